// Finding the glossary files of a folder on disk.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { GlossaryFile } from '../host';

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
