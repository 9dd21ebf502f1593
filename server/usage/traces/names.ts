// The words of names by the words beside them, and numbers by what they count.
import type { Block } from '../../text/block';
import { numberAt } from '../../text/list';
import { APOSTROPHE, foldUnit, HYPHEN, SPACE } from '../../text/normalize';
import * as english from '../english';
import { numbersAt } from '../numbers';
import type { Words } from '../words';
import { isAllCapitals, isCapital, isDigit } from './capitals';
import { FIRST_LETTER_BIT, NEAR } from './forms';
import { INVERSE, join, PRIME } from './keys';
import { makeRoom, put, putNear } from './put';
import { AFTER_PLURAL } from './separators';
import { SHORTEST_NAME } from './sounds';
import { A_TRACE } from './traces';

/** With a number at its end a word is short: G20. */
export const SHORTEST_NUMBERED = 2;

/**
 * Puts each two words of a name that follow one another, whatever joins them: either, by the other and by its own first letters,
 * since a slip changes later ones; a number, by what it counts.
 */
export function putNames(at: number, { text }: Block, words: Words): number {
  const { count, hashes, starts, ends, separators } = words;
  /** The last word with a capital of the name that goes on, or -1. */
  let last = -1;
  for (let word = 0; word < count; word++) {
    const separator = numberAt(separators, word);
    if (last >= 0 && separator === APOSTROPHE) continue;
    if (separator !== SPACE && separator !== HYPHEN && separator !== AFTER_PLURAL) last = -1;
    const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
    at = putNumbered(at, word);
    for (const number of numbersAt(text, words, word)) {
      makeRoom(at + A_TRACE);
      at = put(at, number.kind, NEAR | (number.way << FIRST_LETTER_BIT), number.start, number.end);
    }
    const number = last >= 0 && last === word - 1 ? numberIn(text, start, end) : 0;
    if (number > 0) {
      makeRoom(at + A_TRACE);
      const key = numberAt(hashes, last) ^ NUMBERED;
      at = put(at, key, NEAR | (kindOfNumber(text, start) << FIRST_LETTER_BIT), numberAt(starts, last), end);
      last = -1;
    } else if (english.isGrammatical(numberAt(hashes, word)) || end - start < SHORTEST_NEAR) {
      if (word - last > MOST_JOINING) last = -1;
    } else if (isCapital(text, start)) {
      makeRoom(at + 2 * A_TRACE);
      if (last >= 0) at = putBeside(at, last, word);
      last = word;
    } else last = -1;
  }
  return at;

  /** What numbers an abbreviation, by its letters and by what joins them: COP27, COP 28, SM-3. */
  function putNumbered(at: number, word: number): number {
    const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
    const separator = numberAt(separators, word);
    let digits = end;
    while (digits > start && isDigit(text, digits - 1)) digits--;
    if (digits === end || end - digits > MOST_DIGITS || isPartOfNumber(text, start, end)) return at;
    const isJoined = digits > start;
    if (!isJoined && (word === 0 || (separator !== SPACE && separator !== HYPHEN))) return at;
    const [first, last] = isJoined ? [start, digits] : [numberAt(starts, word - 1), numberAt(ends, word - 1)];
    if (last - first < SHORTEST_NUMBERED || !(isAllCapitals(text, first, last) || isNumberedName(first, last)))
      return at;
    makeRoom(at + A_TRACE);
    const joint = isJoined ? 1 : separator === HYPHEN ? 2 : 3;
    return put(at, join(OF_A_SERIES, text, first, last), NEAR | (joint << FIRST_LETTER_BIT), first, end);
  }

  /** Whether a name, which is no word of the language, may have numbers: Hwasong-18. */
  function isNumberedName(first: number, last: number): boolean {
    if (last - first < SHORTEST_NAME || !isCapital(text, first) || isCapital(text, first + 1)) return false;
    return english.lookUp(text.slice(first, last)) === 0;
  }

  function putBeside(at: number, word: number, next: number): number {
    const [first, second] = [numberAt(starts, word), numberAt(starts, next)];
    const key = Math.imul(numberAt(hashes, word), PRIME) ^ beginningOf(text, second);
    const after = putNear(at, key, text, second, numberAt(ends, next));
    const keyBefore = Math.imul(numberAt(hashes, next), INVERSE) ^ beginningOf(text, first);
    return putNear(after, keyBefore, text, first, endOfOwner(word));
  }

  /** Where a word ends with its possessive ending. */
  function endOfOwner(word: number): number {
    const end = numberAt(ends, word);
    if (separators[word + 1] === AFTER_PLURAL) return end + 1;
    return separators[word + 1] === APOSTROPHE && ends[word + 1] === end + 2 ? end + 2 : end;
  }
}

/** Larger numbers are years, sums and codes. */
const MOST_DIGITS = 3;
const OF_A_SERIES = 0x51ed270b;

/** Whether a number goes on after a point or comma, or as a range: 2.5, 3,000, 116-260. */
function isPartOfNumber(text: string, start: number, end: number): boolean {
  return (
    /^[.,\p{Pd}/]\d|^%/u.test(text.slice(end, end + 2)) || (start > 1 && /^\d[.,]$/.test(text.slice(start - 2, start)))
  );
}

/** How many words that only join, or are very short, may stand between two of a name. */
const MOST_JOINING = 2;
const SHORTEST_NEAR = 3;
const NUMBERED = 0x3ad8025f;

/** A hash of the first two letters of a word. */
function beginningOf(text: string, start: number): number {
  return Math.imul((foldUnit(text.charCodeAt(start)) << 16) | foldUnit(text.charCodeAt(start + 1)), NUMBERED);
}

/** The number that a word of a name stands for, in figures or as a word; 0 where it is none, or a large one. */
function numberIn(text: string, start: number, end: number): number {
  if (end - start > LONGEST_NUMBER) return 0;
  if (end - start <= 2 && isDigit(text, start) && isDigit(text, end - 1)) return Number(text.slice(start, end));
  return numbers.get(text.slice(start, end)) ?? 0;
}

/** In what a number is written: in figures, as a Roman number or as a word. */
function kindOfNumber(text: string, start: number): number {
  return isDigit(text, start) ? 1 : /^[IVX]+(?!\p{L})/u.test(text.slice(start, start + LONGEST_NUMBER)) ? 2 : 3;
}

/** What counts in names, with what it counts: II, Two, two. */
const numbers: ReadonlyMap<string, number> = new Map([
  ...english.wordsOf('ones').map((word, number) => [word.charAt(0).toUpperCase() + word.slice(1), number] as const),
  ...english.wordsOf('ones').map((word, number) => [word, number] as const),
  ...['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].map((roman, at) => [roman, at + 1] as const),
]);
const LONGEST_NUMBER = Math.max(...Array.from(numbers.keys(), ({ length }) => length));
