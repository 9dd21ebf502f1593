// Chunks: the stretches of some thousand units that a draft is read in, so that an edit costs the one that it touches.
import { knowBlocks, type Made } from './inline';
import { itemAt } from './list';
import { ELEMENT, isForeign, listSign, openAfter, type Parsed, parseMarkdown, readTree, startOfNode } from './markdown';
import { type Paragraph, readParagraphs } from './plaintext';
import { Piece } from './text';

/**
 * A stretch of a draft between two borders, at which nothing can go on that began before but for what `lead` says: what is
 * read in it hangs on nothing else. Offsets in the chunk.
 */
export interface Chunk {
  readonly text: string;
  /** The same as a piece of the text of its draft. */
  readonly piece: Piece;
  /** How much of it is front matter. */
  readonly skip: number;
  /** Words that open again what is still open before it: a fence, a comment. */
  readonly lead: string;
  /** The lead of the chunk after it; `ELEMENT` where that has to be read as a part of this one. */
  readonly open: string;
  readonly made: readonly Made[];
  /** The labels that it defines, and the names in brackets that would be labels. */
  readonly defines: readonly string[];
  readonly labels: readonly string[];
  /** What speaks against reading its draft as Markdown. */
  readonly monsters: number;
  /** Whether it may say something about its own linting. */
  readonly directs: boolean;
  /** How it was read as Markdown, or as plain text. */
  readonly parsed?: Parsed;
  readonly paragraphs?: readonly Paragraph[];
  /** The same text after another lead, which comes back when a fence is closed again. */
  readonly other?: Chunk;
}

/** What is in every word that a draft says about its own linting. */
const DIRECTIVE = 'policy-glossary';

/** How long a chunk is at least, and at most twice where it has borders; the last may be shorter. In UTF-16 units. */
export const CHUNK = 8192;

/** A blank line before a line that begins at the margin, as no block does that goes on. */
const border = /\n[ \t]*\r?\n(?=\S)/g;

/** The texts of chunks of at least so many units. */
export function cutChunks(text: string, size: number): readonly string[] {
  const texts: string[] = [];
  let start = 0;
  while (text.length - start > 2 * size) {
    border.lastIndex = start + size;
    if (border.exec(text) === null) break;
    texts.push(text.slice(start, border.lastIndex));
    start = border.lastIndex;
  }
  texts.push(text.slice(start));
  return texts;
}

/** Whether there is a border where one text ends and another begins. */
export function isBorder(before: string, after: string): boolean {
  return /^\S/.test(after) && /\n[ \t]*\r?\n$/.test(before.slice(-LONGEST_BLANK));
}

/** The longest blank line that is taken for a border when a text is looked at again, in UTF-16 units. */
const LONGEST_BLANK = 1000;

/** A change of the text of a chunk: from where on, and how much stands there in the place of how much. */
export interface Change {
  readonly from: number;
  readonly removed: number;
  readonly inserted: number;
}

/** How a chunk is to be read. */
interface Reading {
  readonly isPlain: boolean;
  readonly skip: number;
  readonly lead: string;
  readonly monsters: number;
  /** The chunk before its text was changed, and the change. */
  readonly before?: Chunk;
  readonly change?: Change;
}

/** Reads a chunk; after a change only what that touched. */
function readChunk(text: string, reading: Reading): Chunk {
  const { isPlain, skip, lead, monsters } = reading;
  const before = reading.before?.skip === skip && reading.before.lead === lead ? reading.before : undefined;
  const directs = text.includes(DIRECTIVE);
  const piece = new Piece(text);
  if (isPlain) {
    const paragraphs = readParagraphs(text.slice(skip), before?.paragraphs);
    const made: Made[] = [];
    let at = skip;
    for (const paragraph of paragraphs) {
      for (const one of paragraph.made) made.push({ ...one, at: at + one.at });
      at += paragraph.length;
    }
    return { text, piece, skip, lead, open: '', made, defines: [], labels: [], monsters, directs, paragraphs };
  }
  const moved = lead.length - skip;
  const source = lead + text.slice(skip);
  const change = before && reading.change && changeIn(source, reading.change, moved);
  const parsed = parseMarkdown(source, before?.parsed, change);
  const made = readTree(parsed, source, knowBlocks(before?.made ?? []));
  return {
    text,
    piece,
    skip,
    lead,
    open: openAfter(parsed, source),
    made: moved === 0 ? made : made.map((one) => ({ ...one, at: one.at - moved })),
    defines: made.flatMap(({ seam }) => seam.source.defines ?? []),
    labels: made.flatMap(({ seam }) => seam.source.labels?.map(({ label }) => label) ?? []),
    monsters,
    directs,
    parsed,
  };
}

/** The same text after another lead. */
function withLead(chunk: Chunk, lead: string): Chunk {
  const { text, skip, monsters, other } = chunk;
  if (other?.lead === lead && other.skip === skip) return other;
  return { ...readChunk(text, { isPlain: false, skip, lead, monsters }), other: chunk };
}

