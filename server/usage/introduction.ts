// An introduction: a place where a draft ties an abbreviation or a second name to a full name.
import type { Concept } from '../glossary/concept';
import type { Block } from '../text/block';
import { quotedSpans } from '../text/regions';
import type { Span } from '../text/span';
import type { Named, Read, Short } from './fullName';
import { isInside } from './mentions';
import { blockSpan } from './sight';

/**
 * How an introduction is written.
 * - `parenthesis`: full name (ABBR); `reversed`: ABBR (full name)
 * - `or`: full name, or ABBR,
 * - `bridge`: short name, formally the full name (ABBR): ties all three
 * - `list`: what pairs them for the whole file: a row of a table, an item of a list, ABBR = full name, “ABBR” means full name
 * - `definition`: a line that defines the abbreviation for the whole file, and is no prose
 */
export type IntroductionShape = 'parenthesis' | 'reversed' | 'or' | 'bridge' | 'list' | 'definition';

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

/** An introduction of a full name and an abbreviation. Without an aside nothing of it can go. */
export function createIntroduction(
  { block, sight }: Read,
  shape: IntroductionShape,
  { concept, verdict, full, end }: Named,
  short: Short,
  { aside, names = [] }: { readonly aside?: Span; readonly names?: readonly Span[] } = {},
): Introduction {
  const written = blockSpan(sight, short);
  const { start, end: to } = {
    start: Math.min(full.start, written.start),
    end: Math.max(end, written.end, aside?.end ?? 0),
  };
  return {
    start,
    end: to,
    shape,
    concept,
    full: { start: full.start, end: full.end },
    short: written,
    aside: aside ?? { start: to, end: to },
    names,
    verdict,
    quoted: isQuoted(block, { start, end: to }, shape),
  };
}

/**
 * Whether all of an introduction stands in a quotation or the title of a work. Marks around one of its names, or around
 * nothing but a name with its abbreviation in parentheses, say only that a name is spoken of, and emphasis around nothing but
 * the introduction is no title.
 */
function isQuoted(block: Block, span: Span, shape: IntroductionShape): boolean {
  if (block.quoted) return true;
  const spans = quotedSpans(block);
  if (!isInside(spans, span.start) || !isInside(spans, span.end - 1)) return false;
  const around = block.regions.filter(
    (region) => region.kind !== 'opaque' && region.start <= span.start && region.end >= span.end,
  );
  return !around.every(({ kind, start, end }) => {
    if (kind === 'work') return end - start - (span.end - span.start) <= MARKS;
    return (
      kind === 'quotation' &&
      shape === 'parenthesis' &&
      opening.test(block.text.slice(start, span.start)) &&
      isMarks(block.text.slice(span.end, end))
    );
  });
}

/** What may stand in quotation marks before nothing but an introduction. */
const opening = /^[^\p{L}\p{N}]+(?:the )?[*_]*$/iu;

function isMarks(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** How much longer emphasis is than the introduction that it holds: its marks, and an article. */
const MARKS = 12;
