// Finding and reading the glossary files of this machine.
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LARGEST_GLOSSARY_FILE, type OnProblem } from '../files/decode';
import { findByGlob, findDataFiles, findGlossaryFiles, hasWildcards, refusals } from '../files/folder';
import type { FileNow, GlossaryFile } from '../files/host';
import { codeOf, readText } from './files';
import { folderAt, isInside } from './folder';
import { type FileTree, thisMachine } from './tree';
import { t } from '../words/words';

/** The glossary files in a folder, by name. */
export async function findGlossaries(
  root: string,
  onProblem: OnProblem,
  tree: FileTree = thisMachine,
): Promise<readonly GlossaryFile[]> {
  const paths = await findGlossaryFiles(folderAt(root, tree), onProblem);
  return readAll(
    paths.map((path) => join(root, path)),
    onProblem,
    tree,
  );
}

/** The glossary and configuration files in a folder and below it, breadth first and by name. */
export async function readDataFiles(root: string, onProblem: OnProblem): Promise<readonly GlossaryFile[]> {
  const paths = await findDataFiles(folderAt(root), onProblem);
  return readAll(
    paths.map((path) => join(root, path)),
    onProblem,
  );
}

/**
 * The glossary files that a setting names. In a folder: by a path or a glob relative to it, inside which they must lie
 * after all links are followed. Without one: by an absolute path, where `~` is the user's own folder. What is left out is
 * told, with the reason.
 */
export async function readGlossaries(
  named: string,
  folder: string | undefined,
  onProblem: OnProblem,
  tree: FileTree = thisMachine,
): Promise<readonly GlossaryFile[]> {
  const leaveOut = (why: string) => {
    onProblem(`The glossary ${named} ${why}`);
    return [];
  };
  try {
    if (folder === undefined) {
      const path = userPath(named);
      if (path === undefined) return leaveOut('is no absolute path and is left out: write it from / or ~/ on.');
      // Throws where there is none, with the reason.
      tree.realpath(path);
      return readAll([path], onProblem, tree);
    }
    if (isAbsolute(named) || named.startsWith('~'))
      return leaveOut(
        'is not inside its folder and is left out: name it in policyGlossary.userGlossaries, in your user settings.',
      );
    const root = fileURLToPath(folder);
    const path = resolve(root, named);
    if (!isInside(root, path)) return leaveOut(refusals.outside);
    if (hasWildcards(named) && !exists(path, tree)) {
      const paths = await findByGlob(folderAt(root, tree), named, onProblem);
      return readAll(
        paths.map((path) => join(root, path)),
        onProblem,
        tree,
      );
    }
    return isInside(tree.realpath(root), tree.realpath(path))
      ? readAll([path], onProblem, tree)
      : leaveOut('is a link that leads out of its folder and is left out.');
  } catch (error) {
    return leaveOut(`cannot be read: ${reasons.get(codeOf(error)) ?? codeOf(error)}.`);
  }
}

/** A file of a folder as it stands at this moment, before it is edited or made; see `Host`. */
export function lookAt(path: string, root: string, tree: FileTree = thisMachine): FileNow {
  const name = basename(path);
  try {
    if (!isInside(tree.realpath(root), tree.realpath(dirname(path))))
      return {
        refused: t('{0} lies behind a link that leads out of its folder, where nothing is read or written.', name),
      };
    const stat = tree.lstat(path);
    if (stat === undefined) return 'missing';
    if (stat.isSymbolicLink()) return { refused: t('{0} is a link, and nothing is read or written through it.', name) };
    if (!stat.isFile()) return { refused: t('{0} is not a file.', name) };
    let reason = '';
    const text = readText(path, LARGEST_GLOSSARY_FILE, (message) => (reason = message), tree.readBytes);
    return text === undefined ? { refused: reason } : { text };
  } catch (error) {
    return { refused: t('{0} cannot be read: {1}.', name, reasons.get(codeOf(error)) ?? codeOf(error)) };
  }
}

/** An absolute path as it is written, where `~` is the user's own folder; undefined for any other path. */
export function userPath(named: string): string | undefined {
  const path = named.replace(/^~(?=[/\\])/, () => homedir());
  return isAbsolute(path) ? path : undefined;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ELOOP', 'its links lead in a circle'],
  ['EACCES', 'you may not read it'],
]);

function exists(path: string, tree: FileTree): boolean {
  try {
    return tree.stat(path) !== undefined;
  } catch {
    return false;
  }
}

/** The glossaries at some paths; what cannot be read is told. */
export function readAll(
  paths: readonly string[],
  onProblem: OnProblem,
  tree: FileTree = thisMachine,
): readonly GlossaryFile[] {
  return paths.flatMap((path) => {
    const text = readText(path, LARGEST_GLOSSARY_FILE, onProblem, tree.readBytes);
    return text === undefined ? [] : [{ uri: pathToFileURL(path).href, text }];
  });
}
