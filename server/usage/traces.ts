// Traces: the words and pairs of words of a block that a draft may write in two ways, as numbers that compare fast.
import type { Block } from '../text/block';
import { APOSTROPHE, foldUnit, HYPHEN, isLetter, POINT, SPACE } from '../text/normalize';
import * as english from './english';
import type { Words } from './words';

// How something is written, as bits.
/** One word: cybersecurity. */
export const CLOSED = 1;
/** Two words with a hyphen: cyber-security. */
export const HYPHENED = 1 << 1;
/** Two words of small letters: cyber security. */
const SMALL = 1 << 2;
/** Two words, the first with a capital: Federal agencies. */
const FIRST = 1 << 3;
/** Two words, the second with a capital: American People, 21st Century. */
const SECOND = 1 << 4;
/** Two words with capitals: Federal Agencies. */
export const BOTH = 1 << 5;
/** A word of capitals: QUAD. */
export const CAPITALS = 1 << 6;
/** A word with a capital within a sentence: Quad. */
export const CAPITAL = 1 << 7;
/** A word with a capital that a sentence's start, or what stands before it, may give it: Kyiv held. */
export const OPENING = 1 << 9;

/** A body and what it is for, with capitals, the other way round: Department of State, for State Department. */
export const TURNED = 1 << 8;

/** Two words with a space, or “of”, between them, whatever their capitals. */
export const OPEN = SMALL | FIRST | SECOND | BOTH;

/** What a block holds that another may write otherwise; columns of the same length, in order. Offsets in the block. */
export interface Traces {
  /** The hash of the letters, folded, without what stands between them and without a plural s. */
  readonly keys: Int32Array;
  readonly forms: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

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

/** The traces of a block that holds no prose of its author. */
export const noTraces: Traces = {
  keys: new Int32Array(0),
  forms: new Uint16Array(0),
  starts: new Int32Array(0),
  ends: new Int32Array(0),
};

let keys = new Int32Array(1024);
let forms = new Uint16Array(1024);
let from = new Int32Array(1024);
let to = new Int32Array(1024);

/** The traces of a block, whose words these are. Linear in its text. */
export function readTraces({ text, quoted }: Block, { count, hashes, starts, ends, separators }: Words): Traces {
  if (quoted || count === 0) return noTraces;
  makeRoom(count * TRACES_A_WORD);
  let size = 0;
  let wasGrammatical = true;
  let wasCapital = false;
  for (let word = 0; word < count; word++) {
    const start = starts[word];
    const end = ends[word];
    const hash = hashes[word];
    const separator = separators[word];
    // What is left of a word after an apostrophe is none: we’re building, the summit’s host.
    const isGrammatical = separator === APOSTROPHE || english.isGrammatical(hash);
    const capital = isCapital(text, start);
    if (capital && end - start >= SHORTEST_CAPITALS) {
      if (!isCapital(text, start + 1)) {
        const isWithin = separator === SPACE || (separator === AFTER_POINT && english.isShortened(hashes[word - 1]));
        if (isWithin || !isGrammatical) size = put(size, hash, isWithin ? CAPITAL : OPENING, start, end);
      } else if (isAllCapitals(text, start, end)) size = put(size, hash, CAPITALS, start, end);
    }
    if (!isGrammatical && end - start >= (isDigit(text, end - 1) ? SHORTEST_NUMBERED : SHORTEST_CLOSED))
      size = put(size, singular(hash, text, end), CLOSED, start, end);
    // Two numbers and a chain of several words are no compound: 7-0, state-of-the-art.
    const isHyphened =
      separator === HYPHEN &&
      separators[word - 1] !== HYPHEN &&
      separators[word + 1] !== HYPHEN &&
      !(isDigit(text, starts[word - 1]) && isDigit(text, start));
    if (isHyphened || (separator === SPACE && !isGrammatical && !wasGrammatical)) {
      const capitals = wasCapital ? (capital ? BOTH : FIRST) : capital ? SECOND : SMALL;
      const key = join(hashes[word - 1], text, start, end);
      size = put(size, key, isHyphened ? HYPHENED : capitals, starts[word - 1], end);
    }
    if (separator === SPACE && !isGrammatical && wasGrammatical) size = putAcross(size, word, capital);
    wasGrammatical = isGrammatical;
    wasCapital = capital;
  }
  return {
    keys: keys.slice(0, size),
    forms: forms.slice(0, size),
    starts: from.slice(0, size),
    ends: to.slice(0, size),
  };

  /** What “of” joins: board of directors, Department of the Treasury. */
  function putAcross(at: number, word: number, capital: boolean): number {
    let of = word - 1;
    if (hashes[of] === THE && separators[of] === SPACE) of--;
    if (of < 1 || hashes[of] !== OF || separators[of] !== SPACE || english.isGrammatical(hashes[of - 1])) return at;
    const [start, end] = [starts[of - 1], ends[word]];
    const first = isCapital(text, start);
    const key = join(join(hashes[of - 1], text, starts[of], ends[of]), text, starts[word], end);
    const next = put(at, key, first ? (capital ? BOTH : FIRST) : capital ? SECOND : SMALL, start, end);
    return first && capital ? put(next, join(hashes[word], text, start, ends[of - 1]), TURNED, start, end) : next;
  }
}

const OF = english.hashOf('of');
const THE = english.hashOf('the');

/** What stands between Mr. and a name. */
const AFTER_POINT = (POINT << 4) | SPACE;

/** A word can be one of capitals, a closed one, and the second of two pairs. */
const TRACES_A_WORD = 5;

function put(at: number, key: number, form: number, start: number, end: number): number {
  keys[at] = key;
  forms[at] = form;
  from[at] = start;
  to[at] = end;
  return at + 1;
}

function makeRoom(size: number): void {
  if (keys.length >= size) return;
  keys = new Int32Array(size * 2);
  forms = new Uint16Array(size * 2);
  from = new Int32Array(size * 2);
  to = new Int32Array(size * 2);
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

/** The letters of a key: two that are the same word have the same. */
export function lettersOf(written: string): string {
  let letters = '';
  for (let at = 0; at < written.length; at++) {
    const folded = foldUnit(written.charCodeAt(at));
    if (isLetter(folded)) letters += String.fromCharCode(folded);
  }
  return letters.endsWith('s') && !letters.endsWith('ss') ? letters.slice(0, -1) : letters;
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= 0x7f ? unit >= 0x41 && unit <= 0x5a : text[at] !== text[at].toLowerCase();
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function isAllCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isCapital(text, at)) return false;
  return true;
}
