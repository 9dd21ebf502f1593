// The configuration files in force: those of the folders of the workspace, each with what it extends.
import {
  configurationsFor,
  createConfiguration,
  type FolderConfiguration,
  leftOutBy,
  sourcesFor,
} from '../configuration/inForce';
import { type Baseline, readBaseline } from '../configuration/baseline';
import type { SettingsSource } from '../configuration/layers';
import type { OnProblem } from '../files/decode';
import { configurationNames } from '../files/folder';
import type { ConfigurationFile } from '../configuration/parse';
import type { FileNow, GlossaryFile } from '../files/host';
import { normalizeUri } from '../files/uri';

/** The configurations in force. */
export class ConfigurationsInForce {
  private all: readonly FolderConfiguration[] = [];
  private baselines: BaselinesRead = new Map();

  /** The settings that they give to what lies at a place, the weakest first. */
  sourcesFor(place: string): readonly SettingsSource[] {
    return this.all.length === 0 ? [] : sourcesFor(this.all, place, ({ uri }) => uri);
  }

  /** Whether a draft that lies at a place is left out. */
  leavesOut(place: string): boolean {
    return leftOutBy(this.all, place) !== undefined;
  }

  /** The configuration that holds nearest to a place; undefined where none does. */
  nearest(place: string): FolderConfiguration | undefined {
    return configurationsFor(this.all, place).at(-1);
  }

  /** The fingerprints of what is known in a draft that lies at a place. */
  knownIn(place: string): readonly string[] {
    const naming = configurationsFor(this.all, place).findLast(({ baseline }) => baseline !== undefined);
    return (naming && this.baselines.get(naming)?.knownIn(place)) ?? [];
  }

  /** The baseline that one of them names, where it can be read. */
  baselineOf(configuration: FolderConfiguration): Baseline | undefined {
    return this.baselines.get(configuration);
  }

  /** Whether a file is one of them, or is extended by one. */
  has(uri: string): boolean {
    const place = normalizeUri(uri);
    return this.all.some(({ files }) => files.some((file) => normalizeUri(file.uri) === place));
  }

  /** All of them, those of outer folders first. */
  list(): readonly FolderConfiguration[] {
    return this.all;
  }

  /** Puts configurations in force, with the baselines that they name; says whether anything is new. */
  set(configurations: readonly FolderConfiguration[], baselines: BaselinesRead): boolean {
    const before = describe(this.all, this.baselines);
    this.all = configurations;
    this.baselines = baselines;
    return before !== describe(configurations, baselines);
  }
}

/** The baselines of configurations, as they were read. */
type BaselinesRead = ReadonlyMap<FolderConfiguration, Baseline>;

/** All that configurations and their baselines say. */
function describe(all: readonly FolderConfiguration[], baselines: BaselinesRead): string {
  return JSON.stringify(
    all.map((one) => [one.uri, one.files.map(({ uri, says }) => [uri, says]), baselines.get(one)?.text]),
  );
}

/** What configurations are read with. */
export interface ConfigurationReading {
  /** A file as it stands at this moment, in the editor or on disk, if it lies in the folder. */
  readonly read: (uri: string, folder: string) => Promise<FileNow>;
  /** The folder of the workspace in which a file lies. */
  readonly rootOf: (uri: string) => string | undefined;
  readonly onProblem: OnProblem;
}

/**
 * Reads configuration files, of which the first of each folder holds. A file that cannot be read as YAML keeps what it said
 * before, with its problems.
 */
export async function readConfigurations(
  found: readonly GlossaryFile[],
  before: ConfigurationsInForce,
  { read, rootOf, onProblem }: ConfigurationReading,
): Promise<readonly FolderConfiguration[]> {
  if (found.length === 0) return [];
  const { loadConfiguration } = await import('../configuration/load');
  const lastGood = new Map(before.list().flatMap(({ files }) => files.map((file) => [normalizeUri(file.uri), file])));
  const byFolder = new Map<string, FolderConfiguration>();
  for (const { uri, text } of [...found].sort((a, b) => rankOf(a.uri) - rankOf(b.uri))) {
    const root = rootOf(uri);
    if (root === undefined) continue;
    const files = await loadConfiguration(
      uri,
      text,
      root,
      (other) => read(other, root),
      (other) => lastGood.get(normalizeUri(other))?.says,
    );
    const made = createConfiguration(uri, files, onProblem);
    const other = byFolder.get(made.folder);
    if (other) onProblem(`${normalizeUri(uri)} is not read, since ${normalizeUri(other.uri)} is there.`);
    else byFolder.set(made.folder, made);
  }
  return [...byFolder.values()].sort((a, b) => a.folder.length - b.folder.length);
}

/** Reads the baselines that configurations name. What cannot be read is told, with the file that names it. */
export async function readBaselines(
  configurations: readonly FolderConfiguration[],
  { read, rootOf }: Pick<ConfigurationReading, 'read' | 'rootOf'>,
  onRefused: (file: ConfigurationFile, why: string) => void,
): Promise<BaselinesRead> {
  const baselines = new Map<FolderConfiguration, Baseline>();
  for (const one of configurations) {
    const root = rootOf(one.uri);
    const file = one.files.findLast(({ says }) => says.baseline !== undefined);
    if (one.baseline === undefined || file === undefined || root === undefined) continue;
    const found = await readBaseline(one.baseline, (uri) => read(uri, root));
    if (typeof found === 'string') onRefused(file, found);
    else baselines.set(one, found);
  }
  return baselines;
}

/** Which of several configurations of a folder goes before the others. */
function rankOf(uri: string): number {
  return configurationNames.indexOf(uri.slice(uri.lastIndexOf('/') + 1));
}
