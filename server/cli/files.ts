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
import { dirname, join, relative, resolve } from 'node:path';
import { decode, LARGEST_DRAFT_FILE, type OnProblem, tellTooLarge } from '../decode';
import { findDraftFiles, isDraftName, waysTo } from '../folder';
import { createIgnores, LARGEST_IGNORE_FILE } from '../ignores';
import { folderAt, isInside, isThere, repositoryOf, wayTo } from './folder';

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
      const drafts = stat?.isDirectory() ? await findIn(path, onProblem) : await findMatching(path, onProblem);
      if (drafts.length === 0) onProblem(`No draft is found at ${path}.`);
      for (const name of drafts) found.add(name);
    }
  }
  return [...found];
}

/** The drafts in a folder and below it, however many. */
async function findIn(path: string, onProblem: OnProblem): Promise<readonly string[]> {
  const root = repositoryOf(path);
  const from = wayTo(root, resolve(path));
  const ways = await findDraftFiles(
    folderAt(root, (name) => relative('.', name) || '.'),
    (way) => Promise.resolve(readIgnoreFile(join(root, way), onProblem)),
    onProblem,
    { from, folders: Infinity, drafts: Infinity },
  );
  return ways.map((way) => join(path, from === '' ? way : way.slice(from.length + 1)));
}

/** The drafts whose path a glob matches. */
async function findMatching(glob: string, onProblem: OnProblem): Promise<readonly string[]> {
  const { globSync } = await import('tinyglobby');
  const ignore = ['**/node_modules/**', '**/.git/**'];
  const found = globSync([glob], { cwd: '.', followSymbolicLinks: false, ignore }).sort();
  const root = repositoryOf('.');
  const ignores = createIgnores((folder) => join(relative('.', join(root, folder)), '.gitignore'), onProblem);
  const known = new Set<string>();
  /** Whether what lies at a way, or a folder on the way to it, is left out. */
  const isIgnored = (way: string) =>
    waysTo(way).some((at) => {
      if (at === way) return ignores.isIgnored(at, false);
      if (at !== '' && ignores.isIgnored(at, true)) return true;
      if (!known.has(at)) {
        known.add(at);
        const file = join(root, at, '.gitignore');
        const text = isThere(file) ? readIgnoreFile(file, onProblem) : undefined;
        if (text !== undefined) ignores.add(at, text);
      }
      return false;
    });
  return found.filter((name) => {
    const path = resolve(name);
    return isDraftName(name) && !(isInside(root, path) && isIgnored(wayTo(root, path)));
  });
}

/** The text of a .gitignore; undefined after telling why it is not followed. */
export function readIgnoreFile(path: string, onProblem: OnProblem): string | undefined {
  return readText(path, LARGEST_IGNORE_FILE, onProblem);
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

/** What the system says of an error, in its own short word. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
