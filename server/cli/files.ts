// Finding, reading and writing drafts on disk.
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Language } from '../text/draft';

/** The largest file that is read, in bytes. */
const LARGEST_FILE = 10_000_000;

const draftFile = /\.(?:md|markdown|txt)$/i;

/** What could not be read or found, in plain words that name it. */
export type OnProblem = (message: string) => void;

/** The language of a file by its ending; Markdown unless it says plain text. */
export function languageOf(path: string): Language {
  return /\.txt$/i.test(path) ? 'plaintext' : 'markdown';
}

/** The drafts that arguments name, in order, each once: files as they are, folders and globs without what .gitignore names. */
export async function findDrafts(paths: readonly string[], onProblem: OnProblem): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths.length > 0 ? paths : ['.']) {
    if (path === '') {
      onProblem('An empty name names no draft: give a file, a folder or a glob.');
      continue;
    }
    let stat: Stats | undefined;
    try {
      stat = statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      onProblem(`${path} cannot be read: ${codeOf(error)}.`);
      continue;
    }
    if (stat?.isFile()) found.add(path);
    else {
      const { globSync } = await import('tinyglobby');
      const patterns = stat ? ['**/*.{md,markdown,txt}'] : [path];
      const cwd = stat ? path : '.';
      const below = globSync(patterns, {
        cwd,
        followSymbolicLinks: false,
        ignore: ['**/node_modules/**', '**/.git/**'],
      }).sort();
      const isIgnored = readIgnores();
      const drafts = below
        .map((name) => (stat ? join(path, name) : name))
        .filter((name) => draftFile.test(name) && !isIgnored(name));
      if (drafts.length === 0) onProblem(`No draft is found at ${path}.`);
      for (const name of drafts) found.add(name);
    }
  }
  return [...found];
}

/** Whether the .gitignore of a file's folder, or of one above it up to the current folder, names it. */
function readIgnores(): (path: string) => boolean {
  const known = new Map<string, Ignore | undefined>();
  const ignoreOf = (folder: string) => {
    if (!known.has(folder)) {
      const file = join(folder, '.gitignore');
      const text = isThere(file) ? readText(file, LARGEST_FILE, () => {}) : undefined;
      known.set(folder, text === undefined ? undefined : ignore().add(text));
    }
    return known.get(folder);
  };
  return (path) => {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const inside = relative(folder, path).split(sep).join('/');
      if (inside && !inside.startsWith('..') && ignoreOf(folder)?.ignores(inside)) return true;
      if (folder === '.' || folder === dirname(folder)) return false;
    }
  };
}

/** The text of a draft, or undefined after telling why it has none. */
export function readDraft(path: string, onProblem: OnProblem): string | undefined {
  return readText(path, LARGEST_FILE, onProblem);
}

/** What is given on standard input under a name, or undefined after telling why it is no text. */
export function readStandardInput(name: string, onProblem: OnProblem): string | undefined {
  return decode(readFileSync(0), name, LARGEST_FILE, onProblem);
}

/** The text of a file of at most `largest` bytes, or undefined after telling why it has none. */
export function readText(path: string, largest: number, onProblem: OnProblem): string | undefined {
  const bytes = readBytes(path, largest, onProblem);
  return bytes && decode(bytes, path, largest, onProblem);
}

/** What is in a file of at most `largest` bytes, or undefined after telling why it cannot be read. */
export function readBytes(path: string, largest: number, onProblem: OnProblem): Buffer | undefined {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) onProblem(`${path} is not a file.`);
    else if (stat.size > largest) tellTooLarge(path, largest, onProblem);
    else return readFileSync(path);
  } catch (error) {
    onProblem(`${path} cannot be read: ${codeOf(error)}.`);
  }
  return undefined;
}

/**
 * Bytes as text: only UTF-8 is read, with or without a byte order mark, since anything else would be damaged when it is
 * written back.
 */
function decode(bytes: Buffer, name: string, largest: number, onProblem: OnProblem): string | undefined {
  if (bytes.length > largest) tellTooLarge(name, largest, onProblem);
  else if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    onProblem(`${name} is UTF-16 and is skipped: save it as UTF-8.`);
  else if (bytes.includes(0)) onProblem(`${name} is not text and is skipped.`);
  else if (!isUtf8(bytes))
    onProblem(`${name} is not UTF-8 at byte ${findInvalid(bytes) + 1} and is skipped: save it as UTF-8.`);
  else return bytes.toString('utf8');
  return undefined;
}

function tellTooLarge(name: string, largest: number, onProblem: OnProblem): void {
  onProblem(`${name} is larger than ${largest / 1_000_000} MB and is skipped.`);
}

/** The offset of the first byte that is no UTF-8. */
function findInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  // A prefix that ends within a character is no UTF-8 either; at most three bytes later it is again.
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    const isValid = [0, 1, 2, 3].some((more) => isUtf8(bytes.subarray(0, middle - more)));
    if (isValid) low = middle - 3;
    else high = middle;
  }
  let at = Math.max(0, low);
  while (at > 0 && !isUtf8(bytes.subarray(0, at))) at--;
  for (let next = at; next < bytes.length;) {
    const length = [1, 2, 3, 4].find(
      (count) => isUtf8(bytes.subarray(next, next + count)) && next + count <= bytes.length,
    );
    if (length === undefined) return next;
    next += length;
  }
  return bytes.length;
}

/**
 * Puts `text` in the place of a draft that holds `before`, all or nothing; says whether it did. Refuses a link, a file
 * that is read-only, and one that no longer holds what was read.
 */
export function replaceDraft(path: string, before: string, text: string, onProblem: OnProblem): boolean {
  return writeWhole(path, text, onProblem, () => readFileSync(path, 'utf8') === before);
}

/** Writes a new file, or by `force` in the place of another, all or nothing; says whether it did. */
export function writeFile(path: string, text: string, force: boolean, onProblem: OnProblem): boolean {
  if (!force && isThere(path)) {
    onProblem(`${path} exists; it is replaced only with --force.`);
    return false;
  }
  return writeWhole(path, text, onProblem);
}

/** A new file in the same folder takes the name of the old one, if that `isAsRead` still. */
function writeWhole(path: string, text: string, onProblem: OnProblem, isAsRead = () => true): boolean {
  const temporary = join(dirname(path), `.policy-glossary-${process.pid}.tmp`);
  let file: number | undefined;
  const refuse = (reason: string) => {
    onProblem(`${path} ${reason}.`);
    return false;
  };
  try {
    const before = lstatSync(path, { throwIfNoEntry: false });
    if (before?.isSymbolicLink()) return refuse('is a link and is not changed');
    if (before && !before.isFile()) return refuse('is not a file');
    if (before && (before.mode & 0o222) === 0) return refuse('is read-only and is not changed');
    file = openSync(temporary, 'wx');
    writeFileSync(file, text);
    if (before) copyAccess(file, before);
    fsyncSync(file);
    if (!isAsRead()) return refuse('has changed since it was read and is left alone');
    renameSync(temporary, path);
    return true;
  } catch (error) {
    return refuse(`cannot be written: ${codeOf(error)}`);
  } finally {
    if (file !== undefined) {
      closeSync(file);
      rmSync(temporary, { force: true });
    }
  }
}

/** Owner and mode as they were. */
function copyAccess(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only some may give files away; what they can read and write stays.
  }
  fchmodSync(file, mode);
}

/** Whether anything has this name, if only a link to nothing. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** What the system says of an error, in its own short word. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
