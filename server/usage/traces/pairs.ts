// Two names whose order may be either: partners that a hyphen joins, U.S.-Wexland; the names of a person, Wexo Zed.
import { HASH_SEED } from '../../glossary/names';
import type { Block } from '../../text/block';
import { numberAt } from '../../text/list';
import { foldUnit, HYPHEN, POINT, SPACE } from '../../text/normalize';
import * as english from '../english';
import type { Words } from '../words';
import { isCapital } from './capitals';
import { join, PRIME, singular } from './keys';
import { makeRoom, putNear } from './put';
import { A_TRACE } from './traces';

/** What stands between U.S. and its partner. */
const AFTER_POINT = (POINT << 4) | HYPHEN;

/**
 * Puts two words with capitals that a hyphen joins, and no third one, and two names that stand beside one another, of which one is no
 * word of the language: by both, whichever comes first.
 */
export function putPairs(at: number, { text }: Block, words: Words): number {
  const { count, hashes, starts, ends, separators } = words;
  for (let word = 1; word < count; word++) {
    const separator = numberAt(separators, word);
    if (separator !== HYPHEN && separator !== AFTER_POINT && separator !== SPACE) continue;
    if (!isCapital(text, numberAt(starts, word))) continue;
    if (separator === SPACE) {
      at = putNames(at, word);
      continue;
    }
    if (!isCapital(text, numberAt(starts, word - 1))) continue;
    const first = firstLetter(word - 1);
    const last = lastLetter(word);
    if (!isJoined(first) && !isJoined(last + 1))
      at = putBoth(at, first, last, keyOf(first, word - 1), keyOf(word, last), PAIRED);
  }
  return at;

  /** Puts a name that ends before a word and one that begins with it; a hyphen may join small letters to either: Wexo-zo Zed. */
  function putNames(at: number, word: number): number {
    let first = word - 1;
    while (first > 0 && separators[first] === HYPHEN && !isCapital(text, numberAt(starts, first))) first--;
    let last = word;
    while (last + 1 < count && separators[last + 1] === HYPHEN && !isCapital(text, numberAt(starts, last + 1))) last++;
    if (!isCapital(text, numberAt(starts, first))) return at;
    const [one, other] = [classOf(first, word - 1), classOf(word, last)];
    if (((one | other) & NO_NAME) !== 0 || (one !== 0 && other !== 0)) return at;
    return putBoth(at, first, last, nameKey(first, word - 1), nameKey(word, last), NAMED);
  }

  function nameKey(first: number, last: number): number {
    let hash = numberAt(hashes, first);
    for (let word = first + 1; word <= last; word++)
      hash = join(hash, text, numberAt(starts, word), numberAt(ends, word));
    return hash;
  }

  /** Puts what stands from a word to another one, by the keys of its two parts, as something of a kind. */
  function putBoth(at: number, first: number, last: number, one: number, other: number, kind: number): number {
    if (one === other) return at;
    makeRoom(at + A_TRACE);
    return putNear(at, ((one + other) | 0) ^ kind, text, numberAt(starts, first), endOf(last));
  }

  /** What the words of a name can be in the language; 0 where they are none of it, as most names. */
  function classOf(first: number, last: number): number {
    const [start, end] = [numberAt(starts, first), numberAt(ends, last)];
    if (end - start < SHORTEST_NAME || isCapital(text, start + 1)) return NO_NAME;
    return first < last ? 0 : english.lookUpAt(numberAt(hashes, first), text, end);
  }

  function isJoined(word: number): boolean {
    return separators[word] === HYPHEN || separators[word] === AFTER_POINT;
  }

  function isLetter(word: number): boolean {
    return word < count && ends[word] === numberAt(starts, word) + 1;
  }

  /** The first of the letters that points part, of which a word is the last one. */
  function firstLetter(word: number): number {
    while (isLetter(word) && separators[word] === POINT && isLetter(word - 1)) word--;
    return word;
  }

  function lastLetter(word: number): number {
    while (isLetter(word) && separators[word + 1] === POINT && isLetter(word + 1)) word++;
    return word;
  }

  /** The key of a partner: that of its letters, whether or not points part them, without a plural s. */
  function keyOf(first: number, last: number): number {
    if (first === last) return singular(numberAt(hashes, last), text, numberAt(ends, last));
    let hash = HASH_SEED;
    for (let word = first; word <= last; word++)
      hash = Math.imul(hash ^ foldUnit(text.charCodeAt(numberAt(starts, word))), PRIME);
    return hash;
  }

  /** Where a partner ends, with the point after the last of its letters. */
  function endOf(last: number): number {
    const end = numberAt(ends, last);
    return isLetter(last) && separators[last] === POINT && text[end] === '.' ? end + 1 : end;
  }
}

const PAIRED = 0x27d4eb2d;
const NAMED = 0x3c6ef372;

/** The shortest name of a person. */
const SHORTEST_NAME = 2;

/** What the name of no person is. */
const NO_NAME =
  english.ARTICLE |
  english.DETERMINER |
  english.PREPOSITION |
  english.CONJUNCTION |
  english.PRONOUN |
  english.AUXILIARY |
  english.TITLE |
  english.BODY |
  english.BEARER |
  english.DATE;
