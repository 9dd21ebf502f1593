// Where a sentence starts, and the words directly before and after a place in it.
import type { Block } from '../../text/block';
import type { Span } from '../../text/span';
import { inOneLine } from '../../text/visible';
import * as english from '../english';
import { readVisible } from '../mentions';

/** How far around some words is looked, in UTF-16 units. */
export const REACH = 60;

/** Words with which a clause goes on after a noun, so that the noun describes none after it. */
export const CLAUSAL = english.AUXILIARY | english.CONJUNCTION | english.PREPOSITION | english.TO;

/** The word directly before a place that decides about its article; offsets in the block. */
export interface Determiner extends Span {
  /** In small letters. */
  readonly word: string;
}

/** The article or other determiner directly before an offset of the block, or undefined. */
export function determinerBefore({ text }: Block, at: number): Determiner | undefined {
  const [, written, space] =
    /(?:^|[\s(“"‘'[—–*_-])(\p{L}+)(\s+[*_]{0,3})$/u.exec(text.slice(Math.max(0, at - 24), at)) ?? [];
  if (written === undefined || space === undefined) return undefined;
  const word = written.toLowerCase();
  if (!isDeterminer(word)) return undefined;
  const end = at - space.length;
  return { start: end - written.length, end, word };
}

/** Whether a word determines a noun; which and what rather begin a clause. */
function isDeterminer(word: string): boolean {
  const is = english.lookUp(word);
  return (is & (english.ARTICLE | english.DETERMINER)) !== 0 && ((is & english.RELATIVE) === 0 || word === 'that');
}

/** Whether a sentence starts at an offset of the block. */
export function startsSentence({ text, prose }: Block, at: number): boolean {
  if (at <= (prose[0]?.start ?? 0)) return true;
  if (at < LONGEST_ENUMERATOR && enumerator.test(text.slice(0, at))) return true;
  return /(?:^|[.!?]["”’)\]]*\s+|\n\s*\n)["“‘([*_]*$/.test(text.slice(Math.max(0, at - 12), at));
}

const LONGEST_ENUMERATOR = 16;

/** The number or letter of an item that its sentence follows: (a), 2., iv) */
const enumerator = /^[\s*_]*(?:Sec(?:tion|\.)?\s)?\(?(?:\p{L}|\d{1,3}|[ivx]{1,5})[.)][*_]*\s+["“‘(*_]*$/iu;

/** How far a sentence is told on each side of some words, in UTF-16 units. */
const LONGEST_SIDE = 180;

/** The end of a sentence and what stands before the next one; a point after an initial or a shortened word is none. */
const sentenceEnd = /(?<!(?:^|[\s(.])\p{Lu})(?<!\b(?:Mr|Ms|Mrs|Dr|St|No|Gen|Sen|Rep|vs|Sec))[.!?]["”’)\]]*\s+/gu;

/** The sentence around some words as a reader sees it, in one line; what of it is far away is left out, as “…” says. */
export function sentenceAt(block: Block, { start, end }: Span): string {
  const from = Math.max(0, start - LONGEST_SIDE);
  const to = Math.min(block.text.length, end + LONGEST_SIDE);
  const before = [...block.text.slice(from, start).matchAll(sentenceEnd)].at(-1);
  const first = before ? from + before.index + before[0].length : from;
  sentenceEnd.lastIndex = 0;
  const after = sentenceEnd.exec(block.text.slice(end, to));
  sentenceEnd.lastIndex = 0;
  const last = after ? end + after.index + after[0].length : to;
  const text = cutWords(
    readVisible(block, first, last).replace(/\s+/g, ' ').trim(),
    first > 0 && !before,
    last < block.text.length && !after,
  );
  return inOneLine(text, 2 * LONGEST_SIDE + end - start);
}

/** A text without a word that is cut at its beginning or its end. */
function cutWords(text: string, isCutBefore: boolean, isCutAfter: boolean): string {
  const begun = isCutBefore ? text.replace(/^\S*\s/, '… ') : text;
  return isCutAfter ? begun.replace(/\s\S*$/, ' …') : begun;
}

/** Whether a sentence ends where a name does that ends with a point; a name with a capital may follow as well. */
export function isFollowedBySentence({ text }: Block, at: number): 'yes' | 'perhaps' | 'no' {
  const after = text.slice(at, at + REACH).replace(/^["”’)\]*_]+/, '');
  if (after === '') return 'yes';
  return /^\s+["“‘(*_]*[\p{Lu}\p{N}]/u.test(after) ? 'perhaps' : 'no';
}

/**
 * The words with which a glossary names something first, as they go on after what stands before an offset: with a capital
 * at a sentence's start, and without an article that stands there. Undefined after another determiner than their own.
 */
export function firstUseAt(block: Block, at: number, text: string): string | undefined {
  if (startsSentence(block, at)) return text.charAt(0).toUpperCase() + text.slice(1);
  const determiner = determinerBefore(block, at);
  if (determiner === undefined) return text;
  const article = `${determiner.word} `;
  return text.toLowerCase().startsWith(article) ? text.slice(article.length) : undefined;
}

/** The word that text goes on with after one space, in small letters, if no hyphen joins it to another. */
export function wordAfter(after: string): string | undefined {
  return /^\s(\p{Ll}+)(?![\p{L}-])/u.exec(after)?.[1];
}

/** The word that text ends with before one space. */
export function wordBefore(before: string): string | undefined {
  return /(?:^|[^\p{L}-])(\p{L}+)\s$/u.exec(before)?.[1];
}

/** Whether a word is a noun and nothing else; most nouns are in no list. */
export function isPlainNoun(is: number): boolean {
  const others = english.VERB | english.ADJECTIVE | english.ADVERB | english.GERUND | english.PAST | english.THIRD;
  return is === 0 || ((is & english.NOUN) !== 0 && (is & others) === 0);
}
