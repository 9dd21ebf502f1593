// Traces: the words and pairs of words of a block that a draft may write in two ways, as numbers that compare fast.
import { numberAt } from '../../text/list';

/**
 * What a block holds that another may write otherwise, in order, each as `A_TRACE` numbers in a row: its key, which is a hash of
 * its letters, folded, without what stands between them and without a plural s, or of its sound; its form; where it starts and
 * ends in the block.
 */
export type Traces = Int32Array;
export const A_TRACE = 4;
/** Where in a trace the numbers after the key stand. */
export const FORM = 1;
export const START = 2;
export const END = 3;

/** The traces of a block that holds no prose of its author. */
export const noTraces: Traces = new Int32Array(0);

/** Calls for the key of each of some traces, in order. */
export function forEachKey(traces: Traces, look: (key: number) => void): void {
  for (let at = 0; at < traces.length; at += A_TRACE) look(numberAt(traces, at));
}

/** The keys of some traces that others do not hold. */
export function keysOnlyIn(traces: Traces, others: Traces): ReadonlySet<number> {
  const keys = new Set<number>();
  forEachKey(traces, (key) => keys.add(key));
  if (keys.size > 0) forEachKey(others, (key) => keys.delete(key));
  return keys;
}

/** Those of some traces that are not among others, in whose place these have come, and the other way round; wherever they stand. */
export function differingTraces(was: Traces, is: Traces): { readonly gone: Traces; readonly come: Traces } {
  const isSame = (a: number, b: number) => was[a] === is[b] && was[a + FORM] === is[b + FORM];
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && isSame(head, head)) head += A_TRACE;
  let tail = 0;
  while (tail < most - head && isSame(was.length - tail - A_TRACE, is.length - tail - A_TRACE)) tail += A_TRACE;
  return { gone: was.subarray(head, was.length - tail), come: is.subarray(head, is.length - tail) };
}
