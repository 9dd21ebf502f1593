// Finding and reading drafts on disk.
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { decode, LARGEST_DRAFT_FILE, type OnProblem, tellTooLarge } from '../files/decode';
import { findDraftFiles, isDraftName, isGlossaryName, waysTo } from '../files/folder';
import { createIgnores, LARGEST_IGNORE_FILE } from '../files/ignores';
import { folderAt, isInside, isThere, repositoryOf, wayTo } from './folder';

/** The drafts that arguments name, in order, each once: files as they are, folders and globs without what .gitignore names. */
export async function findDrafts(paths: readonly string[], onProblem: OnProblem): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const add = (path: string) => {
    const place = placeOf(path);
    if (!found.has(place)) found.set(place, path);
  };
  for (const path of paths.length > 0 ? paths : ['.']) {
    if (path === '') {
      onProblem('An empty name names no draft: give a file, a folder or a glob.');
      continue;
    }
    if (path === '-' && paths.length > 1) {
      onProblem('Standard input is read alone: name - without other drafts, or a file of that name as ./-.');
      continue;
    }
    if (isGlossaryName(basename(path))) {
      onProblem(`${path} is a glossary and no draft: policy-glossary glossary validate says what is wrong in it.`);
      continue;
    }
    let stat: Stats | undefined;
    try {
      stat = statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      tellUnreadable(path, error, onProblem);
      continue;
    }
    if (stat?.isFile()) add(path);
    else if (stat && !stat.isDirectory()) onProblem(`${path} ${kindOf(stat)}.`);
    else {
      const drafts = stat?.isDirectory() ? await findIn(path, onProblem) : await findMatching(path, onProblem);
      if (drafts.length === 0) onProblem(`No draft is found at ${path}.`);
      for (const name of drafts) add(name);
    }
  }
  return [...found.values()];
}

/** Where a file lies, however its path is written; a link is a file of its own. */
function placeOf(path: string): string {
  try {
    return join(realpathSync.native(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

/** How folders are listed for a search, which itself passes over those that cannot be read. */
function tellingOfFolders(onProblem: OnProblem): typeof readdirSync {
  const list = (path: string, options: { withFileTypes: true }) => {
    try {
      return readdirSync(path, options);
    } catch (error) {
      onProblem(`The folder ${relative('.', path) || '.'} cannot be read: ${reasonOf(error)}.`);
      throw error;
    }
  };
  return list as typeof readdirSync;
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
  const found = globSync([glob], {
    cwd: '.',
    followSymbolicLinks: false,
    ignore,
    fs: { readdirSync: tellingOfFolders(onProblem) },
  }).sort();
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
export function readText(path: string, largest: number, onProblem: OnProblem): string | undefined {
  const bytes = readBytes(path, largest, onProblem);
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
function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'is not a file but a folder';
  return stat.isFIFO() ? 'is not a file but a pipe' : 'is not a file';
}

/** Says why a file cannot be read. */
function tellUnreadable(path: string, error: unknown, onProblem: OnProblem): void {
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
