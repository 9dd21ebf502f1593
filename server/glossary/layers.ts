// Layers of glossaries: the built-in one, the user's, those of folders; a later one adds to and changes the earlier.
import { itemAt } from '../text/list';
import { foldText } from '../text/normalize';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import { finish, isStep } from '../text/steps';
import { builtinConcepts, builtinEntries } from './builtin';
import { type Concept, LONGEST_CUE, MOST_OLD_NUMBERS } from './concept';
import { createConcept, fieldsOf, type Sources, termOf } from './entry';
import { createGlossaryInSteps, type Glossary } from './glossary';
import { isFindable, MOST_NODES, MOST_SPELLINGS } from './names';
import type { DesignationEntry, Entry } from './schema';
import { t } from '../words/words';

/** An entry of a glossary file, valid by itself, and where it stands. */
export interface LayerEntry {
  readonly id: string;
  readonly entry: Entry;
  readonly sources: Sources;
  /** The key of the entry in its file, as offsets and as a line from 0. */
  readonly at: Span;
  readonly line: number;
}

/** One glossary file. */
export interface Layer {
  readonly uri: string;
  readonly entries: readonly LayerEntry[];
  /** Whether it leaves out the built-in glossary (`extends: none`). */
  readonly standsAlone: boolean;
}

/** Layers put together. */
export interface Merged {
  /** The concepts, those of the nearest layer first, so that its names go before the same names of others. */
  readonly concepts: readonly Concept[];
  /** What they are made of, by id, in the order of the files. */
  readonly made: ReadonlyMap<string, Made>;
  /** By id: the entry that has changed it last, for what is not as built in. */
  readonly places: ReadonlyMap<string, EntryPlace>;
  /** The ids of concepts by those of entries that have another id and bear the name of the concept. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What is wrong between the layers, by the URI of the file. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Glossaries that lie over one another, and what is in force with them. */
export interface InForce<One extends Layer = Layer> extends Merged {
  /** The farthest first. */
  readonly layers: readonly One[];
  readonly glossary: Glossary;
}

/** Lays glossaries over the built-in one, from the farthest to the nearest. `mostNodes` bounds the index of names. */
export function layGlossaries<One extends Layer>(layers: readonly One[], mostNodes?: number): InForce<One> {
  return finish(layGlossariesInSteps(layers, mostNodes));
}

/** The same, stopping now and then. */
export function* layGlossariesInSteps<One extends Layer>(
  layers: readonly One[],
  mostNodes = MOST_NODES,
): Generator<void, InForce<One>> {
  const merged = yield* mergeLayersInSteps(layers);
  const glossary = yield* createGlossaryInSteps(merged.concepts, mostNodes);
  const problems = new Map(merged.problems);
  for (const [uri, problem] of tellLeftOut(merged, glossary, mostNodes))
    problems.set(uri, [...(problems.get(uri) ?? []), problem]);
  return { ...merged, problems, layers, glossary };
}

/** What is said, at its first entry, of each file that has names for which the index has no room. */
function tellLeftOut({ places }: Merged, { names }: Glossary, mostNodes: number): ReadonlyMap<string, Problem> {
  const left = new Map<string, { readonly at: LayerEntry; readonly count: number }>();
  for (const { concept } of names.leftOut) {
    const place = places.get(concept.id);
    if (place === undefined) continue;
    const known = left.get(place.layer.uri);
    const at = known && known.at.line <= place.at.line ? known.at : place.at;
    left.set(place.layer.uri, { at, count: (known?.count ?? 0) + 1 });
  }
  const told = new Map<string, Problem>();
  for (const [uri, { at, count }] of left) {
    const most = mostNodes.toLocaleString('en');
    const message =
      count === 1
        ? t(
            'One name of this file is not looked for, from this entry on: all glossaries together have more than {0} words. Divide them.',
            most,
          )
        : t(
            '{0} names of this file are not looked for, from this entry on: all glossaries together have more than {1} words. Divide them.',
            count.toLocaleString('en'),
            most,
          );
    told.set(uri, { ...at.at, message, level: 'error' });
  }
  return told;
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly layer: Layer;
  readonly at: LayerEntry;
}

/** A concept as the layers make it. */
export interface Made {
  readonly id: string;
  /** The entries of all layers as one, with the sources to which it refers by key. */
  readonly entry: Entry;
  readonly sources: Sources;
  readonly concept: Concept;
  /** Its full names that are right, and its deprecated ones, folded. */
  readonly names: readonly string[];
  readonly wrongNames: readonly string[];
  /** The names that the nearest layer gives it and that no text can hold. */
  readonly unfindable: readonly string[];
  /** What the nearest layer says of it that goes beyond a bound and is not read, as sentences. */
  readonly unread: readonly string[];
  /** The file whose entry has made or changed it last; undefined for what is as built in. */
  readonly uri?: string;
}

/** How many entries of one file may go into one concept. */
const MOST_ENTRIES = 50;

/**
 * The concepts of the built-in glossary and of `layers`, from the farthest to the nearest. An entry changes the earlier
 * one of its id, or the one whose name it bears; a name has the status that the nearest layer gives it. Concepts that no
 * layer touches are the same objects each time.
 */
export function mergeLayers(layers: readonly Layer[]): Merged {
  return finish(mergeLayersInSteps(layers));
}

/** The same, stopping now and then. */
function mergeLayersInSteps(layers: readonly Layer[]): Generator<void, Merged> {
  return new LayerMerger(layers).merge();
}

/** One merging of layers: the concepts as they are so far, and what is wrong with the entries that make them. */
class LayerMerger {
  private readonly made = new Map<string, Made>();
  /** By folded name the concept that it names, and the entry that has brought it. */
  private readonly byName = new Map<string, { readonly id: string; readonly place?: EntryPlace }>();
  /** By abbreviation the concept for which it stands first, and the entry that says so. */
  private readonly shorts = new Map<string, { readonly id: string; readonly place: EntryPlace }>();
  private readonly aliases = new Map<string, string>();
  private readonly problems = new Map<string, Problem[]>();
  private readonly places = new Map<string, EntryPlace>();
  /** How many entries of one file have gone into a concept. */
  private readonly times = new Map<string, number>();
  /** How often each name has been given. */
  private readonly given = new Map<string, number>();

