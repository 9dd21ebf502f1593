// Finding the drafts of a folder on this machine.
import { join, resolve } from 'node:path';
import type { OnProblem } from '../files/decode';
import { findDraftFiles } from '../files/folder';
import { readIgnoreFile } from './files';
import { folderAt, repositoryOf, pathTo } from './folder';
import { type FileTree, thisMachine } from './tree';

/** How drafts are searched for; everything may be left out. */
interface DraftsIn {
  /** What messages call a path; by default the path itself. */
  readonly nameOf?: (path: string) => string;
  readonly isStopped?: () => boolean;
  readonly tree?: FileTree;
}

/** The paths of the drafts in a folder and below it, by name, without what a .gitignore of its repository names. */
export async function findDraftsIn(
  folder: string,
  onProblem: OnProblem,
  { nameOf, isStopped, tree = thisMachine }: DraftsIn = {},
): Promise<readonly string[]> {
  const root = repositoryOf(folder);
  const read = (path: string) => Promise.resolve(readIgnoreFile(join(root, path), onProblem, tree.readBytes));
  const from = pathTo(root, resolve(folder));
  const paths = await findDraftFiles(folderAt(root, tree, nameOf), read, onProblem, { from, isStopped });
  return paths.map((path) => join(root, path));
}
