// Letters: which words an abbreviation can stand for.
import type { Concept } from '../glossary/concept';
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

/**
 * The words that an abbreviation can stand for, or undefined. Backwards (from what stands before a parenthesis) the name
 * ends with the last word and begins where the letters say; forwards it begins with the first and ends where they say.
 * The cheapest way to find the letters in the words decides, each group of them at the beginning of a word: more freely
 * than Schwartz and Hearst, “A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text”, 2003, where
 * the words have capitals, and more strictly where they have none.
 */
export function matchLetters(words: readonly Word[], short: string, direction: 'before' | 'after'): Match | undefined {
  const initials = direction === 'before' ? matchInitials(words, short) : undefined;
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
  let word = words.length;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    do word--;
    while (word >= 0 && words[word].light);
    if (word < 0 || words[word].lower.charCodeAt(0) !== (letters.charCodeAt(letter) | 0x20)) return undefined;
  }
  const isName = words[word].capital || !words.slice(word + 1).some(({ capital }) => capital);
  return isName && canBegin(words[word]) ? { first: word, last: words.length - 1, cost: 0 } : undefined;
}

/**
 * The words with capitals that the letters stand for in another order, each of them the first of a word or the one after
 * it: Export-Import Bank of the United States (USEXIM). At most one word with a capital is left out.
 */
function matchInAnyOrder(words: readonly Word[], letters: readonly Letter[]): Match | undefined {
  if (letters.length < FEWEST_MIXED) return undefined;
  const left = new Set(words.keys());
  let first = words.length;
  let word = -1;
  let at = 0;
  for (const letter of letters) {
    // Capitals in one word go on: the US of U.S.-India.
    if (
      word >= 0 &&
      at < words[word].text.length &&
      words[word].lower[at] === letter.text &&
      isCapitalAt(words[word].text, at)
    ) {
      at++;
      continue;
    }
    const begun = [...left]
      .reverse()
      .find(
        (index) =>
          (words[index].capital || words[index].light) &&
          !isArticle(words[index]) &&
          findLetter(words[index], letter, 0, true),
      );
    if (begun !== undefined) {
      left.delete(begun);
      [word, at] = [begun, 1];
      first = Math.min(first, begun);
    } else if (word >= 0 && words[word].lower[at] === letter.text) at++;
    else return undefined;
  }
  return [...left].filter((index) => index > first && words[index].capital).length > 1
    ? undefined
    : { first, last: words.length - 1, cost: 0 };
}

/** The fewest letters that may stand in another order than the words. */
const FEWEST_MIXED = 5;