  constructor(private readonly layers: readonly Layer[]) {
    if (!layers.some(({ standsAlone }) => standsAlone)) for (const one of builtinMade()) this.put(one);
  }

  /** Merges the layers, stopping now and then. */
  *merge(): Generator<void, Merged> {
    const { layers, made, places, aliases, problems } = this;
    let done = 0;
    for (const layer of layers)
      for (const at of layer.entries) {
        if (isStep(done++)) yield;
        this.add({ layer, at });
      }
    for (const [id, place] of places) {
      if (isStep(done++)) yield;
      const one = made.get(id);
      if (one) this.check(one, place);
    }
    return { concepts: nearestFirst(made, layers), made, places, aliases, problems };
  }

  private report(
    { layer: { uri }, at: { at } }: EntryPlace,
    message: string,
    { level = 'warning', first }: { readonly level?: Problem['level']; readonly first?: EntryPlace } = {},
  ): void {
    const known = this.problems.get(uri) ?? [];
    known.push({ ...at, message, level, first: first && { uri: first.layer.uri, ...first.at.at } });
    this.problems.set(uri, known);
  }

  private put(one: Made, place?: EntryPlace): void {
    this.made.set(one.id, one);
    if (place) this.places.set(one.id, place);
    for (const name of one.names) if (!this.byName.has(name)) this.byName.set(name, { id: one.id, place });
  }

