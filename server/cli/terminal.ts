// What is printed and said: text of files is shown as text, whatever it holds, and whole or not in silence.
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { makeVisible } from '../text/visible';
import { codeOf, pause, reasonOf } from '../node/files';

/** Standard output could not be written; `message` says why, and is empty where nobody reads on. */
export class OutputError extends Error {}

/** Prints text as it is; throws an OutputError where not all of it could be written. */
export function print(text: string): void {
  try {
    writeAll(1, text);
  } catch (error) {
    throw new OutputError(codeOf(error) === 'EPIPE' ? '' : `Standard output cannot be written: ${reasonOf(error)}.`);
  }
}

/** Prints text in which only line feeds and tabs are obeyed. */
export function printVisibly(text: string): void {
  print(text.replace(/[^\n\t]+/g, makeVisible));
}

/** Prints what is going to be a file: as it is, unless somebody only looks at it. */
export function printFile(text: string): void {
  if (isatty(1)) printVisibly(text);
  else print(text);
}

let isMuted = false;

/** Says what is wrong, in one line. */
export function say(message: string): void {
  try {
    writeAll(2, `policy-glossary: ${makeVisible(message)}\n`);
  } catch {
    isMuted = true;
  }
}

/** Whether something could not be said. */
export function isUnsaid(): boolean {
  return isMuted;
}

/** Prints a value as JSON. */
export function printJson(value: unknown): void {
  print(`${escapeJson(JSON.stringify(value, undefined, 2))}\n`);
}

/** JSON in which characters are escaped that a terminal obeys or nobody sees: the value is the same. */
export function escapeJson(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(''),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Node's own streams take no notice of what a full disk has not taken, and end before a slow reader has read. */
function writeAll(file: 1 | 2, text: string): void {
  // Consoles of Windows know no UTF-8 otherwise.
  if (process.platform === 'win32' && isatty(file)) {
    (file === 1 ? process.stdout : process.stderr).write(text);
    return;
  }
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      pause(5);
    }
  }
}
