// The glossaries in force: which files hold for which draft, and the glossary that they make together.
import { isAmong } from '../configuration/inForce';
import { isUntitled, normalizeUri, UNTITLED, withSlash } from '../files/uri';
import { builtinConcepts } from '../glossary/builtin';
import { withSources } from '../glossary/entry';
import type { NamedEntry } from '../glossary/formats/format';
import type { Glossary } from '../glossary/glossary';
import { type EntryPlace, type InForce, type Layer, layGlossaries, layGlossariesInSteps } from '../glossary/layers';
import type { Problem } from '../text/problem';

/** A glossary file and where it holds. */
export interface FolderLayer extends Layer {
  readonly text: string;
  /** The URI of the folder whose drafts it is for, as `normalizeUri` spells it, with a slash at its end; undefined for all drafts. */
  readonly folder?: string;
  /** The drafts of the folder that it is for, as lines of a .gitignore in it; undefined for all. */
  readonly drafts?: readonly string[];
}

/** What tells layers from others, apart from what they say. */
function keyOf(layers: readonly FolderLayer[]): string {
  return layers.map(({ uri, standsAlone }) => `${uri} ${standsAlone}`).join('\n');
}

/** Whether this is what layers of the same key make as they are. */
function isOf(
  inForce: InForce<FolderLayer> | undefined,
  layers: readonly FolderLayer[],
): inForce is InForce<FolderLayer> {
  return inForce?.layers.every((layer, index) => layer === layers[index]) ?? false;
}

/** The glossaries in force. */
export class GlossariesInForce {
  private layers: readonly FolderLayer[] = [];
  /** The same for the workspace as a whole, where a folder below does not leave out the built-in glossary. */
  private layersOfAll: readonly FolderLayer[] = [];
  private layerUris: ReadonlySet<string> = new Set();
  /** Where drafts belong that have no name yet: the first folder, with a slash at its end; empty where none is open. */
  private home = '';
  /** By the URIs of their layers; and what has been worked out for layers that are to be in force. */
  private readonly inForce = new Map<string, InForce<FolderLayer>>();
  private prepared: ReadonlyMap<string, InForce<FolderLayer>> = new Map();
  private readonly withBuiltIn = new WeakMap<FolderLayer, FolderLayer>();

  /** The glossary of a draft or glossary file: the built-in one, and over it those of its folder and the folders above. */
  at(uri?: string): Glossary {
    return this.inForceFor(uri).glossary;
  }

  /** The entries in force in the whole workspace, merged; `own`: only those that glossary files add or change. */
  entries(own: boolean): readonly NamedEntry[] {
    const { made, places } = this.inForceFor();
    return [...made.values()]
      .filter(({ id }) => !own || places.has(id))
      .map(({ id, entry, sources }) => ({ id, entry: withSources(entry, sources) }));
  }

  /** What is wrong in a glossary file beside the others that it goes with. */
  problemsOf(uri: string): readonly Problem[] {
    return this.inForceFor(uri).problems.get(uri) ?? [];
  }

  /** Where the entry of a concept stands that is in force for a draft or glossary file; undefined for what is as built in. */
  entryPlace(id: string, uri?: string): EntryPlace | undefined {
    return this.inForceFor(uri).places.get(id);
  }

  /**
   * Works out what these glossaries make of the workspace, of themselves and of drafts, stopping now and then, so that
   * putting them in force costs nothing.
   */
  *prepareLayers(layers: readonly FolderLayer[], drafts: Iterable<string>): Generator<void, void> {
    const prepared = new Map<string, InForce<FolderLayer>>();
    const uris = [...drafts, ...layers.map(({ uri }) => uri)];
    for (const some of [this.layersOf(layers), ...uris.map((uri) => this.layersFor(uri, layers))]) {
      const key = keyOf(some);
      if (prepared.has(key)) continue;
      const known = this.inForce.get(key);
      prepared.set(key, isOf(known, some) ? known : yield* layGlossariesInSteps(some));
    }
    this.prepared = prepared;
  }

  /**
   * Puts the user's glossaries in force, the farthest first. What was worked out with others is forgotten by itself.
   * Says whether anything is new.
   */
  setLayers(layers: readonly FolderLayer[]): boolean {
    const isSame = layers.length === this.layers.length && layers.every((layer, index) => layer === this.layers[index]);
    if (isSame) return false;
    this.layers = layers;
    this.gatherLayers();
    for (const [key, inForce] of this.prepared) this.inForce.set(key, inForce);
    this.prepared = new Map();
    this.layerUris = new Set(layers.map(({ uri }) => normalizeUri(uri)));
    const known = new Set(layers.map(({ uri }) => uri));
    for (const [key, inForce] of this.inForce)
      if (!inForce.layers.every(({ uri }) => known.has(uri))) this.inForce.delete(key);
    return true;
  }

