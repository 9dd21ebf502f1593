// Work in steps: a generator that stops now and then, so that whoever runs it can do something else in between.

/** Whether a loop over things of a draft, each of which costs little, has come to the end of a step. */
export function isStep(index: number): boolean {
  return (index & 0x7ff) === 0x7ff;
}

/** Does all steps at once. */
export function finish<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
