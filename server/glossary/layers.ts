// Layers of glossaries: the built-in one, the user's, those of folders; a later one adds to and changes the earlier.
import { foldText } from '../text/normalize';
import type { Span } from '../text/span';
import { builtinConcepts, builtinEntries } from './builtin';
import type { Concept } from './concept';
import { createConcept, fieldsOf, type Sources, termOf } from './entry';
import { isFindable, NAMES_ARE_READ } from './names';
import type { DesignationEntry, Entry } from './schema';

/** An entry of a glossary file, valid by itself, and where it stands. */
export interface LayerEntry {
  readonly id: string;
  readonly entry: Entry;
  readonly sources: Sources;
  /** The key of the entry in its file, as offsets and as a line from 0. */
  readonly at: Span;
  readonly line: number;
}

/** A place in a glossary file. Offsets in its text. */
export interface FileSpan extends Span {
  readonly uri: string;
}

/** A fault of a glossary file. Offsets in its text. */
export interface Problem extends Span {
  readonly message: string;
  readonly level: 'error' | 'warning';
  /** Where the first one of two that do not go together stands. */
  readonly first?: FileSpan;
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
  readonly concepts: readonly Concept[];
  /** The entries that they are made of, with the sources to which they refer by key. */
  readonly entries: readonly { readonly id: string; readonly entry: Entry; readonly sources: Sources }[];
  /** The ids of concepts by those of entries that have another id and bear the name of the concept. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What is wrong between the layers, by the URI of the file. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** An entry while layers are put together. */
interface Made {
  readonly id: string;
  readonly entry: Entry;
  readonly sources: Sources;
  /** The last layer that has changed it, and where; undefined for an entry that is as built in. */
  readonly from?: { readonly layer: Layer; readonly entry: LayerEntry };
}

/**
 * The concepts of the built-in glossary and of `layers`, from the farthest to the nearest. An entry changes the earlier
 * one of its id, or the one whose name it bears; a name has the status that the nearest layer gives it. Concepts that no
 * layer touches are the same objects each time.
 */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const made = new Map<string, Made>();
  /** By folded name the entry that has brought it. */
  const byName = new Map<string, Made>();
  const aliases = new Map<string, string>();
  const problems = new Map<string, Problem[]>();
  const report = (
    { uri }: Layer,
    { at }: LayerEntry,
    message: string,
    { level = 'warning', first }: { readonly level?: Problem['level']; readonly first?: Made['from'] } = {},
  ) => {
    const known = problems.get(uri) ?? [];
    known.push({ ...at, message, level, first: first && { uri: first.layer.uri, ...first.entry.at } });
    problems.set(uri, known);
  };
  const put = (one: Made) => {
    made.set(one.id, one);
    for (const name of rightNames(one.entry)) {
      const key = foldText(name);
      if (!byName.has(key)) byName.set(key, one);
    }
  };
  if (!layers.some(({ standsAlone }) => standsAlone))
    for (const { id, entry, sources } of builtinEntries()) put({ id, entry, sources });

  for (const layer of layers) {
    for (const layered of layer.entries) {
      const { entry, sources } = layered;
      const id = made.has(layered.id) ? layered.id : (idOf(entry, byName) ?? layered.id);
      if (id !== layered.id) aliases.set(layered.id, id);
      const before = made.get(id);
      const from = { layer, entry: layered };
      for (const name of namesOf(entry))
        if (!isFindable(name)) report(layer, layered, `“${name}” can never be found in a text: ${NAMES_ARE_READ}.`);
      if (before?.from?.layer === layer && !entry.remove)
        report(
          layer,
          layered,
          `“${termOf(before.entry.preferred ?? id)}” has an entry in this file already, and both are read as one: put them together.`,
          { first: before.from },
        );
      if (entry.remove) {
        if (before === undefined) report(layer, layered, `There is no concept “${layered.id}” to remove.`);
        made.delete(id);
      } else if (before !== undefined) {
        put({ id, entry: mergeEntries(before.entry, entry), sources: { ...before.sources, ...sources }, from });
      } else if (entry.preferred === undefined) {
        report(
          layer,
          layered,
          `The entry “${id}” has no \`preferred:\` name, and no other glossary has such an entry.`,
          { level: 'error' },
        );
      } else put({ id, entry, sources, from });
    }
  }

