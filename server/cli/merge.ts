// policy-glossary merge: puts the parts of a command together, as one run would have written them.
import { openParts, PartError, type Parts } from './parts';
import { print, say } from './terminal';

/** Options of `merge`, as they are given. */
export interface MergeOptions {
  readonly format: string;
}

/** Prints what parts come to; gives the exit code, the highest of theirs, or 2 where they cannot be put together. */
export function merge(paths: readonly string[], { format }: MergeOptions): number {
  const parts = openParts(paths, 'terms', say);
  if (parts === undefined) return 2;
  for (const [, message] of parts.said) say(message);
  try {
    writeTerms(parts, format);
    return parts.exit;
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    say(error.message);
    return 2;
  }
}

function writeTerms(parts: Parts, format: string): void {
  void format;
  parts.each((line) => print(`${line.replace(/^\{"at":\d+,/, '{')}\n`));
}
