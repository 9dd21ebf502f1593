// Traces: the words and pairs of words of a block that a draft may write in two ways, as numbers that compare fast.
import { HASH_SEED } from '../glossary/names';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { AMPERSAND, APOSTROPHE, foldUnit, HYPHEN, isLetter, NOTHING, POINT, SPACE } from '../text/normalize';
import * as english from './english';
import { numbersAt } from './numbers';
import type { Words } from './words';

// How something is written, as bits.
/** One word that has a capital and is in a name, opens a sentence or is no more than a number: Cybersecurity. */
const CLOSED = 1;
/** Two words with a hyphen: cyber-security. */
const HYPHENED = 1 << 1;
/** Two words of small letters: cyber security. */
export const SMALL = 1 << 2;
/** Two words, the first with a capital: Federal agencies. */
const FIRST = 1 << 3;
/** Two words, the second with a capital: American People, 21st Century. */
const SECOND = 1 << 4;
/** Two words with capitals: Federal Agencies. */
const BOTH = 1 << 5;
/** One word or two of capitals: QUAD, FREEDOM EDGE. */
const CAPITALS = 1 << 6;
/** A word with a capital within a sentence: Quad. */
const CAPITAL = 1 << 7;

/** A body and what it is for, with capitals, the other way round: Department of State, for State Department. */
const TURNED = 1 << 8;

/** A name, by how it sounds; the bits above are of the letters that it is spelled with. */
export const SOUND = 1 << 9;
/** A name, by how it sounds without one of its letters; the bits above are of how it sounds with it. */
export const SLIP = 1 << 10;
/** One word of small letters: cybersecurity. */
const LOWER = 1 << 11;
/** One word with a capital within a sentence, and none beside it: the Nation. */
const ALONE = 1 << 12;
/** Two words with capitals and a hyphen: Jong-Un, for Jong-un. */
export const HYPHENED_BOTH = 1 << 13;
/** Two words with capitals, the first with the apostrophe of a plural: Leaders’ Summit. */
const POSSESSED = 1 << 14;
/** A word of a name, by the word of it that stands beside; the bits above are of the letters that it is written with. */
export const NEAR = 1 << 15;
/** A word of capitals with small letters among them: OpCon. */
const INNER_CAPITALS = 1 << 16;
/** A name of several words with capitals, by its initials. */
const SPELLED_OUT = 1 << 17;
/** Capitals that may be the initials of a name. */
const INITIALS = 1 << 18;
const FIRST_LETTER_BIT = 19;
const LETTERS = -1 << FIRST_LETTER_BIT;

/** Two words of a name, with an apostrophe between them or without. */
export const PLURALS = BOTH | POSSESSED;

/** Two words with a hyphen, whatever their capitals. */
export const HYPHEN_FORMS = HYPHENED | HYPHENED_BOTH;

/** One word, whatever its capitals. */
const ONE = CLOSED | LOWER | ALONE;
/** One word with a capital that no name gives it, or without. */
export const SINGLE = LOWER | ALONE;

/** Two words with a space, or “of”, between them, whatever their capitals. */
export const OPEN = SMALL | FIRST | SECOND | BOTH;
/** The ways to join the words of a compound, and the two of other things. */
export const JOINED = ONE | HYPHEN_FORMS | OPEN;
export const SHOUTED = CAPITALS | CAPITAL | BOTH | INNER_CAPITALS;
export const ORDERED = BOTH | TURNED;
export const SHORTENED = SPELLED_OUT | INITIALS;

/** Whether what is written in some ways is in two that a draft keeps to one of when it is written in another as well. */
export function areMixed(forms: number, other: number): boolean {
  const all = forms | other;
  const joints = Number((all & ONE) !== 0) + Number((all & HYPHEN_FORMS) !== 0) + Number((all & OPEN) !== 0);
  return (
    joints > 1 ||
    isSeveral(all & OPEN) ||
    (all & SINGLE) === SINGLE ||
    (all & HYPHEN_FORMS) === HYPHEN_FORMS ||
    (all & PLURALS) === PLURALS ||
    isSeveral(all & SHOUTED) ||
    (all & ORDERED) === ORDERED ||
    (all & SHORTENED) === SHORTENED ||
    ((forms & other & (SOUND | SLIP | NEAR)) !== 0 && ((forms ^ other) & LETTERS) !== 0)
  );
}