  const builtin = new Map(builtinConcepts().map((concept) => [concept.id, concept]));
  const concepts: Concept[] = [];
  for (const { id, entry, sources, from } of made.values()) {
    if (from === undefined) {
      concepts.push(builtin.get(id)!);
      continue;
    }
    concepts.push(createConcept(id, entry, from.layer.uri, sources, from.entry.line));
    for (const name of rightNames(entry)) {
      const other = byName.get(foldText(name));
      if (other !== undefined && other.id !== id && made.has(other.id))
        report(
          from.layer,
          from.entry,
          `“${name}” is a name of “${other.id}” already: one name should stand for one thing.`,
          { first: other.from },
        );
    }
    for (const related of entry.related ?? []) {
      if (related === id) report(from.layer, from.entry, `“${id}” is related to itself.`);
      else if (!made.has(related))
        report(from.layer, from.entry, `There is no concept “${related}” that “${id}” could be related to.`);
    }
    for (const name of entry.deprecated ?? []) {
      const other = byName.get(foldText(termOf(name)));
      const preferred = other && made.get(other.id)?.entry.preferred;
      if (other && other.id !== id && preferred && termOf(preferred) === termOf(name))
        report(from.layer, from.entry, `“${termOf(name)}” is the preferred name of “${other.id}”.`, {
          first: other.from,
        });
    }
  }
  return { concepts, entries: [...made.values()], aliases, problems };
}

/** The earlier entry that an entry means, by its preferred name. */
function idOf({ preferred }: Entry, byName: ReadonlyMap<string, Made>): string | undefined {
  return preferred === undefined ? undefined : byName.get(foldText(termOf(preferred)))?.id;
}

/** The full names of an entry that are not deprecated. */
function rightNames({ preferred, admitted = [] }: Entry): readonly string[] {
  const names = [...(preferred === undefined ? [] : [preferred]), ...admitted];
  return names.filter((name) => typeof name === 'string' || !name.abbreviation).map(termOf);
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
export function mergeEntries(before: Entry, after: Entry): Entry {
  const named = new Set(namesOf(after));
  const keep = <Name extends DesignationEntry>(names: readonly Name[] | undefined) =>
    (names ?? []).filter((name) => !named.has(termOf(name)));
  const admitted = keep(before.admitted);
  // A name that another has replaced stays right.
  if (after.preferred !== undefined && before.preferred !== undefined) admitted.unshift(...keep([before.preferred]));
  if (after.abbreviation !== undefined && before.abbreviation !== undefined)
    admitted.push(...keep([before.abbreviation]).map((name) => ({ ...fieldsOf(name), abbreviation: true })));
  const abbreviation = after.abbreviation ?? (before.abbreviation && keep([before.abbreviation])[0]);
  const join = <Item>(a: readonly Item[] | undefined, b: readonly Item[] | undefined): Item[] | undefined =>
    a === undefined && b === undefined ? undefined : [...new Set([...(a ?? []), ...(b ?? [])])];
  return {
    ...before,
    ...after,
    abbreviation,
    admitted: [...admitted, ...(after.admitted ?? [])],
    adjectives: [...keep(before.adjectives), ...(after.adjectives ?? [])],
    references: [...keep(before.references), ...(after.references ?? [])],
    deprecated: [...keep(before.deprecated), ...(after.deprecated ?? [])],
    wrongExpansions: join(before.wrongExpansions, after.wrongExpansions),
    related: join(before.related, after.related),
    sources: join(before.sources, after.sources),
    cues: join(before.cues, after.cues),
  };
}
