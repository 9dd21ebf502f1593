// Finding the glossary files of a folder on disk, and putting them in force.
import { access, lstat, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LARGEST_GLOSSARY_FILE, type OnProblem } from '../files/decode';
import { findByGlob, findGlossaryFiles, hasWildcards, refusals } from '../files/folder';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Layer, mergeLayers } from '../glossary/layers';
import type { FileNow, GlossaryFile } from '../files/host';
import { createLined, positionAt } from '../text/draft';
import { codeOf, readText } from './files';
import { folderAt, isInside } from './folder';

/** The glossaries that are named for all drafts, the farthest first. */
export interface GlossaryOptions {
  readonly glossary: readonly string[];
}

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

/** A file of a folder as it stands at this moment, before it is edited or made; see `Host`. */
export async function lookAt(path: string, root: string): Promise<FileNow> {
  const name = basename(path);
  try {
    if (!isInside(await realpath(root), await realpath(dirname(path))))
      return { refused: `${name} lies behind a link that leads out of its folder, where nothing is written.` };
    const stat = await lstat(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (stat === undefined) return 'missing';
    if (stat.isSymbolicLink()) return { refused: `${name} is a link, and nothing is written through it.` };
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

function readAll(paths: readonly string[], onProblem: OnProblem): readonly GlossaryFile[] {
  return paths.flatMap((path) => {
    const text = readText(path, LARGEST_GLOSSARY_FILE, onProblem);
    return text === undefined ? [] : [{ uri: pathToFileURL(path).href, text }];
  });
}

/** What is said of glossaries: what could not be read, and what is only doubtful. */
export interface OnGlossaryProblem {
  readonly onProblem: OnProblem;
  readonly onDoubt: OnProblem;
}

/**
 * Gives the glossary of a draft by its path: over the built-in one those that are named, of any format, then those of the
 * current folder and of each folder below it on the way to the draft. What is wrong in a file is told once, with file,
 * line and column.
 */
export function glossariesHere(named: readonly string[], say: OnGlossaryProblem): (draft: string) => Promise<Glossary> {
  const here = process.cwd();
  const known = new Map<string, Promise<InForce>>();
  const inForceAt = (folder: string): Promise<InForce> => {
    const found = known.get(folder) ?? readFolder(folder);
    known.set(folder, found);
    return found;
  };
  const readFolder = async (folder: string): Promise<InForce> => {
    const outer = folder === here ? await readNamed(named, say) : await inForceAt(dirname(folder));
    return addLayers(outer, await findGlossaries(folder, say.onProblem, false), say);
  };
  return async (draft) => {
    const folder = dirname(resolve(draft));
    return (await inForceAt(isInside(here, folder) ? folder : here)).glossary;
  };
}

/** Glossaries that lie over one another, the farthest first. */
interface InForce {
  readonly layers: readonly Layer[];
  readonly glossary: Glossary;
}

function readNamed(named: readonly string[], say: OnGlossaryProblem): Promise<InForce> {
  const builtIn = { layers: [], glossary: createGlossary(mergeLayers([]).concepts) };
  return addLayers(builtIn, readAll(named, say.onProblem), say);
}

/** What is in force with some files over the others. */
async function addLayers(
  outer: InForce,
  files: readonly GlossaryFile[],
  { onProblem, onDoubt }: OnGlossaryProblem,
): Promise<InForce> {
  if (files.length === 0) return outer;
  const { readLayer } = await import('../glossary/formats/layer');
  const read = files.map(({ uri, text }) => ({ text, layer: readLayer(text, uri) }));
  const layers = [...outer.layers, ...read.map(({ layer }) => layer)];
  const { concepts, problems } = mergeLayers(layers);
  for (const { text, layer } of read) {
    const lined = createLined(text);
    for (const { start, message, level } of [...layer.problems, ...(problems.get(layer.uri) ?? [])]) {
      const { line, character } = positionAt(lined, start);
      const place = `${relative('.', fileURLToPath(layer.uri))}:${line + 1}:${character + 1}`;
      (level === 'error' ? onProblem : onDoubt)(`${place}: ${message}`);
    }
  }
  return { layers, glossary: createGlossary(concepts) };
}
