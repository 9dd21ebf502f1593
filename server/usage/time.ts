// What the words around a name say of time: labels of their time, the present tense, years that only the day of writing tells.
import type { Block } from '../text/block';
import type { Span } from '../text/span';
import * as english from './english';

/** A year that only its reader knows, such as “last year's”; offsets in the block. */
export interface RelativeYear extends Span {
  /** White space made single. */
  readonly text: string;
}

/** What a label stands after that was one once: until 2023, the former, then called the Asia-Pacific Four, or. */
const wasBefore =
  /\b(?:(?:former|formerly|previously|once|originally|initially|then|so-called|called|known as|dubbed|labell?ed|styled)(?: called| known as)?(?:-|,? )(?:the )?(?:["“‘]?[\p{L}-]+ [\p{L}\d]+["”’]?,? \(?or (?:the )?)?["“‘'(]*|(?:until|before) (?:\p{L}+ )?(?:19|20)\d\d\b[^.!?]{0,40})$/iu;

/** What a label stands before that another has replaced: now the IP4; became the IP4. */
const isAfter =
  /^["”’']?\)?(?:(?:,| \(| ?[—–]) ?(?:and )?(?:then|later|now|since|subsequently|today|as (?:it|they) (?:was|were))| (?:became|was renamed|was rebranded))(?!\p{L})/u;

/** Whether the words before or after a label say themselves that another has come. */
export function isOfItsTime(before: string, after: string): boolean {
  return wasBefore.test(before) || isAfter.test(after);
}

/** A word directly after a name, at most one adverb later, and the word after that. */
const nextWords = /^\s(?:(\p{Ll}+)\s)?(\p{Ll}+)(?![\p{L}-])/u;

/** Whether a verb in the present tense stands after a name that is no modifier of what follows; a perfect tense (has sought) is none. */
export function isPresentSubject(after: string): boolean {
  const words = (nextWords.exec(after) ?? []).slice(1).filter((word) => word !== undefined);
  const isAdverb = (english.lookUp(words[0] ?? '') & english.ADVERB) !== 0;
  const [verb, next] = isAdverb ? words.slice(1) : words;
  if (verb === undefined) return false;
  const is = english.lookUp(verb);
  if ((is & english.AUXILIARY) === 0) return (is & english.THIRD) !== 0;
  if (english.isAmong('past', verb) || english.isAmong('conditional', verb)) return false;
  return !(/^(?:has|have)$/.test(verb) && (english.lookUp(next ?? '') & english.PAST) !== 0);
}

/** A year that only the reader of this year knows. */
const relative = /(?<=^|[\s(“"])(?:last|next|this)\s+year['’]s(?=\s+(?:\p{Lu}?\p{Ll}+\s+)?$)/iu;

/** How far before a name such a year may stand, in UTF-16 units. */
const REACH = 40;

/** The year before an offset of the block that only its reader knows. */
export function findRelativeYear({ text }: Block, at: number): RelativeYear | undefined {
  const from = Math.max(0, at - REACH);
  const before = text.slice(from, at);
  // All that most names ever cost.
  if (!before.includes('year')) return undefined;
  const year = relative.exec(before);
  if (year === null) return undefined;
  const start = from + year.index;
  return { start, end: start + year[0].length, text: year[0].replace(/\s+/g, ' ') };
}

/** How far on either side of some words their sentence is read, in UTF-16 units. */
const SENTENCE = 300;

/** The sentence around a span of a text. */
export function sentenceAround(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - SENTENCE), start);
  return (
    before.slice(lastSentence(before)) +
    text.slice(start, end) +
    (/^[^.!?]*/.exec(text.slice(end, end + SENTENCE))?.[0] ?? '')
  );
}

/** Where the last sentence of a text, or the last line of it, starts. */
function lastSentence(text: string): number {
  let at = text.length;
  while (at > 0 && !/[.!?\n]/.test(text.charAt(at - 1))) at--;
  let end = at;
  while (end > 0 && !/[.!?]/.test(text.charAt(end - 1))) end--;
  return end > 0 && /\s/.test(text[end] ?? '') ? Math.min(at, end + 1) : at;
}

/** The years of our time that a sentence names, as written. */
export function yearsOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => year);
}
