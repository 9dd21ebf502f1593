// Offsets in ascending order, in pieces that know where they stand, so that an edit only moves the pieces after it.
import { lastAtOrBefore } from './span';

/** Offsets that lie in one stretch of a text, relative to where it starts. */
export interface OffsetsIn {
  readonly at: number;
  readonly offsets: Int32Array;
}

/** An immutable list of ascending offsets. */
export class Offsets implements Iterable<number> {
  readonly length: number;
  /** The index of the first offset of each piece, and where its stretch starts. */
  private readonly firsts: readonly number[];
  private readonly bases: readonly number[];

  constructor(private readonly pieces: readonly OffsetsIn[]) {
    let length = 0;
    this.firsts = pieces.map(({ offsets }) => (length += offsets.length) - offsets.length);
    this.bases = pieces.map(({ at }) => at);
    this.length = length;
  }

  /** The offset at an index; 0 outside the list. */
  at(index: number): number {
    const at = lastAtOrBefore(this.firsts, index);
    const piece = this.pieces[at];
    const offset = piece?.offsets[index - (this.firsts[at] ?? 0)];
    return piece === undefined || offset === undefined ? 0 : piece.at + offset;
  }

  /** The index of the last one at or below an offset, or -1. */
  lastAtOrBefore(offset: number): number {
    const index = lastAtOrBefore(this.bases, offset);
    const piece = this.pieces[index];
    return piece === undefined ? -1 : (this.firsts[index] ?? 0) + lastAtOrBefore(piece.offsets, offset - piece.at);
  }

  *[Symbol.iterator](): Iterator<number> {
    for (const { at, offsets } of this.pieces) for (const offset of offsets) yield at + offset;
  }
}
