// What others wrote, in one line that shows everything in it: nothing is obeyed, nothing is hidden.

/** Characters that a terminal obeys, that turn the order of a line or that nobody sees, as what they are. */
export function makeVisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character === '\u00ad' ? '' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
