// What determines the noun phrase of a mention: an article, a word such as this or our, a possessive.
import { APOSTROPHE, COMMA, SPACE } from '../../text/normalize';
import * as english from '../english';
import { before, classAt, hasAny, isDigit, isJoint, type Line, opensSentence, spanOf } from './line';
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
  const { block, words, owners, firsts } = line;
  for (let word = first - 1; word >= 0 && word >= first - FAR; word--) {
    const separator = before(line, word + 1);
    const possessive = endPossessive(line, word);
    if (possessive !== undefined) return possessive;
    const isNumber = separator === COMMA && isDigit(block.text, words.starts[word]);
    if (separator !== SPACE && !isJoint(separator) && !isNumber) return undefined;
    const is = classAt(line, word);
    if (hasAny(is, english.ARTICLE | english.DETERMINER)) {
      const { start, end } = spanOf(line, word);
      return { word, is, span: { start, end, word: block.text.slice(start, end).toLowerCase() } };
    }
    if (owners[word] >= 0) word = firsts[owners[word]];
    // A free and open Indo-Pacific.
    else if (hasAny(is, english.CONJUNCTION) && hasAny(classAt(line, word - 1), english.ADJECTIVE)) continue;
    else if (isJoint(separator) || isDigit(block.text, words.starts[word])) continue;
    else if (!hasAny(is, BETWEEN) || hasAny(is, english.PREPOSITION | english.SUBORDINATOR)) return undefined;
  }
  return undefined;

  function endPossessive({ words: { starts, ends, separators } }: Line, word: number): Found | undefined {
    // “Korea’s”: the s is a word of its own; “allies’”: the apostrophe stands before the next word.
    const isEnding =
      separators[word] === APOSTROPHE && ends[word] - starts[word] === 1 && separators[word + 1] === SPACE;
    if (!isEnding && separators[word + 1] !== ((APOSTROPHE << 4) | SPACE)) return undefined;
    const start = starts[isEnding ? word - 1 : word];
    const end = isEnding ? ends[word] : ends[word] + 1;
    return {
      word: isEnding ? word - 1 : word,
      is: 0,
      span: { start, end, word: block.text.slice(start, end).toLowerCase() },
    };
  }
}