function matchInOrder(
  words: readonly Word[],
  letters: readonly Letter[],
  direction: 'before' | 'after',
): Match | undefined {
  const { length } = letters;
  const { length: count } = words;
  if (length < 2 || count === 0 || length > LONGEST_SHORT) return undefined;
  const width = length + 1;
  // By word and number of letters found: the cost, the first word, how many words were used and how many have capitals.
  const cost = new Float64Array((count + 1) * width).fill(Infinity);
  const first = new Int16Array((count + 1) * width);
  const used = new Int16Array((count + 1) * width);
  const capitals = new Int16Array((count + 1) * width);
  const offer = (to: number, from: number, more: number, word: number, uses: number, isCapital: boolean) => {
    const sum = cost[from] + more;
    if (sum > cost[to] || sum === Infinity || (sum === cost[to] && first[from] <= first[to])) return;
    cost[to] = sum;
    first[to] = word;
    used[to] = used[from] + uses;
    capitals[to] = capitals[from] + (isCapital ? 1 : 0);
  };
  // What is made to be a word (GlobE) takes what letters it needs.
  const skip = letters.some(({ isSmall }) => isSmall) ? 0.5 : 1;
  const isCountry = length > 3 && letters[0].text === 'u' && letters[1].text === 's';
  for (let word = 0; word <= count; word++) {
    const row = word * width;
    if (word < count && canBegin(words[word]) && (direction === 'before' || word === 0)) {
      cost[row] = 0;
      first[row] = word;
      used[row] = 0;
      capitals[row] = 0;
      // USDA is the Department of Agriculture.
      if (isCountry && cost[row + 2] > COUNTRY) {
        cost[row + 2] = COUNTRY;
        first[row + 2] = word;
        used[row + 2] = 0;
        capitals[row + 2] = 0;
      }
    }
    for (let done = 0; done < length; done++) {
      const here = row + done;
      if (cost[here] === Infinity) continue;
      const isFirst = used[here] === 0;
      if (done > 0)
        offer(here + 1, here, letters[done].isAddition ? UNMATCHED_ADDITION : UNMATCHED, first[here], 0, false);
      if (word === count) continue;
      let within = 0;
      let at = -1;
      for (let next = done; next < length; next++) {
        const found = findLetter(words[word], letters[next], at, next === done);
        if (found === undefined) break;
        at = found.end;
        within += found.cost;
        offer(row + width + next + 1, here, within, isFirst ? word : first[here], 1, words[word].capital);
      }
      if (done > 0 && !isFirst) offer(here + width, here, skipCost(words, word, false) * skip, first[here], 0, false);
    }
    // All letters are found: what follows still belongs to the name before a parenthesis.
    const all = row + length;
    if (word < count && direction === 'before' && cost[all] < Infinity)
      offer(all + width, all, skipCost(words, word, true), first[all], 0, false);
  }
  return choose();

  function choose(): Match | undefined {
    if (direction === 'before') return accept(count);
    let best: Match | undefined;
    for (let end = 1; end <= count; end++) {
      const match = accept(end);
      if (match && (best === undefined || match.cost < best.cost)) best = match;
    }
    return best;
  }

  /** The match that ends before a word, if it is good enough. */
  function accept(end: number): Match | undefined {
    const at = end * width + length;
    if (cost[at] === Infinity) return undefined;
    const match = { first: first[at], last: end - 1, cost: cost[at] };
    if (used[at] < 2) return match.cost < UNMATCHED && isWordOfItsOwn(words, match, length) ? match : undefined;
    // What begins with a small letter and goes on with capitals is more than the name.
    if (!words[match.first].capital && capitals[at] > 1) return undefined;
    const strict = used[at] * 2 > length ? 0.4 * length : 0.25 * length;
    if (match.cost <= strict) return match;
    const isName = words[match.first].capital && capitals[at] * 3 >= used[at] * 2;
    return isName && length > 2 && used[at] * 2 >= length - 1 && match.cost <= 0.8 * length ? match : undefined;
  }
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
  const { text, capital } = words[first];
  if (first !== last || text.length < letters * 3) return false;
  return !capital || /\p{Ll}\p{Lu}/u.test(text);
}

/** What it costs that no letter stands for a word. `isTail`: all letters have been found before it. */
function skipCost(words: readonly Word[], index: number, isTail: boolean): number {
  const { light, joined } = words[index];
  if (light) return 0;
  if (joined) return SKIPPED_PART;
  // Major Economies Forum on Energy and Climate (MEF)
  if (isTail)
    for (let before = index - 1; before > 0 && before > index - 4; before--)
      if (words[before].light) return SKIPPED_COMPLEMENT;
  return SKIPPED_WORD;
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
  if (!isShort(token)) return false;
  const capitals = token.replace(/[^A-Z0-9]/g, '').length;
  return capitals * 2 >= token.replace(/[^A-Za-z0-9]/g, '').length;
}

/** Could be an abbreviation where a full name stands beside it: two capitals or digits at least, with a capital first. */
export function isShort(token: string): boolean {
  return (
    token.length >= 2 &&
    token.length <= LONGEST_SHORT &&
    /^(?:[A-Z]|\d{1,2}[A-Z])[A-Za-z0-9]*(?:[-&/.+][A-Za-z0-9]+)*\.?$/.test(token) &&
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
  const initials = splitIntoWords(fullName.text).map(({ lower }) => lower[0]);
  return [...letters].every((letter) => initials.includes(letter));
}
