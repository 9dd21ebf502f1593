// A text that is edited: in pieces, so that an edit copies only those that it touches.
import { itemAt } from './list';
import { lastAtOrBefore } from './span';

/** How long a piece is at least, and at most twice, in UTF-16 units; the last may be shorter, and one with a long line longer. */
const LENGTH = 8192;

/** An immutable text. Offsets are in UTF-16 units; those outside of it are clamped. */
export class Text {
  readonly length: number;
  /** Where each piece starts. */
  private readonly starts: readonly number[];
  /** At least one; each but the last ends with a line feed, so that no line lies in two. */
  private readonly pieces: readonly string[];

  private constructor(pieces: readonly string[]) {
    this.pieces = pieces.length > 0 ? pieces : [''];
    let length = 0;
    this.starts = this.pieces.map((piece) => (length += piece.length) - piece.length);
    this.length = length;
  }

  private joined: string | undefined;

  static of(text: string): Text {
    const created = new Text(cut(text));
    created.joined = text;
    return created;
  }

  /** The text that some pieces make, of which each but the last ends with a line feed. */
  static join(pieces: readonly string[]): Text {
    return new Text(pieces);
  }

  /** The text with the stretch from `start` to `end` replaced. */
  replace(start: number, end: number, text: string): Text {
    const from = this.clamp(start);
    const to = Math.max(from, this.clamp(end));
    const first = this.pieceAt(from);
    const last = this.pieceAt(to);
    const changed = this.sliceOf(first, 0, from) + text + this.sliceOf(last, to);
    return new Text([...this.pieces.slice(0, first), ...cut(changed), ...this.pieces.slice(last + 1)]);
  }

  slice(start: number, end = this.length): string {
    const from = this.clamp(start);
    const to = this.clamp(end);
    if (from === 0 && to === this.length) return this.toString();
    if (from >= to) return '';
    const first = this.pieceAt(from);
    const last = this.pieceAt(to - 1);
    const head = this.sliceOf(first, from, to);
    if (first === last) return head;
    return [head, ...this.pieces.slice(first + 1, last), this.sliceOf(last, 0, to)].join('');
  }

  /** From an offset at least to the end of its line; empty only at the end of the text. Costs less than a slice. */
  restFrom(offset: number): string {
    const from = this.clamp(offset);
    return this.sliceOf(this.pieceAt(from), from);
  }

  /** The UTF-16 unit at an offset; NaN outside the text. */
  charCodeAt(offset: number): number {
    if (offset < 0 || offset >= this.length) return NaN;
    const piece = this.pieceAt(offset);
    return itemAt(this.pieces, piece).charCodeAt(offset - itemAt(this.starts, piece));
  }

  /** Whether the text holds these words, which have no line break in them. */
  includes(words: string): boolean {
    return this.pieces.some((piece) => piece.includes(words));
  }

  /** All of it as one string, made when it is first asked for. */
  toString(): string {
    return (this.joined ??= this.pieces.join(''));
  }

  /** What of a piece lies between two offsets of the text. */
  private sliceOf(piece: number, from: number, to = Infinity): string {
    const start = itemAt(this.starts, piece);
    return itemAt(this.pieces, piece).slice(Math.max(from - start, 0), to - start);
  }

  private pieceAt(offset: number): number {
    return lastAtOrBefore(this.starts, offset);
  }

  private clamp(offset: number): number {
    return Math.max(0, Math.min(offset, this.length));
  }
}

/** The pieces of a text; none for an empty one. */
function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > 2 * LENGTH) {
    const end = text.indexOf('\n', start + LENGTH) + 1;
    if (end === 0) break;
    pieces.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}
