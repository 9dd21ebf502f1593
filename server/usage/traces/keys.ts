// The keys of traces: hashes of letters, folded, by which what differs in little else meets.
import { foldUnit, isLetter } from '../../text/normalize';
import * as english from '../english';

export const PRIME = 0x01000193;
/** The number that undoes the multiplication with the prime of the hash. */
export const INVERSE = 0x359c449b;
const S = 0x73;

export const OF = english.hashOf('of');
export const THE = english.hashOf('the');
export const AND = english.hashOf('and');
export const IN = english.hashOf('in');

/** The key of a word that the hash of another goes before. */
export function join(hash: number, text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const folded = foldUnit(text.charCodeAt(at));
    if (isLetter(folded)) hash = Math.imul(hash ^ folded, PRIME);
  }
  return singular(hash, text, end);
}

/** The hash of a word without a plural s. */
export function singular(hash: number, text: string, end: number): number {
  const isPlural = text.charCodeAt(end - 1) === S && text.charCodeAt(end - 2) !== S;
  return isPlural ? Math.imul(hash, INVERSE) ^ S : hash;
}

/** The letters of a key: two that are written alike but for what stands between their letters have the same. */
export function lettersOf(written: string): string {
  let letters = '';
  for (let at = 0; at < written.length; at++) {
    const folded = foldUnit(written.charCodeAt(at));
    if (isLetter(folded)) letters += String.fromCharCode(folded);
  }
  return /(?<!s)s$/.test(written) ? letters.slice(0, -1) : letters;
}
