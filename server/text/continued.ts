// What goes on from block to block: quotations, elements and formulas that a blank line does not end, and labels defined elsewhere.
import type { Block, PlacedBlock } from './block';
import type { Chunk } from './chunk';
import { createBlock, type Made, type Source } from './inline';
import { itemAt } from './list';
import { Memory } from './memory';
import { readsAsHeading } from './plaintext';
import { Offsets } from './offsets';
import type { Open } from './protection';
import { Rope } from './rope';

/** How many blocks a quotation may run on for, and anything else; what is left open further back is in doubt in its own block only. */
const LONGEST_QUOTATION = 20;
const LONGEST = 200;

/** Under how many different signs that are open one block is read: whoever writes prose leaves no more open at once. */
const MOST_OPEN = 8;

/** The blocks of a draft. */
export interface Continued {
  readonly blocks: Rope<Block>;
  /** Offset at which the block of the same index starts. */
  readonly starts: Offsets;
}

/**
 * The blocks of the chunks of a draft with what stands around them told to each: those after an opening sign up to its
 * closing one are protected as a whole. A sign that nothing closes within reach protects only its own block. Equal
 * neighbours give the same objects again; time is linear in the blocks. A first heading of level 1 to `lowestTitle` is the
 * title; with `plainTitle` so is a first line by itself that other blocks follow.
 */
export function continueBlocks(chunks: readonly Chunk[], lowestTitle: number, plainTitle = false): Continued {
  const defined = new Set<string>();
  for (const { defines } of chunks) for (const label of defines) defined.add(label);
  const blocks: (readonly Block[])[] = [];
  const bases: number[] = [];
  const starts: Int32Array[] = [];
  let at = 0;
  for (let index = 0; index < chunks.length;) {
    const { run, count } = findRun(chunks, index, defined);
    blocks.push(run.blocks);
    bases.push(at);
    starts.push(run.starts);
    for (const end = index + count; index < end; index++) at += itemAt(chunks, index).text.length;
  }
  const read = Rope.join(blocks);
  const [first, second] = [read.at(0), read.at(1)];
  const isTitle =
    (first?.kind === 'heading' && first.level <= lowestTitle) ||
    (plainTitle && second && first && isPlainTitle(first, second));
  return { blocks: first && isTitle ? read.splice(0, 1, [asTitle(first)]) : read, starts: new Offsets(bases, starts) };
}

/** The blocks of one or more chunks, and the offset in these at which the block of the same index starts. */
interface Run {
  readonly blocks: readonly Block[];
  readonly starts: Int32Array;
}

/** What was read from a chunk on, and what that hung on. */
interface KnownRun {
  /** The chunks that were looked into, whether there were too few of them, and the labels in them that the draft defined. */
  readonly looked: readonly Chunk[];
  readonly isToEnd: boolean;
  readonly labels: string;
  /** How many of them the run is made of. */
  readonly count: number;
  readonly run: Run;
}

const lastRuns = new Memory<Chunk, KnownRun>();

/** Whether what was read from a chunk on is what would be read again. */
function holds(
  { looked, isToEnd, labels }: KnownRun,
  chunks: readonly Chunk[],
  first: number,
  defined: ReadonlySet<string>,
): boolean {
  for (let index = 0; index < looked.length; index++) if (looked[index] !== chunks[first + index]) return false;
  return (!isToEnd || first + looked.length === chunks.length) && labels === labelsIn(looked, defined);
}

/** What is read from a chunk on, with those that hang together with it, which mostly are none. */
function findRun(chunks: readonly Chunk[], first: number, defined: ReadonlySet<string>): KnownRun {
  const opening = itemAt(chunks, first);
  let known = lastRuns.get(opening);
  if (known === undefined || !holds(known, chunks, first, defined))
    lastRuns.set(opening, (known = readRun(chunks, first, defined)));
  return known;
}