/** Whether some forms are more than one. */
function isSeveral(forms: number): boolean {
  return (forms & (forms - 1)) !== 0;
}

/**
 * What a block holds that another may write otherwise, in order, each as `A_TRACE` numbers in a row: its key, which is a hash of
 * its letters, folded, without what stands between them and without a plural s, or of its sound; its form; where it starts and
 * ends in the block.
 */
export type Traces = Int32Array;
export const A_TRACE = 4;
/** Where in a trace the numbers after the key stand. */
export const FORM = 1;
export const START = 2;
const END = 3;

/** Shorter words are parts of too many others. */
const SHORTEST_CLOSED = 5;
/** With a number at its end a word is short: G20. */
const SHORTEST_NUMBERED = 2;
/** The shortest word of capitals that may be one of small letters as well. */
const SHORTEST_CAPITALS = 4;

const PRIME = 0x01000193;
/** The number that undoes the multiplication with the prime of the hash. */
const INVERSE = 0x359c449b;
const S = 0x73;

/** Shorter names sound too often like others, or nearly. */
const SHORTEST_NAME = 5;
const SHORTEST_SLIP = 7;
/** In what stands further on in a name no slip is looked for. */
const LONGEST_NAME = 24;

/** The traces of a block that holds no prose of its author. */
export const noTraces: Traces = new Int32Array(0);

/** Calls for the key of each of some traces, in order. */
export function forEachKey(traces: Traces, look: (key: number) => void): void {
  for (let at = 0; at < traces.length; at += A_TRACE) look(numberAt(traces, at));
}

export function holdsKey(traces: Traces, key: number): boolean {
  for (let at = 0; at < traces.length; at += A_TRACE) if (traces[at] === key) return true;
  return false;
}

/** Those of some traces that are not among others, in whose place these have come, and the other way round; wherever they stand. */
export function differingTraces(was: Traces, is: Traces): { readonly gone: Traces; readonly come: Traces } {
  const isSame = (a: number, b: number) => was[a] === is[b] && was[a + FORM] === is[b + FORM];
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && isSame(head, head)) head += A_TRACE;
  let tail = 0;
  while (tail < most - head && isSame(was.length - tail - A_TRACE, is.length - tail - A_TRACE)) tail += A_TRACE;
  return { gone: was.subarray(head, was.length - tail), come: is.subarray(head, is.length - tail) };
}

/** Scratch memory. */
let room = new Int32Array(4096);

/** The traces of a block, whose words these are. Linear in its text. */
export function readTraces(block: Block, words: Words): Traces {
  if (block.quoted || words.count === 0) return noTraces;
  return room.slice(0, putInitials(putNames(putWords(0, block, words), block, words), block, words));
}

