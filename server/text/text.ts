// A text that is edited, and its lines: in pieces, so that an edit copies only those that it touches.
import { itemAt } from './list';
import { Offsets } from './offsets';
import { lastNear } from './span';

/** How long a piece is at least, and at most twice, in UTF-16 units; the last may be shorter, and one with a long line longer. */
const LENGTH = 8192;

/** A stretch of a text that starts a line. */
export class Piece {
  private starts: Int32Array | undefined;

  constructor(readonly text: string) {}

  /** Offset in it at which each of its lines starts, but for one that starts where it ends. Looked for when first asked for. */
  get lines(): Int32Array {
    return (this.starts ??= findLines(this.text));
  }
}

/** An immutable text. Offsets are in UTF-16 units; those outside of it are clamped. */
export class Text {
  readonly length: number;
  /** Where each piece starts. */
  private readonly starts: readonly number[];
  /** The piece that was looked into last. */
  private near = 0;
  private joined: string | undefined;
  private lineStarts: Offsets | undefined;

  /** At least one piece; each but the last ends with a line feed, so that no line lies in two. */
  private constructor(private readonly pieces: readonly Piece[]) {
    let length = 0;
    this.starts = pieces.map(({ text }) => (length += text.length) - text.length);
    this.length = length;
  }

  static of(text: string): Text {
    const created = new Text(cut(text));
    created.joined = text;
    return created;
  }

  /** The text that some pieces make, of which each but the last ends with a line feed. */
  static join(pieces: readonly Piece[]): Text {
    return new Text(pieces);
  }

  /** Where each line starts; a line ends at LF, CRLF or CR. */
  get lines(): Offsets {
    return (this.lineStarts ??= this.findLines());
  }

  private findLines(): Offsets {
    const lines = this.pieces.map((piece) => piece.lines);
    const last = this.pieces.at(-1)?.text ?? '';
    return /[\r\n]$/.test(last)
      ? new Offsets([...this.starts, this.length], [...lines, firstLine])
      : new Offsets(this.starts, lines);
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
    const middle = this.pieces.slice(first + 1, last).map(({ text }) => text);
    return [head, ...middle, this.sliceOf(last, 0, to)].join('');
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
    return itemAt(this.pieces, piece).text.charCodeAt(offset - itemAt(this.starts, piece));
  }

  /** Whether the text holds these words, which have no line break in them. */
  includes(words: string): boolean {
    return this.pieces.some(({ text }) => text.includes(words));
  }

  /** All of it as one string, made when it is first asked for. */
  toString(): string {
    return (this.joined ??= this.pieces.map(({ text }) => text).join(''));
  }

  /** What of a piece lies between two offsets of the text. */
  private sliceOf(piece: number, from: number, to = Infinity): string {
    const start = itemAt(this.starts, piece);
    return itemAt(this.pieces, piece).text.slice(Math.max(from - start, 0), to - start);
  }

  private pieceAt(offset: number): number {
    this.near = lastNear(this.starts, offset, this.near);
    return this.near;
  }

  private clamp(offset: number): number {
    return Math.max(0, Math.min(offset, this.length));
  }
}

/** The pieces of a text. */
function cut(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (text.length - start > 2 * LENGTH) {
    const end = text.indexOf('\n', start + LENGTH) + 1;
    if (end === 0) break;
    pieces.push(new Piece(text.slice(start, end)));
    start = end;
  }
  if (start < text.length || start === 0) pieces.push(new Piece(text.slice(start)));
  return pieces;
}

const firstLine = Int32Array.of(0);

const LF = 0x0a;
const CR = 0x0d;

function findLines(text: string): Int32Array {
  const starts = [0];
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || (unit === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return Int32Array.from(starts);
}
