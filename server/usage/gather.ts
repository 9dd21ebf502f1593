// What a draft holds of each thing that it writes about: gathered from its passages by key, and after an edit only from those that it touched.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { findPlace, itemAt, mergeOrdered } from '../text/list';
import { type Dangling, pointingOtherwise } from './dangling';
import { indexOf, type Passages, trueChangesBetween } from './order';
import type { Introduced, Occurrence, Passage, Placed, Senses } from './passage';
import { nestedAbbreviations } from './reading';

/** What a draft does with one concept. */
export interface ConceptUsage {
  readonly concept: Concept;
  /** In the order of the text; those inside a quotation too. */
  readonly occurrences: readonly Occurrence[];
  /** In the order of the text; quoted ones too. */
  readonly introductions: readonly Introduced[];
  /** Occurrences of other concepts whose name holds this concept's abbreviation (ROK in ROK-US alliance). */
  readonly nested: readonly Occurrence[];
}

/** A draft as far as things are gathered from it. */
export interface Source {
  readonly glossary: Glossary;
  readonly passages: Passages;
  readonly senses: Senses;
  readonly dangling: Dangling;
}

/** The lists of what a draft holds under one key, each in the order of the text. */
export type Lists = Readonly<Record<string, readonly Placed[]>>;

/** One kind of things that are gathered, what is held under one key being a `Held`. */
export interface Kind<Held extends Lists, Value extends Held = Held> {
  /** What is held under a key where nothing is. */
  readonly nothing: Held;
  /** Adds all that a passage holds of the kind, in order. */
  read(
    passage: Passage,
    source: Source,
    add: <Name extends keyof Held & string>(key: string, name: Name, item: Held[Name][number]) => void,
  ): void;
  /** What is told of what is held under a key. */
  create(held: Held, key: string, source: Source): Value;
}

/** What is gathered of one kind from a draft, by key. */
interface Collected {
  readonly source: Source;
  readonly values: ReadonlyMap<string, Lists>;
}

/**
 * What is gathered of a draft, each kind when it is first asked for. What is told under a key is the same object as before an
 * edit where that changed nothing in it, so that what is worked out from it can be remembered against it. Maps are in no order.
 */
export class Gathered {
  /** By kind, what was gathered last: of this draft, or of one before it. */
  private readonly known: Map<unknown, Collected>;

  constructor(
    private readonly source: Source,
    last?: Gathered,
  ) {
    this.known = new Map(last?.known);
  }

  /** By concept id. */
  get concepts(): ReadonlyMap<string, ConceptUsage> {
    return this.of(concepts);
  }

  /** In the order of the text; quoted ones too. */
  get introductions(): readonly Introduced[] {
    return this.of(introductions).get('')?.items ?? noIntroductions;
  }

  /** What is held of a kind, by key. */
  of<Held extends Lists, Value extends Held>(kind: Kind<Held, Value>): ReadonlyMap<string, Value> {
    let found = this.known.get(kind);
    if (found?.source !== this.source) {
      found = found ? collectChanges(kind, this.source, found) : collect(kind, this.source);
      this.known.set(kind, found);
    }
    return found.values as ReadonlyMap<string, Value>;
  }
}

const concepts: Kind<Pick<ConceptUsage, 'occurrences' | 'introductions' | 'nested'>, ConceptUsage> = {
  nothing: { occurrences: [], introductions: [], nested: [] },
  read({ occurrences, introductions }, { glossary, senses, dangling }, add) {
    for (const occurrence of occurrences) {
      if (dangling.has(occurrence)) continue;
      const { name } = occurrence.mention;
      add(name.concept.id, 'occurrences', occurrence);
      for (const nested of nestedAbbreviations(glossary, name))
        add((senses.get(nested.text) ?? nested.concept).id, 'nested', occurrence);
    }
    for (const introduced of introductions) add(introduced.introduction.concept.id, 'introductions', introduced);
  },
  create(held, id, { glossary }) {
    // Of what the draft names or introduces itself these know the concept.
    const own = held.occurrences[0]?.mention.name.concept ?? held.introductions[0]?.introduction.concept;
    return { concept: own ?? glossary.concepts.get(id)!, ...held };
  },
};