/** Puts words and pairs of words. */
function putWords(at: number, { text }: Block, words: Words): number {
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
    const office = officeOf(hash, separator === SPACE && !wasGrammatical, wasCapital === capital);
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

/**
 * Puts each two words of a name that follow one another, whatever joins them: either, by the other and by its own first letters,
 * since a slip changes later ones; a number, by what it counts.
 */
function putNames(at: number, { text }: Block, words: Words): number {
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

/** Puts names of several words with capitals, and what may be the initials of such: Federal Example Agency, FEA. */
function putInitials(at: number, { text }: Block, words: Words): number {
  const { count, hashes, starts, ends, separators } = words;
  /** Where the name begins that goes on, or -1; how many words with capitals it has, and the hash of their initials. */
  let first = -1;
  let size = 0;
  let initials = HASH_SEED;
  /** That of the initials of all its words but articles and “and”: DOE, for Department of Energy. */
  let all = HASH_SEED;
  /** That of what follows its first “of”: HUD, for Department of Housing and Urban Development. */
  let rest = HASH_SEED;
  /** The sum of its words, whatever their order, and whether others join them. */
  let telling = 0;
  let isJoined = false;
  /** The last word of it with a capital. */
  let last = -1;
  for (let word = 0; word <= count; word++) {
    const isAnd = separators[word] === BY_AMPERSAND;
    const isNext = word < count && first >= 0 && (isAnd || separators[word] === SPACE || separators[word] === HYPHEN);
    const start = word < count ? numberAt(starts, word) : 0;
    const isPart = word < count && isCapital(text, start) && !english.isGrammatical(numberAt(hashes, word));
    if (isNext && !isPart && separators[word] === SPACE && joinsName(word)) {
      // Where a body is belongs to its name in some places only.
      if (hashes[word] === IN) at = putTelling();
      continue;
    }
    if (!(isNext && isPart)) {
      if (size >= SHORTEST) at = putName(initials);
      if (size >= SHORTEST && all !== initials) at = putName(all);
      if (size > FEWEST_INITIALS && rest !== HASH_SEED) at = putName(rest);
      at = putTelling();
      first = isPart ? word : -1;
      size = telling = 0;
      isJoined = false;
      initials = all = rest = HASH_SEED;
    }
    if (!isPart) continue;
    const end = numberAt(ends, word);
    if (end - start >= SHORTEST && isAllCapitals(text, start, end)) {
      makeRoom(at + A_TRACE);
      at = put(at, numberAt(hashes, word) ^ INITIALED, INITIALS, start, end);
    }
    for (let joiner = last + 1; size > 0 && joiner < word; joiner++)
      if (!unspelled.has(numberAt(hashes, joiner))) all = addInitial(all, joiner);
    if (rest !== HASH_SEED || (size === 1 && last === word - 2 && hashes[word - 1] === OF))
      rest = addInitial(rest, word);
    initials = addInitial(initials, word);
    all = addInitial(all, word);
    telling = (telling + singular(numberAt(hashes, word), text, end)) | 0;
    if (size > 0 && (isAnd || last < word - 1)) isJoined = true;
    size++;
    last = word;
  }
  return at;

  /** Whether a name goes on with a word; after “and the” another one begins. */
  function joinsName(word: number): boolean {
    const hash = numberAt(hashes, word);
    return joining.has(hash) && !(hash === THE && hashes[word - 1] === AND);
  }

  /** Puts a name by its words, whatever their order and what joins them. */
  function putTelling(): number {
    const isLong = size >= FEWEST_TELLING || (size > 1 && isJoined && turned.has(numberAt(hashes, first)));
    if (!isLong) return at;
    makeRoom(at + A_TRACE);
    return putNear(at, telling ^ OF_THE_SAME_WORDS, text, numberAt(starts, first), numberAt(ends, last));
  }

  function putName(key: number): number {
    makeRoom(at + A_TRACE);
    return put(at, key ^ INITIALED, SPELLED_OUT, numberAt(starts, first), numberAt(ends, last));
  }

  function addInitial(hash: number, word: number): number {
    return Math.imul(hash ^ foldUnit(text.charCodeAt(numberAt(starts, word))), PRIME);
  }
}

/** The fewest words of a name that has initials, and the fewest of these. */
const SHORTEST = 2;
/** What stands between Trade & Peace. */
const BY_AMPERSAND = (SPACE << 8) | (AMPERSAND << 4) | SPACE;

/** The fewest words of a name that is known again in another order; with the kind of its body before them one is enough. */
const FEWEST_TELLING = 3;
const turned = new Set(english.wordsOf('turned').map(english.hashOf));
const OF_THE_SAME_WORDS = 0x6b43a9b5;
const unspelled = new Set(['the', 'and'].map(english.hashOf));

/** The fewest words of a name that is called by those after its first “of”. */
const FEWEST_INITIALS = 3;
const INITIALED = 0x2f0b4a87;
const joining = new Set(english.wordsOf('joining').map(english.hashOf));

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

function putNear(at: number, key: number, text: string, start: number, end: number): number {
  let letters = HASH_SEED;
  for (let unit = start; unit < end; unit++) letters = Math.imul(letters ^ text.charCodeAt(unit), PRIME);
  return put(at, key, NEAR | (letters & LETTERS), start, end);
}

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

const OF = english.hashOf('of');
const THE = english.hashOf('the');
const AND = english.hashOf('and');
const IN = english.hashOf('in');

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

/** What stands between Leaders’ and Summit. */
const AFTER_PLURAL = (APOSTROPHE << 4) | SPACE;

/** What stands between Mr. and a name. */
const AFTER_POINT = (POINT << 4) | SPACE;

/** A word can be one of capitals, a closed one, and the second of three pairs, and a name with as many sounds as it has letters. */
const MOST_A_WORD = 12 + LONGEST_NAME;

function put(at: number, key: number, form: number, start: number, end: number): number {
  room[at] = key;
  room[at + FORM] = form;
  room[at + START] = start;
  room[at + END] = end;
  return at + A_TRACE;
}

/** Scratch memory for so many numbers; what stands in it stays. */
function makeRoom(size: number): void {
  if (room.length >= size) return;
  const last = room;
  room = new Int32Array(size * 2);
  room.set(last);
}

/** The key of a word that the hash of another goes before. */
function join(hash: number, text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const folded = foldUnit(text.charCodeAt(at));
    if (isLetter(folded)) hash = Math.imul(hash ^ folded, PRIME);
  }
  return singular(hash, text, end);
}

/** The hash of a word without a plural s. */
function singular(hash: number, text: string, end: number): number {
  const isPlural = text.charCodeAt(end - 1) === S && text.charCodeAt(end - 2) !== S;
  return isPlural ? Math.imul(hash, INVERSE) ^ S : hash;
}

/** What two letters, or one, are said as: the same for what transliteration and slips make of one name. */
const saidTogether = sounds('ph f, ck k, kh k, ou u, oo u');
const saidAlone = sounds('q k, w v, j i, y i, ø o, ł l, đ d, ð d, ı i');

function sounds(list: string): ReadonlyMap<number, number> {
  const unitsOf = (letters = '') =>
    Array.from(letters).reduce((units, letter) => (units << 16) | letter.charCodeAt(0), 0);
  return new Map(
    list
      .split(', ')
      .map((pair) => pair.split(' '))
      .map(([written, said]) => [unitsOf(written), unitsOf(said)]),
  );
}

/** How a name sounds to one who writes it down; a letter that is said twice counts once. */
export function soundOf(name: string): string {
  let sound = '';
  let last = 0;
  for (let at = 0; at < name.length; at++) {
    const unit = foldUnit(name.charCodeAt(at));
    if (!isLetter(unit)) continue;
    const next = at + 1 < name.length ? foldUnit(name.charCodeAt(at + 1)) : NOTHING;
    const together = saidTogether.get((unit << 16) | next);
    if (together !== undefined) at++;
    const said = together ?? saidAlone.get(unit) ?? unit;
    if (said !== last) sound += String.fromCharCode(said);
    last = said;
  }
  return sound;
}

/** Tells the sound of something from that of something with a letter more. */
const WITHOUT = 0x2c1b3c6d;

/** Puts a name by how it sounds and, where it is no word of the language, by how it does without each letter but the last. */
function putName(at: number, hash: number, text: string, start: number, end: number): number {
  const name = text.slice(start, end);
  const sound = soundOf(name);
  const key = hashWithout(sound, -1);
  // Another way to write a letter is another spelling.
  const spelling = hasAccents(name) ? ~hash : hash;
  let next = put(at, key, SOUND | (spelling & LETTERS), start, end);
  if (end - start < SHORTEST_SLIP || english.lookUp(name) !== 0) return next;
  const last = Math.min(sound.length, LONGEST_NAME) - 1;
  for (let letter = -1; letter < last; letter++)
    next = put(next, hashWithout(sound, letter) ^ WITHOUT, SLIP | (key & LETTERS), start, end);
  return next;
}

function hashWithout(sound: string, letter: number): number {
  let hash = HASH_SEED;
  for (let at = 0; at < sound.length; at++) if (at !== letter) hash = Math.imul(hash ^ sound.charCodeAt(at), PRIME);
  return hash;
}

/** Whether letters that count have accents. */
function hasAccents(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if (unit > LAST_PLAIN && foldUnit(unit) !== NOTHING) return true;
  }
  return false;
}

const LAST_PLAIN = 0x7f;

/** The letters of a key: two that are written alike but for what stands between their letters have the same. */
export function lettersOf(written: string): string {
  let letters = '';
  for (let at = 0; at < written.length; at++) {
    const folded = foldUnit(written.charCodeAt(at));
    if (isLetter(folded)) letters += String.fromCharCode(folded);
  }
  return /(?<!s)s$/.test(written) ? letters.slice(0, -1) : letters;
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= 0x7f ? unit >= 0x41 && unit <= 0x5a : text.charAt(at) !== text.charAt(at).toLowerCase();
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a word has small letters between its capitals, other than those of a plural: OpCon, but not MOUs. */
function hasInnerCapitals(text: string, start: number, end: number): boolean {
  let isAfterSmall = false;
  for (let at = start + 1; at < end; at++) {
    if (!isCapital(text, at)) isAfterSmall = true;
    else if (isAfterSmall) return true;
  }
  return false;
}

function isAllCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isCapital(text, at)) return false;
  return true;
}
