// The user's glossaries: found in the folders of the workspace and where the settings say, read, and put in order.
import { isGlossaryName } from './folder';
import type { Problem } from './glossary/layers';
import type { GlossaryFile, Host } from './host';
import { normalizeUri, type PlacedLayer, type Session, withSlash } from './session';
import type { Settings } from './settings';

/** A glossary file as it was read last. */
export interface ReadLayer extends PlacedLayer {
  readonly problems: readonly Problem[];
}

/** A glossary file, and the folder whose drafts it is for; undefined for all drafts. */
export interface PlacedFile extends GlossaryFile {
  readonly folder?: string;
}

/** Where glossaries are looked for. */
export interface LayerOptions {
  readonly folders: readonly string[];
  /** Missing where the machine offers no files; then only glossaries that are open are read. */
  readonly host?: Host;
  /** The settings of a folder; those for all where it is empty. */
  readonly settingsOf: (folder: string) => Settings;
  /** A file that is found and cannot be read, or a bound that is reached. */
  readonly onProblem: (message: string) => unknown;
  /** A file that a setting names and that is left out. */
  readonly onLeftOut: (message: string) => unknown;
}

/** The most files that one setting may name, and the most text that is read in all, in UTF-16 units. */
const MOST_NAMED = 50;
const LARGEST_SUM = 20_000_000;

/** What was read before, so that a file that has not changed costs nothing and a broken one keeps what it said. */
const remembered = new WeakMap<Session, Map<string, ReadLayer>>();

/** The files that are glossaries by their names, for a client that watches them. */
export const glossaryFiles = '**/{glossary,*.glossary}.{yaml,yml,json}';

/** Whether a file is a glossary by its name: `glossary.yaml`, `names.glossary.json`. */
export function isGlossary(uri: string): boolean {
  return isGlossaryName(normalizeUri(uri).replace(/^.*[/\\]/s, ''));
}

/** The glossary files on disk, the farthest first: the user's own, those that are named, then from the outer folders to the inner ones. */
export async function findFiles({
  folders,
  host,
  settingsOf,
  onProblem,
  onLeftOut,
}: LayerOptions): Promise<readonly PlacedFile[]> {
  if (host === undefined) return [];
  const found = new Map<string, PlacedFile>();
  const add = (file: GlossaryFile, folder: string | undefined) =>
    found.set(normalizeUri(file.uri), { ...file, folder });
  const addNamed = async (all: readonly string[], folder: string | undefined) => {
    if (all.length > MOST_NAMED) onLeftOut(`Only the first ${MOST_NAMED} glossaries that a setting names are read.`);
    for (const named of all.slice(0, MOST_NAMED))
      for (const file of await host.readGlossaries(named, folder, onLeftOut))
        add(file, folder && withSlash(normalizeUri(folder)));
  };
  await addNamed(settingsOf('').userGlossaries, undefined);
  const inFolders: GlossaryFile[] = [];
  for (const folder of folders) {
    // A file that a setting names holds for the whole folder, wherever it lies.
    await addNamed(settingsOf(folder).glossaries, folder);
    inFolders.push(...(await host.findGlossaries(folder, onProblem)));
  }
  inFolders.sort((a, b) => depth(a.uri) - depth(b.uri));
  for (const file of inFolders) if (!found.has(normalizeUri(file.uri))) add(file, folderOf(file.uri));
  return [...found.values()];
}

/**
 * All glossaries in force, the farthest first: the files that were found, and those that are open, as they stand in the
 * editor. One that cannot be read as YAML keeps what it said before, with its problems. Others get their turn between
 * two files.
 */
export async function readLayers(
  session: Session,
  onDisk: readonly PlacedFile[],
  host: Host | undefined,
  onProblem: (message: string) => unknown,
): Promise<readonly ReadLayer[]> {
  const files = new Map(onDisk.map((file) => [normalizeUri(file.uri), file]));
  for (const file of session.glossaryFiles()) {
    const key = normalizeUri(file.uri);
    const known = files.get(key);
    files.set(key, { ...file, folder: known === undefined ? folderOf(file.uri) : known.folder });
  }
  if (files.size === 0) return [];
  const read = host?.readLayer ?? (await import('./glossary/formats/layer')).readLayer;
  const before = remembered.get(session) ?? new Map<string, ReadLayer>();
  const now = new Map<string, ReadLayer>();
  let sum = 0;
  for (const { uri, text, folder } of files.values()) {
    sum += text.length;
    if (sum > LARGEST_SUM) {
      onProblem(`The glossaries are too large: ${uri} and all that follow are left out.`);
      break;
    }
    const known = before.get(uri);
    if (known?.text === text && known.folder === folder) {
      now.set(uri, known);
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve));
    const { entries, standsAlone, problems, isBroken } = await read(text, uri);
    const kept = isBroken && known !== undefined ? known : { entries, standsAlone };
    now.set(uri, { uri, folder, text, problems, entries: kept.entries, standsAlone: kept.standsAlone });
  }
  remembered.set(session, now);
  return [...now.values()];
}

function depth(uri: string): number {
  return uri.split('/').length;
}

/** The folder of a file; one that has not been saved yet is where it will be. */
function folderOf(uri: string): string {
  const normal = normalizeUri(uri).replace(/^untitled:(?=\/)/, 'file://');
  return normal.slice(0, normal.lastIndexOf('/') + 1);
}
