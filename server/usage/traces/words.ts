// Words and pairs of words, which may have a hyphen or other capitals elsewhere.
import type { Block } from '../../text/block';
import { numberAt } from '../../text/list';
import { APOSTROPHE, HYPHEN, SPACE } from '../../text/normalize';
import * as english from '../english';
import type { Words } from '../words';
import { hasInnerCapitals, isAllCapitals, isCapital, isDigit } from './capitals';
import {
  ALONE,
  BOTH,
  CAPITAL,
  CAPITALS,
  CLOSED,
  FIRST,
  HYPHENED,
  HYPHENED_BOTH,
  INNER_CAPITALS,
  LOWER,
  POSSESSED,
  SECOND,
  SMALL,
  TURNED,
} from './forms';
import { join, OF, singular, THE } from './keys';
import { SHORTEST_NUMBERED } from './names';
import { makeRoom, put } from './put';
import { AFTER_PLURAL, AFTER_POINT } from './separators';
import { LONGEST_NAME, putName, SHORTEST_NAME } from './sounds';
import { A_TRACE } from './traces';

/** Shorter words are parts of too many others. */
const SHORTEST_CLOSED = 5;
/** The shortest word of capitals that may be one of small letters as well. */
const SHORTEST_CAPITALS = 4;

/** Puts words and pairs of words. */
export function putWords(at: number, { text }: Block, words: Words): number {
  const { count, hashes, starts, ends, separators } = words;
  let size = at;
  let wasGrammatical = true;
  let wasCounting = false;
  let wasCapital = false;
  for (let word = 0; word < count; word++) {
    makeRoom(size + MOST_A_WORD * A_TRACE);
    const start = numberAt(starts, word);
    const end = numberAt(ends, word);
    const hash = numberAt(hashes, word);
    const separator = numberAt(separators, word);
    // What is left of a word after an apostrophe is none: we’re building, the summit’s host.
    const isGrammatical = separator === APOSTROPHE || english.isGrammatical(hash);
    const capital = isCapital(text, start);
    if (capital && end - start >= SHORTEST_CAPITALS) {
      const isInner = hasInnerCapitals(text, start, end);
      if (isInner) size = put(size, hash, INNER_CAPITALS, start, end);
      if (!isCapital(text, start + 1)) {
        const isWithin =
          separator === SPACE || (separator === AFTER_POINT && english.isShortened(numberAt(hashes, word - 1)));
        if (isWithin && !isInner) size = put(size, hash, CAPITAL, start, end);
        if ((isWithin || !isGrammatical) && end - start >= SHORTEST_NAME) size = putName(size, hash, text, start, end);
      } else if (isAllCapitals(text, start, end)) size = put(size, hash, CAPITALS, start, end);
    }
    if (!isGrammatical && end - start >= (isDigit(text, end - 1) ? SHORTEST_NUMBERED : SHORTEST_CLOSED))
      size = put(
        size,
        singular(hash, text, end),
        oneWord(text, start, end, separator === SPACE && !(wasCapital && !wasGrammatical)),
        start,
        end,
      );
    // Two numbers and a chain of several words are no compound: 7-0, state-of-the-art.
    const isHyphened =
      separator === HYPHEN &&
      separators[word - 1] !== HYPHEN &&
      separators[word + 1] !== HYPHEN &&
      !(isDigit(text, numberAt(starts, word - 1)) && isDigit(text, start));
    const isCounting = isGrammatical && counting.has(hash);
    const isOpen = separator === SPACE && (!wasGrammatical || wasCounting) && (!isGrammatical || isCounting);
    if (isHyphened || isOpen) {
      const key = join(numberAt(hashes, word - 1), text, start, end);
      const first = numberAt(starts, word - 1);
      const form = isHyphened ? hyphened(wasCapital, capital) : twoWords(word - 1, word);
      size = put(size, key, form, first, end);
    }
    if (separator === SPACE && !isGrammatical && wasGrammatical) size = putAcross(size, text, words, word, capital);
    if (separator === AFTER_PLURAL && capital && wasCapital)
      size = put(size, join(numberAt(hashes, word - 1), text, start, end), POSSESSED, numberAt(starts, word - 1), end);
    // Points shorten a name of more letters: the U.S. government.
    const isAfterPoints = separator === AFTER_POINT && wasCapital && ends[word - 1] === numberAt(starts, word - 1) + 1;
    const isAfterWord = (separator === SPACE && !wasGrammatical) || isAfterPoints;
    const office = officeOf(hash, isAfterWord, wasCapital === capital);
    if (isNumberNext(word) && divisions.has(hash))
      size = put(size, hash ^ DIVIDED, capital ? ALONE : LOWER, start, end);
    if (office === OF_SEVERAL || (office === GOVERNED && wasCapital) || (office === ENTITLED && isNameNext(word)))
      size = put(size, hash ^ office, capital ? ALONE : LOWER, start, end);
    wasGrammatical = isGrammatical;
    wasCounting = isCounting;
    wasCapital = capital;
  }
  return size;

  /** Whether a name stands directly after a word. */
  function isNameNext(word: number): boolean {
    const next = word + 1;
    if (next >= count || separators[next] !== SPACE || english.isGrammatical(numberAt(hashes, next))) return false;
    return isCapital(text, numberAt(starts, next));
  }

  /** Whether figures stand directly after a word. */
  function isNumberNext(word: number): boolean {
    return separators[word + 1] === SPACE && word + 1 < count && isDigit(text, numberAt(starts, word + 1));
  }

  /** How two words with a space between them are written. */
  function twoWords(first: number, second: number): number {
    if (isShouted(first) && isShouted(second)) return CAPITALS;
    const [capital, isNext] = [isCapital(text, numberAt(starts, first)), isCapital(text, numberAt(starts, second))];
    return capital ? (isNext ? BOTH : FIRST) : isNext ? SECOND : SMALL;
  }

  function isShouted(word: number): boolean {
    const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
    return end - start >= SHORTEST_CAPITALS && isAllCapitals(text, start, end);
  }
}

