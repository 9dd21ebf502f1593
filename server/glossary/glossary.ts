// The glossary: all concepts in force, and the index of their names.
import type { Concept } from './concept';

/** All concepts in force. Never changed. */
export interface Glossary {
  /** By id, in the order of their files. */
  readonly concepts: ReadonlyMap<string, Concept>;
}

/** The glossary of these concepts; where two share an id, the later one holds. Time is linear in the names. */
export function createGlossary(concepts: readonly Concept[]): Glossary {
  return { concepts: new Map(concepts.map((concept) => [concept.id, concept])) };
}
