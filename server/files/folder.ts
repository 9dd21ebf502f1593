// A folder of any machine: which of its files are glossaries and drafts, and how they are found.
import type { OnProblem } from './decode';
import { matchesGlob, parseGlob } from './glob';
import { createIgnores, pathsTo } from './ignores';
import type { Language } from '../text/draft';
import { beginSlices } from '../tasks/turns';

/** What lies in a folder; what is neither a folder nor a link is a file. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** A folder. A path leads from it to what lies in it or below, with `/`; the empty one leads to the folder itself. */
export interface Folder {
  /** What messages call it, or what lies at a path. */
  readonly nameOf: (path: string) => string;
  /** What to do about a link to a glossary, where something can be done. */
  readonly linkAdvice?: string;
  /** What lies in the folder at a path, in any order; rejects with an error whose message is the reason in a word. */
  readonly list: (path: string) => Promise<readonly FolderEntry[]>;
}

/** Something in a folder, with its path. */
interface FoundEntry extends FolderEntry {
  readonly path: string;
}

/** The most folders that are looked into for glossaries and configurations, and how many of each are found. */
const MOST_FOLDERS = 5000;
const MOST_FOUND = 50;
/** The most folders that are looked into for drafts, and the most drafts that are found. */
const MOST_DRAFT_FOLDERS = 50_000;
const MOST_DRAFTS = 50_000;
/** How many folders are listed at a time. */
const AT_ONCE = 20;

/** Why a glossary that a setting names is left out. */
export const refusals = {
  outside: 'lies outside its folder and is left out.',
  wildcards: 'is too long, or has more wildcards than are looked for, and is left out.',
  unmatched: 'matches no file.',
} as const;

/** Whether a file is a glossary by its name: `glossary.yaml`, `names.glossary.json`. */
export function isGlossaryName(name: string): boolean {
  return /^(?:glossary\.ya?ml|.+\.glossary\.(?:ya?ml|json))$/is.test(name);
}

/** What a configuration is called in its folder; the first that is there is read. */
export const configurationNames: readonly string[] = ['yaml', 'yml', 'json'].map(
  (ending) => `.policy-glossary.${ending}`,
);

/** Whether a file is a configuration by its name. */
export function isConfigurationName(name: string): boolean {
  return configurationNames.includes(name);
}

/** The endings of drafts, by the ids of their languages. */
const draftEndings: ReadonlyMap<string, RegExp> = new Map([
  ['markdown', /\.(?:md|markdown)$/i],
  ['plaintext', /\.txt$/i],
  ['quarto', /\.qmd$/i],
  ['rmd', /\.rmd$/i],
  ['mdx', /\.mdx$/i],
]);

/** The ids of the languages of drafts. */
export const draftLanguages: readonly string[] = [...draftEndings.keys()];

/** Patterns of the names of drafts. Not all editors read braces within a name. */
export const draftPatterns: readonly string[] = ['md', 'markdown', 'txt', 'qmd', 'rmd', 'mdx'].map(
  (ending) => `*.${ending}`,
);

/** The id of the language of a draft by the ending of its name; undefined for what is no draft by its name. */
export function draftLanguageOf(name: string): string | undefined {
  for (const [id, ending] of draftEndings) if (ending.test(name)) return id;
  return undefined;
}

/** Whether a file is a draft by the ending of its name. */
export function isDraftName(name: string): boolean {
  return draftLanguageOf(name) !== undefined;
}

/** The language of a file by its ending; Markdown unless it says plain text. */
export function languageOf(name: string): Language {
  return /\.txt$/i.test(name) ? 'plaintext' : 'markdown';
}

/** The paths of the glossary files in a folder, by name. */
export function findGlossaryFiles(folder: Folder, onProblem: OnProblem): Promise<readonly string[]> {
  return search(folder, [{ what: 'glossaries', isWanted: ({ name }) => isGlossaryName(name) }], onProblem, false);
}

/** The paths of the glossary and configuration files in a folder and below it, breadth first and by name. */
export function findDataFiles(folder: Folder, onProblem: OnProblem): Promise<readonly string[]> {
  const wanted: readonly Wanted[] = [
    { what: 'glossaries', isWanted: ({ name }) => isGlossaryName(name) },
    { what: 'configurations', isWanted: ({ name }) => isConfigurationName(name) },
  ];
  return search(folder, wanted, onProblem);
}

