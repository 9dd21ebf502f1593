// Numbers, and titles shortened, that a draft may write in two ways: 25% and 25 percent, $5 and USD 5, 4 ships and four ships, Dr. and Dr.
import { numberAt } from '../text/list';
import { HYPHEN, SPACE } from '../text/normalize';
import type { Span } from '../text/span';
import * as english from './english';
import type { Words } from './words';

/** A number with what it counts, or a shortened title, as it is written in one place. Offsets in the block. */
export interface WrittenNumber extends Span {
  /** What it is of: the same for all the ways to write it. */
  readonly kind: number;
  /** Which of these ways it is. */
  readonly way: number;
}

const PER_CENT = 0x2545f491;
/** By the currency. */
const SUMS: Readonly<Record<string, number>> = { $: 0x6c078965, '€': 0x3c6ef372, '£': 0x510e527f };
const SCALES = 0x7b9d14e5;
const THOUSANDS = 0x4f6cdd1d;
const FISCAL_YEARS = 0x1d872b41;
const DATES = 0x6a09e667;
/** By the unit. */
const UNITS = 0x5be0cd19;
/** By what is counted, and by that with a hyphen. */
const COUNTED = 0x1f83d9ab;
const COUNTED_IN_COMPOUND = 0x3b6a1c55;
const QUARTERS = 0x428a2f98;
const TITLES = 0x71374491;
const RANGES = 0x59f111f1;

/** The numbers that end with a word of a block. */
export function numbersAt(text: string, words: Words, word: number): readonly WrittenNumber[] {
  const { starts, ends, hashes } = words;
  const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
  const isNumber = isDigit(text, start);
  if (!isNumber && !isDigit(text, end - 1)) {
    const kind = kinds.get(numberAt(hashes, word));
    if (kind === undefined) return none;
    if (kind === 'month') return present(dateAt(text, words, word));
    if (kind === 'quarter') return present(quarterInWords(text, words, word));
    if (kind === 'title') return present(titleAt(text, words, word));
    return present(writtenOut(words, word, kind), kind === 'one' ? counted(text, words, word, IN_WORDS) : undefined);
  }
  const found = [fiscalYear(text, words, word)];
  if (isNumber && isDigit(text, end - 1))
    found.push(perCent(text, words, word), sum(text, words, word), thousands(text, words, word));
  if (isNumber) found.push(scaled(text, words, word), dateInFigures(text, words, word), range(text, words, word));
  if (isNumber && /^\d+(?:[mbMB]|[mbt]n)$/.test(text.slice(start, end))) found.push(sum(text, words, word));
  if (isNumber && isDigit(text, end - 1)) {
    found.push(measured(text, words, word));
    if (end - start === 1) found.push(counted(text, words, word, IN_FIGURES));
  } else if (end - start === 2) found.push(quarterInFigures(text, words, word));
  return present(...found);
}

const IN_FIGURES = 1;
const IN_WORDS = 2;

