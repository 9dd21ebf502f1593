// What the .gitignore files of a folder leave out, as git reads them.
import type { OnProblem } from './decode';
import { type Budget, type Glob, isLiteral, matchesGlob, parseGlob } from './glob';

/** The largest .gitignore that is read, in bytes, and how much is read of all in a folder, in UTF-16 units. */
export const LARGEST_IGNORE_FILE = 500_000;
const LARGEST_SUM = 5_000_000;

/** How many steps are done in all to compare names with what is written: some seconds. */
const MOST_STEPS = 500_000_000;

/** A line of a file. */
interface Line {
  /** Its place among those that count; the last that matches decides. */
  readonly index: number;
  /** Whether it takes back what one before it leaves out. */
  readonly isKept: boolean;
  readonly forFolders: boolean;
  /** Whether it is for the whole path from the folder of its file, or else for a name wherever it stands. */
  readonly isWay: boolean;
  readonly glob: Glob;
}

/** A file: lines without wildcards by what they name, the others from the last to the first. */
interface IgnoreFile {
  readonly literal: ReadonlyMap<string, Line>;
  readonly wild: readonly Line[];
}

/** What .gitignore files leave out. Ways lead from one folder, with `/`; the empty one leads to that folder. */
export interface Ignores {
  /** Takes the file of a folder. */
  readonly add: (folder: string, text: string) => void;
  /** Whether what lies at a path is left out, where no folder is in which it lies. */
  readonly isIgnored: (path: string, isFolder: boolean) => boolean;
}

/** `nameOf` is what messages call the file of a folder. A bound that is reached is told, once. */
export function createIgnores(
  nameOf: (folder: string) => string,
  onProblem: OnProblem,
  mostSteps = MOST_STEPS,
): Ignores {
  const files = new Map<string, IgnoreFile>();
  const budget = { left: mostSteps };
  let sum = 0;
  let isTold = false;
  const isIgnoredBy = (file: IgnoreFile, path: string, isFolder: boolean): boolean | undefined => {
    const line = findLine(file, path, isFolder, budget);
    return line && !line.isKept;
  };
  return {
    add: (folder, text) => {
      if (sum > LARGEST_SUM) return;
      sum += text.length;
      if (sum > LARGEST_SUM)
        onProblem(
          `The .gitignore files are too large together: ${nameOf(folder)} and all that follow are not followed.`,
        );
      else files.set(folder, parseIgnores(text));
    },
    isIgnored: (path, isFolder) => {
      // Only those of the folders that lead there, the nearest first.
      for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
        const folder = path.slice(0, Math.max(end, 0));
        const file = files.get(folder);
        const found = file && isIgnoredBy(file, end < 0 ? path : path.slice(end + 1), isFolder);
        if (budget.left < 0 && !isTold) {
          isTold = true;
          onProblem(
            `The .gitignore files have too many lines with wildcards: from ${nameOf(folder)} on they leave nothing out.`,
          );
        }
        if (found !== undefined) return found;
        if (end <= 0) return false;
      }
    },
  };
}

/** The last line of a file that matches a path from its folder. */
function findLine({ literal, wild }: IgnoreFile, path: string, isFolder: boolean, budget: Budget): Line | undefined {
  const names = path.split('/');
  const own = names.slice(-1);
  const keys = [...own, `/${path}`];
  let last: Line | undefined;
  for (const key of isFolder ? [...keys, ...keys.map((name) => `${name}/`)] : keys) {
    const line = literal.get(key);
    if (line && line.index > (last?.index ?? -1)) last = line;
  }
  for (const line of wild) {
    if (line.index < (last?.index ?? -1)) break;
    if ((isFolder || !line.forFolders) && matchesGlob(line.glob, line.isWay ? names : own, budget)) return line;
  }
  return last;
}

function parseIgnores(text: string): IgnoreFile {
  const literal = new Map<string, Line>();
  const wild: Line[] = [];
  for (const [index, source] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n|\r$/)
    .entries()) {
    for (const line of parseLine(source, index)) {
      const { glob, isWay, forFolders } = line;
      if (isLiteral(glob)) literal.set(`${isWay ? '/' : ''}${glob.join('/')}${forFolders ? '/' : ''}`, line);
      else wild.push(line);
    }
  }
  return { literal, wild: wild.reverse() };
}

/** A line for each glob that it stands for; none where it names nothing. */
function parseLine(source: string, index: number): readonly Line[] {
  if (source.startsWith('#')) return [];
  let pattern = dropSpaces(source);
  const isKept = pattern.startsWith('!');
  if (isKept) pattern = pattern.slice(1);
  const forFolders = pattern.endsWith('/');
  if (forFolders) pattern = pattern.slice(0, -1);
  const isWay = pattern.includes('/');
  if (pattern.startsWith('/')) pattern = pattern.slice(1);
  if (pattern === '') return [];
  const globs = isWay ? parsePath(pattern) : [parseGlob(pattern)];
  return globs.map((glob) => ({ index, isKept, forFolders, isWay, glob }));
}

/**
 * The globs that a path stands for. Git compares what stands before the first wildcard by itself, and the rest as if the
 * path began there: two stars and a slash after a letter are any folders, or nothing at all, although its manual takes
 * such stars for one.
 */
function parsePath(path: string): readonly Glob[] {
  const [, start, rest] = /^([^*?[\\]*[^*?[\\/])\*\*+(?:\/\*\*+)*(?:\/(.*))?$/s.exec(path) ?? [];
  if (start === undefined) return [parseGlob(path)];
  return [`${start}${rest ?? '*'}`, `${start}*/**/${rest ?? '*'}`].map(parseGlob);
}

/** A line without the spaces at its end, but for one after a backslash. */
function dropSpaces(source: string): string {
  let end = source.length;
  while (source[end - 1] === ' ') end--;
  if (end === source.length) return source;
  let marks = 0;
  while (source[end - 1 - marks] === '\\') marks++;
  return source.slice(0, marks % 2 === 1 ? end + 1 : end);
}

/** The paths of the folders that lead to one, and that itself, the outermost first. */
export function pathsTo(path: string): readonly string[] {
  const names = path === '' ? [] : path.split('/');
  return ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))];
}

/**
 * Whether lines, as a .gitignore would have them, name what lies at a path, or a folder that leads to it. `name` is what
 * messages call them.
 */
export function createMatcher(lines: readonly string[], name: string, onProblem: OnProblem): (path: string) => boolean {
  if (lines.length === 0) return () => false;
  const tell = () => onProblem(`${name} has too many lines with wildcards: from here on they name nothing.`);
  const ignores = createIgnores(() => name, tell, MOST_STEPS / 5);
  ignores.add('', lines.join('\n'));
  return (path) => pathsTo(path).some((at) => at !== '' && ignores.isIgnored(at, at !== path));
}
