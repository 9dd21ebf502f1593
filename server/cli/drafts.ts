// Finding the drafts that the arguments of a command name.
import { type Dirent, type readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { OnProblem } from '../files/decode';
import { isDraftName, isGlossaryName } from '../files/folder';
import { createIgnores, createMatcher, pathsTo } from '../files/ignores';
import { findDraftsIn } from '../node/drafts';
import { kindOf, readIgnoreFile, reasonOf, tellUnreadable } from '../node/files';
import { isInside, repositoryOf, pathTo } from '../node/folder';
import { type FileStat, type FileTree, thisMachine } from '../node/tree';
import { isInShard, type Shard } from './shard';
import type { NamedDraft, Names } from './sources';

/** How drafts are found; everything may be left out. */
interface Finding {
  /** What is left out, as lines of a .gitignore in the current folder. */
  readonly ignored?: readonly string[];
  readonly tree?: FileTree;
  /** The share of them that is given. */
  readonly shard?: Shard;
  /** Told of all names, also of those in other shards. */
  readonly names?: Names;
}

/**
 * The drafts that arguments name, in order, each once: files as they are, folders and globs without what .gitignore names;
 * of all these without what is ignored. What an argument names that is called like a draft is in the shard of the argument,
 * so that no other shard has to look for it.
 */
export async function findDrafts(
  paths: Iterable<string> | AsyncIterable<string>,
  onProblem: OnProblem,
  { ignored = [], tree = thisMachine, shard, names }: Finding = {},
): Promise<readonly NamedDraft[]> {
  const isIgnored = matcherOf(ignored, onProblem);
  const known = new Set<string>();
  const placeOf = createPlaces();
  const found: NamedDraft[] = [];
  const isOurs = (path: string) => shard === undefined || isInShard(path, shard);
  const add = (path: string, at: number) => {
    const place = placeOf(path);
    if (known.has(place)) return;
    known.add(place);
    found.push({ path, at });
  };
  const isAlone = Array.isArray(paths) && paths.length === 1;
  let count = 0;
  const countName = (path: string) => names?.count(path) ?? count++;
  const addNamed = (path: string) => {
    const at = countName(path);
    if (isOurs(path)) add(path, at);
  };
  for await (const path of paths) {
    if (!isArgument(path, onProblem, isAlone)) continue;
    if (!isDraftName(path)) {
      for (const name of await findAt(path, onProblem, tree)) if (!isIgnored(name)) addNamed(name);
    } else if (!isIgnored(path)) {
      const at = countName(path);
      for (const name of isOurs(path) ? await findAt(path, onProblem, tree) : []) if (!isIgnored(name)) add(name, at);
    }
  }
  return found;
}

/** Whether a path is left out by globs, as a .gitignore in the current folder would. */
export function matcherOf(ignored: readonly string[], onProblem: OnProblem): (path: string) => boolean {
  if (ignored.length === 0) return () => false;
  const isIgnored = createMatcher(ignored, '--ignore', onProblem);
  return (path) => isIgnored(relative('.', path).split(sep).join('/'));
}

/** Whether something can name drafts. */
function isArgument(path: string, onProblem: OnProblem, isAlone: boolean): boolean {
  if (path === '') onProblem('An empty name names no draft: give a file, a folder or a glob.');
  else if (path === '-' && !isAlone)
    onProblem('Standard input is read alone: name - without other drafts, or a file of that name as ./-.');
  else if (isGlossaryName(basename(path)))
    onProblem(`${path} is a glossary and no draft: policy-glossary glossary validate says what is wrong in it.`);
  else return true;
  return false;
}

/** The drafts that one argument names. */
async function findAt(path: string, onProblem: OnProblem, tree: FileTree): Promise<readonly string[]> {
  let stat: FileStat | undefined;
  try {
    stat = tree.stat(path);
  } catch (error) {
    tellUnreadable(path, error, onProblem);
    return [];
  }
  if (stat?.isFile()) return [path];
  if (stat && !stat.isDirectory()) {
    onProblem(`${path} ${kindOf(stat)}.`);
    return [];
  }
  const drafts = await (stat?.isDirectory() ? findIn : findMatching)(path, onProblem, tree);
  if (drafts.length === 0) onProblem(`No draft is found at ${path}.`);
  return drafts;
}

/** Tells where a file lies, however its path is written; a link is a file of its own. */
function createPlaces(): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    const folder = dirname(path);
    try {
      const known = folders.get(folder) ?? realpathSync.native(folder);
      folders.set(folder, known);
      return join(known, basename(path));
    } catch {
      return path;
    }
  };
}

/** How folders are listed for a search, which itself passes over those that cannot be read. */
function tellingOfFolders(onProblem: OnProblem, tree: FileTree): typeof readdirSync {
  const list = (path: string, _options: { withFileTypes: true }) => {
    try {
      return [...tree.listNow(path)] as Dirent[];
    } catch (error) {
      onProblem(`The folder ${relative('.', path) || '.'} cannot be read: ${reasonOf(error)}.`);
      throw error;
    }
  };
  return list as typeof readdirSync;
}

/** The drafts in a folder and below it. */
async function findIn(folder: string, onProblem: OnProblem, tree: FileTree): Promise<readonly string[]> {
  const found = await findDraftsIn(folder, onProblem, { nameOf: (path) => relative('.', path) || '.', tree });
  return found.map((path) => join(folder, relative(folder, path)));
}

/** The drafts whose path a glob matches. */
async function findMatching(glob: string, onProblem: OnProblem, tree: FileTree): Promise<readonly string[]> {
  const { globSync } = await import('tinyglobby');
  const ignore = ['**/node_modules/**', '**/.git/**'];
  const found = globSync([glob], {
    cwd: '.',
    followSymbolicLinks: false,
    ignore,
    fs: { readdirSync: tellingOfFolders(onProblem, tree) },
  }).sort();
  const root = repositoryOf('.');
  const ignores = createIgnores((folder) => join(relative('.', join(root, folder)), '.gitignore'), onProblem);
  const known = new Set<string>();
  /** Whether what lies at a path, or a folder that leads to it, is left out. */
  const isIgnored = (path: string) =>
    pathsTo(path).some((at) => {
      if (at === path) return ignores.isIgnored(at, false);
      if (at !== '' && ignores.isIgnored(at, true)) return true;
      if (!known.has(at)) {
        known.add(at);
        const file = join(root, at, '.gitignore');
        const text = tree.lstat(file) ? readIgnoreFile(file, onProblem, tree.readBytes) : undefined;
        if (text !== undefined) ignores.add(at, text);
      }
      return false;
    });
  return found.filter((name) => {
    const path = resolve(name);
    return isDraftName(name) && !(isInside(root, path) && isIgnored(pathTo(root, path)));
  });
}
