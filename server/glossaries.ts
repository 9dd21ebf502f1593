// The user's glossaries: found in the folders of the workspace and where the settings say, read, and put in order.
import type { Problem } from './glossary/layers';
import type { GlossaryFile, Host } from './host';
import { normalizeUri, type PlacedLayer, type Session, withSlash } from './session';
import type { Settings } from './settings';

/** A glossary file as it was read last. */
export interface ReadLayer extends PlacedLayer {
  readonly problems: readonly Problem[];
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

/** What was read before, so that a file that has not changed costs nothing and a broken one keeps what it said. */
const remembered = new WeakMap<Session, Map<string, ReadLayer>>();

/** Whether a file is a glossary by its name: `glossary.yaml`, `names.glossary.json`. */
export function isGlossary(uri: string): boolean {
  return /(?:^|[/\\])(?:glossary\.ya?ml|[^/\\]+\.glossary\.(?:ya?ml|json))$/i.test(normalizeUri(uri));
}

/**
 * All glossaries in force, the farthest first: the user's own, then those of the workspace from the outer folders to the
 * inner ones. A file that is open counts as it stands in the editor. One that cannot be read as YAML keeps what it said
 * before, with its problems.
 */
export async function readLayers(session: Session, options: LayerOptions): Promise<readonly ReadLayer[]> {
  const files = findFiles(session, options);
  if (files.length === 0) return [];
  const { readLayer } = await import('./glossary/formats/layer');
  const before = remembered.get(session) ?? new Map<string, ReadLayer>();
  const now = new Map<string, ReadLayer>();
  for (const { uri, text, folder } of files) {
    const known = before.get(uri);
    if (known?.text === text && known.folder === folder) {
      now.set(uri, known);
      continue;
    }
    const { entries, standsAlone, problems, isBroken } = readLayer(text, uri);
    const kept = isBroken && known !== undefined ? known : { entries, standsAlone };
    now.set(uri, { uri, folder, text, problems, entries: kept.entries, standsAlone: kept.standsAlone });
  }
  remembered.set(session, now);
  return [...now.values()];
}

function findFiles(
  session: Session,
  { folders, host, settingsOf, onProblem, onLeftOut }: LayerOptions,
): readonly (GlossaryFile & { readonly folder?: string })[] {
  const found = new Map<string, GlossaryFile & { readonly folder?: string }>();
  const add = ({ uri, text }: GlossaryFile, folder: string | undefined) =>
    found.set(normalizeUri(uri), { uri, text, folder });
  for (const path of settingsOf('').userGlossaries)
    for (const file of host?.readGlossaries(path, undefined, onLeftOut) ?? []) add(file, undefined);
  const inFolders: GlossaryFile[] = [];
  for (const folder of folders) {
    for (const named of settingsOf(folder).glossaries) {
      // A file that a setting names holds for the whole folder, wherever it lies.
      for (const file of host?.readGlossaries(named, folder, onLeftOut) ?? [])
        add(file, withSlash(normalizeUri(folder)));
    }
    inFolders.push(...(host?.findGlossaries(folder, onProblem) ?? []));
  }
  inFolders.sort((a, b) => depth(a.uri) - depth(b.uri));
  for (const file of inFolders) if (!found.has(normalizeUri(file.uri))) add(file, folderOf(file.uri));
  for (const file of session.glossaryFiles()) {
    const known = found.get(normalizeUri(file.uri));
    add(file, known === undefined ? folderOf(file.uri) : known.folder);
  }
  return [...found.values()];
}

function depth(uri: string): number {
  return uri.split('/').length;
}

/** The folder of a file; one that has not been saved yet is where it will be. */
function folderOf(uri: string): string {
  const normal = normalizeUri(uri).replace(/^untitled:(?=\/)/, 'file://');
  return normal.slice(0, normal.lastIndexOf('/') + 1);
}
