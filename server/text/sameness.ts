// Whether an edited draft reads as before: the same blocks, markup and protected stretches outside of the words replaced.
import type { Block, Region } from './block';
import { type Draft, touchesProtected } from './draft';
import { itemAt } from './list';
import { sharedEnds } from './rope';
import { contains, type Edit, findSpan, overlaps, type Span } from './span';

/** Where something stands, whether before the edits or after: offsets that no edit reaches into are the same in both. */
export interface Places {
  /** The edits as spans, before and after they are made. */
  readonly replaced: readonly Span[];
  readonly written: readonly Span[];
}

/** Maps the places of a text to those after some edits, in order and disjoint. */
export function createPlaces(edits: readonly Edit[]): Places {
  let shift = 0;
  const written = edits.map(({ start, end, text }) => {
    const span = { start: start + shift, end: start + shift + text.length };
    shift += text.length - (end - start);
    return span;
  });
  return { replaced: edits, written };
}

/** Where an offset of the text after the edits stood before; what they wrote stands where what they replaced began. */
export function placeBefore({ replaced, written }: Places, offset: number): number {
  const index = findSpan(written, offset);
  const is = written[index];
  const was = replaced[index];
  if (is === undefined || was === undefined) return offset;
  return offset <= is.end ? was.start : offset - is.end + was.end;
}

/** The same for an offset of the text before: only what is replaced has no place of its own. */
export function placeKept({ replaced }: Places, offset: number): number {
  const last = replaced[findSpan(replaced, offset)];
  return last && offset <= last.end ? last.start : offset;
}

/** Whether a span is part of what an edit replaces or writes, and not all of it. */
function isPart(edits: readonly Span[], span: Span): boolean {
  const edit = edits[findSpan(edits, span.start)];
  return edit !== undefined && contains(edit, span) && (span.start > edit.start || span.end < edit.end);
}

/**
 * Whether edits, in order and disjoint, replace only words of the author’s own prose, and the draft after them has the same
 * blocks, links, emphasis and quotations around these. Costs the blocks that are not the same.
 */
export function readsAlike(before: Draft, after: Draft, edits: readonly Edit[]): boolean {
  if (edits.some((edit) => touchesProtected(before, edit) || cutsMarkup(before, edit))) return false;
  const places = createPlaces(edits);
  const { replaced, written } = places;
  const { head, tail } = untouchedEnds(before, after, edits);
  let i = head;
  let j = head;
  const ends = { before: before.blocks.length - tail, after: after.blocks.length - tail };
  for (;;) {
    // Blocks that go with what is replaced, and that come with what is written: the rows of a list.
    while (i < ends.before && isPart(replaced, spanAt(before, i))) i++;
    while (j < ends.after && isPart(written, spanAt(after, j))) j++;
    if (i === ends.before || j === ends.after) break;
    const [from, to] = [before.starts.at(i), after.starts.at(j)];
    if (placeKept(places, from) !== placeBefore(places, to)) return false;
    const [old, now] = [paragraphAt(before, i), paragraphAt(after, j)];
    i += old.count;
    j += now.count;
    if (old.block === now.block) continue;
    const kept = marksOf(old.block, from, replaced, (offset) => placeKept(places, offset));
    if (kept !== marksOf(now.block, to, written, (offset) => placeBefore(places, offset))) return false;
  }
  const fence = ({ frontMatter }: Draft) => frontMatter?.end ?? 0;
  return (
    i === ends.before && j === ends.after && placeKept(places, fence(before)) === placeBefore(places, fence(after))
  );
}

