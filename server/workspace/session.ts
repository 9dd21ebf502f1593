// The only state: the open drafts, the glossary in force and the settings.
import { isUntitled, normalizeUri, UNTITLED, withSlash } from '../files/uri';
import type { NamedEntry } from '../glossary/formats/format';
import { builtinConcepts } from '../glossary/builtin';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { withSources } from '../glossary/entry';
import { type EntryPlace, type Layer, type Merged, mergeLayers, type Problem } from '../glossary/layers';
import { lintInSteps } from '../rules/lint';
import type { Finding, LintOptions } from '../rules/rule';
import { defaultSettings, lintOptions, parseSettings, type Settings } from '../settings';
import {
  createLined,
  type Draft,
  editDraft,
  editLined,
  type Language,
  type Lined,
  offsetAt,
  parseDraft,
} from '../text/draft';
import type { Edit } from '../text/span';
import { finish } from '../usage/steps';
import { readUsageInSteps, type Usage } from '../usage/usage';

/** The largest draft that is read, in UTF-16 units: twice the longest that anybody writes. */
const LARGEST_DRAFT = 8_000_000;

/** A change of a document as the protocol gives it: a replaced range, or the whole text. */
export interface Change {
  readonly range?: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly text: string;
}

/** An open document, and what has been worked out for its text as it is. */
export interface OpenDraft {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly draft: Draft;
  /** Why it is not read, if it is not: it is too large, or takes too long. `draft` is then empty. */
  readonly unread?: 'large' | 'slow';
}

/** A file in YAML or JSON that is open, as it stands in the editor. */
export interface OpenGlossary {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly file: Lined;
  /** Whether it is a glossary by its name; any other is one where a setting names it. */
  readonly byName: boolean;
}

/** A glossary file and where it holds. */
export interface PlacedLayer extends Layer {
  readonly text: string;
  /** The URI of the folder whose drafts it is for, as `normalizeUri` spells it, with a slash at its end; undefined for all drafts. */
  readonly folder?: string;
}

/** A glossary that is in force somewhere, and what is wrong between its layers. */
interface InForce {
  readonly layers: readonly PlacedLayer[];
  readonly merged: Merged;
  readonly glossary: Glossary;
}

/** Told of a rule that failed. */
export type OnFault = (rule: string, error: unknown) => void;

/** The state of a server. Every answer is a function of what it holds. */
export class Session {
  private readonly drafts = new Map<string, OpenDraft>();
  /** Changes of drafts that nobody has asked for since, so that many of them cost no more than the last. */
  private readonly waiting = new Map<string, { version: number; readonly changes: Change[] }>();
  /** By URI; empty for all. */
  private readonly settings = new Map<string, { readonly settings: Settings; readonly given: string }>();
  private readonly options = new WeakMap<Settings, LintOptions>();
  private readonly usages = new WeakMap<Draft, Usage>();
  private readonly found = new WeakMap<
    Usage,
    { readonly options: LintOptions; readonly findings: readonly Finding[] }
  >();
  private readonly openGlossaries = new Map<string, OpenGlossary>();
  private layers: readonly PlacedLayer[] = [];
  /** The same for the workspace as a whole, where a folder below does not leave out the built-in glossary. */
  private layersOfAll: readonly PlacedLayer[] = [];
  private layerUris: ReadonlySet<string> = new Set();
  /** Where drafts belong that have no name yet: the first folder, with a slash at its end; empty where none is open. */
  private home = '';
  /** By the URIs of the layers in force. */
  private readonly glossaries = new Map<string, InForce>();

  constructor(private readonly onFault: OnFault) {}

  /** The glossary of a draft or glossary file: the built-in one, and over it those of its folder and the folders above. */
  glossaryFor(uri?: string): Glossary {
    return this.inForceFor(uri).glossary;
  }

  /** The entries in force in the whole workspace, merged; `own`: only those that glossary files add or change. */
  entries(own: boolean): readonly NamedEntry[] {
    const { made, places } = this.inForceFor().merged;
    return [...made.values()]
      .filter(({ id }) => !own || places.has(id))
      .map(({ id, entry, sources }) => ({ id, entry: withSources(entry, sources) }));
  }

