// Offsets in ascending order, in pieces that know where they stand, so that an edit only moves the pieces after it.
import { lastAtOrBefore, lastNear } from './span';

/** An immutable list of ascending offsets. */
export class Offsets implements Iterable<number> {
  readonly length: number;
  /** The index of the first offset of each piece. */
  private readonly firsts: readonly number[];
  /** The piece that was looked into last: mostly what is asked next lies in it too. */
  private near = 0;

  /** `bases` are where the stretches of a text start, `pieces` the offsets that lie in each, relative to where it starts. */
  constructor(
    private readonly bases: readonly number[],
    private readonly pieces: readonly Int32Array[],
  ) {
    let length = 0;
    this.firsts = pieces.map((offsets) => (length += offsets.length) - offsets.length);
    this.length = length;
  }

  /** The offset at an index; 0 outside the list. */
  at(index: number): number {
    const at = lastNear(this.firsts, index, this.near);
    this.near = at;
    const offset = this.pieces[at]?.[index - (this.firsts[at] ?? 0)];
    return offset === undefined ? 0 : (this.bases[at] ?? 0) + offset;
  }

  /** The index of the last one at or below an offset, or -1. */
  lastAtOrBefore(offset: number): number {
    const index = lastNear(this.bases, offset, this.near);
    this.near = index;
    const piece = this.pieces[index];
    if (piece === undefined) return -1;
    return (this.firsts[index] ?? 0) + lastAtOrBefore(piece, offset - (this.bases[index] ?? 0));
  }

  *[Symbol.iterator](): Iterator<number> {
    for (const [index, piece] of this.pieces.entries())
      for (const offset of piece) yield (this.bases[index] ?? 0) + offset;
  }
}
