// A draft: one document as an immutable value of blocks.
import type { Position, Range } from 'vscode-languageserver-types';
import type { Block, PlacedBlock } from './block';
import { CHUNK, type Chunk, chunkAt, cutChunks, isBorder, isForeignAt, outermostStart, readChunks } from './chunk';
import { columnOf, offsetOfColumn } from './columns';
import { continueBlocks } from './continued';
import { FARTHEST, findFrontMatter } from './frontMatter';
import { countMonsters, countMonstersAfter, MOST_INDENTED } from './markdown';
import type { Offsets } from './offsets';
import { protectedSpans, quotedSpans, reachesInto, saidSpans } from './regions';
import type { Rope } from './rope';
import type { Edit, Span } from './span';
import { Text } from './text';

/** The languages that a draft is written in, as VS Code names them. */
export type Language = 'markdown' | 'plaintext';

/** What has a text, of which nothing else is read. */
export interface Lined {
  readonly text: Text;
}

/** A parsed document. Never changed; `editDraft` gives a new one that shares untouched blocks. */
export interface Draft extends Lined {
  readonly language: Language;
  /** In the order of the text. */
  readonly blocks: Rope<Block>;
  /** Offset in `text` at which the block of the same index starts. */
  readonly starts: Offsets;
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

/** A text of which nothing else is read. */
export function createLined(source: string): Lined {
  return { text: Text.of(source) };
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
  return createDraft(language, frontMatter, { chunks, size, isPlain });
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

/** A text after one edit, without reading what it says. */
export function editLined({ text }: Lined, { start, end, text: inserted }: Edit): Lined {
  return { text: text.replace(Math.min(start, end), Math.max(start, end), inserted) };
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
  const changed = isSame && texts.length === 1 && change ? { text, before, change } : undefined;
  const unread = changed
    ? [{ ...changed, monsters: language === 'plaintext' ? 0 : countMonstersAfter(before, text, changed.change) }]
    : // Chunks that are cut anew hold the same blocks.
      createUnread(texts, language).map((one) => ({ ...one, before }));
  const whole = () => draft.text.replace(from, to, edit.text);
  const frontMatter = from <= (known?.end ?? FARTHEST) + 4 ? findFrontMatter(whole()) : known;
  // What turns a whole text into something else has it read anew: front matter, or more markup than a parser should see.
  if (
    (known !== undefined && from < known.end) ||
    frontMatter?.end !== known?.end ||
    isReadAsPlain([...above, ...unread, ...below], language) !== isPlain
  )
    return parseDraft(whole().toString(), language, size);
  const read = readChunks(above, [...unread, ...below], isPlain, frontMatter?.end ?? 0);
  return createDraft(language, frontMatter, { chunks: read, size, isPlain });
}

function createDraft(language: Language, frontMatter: Span | undefined, state: State): Draft {
  const { chunks, isPlain } = state;
  const text = Text.join(chunks.map(({ piece }) => piece));
  // What has front matter has its title there.
  const { blocks, starts } = continueBlocks(chunks, isPlain ? LOWEST : 1, !isPlain && frontMatter === undefined);
  const directs = chunks.some((chunk) => chunk.directs);
  return { language, text, blocks, starts, frontMatter, directs, state };
}

/** The block that holds `offset` (its end included) and where it starts in the draft; undefined between blocks. */
export function blockAt({ blocks, starts }: Draft, offset: number): PlacedBlock | undefined {
  const index = starts.lastAtOrBefore(offset);
  const block = blocks.at(index);
  const at = starts.at(index);
  return block && offset <= at + block.text.length ? { at, block } : undefined;
}

/** The index of that block, or -1. */
export function blockIndexAt({ blocks, starts }: Draft, offset: number): number {
  const index = starts.lastAtOrBefore(offset);
  return offset <= starts.at(index) + (blocks.at(index)?.text.length ?? -1) ? index : -1;
}

/**
 * Whether a span, as of an edit, reaches into what is not the author's own prose: a protected region or a quoted block.
 * An insertion at the edge of a region does not. Without `opaque`, only what is read in spite of it counts.
 */
export function touchesProtected({ blocks, starts }: Draft, { start, end }: Span, opaque = true): boolean {
  for (let index = Math.max(0, starts.lastAtOrBefore(start)); ; index++) {
    const block = blocks.at(index);
    const at = starts.at(index);
    if (block === undefined || at > end) return false;
    const spans = opaque ? protectedSpans(block) : quotedSpans(block);
    if (reachesInto(spans, { start: start - at, end: end - at })) return true;
  }
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
export function positionAt({ text }: Lined, offset: number): Position {
  const inside = clamp(offset, 0, text.length);
  const line = text.lines.lastAtOrBefore(inside);
  return { line, character: columnOf(text, text.lines.at(line), Math.min(inside, endOfLine(text, line))) };
}

/** The offset of an LSP position; lines and characters outside the text are clamped. */
export function offsetAt({ text }: Lined, { line, character }: Position): number {
  if (line < 0) return 0;
  if (line >= text.lines.length) return text.length;
  return offsetOfColumn(text, text.lines.at(line), endOfLine(text, line), character);
}

/** The line that holds an offset, without its line break, or the one so many lines further down or up; empty past the ends. */
export function lineSpan({ text }: Lined, offset: number, further: number): Span {
  const line = text.lines.lastAtOrBefore(offset) + further;
  if (line >= text.lines.length) return { start: text.length, end: text.length };
  if (line < 0) return { start: 0, end: 0 };
  return { start: text.lines.at(line), end: endOfLine(text, line) };
}

/** The offset at which a line starts; the end of the text after the last one. */
export function startOfLine({ text }: Lined, line: number): number {
  return line < text.lines.length ? text.lines.at(line) : text.length;
}

/** The line break that a draft is written with: that of its first line. */
export function lineBreakOf({ text }: Lined): string {
  return text.lines.length > 1 ? text.slice(endOfLine(text, 0), text.lines.at(1)) : '\n';
}

/**
 * The start of the block that holds an offset (of the list, table, quotation, fence or comment where one does), or of its
 * line between blocks: where something may be put without cutting a block in two.
 */
export function blockBorder(draft: Draft, offset: number): number {
  const { text, frontMatter } = draft;
  const { lines } = text;
  const { chunks, isPlain } = draft.state as State;
  let line = lines.lastAtOrBefore(clamp(offset, 0, text.length));
  const lineStart = lines.at(line);
  if (frontMatter !== undefined && lineStart < frontMatter.end) return frontMatter.end;
  if (!isPlain) {
    const start = outermostStart(chunks, lineStart);
    line = start < lineStart ? lines.lastAtOrBefore(start) : line;
  } else {
    const isBlank = (at: number) => !/\S/.test(text.slice(lines.at(at), endOfLine(text, at)));
    while (line > 0 && !isBlank(line) && !isBlank(line - 1)) line--;
  }
  return line === 0 && text.charCodeAt(0) === BOM ? 1 : lines.at(line);
}

const BOM = 0xfeff;

function endOfLine(text: Text, line: number): number {
  if (line + 1 >= text.lines.length) return text.length;
  const next = text.lines.at(line + 1);
  const end = text.charCodeAt(next - 1) === LF ? next - 1 : next;
  return end > text.lines.at(line) && text.charCodeAt(end - 1) === CR ? end - 1 : end;
}

const LF = 0x0a;
const CR = 0x0d;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** The LSP range of a span. */
export function rangeOf(lined: Lined, span: Span): Range {
  return { start: positionAt(lined, span.start), end: positionAt(lined, span.end) };
}
