// What determines the noun phrase of a mention: an article, a word such as this or our, a possessive.
import { numberAt } from '../../text/list';
import { APOSTROPHE, COMMA, SPACE } from '../../text/normalize';
import type { Span } from '../../text/span';
import * as english from '../english';
import {
  before,
  classAt,
  firstOf,
  hasAny,
  isDigitAt,
  isJoint,
  type Line,
  opensSentence,
  ownerAt,
  spanOf,
  startAt,
} from './line';
import type { Determiner } from './role';

export interface Found {
  readonly word: number;
  readonly is: number;
  readonly span: Determiner;
}

/** What may stand between a determiner and the name: adjectives, participles, how many. */
const BETWEEN = english.ADJECTIVE | english.ADVERB | english.QUANTIFIER | english.PAST;

/** Whether a determiner is one, and not the beginning of a clause: what NATO proposal, but what NATO proposes. */
export function isOwn(line: Line, { word, is }: Found, isModifier: boolean): boolean {
  return !hasAny(is, english.RELATIVE) || (isModifier && opensSentence(line, word));
}

/** How many words before a name its determiner may stand. */
const FAR = 6;

/** The determiner of the noun phrase that has a name which begins at `first`. */
export function findDeterminer(line: Line, first: number): Found | undefined {
  const { block, words } = line;
  for (let word = first - 1; word >= 0 && word >= first - FAR; word--) {
    const separator = before(line, word + 1);
    const possessive = endPossessive(word);
    if (possessive !== undefined) return possessive;
    const isNumber = separator === COMMA && isDigitAt(line, word);
    if (separator !== SPACE && !isJoint(separator) && !isNumber) return undefined;
    const is = classAt(line, word);
    if (hasAny(is, english.ARTICLE | english.DETERMINER)) return describe(word, is, spanOf(line, word));
    if (ownerAt(line, word) >= 0) word = firstOf(line, ownerAt(line, word));
    // A free and open Indo-Pacific.
    else if (hasAny(is, english.CONJUNCTION) && hasAny(classAt(line, word - 1), english.ADJECTIVE)) continue;
    else if (isJoint(separator) || isDigitAt(line, word)) continue;
    else if (!hasAny(is, BETWEEN) || hasAny(is, english.PREPOSITION | english.SUBORDINATOR)) return undefined;
  }
  return undefined;

  function describe(at: number, is: number, span: Span): Found {
    return { word: at, is, span: { ...span, word: block.text.slice(span.start, span.end).toLowerCase() } };
  }

  function endPossessive(word: number): Found | undefined {
    const next = numberAt(words.separators, word + 1);
    const { start, end } = spanOf(line, word);
    // “Korea’s”: the s is a word of its own; “allies’”: the apostrophe stands before the next word.
    if (numberAt(words.separators, word) === APOSTROPHE && end - start === 1 && next === SPACE)
      return describe(word - 1, 0, { start: startAt(line, word - 1), end });
    return next === ((APOSTROPHE << 4) | SPACE) ? describe(word, 0, { start, end: end + 1 }) : undefined;
  }
}
