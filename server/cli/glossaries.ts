// Finding the glossary files of a folder on disk, and putting them in force.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtinConcepts } from '../glossary/builtin';
import type { Concept } from '../glossary/concept';
import { createGlossary, type Glossary } from '../glossary/glossary';
import type { GlossaryFile } from '../host';
import { parseDraft, positionAt } from '../text/draft';

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
export function findGlossaries(folder: string, depth = DEEPEST): readonly GlossaryFile[] {
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
        const text = read(path);
        if (text !== undefined) found.push({ uri: pathToFileURL(path).href, text });
      }
    }
  }
  return found;
}

/**
 * The built-in concepts with those of the glossaries in the current folder over them; what is wrong in them is told
 * with file, line and column.
 */
export async function glossaryHere(onProblem: (message: string) => void): Promise<Glossary> {
  const files = findGlossaries(process.cwd(), 0);
  const own: Concept[] = [];
  if (files.length > 0) {
    const { parseGlossary } = await import('../glossary/parse');
    for (const { uri, text } of files) {
      const { concepts, problems } = parseGlossary(text, uri);
      own.push(...concepts);
      const draft = parseDraft(text, 'plaintext');
      for (const { start, message } of problems) {
        const { line, character } = positionAt(draft, start);
        onProblem(`${relative('.', fileURLToPath(uri))}:${line + 1}:${character + 1}: ${message}`);
      }
    }
  }
  return createGlossary([...builtinConcepts(), ...own]);
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return statSync(path).size <= LARGEST_FILE ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