  /** Adds an entry to the concept that it makes or changes, or removes that. */
  private add(place: EntryPlace): void {
    const { layer, at } = place;
    const { entry } = at;
    // Nobody has decided on it yet.
    if (entry.status === 'proposed') return;
    const id = this.made.has(at.id) ? at.id : (idOf(entry, this.byName) ?? at.id);
    if (id !== at.id) this.aliases.set(at.id, id);
    const below = this.made.get(id);
    const isRead = this.count(id, place, below);
    if (entry.remove) {
      if (below === undefined) this.report(place, t('There is no concept “{0}” to remove.', at.id));
      this.made.delete(id);
      this.places.delete(id);
    } else if (below === undefined && entry.preferred === undefined) {
      const message = t('The entry “{0}” has no `preferred:` name, and no other glossary has such an entry.', id);
      this.report(place, message, { level: 'error' });
    } else if (isRead) {
      const one = make(id, below, at, layer.uri);
      this.put(one, place);
      this.takeShort(one, place);
      for (const name of one.unfindable)
        this.report(
          place,
          t(
            "“{0}” can never be found in a text: between letters and digits only spaces and - ' . , / & are read, three in a row at most; write it without other signs.",
            name,
          ),
        );
      for (const message of one.unread) this.report(place, message);
    }
  }

  /** Counts the entries of a concept in one file and tells of those after the first; says whether one more is read. */
  private count(id: string, place: EntryPlace, below: Made | undefined): boolean {
    const first = this.places.get(id);
    const count = first?.layer === place.layer ? (this.times.get(id) ?? 1) + 1 : 1;
    this.times.set(id, count);
    if (below === undefined || count === 1 || place.at.entry.remove) return true;
    const name = termOf(below.entry.preferred ?? id);
    const isRead = count <= MOST_ENTRIES;
    const message = isRead
      ? t('“{0}” has an entry in this file already, and both are read as one: put them together.', name)
      : t(
          '“{0}” has {1} entries in this file already, and this one is not read: put them together.',
          name,
          MOST_ENTRIES,
        );
    this.report(place, message, { level: isRead ? 'warning' : 'error', first });
    return isRead;
  }

  /** Takes the abbreviation of an entry, and tells of another entry of its file that has it without a condition too. */
  private takeShort({ id }: Made, place: EntryPlace): void {
    const { abbreviation } = place.at.entry;
    const short = abbreviation === undefined ? undefined : fieldsOf(abbreviation);
    if (short === undefined || short.when) return;
    const same = this.shorts.get(short.term);
    if (same && same.place.layer === place.layer && same.id !== id)
      this.report(
        place,
        t(
          '“{0}” is the abbreviation of “{1}” too, which it stands for: say of one of them with `when:` where it does.',
          short.term,
          same.id,
        ),
        { first: same.place },
      );
    else this.shorts.set(short.term, { id, place });
  }

  /** Tells what is wrong with a concept beside the others, where its entry stands. */
  private check(one: Made, place: EntryPlace): void {
    const { id, entry } = one;
    this.checkNames(one, place);
    for (const related of entry.related ?? []) {
      if (related === id) this.report(place, t('“{0}” is related to itself.', id));
      else if (!this.made.has(related))
        this.report(place, t('There is no concept “{0}” that “{1}” could be related to.', related, id));
    }
    for (const wrong of entry.deprecated ?? []) this.checkDeprecated(termOf(wrong), one, place);
  }

  private checkNames({ id, entry, names, wrongNames }: Made, place: EntryPlace): void {
    const short = entry.abbreviation === undefined ? [] : [termOf(entry.abbreviation)];
    for (const name of [...names, ...wrongNames, ...short]) {
      const count = (this.given.get(name) ?? 0) + 1;
      this.given.set(name, count);
      if (count === MOST_SPELLINGS + 1)
        this.report(
          place,
          t('“{0}” is given more than {1} times: only the first {1} are told apart.', name, MOST_SPELLINGS),
        );
    }
    const right = rightNames(entry);
    for (const [index, name] of names.entries()) {
      const other = this.byName.get(name);
      if (other === undefined || other.id === id || !this.made.has(other.id)) continue;
      const message = t(
        '“{0}” is a name of “{1}” already: one name should stand for one thing.',
        right[index] ?? name,
        other.id,
      );
      this.report(place, message, { first: other.place });
    }
  }

