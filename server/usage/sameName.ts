// Whether two full names are one name in other clothes: the article, a year before it, genitive and plural, “&”, initials.
import { foldText } from '../text/normalize';
import { splitIntoWords, type Word } from './letters';

/** How many letters of a word count: its endings differ with number, case and the variety of English. */
const STEM = 5;

/**
 * A key that is the same for two spellings of a full name: the stems of its words, without years, articles and what only
 * joins them.
 */
export function nameKey(name: string): string {
  return stems(name).join(' ');
}

function stems(name: string): readonly string[] {
  return wordsOf(name).map(stemOf);
}

function wordsOf(name: string): readonly Word[] {
  return splitIntoWords(name).filter(({ light, lower }) => !light && lower !== 'the');
}

function stemOf({ lower }: Word): string {
  return foldText(lower).slice(0, STEM);
}

/**
 * Whether two full names that have one abbreviation are one name: the same words in whatever order, one with initials for
 * words of the other (UN Security Council, United Nations Security Council), or one the end or beginning of the other.
 */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return false;
  return holds(one, other) || holds(other, one);
}

/** Whether all words of one name are in another. */
function holds(long: readonly Word[], short: readonly Word[]): boolean {
  const left = long.map(stemOf);
  const initials = long.map(({ lower }) => lower[0]).join('');
  return short.every((word) => {
    const at = left.indexOf(stemOf(word));
    if (at >= 0) {
      left[at] = '';
      return true;
    }
    return /^\p{Lu}{2,}$/u.test(word.text) && initials.includes(word.lower);
  });
}
