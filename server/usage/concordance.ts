// The concordance of a draft: what its passages write in several ways, and which passages those are.
import { findPlace, itemAt, numberAt } from '../text/list';
import { finish, isStep } from '../text/steps';
import { type Changes, indexOf, type Passages, trueChangesBetween } from './order';
import type { Passage } from './passage';
import { type Group, type Variant, variantsIn } from './variants';
import { areMixed } from './traces/forms';
import { A_TRACE, differingTraces, FORM, forEachKey, keysOnlyIn, type Traces } from './traces/traces';

/** What some passages in a row write. */
interface Index {
  passages: Passages;
  /** By passage. */
  readonly seats: WeakMap<Passage, Seat>;
  /** All forms that stand, or have stood, under each key. */
  readonly forms: FormTable;
  /** The keys that may be written in several ways, each with the seats of the passages that hold it, in order. */
  readonly mixed: Map<number, Seat[]>;
}

/** Where a passage stands, and after an edit the one that has come in its place. */
interface Seat {
  passage: Passage;
}

/**
 * What a draft, and those made of it by edits, write in several ways. It knows one of them at a time, and asked about another it
 * goes over to that: this costs the passages in which the two differ.
 */
export class Concordance {
  private index: Index | undefined;

  /** Makes ready what is asked about a draft, stopping now and then. */
  *prepare(passages: Passages): Generator<void, void> {
    if (this.index === undefined || isFar(this.index, passages)) this.index = yield* createIndex(passages);
  }

  /** The keys under which a draft may write something in several ways. */
  keys(passages: Passages): ReadonlySet<number> {
    return new Set(this.at(passages).mixed.keys());
  }

  /** The same, of those that changed passages of it hold, or held. */
  keysIn(passages: Passages, { before, after }: Changes): ReadonlySet<number> {
    const { mixed } = this.at(passages);
    const keys = new Set<number>();
    for (const { reading } of [...before, ...after])
      forEachKey(reading.traces, (key) => {
        if (mixed.has(key)) keys.add(key);
      });
    return keys;
  }

  /** What a draft writes under a key under which it may write something in several ways, in order; else nothing. */
  variantsUnder(passages: Passages, key: number): Group {
    const all: Variant[] = [];
    for (const { passage } of this.at(passages).mixed.get(key) ?? [])
      for (const variant of variantsIn(passage, key)) all.push(variant);
    return all;
  }

  private at(passages: Passages): Index {
    if (this.index?.passages === passages) return this.index;
    finish(this.prepare(passages));
    goTo(this.index!, passages);
    return this.index!;
  }
}

/** How many passages change one by one: where there are more, and most of a draft, all is read anew. */
const FEW = 32;

function isFar(index: Index, passages: Passages): boolean {
  const { before, after } = trueChangesBetween(index.passages, passages);
  const changed = before.length + after.length;
  return changed > FEW && changed > passages.length;
}

function* createIndex(passages: Passages): Generator<void, Index> {
  const index: Index = { passages, seats: new WeakMap(), forms: new FormTable(), mixed: new Map() };
  const several = new Set<number>();
  let at = 0;
  for (const { reading } of passages) {
    addForms(index.forms, reading.traces, several);
    if (isStep(at++)) yield;
  }
  for (const passage of passages) {
    addHolder(index, several, passage);
    if (isStep(at++)) yield;
  }
  return index;
}

