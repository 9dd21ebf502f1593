// What goes on from block to block: quotations, elements and formulas that a blank line does not end, and labels defined elsewhere.
import type { Block, Placed } from './block';
import { createBlock, type Made, type Source } from './inline';
import { readsAsHeading } from './plaintext';
import type { Open } from './protection';

/** How many blocks a quotation may run on for, and anything else; what is left open further back is in doubt in its own block only. */
const LONGEST_QUOTATION = 20;
const LONGEST = 200;

/** Under how many different signs that are open one block is read: whoever writes prose leaves no more open at once. */
const MOST_OPEN = 8;

/**
 * The blocks of a draft with what stands around them told to each: those after an opening sign up to its closing one are
 * protected as a whole. A sign that nothing closes within reach protects only its own block. Equal neighbours give the
 * same objects again; time is linear in the blocks. A first heading of level 1 to `lowestTitle` is the title; with
 * `plainTitle` so is a first line by itself that other blocks follow.
 */
export function continueBlocks(given: readonly Made[], lowestTitle: number, plainTitle = false): Placed[] {
  const made = resolveLabels(given);
  const placed: Placed[] = [];
  const add = ({ at, block }: Placed) => {
    if (block.prose.length > 0) placed.push({ at, block });
  };
  /** By what is open: up to which block nothing closes it. */
  const unclosed = new Map<string, number>();
  const tries = new Uint8Array(made.length);
  for (let index = 0; index < made.length; index++) {
    add(made[index]);
    for (let { open } = made[index].seam; open !== undefined;) {
      const end = findClosing(made, index, open, unclosed, tries);
      if (end < 0) break;
      let closing: Made | undefined;
      for (let next = index + 1; next <= end; next++) add((closing = continued(made[next], open)));
      index = end;
      open = closing?.seam.open;
    }
  }
  const [first, second] = placed;
  const isHeading = first?.block.kind === 'heading' && first.block.level <= lowestTitle;
  if (isHeading || (plainTitle && second !== undefined && isPlainTitle(first.block, second.block)))
    placed[0] = { at: first.at, block: asTitle(first.block) };
  return placed;
}

/** Whether a first paragraph is a title without a mark: a line that is no sentence, over text or headings. */
function isPlainTitle({ kind, quoted, text }: Block, next: Block): boolean {
  const isOver = next.kind === 'paragraph' || next.kind === 'heading';
  return kind === 'paragraph' && !quoted && isOver && readsAsHeading(text);
}

const titles = new WeakMap<Block, Block>();

function asTitle(heading: Block): Block {
  let title = titles.get(heading);
  if (title === undefined) titles.set(heading, (title = { ...heading, kind: 'title', level: 1 }));
  return title;
}

/** The index of the block that closes what block `index` left open, or -1; `tries` counts how often each block was read for that. */
function findClosing(
  made: readonly Made[],
  index: number,
  open: Open,
  unclosed: Map<string, number>,
  tries: Uint8Array,
): number {
  const key = keyOf(open);
  const limit = Math.min(made.length - 1, index + (open.type === 'mark' ? LONGEST_QUOTATION : LONGEST));
  let next = Math.max(index + 1, unclosed.get(key) ?? 0);
  for (; next <= limit; next++) if (tries[next]++ < MOST_OPEN && continued(made[next], open).seam.closes) return next;
  unclosed.set(key, next);
  return -1;
}

const variants = new WeakMap<Source, Map<string, Made>>();

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

/** The blocks with the names in brackets that the draft defines protected: their words are the labels. */
function resolveLabels(made: readonly Made[]): readonly Made[] {
  const defined = new Set<string>();
  for (const { seam } of made) if (seam.source.defines !== undefined) defined.add(seam.source.defines);
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