/** A chunk that has been read, or one to be read. */
export type Unread =
  Chunk | { readonly text: string; readonly monsters: number; readonly before?: Chunk; readonly change?: Change };

function isRead(chunk: Unread): chunk is Chunk {
  return 'lead' in chunk;
}

/**
 * Reads some chunks one after another after those `above`, and stops where one has been read already and stands after
 * what it was read after. Front matter ends at `top`. What an element of HTML leaves open is read as one chunk.
 */
export function readChunks(
  above: readonly Chunk[],
  unread: readonly Unread[],
  isPlain: boolean,
  top: number,
): readonly Chunk[] {
  const chunks = [...above];
  let at = above.reduce((sum, { text }) => sum + text.length, 0);
  for (let index = 0; index < unread.length;) {
    const last = chunks.at(-1)?.open ?? '';
    const lead = last === ELEMENT ? '' : last;
    const next = itemAt(unread, index++);
    if (isRead(next) && next.lead === lead) return chunks.concat(unread.slice(index - 1).filter(isRead));
    const skip = Math.min(Math.max(top - at, 0), next.text.length);
    let chunk = isRead(next) ? withLead(next, lead) : readChunk(next.text, { ...next, isPlain, skip, lead });
    // Twice as many each time, so that the time stays linear.
    for (let count = 1; chunk.open === ELEMENT && index < unread.length; count *= 2) {
      const joined = [chunk, ...unread.slice(index, index + count)];
      index += joined.length - 1;
      const text = joined.map((one) => one.text).join('');
      const monsters = joined.reduce((sum, one) => sum + one.monsters, 0);
      chunk = readChunk(text, { isPlain, skip: Math.min(Math.max(top - at, 0), text.length), lead, monsters });
    }
    chunks.push(chunk);
    at += chunk.text.length;
  }
  return chunks;
}

/** The index of the chunk that holds an offset of their draft, and where it starts; the last one for the end. */
export function chunkAt(
  chunks: readonly Chunk[],
  offset: number,
): { readonly chunk: Chunk; readonly index: number; readonly at: number } {
  let at = 0;
  let index = 0;
  for (; index < chunks.length - 1; index++) {
    const { length } = itemAt(chunks, index).text;
    if (at + length > offset) break;
    at += length;
  }
  return { chunk: itemAt(chunks, index), index, at };
}

/** Whether an offset of a draft lies in code or a block quote. */
export function isForeignAt(chunks: readonly Chunk[], offset: number): boolean {
  const { chunk, at } = chunkAt(chunks, offset);
  const { parsed, skip, lead } = chunk;
  return parsed !== undefined && offset >= at + skip && isForeign(parsed, offset - at - skip + lead.length);
}

/** Where what stands outermost in a draft starts that holds an offset and begins before it; else the offset itself. */
export function outermostStart(chunks: readonly Chunk[], offset: number): number {
  let { chunk, index, at } = chunkAt(chunks, offset);
  let from = offset;
  // Blank lines between two parts of a list lie in it.
  const next = chunks[index + 1];
  if (next && !/\S/.test(chunk.text.slice(offset - at)) && goesOn(chunk, next)) from = at + lastSign(chunk);
  for (;;) {
    const { parsed, skip, lead } = chunk;
    if (parsed === undefined || from < at + skip) return offset;
    const start = startOfNode(parsed, from - at - skip + lead.length);
    from = Math.max(start - lead.length, 0) + at + skip;
    const above = chunks[--index];
    if (above === undefined || from > at + skip || !goesOn(above, chunk)) return Math.min(from, offset);
    chunk = above;
    at -= chunk.text.length;
    from = at + lastSign(chunk);
  }
}

/** Where the last sign of a chunk stands that can be seen. */
function lastSign({ text }: Chunk): number {
  return Math.max(text.trimEnd().length - 1, 0);
}

/** Whether what stands outermost at the end of a chunk goes on in the next one. */
function goesOn(above: Chunk, chunk: Chunk): boolean {
  if (chunk.lead !== '') return true;
  if (above.parsed === undefined || chunk.parsed === undefined) return false;
  const sign = listSign(above.parsed, sourceOf(above), 'lastChild');
  return sign !== undefined && sign === listSign(chunk.parsed, sourceOf(chunk), 'firstChild');
}

function sourceOf({ text, skip, lead }: Chunk): string {
  return lead + text.slice(skip);
}

/** A change as the parser takes it. Whether a paragraph ends may hang on the two lines that follow it, which may be a table. */
function changeIn(source: string, { from, removed, inserted }: Change, moved: number) {
  let above = Math.max(from + moved, 0);
  for (let lines = 0; lines < 3 && above >= 0; lines++) above = source.lastIndexOf('\n', above - 1);
  above = Math.max(above + 1, 0);
  return { fromA: above, toA: from + moved + removed, fromB: above, toB: from + moved + inserted };
}
