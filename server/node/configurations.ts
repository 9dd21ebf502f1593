// Finding and reading the configuration files of this machine.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConfiguration, type FolderConfiguration } from '../configuration/inForce';
import type { OnProblem } from '../files/decode';
import { configurationNames } from '../files/folder';
import { lookAt } from './glossaries';
import { type FileTree, thisMachine } from './tree';

/** The path of the configuration in a folder; undefined where there is none. Of several the first is read, the others are told. */
export function findConfiguration(
  folder: string,
  onDoubt: OnProblem,
  tree: FileTree = thisMachine,
): string | undefined {
  const [path, ...others] = configurationNames.map((name) => join(folder, name)).filter((file) => tree.lstat(file));
  for (const other of others) onDoubt(`${other} is not read, since ${path} is there.`);
  return path;
}

/** A configuration with all that it extends from the folder `root`; undefined after telling why it cannot be read. */
export async function readConfiguration(
  path: string,
  root: string,
  onProblem: OnProblem,
  tree: FileTree = thisMachine,
): Promise<FolderConfiguration | undefined> {
  const now = lookAt(path, root, tree);
  if (typeof now === 'string') return undefined;
  if ('refused' in now) {
    onProblem(now.refused);
    return undefined;
  }
  const { loadConfiguration } = await import('../configuration/load');
  const { href } = pathToFileURL(path);
  const files = await loadConfiguration(href, now.text, pathToFileURL(root).href, (uri) =>
    Promise.resolve(lookAt(fileURLToPath(uri), root, tree)),
  );
  return createConfiguration(href, files, onProblem);
}