/** What “of” joins: board of directors, Department of the Treasury. */
function putAcross(
  at: number,
  text: string,
  { hashes, starts, ends, separators }: Words,
  word: number,
  capital: boolean,
): number {
  let of = word - 1;
  if (hashes[of] === THE && separators[of] === SPACE) of--;
  if (of < 1 || hashes[of] !== OF || separators[of] !== SPACE) return at;
  const hash = numberAt(hashes, of - 1);
  if (english.isGrammatical(hash)) return at;
  const [start, end] = [numberAt(starts, of - 1), numberAt(ends, word)];
  const first = isCapital(text, start);
  const key = join(join(hash, text, numberAt(starts, of), numberAt(ends, of)), text, numberAt(starts, word), end);
  const next = put(at, key, first ? (capital ? BOTH : FIRST) : capital ? SECOND : SMALL, start, end);
  if (!first || !capital) return next;
  return put(next, join(numberAt(hashes, word), text, start, numberAt(ends, of - 1)), TURNED, start, end);
}

function hyphened(isFirstCapital: boolean, isCapital: boolean): number {
  return isFirstCapital && isCapital ? HYPHENED_BOTH : HYPHENED;
}

function plural(noun: string): string {
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** As what a word is compared with itself in other capitals, beside whom or what it is of; 0 where it is not. */
function officeOf(hash: number, isAfterWord: boolean, isWrittenAsIt: boolean): number {
  if (isAfterWord && governments.has(hash)) return GOVERNED;
  if (isAfterWord && isWrittenAsIt && officers.has(hash)) return OF_SEVERAL;
  return titles.has(hash) ? ENTITLED : 0;
}

/** How a single word is written. `isFree`: it is within a sentence, and no name goes on with it. */
function oneWord(text: string, start: number, end: number, isFree: boolean): number {
  if (!isCapital(text, start)) return isDigit(text, start) ? CLOSED : LOWER;
  const isNamed =
    !isFree || isCapital(text, start + 1) || (text[end] === ' ' && end + 1 < text.length && isCapital(text, end + 1));
  return isNamed ? CLOSED : ALONE;
}

/** Words of the grammar that may be one of a pair: Pillar Two, two-state plan. */
const counting = new Set(english.wordsOf('ones').map(english.hashOf));

/** What governs or meets, after the name of whom or what: the Reagan administration, the Rome summit. */
const governments = new Set([...english.wordsOf('governments'), ...english.wordsOf('gatherings')].map(english.hashOf));
const GOVERNED = 0x1b873593;

/** What bears the title of an office, and several who do: Prime Minister Lee, foreign ministers. */
const titles = new Set(english.wordsOf('borne').map(english.hashOf));
const officers = new Set(english.wordsOf('ministers').map((title) => english.hashOf(plural(title))));
const OF_SEVERAL = 0x1b56c4e9;

/** The parts of a law that have numbers: Article 5, article 5. */
const divisions = new Set(english.wordsOf('divisions').map(english.hashOf));
const DIVIDED = 0x5851f42d;
const ENTITLED = 0x38b34ae5;

/** A word can be one of capitals, a closed one, and the second of three pairs, and a name with as many sounds as it has letters. */
const MOST_A_WORD = 12 + LONGEST_NAME;
