// Full names: which words before or after an abbreviation are what it stands for.
import type { Concept } from '../glossary/concept';
import { createDraftConcept } from '../glossary/entry';
import type { Block } from '../text/block';
import { itemAt } from '../text/list';
import { foldText } from '../text/normalize';
import { findSpan, type Span } from '../text/span';
import * as english from './english';
import { isShort, type Match, matchLetters, splitIntoWords, type Word } from './letters';
import type { Mention } from './mentions';
import { blockSpan, OBJECT, seenAt, type Sight } from './sight';

/** A block with what was found in it, as the readers of introductions take it. */
export interface Read {
  readonly block: Block;
  readonly mentions: readonly Mention[];
  readonly sight: Sight;
}

/** A full name that an abbreviation stands for. */
export interface Named {
  readonly concept: Concept;
  readonly verdict: 'right' | 'wrong' | 'own';
  /** Without its possessive ending; offsets in the block. */
  readonly full: Span;
  /** Where it ends with its possessive ending; in the block. */
  readonly end: number;
  /** The mention that it is, where the glossary knows it. */
  readonly mention?: Mention;
}

/** An abbreviation beside which a full name is looked for. Offsets as seen. */
export interface Short extends Span {
  /** As seen, without a plural ending. */
  readonly text: string;
  /** What the glossary says it can mean. */
  readonly senses: readonly Concept[];
}

/** The longest full name, in UTF-16 units: this and so much for each letter of its abbreviation. */
const LONGEST_FULL = 30;
const LONGEST_WORD = 28;

/** The longest aside between a full name and its abbreviation, and how many of them. */
const LONGEST_BETWEEN = 160;
const MOST_BETWEEN = 3;

