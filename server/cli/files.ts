// Finding, reading and writing drafts on disk.
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
import { decode, LARGEST_DRAFT_FILE, type OnProblem, tellTooLarge } from '../decode';
import { isDraftName } from '../folder';

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
        .filter((name) => isDraftName(name) && !isIgnored(name));
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
      const text = isThere(file) ? readText(file, LARGEST_DRAFT_FILE, () => {}) : undefined;
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
  return readText(path, LARGEST_DRAFT_FILE, onProblem);
}

/** What is given on standard input under a name, or undefined after telling why it is no text. */
export function readStandardInput(name: string, onProblem: OnProblem): string | undefined {
  return decode(readFileSync(0), name, LARGEST_DRAFT_FILE, onProblem);
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
