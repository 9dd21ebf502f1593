// Turns: long work is done a slice at a time, and whoever asks for something else is answered between two slices.

/** For how long work goes on before others get their turn, in milliseconds. */
const SLICE = 10;

/** A connection takes one message each time that it is let go on: so many are taken between two slices. */
const MESSAGES = 8;

/** Calls back after what has come in meanwhile; a timer would come before it, and be slowed down where others wait too. */
type Pass = (next: () => void) => unknown;

/** Where there is no `setImmediate`, as in a browser, a message to oneself stands behind those that have come. */
function createPass(): Pass {
  const { setImmediate: immediate } = globalThis as { readonly setImmediate?: Pass };
  if (immediate) return immediate;
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (next) => {
    waiting.push(next);
    port2.postMessage(undefined);
  };
}

let pass: Pass | undefined;

/** Lets the connection take one message, where one has come. */
function letPass(): Promise<void> {
  const passing = (pass ??= createPass());
  return new Promise((resolve) => void passing(resolve));
}

/** Work that waits for its turn, the first that came first. */
const waiting: (() => void)[] = [];
let isGiving = false;

/**
 * Waits for the next turn. However many wait, one of them goes on at a time, and what has come in is answered before each.
 */
export function nextTurn(): Promise<void> {
  const turn = new Promise<void>((resolve) => waiting.push(resolve));
  if (!isGiving) void giveTurns();
  return turn;
}

async function giveTurns(): Promise<void> {
  isGiving = true;
  while (waiting.length > 0) {
    for (let message = 0; message < MESSAGES; message++) await letPass();
    waiting.shift()!();
  }
  isGiving = false;
}

/** Work in slices. */
export interface Slices {
  /** How long was worked in all, in milliseconds, what others did between the slices left out. */
  readonly worked: () => number;
  /** Waits for the next turn where the slice is over; says whether it has. Costs little otherwise. */
  readonly isOver: () => boolean;
  readonly rest: () => Promise<void>;
}

/** Begins the first slice. */
export function beginSlices(): Slices {
  let begun = performance.now();
  let before = 0;
  return {
    worked: () => before + performance.now() - begun,
    isOver: () => performance.now() - begun > SLICE,
    rest: async () => {
      before += performance.now() - begun;
      await nextTurn();
      begun = performance.now();
    },
  };
}

/**
 * Does work that stops now and then, in slices: at once where one is enough, so that nobody waits for small work.
 * `isStopped` is asked after each rest and given what was worked so far, in milliseconds; undefined where it is stopped.
 */
export function workInSlices<Result>(
  steps: Generator<void, Result>,
  isStopped: (worked: number) => boolean,
): Result | Promise<Result | undefined> {
  const slices = beginSlices();
  const goOn = (): IteratorResult<void, Result> => {
    let step = steps.next();
    while (!step.done && !slices.isOver()) step = steps.next();
    return step;
  };
  const first = goOn();
  if (first.done) return first.value;
  return (async () => {
    for (;;) {
      await slices.rest();
      if (isStopped(slices.worked())) return undefined;
      const step = goOn();
      if (step.done) return step.value;
    }
  })();
}

/** Surveys one after another: of those that are asked for at once, one reads at a time. */
export interface Queue {
  /** Waits until all that came before have ended; gives what ends this one. */
  readonly enter: () => Promise<() => void>;
}

export function createQueue(): Queue {
  let last = Promise.resolve();
  return {
    enter: async () => {
      const before = last;
      let leave = () => {};
      last = new Promise((resolve) => (leave = resolve));
      await before;
      return leave;
    },
  };
}
