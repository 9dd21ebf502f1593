// Finding, reading and writing drafts on disk.
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
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
    const stat = statSync(path, { throwIfNoEntry: false });
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
      const stat = statSync(file, { throwIfNoEntry: false });
      known.set(folder, stat?.isFile() ? ignore().add(readFileSync(file, 'utf8')) : undefined);
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

/**
 * The text of a file of at most `largest` bytes, or undefined after telling why it has none: only UTF-8 is read, with or
 * without a byte order mark, since anything else would be damaged when it is written back.
 */
export function readText(path: string, largest: number, onProblem: OnProblem): string | undefined {
  const bytes = readBytes(path, largest, onProblem);
  if (bytes === undefined) return undefined;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    onProblem(`${path} is UTF-16 and is skipped: save it as UTF-8.`);
  else if (bytes.includes(0)) onProblem(`${path} is not text and is skipped.`);
  else if (!isUtf8(bytes)) onProblem(`${path} is not UTF-8 at byte ${findInvalid(bytes) + 1} and is skipped.`);
  else return bytes.toString('utf8');
  return undefined;
}

/** What is in a file of at most `largest` bytes, or undefined after telling why it cannot be read. */
export function readBytes(path: string, largest: number, onProblem: OnProblem): Buffer | undefined {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) onProblem(`${path} is not a file.`);
    else if (stat.size > largest) onProblem(`${path} is larger than ${largest / 1_000_000} MB and is skipped.`);
    else return readFileSync(path);
  } catch (error) {
    onProblem(`${path} cannot be read: ${codeOf(error)}.`);
  }
  return undefined;
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
 * Puts `text` in the place of a draft's content, all or nothing. Refuses a link, and a file that no longer holds what
 * was read.
 */
export function replaceDraft(path: string, before: string, text: string, onProblem: OnProblem): boolean {
  return replaceFile(path, text, onProblem, () => {
    if (readFileSync(path, 'utf8') === before) return true;
    onProblem(`${path} has changed since it was read and is left alone.`);
    return false;
  });
}

/** Writes a file that is not there yet, or with `force` replaces one, all or nothing. Says whether it went well. */
export function writeOutput(path: string, text: string, force: boolean, onProblem: OnProblem): boolean {
  try {
    if (force && lstatSync(path, { throwIfNoEntry: false })) return replaceFile(path, text, onProblem);
    const file = openSync(path, 'wx');
    try {
      writeFileSync(file, text);
      return true;
    } catch (error) {
      unlinkSync(path);
      throw error;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') onProblem(`${path} exists; it is replaced only with --force.`);
    else onProblem(`${path} cannot be written: ${codeOf(error)}.`);
    return false;
  }
}

/** Gives the name and mode of a file to a new one in the same folder, if `mayReplace` still holds when that is written. */
function replaceFile(path: string, text: string, onProblem: OnProblem, mayReplace = () => true): boolean {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) {
      onProblem(stat.isSymbolicLink() ? `${path} is a link and is not changed.` : `${path} is not a file.`);
      return false;
    }
    const file = openSync(temporary, 'wx', stat.mode);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (mayReplace()) {
      renameSync(temporary, path);
      return true;
    }
    unlinkSync(temporary);
    return false;
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // There was none.
    }
    onProblem(`${path} cannot be written: ${codeOf(error)}.`);
    return false;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
