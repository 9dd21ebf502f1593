// A draft: one document as an immutable value of blocks, and its line table.
import type { Position, Range } from 'vscode-languageserver-types';
import type { Block, PlacedBlock } from './block';
import { CHUNK, type Chunk, chunkAt, cutChunks, isBorder, isForeignAt, outermostStart, readChunks } from './chunk';
import { columnOf, offsetOfColumn } from './columns';
import { continueBlocks } from './continued';
import { FARTHEST, findFrontMatter } from './frontMatter';
import { itemAt, numberAt } from './list';
import { countMonsters, MOST_INDENTED } from './markdown';
import { protectedSpans, quotedSpans, reachesInto, saidSpans } from './regions';
import { type Edit, lastAtOrBefore, type Span } from './span';
import { Text } from './text';

/** The languages that a draft is written in, as VS Code names them. */
export type Language = 'markdown' | 'plaintext';

/** A text with its line table. */
export interface Lined {
  readonly text: Text;
  /** Offset in `text` at which each line starts; a line ends at LF, CRLF or CR. */
  readonly lines: Int32Array;
}

/** A parsed document. Never changed; `editDraft` gives a new one that shares untouched blocks. */
export interface Draft extends Lined {
  readonly language: Language;
  /** In the order of the text. */
  readonly blocks: readonly Block[];
  /** Offset in `text` at which the block of the same index starts. */
  readonly starts: Int32Array;
  /** The front matter between its fences, or undefined. */
  readonly frontMatter?: Span;
  /** Whether it may say something about its own linting. */
  readonly directs: boolean;
  /** What the parser keeps so that the next parse costs only what has changed. Opaque to everyone else. */
  readonly state: unknown;
}

/** What is kept for the next parse. */
interface State {
  readonly chunks: readonly Chunk[];
  /** How long chunks are at least. */
  readonly size: number;
  /** Whether it is read as plain text: its language, or since no parser of Markdown should be given it. */
  readonly isPlain: boolean;
}

/** A text with its line table, of which nothing else is read. */
export function createLined(source: string): Lined {
  return { text: Text.of(source), lines: findLines(source) };
}

/**
 * Reads a document. Never throws, whatever the text; time is linear in it. It is read in chunks of about `size` units,
 * which only decides what the next edit costs.
 */
export function parseDraft(source: string, language: Language, size = CHUNK): Draft {
  const unread = createUnread(cutChunks(source, size), language);
  const frontMatter = findFrontMatter(Text.of(source));
  const isPlain = isReadAsPlain(unread, language);
  const chunks = readChunks([], unread, isPlain, frontMatter?.end ?? 0);
  return createDraft(language, findLines(source), frontMatter, { chunks, size, isPlain });
}

/** The same, divided into blocks only when somebody asks for what lies in them. */
export function parseLate(source: string, language: Language): Draft {
  let parsed: Draft | undefined;
  const read = () => (parsed ??= parseDraft(source, language));
  return {
    ...createLined(source),
    language,
    get blocks() {
      return read().blocks;
    },
    get starts() {
      return read().starts;
    },
    get frontMatter() {
      return read().frontMatter;
    },
    get directs() {
      return read().directs;
    },
    get state() {
      return read().state;
    },
  };
}

function createUnread(texts: readonly string[], language: Language) {
  return texts.map((text) => ({ text, monsters: language === 'plaintext' ? 0 : countMonsters(text) }));
}

function isReadAsPlain(chunks: readonly { readonly monsters: number }[], language: Language): boolean {
  return language === 'plaintext' || chunks.reduce((sum, { monsters }) => sum + monsters, 0) > MOST_INDENTED;
}

/** In plain text the first heading is the title, since its headings have no levels. */
const LOWEST = 6;

/**
 * The draft after `edits`, made one after another (each in offsets of the text that the one before left).
 * Offsets beyond the text are clamped. Blocks that no edit touched are the same objects.
 */
export function editDraft(draft: Draft, edits: readonly Edit[]): Draft {
  return edits.reduce(editOnce, draft);
}

/** A text and its line table after one edit, without reading what it says. */
export function editLined(lined: Lined, { start, end, text: inserted }: Edit): Lined {
  const from = clamp(Math.min(start, end), 0, lined.text.length);
  const to = clamp(Math.max(start, end), from, lined.text.length);
  const text = lined.text.replace(from, to, inserted);
  return { text, lines: editLines(lined.lines, text, from, to, inserted.length) };
}

