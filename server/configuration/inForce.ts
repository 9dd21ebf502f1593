// What configuration files mean for the drafts of their folders.
import type { OnProblem } from '../files/decode';
import { draftLanguageOf } from '../files/folder';
import { createMatcher } from '../files/ignores';
import { normalizeUri, withSlash } from '../files/uri';
import type { SettingsSource } from './layers';
import type { ConfigurationFile } from './parse';
import type { Configuration } from './schema';

/** A configuration file in its folder, with what it extends. */
export interface FolderConfiguration {
  readonly uri: string;
  /** The URI of the folder whose drafts it is for, as `normalizeUri` spells it, with a slash at its end. */
  readonly folder: string;
  /** What it extends, the weakest first, and itself last. */
  readonly files: readonly ConfigurationFile[];
  /** What it says, the weakest first; some of it only for some drafts. */
  readonly parts: readonly Part[];
  readonly glossaries: readonly NamedGlossary[];
  /** The baseline that it names last; undefined where it names none. */
  readonly baseline?: NamedFile;
  /** The ids of the languages in which drafts are written; undefined where all are. */
  readonly languages?: readonly string[];
  /** Whether a draft is left out by its path from the folder. */
  readonly leavesOut: (path: string) => boolean;
}

/** A path or glob, and the URI of the folder from which it leads. */
export interface NamedFile {
  readonly named: string;
  readonly from: string;
}

/** A glossary that a configuration names. */
export interface NamedGlossary extends NamedFile {
  /** The drafts that it is for, as lines of a .gitignore in the folder of the configuration; undefined for all. */
  readonly drafts?: readonly string[];
}

/** Something that a file says for all drafts of a folder, or for those that it names. */
interface Part {
  readonly file: ConfigurationFile;
  /** The path that leads to it in its file. */
  readonly path: readonly (string | number)[];
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether it is for a draft, by the path from the folder. */
  readonly isFor: (path: string) => boolean;
}

/** Puts a configuration in force in its folder. `files` are what it extends, the weakest first, and itself last. */
export function createConfiguration(
  uri: string,
  files: readonly ConfigurationFile[],
  onProblem: OnProblem,
): FolderConfiguration {
  const matcher = (lines: readonly string[]) => createMatcher(lines, normalizeUri(uri), onProblem);
  return {
    uri,
    folder: normalizeUri(folderOf(uri)),
    files,
    parts: files.flatMap((file): Part[] => [
      { file, path: [], values: valuesOf(file.says), isFor: () => true },
      ...(file.says.overrides ?? []).map(({ files: lines, glossaries: _, ...values }, index) => ({
        file,
        path: ['overrides', index],
        values,
        isFor: matcher(lines),
      })),
    ]),
    glossaries: files.flatMap(glossariesOf),
    baseline: files.map(baselineOf).findLast((named) => named !== undefined),
    languages: files.map(({ says }) => says.languages).findLast((ids) => ids !== undefined),
    leavesOut: matcher(files.flatMap(({ says }) => says.ignore ?? [])),
  };
}

/** The glossaries that a file names, those for some drafts last. */
function glossariesOf({ uri, says }: ConfigurationFile): readonly NamedGlossary[] {
  const from = folderOf(uri);
  const { glossaries = [], overrides = [] } = says;
  return [
    ...glossaries.map((named) => ({ named, from })),
    ...overrides.flatMap(({ files: drafts, glossaries: its = [] }) => its.map((named) => ({ named, from, drafts }))),
  ];
}

function baselineOf({ uri, says }: ConfigurationFile): NamedFile | undefined {
  return says.baseline === undefined ? undefined : { named: says.baseline, from: folderOf(uri) };
}

/** The settings that configurations give a draft by its URI, the weakest first. `nameOf` is what a place in a file is called. */
export function sourcesFor(
  configurations: readonly FolderConfiguration[],
  uri: string,
  nameOf: (file: ConfigurationFile, path: readonly (string | number)[]) => string,
): readonly SettingsSource[] {
  return configurationsFor(configurations, uri).flatMap(({ folder, parts }) =>
    parts
      .filter(({ isFor }) => isFor(wayIn(folder, uri)))
      .map(({ file, path, values }) => ({ values, nameOf: (below) => nameOf(file, [...path, ...below]) })),
  );
}

/** The configuration that leaves a draft out; undefined where none does. */
export function leftOutBy(
  configurations: readonly FolderConfiguration[],
  uri: string,
): FolderConfiguration | undefined {
  const all = configurationsFor(configurations, uri);
  const language = draftLanguageOf(uri);
  const deciding = all.findLast(({ languages }) => languages !== undefined);
  const isOther = language !== undefined && deciding?.languages?.includes(language) === false;
  return all.findLast(({ folder, leavesOut }) => leavesOut(wayIn(folder, uri))) ?? (isOther ? deciding : undefined);
}

/** The glossaries that configurations name for some drafts only, among them the one at a URI; the weakest first. */
export function glossariesOnlyFor(
  configurations: readonly FolderConfiguration[],
  uri: string,
): readonly NamedGlossary[] {
  return configurationsFor(configurations, uri).flatMap(({ folder, glossaries }) =>
    glossaries.filter(({ drafts }) => drafts !== undefined && isAmong(drafts, wayIn(folder, uri))),
  );
}

/** Whether a path from a folder is one that lines name, as those of a .gitignore in that folder would. */
export function isAmong(lines: readonly string[], path: string): boolean {
  const matches = matchers.get(lines) ?? createMatcher(lines, '', () => undefined);
  matchers.set(lines, matches);
  return matches(path);
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/** The configurations of the folders in which a file lies, from the outer to the inner ones. */
export function configurationsFor(
  configurations: readonly FolderConfiguration[],
  uri: string,
): readonly FolderConfiguration[] {
  const place = normalizeUri(uri);
  return configurations
    .filter(({ folder }) => place.startsWith(folder))
    .sort((a, b) => a.folder.length - b.folder.length);
}

function wayIn(folder: string, uri: string): string {
  return normalizeUri(uri).slice(folder.length);
}

/** The URI to which a path leads from a file or folder. */
export function resolve(path: string, from: string): string {
  const steps = path.split(/[/\\]/).map((step) => (step === '.' || step === '..' ? step : encodeURIComponent(step)));
  const folder = folderOf(from).split('/').slice(0, -1);
  for (const step of steps) {
    if (step === '..') folder.pop();
    else if (step !== '.' && step !== '') folder.push(step);
  }
  return folder.join('/');
}

/** The URI of the folder in which a file lies, with a slash at its end. */
export function folderOf(uri: string): string {
  return withSlash(uri.slice(0, uri.lastIndexOf('/')));
}

/** What a file says for all drafts of its folder. */
function valuesOf({ profile, rules, wellKnown, abbreviationList }: Configuration): Part['values'] {
  return { profile, rules, wellKnown, abbreviationList };
}
