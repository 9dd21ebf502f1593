// Finding the glossary files of a folder on disk, and putting them in force.
import { readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Layer, mergeLayers } from '../glossary/layers';
import type { GlossaryFile } from '../host';
import { parseDraft, positionAt } from '../text/draft';
import { readText } from './files';

const glossaryName = /^(?:glossary\.ya?ml|.+\.glossary\.(?:ya?ml|json))$/i;
/** The largest file that is read, in bytes, the most folders that are looked into, and the most files that are read. */
const LARGEST_FILE = 20_000_000;
const MOST_FOLDERS = 2000;
const MOST_FILES = 50;
const DEEPEST = 6;

/**
 * The glossary files in a folder and up to `depth` levels below it, breadth first and by name; hidden folders and
 * packages are left out.
 */
export function findGlossaries(
  folder: string,
  onProblem: (message: string) => unknown,
  depth = DEEPEST,
): readonly GlossaryFile[] {
  const found: GlossaryFile[] = [];
  let root: string;
  try {
    root = folder.startsWith('file:') ? fileURLToPath(folder) : folder;
  } catch {
    return found;
  }
  const folders = [{ path: root, level: 0 }];
  for (let index = 0; index < folders.length && index < MOST_FOLDERS && found.length < MOST_FILES; index++) {
    const { path: parent, level } = folders[index];
    for (const entry of list(parent)) {
      const path = join(parent, entry.name);
      if (level < depth && entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
        folders.push({ path, level: level + 1 });
      } else if (entry.isFile() && glossaryName.test(entry.name)) {
        const text = readText(path, LARGEST_FILE, onProblem);
        if (text !== undefined) found.push({ uri: pathToFileURL(path).href, text });
      }
    }
  }
  return found;
}

/**
 * A glossary file that a setting names: relative to a folder, inside which it must lie after all links are followed, or
 * absolute where `folder` is missing. Undefined after telling why it cannot be read.
 */
export function readGlossary(
  path: string,
  folder: string | undefined,
  onProblem: (message: string) => unknown,
): GlossaryFile | undefined {
  try {
    if (folder === undefined && !isAbsolute(path)) {
      onProblem(`The glossary ${path} is no absolute path and is left out.`);
      return undefined;
    }
    const root = folder === undefined ? undefined : realpathSync(fileURLToPath(folder));
    const real = realpathSync(root === undefined ? path : resolve(root, path));
    if (root !== undefined && relative(root, real).split(sep)[0] === '..') {
      onProblem(`The glossary ${path} lies outside its folder and is left out.`);
      return undefined;
    }
    const text = readText(real, LARGEST_FILE, onProblem);
    return text === undefined ? undefined : { uri: pathToFileURL(real).href, text };
  } catch (error) {
    onProblem(`The glossary ${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
    return undefined;
  }
}

/**
 * The built-in concepts with those of the glossaries in the current folder over them; what is wrong in them is told
 * with file, line and column.
 */
export async function glossaryHere(onProblem: (message: string) => void): Promise<Glossary> {
  const files = findGlossaries(process.cwd(), onProblem, 0);
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

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
