// What others wrote, in one line that shows everything in it: nothing is obeyed, nothing is hidden.

/** Characters that a terminal obeys, that turn the order of a line or that nobody sees, as what they are. */
export function makeVisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character === '\u00ad' ? '' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/**
 * A text in one line: line breaks and control characters as spaces, without what turns the order of the signs or cannot be
 * seen at all, and no longer than `longest` UTF-16 units; what is cut ends with “…”.
 */
export function inOneLine(text: string, longest: number): string {
  const line = text
    .slice(0, longest + 1)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Bidi_C}\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .trim();
  return text.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** The longest message or title, in UTF-16 units. */
const LONGEST_MESSAGE = 1000;

/** A message or title with words of others in it, as `inOneLine`. */
export function asMessage(text: string): string {
  return inOneLine(text, LONGEST_MESSAGE);
}
