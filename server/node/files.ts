// Reading files of this machine, and what is said where one cannot be read.
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { decode, LARGEST_DRAFT_FILE, type OnProblem, tellTooLarge } from '../files/decode';
import { LARGEST_IGNORE_FILE } from '../files/ignores';

/** Gives what is in a file of at most `largest` bytes, or undefined after telling why it cannot be read. */
export type ReadBytes = (path: string, largest: number, onProblem: OnProblem) => Buffer | undefined;

/** The text of a .gitignore; undefined after telling why it is not followed. */
export function readIgnoreFile(path: string, onProblem: OnProblem, read?: ReadBytes): string | undefined {
  return readText(path, LARGEST_IGNORE_FILE, onProblem, read);
}

/** The text of a draft, or undefined after telling why it has none. */
export function readDraft(path: string, onProblem: OnProblem, read?: ReadBytes): string | undefined {
  return readText(path, LARGEST_DRAFT_FILE, onProblem, read);
}

/** What is given on standard input under a name, or undefined after telling why it is no text. */
export function readStandardInput(name: string, onProblem: OnProblem): string | undefined {
  try {
    // Nobody waits for what has no end.
    const bytes = readAtMost(0, 1_000_000, LARGEST_DRAFT_FILE);
    if (bytes) return decode(bytes, name, LARGEST_DRAFT_FILE, onProblem);
    tellTooLarge(name, LARGEST_DRAFT_FILE, onProblem);
  } catch (error) {
    onProblem(`Standard input cannot be read: ${reasonOf(error)}.`);
  }
  return undefined;
}

/** The text of a file of at most `largest` bytes, or undefined after telling why it has none. */
export function readText(
  path: string,
  largest: number,
  onProblem: OnProblem,
  read: ReadBytes = readBytes,
): string | undefined {
  const bytes = read(path, largest, onProblem);
  return bytes && decode(bytes, path, largest, onProblem);
}

/** What is in a file of at most `largest` bytes, or undefined after telling why it cannot be read. */
export function readBytes(path: string, largest: number, onProblem: OnProblem): Buffer | undefined {
  try {
    const named = statSync(path);
    if (!named.isFile()) {
      onProblem(`${path} ${kindOf(named)}.`);
      return undefined;
    }
    // It may have become a pipe, into which perhaps nobody writes.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) {
        onProblem(`${path} ${kindOf(stat)}.`);
        return undefined;
      }
      // Some files of the system have a size of nothing and no end.
      const bytes = stat.size > largest ? undefined : readAtMost(file, stat.size, largest);
      if (bytes === undefined) tellTooLarge(path, largest, onProblem);
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    tellUnreadable(path, error, onProblem);
    return undefined;
  }
}

/** The rest of an open file; undefined where it is larger. */
function readAtMost(file: number, expected: number, largest: number): Buffer | undefined {
  let bytes = Buffer.alloc(Math.min(largest + 1, expected + 1024));
  let length = 0;
  for (;;) {
    const more = readSome(file, bytes, length);
    length += more;
    if (length > largest) return undefined;
    if (more === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(largest + 1, 2 * length));
  }
}

/** How many bytes came; 0 at the end. */
function readSome(file: number, bytes: Buffer, at: number): number {
  for (;;) {
    try {
      return readSync(file, bytes, at, bytes.length - at, null);
    } catch (error) {
      // So Windows says it of standard input.
      if (codeOf(error) === 'EOF') return 0;
      if (codeOf(error) !== 'EAGAIN') throw error;
      pause(5);
    }
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Does nothing for some milliseconds. */
export function pause(milliseconds: number): void {
  Atomics.wait(sleeper, 0, 0, milliseconds);
}

/** What something is that is not read, as the end of a sentence about it. */
export function kindOf(stat: Pick<Stats, 'isDirectory' | 'isFIFO'>): string {
  if (stat.isDirectory()) return 'is not a file but a folder';
  return stat.isFIFO() ? 'is not a file but a pipe' : 'is not a file';
}

/** Says why a file cannot be read. */
export function tellUnreadable(path: string, error: unknown, onProblem: OnProblem): void {
  if (path === '') return void onProblem('An empty name names no file.');
  const isStrange = path.includes('\ufffd');
  onProblem(`${path} cannot be read: ${reasonOf(error)}${isStrange ? '; its name may be no UTF-8: rename it' : ''}.`);
}

/** What the system says of an error, in its own short word. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

/** What the system says of an error, and what that means. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const meaning = meanings.get(code);
  return meaning === undefined ? code : `${code}, ${meaning}`;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you may not do that here'],
  ['EBUSY', 'another program has it open'],
  ['EDQUOT', 'you may not fill more of the disk'],
  ['EFBIG', 'no file may be so large here'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOENT', 'there is no such file or folder'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['ENXIO', 'it is a socket or a device and no file'],
  ['EPERM', 'it is protected, or another program has it open'],
  ['EROFS', 'the disk is read-only'],
]);
