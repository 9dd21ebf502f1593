// How much the tests try: a part while somebody works, all where `THOROUGH=1` says so, as `npm test` and the CI do.

/** One part of so many is tried while somebody works. */
const PARTS = process.env.THOROUGH === '1' ? 1 : 20;

/**
 * In the CI each property is tried with the same values every time, so that a change is never refused for what was wrong
 * before it; elsewhere always with new ones, so that what is wrong is found.
 */
const SEED = process.env.CI === undefined ? undefined : 1;

/** How much of a number of things is tried, at least one; for what a test makes by itself, such as a long text. */
export function share(whole: number): number {
  return Math.ceil(whole / PARTS);
}

/** The parameters of `fc.assert` for a property that is tried so often on the whole; with a seed always in the same way. */
export function runs(whole: number, seed?: number): { readonly numRuns: number; readonly seed?: number } {
  const given = seed ?? SEED;
  return { numRuns: share(whole), ...(given === undefined ? {} : { seed: given }) };
}