/** Makes an index that of another draft. */
function goTo(index: Index, passages: Passages): void {
  const { seats, forms, mixed } = index;
  const { before, after } = trueChangesBetween(index.passages, passages);
  const several = new Set<number>();
  if (before.length === after.length) {
    index.passages = passages;
    const taken = before.map((passage) => seatOf(index, passage));
    for (const passage of before) seats.delete(passage);
    taken.forEach((seat, at) => seats.set((seat.passage = itemAt(after, at)), seat));
    // Only the keys are looked at that the passages do not share.
    before.forEach(({ reading: { traces } }, at) => {
      const passage = itemAt(after, at);
      const { gone, come } = differingTraces(traces, passage.reading.traces);
      for (const key of keysOnlyIn(gone, passage.reading.traces)) removeHolder(index, key, passage);
      forEachKey(come, (key) => insertHolder(index, key, passage));
      addForms(forms, come, several);
    });
  } else {
    for (const passage of before) {
      forEachKey(passage.reading.traces, (key) => removeHolder(index, key, passage));
      seats.delete(passage);
    }
    index.passages = passages;
    for (const passage of after) {
      forEachKey(passage.reading.traces, (key) => insertHolder(index, key, passage));
      addForms(forms, passage.reading.traces, several);
    }
  }
  for (const key of several) if (mixed.has(key)) several.delete(key);
  if (several.size > 0) for (const passage of passages) addHolder(index, several, passage);
}

/** Adds the forms of traces to a table, and to `several` the keys that they, or what was added before, have in several ways. */
function addForms(forms: FormTable, traces: Traces, several: Set<number>): void {
  for (let at = 0; at < traces.length; at += A_TRACE) {
    const key = numberAt(traces, at);
    const form = numberAt(traces, at + FORM);
    if (areMixed(forms.add(key, form), form)) several.add(key);
  }
}

function seatOf({ seats }: Index, passage: Passage): Seat {
  let seat = seats.get(passage);
  if (seat === undefined) seats.set(passage, (seat = { passage }));
  return seat;
}

/** Adds a passage, which stands after all that were added before, to the holders of those of some keys that it has. */
function addHolder(index: Index, keys: ReadonlySet<number>, passage: Passage): void {
  const { mixed } = index;
  forEachKey(passage.reading.traces, (key) => {
    if (!keys.has(key)) return;
    const holders = mixed.get(key);
    if (holders === undefined) mixed.set(key, [seatOf(index, passage)]);
    else if (holders.at(-1)?.passage !== passage) holders.push(seatOf(index, passage));
  });
}

function removeHolder({ mixed, passages }: Index, key: number, passage: Passage): void {
  const holders = mixed.get(key) ?? [];
  const place = placeFor(passage, holders, passages);
  if (holders[place]?.passage === passage) holders.splice(place, 1);
}

function insertHolder(index: Index, key: number, passage: Passage): void {
  const holders = index.mixed.get(key);
  if (holders === undefined) return;
  const place = placeFor(passage, holders, index.passages);
  if (holders[place]?.passage !== passage) holders.splice(place, 0, seatOf(index, passage));
}

/** Where a passage belongs among others in the order of their draft. */
function placeFor(passage: Passage, others: readonly Seat[], passages: Passages): number {
  const index = indexOf(passages, passage);
  return findPlace(others, (other) => indexOf(passages, other.passage) < index);
}

/** Nobody can write words that all fall into one place of the table; what is found does not depend on it. */
const seed = Math.floor(Math.random() * 2 ** 31) * 2 + 1;

/** The forms that stand under keys: an open table, at least twice as long as it has keys. */
class FormTable {
  private keys = new Int32Array(1024);
  private forms = new Int32Array(1024);
  private count = 0;

  /** Adds a form; gives those that stood under its key before. */
  add(key: number, form: number): number {
    const slot = this.slotOf(key);
    const before = numberAt(this.forms, slot);
    if (before === 0) this.count++;
    this.keys[slot] = key;
    this.forms[slot] = before | form;
    if (this.count * 2 > this.keys.length) this.grow();
    return before;
  }

  private slotOf(key: number): number {
    const last = this.keys.length - 1;
    let slot = Math.imul(key, seed) >>> Math.clz32(last);
    while (this.forms[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, forms } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.forms = new Int32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) {
      const form = numberAt(forms, at);
      if (form === 0) continue;
      const key = numberAt(keys, at);
      const slot = this.slotOf(key);
      this.keys[slot] = key;
      this.forms[slot] = form;
    }
  }
}