  /** Tells of a deprecated name that is a right one too, of its concept or of another. */
  private checkDeprecated(name: string, { id, entry }: Made, place: EntryPlace): void {
    if (rightTerms(entry).has(name)) {
      const isPreferred = entry.preferred !== undefined && termOf(entry.preferred) === name;
      this.report(
        place,
        isPreferred
          ? t('“{0}” is the preferred name of “{1}”: to avoid it, give another under `preferred:`.', name, id)
          : t('“{0}” is a right name of “{1}” and one to avoid: leave it out of one list.', name, id),
      );
    }
    const other = this.byName.get(foldText(name));
    const others = other === undefined || other.id === id ? undefined : this.made.get(other.id)?.entry;
    if (other === undefined || others === undefined || !rightTerms(others).has(name)) return;
    const isPreferred = others.preferred !== undefined && termOf(others.preferred) === name;
    const message = isPreferred
      ? t('“{0}” is the preferred name of “{1}”.', name, other.id)
      : t('“{0}” is an admitted name of “{1}”.', name, other.id);
    this.report(place, message, { first: other.place });
  }
}

let builtin: readonly Made[] | undefined;

/** The built-in concepts as the lowest layer; made once. */
function builtinMade(): readonly Made[] {
  return (builtin ??= builtinEntries().map(({ id, entry, sources }, index) => ({
    id,
    entry,
    sources,
    concept: itemAt(builtinConcepts(), index),
    ...foldNames(entry),
    unfindable: [],
    unread: [],
  })));
}

/** A concept as an entry of the file at `uri` makes it, or changes it from what it is `below`, in the layers before. */
function make(id: string, below: Made | undefined, { entry: own, sources: ownSources }: LayerEntry, uri: string): Made {
  const entry = below ? mergeEntries(below.entry, own) : own;
  const sources = below ? { ...below.sources, ...ownSources } : ownSources;
  return {
    id,
    entry,
    sources,
    concept: createConcept(id, entry, uri, sources),
    ...foldNames(entry),
    unfindable: namesOf(own).filter((name) => !isFindable(name)),
    unread: findUnread(own),
    uri,
  };
}

/** What goes beyond the bounds of what is looked for in a draft. */
function findUnread({ cues = [], counts = [] }: Entry): readonly string[] {
  const long = cues.filter((cue) => foldText(cue).split(' ').length > LONGEST_CUE);
  const told = long.map((cue) =>
    t('“{0}” has more than {1} words and is not looked for: write fewer.', cue, LONGEST_CUE),
  );
  const old = counts.reduce((all, { was }) => all + was.length, 0);
  return old <= MOST_OLD_NUMBERS
    ? told
    : [
        ...told,
        t('Of {0} old numbers only the first {1} are looked for: leave the oldest out.', old, MOST_OLD_NUMBERS),
      ];
}

function foldNames(entry: Entry): Pick<Made, 'names' | 'wrongNames'> {
  return {
    names: rightNames(entry).map(foldText),
    wrongNames: (entry.deprecated ?? []).map((name) => foldText(termOf(name))),
  };
}

/** The concepts by the layer that has changed them last, the nearest first; otherwise in the order of the files. */
function nearestFirst(made: ReadonlyMap<string, Made>, layers: readonly Layer[]): readonly Concept[] {
  const byLayer = new Map<string | undefined, Concept[]>([[undefined, []]]);
  for (const { uri } of layers) byLayer.set(uri, []);
  for (const { concept, uri } of made.values()) byLayer.get(uri)?.push(concept);
  return [...byLayer.values()].reverse().flat();
}

/** The id of the earlier entry that bears the preferred name of an entry. */
function idOf({ preferred }: Entry, byName: ReadonlyMap<string, { readonly id: string }>): string | undefined {
  return preferred === undefined ? undefined : byName.get(foldText(termOf(preferred)))?.id;
}

/** The full names of an entry that are not deprecated. */
function rightNames({ preferred, admitted = [] }: Entry): readonly string[] {
  const names = [...(preferred === undefined ? [] : [preferred]), ...admitted];
  return names.filter((name) => typeof name === 'string' || !name.abbreviation).map(termOf);
}

const terms = new WeakMap<Entry, ReadonlySet<string>>();

/** The same as a set. Remembered against the entry. */
function rightTerms(entry: Entry): ReadonlySet<string> {
  let known = terms.get(entry);
  if (known === undefined) terms.set(entry, (known = new Set(rightNames(entry))));
  return known;
}

/** All names of an entry, whatever their status. */
function namesOf({
  preferred,
  abbreviation,
  admitted = [],
  adjectives = [],
  references = [],
  deprecated = [],
}: Entry): readonly string[] {
  return [preferred, abbreviation, ...admitted, ...adjectives, ...references, ...deprecated]
    .filter((name) => name !== undefined)
    .map(termOf);
}

/** An entry with what a nearer layer says of it: what it names anew has the status that it gives, the rest stays. */
function mergeEntries(before: Entry, after: Entry): Entry {
  const named = new Set(namesOf(after));
  const keep = <Name extends DesignationEntry>(names: readonly Name[] | undefined) =>
    (names ?? []).filter((name) => !named.has(termOf(name)));
  const admitted = keep(before.admitted);
  const preferred = after.preferred ?? insteadOf(before, after);
  // A name that another has replaced stays right, unless only its capitals are other ones.
  if (preferred !== undefined && before.preferred !== undefined) {
    const small = termOf(preferred).toLowerCase();
    admitted.unshift(...keep([before.preferred]).filter((name) => termOf(name).toLowerCase() !== small));
  }
  if (after.abbreviation !== undefined && before.abbreviation !== undefined)
    admitted.push(...keep([before.abbreviation]).map((name) => ({ ...fieldsOf(name), abbreviation: true })));
  const abbreviation = after.abbreviation ?? (before.abbreviation && keep([before.abbreviation])[0]);
  const join = <Item>(a: readonly Item[] | undefined, b: readonly Item[] | undefined): Item[] | undefined =>
    a === undefined && b === undefined ? undefined : [...new Set([...(a ?? []), ...(b ?? [])])];
  return {
    ...before,
    ...after,
    preferred: preferred ?? before.preferred,
    abbreviation,
    admitted: [...admitted, ...(after.admitted ?? [])].filter((name) => name !== preferred),
    adjectives: [...keep(before.adjectives), ...(after.adjectives ?? [])],
    references: [...keep(before.references), ...(after.references ?? [])],
    deprecated: [...keep(before.deprecated), ...(after.deprecated ?? [])],
    wrongExpansions: join(before.wrongExpansions, after.wrongExpansions),
    related: join(before.related, after.related),
    sources: join(before.sources, after.sources),
    cues: join(before.cues, after.cues),
  };
}

/** What becomes the preferred name where a nearer layer deprecates the one that was: the name that it tells to use. */
function insteadOf(before: Entry, after: Entry): DesignationEntry | undefined {
  const term = before.preferred === undefined ? undefined : termOf(before.preferred);
  const use = after.deprecated?.map(fieldsOf).find((name) => name.term === term)?.use;
  const isShort = (name: DesignationEntry | undefined) => name !== undefined && termOf(name) === use;
  if (use === undefined || isShort(before.abbreviation) || isShort(after.abbreviation)) return undefined;
  return [...(before.admitted ?? []), ...(after.admitted ?? [])].find((name) => termOf(name) === use) ?? use;
}
