// Finding the glossary files of a folder on disk, and putting them in force.
import type { Dirent } from 'node:fs';
import { access, readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LARGEST_GLOSSARY_FILE, type OnProblem } from '../decode';
import { type Entry, findByGlob, findGlossaryFiles, type Folder, hasWildcards, refusals } from '../folder';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Layer, mergeLayers } from '../glossary/layers';
import type { GlossaryFile } from '../host';
import { parseDraft, positionAt } from '../text/draft';
import { codeOf, readText } from './files';

/** The glossary files in a folder and, where `isDeep`, below it, breadth first and by name. */
export async function findGlossaries(
  root: string,
  onProblem: OnProblem,
  isDeep = true,
): Promise<readonly GlossaryFile[]> {
  const ways = await findGlossaryFiles(folderAt(root), onProblem, isDeep);
  return readAll(
    ways.map((way) => join(root, way)),
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
      const ways = await findByGlob(folderAt(root), named, onProblem);
      return readAll(
        ways.map((way) => join(root, way)),
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

/** Whether a path leads into a folder or is it; on another drive it does not. */
function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** A folder of this machine. */
function folderAt(root: string): Folder {
  const pathOf = (way: string) => join(root, way);
  return {
    nameOf: pathOf,
    linkAdvice: '; policyGlossary.userGlossaries may name the file behind it',
    list: async (way) => {
      const entries = await readdir(pathOf(way), { withFileTypes: true }).catch((error: unknown) => {
        throw new Error(codeOf(error));
      });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
  };
}

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isDirectory() ? 'folder' : 'file';
}

function readAll(paths: readonly string[], onProblem: OnProblem): readonly GlossaryFile[] {
  return paths.flatMap((path) => {
    const text = readText(path, LARGEST_GLOSSARY_FILE, onProblem);
    return text === undefined ? [] : [{ uri: pathToFileURL(path).href, text }];
  });
}

/**
 * The built-in concepts with those of the glossaries in the current folder over them; what is wrong in them is told
 * with file, line and column.
 */
export async function glossaryHere(onProblem: OnProblem): Promise<Glossary> {
  const files = await findGlossaries(process.cwd(), onProblem, false);
  const layers: Layer[] = [];
  if (files.length > 0) {
    const { parseGlossary } = await import('../glossary/parse');
    for (const { uri, text } of files) {
      const layer = parseGlossary(text, uri);
      layers.push(layer);
      const draft = parseDraft(text, 'plaintext');
      for (const { start, message } of [...layer.problems, ...(mergeLayers([layer]).problems.get(uri) ?? [])]) {
        const { line, character } = positionAt(draft, start);
        onProblem(`${relative('.', fileURLToPath(uri))}:${line + 1}:${character + 1}: ${message}`);
      }
    }
  }
  return createGlossary(mergeLayers(layers).concepts);
}
