// Sight: the prose of a block as a reader sees it, without markup, and where each of its characters stands in the block.
import type { Block } from '../text/block';
import { itemAt } from '../text/list';
import { entityAt } from '../text/marks';
import { withPlainHyphens } from '../text/normalize';
import { lastAtOrBefore, type Span } from '../text/span';

/** What a reader sees of a block. Offsets in `text` are seen ones; `blockSpan` and `seenAt` lead from these to those of the block and back. */
export interface Sight {
  readonly text: string;
  /** Where each stretch begins as it is seen, where in the block, and where it ends there. In order. */
  readonly seen: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What stands for something that is no text: code, a formula, a picture. */
export const OBJECT = '\ufffc';

/** Characters that nobody sees: soft hyphens, zero-width spaces and joiners, marks of direction. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const hasUnseen = new RegExp(unseen.source);

/** What a reader sees of a block, with plain hyphens; the time is linear in its text. */
export function seeBlock({ text, prose, regions }: Block): Sight {
  const opaque = regions.filter(({ kind, start }) => kind === 'opaque' || (kind === 'doubtful' && text[start] === '{'));
  if (prose.length === 1 && opaque.length === 0 && !hasUnseen.test(text))
    return { text: withPlainHyphens(text), seen: [0], starts: [0], ends: [text.length] };
  let result = '';
  const [seen, starts, ends]: [number[], number[], number[]] = [[], [], []];
  const add = (shown: string, start: number, end: number) => {
    if (shown === '') return;
    seen.push(result.length);
    starts.push(start);
    ends.push(end);
    result += shown;
  };
  const addProse = (start: number, end: number) => {
    let from = start;
    for (const { index, 0: hidden } of text.slice(start, end).matchAll(unseen)) {
      add(text.slice(from, start + index), from, start + index);
      from = start + index + hidden.length;
    }
    add(text.slice(from, end), from, end);
  };
  const rest = opaque.values();
  let region = rest.next().value;
  let last = 0;
  for (const { start, end } of prose) {
    if (last < start && /<br/i.test(text.slice(last, start))) add('\n', last, start);
    let from = start;
    for (; region && region.start < end; region = rest.next().value) {
      if (region.end <= from) continue;
      if (region.start > from) addProse(from, region.start);
      const to = Math.min(region.end, end);
      add(shownFor(text, region), Math.max(region.start, from), to);
      from = to;
      if (region.end > end) break;
    }
    if (from < end) addProse(from, end);
    last = end;
  }
  return { text: withPlainHyphens(result), seen, starts, ends };
}

/**
 * What a reader sees of a stretch that is not read: an entity’s character, nothing of a comment, a note, a source or the
 * attributes of a span.
 */
function shownFor(text: string, { start, end }: Span): string {
  const entity = entityAt(text, start);
  if (entity !== undefined && entity.length === end - start) return entity.character || OBJECT;
  return /^(?:\[[\^@]|\[-@|<!--|\{[.#])/.test(text.slice(start, start + 4)) ? '' : OBJECT;
}

/** Where something that is seen stands in the block, without markup at its ends. */
export function blockSpan({ seen, starts, ends }: Sight, { start, end }: Span): Span {
  const first = Math.max(lastAtOrBefore(seen, start), 0);
  const last = Math.max(lastAtOrBefore(seen, Math.max(end - 1, start)), 0);
  return {
    start: Math.min(itemAt(starts, first) + start - itemAt(seen, first), itemAt(ends, first)),
    end: Math.min(itemAt(starts, last) + end - itemAt(seen, last), itemAt(ends, last)),
  };
}

/** Where a place of the block is seen; what is not seen is where the next thing that is seen begins. */
export function seenAt({ text, seen, starts, ends }: Sight, offset: number): number {
  const at = lastAtOrBefore(starts, offset);
  if (at < 0) return 0;
  const to = seen[at + 1] ?? text.length;
  return offset >= itemAt(ends, at) ? to : Math.min(itemAt(seen, at) + offset - itemAt(starts, at), to);
}
