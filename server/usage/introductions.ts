// Introductions: the places where a draft ties an abbreviation or a second name to a full name.
import type { Concept } from '../glossary/concept';
import type { Span } from '../text/span';

/**
 * How an introduction is written.
 * - `parenthesis`: full name (ABBR); `reversed`: ABBR (full name)
 * - `or`: full name, or ABBR,
 * - `bridge`: short name, formally the full name (ABBR): ties all three
 * - `list`: a row of a table or an item of a list that pairs them, for the whole file
 */
export type IntroductionShape = 'parenthesis' | 'reversed' | 'or' | 'bridge' | 'list';

/** A place that ties names together. Offsets within the block. */
export interface Introduction extends Span {
  readonly shape: IntroductionShape;
  /** The concept that it introduces; one made for this draft (`origin: 'draft'`) where no glossary knows the pair. */
  readonly concept: Concept;
  /** The full name as written. */
  readonly full: Span;
  /** The abbreviation as written, without quotation marks and parentheses. */
  readonly short: Span;
  /** What goes when the introduction is undone: the parenthesis and the space before it. */
  readonly aside: Span;
  /** Other names that the sentence ties to it (South Korea in the bridge). */
  readonly names: readonly Span[];
  /**
   * - `right`: the glossary's full name, or an admitted one
   * - `wrong`: close to the glossary's full name, or a known wrong expansion, but not it
   * - `own`: a pair that no glossary knows
   */
  readonly verdict: 'right' | 'wrong' | 'own';
  /** Inside a quotation or the title of a work: introduces nothing. */
  readonly quoted: boolean;
}