/** Whether a path may be a glob. */
export function hasWildcards(path: string): boolean {
  return /[*?[]/.test(path);
}

/** The longest glob that is looked for, in UTF-16 units, and how many steps are done to compare names with it. */
const LONGEST_GLOB = 1000;
const MOST_STEPS = 100_000_000;

/** The paths of the files whose path a glob matches, breadth first and by name; none after telling why. */
export async function findByGlob(folder: Folder, glob: string, onProblem: OnProblem): Promise<readonly string[]> {
  const leaveOut = (why: string) => onProblem(`The glossary ${glob.slice(0, LONGEST_GLOB)} ${why}`);
  if (glob.length > LONGEST_GLOB) {
    leaveOut(refusals.wildcards);
    return [];
  }
  const parsed = parseGlob(glob.replace(/^(?:\.\/)+/, ''));
  const budget = { left: MOST_STEPS };
  // A hidden file is found only where the glob says so.
  const isNamed = ({ name }: FoundEntry) => !name.startsWith('.') || /(?:^|\/)\.[^/]*$/.test(glob);
  const paths = await search(
    folder,
    [
      {
        what: 'glossaries',
        isWanted: (entry) => isNamed(entry) && matchesGlob(parsed, entry.path.split('/'), budget),
      },
    ],
    onProblem,
  );
  if (budget.left < 0) leaveOut(refusals.wildcards);
  else if (paths.length === 0) leaveOut(refusals.unmatched);
  return budget.left < 0 ? [] : paths;
}

/** Which drafts of a folder are looked for. */
export interface DraftSearch {
  /** The path of the folder in which they lie; what a .gitignore above it says holds too. */
  readonly from?: string;
  /** Whether nobody waits for them any more. */
  readonly isStopped?: () => boolean;
}

/**
 * The paths of the drafts in a folder and below it, by name, without those that are hidden or that a .gitignore in it
 * names; `read` gives the text of one. Links are not followed.
 */
export async function findDraftFiles(
  folder: Folder,
  read: (path: string) => Promise<string | undefined>,
  onProblem: OnProblem,
  { from = '', isStopped }: DraftSearch = {},
): Promise<readonly string[]> {
  const ignores = createIgnores((path) => folder.nameOf(join(path, IGNORE_FILE)), onProblem);
  const slices = beginSlices();
  const found: string[] = [];
  const isEntered = ({ path }: FoundEntry) => !ignores.isIgnored(path, true);
  const follow = async (path: string, entries: readonly FolderEntry[]) => {
    const isThere = entries.some(({ name, kind }) => name === IGNORE_FILE && kind === 'file');
    const text = isThere ? await read(join(path, IGNORE_FILE)) : undefined;
    if (text !== undefined) ignores.add(path, text);
  };
  for (const path of pathsTo(from)) {
    if (ignores.isIgnored(path, true)) return [];
    if (path !== from) await follow(path, await list(folder, path, onProblem));
  }
  for await (const { path: at, entries } of walk(folder, isEntered, onProblem, { from, most: MOST_DRAFT_FOLDERS })) {
    if (isStopped?.()) break;
    await follow(at, entries);
    for (const { name, path, kind } of entries) {
      if (slices.isOver()) await slices.rest();
      if (kind !== 'file' || !isDraftName(name) || name.startsWith('.') || ignores.isIgnored(path, false)) continue;
      if (found.length === MOST_DRAFTS) {
        onProblem(
          `Only ${MOST_DRAFTS} drafts of ${folder.nameOf(from)} are read, and ${folder.nameOf(path)} is left out.`,
        );
        return found.sort();
      }
      found.push(path);
    }
  }
  return found.sort();
}

/** What leaves files out of a folder. */
const IGNORE_FILE = '.gitignore';

/** The path of what is called so in the folder at a path. */
function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/** A kind of file that is looked for, and what messages call several of it. */
interface Wanted {
  readonly what: string;
  readonly isWanted: (entry: FoundEntry) => boolean;
}

/** The paths of the files that are wanted; links are not followed, and a bound that is reached is told. */
async function search(
  folder: Folder,
  wanted: readonly Wanted[],
  onProblem: OnProblem,
  isDeep = true,
): Promise<readonly string[]> {
  const found: string[] = [];
  const counts = new Map<string, number>();
  const advice = ': policyGlossary.glossaries can name a glossary in another one';
  for await (const { entries } of walk(folder, () => isDeep, onProblem, { most: MOST_FOLDERS, advice }))
    for (const entry of entries) {
      const kind = entry.kind === 'folder' ? undefined : wanted.find(({ isWanted }) => isWanted(entry));
      if (kind === undefined) continue;
      const name = folder.nameOf(entry.path);
      const count = counts.get(kind.what) ?? 0;
      if (entry.kind === 'link') onProblem(`${name} is a link and is not followed${folder.linkAdvice ?? ''}.`);
      else if (count === MOST_FOUND) {
        onProblem(
          `Only ${MOST_FOUND} ${kind.what} of ${folder.nameOf('')} are read, and ${name} is left out: put some of them together.`,
        );
        return found;
      } else {
        counts.set(kind.what, count + 1);
        found.push(entry.path);
      }
    }
  return found;
}

/**
 * What lies in a folder and in those below it, each by name, breadth first. Hidden folders and packages are left out,
 * and a bound that is reached is told.
 */
async function* walk(
  folder: Folder,
  isEntered: (entry: FoundEntry) => boolean,
  onProblem: OnProblem,
  { from = '', most, advice = '' }: { readonly from?: string; readonly most: number; readonly advice?: string },
): AsyncIterable<{ readonly path: string; readonly entries: readonly FoundEntry[] }> {
  const slices = beginSlices();
  const paths = [from];
  let next = 0;
  while (next < paths.length) {
    if (next === most) {
      onProblem(`Only ${most} folders of ${folder.nameOf(from)} are searched${advice}.`);
      return;
    }
    const some = paths.slice(next, Math.min(next + AT_ONCE, most));
    next += some.length;
    const lists = await Promise.all(some.map(async (path) => ({ path, entries: await list(folder, path, onProblem) })));
    for (const listed of lists) {
      yield listed;
      for (const entry of listed.entries) {
        if (slices.isOver()) await slices.rest();
        const { name, kind, path } = entry;
        if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules' && isEntered(entry)) paths.push(path);
      }
    }
  }
}

async function list(folder: Folder, path: string, onProblem: OnProblem): Promise<readonly FoundEntry[]> {
  try {
    return (await folder.list(path))
      .map((entry) => ({ ...entry, path: join(path, entry.name) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onProblem(`The folder ${folder.nameOf(path)} cannot be read: ${(error as Error).message}.`);
    return [];
  }
}
