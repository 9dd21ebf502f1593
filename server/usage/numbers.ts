// Numbers that a draft may write in two ways: 25% and 25 percent, $5 and USD 5, $4B and $4 billion, 7 March and March 7.
import { numberAt } from '../text/list';
import { HYPHEN, SPACE } from '../text/normalize';
import type { Span } from '../text/span';
import * as english from './english';
import type { Words } from './words';

/** A number with what it counts, as it is written in one place. Offsets in the block. */
export interface WrittenNumber extends Span {
  /** What it is of: the same for all the ways to write it. */
  readonly kind: number;
  /** Which of these ways it is. */
  readonly way: number;
}

const PER_CENT = 0x2545f491;
const DOLLARS = 0x6c078965;
const SCALES = 0x7b9d14e5;
const THOUSANDS = 0x4f6cdd1d;
const FISCAL_YEARS = 0x1d872b41;
const DATES = 0x6a09e667;

/** The numbers that end with a word of a block. */
export function numbersAt(text: string, words: Words, word: number): readonly WrittenNumber[] {
  const { starts, ends, hashes } = words;
  const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
  const isNumber = isDigit(text, start);
  if (!isNumber && !isDigit(text, end - 1)) {
    const kind = kinds.get(numberAt(hashes, word));
    if (kind === undefined) return none;
    return present(kind === 'month' ? dateAt(text, words, word) : writtenOut(words, word, kind));
  }
  const found = [fiscalYear(text, words, word)];
  if (isNumber && isDigit(text, end - 1))
    found.push(perCent(text, words, word), dollars(text, words, word), thousands(text, words, word));
  if (isNumber) found.push(scaled(text, words, word));
  return present(...found);
}

const none: readonly WrittenNumber[] = [];

function present(...found: readonly (WrittenNumber | undefined)[]): readonly WrittenNumber[] {
  return found.filter((number) => number !== undefined);
}

/** 25%, 25 percent, 25 per cent. */
function perCent(text: string, words: Words, word: number): WrittenNumber | undefined {
  const [start, end] = [numberAt(words.starts, word), numberAt(words.ends, word)];
  if (text.charCodeAt(end) === PERCENT_SIGN)
    return { kind: PER_CENT, way: 1, start: endOfNumber(text, start, -1), end: end + 1 };
  const [way, last] = unitAfter(words, word);
  return way === 0 ? undefined : { kind: PER_CENT, way, start: endOfNumber(text, start, -1), end: last };
}

/** Twenty percent, twenty-five per cent: from ten on, since smaller numbers are words in many houses. */
function writtenOut(words: Words, word: number, kind: 'ten' | 'one'): WrittenNumber | undefined {
  const { hashes, starts, separators } = words;
  const [unit, end] = unitAfter(words, word);
  if (unit === 0) return undefined;
  const isJoined = separators[word] === HYPHEN && kinds.get(numberAt(hashes, word - 1)) === 'ten';
  if (!isJoined && kind !== 'ten') return undefined;
  return { kind: PER_CENT, way: unit + WORDS, start: numberAt(starts, isJoined ? word - 1 : word), end };
}

/** How “per cent” is written after a number, 0 where it is not there, and where it ends. */
function unitAfter({ hashes, ends, separators }: Words, word: number): readonly [number, number] {
  if (separators[word + 1] !== SPACE) return [0, 0];
  if (hashes[word + 1] === PERCENT) return [2, numberAt(ends, word + 1)];
  const isTwo = hashes[word + 1] === PER && separators[word + 2] === SPACE && hashes[word + 2] === CENT;
  return isTwo ? [3, numberAt(ends, word + 2)] : [0, 0];
}

/** The dollars of the United States: $5, US$5, USD 5. */
function dollars(text: string, words: Words, word: number): WrittenNumber | undefined {
  const [way, start] = currencyBefore(text, words, word, numberAt(words.starts, word));
  if (way === 0) return undefined;
  return { kind: DOLLARS, way, start, end: endOfNumber(text, numberAt(words.ends, word), 1) };
}

/** How the currency is written, 0 where it is not there, and where it starts. */
function currencyBefore(
  text: string,
  { hashes, starts, separators }: Words,
  word: number,
  start: number,
): readonly [number, number] {
  if (text.charCodeAt(start - 1) === DOLLAR_SIGN) {
    if (!/[\p{L}.]/u.test(text.charAt(start - 2))) return [1, start - 1];
    return /(?<!\p{L})US$/u.test(text.slice(Math.max(0, start - 4), start - 1)) ? [2, start - 3] : [0, start];
  }
  const isCode = separators[word] === SPACE && hashes[word - 1] === USD;
  return isCode ? [3, numberAt(starts, word - 1)] : [0, start];
}

/** $4B, $4bn, $4 billion: what is as large in letters and in words. */
function scaled(text: string, { starts, ends, separators }: Words, word: number): WrittenNumber | undefined {
  const start = endOfNumber(text, numberAt(starts, word), -1) - 1;
  if (text.charCodeAt(start) !== DOLLAR_SIGN) return undefined;
  const own = numberAt(ends, word);
  const next = separators[word + 1] === SPACE && isDigit(text, own - 1) ? numberAt(ends, word + 1) : own;
  const way = scales.findIndex((scale) => scale.test(text.slice(start, next)));
  return way < 0 ? undefined : { kind: SCALES, way: way + 1, start, end: next };
}

const scales = [/^\$[\d.,]+[BMT]$/, /^\$[\d.,]+(?:bn|mn|tn|m)$/, /^\$[\d.,]+ ?(?:b|m|tr)illion$/u];

