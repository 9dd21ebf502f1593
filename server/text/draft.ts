// A draft: one document as an immutable value of blocks, and its line table.
import type { Position, Range } from 'vscode-languageserver-types';
import type { Edit, Span } from './span';

/** The languages that a draft is written in, as VS Code names them. */
export type Language = 'markdown' | 'plaintext';

/**
 * What a block is in its document.
 * - `title`: the first heading of level 1, or the first line of a plain text that reads as one
 * - `item`: one paragraph of a list item; `cell`: one table cell; `note`: one paragraph of a footnote
 * - `caption`: a line that labels a table or figure
 */
export type BlockKind = 'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'note' | 'caption';

/** Why a stretch of a block is not the author's own running prose. */
export type RegionKind =
  /** Between quotation marks, or a bracketed insertion in a quotation. Read, never edited. */
  | 'quotation'
  /** The title of a work, in emphasis or quotation marks. Read, never edited. */
  | 'work'
  /** Code, math, HTML, URLs, addresses, link targets, citation keys, file names. Not even read. */
  | 'opaque';

/** A stretch of a block that is not the author's own prose; offsets within the block. */
export interface Region extends Span {
  readonly kind: RegionKind;
}

/**
 * One stretch of prose: a paragraph, heading, list item paragraph, table cell, note.
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
  /** For a table cell: which row (0 is the header) and column, and how many columns its table has. For others undefined. */
  readonly cell?: { readonly row: number; readonly column: number; readonly columns: number };
}

/** A parsed document. Never changed; `editDraft` gives a new one that shares untouched blocks. */
export interface Draft {
  readonly language: Language;
  readonly text: string;
  /** In the order of the text. */
  readonly blocks: readonly Block[];
  /** Offset in `text` at which the block of the same index starts. */
  readonly starts: ArrayLike<number>;
  /** Offset in `text` at which each line starts; a line ends at LF, CRLF or CR. */
  readonly lines: ArrayLike<number>;
  /** The front matter between its fences, or undefined. */
  readonly frontMatter?: Span;
  /** What the parser keeps so that the next parse costs only what has changed. Opaque to everyone else. */
  readonly state: unknown;
}

/** Reads a document. Never throws, whatever the text; time is linear in it. */
export function parseDraft(_text: string, _language: Language): Draft {
  throw new Error('not written yet');
}

/**
 * The draft after `edits`, made one after another (each in offsets of the text that the one before left).
 * Offsets beyond the text are clamped. Blocks that no edit touched are the same objects.
 */
export function editDraft(_draft: Draft, _edits: readonly Edit[]): Draft {
  throw new Error('not written yet');
}

/** The index of the block that holds `offset` (its end included), or -1 between blocks. */
export function blockAt(_draft: Draft, _offset: number): number {
  throw new Error('not written yet');
}

/** The LSP position of an offset; offsets outside the text are clamped. */
export function positionAt(_draft: Draft, _offset: number): Position {
  throw new Error('not written yet');
}

/** The offset of an LSP position; lines and characters outside the text are clamped. */
export function offsetAt(_draft: Draft, _position: Position): number {
  throw new Error('not written yet');
}

/** The LSP range of a span. */
export function rangeOf(draft: Draft, span: Span): Range {
  return { start: positionAt(draft, span.start), end: positionAt(draft, span.end) };
}
