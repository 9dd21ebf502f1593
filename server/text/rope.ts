// Ropes: lists in pieces, so that a list made of another one by an edit shares all pieces but those that the edit touches.
import { lastAtOrBefore } from './span';

/** How many items a piece holds that was cut, at most twice. */
const LENGTH = 32;

/** An immutable list. */
export class Rope<Item> implements Iterable<Item> {
  readonly length: number;
  /** The index of the first item of each piece. */
  private readonly firsts: readonly number[];

  private constructor(readonly pieces: readonly (readonly Item[])[]) {
    let length = 0;
    this.firsts = pieces.map((piece) => (length += piece.length) - piece.length);
    this.length = length;
  }

  static of<Item>(items: readonly Item[]): Rope<Item> {
    return new Rope(cut(items));
  }

  /** The list that some pieces make. */
  static join<Item>(pieces: readonly (readonly Item[])[]): Rope<Item> {
    return new Rope(pieces);
  }

  /** The item at an index; undefined outside the list. Costs the logarithm of the number of pieces. */
  at(index: number): Item | undefined {
    const piece = lastAtOrBefore(this.firsts, index);
    return this.pieces[piece]?.[index - (this.firsts[piece] ?? 0)];
  }

  /** The item at an index that is known to lie in the list; whoever asks for another one has made a mistake, and is told so. */
  item(index: number): Item {
    const item = this.at(index);
    if (item === undefined) throw new RangeError(`There is no item ${index} in a list of ${this.length}.`);
    return item;
  }

  /** The index of an item, looked for from an index on in both directions; -1 where it is not in the list. */
  indexOf(item: Item, near: number): number {
    const start = Math.max(lastAtOrBefore(this.firsts, near), 0);
    for (let step = 0; step <= Math.max(start, this.pieces.length - start); step++)
      for (const piece of step === 0 ? [start] : [start - step, start + step]) {
        const index = this.pieces[piece]?.indexOf(item) ?? -1;
        if (index >= 0) return (this.firsts[piece] ?? 0) + index;
      }
    return -1;
  }

  /** The list with other items in the place of those from one index up to another. */
  splice(from: number, to: number, items: readonly Item[]): Rope<Item> {
    if (from === to && items.length === 0) return this;
    const first = Math.max(lastAtOrBefore(this.firsts, from), 0);
    const last = Math.max(lastAtOrBefore(this.firsts, to), 0);
    const changed = [
      ...(this.pieces[first] ?? []).slice(0, from - (this.firsts[first] ?? 0)),
      ...items,
      ...(this.pieces[last] ?? []).slice(to - (this.firsts[last] ?? 0)),
    ];
    return new Rope([...this.pieces.slice(0, first), ...cut(changed), ...this.pieces.slice(last + 1)]);
  }

  /** The list with other items at some indexes. */
  replace(items: ReadonlyMap<number, Item>): Rope<Item> {
    const pieces = [...this.pieces];
    for (const [index, item] of items) {
      const at = lastAtOrBefore(this.firsts, index);
      const piece = pieces[at] ?? [];
      pieces[at] = piece.with(index - (this.firsts[at] ?? 0), item);
    }
    return items.size === 0 ? this : new Rope(pieces);
  }

  /** The items from one index up to another. */
  slice(from: number, to = this.length): Item[] {
    const items: Item[] = [];
    for (let piece = Math.max(lastAtOrBefore(this.firsts, from), 0); piece < this.pieces.length; piece++) {
      const first = this.firsts[piece] ?? 0;
      if (first >= to) break;
      for (const item of (this.pieces[piece] ?? []).slice(Math.max(from - first, 0), to - first)) items.push(item);
    }
    return items;
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const piece of this.pieces) yield* piece;
  }
}

function cut<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length <= 2 * LENGTH) return items.length === 0 ? [] : [items];
  const pieces: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += LENGTH) pieces.push(items.slice(start, start + LENGTH));
  return pieces;
}

/** How many items two lists have in common at their beginnings, and how many of the others at their ends; shared pieces cost one step. */
export function sharedEnds<Item>(
  some: Rope<Item>,
  others: Rope<Item>,
): { readonly head: number; readonly tail: number } {
  const most = Math.min(some.length, others.length);
  const head = Math.min(countShared(some.pieces, others.pieces, firstTo), most);
  const tail = Math.min(countShared(some.pieces, others.pieces, lastTo), most - head);
  return { head, tail };
}

/** The place of something counted from one end of a list so long. */
type Direction = (length: number, count: number) => number;
const firstTo: Direction = (_, count) => count;
const lastTo: Direction = (length, count) => length - 1 - count;

type Pieces<Item> = readonly (readonly Item[])[];

/** How many items two lists have in common from one end on; what is asked beyond the shorter one is shared by nobody. */
function countShared<Item>(some: Pieces<Item>, others: Pieces<Item>, to: Direction): number {
  let count = 0;
  const one = new Walk(some, to);
  const other = new Walk(others, to);
  for (;;) {
    const a = one.piece();
    const b = other.piece();
    if (a === undefined || b === undefined) return count;
    if (a === b && one.inside === other.inside) {
      count += a.length - one.inside;
      one.leave();
      other.leave();
    } else if (one.item(a) === other.item(b)) {
      count++;
      one.inside++;
      other.inside++;
    } else return count;
  }
}

/** A walk over the pieces of a list from one of its ends. */
class Walk<Item> {
  /** How many pieces have been left, and how many items of the one that it is in. */
  private left = 0;
  inside = 0;

  constructor(
    private readonly pieces: Pieces<Item>,
    private readonly to: Direction,
  ) {}

  /** The piece that it is in; undefined at the end. */
  piece(): readonly Item[] | undefined {
    for (;;) {
      const piece = this.pieces[this.to(this.pieces.length, this.left)];
      if (piece === undefined || this.inside < piece.length) return piece;
      this.leave();
    }
  }

  item(piece: readonly Item[]): Item | undefined {
    return piece[this.to(piece.length, this.inside)];
  }

  leave(): void {
    this.left++;
    this.inside = 0;
  }
}
