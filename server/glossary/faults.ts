// What the schema does not accept in a glossary file is left out, so that the rest holds.
import type * as z from 'zod/mini';
import { accept, type Accepted, type FileKind } from '../yaml/accept';
import { fieldOf } from './fields';
import { type Entry, entrySchema, fileSchema, sourcesSchema } from './schema';

/** A glossary file. */
const glossaryKind: FileKind = { schema: fileSchema, keyOf: fieldOf };

/** What the schema accepts of an entry that is given as plain data. */
export function acceptEntry(given: unknown): Accepted<Entry> {
  return accept(entrySchema, given, glossaryKind, ['concepts', '']);
}

/** What the schema accepts of the sources of a file that are given as plain data. */
export function acceptSources(given: unknown): Accepted<z.infer<typeof sourcesSchema>> {
  return accept(sourcesSchema, given, glossaryKind, ['sources']);
}
