// The built-in concepts: data/glossary.yaml, which the bundler has read and a test has validated.
import file from '../../data/glossary.yaml';
import type { Concept } from './concept';
import { createConcept } from './entry';
import type { GlossaryFile } from './schema';

/** Makes the built-in concepts, in the order of their file. */
export function builtinConcepts(): readonly Concept[] {
  const { concepts, sources } = file as GlossaryFile;
  return Object.entries(concepts).map(([id, entry]) => createConcept(id, entry, 'built-in', sources));
}
