// The words of a block: where they stand, what they hash to and what stands between them, in one pass.
import { HASH_SEED } from '../glossary/names';
import type { Block } from '../text/block';
import { itemAt, numberAt } from '../text/list';
import { entityAt } from '../text/marks';
import { BREAK, FIRST_LETTER, foldTable, foldUnit, isAccent, isSyllable, NOTHING, SPACE } from '../text/normalize';

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
export function readWords({ text, prose, regions }: Block): Words {
  makeRoom((text.length >> 1) + 2);
  const parentheses: number[] = [];
  let count = 0;
  // What has been read since the last word; -1 at the start, where nothing can be joined.
  let separator = -1;
  /** The next region that may be opaque. */
  let next = 0;
  for (const { start, end } of prose) {
    let from = start;
    for (; next < regions.length; next++) {
      const region = itemAt(regions, next);
      if (region.start >= end) break;
      if (region.kind !== 'opaque') continue;
      if (region.start > from) readStretch(from, region.start);
      const entity = region.start >= from ? entityAt(text, region.start) : undefined;
      if (entity?.length === region.end - region.start) separate(foldUnit(entity.character.charCodeAt(0) || 0));
      else separator = -1;
      from = Math.max(from, region.end);
      if (from > end) break;
    }
    if (from < end) readStretch(from, end);
  }
  separators[count] = separator;
  return { count, starts, ends, hashes, separators, parentheses };

  /** Takes what is no letter, folded; a letter that is written as an entity is a break. */
  function separate(folded: number): void {
    if (folded === BREAK || folded >= FIRST_LETTER) separator = -1;
    else if (folded !== NOTHING && separator >= 0 && (folded !== SPACE || (separator & 15) !== SPACE))
      separator = separator > 0xff ? -1 : (separator << 4) | folded;
  }

  /** Reads a piece of prose in which nothing is opaque. */
  function readStretch(from: number, to: number): void {
    for (let i = from; i < to;) {
      const unit = text.charCodeAt(i);
      let folded = foldTable[unit] || foldUnit(unit);
      if (folded < FIRST_LETTER) {
        separate(folded);
        if (unit === 0x28) parentheses.push(i);
        i++;
        continue;
      }
      // A word that markup has cut goes on where it stopped.
      const resumes =
        separator === 0 && count > 0 && !isSyllable(folded) && !endsInSyllable(text, numberAt(ends, count - 1));
      if (resumes) count--;
      else {
        starts[count] = i;
        separators[count] = separator;
      }
      let hash = resumes ? numberAt(hashes, count) : HASH_SEED;
      let end = i;
      const alone = folded >= 0x1100 && isSyllable(folded);
      do {
        if (folded !== NOTHING) {
          hash = Math.imul(hash ^ folded, 0x01000193);
          end = i + 1;
        } else if (isAccent(text.charCodeAt(i))) end = i + 1;
        if (++i >= to || alone) break;
        folded = foldTable[text.charCodeAt(i)] || foldUnit(text.charCodeAt(i));
      } while ((folded >= FIRST_LETTER && (folded < 0x1100 || !isSyllable(folded))) || folded === NOTHING);
      hashes[count] = hash;
      ends[count++] = end;
      separator = 0;
    }
  }
}

function endsInSyllable(text: string, end: number): boolean {
  return isSyllable(foldUnit(text.charCodeAt(end - 1)));
}

function makeRoom(words: number): void {
  if (starts.length >= words) return;
  starts = new Int32Array(words * 2);
  ends = new Int32Array(words * 2);
  hashes = new Int32Array(words * 2);
  separators = new Int32Array(words * 2);
}
