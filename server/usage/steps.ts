// Work in steps: a generator that stops now and then, so that whoever runs it can do something else in between.

/** Does all steps at once. */
export function finish<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
