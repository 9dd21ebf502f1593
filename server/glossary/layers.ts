// Layers of glossaries: the built-in one, the user's, those of folders; a later one adds to and changes the earlier.
import { foldText } from '../text/normalize';
import type { Span } from '../text/span';
import { builtinConcepts, builtinEntries } from './builtin';
import type { Concept } from './concept';
import { createConcept, fieldsOf, type Sources, termOf } from './entry';
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

/** A fault of a glossary file. Offsets in its text. */
export interface Problem extends Span {
  readonly message: string;
  readonly level: 'error' | 'warning';
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
  const byName = new Map<string, string>();
  const aliases = new Map<string, string>();
  const problems = new Map<string, Problem[]>();
  const report = ({ uri }: Layer, { at }: LayerEntry, message: string, level: Problem['level'] = 'warning') => {
    const known = problems.get(uri);
    if (known) known.push({ ...at, message, level });
    else problems.set(uri, [{ ...at, message, level }]);
  };
  const put = (one: Made) => {
    made.set(one.id, one);
    for (const name of rightNames(one.entry)) {
      const key = foldText(name);
      if (!byName.has(key)) byName.set(key, one.id);
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
          'error',
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
      if (other !== undefined && other !== id && made.has(other))
        report(
          from.layer,
          from.entry,
          `“${name}” is a name of “${other}” already: one name should stand for one thing.`,
        );
    }
    for (const related of entry.related ?? []) {
      if (related === id) report(from.layer, from.entry, `“${id}” is related to itself.`);
      else if (!made.has(related))
        report(from.layer, from.entry, `There is no concept “${related}” that “${id}” could be related to.`);
    }
    for (const name of entry.deprecated ?? []) {
      const other = byName.get(foldText(termOf(name)));
      const preferred = other === undefined ? undefined : made.get(other)?.entry.preferred;
      if (other !== undefined && other !== id && preferred && termOf(preferred) === termOf(name))
        report(from.layer, from.entry, `“${termOf(name)}” is the preferred name of “${other}”.`);
    }
  }
  return { concepts, entries: [...made.values()], aliases, problems };
}

/** The earlier entry that an entry means, by its preferred name. */
function idOf({ preferred }: Entry, byName: ReadonlyMap<string, string>): string | undefined {
  return preferred === undefined ? undefined : byName.get(foldText(termOf(preferred)));
}

/** The full names of an entry that are not deprecated. */
function rightNames({ preferred, admitted = [] }: Entry): readonly string[] {
  const names = [...(preferred === undefined ? [] : [preferred]), ...admitted];
  return names.filter((name) => typeof name === 'string' || !name.abbreviation).map(termOf);
}

/** An entry with what a nearer layer says of it: what it names anew has the status that it gives, the rest stays. */
export function mergeEntries(before: Entry, after: Entry): Entry {
  const named = new Set(
    [
      after.preferred,
      after.abbreviation,
      ...(after.admitted ?? []),
      ...(after.adjectives ?? []),
      ...(after.references ?? []),
      ...(after.deprecated ?? []),
    ]
      .filter((name) => name !== undefined)
      .map(termOf),
  );
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
