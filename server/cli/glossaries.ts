// Finding the glossary files of a folder on disk, and putting them in force.
import { accessSync, existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Layer, mergeLayers } from '../glossary/layers';
import type { GlossaryFile } from '../host';
import { parseDraft, positionAt } from '../text/draft';
import { type OnProblem, readText } from './files';

const glossaryName = /^(?:glossary\.ya?ml|.+\.glossary\.(?:ya?ml|json))$/i;
/** The largest file that is read, in bytes, the most folders that are looked into, and the most files that are read. */
const LARGEST_FILE = 20_000_000;
const MOST_FOLDERS = 2000;
const MOST_FILES = 50;
const DEEPEST = 6;

/** The glossary files in a folder and up to `depth` levels below it, breadth first and by name. */
export function findGlossaries(folder: string, onProblem: OnProblem, depth = DEEPEST): readonly GlossaryFile[] {
  let root: string;
  try {
    root = folder.startsWith('file:') ? fileURLToPath(folder) : folder;
  } catch {
    return [];
  }
  return readAll(
    walk(root, depth, (path) => glossaryName.test(basename(path)), onProblem),
    onProblem,
  );
}

/**
 * The glossary files that a setting names. In a folder: by a path or a glob relative to it, inside which they must lie
 * after all links are followed. Without one: by an absolute path, where `~` is the user's own folder. What is left out is
 * told, with the reason.
 */
export function readGlossaries(
  named: string,
  folder: string | undefined,
  onProblem: OnProblem,
): readonly GlossaryFile[] {
  const leaveOut = (why: string) => {
    onProblem(`The glossary ${named} ${why}`);
    return [];
  };
  try {
    if (folder === undefined) {
      const path = named.replace(/^~(?=[/\\])/, () => homedir());
      if (!isAbsolute(path)) return leaveOut('is no absolute path and is left out: write it from / or ~/ on.');
      // Throws where there is none, with the reason.
      accessSync(path);
      return readAll([path], onProblem);
    }
    if (isAbsolute(named) || named.startsWith('~'))
      return leaveOut(
        'is not inside its folder and is left out: name it in policyGlossary.userGlossaries, in your user settings.',
      );
    const root = fileURLToPath(folder);
    const path = resolve(root, named);
    if (!isInside(root, path)) return leaveOut('lies outside its folder and is left out.');
    if (/[*?[]/.test(named) && !existsSync(path)) {
      if (!isCheap(named)) return leaveOut('has more wildcards than are looked for and is left out.');
      const isWanted = picomatch(named, { noextglob: true, nobrace: true, nonegate: true });
      const paths = walk(root, DEEPEST, isWanted, onProblem);
      return paths.length === 0 ? leaveOut('matches no file.') : readAll(paths, onProblem);
    }
    return isInside(realpathSync(root), realpathSync(path))
      ? readAll([path], onProblem)
      : leaveOut('is a link that leads out of its folder and is left out.');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return leaveOut(`cannot be read: ${reasons.get(code) ?? code ?? String(error)}.`);
  }
}

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ELOOP', 'its links lead in a circle'],
  ['EACCES', 'you may not read it'],
]);

/** Whether a glob costs little on every path: two wildcards a name, and two of those that stand for folders. */
function isCheap(glob: string): boolean {
  const names = glob.split('/');
  return (
    names.filter((name) => name === '**').length <= 2 &&
    names.every((name) => name === '**' || name.replace(/[^*]/g, '').length <= 2)
  );
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/**
 * The paths of files in a folder and up to `depth` levels below it, breadth first and by name, whose path in the folder
 * (with `/`) is wanted. Hidden folders and packages are left out, links are not followed, and a bound that is reached is
 * told.
 */
function walk(
  root: string,
  depth: number,
  isWanted: (path: string) => boolean,
  onProblem: OnProblem,
): readonly string[] {
  const found: string[] = [];
  const folders = [{ path: root, level: 0 }];
  for (let index = 0; index < folders.length; index++) {
    if (index === MOST_FOLDERS) {
      onProblem(`${root} has more than ${MOST_FOLDERS} folders: only these are searched for glossaries.`);
      break;
    }
    const { path: parent, level } = folders[index];
    for (const entry of list(parent)) {
      const path = join(parent, entry.name);
      if (level < depth && entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
        folders.push({ path, level: level + 1 });
      } else if (entry.isFile() && isWanted(relative(root, path).split(sep).join('/'))) {
        if (found.length === MOST_FILES) {
          onProblem(`${root} has more than ${MOST_FILES} glossaries: only the first ${MOST_FILES} are read.`);
          return found;
        }
        found.push(path);
      }
    }
  }
  return found;
}

function readAll(paths: readonly string[], onProblem: OnProblem): readonly GlossaryFile[] {
  return paths.flatMap((path) => {
    const text = readText(path, LARGEST_FILE, onProblem);
    return text === undefined ? [] : [{ uri: pathToFileURL(path).href, text }];
  });
}

/**
 * The built-in concepts with those of the glossaries in the current folder over them; what is wrong in them is told
 * with file, line and column.
 */
export async function glossaryHere(onProblem: OnProblem): Promise<Glossary> {
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