/** Things of one kind under one key, in the order of the text. */
export interface Listed<Item extends Placed> extends Lists {
  readonly items: readonly Item[];
}

/** A kind of which nothing is told but the list of what is held under a key. */
export function listed<Item extends Placed>(
  itemsIn: (passage: Passage, source: Source) => readonly Item[],
  keyOf: (item: Item) => string,
): Kind<Listed<Item>> {
  return {
    nothing: { items: [] },
    read(passage, source, add) {
      for (const item of itemsIn(passage, source)) add(keyOf(item), 'items', item);
    },
    create: (held) => held,
  };
}

const noIntroductions: readonly Introduced[] = [];

const introductions = listed(
  ({ introductions: introduced }) => introduced,
  () => '',
);

/** All that some passages hold of a kind, by key. */
function read<Held extends Lists>(
  kind: Kind<Held>,
  passages: Iterable<Passage>,
  source: Source,
): ReadonlyMap<string, Held> {
  const found = new Map<string, Record<string, Placed[]>>();
  for (const passage of passages)
    kind.read(passage, source, (key, name, item) => {
      let lists = found.get(key);
      if (lists === undefined) {
        lists = Object.fromEntries(Object.keys(kind.nothing).map((one) => [one, []]));
        found.set(key, lists);
      }
      lists[name]!.push(item);
    });
  return found as ReadonlyMap<string, Lists> as ReadonlyMap<string, Held>;
}

function collect<Held extends Lists>(kind: Kind<Held>, source: Source): Collected {
  const values = new Map<string, Held>();
  for (const [key, held] of read(kind, source.passages, source)) values.set(key, kind.create(held, key, source));
  return { source, values };
}

/** The same from what was collected before some passages took the place of others. */
function collectChanges<Held extends Lists>(
  kind: Kind<Held>,
  source: Source,
  { source: last, values: lastValues }: Collected,
): Collected {
  const { passages } = source;
  const changes = trueChangesBetween(last.passages, passages);
  const pointing = pointingOtherwise(last.dangling, source.dangling, changes);
  const before = inOrder([...changes.before, ...pointing], last.passages);
  const removed = read(kind, before, last);
  const added = read(kind, inOrder([...changes.after, ...pointing], passages), source);
  if (removed.size === 0 && added.size === 0) return { source, values: lastValues };
  const byPassage = (a: Placed, b: Placed) => indexOf(passages, a.passage) - indexOf(passages, b.passage);
  const values = new Map(lastValues);
  for (const key of new Set([...removed.keys(), ...added.keys()])) {
    const lists: Record<string, readonly Placed[]> = {};
    for (const name of Object.keys(kind.nothing)) {
      const held = values.get(key)?.[name] ?? [];
      const kept = without(held, removed.get(key)?.[name] ?? [], last.passages);
      lists[name] = mergeOrdered(kept, added.get(key)?.[name] ?? [], byPassage);
    }
    if (Object.values(lists).some(({ length }) => length > 0))
      values.set(key, kind.create(lists as Lists as Held, key, source));
    else values.delete(key);
  }
  return { source, values };
}

/** What is held but for what some passages hold of it; both in order. Few of these cost little more than a copy. */
function without(held: readonly Placed[], removed: readonly Placed[], passages: Passages): readonly Placed[] {
  if (removed.length === 0) return held;
  const kept: Placed[] = [];
  let next = 0;
  for (const passage of new Set(removed.map((placed) => placed.passage))) {
    const at = indexOf(passages, passage);
    const place = findPlace(held, (placed) => indexOf(passages, placed.passage) < at, next);
    for (; next < place; next++) kept.push(itemAt(held, next));
    while (held[next]?.passage === passage) next++;
  }
  for (; next < held.length; next++) kept.push(itemAt(held, next));
  return kept;
}

function inOrder(some: readonly Passage[], passages: Passages): readonly Passage[] {
  return some.toSorted((a, b) => indexOf(passages, a) - indexOf(passages, b));
}