function readRun(chunks: readonly Chunk[], first: number, defined: ReadonlySet<string>): KnownRun {
  const made: Made[] = [];
  /** How many of those made lie in the chunks up to each that was looked into. */
  const counts: number[] = [];
  let length = 0;
  const lookInto = (chunk: Chunk) => {
    for (const one of resolveLabels(chunk.made, defined))
      made.push(length === 0 ? one : { ...one, at: length + one.at });
    length += chunk.text.length;
    counts.push(made.length);
  };
  lookInto(itemAt(chunks, first));
  let isToEnd = false;
  /** Looks as far as so many blocks, and says how many there are. */
  const reach = (count: number) => {
    while (made.length < count && first + counts.length < chunks.length)
      lookInto(itemAt(chunks, first + counts.length));
    isToEnd ||= made.length < count;
    return Math.min(made.length, count);
  };

  const blocks: Block[] = [];
  const starts: number[] = [];
  const add = ({ at, block }: PlacedBlock) => {
    if (block.prose.length === 0) return;
    blocks.push(block);
    starts.push(at);
  };
  const search: Search = { unclosed: new Map(), tries: [], reach };
  let ended = 0;
  for (let index = 0; ; index++) {
    // A chunk that ends where nothing is open ends the run.
    while ((counts[ended] ?? Infinity) < index) ended++;
    if (counts[ended] === index) break;
    const one = itemAt(made, index);
    add(one);
    for (let { open } = one.seam; open !== undefined;) {
      const end = findClosing(made, index, open, search);
      if (end < 0) break;
      let closing: Made | undefined;
      for (let next = index + 1; next <= end; next++) add((closing = continued(itemAt(made, next), open)));
      index = end;
      open = closing?.seam.open;
    }
  }
  while (counts[ended + 1] === counts[ended]) ended++;
  const run = { blocks, starts: Int32Array.from(starts) };
  const looked = chunks.slice(first, first + counts.length);
  return { looked, isToEnd, labels: labelsIn(looked, defined), count: ended + 1, run };
}

/** Whether a first paragraph is a title without a mark: a line that is no sentence, over text or headings. */
function isPlainTitle({ kind, quoted, text }: Block, next: Block): boolean {
  const isOver = next.kind === 'paragraph' || next.kind === 'heading';
  return kind === 'paragraph' && !quoted && isOver && readsAsHeading(text);
}

const titles = new Memory<Block, Block>();

function asTitle(heading: Block): Block {
  let title = titles.get(heading);
  if (title === undefined) titles.set(heading, (title = { ...heading, kind: 'title', level: 1 }));
  return title;
}

/** What is known while what closes something is looked for. */
interface Search {
  /** By what is open: up to which block nothing closes it. */
  readonly unclosed: Map<string, number>;
  /** How often each block was read for that. */
  readonly tries: number[];
  /** Has so many blocks looked into, and says how many there are of these. */
  readonly reach: (count: number) => number;
}

/** The index of the block that closes what block `index` left open, or -1. */
function findClosing(made: readonly Made[], index: number, open: Open, { unclosed, tries, reach }: Search): number {
  const key = keyOf(open);
  const limit = index + (open.type === 'mark' ? LONGEST_QUOTATION : LONGEST);
  let next = Math.max(index + 1, unclosed.get(key) ?? 0);
  for (; next <= limit && next < reach(next + 1); next++) {
    const times = (tries[next] ?? 0) + 1;
    tries[next] = times;
    if (times <= MOST_OPEN && continued(itemAt(made, next), open).seam.closes) return next;
  }
  unclosed.set(key, next);
  return -1;
}

const variants = new Memory<Source, Map<string, Made>>();

/** What a block is under a condition with this key; made once. */
function remember({ at, seam }: Made, key: string, make: (source: Source) => Made): Made {
  let known = variants.get(seam.source);
  if (known === undefined) variants.set(seam.source, (known = new Map<string, Made>()));
  let variant = known.get(key);
  if (variant === undefined) known.set(key, (variant = make(seam.source)));
  return { at, block: variant.block, seam: variant.seam };
}

/** A block after another that has left something open. */
function continued(made: Made, open: Open): Made {
  return remember(made, keyOf(open), (source) => createBlock(source, 0, open));
}

/** Which of the labels that names in some chunks could have the draft defines. */
function labelsIn(chunks: readonly Chunk[], defined: ReadonlySet<string>): string {
  if (defined.size === 0) return '';
  return chunks.flatMap(({ labels }) => labels.filter((label) => defined.has(label))).join('\n');
}

/** The blocks with the names in brackets that the draft defines protected: their words are the labels. */
function resolveLabels(made: readonly Made[], defined: ReadonlySet<string>): readonly Made[] {
  if (defined.size === 0) return made;
  return made.map((one) => {
    const labels = one.seam.source.labels?.filter(({ label }) => defined.has(label)) ?? [];
    if (labels.length === 0) return one;
    return remember(one, `labels ${labels.map(({ start }) => start).join(' ')}`, (source) =>
      createBlock({ ...source, works: [...source.works, ...labels], labels: undefined }, 0),
    );
  });
}

function keyOf({ type, sign }: Open): string {
  return `${type} ${sign}`;
}
