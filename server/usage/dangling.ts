// What only points back (the North) where nothing has been named yet: it means nothing.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { areAlike, itemAt } from '../text/list';
import { remember } from '../glossary/remember';
import type { ConceptUsage, Source } from './gather';
import { type Changes, indexOf } from './order';
import type { Occurrence, Passage, Placed, Senses } from './passage';
import { nestedAbbreviations } from './reading';

/** The occurrences of a draft that point back to what neither they nor a related concept has named above them. */
export type Dangling = ReadonlySet<Occurrence>;

export const nothingDangling: Dangling = new Set();

/** The concepts that something in passages may only point back to, with those of other passages. */
export function pointedTo(others: ReadonlySet<Concept>, passages: readonly Passage[]): ReadonlySet<Concept> {
  let found = others;
  for (const { occurrences } of passages)
    for (const { mention } of occurrences) {
      const { kind, concept } = mention.name;
      if (kind === 'reference' && !found.has(concept)) found = new Set(found).add(concept);
    }
  return found;
}

/** What is dangling in a draft. Linear in its occurrences. */
export function findDangling(glossary: Glossary, passages: Iterable<Passage>, senses: Senses): Dangling {
  const dangling = new Set<Occurrence>();
  const named = new Set<string>();
  /** Concepts of which only what points back has been met, with whether a related one has been named; and those by these. */
  const related = new Map<Concept, boolean>();
  const waiting = new Map<string, Concept[]>();
  const isRelated = (concept: Concept) => {
    let known = related.get(concept);
    if (known === undefined) {
      related.set(concept, (known = concept.related.some((id) => named.has(id))));
      for (const id of known ? [] : concept.related) {
        const others = waiting.get(id);
        if (others) others.push(concept);
        else waiting.set(id, [concept]);
      }
    }
    return known;
  };
  const add = ({ id }: Concept) => {
    if (named.has(id)) return;
    named.add(id);
    for (const other of waiting.get(id) ?? []) related.set(other, true);
  };
  for (const { occurrences } of passages)
    for (const occurrence of occurrences) {
      const { name } = occurrence.mention;
      if (name.kind === 'reference' && !named.has(name.concept.id) && !isRelated(name.concept)) {
        dangling.add(occurrence);
        continue;
      }
      add(name.concept);
      for (const nested of nestedAbbreviations(glossary, name)) add(senses.get(nested.text) ?? nested.concept);
    }
  return dangling;
}

/** The ids of concepts that decide by being named what points back: those that are pointed to, and the ones related to them. */
const decidingIds = remember(
  (pointed: ReadonlySet<Concept>) => new Set([...pointed].flatMap(({ id, related }) => [id, ...related])),
);

/**
 * What is dangling in a draft after passages have taken the places of others; undefined where they may be the first to name
 * what something points back to.
 */
export function danglingAfter(
  last: Pick<Source, 'dangling' | 'senses'> & { readonly concepts: ReadonlyMap<string, ConceptUsage> },
  { before, after, from }: Changes,
  { glossary, passages, senses, pointed }: Omit<Source, 'dangling'> & { readonly pointed: ReadonlySet<Concept> },
): Dangling | undefined {
  const { dangling } = last;
  if (last.senses === senses && areNamedAlike(before, after)) return moveDangling(dangling, { before, after });
  const gone = new Set(before);
  const isAbove = (placed: Placed | undefined) =>
    placed !== undefined && !gone.has(placed.passage) && indexOf(passages, placed.passage) < from;
  const ids = decidingIds(pointed);
  for (const { occurrences } of [...before, ...after])
    for (const { mention } of occurrences) {
      const { concept } = mention.name;
      const nested = nestedAbbreviations(glossary, mention.name);
      for (const { id } of [concept, ...nested.map(({ text, concept: own }) => senses.get(text) ?? own)]) {
        if (!ids.has(id)) continue;
        const was = last.concepts.get(id);
        if (!isAbove(was?.occurrences[0]) && !isAbove(was?.nested[0])) return undefined;
      }
    }
  const left = [...dangling].filter(({ passage }) => !gone.has(passage));
  return left.length === dangling.size ? dangling : new Set(left);
}

/** Whether passages name the same concepts by the same names, in the same order. */
function areNamedAlike(some: readonly Passage[], others: readonly Passage[]): boolean {
  return areAlike(some, others, (one, other) =>
    areAlike(one.occurrences, other.occurrences, (a, b) => a.mention.name === b.mention.name),
  );
}

/** What is dangling after passages have taken the places of others that name the same in the same order. */
function moveDangling(dangling: Dangling, { before, after }: Pick<Changes, 'before' | 'after'>): Dangling {
  if (dangling.size === 0) return dangling;
  const moved = new Set(dangling);
  const places = after.flatMap(({ occurrences }) => occurrences);
  before
    .flatMap(({ occurrences }) => occurrences)
    .forEach((occurrence, index) => {
      if (moved.delete(occurrence)) moved.add(itemAt(places, index));
    });
  return moved;
}

/** The passages that have not changed and in which something points to what it did not point to before. */
export function pointingOtherwise(was: Dangling, is: Dangling, { before, after }: Changes): readonly Passage[] {
  if (was === is) return [];
  const changed = new Set([...before, ...after]);
  const others = new Set<Passage>();
  for (const [some, rest] of [
    [was, is],
    [is, was],
  ] as const)
    for (const occurrence of some)
      if (!rest.has(occurrence) && !changed.has(occurrence.passage)) others.add(occurrence.passage);
  return [...others];
}
