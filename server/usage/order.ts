// The order of passages: where one stands in its draft, and where two drafts, the one made of the other, differ.
import { remember } from '../glossary/remember';
import { Memory } from '../text/memory';
import { Rope, sharedEnds } from '../text/rope';
import type { Passage } from './passage';

/** The passages of a draft, in order. */
export type Passages = Rope<Passage>;

export const noPassages: Passages = Rope.of<Passage>([]);

/** The index of a passage of a draft. Where it stood when it was looked for last is the first place to look. */
export function indexOf(passages: Passages, passage: Passage): number {
  if (passages.at(passage.index) !== passage) passage.index = passages.indexOf(passage, passage.index);
  return passage.index;
}

/** Some passages in a row and what stands in their place. */
export interface Changes {
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
  /** How many passages stand before them. */
  readonly from: number;
}

/** A sign for the passages of a draft, which does not keep them. */
const signOf = remember((_: Passages) => Symbol());

/** For the passages of a draft, how they differ from those that they were compared with last. */
const lastChanges = new Memory<Passages, { readonly with: symbol; readonly changes: Changes }>();

/** What stands in the place of what between two drafts, the one made of the other. */
export function changesBetween(some: Passages, others: Passages): Changes {
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
export function trueChangesBetween(some: Passages, others: Passages): Changes {
  const changes = changesBetween(some, others);
  const { before, after, from } = changes;
  if (before.length !== after.length) return changes;
  return {
    before: before.filter((passage, index) => passage !== after[index]),
    after: after.filter((passage, index) => passage !== before[index]),
    from,
  };
}
