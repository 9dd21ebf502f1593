// The built-in concepts: data/glossary.yaml, which the bundler has read and a test has validated.
import file from '../../data/glossary.yaml';
import type { Concept } from './concept';
import { createConcept, type Sources } from './entry';
import type { Entry } from './schema';

const { concepts, sources = {} } = file as {
  readonly concepts: Readonly<Record<string, Entry>>;
  readonly sources?: Sources;
};

/** The built-in entries, in the order of their file. */
export function builtinEntries(): readonly { readonly id: string; readonly entry: Entry; readonly sources: Sources }[] {
  return Object.entries(concepts).map(([id, entry]) => ({ id, entry, sources }));
}

let made: readonly Concept[] | undefined;

/** The built-in concepts, in the order of their file; made once. */
export function builtinConcepts(): readonly Concept[] {
  return (made ??= builtinEntries().map(({ id, entry }) => createConcept(id, entry, 'built-in', sources)));
}
