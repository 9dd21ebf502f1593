// The glossary: all concepts in force, and the index of their names.
import type { Concept } from './concept';
import { finish } from '../text/steps';
import { createNameIndexInSteps, type NameIndex } from './names';

/** All concepts in force. Never changed. */
export interface Glossary {
  /** By id; where two have the same name, the first one's is taken. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** What finds their names in text. */
  readonly names: NameIndex;
}

/**
 * The glossary of these concepts; where two share an id, the later one holds. `mostNodes` bounds the index of names. Time is
 * linear in the names.
 */
export function createGlossary(concepts: Iterable<Concept>, mostNodes?: number): Glossary {
  return finish(createGlossaryInSteps(concepts, mostNodes));
}

/** The same, stopping now and then. */
export function* createGlossaryInSteps(concepts: Iterable<Concept>, mostNodes?: number): Generator<void, Glossary> {
  const byId = new Map<string, Concept>();
  for (const concept of concepts) byId.set(concept.id, concept);
  return {
    concepts: byId,
    names: yield* createNameIndexInSteps(
      [...byId.values()].flatMap(({ designations }) => designations),
      mostNodes,
    ),
  };
}
