// Traces: the words and pairs of words of a block that a draft may write in two ways, as numbers that compare fast.
import { HASH_SEED } from '../glossary/names';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { APOSTROPHE, foldUnit, HYPHEN, isLetter, NOTHING, POINT, SPACE } from '../text/normalize';
import * as english from './english';
import type { Words } from './words';

// How something is written, as bits.
/** One word that has a capital and is in a name, opens a sentence or is no more than a number: Cybersecurity. */
const CLOSED = 1;
/** Two words with a hyphen: cyber-security. */
const HYPHENED = 1 << 1;
/** Two words of small letters: cyber security. */
const SMALL = 1 << 2;
/** Two words, the first with a capital: Federal agencies. */
const FIRST = 1 << 3;
/** Two words, the second with a capital: American People, 21st Century. */
const SECOND = 1 << 4;
/** Two words with capitals: Federal Agencies. */
const BOTH = 1 << 5;
/** A word of capitals: QUAD. */
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
const HYPHENED_BOTH = 1 << 13;
/** Two words with capitals, the first with the apostrophe of a plural: Leaders’ Summit. */
const POSSESSED = 1 << 14;
const LETTERS = -1 << 15;

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
export const SHOUTED = CAPITALS | CAPITAL;
export const ORDERED = BOTH | TURNED;

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
    ((forms & other & (SOUND | SLIP)) !== 0 && ((forms ^ other) & LETTERS) !== 0)
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

/** Scratch memory. */
let room = new Int32Array(4096);

/** The traces of a block, whose words these are. Linear in its text. */
export function readTraces({ text, quoted }: Block, { count, hashes, starts, ends, separators }: Words): Traces {
  if (quoted || count === 0) return noTraces;
  let size = 0;
  let wasGrammatical = true;
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
      if (!isCapital(text, start + 1)) {
        const isWithin =
          separator === SPACE || (separator === AFTER_POINT && english.isShortened(numberAt(hashes, word - 1)));
        if (isWithin) size = put(size, hash, CAPITAL, start, end);
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
    if (isHyphened || (separator === SPACE && !isGrammatical && !wasGrammatical)) {
      const capitals = wasCapital ? (capital ? BOTH : FIRST) : capital ? SECOND : SMALL;
      const key = join(numberAt(hashes, word - 1), text, start, end);
      size = put(
        size,
        key,
        isHyphened ? (wasCapital && capital ? HYPHENED_BOTH : HYPHENED) : capitals,
        numberAt(starts, word - 1),
        end,
      );
    }
    if (separator === SPACE && !isGrammatical && wasGrammatical) size = putAcross(size, word, capital);
    if (separator === AFTER_PLURAL && capital && wasCapital)
      size = put(size, join(numberAt(hashes, word - 1), text, start, end), POSSESSED, numberAt(starts, word - 1), end);
    if (separator === SPACE && wasCapital && !wasGrammatical && governments.has(hash))
      size = put(size, hash ^ GOVERNED, capital ? ALONE : LOWER, start, end);
    wasGrammatical = isGrammatical;
    wasCapital = capital;
  }
  return room.slice(0, size);

  /** What “of” joins: board of directors, Department of the Treasury. */
  function putAcross(at: number, word: number, capital: boolean): number {
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
}

/** How a single word is written. `isFree`: it is within a sentence, and no name goes on with it. */
function oneWord(text: string, start: number, end: number, isFree: boolean): number {
  if (!isCapital(text, start)) return isDigit(text, start) ? CLOSED : LOWER;
  const isNamed =
    !isFree || isCapital(text, start + 1) || (text[end] === ' ' && end + 1 < text.length && isCapital(text, end + 1));
  return isNamed ? CLOSED : ALONE;
}

const OF = english.hashOf('of');
const THE = english.hashOf('the');

/** What governs, after the name of whom or what: the Reagan administration. */
const governments = new Set(english.wordsOf('governments').map(english.hashOf));
const GOVERNED = 0x1b873593;

/** What stands between Leaders’ and Summit. */
const AFTER_PLURAL = (APOSTROPHE << 4) | SPACE;

/** What stands between Mr. and a name. */
const AFTER_POINT = (POINT << 4) | SPACE;

/** A word can be one of capitals, a closed one, and the second of three pairs, and a name with as many sounds as it has letters. */
const MOST_A_WORD = 8 + LONGEST_NAME;

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
const saidAlone = sounds('q k, w v, j i, y i');

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

function isAllCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isCapital(text, at)) return false;
  return true;
}
