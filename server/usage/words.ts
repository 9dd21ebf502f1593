// The words of a block: where they stand, what they hash to and what stands between them, in one pass.
import { HASH_SEED } from '../glossary/names';
import { BREAK, foldTable, foldUnit, isSyllable, NOTHING, SPACE } from '../text/normalize';
import type { Block } from '../text/draft';

/**
 * The words of one block as columns. The columns are scratch memory that the next call of `readWords` overwrites:
 * read them at once, keep nothing.
 */
export interface Words {
  readonly count: number;
  /** Offsets in the block. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The hash of the folded word, as in the index of names. */
  readonly hashes: Int32Array;
  /** What stands before the word: up to three separators, four bits each, or -1 for a break. The last one is after the last word. */
  readonly separators: Int32Array;
  /** Offsets of the opening parentheses in the prose. */
  readonly parentheses: readonly number[];
}

let starts = new Int32Array(1024);
let ends = new Int32Array(1024);
let hashes = new Int32Array(1024);
let separators = new Int32Array(1024);

/** Reads the words of a block's prose. What is opaque separates words; markup that a reader does not see does not. */
export function readWords(block: Block): Words {
  const { text, prose, regions } = block;
  const room = (text.length >> 1) + 2;
  if (starts.length < room) {
    starts = new Int32Array(room * 2);
    ends = new Int32Array(room * 2);
    hashes = new Int32Array(room * 2);
    separators = new Int32Array(room * 2);
  }
  const parentheses: number[] = [];
  let count = 0;
  let separator = -1;
  let start = -1;
  let end = 0;
  let hash = HASH_SEED;
  let region = 0;

  for (const piece of prose) {
    let from = piece.start;
    while (from < piece.end) {
      // The next stretch without anything opaque; what is opaque before it is a break.
      while (region < regions.length && (regions[region].kind !== 'opaque' || regions[region].end <= from)) {
        if (regions[region].kind === 'opaque') breakHere();
        region++;
      }
      const next = regions[region];
      if (next !== undefined && next.start <= from) {
        from = Math.min(next.end, piece.end);
        breakHere();
        continue;
      }
      const to = next === undefined ? piece.end : Math.min(next.start, piece.end);
      for (let i = from; i < to; i++) {
        const unit = text.charCodeAt(i);
        const folded = foldTable[unit] || foldUnit(unit);
        if (folded >= 0x20) {
          if (folded >= 0x1100 && isSyllable(folded)) {
            if (start >= 0) endWord();
            start = i;
            end = i + 1;
            hash = Math.imul(HASH_SEED ^ folded, 0x01000193);
            endWord();
          } else {
            if (start < 0) {
              start = i;
              hash = HASH_SEED;
            }
            hash = Math.imul(hash ^ folded, 0x01000193);
            end = i + 1;
          }
        } else if (folded !== NOTHING) {
          if (start >= 0) endWord();
          if (folded === BREAK || separator > 0xff) {
            separator = -1;
            if (unit === 0x28) parentheses.push(i);
          } else if (separator >= 0 && (folded !== SPACE || (separator & 15) !== SPACE)) {
            separator = (separator << 4) | folded;
          }
        }
      }
      from = to;
    }
  }
  if (start >= 0) endWord();
  separators[count] = separator;
  return { count, starts, ends, hashes, separators, parentheses };

  function endWord(): void {
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    separators[count] = separator;
    count++;
    separator = 0;
    start = -1;
  }
  function breakHere(): void {
    if (start >= 0) endWord();
    separator = -1;
  }
}
