// Names by how they sound.
import { HASH_SEED } from '../../glossary/names';
import { foldUnit, isLetter, NOTHING } from '../../text/normalize';
import * as english from '../english';
import { LETTERS, SLIP, SOUND } from './forms';
import { PRIME } from './keys';
import { put } from './put';

/** Shorter names sound too often like others, or nearly. */
export const SHORTEST_NAME = 5;
const SHORTEST_SLIP = 7;
/** In what stands further on in a name no slip is looked for. */
export const LONGEST_NAME = 24;

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
export function putName(at: number, hash: number, text: string, start: number, end: number): number {
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
