// Mentions: the places in a block that name a concept.
import type { Concept, Designation } from '../glossary/concept';
import type { Span } from '../text/span';

/** A span of a block that names a concept; offsets within the block, without the possessive ending. */
export interface Mention extends Span {
  /** The designation that is written here, whatever its case or number. */
  readonly name: Designation;
  /** The other senses that the written words could have, where the glossary has several. */
  readonly others: readonly Designation[];
  readonly plural: boolean;
  /** The possessive ending that follows, as written (`'s`, `’s`, `'`), or empty. */
  readonly possessive: string;
  /** Capitals that the designation's casing does not allow at this place. */
  readonly miscased: boolean;
  /** Joined by a hyphen to a word before or after (ROK-US, non-NATO). */
  readonly compound: boolean;
  /** Part of a longer proper name that no glossary lists (Republic of Korea Navy). */
  readonly inName: boolean;
  /** Inside a quotation or the title of a work. */
  readonly quoted: boolean;
}

/** The concept that a mention names. */
export function conceptOf(mention: Mention): Concept {
  return mention.name.concept;
}
