// What the words around a name say of time: labels of their time, the present tense, years that only the day of writing tells.
import type { Block } from '../text/block';
import type { Span } from '../text/span';

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

/** A verb in the present tense directly after a name, at most one adverb later. */
const present =
  /^\s(?:\p{Ll}+ly\s|now\s|still\s|also\s)?(?:is|are|has|does|will|wants|seeks|aims|plans|hopes|tries|continues|pursues|remains|believes|sees|supports|emphasi[sz]es|stresses|needs|intends|considers|opposes|faces|plays|leads|calls|argues|maintains|promotes|views)(?![\p{L}-])/u;

/** Whether a verb in the present tense stands after a name; a perfect tense (has sought) is none. */
export function isPresentSubject(after: string): boolean {
  return present.test(after) && !/^\shas\s\p{Ll}+ed\b/u.test(after);
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
  while (at > 0 && !/[.!?\n]/.test(text[at - 1])) at--;
  let end = at;
  while (end > 0 && !/[.!?]/.test(text[end - 1])) end--;
  return end > 0 && /\s/.test(text[end] ?? '') ? Math.min(at, end + 1) : at;
}

/** The years of our time that a sentence names, as written. */
export function yearsOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => year);
}
