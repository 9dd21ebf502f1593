// The files that a client is asked to watch: those that are glossaries by their names, and those that settings name.
import { MOST_NAMED } from './glossaryLayers';
import type { Settings } from '../settings';

/** Files by a glob: in the folder of a URI, or anywhere in the workspace where that is missing. */
export interface WatchedFiles {
  readonly baseUri?: string;
  readonly pattern: string;
}

/** The files to watch in a workspace. `userFile` gives the URI of a file by its absolute path. */
export function watchedFiles(
  folders: readonly string[],
  settingsOf: (folder: string) => Settings,
  userFile?: (path: string) => string | undefined,
): readonly WatchedFiles[] {
  return [{ pattern: '{glossary,*.glossary}.{yaml,yml,json}' }, ...namedFiles(folders, settingsOf, userFile)];
}

/** The files that settings name. */
export function namedFiles(
  folders: readonly string[],
  settingsOf: (folder: string) => Settings,
  userFile?: (path: string) => string | undefined,
): readonly WatchedFiles[] {
  const places: WatchedFiles[] = [];
  for (const path of settingsOf('').userGlossaries.slice(0, MOST_NAMED)) {
    const uri = userFile?.(path);
    if (uri === undefined) continue;
    const end = uri.lastIndexOf('/') + 1;
    places.push({
      baseUri: uri.slice(0, end),
      pattern: decodeURIComponent(uri.slice(end)).replace(/[*?[\]{}]/g, '[$&]'),
    });
  }
  for (const folder of folders)
    for (const named of settingsOf(folder).glossaries.slice(0, MOST_NAMED)) {
      const steps = named.split(/[/\\]/).filter((step) => step !== '.');
      // What leads out of the folder is not read either; braces stand for themselves.
      if (/^(?:~.*|[A-Za-z]:|)$/.test(steps[0] ?? '') || steps.includes('..')) continue;
      places.push({ baseUri: folder, pattern: steps.join('/').replace(/[{}]/g, '[$&]') });
    }
  return places;
}
