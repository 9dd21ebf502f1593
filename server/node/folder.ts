// A folder of this machine.
import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FolderEntry, Folder } from '../files/folder';
import { type FileStat, type FileTree, thisMachine } from './tree';

/** A folder by its path; `nameOf` is what messages call what lies in it, by default its path. */
export function folderAt(root: string, tree: FileTree = thisMachine, nameOf = (path: string) => path): Folder {
  const pathOf = (path: string) => join(root, path);
  return {
    nameOf: (path) => nameOf(pathOf(path)),
    linkAdvice: '; policyGlossary.userGlossaries may name the file behind it',
    list: async (path) => {
      const entries = await tree.list(pathOf(path)).catch((error: unknown) => {
        throw new Error((error as NodeJS.ErrnoException).code ?? String(error));
      });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
  };
}

function kindOf(entry: FileStat): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isDirectory() ? 'folder' : 'file';
}

/** Whether a path leads into a folder or is it; on another drive it does not. */
export function isInside(root: string, path: string): boolean {
  const between = relative(root, path);
  return between.split(sep)[0] !== '..' && !isAbsolute(between);
}

/** The path from a folder to what lies in it or below; the empty one leads to the folder itself. */
export function pathTo(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** From where on files named .gitignore hold for a folder: its repository, else the current folder where it lies in that, else itself. */
export function repositoryOf(path: string): string {
  const own = resolve(path);
  for (let folder = own; ; folder = dirname(folder)) {
    if (isThere(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) break;
  }
  return isInside(process.cwd(), own) ? process.cwd() : own;
}

/** Whether anything has this name, if only a link to nothing. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
