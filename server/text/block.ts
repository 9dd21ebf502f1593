// A block: one stretch of prose of a draft, whatever language it is written in.
import type { Span } from './span';

/**
 * What a block is in its document.
 * - `title`: the first heading of level 1, or the first line of a plain text that reads as one
 * - `item`: one paragraph of a list item; `cell`: one table cell; `note`: one paragraph of a footnote
 * - `caption`: a line that labels a table or figure
 * - `rule`: a line of signs that parts what comes before it from what follows; no prose
 * - `abbreviation`: a line that defines an abbreviation for the whole page; no prose
 */
export type BlockKind =
  'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'note' | 'caption' | 'rule' | 'abbreviation';

/** Why a stretch of a block is not the author's own running prose. */
export type RegionKind =
  /** Between quotation marks, or a bracketed insertion in a quotation. Read, never edited. */
  | 'quotation'
  /** The title of a work, in emphasis or quotation marks. Read, never edited. */
  | 'work'
  /** What may be none of the author's prose: a broken construct, an unknown element. Read, never edited. */
  | 'doubtful'
  /** Code, math, comments, addresses, citation keys, paths, templates. Not even read. */
  | 'opaque';

/** A stretch of a block that is not the author's own prose; offsets within the block. */
export interface Region extends Span {
  readonly kind: RegionKind;
}

/**
 * One stretch of prose: a paragraph, heading, list item paragraph, table cell, note; of a very long one a part.
 * All offsets in it are offsets within `text`, so that an edit elsewhere leaves it untouched.
 */
export interface Block {
  readonly kind: BlockKind;
  /** The source text, markup included, from the first to the last character of the prose. */
  readonly text: string;
  /**
   * The pieces of `text` that are read as prose, in order, disjoint. What lies between two pieces is
   * markup that a reader does not see (emphasis marks, the `> ` of a continuation line): words and
   * names run on across it. Line breaks inside the prose are part of the pieces.
   */
  readonly prose: readonly Span[];
  /** Regions in order; regions of kind `opaque` are never nested in another region and nothing is nested in them. */
  readonly regions: readonly Region[];
  /** Whether the whole block stands in a block quote. */
  readonly quoted: boolean;
  /** Level 1 to 6 of a title or heading, else 0. */
  readonly level: number;
  /** Whether emphasis sets off all of it; left out where it does not. */
  readonly setOff?: true;
  /** For the first paragraph of a footnote: what calls it in the text, as written (`[^1]`). For others undefined. */
  readonly call?: string;
  /** For a table cell: which row (0 is the header) and column, and how many columns its table has. For others undefined. */
  readonly cell?: { readonly row: number; readonly column: number; readonly columns: number };
  /** For a stretch of a very long paragraph: whether another one of it stands before. For others undefined. */
  readonly continues?: boolean;
}

/** A block and where it starts, relative to what holds it. */
export interface PlacedBlock {
  readonly at: number;
  readonly block: Block;
}
