// Letters: which words an abbreviation can stand for.
import type { Concept } from '../glossary/concept';
import { itemAt } from '../text/list';
import { foldText } from '../text/normalize';
import type { Span } from '../text/span';
import * as english from './english';

/** A word of a name. Offsets in the text that it was read in. */
export interface Word extends Span {
  /** Without points. */
  readonly text: string;
  /** In lower case, without a possessive ending. */
  readonly lower: string;
  readonly capital: boolean;
  /** What only joins the others (of, and, the), or a number: costs nothing where no letter stands for it. */
  readonly light: boolean;
  /** Goes on after a hyphen or slash. */
  readonly joined: boolean;
}

/** The longest abbreviation, in UTF-16 units. */
export const LONGEST_SHORT = 14;

/** The most words that a full name can have. */
const MOST_WORDS = 26;

/** Initials with points (U.S.), words with their apostrophes (People’s), numbers, and the sign for “and”. */
const wordPattern = /(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*|&/gu;

/** The words of a text, at most `MOST_WORDS` of them, the first or (`fromEnd`) the last. */
export function splitIntoWords(text: string, fromEnd = false): readonly Word[] {
  const words: Word[] = [];
  for (const { index, 0: written } of text.matchAll(wordPattern)) {
    if (!fromEnd && words.length === MOST_WORDS) break;
    const bare = written.includes('.') ? written.replaceAll('.', '') : written;
    const small = bare.toLowerCase();
    const lower = small.endsWith('s') ? small.replace(/['’]s$/, '') : small;
    const capital = lower[0] !== written[0];
    words.push({
      start: index,
      end: index + written.length,
      text: bare,
      lower,
      capital,
      light: written === '&' || isDigit(written) || (!capital && lower.length <= LONGEST_LIGHT && isLight(lower)),
      joined: index > 0 && '-‐‑–/'.includes(text.charAt(index - 1)),
    });
  }
  return fromEnd && words.length > MOST_WORDS ? words.slice(-MOST_WORDS) : words;
}

/** The longest word that only joins others (through), in UTF-16 units. */
const LONGEST_LIGHT = 7;

function isDigit(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 0x30 && unit <= 0x39;
}

function isLight(lower: string): boolean {
  return (english.lookUp(lower) & LIGHT) !== 0;
}

const LIGHT = english.ARTICLE | english.PREPOSITION | english.CONJUNCTION | english.TO | english.JOINING;

/** How an abbreviation stands for some words: the first and the last of them that it needs. */
export interface Match {
  readonly first: number;
  readonly last: number;
  /** How far its letters are from being the first letters of the words, in order; 0 where they are. */
  readonly cost: number;
}

// What it costs where a letter is not the first of the next word.
const CONTINUED = 0.5;
const INSIDE = 1.2;
const SKIPPED_WORD = 1;
const SKIPPED_PART = 0.3;
const SKIPPED_COMPLEMENT = 0.5;
const UNMATCHED_ADDITION = 1;
const UNMATCHED = 2.5;
const COUNTRY = 0.8;
const OTHER_ORDER = 0.5;

/**
 * The words that an abbreviation can stand for, or undefined. Backwards (from what stands before a parenthesis) the name
 * ends with the last word and begins where the letters say; forwards it begins with the first and ends where they say.
 * The cheapest way to find the letters in the words decides, each group of them at the beginning of a word: more freely
 * than Schwartz and Hearst, “A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text”, 2003, where
 * the words have capitals, and more strictly where they have none.
 */
export function matchLetters(words: readonly Word[], short: string, direction: 'before' | 'after'): Match | undefined {
  const initials = direction === 'before' ? (matchInitials(words, short) ?? matchSyllables(words, short)) : undefined;
  if (initials) return initials;
  const match = matchInOrder(words, lettersOf(short), direction);
  if (match && match.cost < 1) return match;
  // C2 is command and control.
  const repeated = short.replace(/([A-Z])([2-4])/g, (_, letter: string, times: string) => letter.repeat(Number(times)));
  const again = repeated === short ? undefined : matchInOrder(words, lettersOf(repeated), direction);
  if (again) return again;
  const isNear = match && match.cost <= short.length / 2;
  return (direction === 'before' && !isNear ? matchInAnyOrder(words, lettersOf(short)) : undefined) ?? match;
}

/** The words of which each letter is the first, as of nearly all abbreviations; what only joins them has none. */
function matchInitials(words: readonly Word[], short: string): Match | undefined {
  const letters = /[a-z]s$|[^A-Z]s$/.test(short) || !short.endsWith('s') ? short : short.slice(0, -1);
  if (!/^[A-Z]{3,}$/.test(letters)) return undefined;
  let first = words.length;
  for (let letter = letters.length; letter > 0;) {
    const word = words[--first];
    if (word === undefined) return undefined;
    if (!word.light && word.lower.charCodeAt(0) !== (letters.charCodeAt(--letter) | 0x20)) return undefined;
  }
  const begin = itemAt(words, first);
  const isName = begin.capital || !words.slice(first + 1).some(({ capital }) => capital);
  return isName && canBegin(begin) ? { first, last: words.length - 1, cost: 0 } : undefined;
}

/** The words of which each begins with the next letters, two at least: operational control (OPCON). */
function matchSyllables(words: readonly Word[], short: string): Match | undefined {
  if (!/^[A-Z]{4,}$/.test(short)) return undefined;
  const letters = short.toLowerCase();
  const firstOf = (word: number, end: number): number | undefined => {
    if (end === 0) return word + 1;
    const lower = words[word]?.lower ?? '';
    for (let start = 0; start <= end - SYLLABLE; start++) {
      const first = lower.startsWith(letters.slice(start, end)) ? firstOf(word - 1, start) : undefined;
      if (first !== undefined) return first;
    }
    return undefined;
  };
  const first = firstOf(words.length - 1, letters.length);
  return first === undefined || first === words.length - 1 ? undefined : { first, last: words.length - 1, cost: 0 };
}

/** The fewest letters of a word that a syllable of an abbreviation has. */
const SYLLABLE = 2;

/**
 * The words with capitals that the letters stand for in another order, each of them the first of a word or the one after
 * it: Export-Import Bank of the United States (USEXIM). At most one word with a capital is left out.
 */
function matchInAnyOrder(words: readonly Word[], letters: readonly Letter[]): Match | undefined {
  if (letters.length < FEWEST_MIXED) return undefined;
  const left = new Set(words.keys());
  let first = words.length;
  /** The word that a letter was found in last, and how many of its own have been found. */
  let last: Word | undefined;
  let at = 0;
  for (const letter of letters) {
    // Capitals in one word go on: the US of U.S.-India.
    if (last?.lower[at] === letter.text && isCapitalAt(last.text, at)) {
      at++;
      continue;
    }
    const begun = words.findLastIndex(
      (word, index) =>
        left.has(index) && (word.capital || word.light) && !isArticle(word) && findLetter(word, letter, 0, true),
    );
    if (begun >= 0) {
      left.delete(begun);
      [last, at] = [words[begun], 1];
      first = Math.min(first, begun);
    } else if (last?.lower[at] === letter.text) at++;
    else return undefined;
  }
  const unused = words.filter(({ capital }, index) => capital && index > first && left.has(index));
  return unused.length > 1 ? undefined : { first, last: words.length - 1, cost: OTHER_ORDER };
}

/** The fewest letters that may stand in another order than the words. */
const FEWEST_MIXED = 5;

/** The cheapest alignment of some letters with the words up to some word. */
interface Alignment {
  readonly cost: number;
  /** The word that it begins with. */
  readonly first: number;
  /** How many words have letters of it, and how many of these have capitals. */
  readonly used: number;
  readonly capitals: number;
}

/** The cheapest ones by how many letters are aligned. */
type Alignments = (Alignment | undefined)[];

function matchInOrder(
  words: readonly Word[],
  letters: readonly Letter[],
  direction: 'before' | 'after',
): Match | undefined {
  const { length } = letters;
  if (length < 2 || words.length === 0 || length > LONGEST_SHORT) return undefined;
  // What is made to be a word (GlobE) takes what letters it needs.
  const skip = letters.some(({ isSmall }) => isSmall) ? 0.5 : 1;
  const isCountry = length > 3 && letters[0]?.text === 'u' && letters[1]?.text === 's';
  let best: Match | undefined;
  let alignments: Alignments = [];
  for (let index = 0; index <= words.length; index++) {
    const word = words[index];
    if (word && canBegin(word) && (direction === 'before' || index === 0)) {
      alignments[0] = { cost: 0, first: index, used: 0, capitals: 0 };
      // USDA is the Department of Agriculture.
      if (isCountry && costOf(alignments[2]) > COUNTRY)
        alignments[2] = { cost: COUNTRY, first: index, used: 0, capitals: 0 };
    }
    const next: Alignments = [];
    for (const [done, letter] of letters.entries()) {
      const alignment = alignments[done];
      if (alignment === undefined) continue;
      if (done > 0) offer(alignments, done + 1, goOn(alignment, letter.isAddition ? UNMATCHED_ADDITION : UNMATCHED));
      if (word === undefined) continue;
      takeLetters(next, alignment, word, letters, done);
      if (done > 0 && alignment.used > 0) offer(next, done, goOn(alignment, skipCost(words, index, false) * skip));
    }
    const all = alignments[length];
    // All letters are found: what follows still belongs to the name before a parenthesis.
    if (all && word && direction === 'before') offer(next, length, goOn(all, skipCost(words, index, true)));
    const match = all && (direction === 'after' || !word) ? accept(words, all, index, length) : undefined;
    if (match && match.cost < costOf(best)) best = match;
    alignments = next;
  }
  return best;
}

function costOf(alignment: { readonly cost: number } | undefined): number {
  return alignment?.cost ?? Infinity;
}

/** An alignment that costs so much more. */
function goOn(alignment: Alignment, more: number): Alignment {
  return { ...alignment, cost: alignment.cost + more };
}

/** Keeps an alignment if it is the cheapest, and of the cheapest the one that begins last. */
function offer(alignments: Alignments, found: number, alignment: Alignment): void {
  const known = alignments[found];
  if (known && (alignment.cost > known.cost || (alignment.cost === known.cost && alignment.first <= known.first)))
    return;
  alignments[found] = alignment;
}

/** Offers the alignments that go on with letters of a word, after so many that are found. */
function takeLetters(
  alignments: Alignments,
  from: Alignment,
  word: Word,
  letters: readonly Letter[],
  done: number,
): void {
  const used = from.used + 1;
  const capitals = from.capitals + (word.capital ? 1 : 0);
  let cost = 0;
  let at = -1;
  for (let taken = done, letter = letters[taken]; letter; letter = letters[++taken]) {
    const found = findLetter(word, letter, at, taken === done);
    if (found === undefined) return;
    at = found.end;
    cost += found.cost;
    offer(alignments, taken + 1, { cost: from.cost + cost, first: from.first, used, capitals });
  }
}

/** The match that an alignment is whose letters are all found before a word, if it is good enough. */
function accept(words: readonly Word[], alignment: Alignment, end: number, length: number): Match | undefined {
  const { cost, first, used, capitals } = alignment;
  const match = { first, last: end - 1, cost };
  if (used < 2) return cost < UNMATCHED && isWordOfItsOwn(words, match, length) ? match : undefined;
  const begin = itemAt(words, first);
  // What begins with a small letter and goes on with capitals is more than the name.
  if (!begin.capital && capitals > 1) return undefined;
  if (cost <= (used * 2 > length ? 0.4 : 0.25) * length) return match;
  const isName = begin.capital && capitals * 3 >= used * 2;
  return isName && length > 2 && used * 2 >= length - 1 && cost <= 0.8 * length ? match : undefined;
}

/** Whether a name can begin with a word: with no article, preposition or conjunction. */
function canBegin({ light, lower }: Word): boolean {
  return isDigit(lower) || (!light && !isArticle({ lower }));
}

function isArticle({ lower }: Pick<Word, 'lower'>): boolean {
  return lower.length <= 3 && (english.lookUp(lower) & english.ARTICLE) !== 0;
}

/** Whether a single word is one that is written in letters of it: hydrofluorocarbon (HFC), GlobalFoundries (GF). */
function isWordOfItsOwn(words: readonly Word[], { first, last }: Match, letters: number): boolean {
  const { text, capital } = itemAt(words, first);
  if (first !== last || text.length < letters * 3) return false;
  return !capital || /\p{Ll}\p{Lu}/u.test(text);
}

/** What it costs that no letter stands for a word. `isTail`: all letters have been found before it. */
function skipCost(words: readonly Word[], index: number, isTail: boolean): number {
  const { light, joined } = itemAt(words, index);
  if (light) return 0;
  if (joined) return SKIPPED_PART;
  // Major Economies Forum on Energy and Climate (MEF)
  const isComplement = isTail && words.slice(Math.max(1, index - 3), index).some((word) => word.light);
  return isComplement ? SKIPPED_COMPLEMENT : SKIPPED_WORD;
}

/** A letter or number of an abbreviation. */
interface Letter {
  /** In lower case. */
  readonly text: string;
  readonly isDigit: boolean;
  readonly isSmall: boolean;
  /** Added at the end of three or more letters, and part of no word: the 2 of DGI-2, the X of CARB-X. */
  readonly isAddition: boolean;
}

function lettersOf(short: string): readonly Letter[] {
  const singular = short.replace(/(?<=[\p{Lu}\d])s$/u, '');
  const addition = /(?<=[A-Z]{3})(?:-[A-Z]|-?\d+)$/.exec(singular)?.index ?? singular.length;
  return Array.from(singular.matchAll(/\d+|\p{L}|&/gu), ({ index, 0: text }) => ({
    text: text.toLowerCase(),
    isDigit: /\d/.test(text),
    isSmall: /\p{Ll}/u.test(text),
    isAddition: index >= addition,
  }));
}

/** The numbers from which names are made, by their beginnings: Four, fourth. */
const numbers = ['two', 'thr', 'fou', 'fif|five', 'six', 'sev', 'eig', 'nin', 'ten', 'ele', 'twel'].map(
  (word) => new RegExp(`^(?:${word})`),
);

/** Where a letter stands in a word after `from`, the end of that place, and what it costs; the first of a word at its start. */
function findLetter(
  { text, lower }: Word,
  { text: letter, isDigit, isSmall }: Letter,
  from: number,
  isFirst: boolean,
): { readonly end: number; readonly cost: number } | undefined {
  if (isFirst) {
    if (letter === '&') return lower === 'and' || lower === '&' ? { end: 1, cost: 0 } : undefined;
    if (lower.startsWith(letter)) return { end: letter.length, cost: 0 };
    if (!isDigit) return undefined;
    const is = numbers[Number(letter) - 2]?.test(lower) || (letter === '20' && lower.startsWith('twent'));
    return is ? { end: lower.length, cost: 0 } : undefined;
  }
  if (lower.startsWith(letter, from))
    return { end: from + letter.length, cost: isCapitalAt(text, from) ? 0 : isSmall ? 0.1 : CONTINUED };
  for (let at = lower.indexOf(letter, from); at >= 0; at = lower.indexOf(letter, at + 1))
    if (isCapitalAt(text, at)) return { end: at + 1, cost: 0 };
  const at = lower.indexOf(letter, from);
  return at < 0 ? undefined : { end: at + letter.length, cost: INSIDE };
}

function isCapitalAt(text: string, at: number): boolean {
  return text[at] !== text.charAt(at).toLowerCase();
}

/** Looks like an abbreviation: mostly capitals and digits, two at least, with a capital first. */
export function isAbbreviation(token: string): boolean {
  if (!isShort(token) || /^[a-z]/.test(token)) return false;
  const capitals = token.replace(/[^A-Z0-9]/g, '').length;
  return capitals * 2 >= token.replace(/[^A-Za-z0-9]/g, '').length;
}

/**
 * Could be an abbreviation where a full name stands beside it: two capitals or digits at least, with a capital first, or
 * second, before another one: iCET.
 */
export function isShort(token: string): boolean {
  return (
    token.length >= 2 &&
    token.length <= LONGEST_SHORT &&
    /^(?:[A-Z]|\d{1,2}[A-Z]|[a-z][A-Z](?=[A-Z]))[A-Za-z0-9]*(?:[-&/.+][A-Za-z0-9]+)*\.?$/.test(token) &&
    /[A-Z\d].*[A-Z0-9]/.test(token)
  );
}

/**
 * Whether the full name of a concept is sure: one of a glossary, or of a draft where each letter of the abbreviation begins
 * a word of it. Of “Treaty on the Non-Proliferation of Nuclear Weapons (NPT)” the draft alone does not tell the beginning.
 */
export function hasSureName({ origin, fullName, abbreviation }: Concept): boolean {
  if (origin !== 'draft') return true;
  const letters = foldText(abbreviation?.text ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  const initials = splitIntoWords(fullName.text).map(({ lower }) => lower.charAt(0));
  return [...letters].every((letter) => initials.includes(letter));
}
