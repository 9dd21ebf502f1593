// The glossary: all concepts in force, and the index of their names.
import type { Concept, Designation } from './concept';
import { createNameIndex, type NameIndex } from './names';

/** All concepts in force. Never changed. */
export interface Glossary {
  /** By id, in the order of their files. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** What finds their names in text. */
  readonly names: NameIndex;
}

/** The glossary of these concepts; where two share an id, the later one holds. Time is linear in the names. */
export function createGlossary(concepts: Iterable<Concept>): Glossary {
  const byId = new Map<string, Concept>();
  for (const concept of concepts) byId.set(concept.id, concept);
  const designations: Designation[] = [];
  for (const concept of byId.values()) designations.push(...concept.designations);
  return { concepts: byId, names: createNameIndex(designations) };
}