  /** What is wrong in a glossary file beside the others that it goes with. */
  problemsOf(uri: string): readonly Problem[] {
    return this.inForceFor(uri).merged.problems.get(uri) ?? [];
  }

  /** Where the entry of a concept stands that is in force for a draft or glossary file; undefined for what is as built in. */
  entryPlace(id: string, uri?: string): EntryPlace | undefined {
    return this.inForceFor(uri).merged.places.get(id);
  }

  /**
   * Puts the user's glossaries in force, the farthest first. What was worked out with others is forgotten by itself.
   * Says whether anything is new.
   */
  setLayers(layers: readonly PlacedLayer[]): boolean {
    const isSame = layers.length === this.layers.length && layers.every((layer, index) => layer === this.layers[index]);
    if (isSame) return false;
    this.layers = layers;
    this.gatherLayers();
    this.layerUris = new Set(layers.map(({ uri }) => normalizeUri(uri)));
    const known = new Set(layers.map(({ uri }) => uri));
    for (const [key, inForce] of this.glossaries)
      if (!inForce.layers.every(({ uri }) => known.has(uri))) this.glossaries.delete(key);
    return true;
  }

  /** The glossaries of the workspace that a draft has, the nearest first, as they were read last. */
  glossariesFor(uri: string): readonly PlacedLayer[] {
    return this.layersFor(uri)
      .filter(({ folder }) => folder !== undefined)
      .reverse();
  }

  /** Takes the folder to which drafts belong that have no name yet. */
  setHome(folder: string | undefined): void {
    this.home = folder === undefined ? '' : withSlash(normalizeUri(folder));
    this.gatherLayers();
  }

  private gatherLayers(): void {
    const isBelow = ({ folder }: PlacedLayer) => folder !== undefined && !this.home.startsWith(folder);
    this.layersOfAll = this.layers.map((layer) =>
      layer.standsAlone && isBelow(layer) ? { ...layer, standsAlone: false } : layer,
    );
  }

  /** Where a document is stored or will be, as `normalizeUri` spells it; undefined for one that has no name yet. */
  placeOf(uri: string): string | undefined {
    if (!isUntitled(uri)) return normalizeUri(uri);
    const path = uri.slice(UNTITLED.length);
    // It will be where the workspace is.
    const root = /^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i.exec(this.home)?.[0] ?? 'file://';
    return path.startsWith('/') ? normalizeUri(root + path) : undefined;
  }

  /** A glossary file as it was read last. */
  layerOf(uri: string): PlacedLayer | undefined {
    return this.layers.find((layer) => normalizeUri(layer.uri) === normalizeUri(uri));
  }

  /** The id of the concept that an entry of a glossary file makes or changes. */
  conceptId(uri: string, entry: string): string {
    return this.inForceFor(uri).merged.aliases.get(entry) ?? entry;
  }

