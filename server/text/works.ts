// Titles of works, by how emphasis reads and where plain text has any.
import type { Span } from './span';

/** The most words and UTF-16 units of a title. */
const LONGEST_TITLE = 30;
const WIDEST_TITLE = 500;

/** Whether emphasis reads as the title of a work: two or more words with capitals, and no sentences. `isAll`: it is all of its block. */
export function isWork(emphasis: string, isAll: boolean): boolean {
  if (emphasis.length > WIDEST_TITLE) return false;
  if (/\p{Ll}{3}\.["”’)]*\s/u.test(emphasis) || (isAll && /(?<!\p{Lu}\.\p{Lu})[.!]["”’)]*$/u.test(emphasis)))
    return false;
  const words = emphasis.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const capitals = words.filter((word) => /^\W*\p{Lu}/u.test(word));
  const long = words.filter((word) => /^\W*(?:\p{Lu}|\p{L}{4,})/u.test(word));
  return (
    words.length >= 2 &&
    words.length <= LONGEST_TITLE &&
    capitals.length >= 2 &&
    capitals.length * 3 >= long.length * 2 &&
    /^\W*[\p{Lu}\d]/u.test(emphasis)
  );
}

/** Signs with which plain text sets words apart, as in mail: *The Sea*, _The Sea_. */
const emphasis =
  /(?<![\p{L}\p{N}*_])([*_])(?=[\p{L}\p{N}])([^*_\r\n]{2,500})(?<=[\p{L}\p{N}.!?)])\1(?![\p{L}\p{N}*_])/gu;

/** The titles of works that a plain text sets apart, without the signs, in order. */
export function findWorks(text: string): readonly Span[] {
  if (!/[*_]/.test(text)) return [];
  return [...text.matchAll(emphasis)]
    .filter(([whole, , words = '']) => isWork(words, whole.length === text.length))
    .map(({ index, 0: whole }) => ({ start: index + 1, end: index + whole.length - 1 }));
}
