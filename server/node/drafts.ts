// Finding the drafts of a folder on this machine.
import { join, resolve } from 'node:path';
import type { OnProblem } from '../files/decode';
import { findDraftFiles } from '../files/folder';
import { readIgnoreFile } from './files';
import { folderAt, repositoryOf, pathTo } from './folder';

/**
 * The paths of the drafts in a folder and below it, by name, without what a .gitignore of its repository names. `nameOf` is
 * what messages call a path, by default the path itself.
 */
export async function findDraftsIn(
  folder: string,
  onProblem: OnProblem,
  { nameOf, isStopped }: { readonly nameOf?: (path: string) => string; readonly isStopped?: () => boolean } = {},
): Promise<readonly string[]> {
  const root = repositoryOf(folder);
  const read = (path: string) => Promise.resolve(readIgnoreFile(join(root, path), onProblem));
  const from = pathTo(root, resolve(folder));
  const paths = await findDraftFiles(folderAt(root, nameOf), read, onProblem, { from, isStopped });
  return paths.map((path) => join(root, path));
}