  /**
   * The glossaries in which an id means what it means in a glossary file: the outermost one in force there that has its
   * entry, and all in the folder of that. Where none has one, all.
   */
  layersSharing(uri: string, id: string): readonly PlacedLayer[] {
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

  private layersFor(uri?: string): readonly PlacedLayer[] {
    if (uri === undefined) return this.layersOfAll;
    const place = this.placeOf(uri);
    const isAt = (at: string) => (layer: PlacedLayer) => layer.folder === undefined || at.startsWith(layer.folder);
    const own = place === undefined ? [] : this.layers.filter(isAt(place));
    // What is not saved yet and lies in no folder of ours belongs to the first.
    const isHomeless = isUntitled(uri) && !own.some(({ folder }) => folder !== undefined);
    return isHomeless ? this.layers.filter(isAt(this.home)) : own;
  }

  private inForceFor(uri?: string): InForce {
    const layers = this.layersFor(uri);
    const key = layers.map(({ uri: own, standsAlone }) => `${own} ${standsAlone}`).join('\n');
    const known = this.glossaries.get(key);
    if (known?.layers.every((layer, index) => layer === layers[index])) return known;
    const merged = mergeLayers(layers, known?.merged);
    const inForce = { layers, merged, glossary: createGlossary(merged.concepts, known?.glossary) };
    this.glossaries.set(key, inForce);
    return inForce;
  }

  open(uri: string, language: Language, version: number, text: string): void {
    this.waiting.delete(normalizeUri(uri));
    this.drafts.set(normalizeUri(uri), createOpen(uri, language, version, text));
  }

  /** Takes changes of a document, which are made one after another when it is asked for; unknown documents are ignored. */
  change(uri: string, version: number, changes: readonly Change[]): void {
    const key = normalizeUri(uri);
    if (!this.drafts.has(key)) return;
    const waiting = this.waiting.get(key) ?? { version, changes: [] };
    waiting.version = version;
    for (const change of changes) waiting.changes.push(change);
    this.waiting.set(key, waiting);
  }

  /** Makes the changes that wait for a document. */
  private settle(key: string): void {
    const known = this.drafts.get(key);
    const waiting = this.waiting.get(key);
    if (known === undefined || waiting === undefined) return;
    this.waiting.delete(key);
    const { version, changes } = waiting;
    const { uri } = known;
    let { draft, unread } = known;
    // Only the last whole text counts, and what has changed in it.
    const whole = changes.findLastIndex(({ range }) => range === undefined);
    if (whole >= 0) ({ draft, unread } = createOpen(uri, draft.language, version, changes[whole].text));
    if (!unread) draft = changeDraft(draft, changes.slice(whole + 1));
    if (draft.text.length > LARGEST_DRAFT)
      ({ draft, unread } = createOpen(uri, draft.language, version, draft.text.toString()));
    this.drafts.set(key, { uri, version, draft, unread });
  }

  close(uri: string): void {
    this.waiting.delete(normalizeUri(uri));
    this.drafts.delete(normalizeUri(uri));
    this.settings.delete(normalizeUri(uri));
  }

  /** Takes the text of a glossary file that is open in an editor, which goes before what is on disk. */
  openGlossary(uri: string, version: number, text: string, byName: boolean): void {
    this.openGlossaries.set(normalizeUri(uri), { uri, version, file: createLined(text), byName });
  }

  /** Makes changes of a file in YAML or JSON that is open; says whether it is one. */
  changeGlossary(uri: string, version: number, changes: readonly Change[]): boolean {
    const known = this.openGlossaries.get(normalizeUri(uri));
    if (known === undefined) return false;
    const file = changes.reduce<Lined>(
      (lined, change) => (change.range ? editLined(lined, editOf(lined, change)) : createLined(change.text)),
      known.file,
    );
    this.openGlossaries.set(normalizeUri(uri), { ...known, version, file });
    return true;
  }

  /** Forgets a file in YAML or JSON that was open; says whether it was one. */
  closeGlossary(uri: string): boolean {
    return this.openGlossaries.delete(normalizeUri(uri));
  }

  /** A glossary file in YAML or JSON that is open. */
  findGlossary(uri: string): OpenGlossary | undefined {
    const open = this.openGlossaries.get(normalizeUri(uri));
    return open && (open.byName || this.hasLayer(uri)) ? open : undefined;
  }

  /** Whether a file, open or not, is a glossary in force. */
  hasLayer(uri: string): boolean {
    return this.layerUris.has(normalizeUri(uri));
  }

  /** The files that are open and glossaries by their names, as they stand in the editor. */
  *glossaryFiles(): Iterable<{ readonly uri: string; readonly text: string }> {
    for (const { uri, file, byName } of this.openGlossaries.values())
      if (byName) yield { uri, text: file.text.toString() };
  }

  /** The text of a file as it stands in the editor; undefined where it is not open, or too large. */
  openText(uri: string): string | undefined {
    const glossary = this.openGlossaries.get(normalizeUri(uri));
    if (glossary) return glossary.file.text.toString();
    const open = this.find(uri);
    return open === undefined || open.unread ? undefined : open.draft.text.toString();
  }

  find(uri: string): OpenDraft | undefined {
    const key = normalizeUri(uri);
    this.settle(key);
    return this.drafts.get(key);
  }

  all(): Iterable<OpenDraft> {
    for (const key of [...this.waiting.keys()]) this.settle(key);
    return this.drafts.values();
  }

  /** What a draft does, at once however long that takes; `Preparation` works it out before it is asked for. */
  usage(open: Pick<OpenDraft, 'uri' | 'draft'>): Usage {
    return finish(this.usageInSteps(open));
  }

  /** The same, stopping now and then. */
  *usageInSteps({ uri, draft }: Pick<OpenDraft, 'uri' | 'draft'>): Generator<void, Usage> {
    const known = this.usages.get(draft);
    const glossary = this.glossaryFor(uri);
    if (known?.glossary === glossary) return known;
    const usage = yield* readUsageInSteps(glossary, draft);
    this.usages.set(draft, usage);
    return usage;
  }

  /** The findings of a draft under its settings; none where linting is off, and none in a table that is a glossary. */
  findings(open: OpenDraft): readonly Finding[] {
    return finish(this.findingsInSteps(open));
  }

  /** The same, stopping now and then. */
  *findingsInSteps(open: OpenDraft): Generator<void, readonly Finding[]> {
    const { uri, unread, draft } = open;
    const settings = this.settingsOf(uri);
    if (!settings.enable || unread || (draft.language === 'plaintext' && this.hasLayer(uri))) return [];
    const usage = yield* this.usageInSteps(open);
    const options = this.optionsOf(uri);
    const known = this.found.get(usage);
    if (known?.options === options) return known.findings;
    const findings = yield* lintInSteps(usage, options, this.onFault);
    this.found.set(usage, { options, findings });
    return findings;
  }

  /** Whether an open draft stands as it does, under the glossary and the settings that it was read with. */
  isCurrent({ uri, draft }: OpenDraft, glossary: Glossary, options: LintOptions): boolean {
    const key = normalizeUri(uri);
    return (
      this.drafts.get(key)?.draft === draft &&
      !this.waiting.has(key) &&
      this.glossaryFor(uri) === glossary &&
      this.optionsOf(uri) === options
    );
  }

  /** The settings of a document: its own, else those for all, else the defaults. */
  settingsOf(uri: string): Settings {
    return (this.settings.get(normalizeUri(uri)) ?? this.settings.get(''))?.settings ?? defaultSettings;
  }

  /**
   * Puts settings in force for a document, or for all where `uri` is empty; gives what is wrong in them. Undefined where
   * they are in force already, which costs nothing.
   */
  applySettings(uri: string, input: unknown): readonly string[] | undefined {
    const given = JSON.stringify(input) ?? '';
    const known = this.settings.get(normalizeUri(uri)) ?? this.settings.get('');
    if (known?.given === given) return undefined;
    const { settings, warnings } = parseSettings(input);
    this.settings.set(normalizeUri(uri), { settings, given });
    return warnings;
  }

  optionsOf(uri: string): LintOptions {
    const settings = this.settingsOf(uri);
    let options = this.options.get(settings);
    if (options === undefined) this.options.set(settings, (options = lintOptions(settings)));
    return options;
  }
}

/** How many changes are read one by one; more cost less when the text is read once after all of them. */
const FEW_CHANGES = 8;

/** The draft after changes of ranges, made one after another. */
function changeDraft(draft: Draft, changes: readonly Change[]): Draft {
  if (changes.length <= FEW_CHANGES)
    return changes.reduce((current, change) => editDraft(current, [editOf(current, change)]), draft);
  const { text } = changes.reduce<Lined>((current, change) => editLined(current, editOf(current, change)), draft);
  return parseDraft(text.toString(), draft.language);
}

/** A change of a range, or of all, as an edit of the text as it is. */
function editOf(lined: Lined, { range, text }: Change): Edit {
  return {
    start: range ? offsetAt(lined, range.start) : 0,
    end: range ? offsetAt(lined, range.end) : lined.text.length,
    text,
  };
}

function createOpen(uri: string, language: Language, version: number, text: string): OpenDraft {
  const isLarge = text.length > LARGEST_DRAFT;
  return { uri, version, draft: parseDraft(isLarge ? '' : text, language), unread: isLarge ? 'large' : undefined };
}