/** Four figures with a comma and without: 3,500 and 4000 ships; what may be a year, or a number of a law or model, is none. */
function thousands(text: string, words: Words, word: number): WrittenNumber | undefined {
  const { starts, ends, hashes, separators } = words;
  const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
  if (/[\d.,:/#\p{Pd}]/u.test(text.charAt(start - 1))) return undefined;
  if (/^\d,\d{3}(?![\d.,:/\p{Pd}]\d|\d)/u.test(text.slice(start, start + 7)))
    return { kind: THOUSANDS, way: 1, start, end: start + 5 };
  if (end - start !== 4 || separators[word] !== SPACE || separators[word + 1] !== SPACE) return undefined;
  const value = Number(text.slice(start, end));
  if (!(value > LAST_YEAR || (value >= 1000 && value < FIRST_YEAR))) return undefined;
  const counted = text.slice(numberAt(starts, word + 1), numberAt(ends, word + 1));
  const before = text.slice(numberAt(starts, word - 1), numberAt(ends, word - 1));
  const isFree =
    english.isGrammatical(numberAt(hashes, word - 1)) ||
    (/^\p{Ll}/u.test(before) && (english.lookUp(before) & VERBAL) !== 0 && !english.isAmong('divisions', before));
  const isCounted = /^\p{Ll}/u.test(counted) && (english.lookUp(counted) & english.PLURAL) !== 0;
  return (isCounted || unit.test(counted)) && isFree ? { kind: THOUSANDS, way: 2, start, end } : undefined;
}

const VERBAL = english.VERB | english.PAST | english.THIRD | english.GERUND;

const FIRST_YEAR = 1500;
const LAST_YEAR = 2199;
const unit = /^(?:[kMGT]Wh?|km|kg|ha)$/;

/** FY22, FY2022, FY 2022. */
function fiscalYear(text: string, { starts, ends, separators }: Words, word: number): WrittenNumber | undefined {
  const end = numberAt(ends, word);
  const isApart = separators[word] === SPACE && isDigit(text, numberAt(starts, word));
  const start = numberAt(starts, isApart ? word - 1 : word);
  const [, space, digits] = /^FY(\s*)(\d\d|\d{4})$/u.exec(text.slice(start, end)) ?? [];
  if (space === undefined || digits === undefined || /^[/\p{Pd}]\d/u.test(text.slice(end, end + 2))) return undefined;
  return { kind: FISCAL_YEARS, way: (space === '' ? 0 : 4) + digits.length, start, end };
}

/** 7 March and March 7, with the year; what is named after its day is no date: September 11, the May 18 Uprising. */
function dateAt(text: string, { starts, ends, separators }: Words, word: number): WrittenNumber | undefined {
  const [first, end] = [numberAt(starts, word), numberAt(ends, word)];
  if (!/^\p{Lu}\p{Ll}/u.test(text.slice(first, first + 2))) return undefined;
  const after = /^\s+(\d{1,2})(st|nd|rd|th)?(?:,\s+\d{4})?(?![\d:%]|[.,\p{Pd}/]\d|\s?[ap]\.?m)/u.exec(
    text.slice(end, end + LONGEST_DAY),
  );
  const before = /(?<![\d.,:$€£/\p{Pd}])\d{1,2}(st|nd|rd|th)?\s+$/u.exec(
    text.slice(Math.max(0, first - LONGEST_DAY), first),
  );
  if ((after === null) === (before === null) || (before !== null && separators[word] !== SPACE)) return undefined;
  const rest = after ?? /^\s+\d{4}(?!\d)/.exec(text.slice(end, end + LONGEST_DAY));
  const last = end + (rest?.[0].length ?? 0);
  if (/^[’']?s?\s+\p{Lu}|^\s+attack/u.test(text.slice(last, last + LONGEST_DAY))) return undefined;
  if (after !== null && text.slice(first, last) === 'September 11') return undefined;
  return {
    kind: DATES,
    way: (after === null ? 1 : 2) + ((after ?? before)?.at(-1) === undefined ? 0 : 2),
    start: first - (before?.[0].length ?? 0),
    end: last,
  };
}

/** How long a day and a year are, with what stands between, in UTF-16 units. */
const LONGEST_DAY = 12;

/** Where a number ends, or starts, from an end of some of its digits: 3.5, 3,000. */
function endOfNumber(text: string, from: number, step: 1 | -1): number {
  let at = from;
  const unitAt = (offset: number) => (step > 0 ? at + offset : at - 1 - offset);
  while (isDigit(text, unitAt(0)) || (/[.,]/.test(text.charAt(unitAt(0))) && isDigit(text, unitAt(1)))) at += step;
  return at;
}

function isDigit(text: string, at: number): boolean {
  const digit = text.charCodeAt(at);
  return digit >= 0x30 && digit <= 0x39;
}

const PERCENT_SIGN = 0x25;
const DOLLAR_SIGN = 0x24;
const [PERCENT, PER, CENT, USD] = ['percent', 'per', 'cent', 'usd'].map(english.hashOf);
/** What a word that is no figure may be in a number. */
const kinds = new Map<number, 'ten' | 'one' | 'month'>([
  ...english.wordsOf('ones').map((word) => [english.hashOf(word), 'one'] as const),
  ...english.wordsOf('tens').map((word) => [english.hashOf(word), 'ten'] as const),
  ...[...english.wordsOf('months'), 'may'].map((word) => [english.hashOf(word), 'month'] as const),
]);
/** What is added to the way of a unit where its number is in words. */
const WORDS = 4;
