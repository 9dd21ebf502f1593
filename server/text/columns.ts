// How columns are counted: in UTF-16 units, unless an editor counts otherwise.
import type { Text } from './text';

/** What a column may be counted in: bytes of UTF-8, units of UTF-16, or characters. */
export type Encoding = (typeof encodings)[number];
export const encodings = ['utf-8', 'utf-16', 'utf-32'] as const;

let encoding: Encoding = 'utf-16';
/** The last column that was counted, so that the many places of a long line are counted once. */
let last: { readonly text: Text; readonly start: number; readonly offset: number; readonly column: number } | undefined;

/** Has the columns of all positions counted so from here on. */
export function countIn(given: Encoding): void {
  encoding = given;
  last = undefined;
}

/** How far a UTF-16 unit moves a column; the second half of a pair stands where the first does. */
function widthOf(unit: number): number {
  if (unit >= 0xdc00 && unit < 0xe000) return 0;
  if (encoding === 'utf-32' || unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit < 0xdc00 ? 4 : 3;
}

/** The column of an offset in the line that starts at `start`. */
export function columnOf(text: Text, start: number, offset: number): number {
  if (encoding === 'utf-16') return offset - start;
  const isFurther = last?.text === text && last.start === start && last.offset <= offset;
  let { offset: at, column } = isFurther && last ? last : { offset: start, column: 0 };
  for (; at < offset; at++) column += widthOf(text.charCodeAt(at));
  last = { text, start, offset, column };
  return column;
}

/** The offset of a column in the line from `start` to `end`; columns outside are clamped. */
export function offsetOfColumn(text: Text, start: number, end: number, column: number): number {
  if (encoding === 'utf-16') return Math.max(start, Math.min(start + column, end));
  let at = start;
  for (let left = column; at < end; at++) {
    const width = widthOf(text.charCodeAt(at));
    if (width > left || (left === 0 && width > 0)) break;
    left -= width;
  }
  return at;
}
