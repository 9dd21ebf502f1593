// What the tests import as `node:assert/strict` where they run in a browser: the same demands, made with chai.
import { assert } from 'chai';

export const deepEqual: <T>(actual: T, expected: T) => void = (actual, expected) => assert.deepEqual(actual, expected);

export const equal = (actual: unknown, expected: unknown, message?: string) =>
  assert.strictEqual(actual, expected, message);

export const match = (text: string, pattern: RegExp) => assert.match(text, pattern);

export const ok = (value: unknown, message?: string) => assert.ok(value, message);

/** Demands that a promise is rejected with an error whose message matches. */
export async function rejects(run: () => Promise<unknown>, message: RegExp): Promise<void> {
  const error: unknown = await run().then(
    () => undefined,
    (rejection: unknown) => rejection,
  );
  assert.instanceOf(error, Error);
  assert.match(error.message, message);
}
