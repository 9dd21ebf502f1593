// The article by the sound of what follows it: a UN ship, an IP4 partner, a one-year plan, an hour.

/** The indefinite article of some words, and whether every reader says it so: some spell ROK, some say it as a word. */
export interface Sounded {
  readonly article: 'a' | 'an';
  readonly sure: boolean;
}

/** Words whose first letter does not tell: a vowel that is said as a consonant, an h that is not said. */
const consonant = /^(?:eu|ew|once|one(?!i)|u(?:ni(?!n|m|d)|[ksbgt][aeiur]|ra|y))/i;
const silent = /^(?:hour|honest|honou?r|heir)/i;

/** Letters that are spelled with a vowel first: F is ef, but U is you. */
const vowelFirst = /^[AEFHILMNORSX]/;

/** The indefinite article that goes before some words. */
export function articleBefore(words: string): Sounded {
  const word = /[\p{L}\p{N}.]+/u.exec(words)?.[0] ?? '';
  const letters = word.replaceAll('.', '');
  const said = (isVowel: boolean, sure = true): Sounded => ({ article: isVowel ? 'an' : 'a', sure });
  if (/^\p{N}/u.test(letters)) return said(/^(?:8|1[18](?!\d)|1[18](?=\d{3}(?!\d)))/.test(letters));
  if (!/^(?:\p{Lu}|\p{Lu}[\p{Lu}\p{N}]+s?)$/u.test(letters)) {
    const isVowel = silent.test(letters) || (/^[aeiou]/i.test(letters) && !consonant.test(letters));
    return said(isVowel, !/^.\p{Ll}*\p{Lu}/u.test(letters));
  }
  const isSpelled = word !== letters || letters.length === 1 || !/^.?[AEIOUY]/.test(letters.slice(1));
  // What starts with another vowel or with a consonant is the same, spelled or said: an IAEA, a DPRK.
  if (isSpelled || /^[AEIOBCDGJKPQTVWYZ]/.test(letters)) return said(vowelFirst.test(letters));
  if (letters.startsWith('U')) return said(false, letters.length <= 3);
  // NATO has vowels where a word has them, and is said as one; of ROK some do one thing and some the other.
  const isWord = /^[^AEIOUY][AEIOUY][^AEIOUY][AEIOUY]/.test(letters);
  return said(!isWord && vowelFirst.test(letters), false);
}
