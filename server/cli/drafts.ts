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

/**
 * The drafts that arguments name, in order, each once: files as they are, folders and globs without what .gitignore names;
 * of all these without what `ignored` names, as a .gitignore in the current folder would.
 */
export async function findDrafts(
  paths: readonly string[],
  onProblem: OnProblem,
  ignored: readonly string[] = [],
  tree: FileTree = thisMachine,
): Promise<readonly string[]> {
  const found = await findNamed(paths, onProblem, tree);
  const isIgnored = createMatcher(ignored, '--ignore', onProblem);
  return found.filter((path) => !isIgnored(relative('.', path).split(sep).join('/')));
}

async function findNamed(paths: readonly string[], onProblem: OnProblem, tree: FileTree): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const placeOf = createPlaces();
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
    let stat: FileStat | undefined;
    try {
      stat = tree.stat(path);
    } catch (error) {
      tellUnreadable(path, error, onProblem);
      continue;
    }
    if (stat?.isFile()) add(path);
    else if (stat && !stat.isDirectory()) onProblem(`${path} ${kindOf(stat)}.`);
    else {
      const drafts = await (stat?.isDirectory() ? findIn : findMatching)(path, onProblem, tree);
      if (drafts.length === 0) onProblem(`No draft is found at ${path}.`);
      for (const name of drafts) add(name);
    }
  }
  return [...found.values()];
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
