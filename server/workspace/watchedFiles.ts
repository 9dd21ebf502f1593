// The files that a client is asked to watch: those that are glossaries by their names, and those that settings name.
import { MOST_NAMED } from './glossaryLayers';
import { draftPatterns } from '../files/folder';
import { baselineUri } from '../configuration/baseline';
import type { FolderConfiguration } from '../configuration/inForce';
import type { Settings } from '../settings';

/** Files by a glob: in the folder of a URI, or anywhere in the workspace where that is missing. */
export interface WatchedFiles {
  readonly baseUri?: string;
  readonly pattern: string;
}

/** The files to watch in a workspace, drafts where all are checked. `userFile` gives the URI of a file by its absolute path. */
export function watchedFiles(
  folders: readonly string[],
  configurations: readonly FolderConfiguration[],
  settingsOf: (folder: string) => Settings,
  userFile?: (path: string) => string | undefined,
): readonly WatchedFiles[] {
  return [
    // Not all editors read a star within braces.
    ...['glossary', '*.glossary', '.policy-glossary'].map((name) => ({ pattern: `${name}.{yaml,yml,json}` })),
    ...(settingsOf('').checkAllDrafts ? [...draftPatterns, '.gitignore'].map((pattern) => ({ pattern })) : []),
    ...namedFiles(folders, configurations, settingsOf, userFile),
    ...configurations.flatMap(({ uri, files }) =>
      files.filter((file) => file.uri !== uri).map((file) => exactly(file.uri)),
    ),
    ...configurations.flatMap(({ baseline }) => {
      const uri = baseline && baselineUri(baseline);
      return uri === undefined ? [] : [exactly(uri)];
    }),
  ];
}

/** The glossaries that settings and configurations name. */
export function namedFiles(
  folders: readonly string[],
  configurations: readonly FolderConfiguration[],
  settingsOf: (folder: string) => Settings,
  userFile?: (path: string) => string | undefined,
): readonly WatchedFiles[] {
  const places: WatchedFiles[] = [];
  for (const path of settingsOf('').userGlossaries.slice(0, MOST_NAMED)) {
    const uri = userFile?.(path);
    if (uri !== undefined) places.push(exactly(uri));
  }
  for (const folder of folders)
    for (const named of settingsOf(folder).glossaries.slice(0, MOST_NAMED)) places.push(...inFolder(folder, named));
  for (const { glossaries } of configurations)
    for (const { named, from } of glossaries) places.push(...inFolder(from, named));
  return places;
}

/** One file by its URI. */
function exactly(uri: string): WatchedFiles {
  const end = uri.lastIndexOf('/') + 1;
  return { baseUri: uri.slice(0, end), pattern: decodeURIComponent(uri.slice(end)).replace(/[*?[\]{}]/g, '[$&]') };
}

/** What a path or glob names in a folder. What leads out of it is not read either; braces stand for themselves. */
function inFolder(baseUri: string, named: string): readonly WatchedFiles[] {
  const steps = named.split(/[/\\]/).filter((step) => step !== '.');
  if (/^(?:~.*|[A-Za-z]:|)$/.test(steps[0] ?? '') || steps.includes('..')) return [];
  return [{ baseUri, pattern: steps.join('/').replace(/[{}]/g, '[$&]') }];
}
