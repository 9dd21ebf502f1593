// What is wrong in a file that people write for us: a glossary, a configuration.
import type { Span } from './span';

/** Something that is wrong in a file. Offsets in its text. */
export interface Problem extends Span {
  readonly message: string;
  readonly level: 'error' | 'warning';
  /** Where the first one of two that do not go together stands. */
  readonly first?: FileSpan;
}

/** A place in a file. Offsets in its text. */
export interface FileSpan extends Span {
  readonly uri: string;
}
