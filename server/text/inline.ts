// From a stretch of source to a block: what vanishes, what is opaque, what is quoted. Both languages end here.
import type { Block, BlockKind, PlacedBlock, Region, RegionKind } from './block';
import { areAlike } from './list';
import { findProtected, type Open, type Protection } from './protection';
import { isSameSpan, overlaps, type Span } from './span';

/** What the parser of a language knows about a stretch of source; offsets within the stretch, in order. */
export interface Source {
  readonly text: string;
  readonly kind: BlockKind;
  readonly quoted: boolean;
  readonly level: number;
  readonly cell?: Block['cell'];
  readonly call?: string;
  /** Markup that a reader does not see. */
  readonly hidden: readonly Span[];
  /** Code and the like. */
  readonly opaque: readonly Span[];
  /** Titles of works. */
  readonly works: readonly Span[];
  /** Names in brackets that are links where the draft defines them. */
  readonly labels?: readonly Label[];
  /** The label that it defines. */
  readonly defines?: string;
  /** For a stretch of a very long paragraph: whether another one of it stands before. */
  readonly continues?: boolean;
}

/** A name in brackets, as labels are compared. */
export interface Label extends Span {
  readonly label: string;
}

/** What a block has to do with the blocks around it. */
export interface Seam {
  readonly source: Source;
  /** Where in its source the block starts. */
  readonly start: number;
  /** What it leaves open for the blocks that follow. */
  readonly open?: Open;
  /** Whether what the block before left open ends in it. */
  readonly closes: boolean;
}

/** A block that has not been told yet what stands around it. */
export interface Made extends PlacedBlock {
  readonly seam: Seam;
}

/**
 * The block of a stretch of source that stands at `at`, after a stretch that has left something open (`before`). Where
 * there is nothing to read its prose is empty: such a block only opens, closes or defines what goes on around it.
 */
export function createBlock(source: Source, at: number, before?: Open): Made {
  const { text, kind, quoted, level, cell, call, opaque, works, continues } = source;
  const prose = cut(text, source.hidden);
  const found = !continues && isModule(text) ? allOpaque(text) : findProtected(text, prose, opaque, before);
  const start = prose[0]?.start ?? 0;
  const end = prose.at(-1)?.end ?? 0;
  const regions: Region[] = [];
  const add = (span: Span, kind: RegionKind) => {
    // The marks of what opens or closes the block lie outside it.
    if (overlaps(span, { start, end }))
      regions.push({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start, kind });
  };
  for (const span of opaque) add(span, 'opaque');
  for (const span of works) add(span, 'work');
  for (const region of found.regions) add(region, region.kind);
  if (regions.length > 1) regions.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
  const moved = start === 0 ? prose : prose.map((piece) => ({ start: piece.start - start, end: piece.end - start }));
  const written = text.slice(start, end);
  const plain: Block = { kind, text: written, prose: moved, regions, quoted, level };
  const told = isSetOff(text) ? { ...plain, setOff: true as const } : plain;
  const isPlain = cell === undefined && call === undefined && continues === undefined;
  const block = isPlain ? told : { ...told, cell, call, continues };
  return { at: at + start, block, seam: { source, start, open: found.open, closes: found.closes } };
}

/** Blocks that were made before, by the text of their sources, and of cells by where they stand as well. */
export type KnownBlocks = ReadonlyMap<string, Made>;

export function knowBlocks(made: readonly Made[]): KnownBlocks {
  return new Map(made.map((one) => [keyOf(one.seam.source), one]));
}

function keyOf({ text, cell }: Source): string {
  return cell === undefined ? text : `${cell.row} ${cell.column} ${text}`;
}

/** The block of a stretch of source that stands at `at`: one that was made before of the same, where it is known. */
export function findOrCreateBlock(known: KnownBlocks, source: Source, at: number): Made {
  if (known.size === 0) return createBlock(source, at);
  const found = known.get(keyOf(source));
  if (found === undefined || !isSameSource(found.seam.source, source))
    return createBlock({ ...source, text: copyOf(source.text) }, at);
  return { ...found, at: at + found.seam.start };
}

function isSameSource(a: Source, b: Source): boolean {
  return (
    a.text === b.text &&
    a.kind === b.kind &&
    a.quoted === b.quoted &&
    a.level === b.level &&
    a.call === b.call &&
    a.defines === b.defines &&
    a.continues === b.continues &&
    a.cell?.row === b.cell?.row &&
    a.cell?.column === b.cell?.column &&
    a.cell?.columns === b.cell?.columns &&
    areAlike(a.hidden, b.hidden, isSameSpan) &&
    areAlike(a.opaque, b.opaque, isSameSpan) &&
    areAlike(a.works, b.works, isSameSpan) &&
    areAlike(a.labels ?? none, b.labels ?? none, (was, is) => was.label === is.label && isSameSpan(was, is))
  );
}

const none: readonly Label[] = [];

/**
 * The same text, as one of its own. Engines keep all of a text as long as a part is kept that was cut out of it: a block that
 * an edit has made, and that stays, would keep the whole chunk as it was then.
 */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}

/** Whether nothing of a text stands outside emphasis, but for tags. */
function isSetOff(text: string): boolean {
  return /^[*_]/.test(text) && text.replace(emphasis, '').trim() === '';
}

const emphasis = /[*_]{1,3}(?=\S)[^*_]{1,3000}[*_]{1,3}|<[^<>]{1,80}>/g;

function allOpaque(text: string): Protection {
  return { regions: [{ start: 0, end: text.length, kind: 'opaque' }], closes: false };
}

/** Whether a text is a statement of MDX that imports or exports. */
function isModule(text: string): boolean {
  return (
    /^(?:im|ex)port\s/.test(text) &&
    /^(?:import\s+(?:["']|[\w{*][^]{0,400}?\sfrom\s+["'])|export\s+(?:default|const|let|function|async|class|\{))/.test(
      text,
    )
  );
}

/** The pieces of a text that are left when `hidden` (in order) is taken out; without blank ends. */
function cut(text: string, hidden: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let from = 0;
  const add = (end: number) => {
    if (end > from) pieces.push({ start: from, end });
  };
  for (const span of hidden) {
    add(span.start);
    from = Math.max(from, span.end);
  }
  add(text.length);
  const isVisible = (piece: Span) => !isBlank(text, piece);
  const first = pieces.findIndex(isVisible);
  const visiblePieces = first < 0 ? [] : pieces.slice(first, pieces.findLastIndex(isVisible) + 1);
  const [head] = visiblePieces;
  if (head) visiblePieces[0] = { start: head.start + text.slice(head.start, head.end).search(visible), end: head.end };
  const tail = visiblePieces.pop();
  if (tail)
    visiblePieces.push({ start: tail.start, end: tail.start + text.slice(tail.start, tail.end).trimEnd().length });
  return visiblePieces;
}

/** What is no blank; a byte order mark counts as one. */
const visible = /[^\s\ufeff]/;

function isBlank(text: string, { start, end }: Span): boolean {
  return !visible.test(text.slice(start, end));
}
