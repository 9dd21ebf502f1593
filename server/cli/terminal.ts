// What is said on a terminal: text of files is shown as text, whatever it holds.

/** Characters that a terminal obeys or that turn the order of a line, as what they are. */
export function makeVisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === '\u00ad' ? '' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** Says what is wrong, in one line. */
export function say(message: string): void {
  process.stderr.write(`policy-glossary: ${makeVisible(message)}\n`);
}

/** Prints a value as JSON in which such characters are escaped: the value is the same. */
export function printJson(value: unknown): void {
  const json = JSON.stringify(value, undefined, 2);
  const escaped = json.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(''),
  );
  process.stdout.write(`${escaped}\n`);
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
