// What a draft does with each of the concepts that it names: gathered from its passages, and after an edit from those that it touched.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { itemAt } from '../text/list';
import { type Changes, indexOf } from './order';
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

/** What is gathered from all passages of a draft. */
export interface Gathered {
  /** By concept id, in the order of first occurrence. */
  readonly concepts: ReadonlyMap<string, ConceptUsage>;
  /** In the order of the text; quoted ones too. */
  readonly introductions: readonly Introduced[];
  /** What only points back (the North) where nothing has been named yet: it means nothing, and is no occurrence of its concept. */
  readonly dangling: ReadonlySet<Occurrence>;
}

/** What a draft does with each concept that it names, by id, what names nothing, and all introductions. */
export function gatherConcepts(glossary: Glossary, passages: readonly Passage[], senses: Senses): Gathered {
  const dangling = new Set<Occurrence>();
  const concepts = new Map<
    string,
    { concept: Concept; occurrences: Occurrence[]; introductions: Introduced[]; nested: Occurrence[] }
  >();
  const usageOf = (concept: Concept) => {
    let usage = concepts.get(concept.id);
    if (usage === undefined) {
      concepts.set(concept.id, (usage = { concept, occurrences: [], introductions: [], nested: [] }));
      for (const other of waiting.get(concept.id) ?? []) related.set(other, true);
    }
    return usage;
  };
  /** Concepts of which only what points back has been met, with whether a related one has been named; and those by these. */
  const related = new Map<Concept, boolean>();
  const waiting = new Map<string, Concept[]>();
  const isRelated = (concept: Concept) => {
    let known = related.get(concept);
    if (known === undefined) {
      related.set(concept, (known = concept.related.some((id) => concepts.has(id))));
      for (const id of known ? [] : concept.related) {
        const others = waiting.get(id);
        if (others) others.push(concept);
        else waiting.set(id, [concept]);
      }
    }
    return known;
  };
  for (const { occurrences } of passages) {
    for (const occurrence of occurrences) {
      const { name } = occurrence.mention;
      if (name.kind === 'reference' && !concepts.has(name.concept.id) && !isRelated(name.concept)) {
        dangling.add(occurrence);
        continue;
      }
      usageOf(name.concept).occurrences.push(occurrence);
      for (const nested of nestedAbbreviations(glossary, name))
        usageOf(senses.get(nested.text) ?? nested.concept).nested.push(occurrence);
    }
  }
  const introductions = passages.flatMap((passage) => passage.introductions);
  for (const introduced of introductions) usageOf(introduced.introduction.concept).introductions.push(introduced);
  return { concepts, dangling, introductions };
}

/**
 * The same for a draft in which some passages have taken the place of others, from what was gathered before these; undefined
 * where one of them names a concept that no passage above them does, on which it may hang what points back.
 */
export function gatherChanges(
  glossary: Glossary,
  last: Gathered,
  { before, after, from }: Changes,
  passages: readonly Passage[],
  senses: Senses,
): Gathered | undefined {
  const gone = new Set(before);
  const isAbove = (placed: Placed | undefined) =>
    placed !== undefined && !gone.has(placed.passage) && indexOf(passages, placed.passage) < from;
  const removed = itemsOf(glossary, before, senses);
  const added = itemsOf(glossary, after, senses);
  const concepts = new Map(last.concepts);
  for (const id of new Set([...removed.keys(), ...added.keys()])) {
    const was = last.concepts.get(id);
    if (was === undefined || !(isAbove(was.occurrences[0]) || isAbove(was.nested[0]))) return undefined;
    const now = added.get(id);
    concepts.set(id, {
      concept: was.concept,
      occurrences: put(was.occurrences, now?.occurrences),
      introductions: put(was.introductions, now?.introductions),
      nested: put(was.nested, now?.nested),
    });
  }
  const introductions = put(
    last.introductions,
    after.flatMap((passage) => passage.introductions),
  );
  return { concepts, introductions, dangling: last.dangling };

  /** Items in order less what is gone, with those of the passages in its place. */
  function put<Item extends Placed>(items: readonly Item[], others: readonly Item[] = []): readonly Item[] {
    const kept = items.filter(({ passage }) => !gone.has(passage));
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (indexOf(passages, itemAt(kept, middle).passage) < from) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, ...others);
    return kept;
  }
}

/** What some passages do with each concept, by its id, where all of it means something. */
function itemsOf(glossary: Glossary, passages: readonly Passage[], senses: Senses) {
  const items = new Map<string, { occurrences: Occurrence[]; introductions: Introduced[]; nested: Occurrence[] }>();
  const of = ({ id }: Concept) => {
    let found = items.get(id);
    if (found === undefined) items.set(id, (found = { occurrences: [], introductions: [], nested: [] }));
    return found;
  };
  for (const { occurrences, introductions } of passages) {
    for (const occurrence of occurrences) {
      const { name } = occurrence.mention;
      of(name.concept).occurrences.push(occurrence);
      for (const nested of nestedAbbreviations(glossary, name))
        of(senses.get(nested.text) ?? nested.concept).nested.push(occurrence);
    }
    for (const introduced of introductions) of(introduced.introduction.concept).introductions.push(introduced);
  }
  return items;
}
