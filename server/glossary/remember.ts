// What is worked out from an immutable value is worked out once, however many ask.
import { Memory } from '../text/memory';

/** Remembers what `read` gives for a thing as long as the thing itself is kept. */
export function remember<Thing extends object, Value>(read: (thing: Thing) => Value): (thing: Thing) => Value {
  const remembered = new Memory<Thing, { readonly value: Value }>();
  return (thing) => {
    let found = remembered.get(thing);
    if (found === undefined) remembered.set(thing, (found = { value: read(thing) }));
    return found.value;
  };
}
