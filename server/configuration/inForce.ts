// What configuration files mean for the drafts of their folders.
import type { OnProblem } from '../files/decode';
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
  /** The glossaries that it names, each with the URI of the folder from which the path leads. */
  readonly glossaries: readonly { readonly named: string; readonly from: string }[];
  /** Whether a draft is left out, by the path from the folder. */
  readonly leavesOut: (path: string) => boolean;
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
      ...(file.says.overrides ?? []).map(({ files: lines, ...values }, index) => ({
        file,
        path: ['overrides', index],
        values,
        isFor: matcher(lines),
      })),
    ]),
    glossaries: files.flatMap((file) =>
      (file.says.glossaries ?? []).map((named) => ({ named, from: folderOf(file.uri) })),
    ),
    leavesOut: matcher(files.flatMap(({ says }) => says.ignore ?? [])),
  };
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
  return configurationsFor(configurations, uri).findLast(({ folder, leavesOut }) => leavesOut(wayIn(folder, uri)));
}

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

/** The URI of the folder in which a file lies, with a slash at its end. */
export function folderOf(uri: string): string {
  return withSlash(uri.slice(0, uri.lastIndexOf('/')));
}

/** What a file says for all drafts of its folder. */
function valuesOf({ profile, rules, wellKnown, abbreviationList }: Configuration): Part['values'] {
  return { profile, rules, wellKnown, abbreviationList };
}