  /** The user's glossaries, the farthest first; the same list as long as they are the same. */
  all(): readonly FolderLayer[] {
    return this.layers;
  }

  /** The glossaries of the workspace that a draft has, the nearest first, as they were read last. */
  near(uri: string): readonly FolderLayer[] {
    return this.layersFor(uri)
      .filter(({ folder }) => folder !== undefined)
      .reverse();
  }

  /** The glossaries that a draft, or the workspace, has beside the built-in one, the nearest first. */
  layersAt(uri?: string): readonly FolderLayer[] {
    return [...(uri === undefined ? this.layersOfAll : this.layersFor(uri))].reverse();
  }

  /** Takes the folder to which drafts belong that have no name yet. */
  setHome(folder: string | undefined): void {
    this.home = folder === undefined ? '' : withSlash(normalizeUri(folder));
    this.gatherLayers();
  }

  private gatherLayers(): void {
    this.layersOfAll = this.layersOf(this.layers);
  }

  /** What layers are for the workspace as a whole; the same objects for the same layers. */
  private layersOf(layers: readonly FolderLayer[]): readonly FolderLayer[] {
    const isBelow = ({ folder }: FolderLayer) => folder !== undefined && !this.home.startsWith(folder);
    return layers.map((layer) => {
      if (!layer.standsAlone || !isBelow(layer)) return layer;
      const changed = this.withBuiltIn.get(layer) ?? { ...layer, standsAlone: false };
      this.withBuiltIn.set(layer, changed);
      return changed;
    });
  }

  /** Where a document is stored or will be, as `normalizeUri` spells it; undefined for one that has no name yet. */
  placeOf(uri: string): string | undefined {
    if (!isUntitled(uri)) return normalizeUri(uri);
    const path = uri.slice(UNTITLED.length);
    // It will be where the workspace is.
    const root = /^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i.exec(this.home)?.[0] ?? 'file://';
    return path.startsWith('/') ? normalizeUri(root + path) : undefined;
  }

  /** A place in the folder to which documents belong that have none of their own. */
  placeAtHome(): string {
    return `${this.home}untitled`;
  }

  /** A glossary file as it was read last. */
  layerOf(uri: string): FolderLayer | undefined {
    return this.layers.find((layer) => normalizeUri(layer.uri) === normalizeUri(uri));
  }

  /** The id of the concept that an entry of a glossary file makes or changes. */
  conceptId(uri: string, entry: string): string {
    return this.inForceFor(uri).aliases.get(entry) ?? entry;
  }

  /**
   * The glossaries in which an id means what it means in a glossary file: the outermost one in force there that has its
   * entry, and all in the folder of that. Where none has one, all.
   */
  layersSharing(uri: string, id: string): readonly FolderLayer[] {
    const home = this.layersFor(uri).find(({ entries }) => entries.some((entry) => entry.id === id));
    const place = home?.folder;
    return place === undefined ? this.layers : this.layers.filter(({ folder }) => folder?.startsWith(place));
  }

  /** Whether an id is one of the built-in glossary where that is in force. */
  isBuiltIn(uri: string, id: string): boolean {
    return (
      !this.layersFor(uri).some(({ standsAlone }) => standsAlone) && builtinConcepts().some((other) => other.id === id)
    );
  }

  private layersFor(uri?: string, layers = this.layers): readonly FolderLayer[] {
    if (uri === undefined) return this.layersOfAll;
    const place = this.placeOf(uri);
    const isAt =
      (at: string) =>
      ({ folder, drafts }: FolderLayer) =>
        folder === undefined ||
        (at.startsWith(folder) && (drafts === undefined || isAmong(drafts, at.slice(folder.length))));
    const own = place === undefined ? [] : layers.filter(isAt(place));
    // What is not saved yet and lies in no folder of ours belongs to the first.
    const isHomeless = isUntitled(uri) && !own.some(({ folder }) => folder !== undefined);
    return isHomeless ? layers.filter(isAt(this.home)) : own;
  }

  private inForceFor(uri?: string): InForce<FolderLayer> {
    const layers = this.layersFor(uri);
    const key = keyOf(layers);
    const known = this.inForce.get(key);
    if (isOf(known, layers)) return known;
    const inForce = layGlossaries(layers);
    this.inForce.set(key, inForce);
    return inForce;
  }

  /** Whether a file, open or not, is a glossary in force. */
  has(uri: string): boolean {
    return this.layerUris.has(normalizeUri(uri));
  }
}
