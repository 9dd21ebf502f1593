// Finding and reading the glossary files of this machine.
import { access, lstat, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LARGEST_GLOSSARY_FILE, type OnProblem } from '../files/decode';
import { findByGlob, findDataFiles, findGlossaryFiles, hasWildcards, refusals } from '../files/folder';
import type { FileNow, GlossaryFile } from '../files/host';
import { codeOf, readText } from './files';
import { folderAt, isInside } from './folder';

/** The glossary files in a folder, by name. */
export async function findGlossaries(root: string, onProblem: OnProblem): Promise<readonly GlossaryFile[]> {
  const paths = await findGlossaryFiles(folderAt(root), onProblem);
  return readAll(
    paths.map((path) => join(root, path)),
    onProblem,
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
      await access(path);
      return readAll([path], onProblem);
    }
    if (isAbsolute(named) || named.startsWith('~'))
      return leaveOut(
        'is not inside its folder and is left out: name it in policyGlossary.userGlossaries, in your user settings.',
      );
    const root = fileURLToPath(folder);
    const path = resolve(root, named);
    if (!isInside(root, path)) return leaveOut(refusals.outside);
    if (hasWildcards(named) && !(await exists(path))) {
      const paths = await findByGlob(folderAt(root), named, onProblem);
      return readAll(
        paths.map((path) => join(root, path)),
        onProblem,
      );
    }
    return isInside(await realpath(root), await realpath(path))
      ? readAll([path], onProblem)
      : leaveOut('is a link that leads out of its folder and is left out.');
  } catch (error) {
    return leaveOut(`cannot be read: ${reasons.get(codeOf(error)) ?? codeOf(error)}.`);
  }
}

/** A file of a folder as it stands at this moment, before it is edited or made; see `Host`. */
export async function lookAt(path: string, root: string): Promise<FileNow> {
  const name = basename(path);
  try {
    if (!isInside(await realpath(root), await realpath(dirname(path))))
      return { refused: `${name} lies behind a link that leads out of its folder, where nothing is read or written.` };
    const stat = await lstat(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (stat === undefined) return 'missing';
    if (stat.isSymbolicLink()) return { refused: `${name} is a link, and nothing is read or written through it.` };
    if (!stat.isFile()) return { refused: `${name} is not a file.` };
    let reason = '';
    const text = readText(path, LARGEST_GLOSSARY_FILE, (message) => (reason = message));
    return text === undefined ? { refused: reason } : { text };
  } catch (error) {
    return { refused: `${name} cannot be read: ${reasons.get(codeOf(error)) ?? codeOf(error)}.` };
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

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export function readAll(paths: readonly string[], onProblem: OnProblem): readonly GlossaryFile[] {
  return paths.flatMap((path) => {
    const text = readText(path, LARGEST_GLOSSARY_FILE, onProblem);
    return text === undefined ? [] : [{ uri: pathToFileURL(path).href, text }];
  });
}
