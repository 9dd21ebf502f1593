// The glossary: all concepts in force, and the index of their names.
import type { Concept, Designation } from './concept';
import { finish } from '../text/steps';
import { changeNameIndex, createNameIndexInSteps, type NameIndex } from './names';

/** All concepts in force. Never changed. */
export interface Glossary {
  /** By id; where two have the same name, the first one's is taken. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** What finds their names in text. */
  readonly names: NameIndex;
}

/** What one glossary has and another has not. */
export interface Difference {
  readonly before: Glossary;
  readonly after: Glossary;
  /** Concepts of `before` that `after` has not, and the other way round; one that has changed is in both. */
  readonly removed: readonly Concept[];
  readonly added: readonly Concept[];
}

/**
 * The glossary of these concepts; where two share an id, the later one holds. Time is linear in the names; where it
 * differs little from a glossary `before`, only in those that it does not share with that.
 */
export function createGlossary(concepts: Iterable<Concept>, before?: Glossary): Glossary {
  return finish(createGlossaryInSteps(concepts, before));
}

/** The same, stopping now and then. */
export function* createGlossaryInSteps(concepts: Iterable<Concept>, before?: Glossary): Generator<void, Glossary> {
  const byId = new Map<string, Concept>();
  for (const concept of concepts) byId.set(concept.id, concept);
  const changed = before && changeGlossary(before, byId);
  return changed ?? { concepts: byId, names: yield* createNameIndexInSteps(namesOf(byId.values())) };
}

/** Brings up to date, for a new glossary, what has been worked out from the names of the one before. */
type Update = (difference: Difference) => void;

const updates: Update[] = [];

/**
 * Something that is worked out from the names of a glossary when it is first asked for, and remembered for it. For a
 * glossary that was made from another, `change` makes it from what was worked out for that, and may use it up: whoever
 * asks for the one before again has it worked out anew.
 */
export function rememberNames<Value>(
  create: (glossary: Glossary) => Value,
  change: (value: Value, difference: Difference) => Value,
): (glossary: Glossary) => Value {
  const known = new WeakMap<Glossary, Value>();
  updates.push((difference) => {
    const value = known.get(difference.before);
    if (value === undefined) return;
    known.delete(difference.before);
    known.set(difference.after, change(value, difference));
  });
  return (glossary) => {
    let value = known.get(glossary);
    if (value === undefined) known.set(glossary, (value = create(glossary)));
    return value;
  };
}

/** How many concepts may differ, and which part of all, so that following the change costs less than beginning anew. */
const FEW_CONCEPTS = 16;
const FEW_OF_ALL = 1 / 50;

/** A glossary with other concepts; undefined where so much is other that it is better made anew. */
function changeGlossary(before: Glossary, concepts: ReadonlyMap<string, Concept>): Glossary | undefined {
  const was = [...before.concepts.values()];
  const is = [...concepts.values()];
  const isKept = (concept: Concept) => concepts.get(concept.id) === concept;
  const isKnown = (concept: Concept) => before.concepts.get(concept.id) === concept;
  const removed = was.filter((concept) => !isKept(concept));
  const added = is.filter((concept) => !isKnown(concept));
  if (removed.length + added.length > FEW_CONCEPTS + is.length * FEW_OF_ALL) return undefined;
  // Where the others have another order, so have their names.
  const kept = is.filter(isKnown);
  if (!was.filter(isKept).every((concept, index) => concept === kept[index])) return undefined;
  const names = changeNameIndex(before.names, namesOf(removed), namesOf(added), orderOf(is));
  if (names === undefined) return undefined;
  const after = { concepts, names };
  for (const update of updates) update({ before, after, removed, added });
  return after;
}

/** Whether one name stands before another, of these concepts; the order is worked out when it is first asked for. */
function orderOf(concepts: readonly Concept[]): (a: Designation, b: Designation) => boolean {
  let order: Map<Concept, number> | undefined;
  const orders = new Map<Concept, Map<Designation, number>>();
  const within = ({ designations }: Concept) => new Map(designations.map((name, index) => [name, index]));
  return (a, b) => {
    if (a.concept !== b.concept) {
      order ??= new Map(concepts.map((concept, index) => [concept, index]));
      return order.get(a.concept)! < order.get(b.concept)!;
    }
    let names = orders.get(a.concept);
    if (names === undefined) orders.set(a.concept, (names = within(a.concept)));
    return names.get(a)! < names.get(b)!;
  };
}

function namesOf(concepts: Iterable<Concept>): Designation[] {
  return Array.from(concepts, ({ designations }) => designations).flat();
}
