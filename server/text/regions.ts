// What in a block is not the author's own prose, as spans in which a place is found at once.
import type { Block } from './block';
import { Memory } from './memory';
import { findSpan, type Span } from './span';

/** All are in order and disjoint; offsets within the block. */
interface Merged {
  /** All that is protected. */
  readonly all: readonly Span[];
  /** What of it is read in spite of that: all but what is opaque. */
  readonly read: readonly Span[];
  /** What somebody else said. */
  readonly said: readonly Span[];
}

const nothing: Merged = { all: [], read: [], said: [] };
const remembered = new Memory<Block, Merged>();

/** All stretches of a block that are protected, merged, in order; of a quoted block all of it. Remembered against the block. */
export function protectedSpans(block: Block): readonly Span[] {
  return mergedOf(block).all;
}

/** The stretches of a block that are quotations, titles of works or in doubt, merged, in order. Remembered against the block. */
export function quotedSpans(block: Block): readonly Span[] {
  return mergedOf(block).read;
}

/** The quotations of a block alone, likewise. */
export function saidSpans(block: Block): readonly Span[] {
  return mergedOf(block).said;
}

/** Whether a span, as of an edit, reaches into one of these; an insertion at the edge of one does not. */
export function reachesInto(spans: readonly Span[], { start, end }: Span): boolean {
  // The last that starts before the end: those before it end before it starts.
  const last = spans[findSpan(spans, end - 1)];
  return last !== undefined && start < last.end;
}

function mergedOf(block: Block): Merged {
  const { quoted, regions, text } = block;
  if (regions.length === 0 && !quoted) return nothing;
  let merged = remembered.get(block);
  if (merged === undefined) {
    const whole = [{ start: 0, end: text.length }];
    merged = quoted
      ? { all: whole, read: whole, said: whole }
      : {
          all: merge(regions),
          read: merge(regions.filter(({ kind }) => kind !== 'opaque')),
          said: merge(regions.filter(({ kind }) => kind === 'quotation')),
        };
    remembered.set(block, merged);
  }
  return merged;
}

/** Spans in order, with those that overlap made one. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