function editOnce(draft: Draft, edit: Edit): Draft {
  const { language, frontMatter: known } = draft;
  const { chunks, size, isPlain } = draft.state as State;
  const from = clamp(Math.min(edit.start, edit.end), 0, draft.text.length);
  const to = clamp(Math.max(edit.start, edit.end), from, draft.text.length);
  const inserted = edit.text.length;

  // The chunks that it touches, and those beside them as long as there is no border any more.
  const { chunk: before, index: first, at } = chunkAt(chunks, from);
  const { chunk: after, index: last, at: afterAt } = chunkAt(chunks, to);
  let text = before.text.slice(0, from - at) + edit.text + after.text.slice(to - afterAt);
  const change = first === last ? { from: from - at, removed: to - from, inserted } : undefined;
  const above = chunks.slice(0, first);
  const below = chunks.slice(last + 1);
  let isSame = first === last;
  for (let beside = above.at(-1); beside && !isBorder(beside.text, text); beside = above.at(-1), isSame = false) {
    text = beside.text + text;
    above.pop();
  }
  for (let [beside] = below; beside && !isBorder(text, beside.text); [beside] = below, isSame = false) {
    text += beside.text;
    below.shift();
  }

  const texts = cutChunks(text, size);
  const whole = Text.join([...above.map((chunk) => chunk.text), ...texts, ...below.map((chunk) => chunk.text)]);
  const unread = createUnread(texts, language);
  const [only, ...others] = unread;
  const frontMatter = from <= (known?.end ?? FARTHEST) + 4 ? findFrontMatter(whole) : known;
  // What turns a whole text into something else has it read anew: front matter, or more markup than a parser should see.
  if (
    (known !== undefined && from < known.end) ||
    frontMatter?.end !== known?.end ||
    isReadAsPlain([...above, ...unread, ...below], language) !== isPlain
  )
    return parseDraft(whole.toString(), language, size);
  const changed = isSame && only && others.length === 0 ? [{ ...only, before, change }] : unread;
  const read = readChunks(above, [...changed, ...below], isPlain, frontMatter?.end ?? 0);
  const lines = editLines(draft.lines, whole, from, to, inserted);
  return createDraft(language, lines, frontMatter, { chunks: read, size, isPlain });
}

function createDraft(language: Language, lines: Int32Array, frontMatter: Span | undefined, state: State): Draft {
  const { chunks, isPlain } = state;
  const text = Text.join(chunks.map((chunk) => chunk.text));
  // What has front matter has its title there.
  const { blocks, starts } = continueBlocks(chunks, isPlain ? LOWEST : 1, !isPlain && frontMatter === undefined);
  const directs = chunks.some((chunk) => chunk.directs);
  return { language, text, blocks, starts, lines, frontMatter, directs, state };
}

/** The block that holds `offset` (its end included) and where it starts in the draft; undefined between blocks. */
export function blockAt({ blocks, starts }: Draft, offset: number): PlacedBlock | undefined {
  const index = lastAtOrBefore(starts, offset);
  const block = blocks[index];
  const at = numberAt(starts, index);
  return block && offset <= at + block.text.length ? { at, block } : undefined;
}

/** The index of that block, or -1. */
export function blockIndexAt({ blocks, starts }: Draft, offset: number): number {
  const index = lastAtOrBefore(starts, offset);
  return offset <= numberAt(starts, index) + (blocks[index]?.text.length ?? -1) ? index : -1;
}

/**
 * Whether a span, as of an edit, reaches into what is not the author's own prose: a protected region or a quoted block.
 * An insertion at the edge of a region does not. Without `opaque`, only what is read in spite of it counts.
 */
export function touchesProtected({ blocks, starts }: Draft, { start, end }: Span, opaque = true): boolean {
  for (
    let index = Math.max(0, lastAtOrBefore(starts, start));
    index < blocks.length && numberAt(starts, index) <= end;
    index++
  ) {
    const at = numberAt(starts, index);
    const block = itemAt(blocks, index);
    const spans = opaque ? protectedSpans(block) : quotedSpans(block);
    if (reachesInto(spans, { start: start - at, end: end - at })) return true;
  }
  return false;
}

/** Whether what starts at an offset is shown as an example or said by somebody else: in code, a block quote or a quotation. */
export function isShown(draft: Draft, offset: number): boolean {
  if (isForeignAt((draft.state as State).chunks, offset)) return true;
  const placed = blockAt(draft, offset);
  if (placed === undefined) return false;
  const at = offset - placed.at;
  return placed.block.quoted || reachesInto(saidSpans(placed.block), { start: at, end: at });
}