/** A small number of things that have a plural: 4 ships, four ships; or of what describes others: a 4-year plan. */
function counted(text: string, words: Words, word: number, way: number): WrittenNumber | undefined {
  const { starts, ends, hashes, separators } = words;
  const joint = separators[word + 1];
  if (joint !== SPACE && joint !== HYPHEN) return undefined;
  const [start, end] = [numberAt(starts, word), numberAt(ends, word + 1)];
  const first = numberAt(starts, word + 1);
  if (way === IN_FIGURES ? !/[2-9]/.test(text.charAt(start)) : !small.has(numberAt(hashes, word))) return undefined;
  // What follows a name or another number belongs to it: Article 5 powers, 2.5 points.
  const before = /(\S+)\s+[*_]*$/u.exec(text.slice(Math.max(0, start - LONGEST_WORD), start))?.[1] ?? '';
  if (start > 0 && !/[\s(*_]/.test(text.charAt(start - 1))) return undefined;
  if (/^\p{Lu}/u.test(before) && !english.isGrammatical(english.hashOf(before.toLowerCase()))) return undefined;
  if (/\d$/.test(before)) return undefined;
  if (!/^\p{Ll}{3}/u.test(text.slice(first, first + 3))) return undefined;
  const hash = numberAt(hashes, word + 1);
  if (english.isGrammatical(hash)) return undefined;
  const is = english.classOf(hash, text, first, end);
  if (joint === HYPHEN) {
    if (separators[word + 2] === HYPHEN || (is & english.NOUN) === 0 || (is & english.PLURAL) !== 0) return undefined;
    return { kind: COUNTED_IN_COMPOUND ^ hash, way, start, end };
  }
  // Things are counted in one way, whatever they are; each measure in its own: two plans, but 3 years.
  if ((is & english.PLURAL) !== 0) return { kind: COUNTED ^ (measures.has(hash) ? hash : 0), way, start, end };
  const isDescribed = (is & english.ADJECTIVE) !== 0 && isPlural(word + 2);
  return isDescribed ? { kind: COUNTED, way, start, end } : undefined;

  /** Whether the plural of a thing stands directly after a word. */
  function isPlural(next: number): boolean {
    if (separators[next] !== SPACE || next >= words.count || measures.has(numberAt(hashes, next))) return false;
    const [from, to] = [numberAt(starts, next), numberAt(ends, next)];
    const isSmall = /^\p{Ll}{3}/u.test(text.slice(from, from + 3)) && !english.isGrammatical(numberAt(hashes, next));
    return isSmall && (english.classOf(numberAt(hashes, next), text, from, to) & english.PLURAL) !== 0;
  }
}

/** A number of units, which have a sign: 40 km, 40 kilometres. */
function measured(text: string, { starts, ends, hashes, separators }: Words, word: number): WrittenNumber | undefined {
  if (separators[word + 1] !== SPACE) return undefined;
  const unit = units.get(numberAt(hashes, word + 1));
  if (unit === undefined) return undefined;
  const [first, end] = [numberAt(starts, word + 1), numberAt(ends, word + 1)];
  if (unit.isSign && /^[²³/\p{Pd}]/u.test(text.slice(end, end + 1))) return undefined;
  if (unit.isSign && text.slice(first, end) !== unit.sign) return undefined;
  const start = endOfNumber(text, numberAt(starts, word), -1);
  return { kind: UNITS ^ english.hashOf(unit.sign), way: unit.isSign ? 1 : 2, start, end };
}

/** Q4 2025, Q4 of 2025. */
function quarterInFigures(text: string, { starts, ends }: Words, word: number): WrittenNumber | undefined {
  const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
  const year = /^Q[1-4]((?: of)? (?:19|20)\d\d)(?!\d)/.exec(text.slice(start, end + LONGEST_DAY))?.[1];
  return year === undefined ? undefined : { kind: QUARTERS, way: 1, start, end: end + year.length };
}

/** The fourth quarter of 2025. */
function quarterInWords(text: string, { starts, ends }: Words, word: number): WrittenNumber | undefined {
  const [first, end] = [numberAt(starts, word), numberAt(ends, word)];
  const [order] =
    /(?:first|second|third|fourth|last) $/u.exec(text.slice(Math.max(0, first - LONGEST_DAY), first)) ?? [];
  const [year] = /^ of (?:19|20)\d\d(?!\d)/.exec(text.slice(end, end + LONGEST_DAY)) ?? [];
  if (order === undefined || year === undefined) return undefined;
  return { kind: QUARTERS, way: 2, start: first - order.length, end: end + year.length };
}

/** Dr. Roe and Dr Roe; Roe, Jr. and Roe, Jr: those that end with the last letter of their word are all written in one way. */
function titleAt(text: string, { starts, ends, hashes }: Words, word: number): WrittenNumber | undefined {
  const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
  if (!/^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2))) return undefined;
  const after = text.slice(end, end + LONGEST_DAY);
  const hash = numberAt(hashes, word);
  const isPointed = after.startsWith('.');
  if (afterNames.has(hash)) {
    // A point may be that of the sentence.
    if (!/\p{L},? $/u.test(text.slice(Math.max(0, start - 3), start)) || /^\.(?!,|\s+\p{Ll})/u.test(after))
      return undefined;
  } else if (!/^\.?\s+\p{Lu}/u.test(after)) return undefined;
  const kind = contractions.has(hash) ? TITLES : TITLES ^ hash;
  return { kind, way: isPointed ? 1 : 2, start, end: isPointed ? end + 1 : end };
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

/** Dollars of the United States, euros and pounds: $5, US$5, USD 5; €5, EUR 5. */
function sum(text: string, words: Words, word: number): WrittenNumber | undefined {
  const { hashes, starts, separators } = words;
  const start = numberAt(starts, word);
  const end = endOfNumber(text, start, 1);
  const sign = text.charAt(start - 1);
  if (sign in SUMS) {
    const kind = SUMS[sign]!;
    if (!/[\p{L}.]/u.test(text.charAt(start - 2))) return { kind, way: 1, start: start - 1, end };
    const isOfStates = /(?<!\p{L})US\$$/u.test(text.slice(Math.max(0, start - 4), start));
    return isOfStates ? { kind, way: 2, start: start - 3, end } : undefined;
  }
  const code = separators[word] === SPACE ? codes.get(numberAt(hashes, word - 1)) : undefined;
  return code === undefined ? undefined : { kind: SUMS[code]!, way: 3, start: numberAt(starts, word - 1), end };
}

const codes = new Map([
  [english.hashOf('usd'), '$'],
  [english.hashOf('eur'), '€'],
  [english.hashOf('gbp'), '£'],
]);

