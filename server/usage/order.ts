// The order of passages: where one stands in its draft, and where two drafts, the one made of the other, differ.
import { remember } from '../glossary/remember';
import type { Passage } from './passage';

/** The index of a passage of a draft. Where it stood when it was looked for last is the first place to look. */
export function indexOf(passages: readonly Passage[], passage: Passage): number {
  const last = passage.index;
  if (passages[last] === passage) return last;
  let index = -1;
  for (let step = 1; index < 0 && (last - step >= 0 || last + step < passages.length); step++)
    index = passages[last - step] === passage ? last - step : passages[last + step] === passage ? last + step : -1;
  passage.index = index;
  return index;
}

/** Some passages in a row and what stands in their place. */
export interface Changes {
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
  /** How many passages stand before them. */
  readonly from: number;
}

/** A sign for the passages of a draft, which does not keep them. */
const signOf = remember((_: readonly Passage[]) => Symbol());

/** For the passages of a draft, how they differ from those that they were compared with last. */
const lastChanges = new WeakMap<readonly Passage[], { readonly with: symbol; readonly changes: Changes }>();

/** What stands in the place of what between two drafts, the one made of the other. */
export function changesBetween(some: readonly Passage[], others: readonly Passage[]): Changes {
  const known = lastChanges.get(others);
  if (known?.with === signOf(some)) return known.changes;
  const { head, tail } = sharedEnds(some, others);
  const changes = {
    before: some.slice(head, some.length - tail),
    after: others.slice(head, others.length - tail),
    from: head,
  };
  lastChanges.set(others, { with: signOf(some), changes });
  return changes;
}

/** The same without those between them that stand where they stood: where several places were edited, most do. */
export function trueChangesBetween(some: readonly Passage[], others: readonly Passage[]): Changes {
  const changes = changesBetween(some, others);
  const { before, after, from } = changes;
  if (before.length !== after.length) return changes;
  return {
    before: before.filter((passage, index) => passage !== after[index]),
    after: after.filter((passage, index) => passage !== before[index]),
    from,
  };
}

/** How many items two lists have in common at their beginnings, and how many of the others at their ends. */
export function sharedEnds<Item>(
  some: readonly Item[],
  others: readonly Item[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(some.length, others.length);
  const shift = others.length - some.length;
  let head = 0;
  while (head < most && some[head] === others[head]) head++;
  let tail = 0;
  for (let at = some.length - 1; tail < most - head && some[at] === others[at + shift]; at--) tail++;
  return { head, tail };
}
