// A folder of any machine: which of its files are glossaries and drafts, and how they are found.
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { OnProblem } from './decode';
import type { Language } from './text/draft';

/** What lies in a folder; what is neither a folder nor a link is a file. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** A folder. A way leads from it to what lies in it or below, with `/`; the empty one leads to the folder itself. */
export interface Folder {
  /** What messages call it, or what lies at a way. */
  readonly nameOf: (way: string) => string;
  /** What to do about a link to a glossary, where something can be done. */
  readonly linkAdvice?: string;
  /** What lies in the folder at a way, in any order; rejects with an error whose message is the reason in a word. */
  readonly list: (way: string) => Promise<readonly Entry[]>;
}

/** Something in a folder, with the way to it. */
interface Placed extends Entry {
  readonly way: string;
}

/** The most folders that are looked into, the most glossaries and drafts that are found, and how many folders are looked into at a time. */
const MOST_FOLDERS = 5000;
const MOST_GLOSSARIES = 50;
const MOST_DRAFTS = 20_000;
const AT_ONCE = 20;

/** Why a glossary that a setting names is left out. */
export const refusals = {
  outside: 'lies outside its folder and is left out.',
  wildcards: 'has more wildcards than are looked for and is left out.',
  unmatched: 'matches no file.',
} as const;

/** Whether a file is a glossary by its name: `glossary.yaml`, `names.glossary.json`. */
export function isGlossaryName(name: string): boolean {
  return /^(?:glossary\.ya?ml|.+\.glossary\.(?:ya?ml|json))$/is.test(name);
}

/** Whether a file is a draft by the ending of its name. */
export function isDraftName(name: string): boolean {
  return /\.(?:md|markdown|txt)$/i.test(name);
}

/** The language of a file by its ending; Markdown unless it says plain text. */
export function languageOf(name: string): Language {
  return /\.txt$/i.test(name) ? 'plaintext' : 'markdown';
}

/** The ways to the glossary files in a folder and, where `isDeep`, below it, breadth first and by name. */
export function findGlossaryFiles(folder: Folder, onProblem: OnProblem, isDeep = true): Promise<readonly string[]> {
  return search(folder, ({ name }) => isGlossaryName(name), onProblem, isDeep);
}

/** Whether a path may be a glob. */
export function hasWildcards(path: string): boolean {
  return /[*?[]/.test(path);
}

/** The ways to the files whose way a glob matches, breadth first and by name; none after telling why. */
export async function findByGlob(folder: Folder, glob: string, onProblem: OnProblem): Promise<readonly string[]> {
  const leaveOut = (why: string) => onProblem(`The glossary ${glob} ${why}`);
  if (!isCheap(glob)) {
    leaveOut(refusals.wildcards);
    return [];
  }
  const matches = picomatch(glob, { noextglob: true, nobrace: true, nonegate: true });
  const ways = await search(folder, ({ way }) => matches(way), onProblem);
  if (ways.length === 0) leaveOut(refusals.unmatched);
  return ways;
}

/** Whether a glob costs little on every path: two wildcards a name, and two of those that stand for folders. */
function isCheap(glob: string): boolean {
  const names = glob.split('/');
  return (
    names.filter((name) => name === '**').length <= 2 &&
    names.every((name) => name === '**' || name.replace(/[^*]/g, '').length <= 2)
  );
}

/**
 * The ways to the drafts in a folder and below it, by name, without those that are hidden or that a .gitignore in it
 * names; `read` gives the text of one. Links are not followed.
 */
export async function findDraftFiles(
  folder: Folder,
  read: (way: string) => Promise<string | undefined>,
  onProblem: OnProblem,
): Promise<readonly string[]> {
  const ignores = new Map<string, Ignore>();
  /** The way of a folder ends with a slash. */
  const isIgnored = (way: string) =>
    [...ignores].some(([root, ignored]) => way.startsWith(root) && ignored.ignores(way.slice(root.length)));
  const found: string[] = [];
  const isEntered = ({ way }: Placed) => !isIgnored(`${way}/`);
  for await (const entries of walk(folder, isEntered, onProblem)) {
    const own = entries.find(({ name, kind }) => name === '.gitignore' && kind === 'file');
    const text = own && (await read(own.way));
    if (text !== undefined) ignores.set(own!.way.slice(0, -'.gitignore'.length), ignore().add(text));
    for (const { name, way, kind } of entries) {
      if (kind !== 'file' || !isDraftName(name) || name.startsWith('.') || isIgnored(way)) continue;
      if (found.length === MOST_DRAFTS) {
        onProblem(
          `Only ${MOST_DRAFTS} drafts of ${folder.nameOf('')} are read, and ${folder.nameOf(way)} is left out.`,
        );
        return found.sort();
      }
      found.push(way);
    }
  }
  return found.sort();
}

/** The ways to the glossaries that are wanted; links are not followed, and a bound that is reached is told. */
async function search(
  folder: Folder,
  isWanted: (entry: Placed) => boolean,
  onProblem: OnProblem,
  isDeep = true,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entries of walk(folder, () => isDeep, onProblem))
    for (const entry of entries) {
      if (entry.kind === 'folder' || !isWanted(entry)) continue;
      const name = folder.nameOf(entry.way);
      if (entry.kind === 'link') onProblem(`${name} is a link and is not followed${folder.linkAdvice ?? ''}.`);
      else if (found.length === MOST_GLOSSARIES) {
        onProblem(
          `Only ${MOST_GLOSSARIES} glossaries of ${folder.nameOf('')} are read, and ${name} is left out: put some of them together.`,
        );
        return found;
      } else found.push(entry.way);
    }
  return found;
}

/**
 * What lies in a folder and in those below it, each by name, breadth first. Hidden folders and packages are left out,
 * and a bound that is reached is told.
 */
async function* walk(
  folder: Folder,
  isEntered: (entry: Placed) => boolean,
  onProblem: OnProblem,
): AsyncIterable<readonly Placed[]> {
  const ways = [''];
  let next = 0;
  while (next < ways.length) {
    if (next === MOST_FOLDERS) {
      onProblem(
        `Only ${MOST_FOLDERS} folders of ${folder.nameOf('')} are searched: policyGlossary.glossaries can name a glossary in another one.`,
      );
      return;
    }
    const some = ways.slice(next, Math.min(next + AT_ONCE, MOST_FOLDERS));
    next += some.length;
    for (const entries of await Promise.all(some.map((way) => list(folder, way, onProblem)))) {
      yield entries;
      for (const entry of entries) {
        const { name, kind, way } = entry;
        if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules' && isEntered(entry)) ways.push(way);
      }
    }
  }
}

async function list(folder: Folder, way: string, onProblem: OnProblem): Promise<readonly Placed[]> {
  try {
    return (await folder.list(way))
      .map((entry) => ({ ...entry, way: way === '' ? entry.name : `${way}/${entry.name}` }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onProblem(`The folder ${folder.nameOf(way)} cannot be read: ${(error as Error).message}.`);
    return [];
  }
}