/** The block at an index and how many there are of it: the stretches of a very long paragraph as one, since an edit may have it cut elsewhere. */
function paragraphAt(
  { text, blocks, starts }: Draft,
  index: number,
): { readonly block: Block; readonly count: number } {
  const first = blocks.item(index);
  if (!blocks.at(index + 1)?.continues) return { block: first, count: 1 };
  const at = starts.at(index);
  const prose: Span[] = [];
  const regions: Region[] = [];
  let count = 0;
  let end = at;
  for (
    let block: Block | undefined = first;
    block && (count === 0 || block.continues);
    block = blocks.at(index + count)
  ) {
    const start = starts.at(index + count++);
    const isJoint = !/\S/.test(text.slice(end, start));
    const move = <Item extends Span>(span: Item) => ({
      ...span,
      start: span.start + start - at,
      end: span.end + start - at,
    });
    const takeOn = <Item extends Span>(spans: Item[], next: Item, isAlike: (last: Item) => boolean) => {
      const goesOn = isJoint && next.start === start - at;
      const last = goesOn ? spans.findIndex((span) => span.end === end - at && isAlike(span)) : -1;
      if (last < 0) spans.push(next);
      else spans[last] = { ...next, start: itemAt(spans, last).start };
    };
    for (const piece of block.prose) takeOn(prose, move(piece), () => true);
    for (const region of block.regions) takeOn(regions, move(region), ({ kind }) => kind === region.kind);
    end = start + block.text.length;
  }
  return { block: { ...first, text: text.slice(at, end), prose, regions }, count };
}

/** How many blocks before the first edit and after the last one are the same and stand where they stood. */
function untouchedEnds(
  before: Draft,
  after: Draft,
  edits: readonly Edit[],
): { readonly head: number; readonly tail: number } {
  const first = edits[0]?.start ?? Infinity;
  const last = edits.at(-1)?.end ?? 0;
  const shift = after.text.length - before.text.length;
  const shared = sharedEnds(before.blocks, after.blocks);
  let { head, tail } = shared;
  while (
    head > 0 &&
    (spanAt(before, head - 1).end >= first || spanAt(after, head - 1).start !== spanAt(before, head - 1).start)
  )
    head--;
  const standsBelow = (count: number) => {
    const start = before.starts.at(before.blocks.length - count);
    return start > last && after.starts.at(after.blocks.length - count) === start + shift;
  };
  while (tail > 0 && !standsBelow(tail)) tail--;
  const goesOn = (count: number) =>
    [before, after].some(({ blocks }) => blocks.at(count < 0 ? blocks.length + count : count)?.continues);
  while (head > 0 && goesOn(head)) head--;
  while (tail > 0 && goesOn(-tail)) tail--;
  return { head, tail };
}

function spanAt({ blocks, starts }: Draft, index: number): Span {
  const start = starts.at(index);
  return { start, end: start + blocks.item(index).text.length };
}

/** Whether an edit replaces more of a block than words: a mark of emphasis, a part of a link; a whole block may go. */
function cutsMarkup(draft: Draft, edit: Edit): boolean {
  const { blocks, starts } = draft;
  for (let at = Math.max(0, starts.lastAtOrBefore(edit.start)); at < blocks.length && starts.at(at) <= edit.end; at++) {
    const span = spanAt(draft, at);
    if (edit.end < span.start || edit.start > span.end) continue;
    const inside = { start: edit.start - span.start, end: edit.end - span.start };
    if (contains(span, edit) ? blocks.item(at).prose.some((piece) => contains(piece, inside)) : isBeside(edit, span))
      continue;
    return true;
  }
  return false;
}

/** Whether an edit holds all of a block or nothing of it. */
function isBeside(edit: Edit, block: Span): boolean {
  return contains(edit, block) || !overlaps(edit, block);
}

/** What a block is and how its text is marked, at the places that the edits leave. */
function marksOf(
  { kind, quoted, level, call, cell, text, prose, regions }: Block,
  at: number,
  edits: readonly Span[],
  placeOf: (offset: number) => number,
): string {
  const marks: (string | number)[] = [kind, quoted ? 1 : 0, level, call ?? '', placeOf(at + text.length)];
  if (cell) marks.push(cell.row === 0 ? 'head' : 'cell', cell.column, cell.columns);
  const add = (label: string, span: Span) => {
    const placed = { start: at + span.start, end: at + span.end };
    if (!isPart(edits, placed)) marks.push(label, placeOf(placed.start), placeOf(placed.end));
  };
  for (const piece of prose) add('prose', piece);
  for (const region of regions) add(region.kind, region);
  return marks.join(' ');
}
