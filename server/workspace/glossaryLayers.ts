// The user's glossaries: found in the folders of the workspace and where the settings say, read, and put in order.
import { normalizeUri, withSlash } from '../files/uri';
import { isConfigurationName, isGlossaryName } from '../files/folder';
import type { Problem } from '../text/problem';
import type { ParsedGlossary } from '../glossary/parse';
import { takesLong } from '../glossary/pieces';
import type { FolderConfiguration } from '../configuration/inForce';
import type { GlossaryFile, Host } from '../files/host';
import type { FolderLayer } from './glossariesInForce';
import type { Session } from './session';
import type { Settings } from '../settings';

/** A glossary file as it was read last. */
export interface ReadLayer extends FolderLayer {
  readonly problems: readonly Problem[];
  /** What its pieces say, so that an edit costs what it changes. */
  readonly pieces?: ParsedGlossary['pieces'];
}

/** A glossary file, and the drafts that it is for, as `FolderLayer` says them. */
export interface FolderFile extends GlossaryFile, Pick<FolderLayer, 'folder' | 'drafts'> {}

/** The data files of a folder of the workspace, as they were found in it. */
export interface FolderFiles {
  readonly folder: string;
  readonly files: readonly GlossaryFile[];
}

/** Where glossaries are looked for. */
export interface LayerOptions {
  readonly folders: readonly FolderFiles[];
  readonly configurations: readonly FolderConfiguration[];
  /** Missing where the machine offers no files; then only glossaries that are open are read. */
  readonly host?: Host;
  /** The settings of a folder; those for all where it is empty. */
  readonly settingsOf: (folder: string) => Settings;
  /** A file that a setting names and that is left out. */
  readonly onLeftOut: (message: string) => unknown;
}

/** The most files that one setting may name. */
export const MOST_NAMED = 50;
/** The most text that is read in all, in UTF-16 units. */
const LARGEST_SUM = 20_000_000;

/** What was read before, so that a file that has not changed costs nothing and a broken one keeps what it said. */
const remembered = new WeakMap<Session, Map<string, ReadLayer>>();

/** Whether a file is a glossary by its name: `glossary.yaml`, `names.glossary.json`. */
export function isGlossary(uri: string): boolean {
  return isGlossaryName(nameOf(uri));
}

/** Whether a file is a configuration by its name. */
export function isConfiguration(uri: string): boolean {
  return isConfigurationName(nameOf(uri));
}

function nameOf(uri: string): string {
  return normalizeUri(uri).replace(/^.*[/\\]/s, '');
}

/**
 * The glossary files on disk, the farthest first: the user's own, those that are named, then from the outer folders to the
 * inner ones, and last those that are for some drafts only.
 */
export async function findFiles({
  folders,
  host,
  configurations,
  settingsOf,
  onLeftOut,
}: LayerOptions): Promise<readonly FolderFile[]> {
  if (host === undefined) return [];
  const found = new Map<string, FolderFile>();
  const add = (file: GlossaryFile, folder: string | undefined) =>
    found.set(normalizeUri(file.uri), { ...file, folder });
  const addNamed = async (all: readonly string[], from: string | undefined, folder: string | undefined) => {
    if (all.length > MOST_NAMED) onLeftOut(`Only the first ${MOST_NAMED} glossaries that a setting names are read.`);
    for (const named of all.slice(0, MOST_NAMED))
      for (const file of await host.readGlossaries(named, from, onLeftOut))
        add(file, folder && withSlash(normalizeUri(folder)));
  };
  await addNamed(settingsOf('').userGlossaries, undefined, undefined);
  const inFolders: GlossaryFile[] = [];
  for (const { folder, files } of folders) {
    // A file that a setting names holds for the whole folder, wherever it lies.
    await addNamed(settingsOf(folder).glossaries, folder, folder);
    inFolders.push(...files.filter(({ uri }) => isGlossary(uri)));
  }
  for (const { folder, glossaries } of configurations)
    for (const { named, from, drafts } of glossaries) if (drafts === undefined) await addNamed([named], from, folder);
  inFolders.sort((a, b) => depth(a.uri) - depth(b.uri));
  for (const file of inFolders) if (!found.has(normalizeUri(file.uri))) add(file, folderOf(normalizeUri(file.uri)));
  for (const { folder, glossaries } of configurations)
    for (const { named, from, drafts } of glossaries) {
      if (drafts === undefined) continue;
      for (const file of await host.readGlossaries(named, from, onLeftOut)) {
        const key = normalizeUri(file.uri);
        const known = found.get(key);
        if (known === undefined) found.set(key, { ...file, folder, drafts });
        else if (known.drafts && known.folder === folder)
          found.set(key, { ...known, drafts: [...known.drafts, ...drafts] });
      }
    }
  return [...found.values()];
}

/**
 * All glossaries in force, the farthest first: the files that were found, and those that are open, each as it stands in
 * the editor. One that cannot be read as YAML keeps what it said before, with its problems. One that takes long to read lets
 * the others go before: what is in force is given again with each of those. Others get their turn between two files.
 */
export async function* readLayers(
  session: Session,
  onDisk: readonly FolderFile[],
  host: Host | undefined,
  onProblem: (message: string) => unknown,
): AsyncIterable<readonly ReadLayer[]> {
  const files = new Map(
    onDisk.map((file) => [normalizeUri(file.uri), { ...file, text: session.openText(file.uri) ?? file.text }]),
  );
  for (const file of session.openGlossaries.namedSo()) {
    const key = normalizeUri(file.uri);
    const known = files.get(key);
    const { folder, drafts } = known ?? { folder: folderOf(session.glossaries.placeOf(file.uri) ?? key) };
    files.set(key, { ...file, folder, drafts });
  }
  const before = remembered.get(session) ?? new Map<string, ReadLayer>();
  const now = new Map<string, ReadLayer>();
  const read = async ({ uri, text, folder, drafts }: FolderFile) => {
    await new Promise((resolve) => setTimeout(resolve));
    const readLayer = host?.readLayer ?? (await import('../glossary/formats/layer')).readLayer;
    const known = before.get(uri);
    const { entries, standsAlone, problems, isBroken, pieces } = await readLayer(text, uri, known?.pieces);
    const { entries: its, standsAlone: alone } = isBroken && known !== undefined ? known : { entries, standsAlone };
    now.set(uri, { uri, folder, drafts, text, problems, pieces, entries: its, standsAlone: alone });
  };
  const inForce = () => {
    remembered.set(session, now);
    return Array.from(files.values(), ({ uri }) => now.get(uri)).filter((layer) => layer !== undefined);
  };
  const long: FolderFile[] = [];
  let sum = 0;
  for (const file of files.values()) {
    const { uri, text, folder, drafts } = file;
    sum += text.length;
    if (sum > LARGEST_SUM) {
      onProblem(`The glossaries are too large: ${uri} and all that follow are left out.`);
      break;
    }
    const known = before.get(uri);
    const isSamePlace = known?.folder === folder && known?.drafts?.join('\n') === drafts?.join('\n');
    if (known?.text === text && isSamePlace) now.set(uri, known);
    else if (takesLong(text, known?.pieces)) {
      // What it said before holds until it is read.
      if (known) now.set(uri, known);
      long.push(file);
    } else await read(file);
  }
  yield inForce();
  for (const file of long) {
    await read(file);
    yield inForce();
  }
}

function depth(uri: string): number {
  return uri.split('/').length;
}

/** The folder of a file. */
function folderOf(place: string): string {
  return place.slice(0, place.lastIndexOf('/') + 1);
}
