// What comes in the place of passages that an edit has changed, and where their offsets go.
import { itemAt } from '../text/list';
import type { Passage } from './passage';
import type { Changes } from './order';

/** What has come in the place of a passage, and where its offsets have gone. */
interface Successor {
  readonly passage: Passage;
  /** Where something that starts or ends at an offset of the one before does so in it; -1 for what has been replaced. */
  readonly startOf: (offset: number) => number;
  readonly endOf: (offset: number) => number;
}

/** By the passages that have been replaced: what came in their place. */
export type Successors = ReadonlyMap<Passage, Successor>;

/** What has come in the place of each passage that an edit has changed; where it has made more or fewer of them, nothing. */
export function successorsOf({ before, after }: Changes): Successors {
  const isGone = before.length !== after.length;
  return new Map(
    before.map((passage, index) => [passage, isGone ? gone(passage) : createSuccessor(passage, itemAt(after, index))]),
  );
}

function gone(passage: Passage): Successor {
  return { passage, startOf: () => -1, endOf: () => -1 };
}

function createSuccessor(before: Passage, passage: Passage): Successor {
  const was = before.block.text;
  const is = passage.block.text;
  let shared: { readonly head: number; readonly tail: number } | undefined;
  const inHead = (offset: number) => offset <= (shared ??= sharedEnds(was, is)).head;
  const inTail = (offset: number) => offset >= was.length - (shared ??= sharedEnds(was, is)).tail;
  const moved = (offset: number) => offset + is.length - was.length;
  return {
    passage,
    // What is put in right before or after something is no part of it.
    startOf: (offset) => (inTail(offset) ? moved(offset) : inHead(offset) ? offset : -1),
    endOf: (offset) => (inHead(offset) ? offset : inTail(offset) ? moved(offset) : -1),
  };
}

/** How much two texts have in common at their beginnings, and at their ends; the two may lap over. */
function sharedEnds(was: string, is: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was.charCodeAt(head) === is.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most && was.charCodeAt(was.length - tail - 1) === is.charCodeAt(is.length - tail - 1)) tail++;
  return { head, tail };
}