/** What is no part of a name: the end of a sentence, a colon, brackets, quotation marks, a dash between clauses. */
const border = /[;:!?()[\]{}“”„«»"…—|=<>\ufffc]|\.(?=\s|$)|\n\s*\n|(?:^|\s)['‘]/gu;

/** A point that is none of a sentence: after initials or a shortened title. */
const initials = /(?:^|[\s(/–-])(?:\p{L}\.)*\p{Lu}$|\b(?:St|Dr|Mr|Ms|Mrs|Jr|No|Inc|Co|Gen|Gov|vs?)$/u;

/** The abbreviation at a place that is seen; `text` may have a plural ending. */
export function shortAt({ sight, mentions }: Pick<Read, 'sight' | 'mentions'>, start: number, text: string): Short {
  const span = blockSpan(sight, { start, end: start + text.length });
  const mention = mentions[findSpan(mentions, span.start)];
  const isAll = mention?.start === span.start && mention.end >= span.end - 1;
  const senses =
    isAll && mention.name.kind === 'abbreviation'
      ? [mention.name, ...mention.others].map(({ concept }) => concept)
      : [];
  return { start, end: start + text.length, text: text.replace(/(?<=[A-Z0-9])s$/, ''), senses };
}

/** The full name that ends before a place that is seen and that an abbreviation stands for, or undefined. */
export function nameBefore(read: Read, at: number, short: Short): Named | undefined {
  const { sight } = read;
  const to = endOfName(sight.text, at);
  if (to <= 0) return undefined;
  const known = mentionBefore(read, to);
  if (known) {
    const concept = [known.name, ...known.others].map((name) => name.concept).find((one) => short.senses.includes(one));
    if (concept && known.name.kind === 'name')
      return { concept, verdict: 'right', full: known, end: known.end + known.possessive.length, mention: known };
  }
  const from = startOfNames(sight.text, to, longestFor(short));
  const text = sight.text.slice(from, to);
  const possessive = /(?:['’]s|(?<=s)['’])$/i.exec(text)?.[0].length ?? 0;
  const name = text.slice(0, text.length - possessive);
  const words = splitIntoWords(name, true);
  const named = (first: number, concept: Concept, verdict: Named['verdict']): Named => ({
    concept,
    verdict,
    full: blockSpan(sight, { start: from + itemAt(words, first).start, end: from + name.length }),
    end: blockSpan(sight, { start: from, end: to }).end,
  });
  if (words.length === 0) return undefined;
  for (const concept of short.senses) {
    const near = findNear(name, words, concept);
    if (near) return named(near.first, concept, near.verdict);
  }
  const match = matchShort(words, short, 'before');
  if (match === undefined || isPerson(words, match.first, short.text)) return undefined;
  const first = match.cost === 0 ? match.first : beginOfRun(name, words, match.first);
  return named(first, createDraftConcept(asName(name.slice(itemAt(words, first).start)), short.text), 'own');
}

/** How many words may stand before those whose letters are found. */
const MOST_BEFORE = 4;

/**
 * Where a name begins in which letters are found from a word on, but not as the first ones of its words: with the words with
 * capitals directly before it, after an article: the Test Plan for Example Regions (PER).
 */
function beginOfRun(name: string, words: readonly Word[], first: number): number {
  const isArticle = (word: Word | undefined) => (english.lookUp(word?.lower ?? '') & english.ARTICLE) !== 0;
  let begin = first;
  while (begin > 0 && first - begin < MOST_BEFORE) {
    const [word, next] = [itemAt(words, begin - 1), itemAt(words, begin)];
    if (isArticle(word) || !/^[\s-]+$/.test(name.slice(word.end, next.start)) || (!word.capital && !word.joined)) break;
    begin--;
  }
  const isName = itemAt(words, begin).capital && itemAt(words, first).capital;
  return isName && isArticle(words[begin - 1]) ? begin : first;
}

/**
 * The full name that begins at a place that is seen and that an abbreviation stands for, or undefined. With `to`, it is all
 * of what stands up to there.
 */
export function nameAfter(read: Read, at: number, short: Short, to?: number): Named | undefined {
  const { sight } = read;
  const lead = /^(?:(?:the|a|an|any)\s)?/i.exec(sight.text.slice(at, at + 4))![0].length;
  const start = at + lead;
  const known = mentionFrom(read, start);
  const end = endOfNames(sight.text, start, Math.min(to ?? Infinity, start + longestFor(short)));
  if (end <= start || (to !== undefined && end < to)) return undefined;
  const knownEnd = known && seenAt(sight, known.end);
  if (known && knownEnd !== undefined && (to === undefined || knownEnd + known.possessive.length >= end)) {
    const concept = [known.name, ...known.others].map((name) => name.concept).find((one) => short.senses.includes(one));
    if (concept && known.name.kind === 'name')
      return { concept, verdict: 'right', full: known, end: known.end + known.possessive.length, mention: known };
  }
  const text = sight.text.slice(start, end);
  const words = splitIntoWords(text);
  if (words.length < 2 || words[0]?.start !== 0) return undefined;
  const match = matchShort(words, short, 'after');
  if (match === undefined || match.first !== 0) return undefined;
  if (to !== undefined && words.slice(match.last + 1).some(({ light }) => !light) && !isComplement(words, match.last))
    return undefined;
  const last = to === undefined ? match.last : words.length - 1;
  const full = blockSpan(sight, { start, end: start + itemAt(words, last).end });
  return {
    concept: createDraftConcept(asName(text.slice(0, itemAt(words, last).end)), short.text),
    verdict: 'own',
    full,
    end: full.end,
  };
}

/** Whether what follows the last word that has a letter still belongs to the name: Forum on Energy. */
function isComplement(words: readonly Word[], last: number): boolean {
  return words[last + 1]?.light === true && words.length - last <= 5;
}

/** Words as the name of a concept: white space made single, spaces of all kinds alike. */
function asName(text: string): string {
  return text.replaceAll(OBJECT, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * The words of a name that an abbreviation stands for. Of several words (NQI Act, US AISI) one is an abbreviation, and
 * the others stand in the name, or shorten a part of it.
 */
function matchShort(
  words: readonly Word[],
  { text: short, senses }: Short,
  direction: 'before' | 'after',
): Match | undefined {
  const parts = short.split(' ');
  if (parts.length === 1) {
    const match = matchLetters(words, short, direction);
    // Another sense than the glossary's must be plain.
    if (match && senses.length > 0 && match.cost >= 1) return undefined;
    const isNamed = match && words.slice(match.first, match.last + 1).some(({ text }) => text === short);
    return isNamed ? undefined : match;
  }
  let first = words.length;
  let last = -1;
  for (const part of parts) {
    // The 26 of COP 26
    if (/^\d+$/.test(part) && short.length > part.length + 3) continue;
    const at = words.findLastIndex(({ lower }) => isSameWord(lower, part.toLowerCase()));
    const match = at >= 0 ? { first: at, last: at } : matchPart(words, part, direction);
    if (match === undefined) return undefined;
    first = Math.min(first, match.first);
    last = Math.max(last, match.last);
  }
  // What is all there already is no abbreviation of it.
  return parts.every((part) => words.some(({ text }) => text === part)) ? undefined : { first, last, cost: 0 };
}

/** The words for one of several parts of an abbreviation, wherever they stand: FY22 in Act for Fiscal Year 2022. */
function matchPart(words: readonly Word[], part: string, direction: 'before' | 'after') {
  if (!isShort(part)) return undefined;
  const [, letters, year] = /^([A-Z]+)(\d\d)$/.exec(part) ?? [];
  if (letters !== undefined && year !== undefined) {
    const at = words.findLastIndex(({ text }) => /^(?:19|20)\d\d$/.test(text) && text.endsWith(year));
    const match = at < 0 ? undefined : matchLetters(words.slice(0, at), letters, 'before');
    if (match) return { first: match.first, last: at };
  }
  const found = matchLetters(words, part, direction);
  if (found) return found;
  // The name may go on after what this part shortens.
  for (let end = words.length - 1; end > 1; end--) {
    const match = matchLetters(words.slice(0, end), part, 'before');
    if (match && match.cost === 0) return match;
  }
  return undefined;
}

/** Whether two words are one in the singular and the plural. */
function isSameWord(a: string, b: string): boolean {
  return a === b || (a.length > 3 && (a === `${b}s` || b === `${a}s`));
}

/**
 * Whether two letters stand after the name of a person, whose state or party they are: Scott Peters (CA), Senators Carl
 * Almond (CA). Names of persons are in no dictionary.
 */
function isPerson(words: readonly Word[], first: number, short: string): boolean {
  const [name, surname, third] = words.slice(first);
  if (!/^(?:[A-Z]{2}|[A-Z]-[A-Z]{2}(?:-\d+)?)$/.test(short) || third !== undefined) return false;
  if (!name?.capital || !surname?.capital) return false;
  const before = english.lookUp(words[first - 1]?.lower ?? '');
  if ((before & (english.ARTICLE | english.DETERMINER)) !== 0) return false;
  return (before & english.TITLE) !== 0 || (english.lookUp(name.lower) === 0 && !/(?:an|ese|ish|ic)$/.test(name.lower));
}

/** Where the name ends that an abbreviation at `at` follows: before spaces, closing marks, and other asides. */
function endOfName(text: string, at: number): number {
  let end = at;
  for (let times = 0; ; times++) {
    while (end > 0 && isBlankOrClosing(text, end - 1)) end--;
    const close = text[end - 1];
    if ((close !== ')' && close !== ']') || times === MOST_BETWEEN) break;
    const open = openingOf(text, end - 1);
    if (open < 0) break;
    end = open;
  }
  const amended = /,?\s+as\s+(?:further\s+)?amended,?$/i.exec(text.slice(Math.max(0, end - 24), end));
  return amended ? end - amended[0].length : end;
}

/** An apostrophe after an s may belong to the name. */
function isBlankOrClosing(text: string, at: number): boolean {
  return /[\s"”»,\ufffc]/.test(text.charAt(at)) || (/['’]/.test(text.charAt(at)) && !/s/i.test(text[at - 1] ?? ''));
}

/** The parenthesis or bracket that one closes, or -1. */
function openingOf(text: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0 && close - at < LONGEST_BETWEEN; at--) {
    if (text[at] === ')' || text[at] === ']') depth++;
    else if ((text[at] === '(' || text[at] === '[') && --depth === 0) return at;
  }
  return -1;
}

function longestFor({ text }: Short): number {
  return LONGEST_FULL + LONGEST_WORD * Math.min(text.length, 8);
}

/** Where the words begin that may belong to a name which ends at `to`. */
function startOfNames(text: string, to: number, longest: number): number {
  const least = Math.max(0, to - longest);
  const window = text.slice(least, to);
  let start = least > 0 ? window.search(/(?<=\s)/) : 0;
  for (const { index, 0: sign } of window.matchAll(border))
    if (sign !== '.' || !initials.test(window.slice(Math.max(0, index - 8), index))) start = index + sign.length;
  return least + Math.max(start, 0);
}

/** Where the words end that may belong to a name which begins at `from`, at the latest at `to`. */
function endOfNames(text: string, from: number, to: number): number {
  const window = text.slice(from, to);
  for (const { index, 0: sign } of window.matchAll(border))
    if (sign !== '.' || (from + index + 1 !== to && !initials.test(window.slice(Math.max(0, index - 8), index))))
      return from + index;
  return from + window.length;
}

/** The mention of a name that ends where something is seen to end. */
function mentionBefore({ mentions, sight }: Read, to: number): Mention | undefined {
  const at = blockSpan(sight, { start: Math.max(to - 1, 0), end: to });
  const mention = mentions[findSpan(mentions, at.start)];
  if (mention === undefined) return undefined;
  const end = mention.end + mention.possessive.length;
  return end >= at.end && mention.start < at.end ? mention : undefined;
}

/** The mention that begins where something is seen to begin. */
function mentionFrom({ mentions, sight }: Read, at: number): Mention | undefined {
  const { start } = blockSpan(sight, { start: at, end: at + 1 });
  const mention = mentions[findSpan(mentions, start)];
  return mention?.start === start ? mention : undefined;
}

/**
 * The words at the end of a text where they are a full name of the concept, or a wrong one: one that the glossary lists,
 * or one that shares at least half of its words with the full name, begins and ends alike or nearly so.
 */
function findNear(
  text: string,
  words: readonly Word[],
  concept: Concept,
): { readonly first: number; readonly verdict: 'right' | 'wrong' } | undefined {
  const { wrong, right, wanted } = fullNamesOf(concept);
  const textOf = (first: number) => foldText(text.slice(itemAt(words, first).start));
  let listed: { first: number; rank: number } | undefined;
  for (const [length, ranks] of wrong) {
    const first = words.length - length;
    const rank = first < 0 ? undefined : ranks.get(textOf(first));
    if (rank !== undefined && (listed === undefined || rank < listed.rank)) listed = { first, rank };
  }
  if (listed) return { first: listed.first, verdict: 'wrong' };
  // The Asia-Pacific Four countries are the Asia-Pacific Four.
  const last = words.at(-1)?.lower ?? '';
  const noun =
    !wanted.includes(last) && /^\p{Ll}/u.test(text.slice(words.at(-1)?.start)) && isPlural(last) ? [last] : [];
  let best: { first: number; same: number } | undefined;
  for (let length = wanted.length + 1; length >= Math.max(2, wanted.length - 1); length--) {
    const first = words.length - length;
    if (first < 0) continue;
    const written = splitWords(textOf(first));
    const said = written.map(plain).join(' ');
    if (right.has(textOf(first)) || [wanted, [...wanted, ...noun]].some((names) => said === names.map(plain).join(' ')))
      return { first, verdict: 'right' };
    const same = wanted.filter((word) => written.includes(word) && word.length > 3).length;
    const telling = wanted.filter((word) => word.length > 3).length;
    if (written[0]?.[0] !== wanted[0]?.[0] || same < 2 || same * 2 < telling + 1) continue;
    if (best === undefined || same >= best.same) best = { first, same };
  }
  return best && { first: best.first, verdict: 'wrong' };
}

/** The full names of a concept, folded, as what stands before a parenthesis is compared with them. */
interface FullNames {
  /** The wrong ones by their number of words, each with its rank in the list. */
  readonly wrong: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly right: ReadonlySet<string>;
  /** The words of the one that the abbreviation stands for. */
  readonly wanted: readonly string[];
}

const fullNames = new WeakMap<Concept, FullNames>();

/** Remembered against the concept. */
function fullNamesOf(concept: Concept): FullNames {
  let known = fullNames.get(concept);
  if (known === undefined) {
    const wrong = new Map<number, Map<string, number>>();
    concept.wrongExpansions.forEach((text, rank) => {
      const folded = foldText(text);
      const length = splitIntoWords(text).length;
      if (length === 0) return;
      const ranks = wrong.get(length) ?? new Map<string, number>();
      wrong.set(length, ranks);
      if (!ranks.has(folded)) ranks.set(folded, rank);
    });
    const names = concept.designations.filter(({ kind, status }) => kind === 'name' && status !== 'deprecated');
    known = {
      wrong,
      right: new Set(names.map(({ text }) => foldText(text))),
      wanted: splitWords(foldText(concept.fullName.text)),
    };
    fullNames.set(concept, known);
  }
  return known;
}

function isPlural(word: string): boolean {
  return (english.lookUp(word) & english.PLURAL) !== 0;
}

/** The words of a name in one of the two varieties of English, without what stands between them but commas and points. */
export function foldEnglish(name: string): string {
  return name.replace(/\p{L}+/gu, plain);
}

function splitWords(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * One spelling for the two varieties of English, and for a number in words and in figures: organisation and organization,
 * defence and defense, programme and program, four and 4.
 */
function plain(word: string): string {
  return (numbers[Number(word) - 2] ?? word)
    .replace(/is(?=ation|e$|ed$|ing$)/, 'iz')
    .replace(/ence$/, 'ense')
    .replace(/our/, 'or')
    .replace(/mme$/, 'm')
    .replace(/tre$/, 'ter');
}