/** The LSP position of an offset; offsets outside the text are clamped. */
export function positionAt({ text, lines }: Lined, offset: number): Position {
  const inside = clamp(offset, 0, text.length);
  const line = lastAtOrBefore(lines, inside);
  return { line, character: columnOf(text, numberAt(lines, line), Math.min(inside, endOfLine(text, lines, line))) };
}

/** The offset of an LSP position; lines and characters outside the text are clamped. */
export function offsetAt({ text, lines }: Lined, { line, character }: Position): number {
  if (line < 0) return 0;
  if (line >= lines.length) return text.length;
  return offsetOfColumn(text, numberAt(lines, line), endOfLine(text, lines, line), character);
}

/** The line that holds an offset, without its line break, or the one so many lines further down or up; empty past the ends. */
export function lineSpan({ text, lines }: Lined, offset: number, further: number): Span {
  const line = lastAtOrBefore(lines, offset) + further;
  if (line >= lines.length) return { start: text.length, end: text.length };
  if (line < 0) return { start: 0, end: 0 };
  return { start: numberAt(lines, line), end: endOfLine(text, lines, line) };
}

/** The offset at which a line starts; the end of the text after the last one. */
export function startOfLine({ text, lines }: Lined, line: number): number {
  return lines[line] ?? text.length;
}

/** The line break that a draft is written with: that of its first line. */
export function lineBreakOf({ text, lines }: Lined): string {
  return lines.length > 1 ? text.slice(endOfLine(text, lines, 0), lines[1]) : '\n';
}

/**
 * The start of the block that holds an offset (of the list, table, quotation, fence or comment where one does), or of its
 * line between blocks: where something may be put without cutting a block in two.
 */
export function blockBorder(draft: Draft, offset: number): number {
  const { text, lines, frontMatter } = draft;
  const { chunks, isPlain } = draft.state as State;
  let line = lastAtOrBefore(lines, clamp(offset, 0, text.length));
  const lineStart = numberAt(lines, line);
  if (frontMatter !== undefined && lineStart < frontMatter.end) return frontMatter.end;
  if (!isPlain) {
    const start = outermostStart(chunks, lineStart);
    line = start < lineStart ? lastAtOrBefore(lines, start) : line;
  } else {
    const isBlank = (at: number) => !/\S/.test(text.slice(numberAt(lines, at), endOfLine(text, lines, at)));
    while (line > 0 && !isBlank(line) && !isBlank(line - 1)) line--;
  }
  return line === 0 && text.charCodeAt(0) === BOM ? 1 : numberAt(lines, line);
}

const BOM = 0xfeff;

function endOfLine(text: Text, lines: Int32Array, line: number): number {
  const next = lines[line + 1];
  if (next === undefined) return text.length;
  const end = text.charCodeAt(next - 1) === LF ? next - 1 : next;
  return end > numberAt(lines, line) && text.charCodeAt(end - 1) === CR ? end - 1 : end;
}

const LF = 0x0a;
const CR = 0x0d;

function findLines(text: string): Int32Array {
  const starts = [0];
  pushLines(starts, text, 0, text.length);
  return Int32Array.from(starts);
}

/** Adds the starts of the lines that begin after a line break that ends within the first `length` units of a text, which stands at `at`. */
function pushLines(starts: number[], text: string, at: number, length: number): void {
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || (unit === CR && text.charCodeAt(i + 1) !== LF)) starts.push(at + i + 1);
  }
}

/** The line table after a replacement: only the lines that it touches are looked at, the others move. */
function editLines(lines: Int32Array, text: Text, from: number, to: number, inserted: number): Int32Array {
  // One unit more on either side, since a CR before or an LF after may now belong to another line break.
  const first = lastAtOrBefore(lines, Math.max(0, from - 1));
  let last = lastAtOrBefore(lines, to + 1) + 1;
  while ((lines[last] ?? Infinity) <= to + 1) last++;
  const shift = inserted - (to - from);
  const found: number[] = [];
  const start = numberAt(lines, first);
  const end = last < lines.length ? numberAt(lines, last) + shift - 1 : text.length;
  pushLines(found, text.slice(start, end + 1), start, end - start);
  const result = new Int32Array(first + 1 + found.length + lines.length - last);
  result.set(lines.subarray(0, first + 1));
  result.set(found, first + 1);
  let at = first + 1 + found.length;
  for (let line = last; line < lines.length; line++) result[at++] = numberAt(lines, line) + shift;
  return result;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** The LSP range of a span. */
export function rangeOf(lined: Lined, span: Span): Range {
  return { start: positionAt(lined, span.start), end: positionAt(lined, span.end) };
}
