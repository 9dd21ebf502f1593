// Memory: what has been worked out from things, kept with each thing as long as the thing itself is kept.

/**
 * Keeps a value for each of some things, as a `WeakMap` does, and in the thing itself: nobody who copies, compares or sends
 * the thing sees it. A collector of garbage that looks only at what is young takes all values of an old `WeakMap` for
 * needed, and with them every draft that was there before an edit.
 */
export class Memory<Thing extends object, Value> {
  private readonly slot = Symbol();

  get(thing: Thing): Value | undefined {
    return (thing as Readonly<Record<symbol, Value | undefined>>)[this.slot];
  }

  set(thing: Thing, value: Value): void {
    Object.defineProperty(thing, this.slot, { value, writable: true });
  }
}