/** $4B, $4bn, $4 billion: what is as large in letters and in words. */
function scaled(text: string, { starts, ends, separators }: Words, word: number): WrittenNumber | undefined {
  const start = endOfNumber(text, numberAt(starts, word), -1) - 1;
  if (!(text.charAt(start) in SUMS)) return undefined;
  const own = numberAt(ends, word);
  const next = separators[word + 1] === SPACE && isDigit(text, own - 1) ? numberAt(ends, word + 1) : own;
  const way = scales.findIndex((scale) => scale.test(text.slice(start, next)));
  return way < 0 ? undefined : { kind: SCALES, way: way + 1, start, end: next };
}

const scales = [/^.[\d.,]+[BMT]$/, /^.[\d.,]+(?:bn|mn|tn|m)$/, /^.[\d.,]+ ?(?:b|m|tr)illion$/];

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
  const is = english.classOf(numberAt(hashes, word + 1), text, numberAt(starts, word + 1), numberAt(ends, word + 1));
  const isCounted = /^\p{Ll}/u.test(counted) && (is & english.PLURAL) !== 0;
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

/** 2021-2025 and 2021–2025, August 4-7 and August 4–7: from a smaller number to a greater one, which no name has before it. */
function range(text: string, { starts, ends }: Words, word: number): WrittenNumber | undefined {
  const [at, end] = [numberAt(starts, word), numberAt(ends, word)];
  const joint = text.charAt(at - 1);
  if (joint !== '-' && joint !== '\u2011' && joint !== '\u2013') return undefined;
  const before = text.slice(Math.max(0, at - LONGEST_WORD), at - 1);
  const [written, noun = '', first = ''] = /(?:(\p{L}+)\s|^|[\s(])(\d{1,4})$/u.exec(before) ?? [];
  if (written === undefined || !/^(?:[\s,;:)]|\.(?:\s|$)|$)/.test(text.slice(end, end + 2))) return undefined;
  const last = text.slice(at, end);
  const hash = english.hashOf(noun.toLowerCase());
  const isNamed = /^\p{Lu}/u.test(noun) && !dated.has(hash) && !english.isGrammatical(hash);
  const isYears = first.length === 4 && last.length === 2;
  if (!/^\d{1,4}$/.test(last) || isNamed || (Number(last) <= Number(first) && !isYears)) return undefined;
  return { kind: RANGES, way: joint === '\u2013' ? 2 : 1, start: at - 1 - first.length, end };
}

/** 6/24/22 */
function dateInFigures(text: string, { starts }: Words, word: number): WrittenNumber | undefined {
  const start = numberAt(starts, word);
  if (/[\d/.]/.test(text.charAt(start - 1))) return undefined;
  const [date] = /^\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d)(?![\d/])/.exec(text.slice(start, start + LONGEST_DAY)) ?? [];
  return date === undefined ? undefined : { kind: DATES, way: 5, start, end: start + date.length };
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
const [PERCENT, PER, CENT] = ['percent', 'per', 'cent'].map(english.hashOf);
/** What a word that is no figure may be in a number. */
const kinds = new Map<number, 'ten' | 'one' | 'month' | 'quarter' | 'title'>([
  [english.hashOf('quarter'), 'quarter'],
  ...[...english.wordsOf('contractions'), ...english.wordsOf('cutTitles')].map(
    (word) => [english.hashOf(word), 'title'] as const,
  ),
  ...english.wordsOf('ones').map((word) => [english.hashOf(word), 'one'] as const),
  ...english.wordsOf('tens').map((word) => [english.hashOf(word), 'ten'] as const),
  ...[...english.wordsOf('months'), 'may'].map((word) => [english.hashOf(word), 'month'] as const),
]);
/** What is added to the way of a unit where its number is in words. */
const WORDS = 4;

/** From two to nine: one is a determiner as well, and larger numbers are figures in many houses. */
const small = new Set(english.wordsOf('ones').slice(2, 10).map(english.hashOf));
/** What is measured: many houses write figures before it, and words before other things. */
const measures = new Set(english.wordsOf('measures').map(english.hashOf));

/** How far before a number the word before it is looked for, in UTF-16 units. */
const LONGEST_WORD = 32;

/** What a range of days may stand after. */
const dated = new Set([...english.wordsOf('months'), 'may'].map(english.hashOf));

const contractions = new Set(english.wordsOf('contractions').map(english.hashOf));
const afterNames = new Set(english.wordsOf('afterNames').map(english.hashOf));

/** Signs of units and their words, by hash. */
const units: ReadonlyMap<number, { readonly sign: string; readonly isSign: boolean }> = new Map(
  english.wordsOf('units').flatMap((entry) => {
    const [sign = '', ...written] = entry.split('/');
    return [sign, ...written].map((word) => [english.hashOf(word.toLowerCase()), { sign, isSign: word === sign }]);
  }),
);
