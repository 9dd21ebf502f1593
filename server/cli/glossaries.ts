// Finding the glossary files of a folder on disk, and putting them in force.
import { realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Layer, mergeLayers } from '../glossary/layers';
import type { GlossaryFile } from '../host';
import { parseDraft, positionAt } from '../text/draft';
import { codeOf, readText } from './files';

const glossaryName = /^(?:glossary\.ya?ml|.+\.glossary\.(?:ya?ml|json))$/is;
/** The largest file that is read, in bytes, the most folders that are looked into, and the most files that are read. */
const LARGEST_FILE = 20_000_000;
const MOST_FOLDERS = 5000;
const MOST_FILES = 50;

/**
 * The glossary files in a folder and, where `isDeep`, below it, breadth first and by name; hidden folders and packages
 * are left out. Links are not followed, and what is left out for its number is told.
 */
export async function findGlossaries(
  root: string,
  onProblem: (message: string) => unknown,
  isDeep = true,
): Promise<readonly GlossaryFile[]> {
  const found: GlossaryFile[] = [];
  const folders = [root];
  // Folders come to the list while it is gone through.
  for (const [index, folder] of folders.entries()) {
    if (index === MOST_FOLDERS) {
      onProblem(
        `Only ${MOST_FOLDERS} folders of ${root} are searched: policyGlossary.glossaries can name other files.`,
      );
      break;
    }
    for (const entry of await list(folder, onProblem)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (isDeep && !entry.name.startsWith('.') && entry.name !== 'node_modules') folders.push(path);
      } else if (!glossaryName.test(entry.name)) continue;
      else if (entry.isSymbolicLink())
        onProblem(`${path} is a link and is not followed; policyGlossary.userGlossaries may name the file behind it.`);
      else if (found.length === MOST_FILES) {
        onProblem(
          `Only ${MOST_FILES} glossaries of ${root} are read, and ${path} is left out: put some of them together.`,
        );
        return found;
      } else {
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
    if (root !== undefined && !isInside(relative(root, real))) {
      onProblem(`The glossary ${path} lies outside its folder and is left out.`);
      return undefined;
    }
    const text = readText(real, LARGEST_FILE, onProblem);
    return text === undefined ? undefined : { uri: pathToFileURL(real).href, text };
  } catch (error) {
    onProblem(`The glossary ${path} cannot be read: ${codeOf(error)}.`);
    return undefined;
  }
}

/** Whether a relative path leads down; the path to another drive is absolute. */
function isInside(path: string): boolean {
  return path.split(sep)[0] !== '..' && !isAbsolute(path);
}

/**
 * The built-in concepts with those of the glossaries in the current folder over them; what is wrong in them is told
 * with file, line and column.
 */
export async function glossaryHere(onProblem: (message: string) => void): Promise<Glossary> {
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

async function list(folder: string, onProblem: (message: string) => unknown) {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onProblem(`The folder ${folder} cannot be read: ${codeOf(error)}.`);
    return [];
  }
}
