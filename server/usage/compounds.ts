// Compounds before a noun that lack their hyphen and can be read in no other way: a rules based order, Ohio class submarines.
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { SPACE } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import type { Span } from '../text/span';
import * as english from './english';
import { isInside } from './mentions';
import type { Words } from './words';

/** Two words that are one before the noun that follows them; offsets in the block. */
export interface LooseCompound extends Span {
  /** As written, white space made single. */
  readonly text: string;
}

const hashesOf = (list: string) => new Set(english.wordsOf(list).map(english.hashOf));
/** What ends a compound, by what must stand before it. */
const afterNoun = hashesOf('joined');
const afterArticle = hashesOf('joinedAfterArticle');
const ranks = hashesOf('ranks');
/** The compounds that have a hyphen before any noun: their first words by the last one. */
const hyphened = new Map<number, Set<number>>();
for (const [first = '', last = ''] of english.wordsOf('hyphened').map((word) => word.split('-'))) {
  const key = english.hashOf(last);
  hyphened.set(key, (hyphened.get(key) ?? new Set()).add(english.hashOf(first)));
}
const [LEVEL, CLASS, SO, CALLED] = ['level', 'class', 'so', 'called'].map(english.hashOf);
/** What class is a part of by itself: the Example class action. */
const suits = new Set(['action', 'actions'].map(english.hashOf));

/** The compounds of a block that lack their hyphen, in order. `words` are those of the block. Linear in them. */
export function findLooseCompounds(block: Block, words: Words): readonly LooseCompound[] {
  const { text, quoted } = block;
  const { count, hashes, starts, ends, separators } = words;
  if (quoted) return nothing;
  let found: LooseCompound[] | undefined;
  for (let word = 1; word + 1 < count; word++) {
    const hash = numberAt(hashes, word);
    const isEnd =
      afterNoun.has(hash) || afterArticle.has(hash) || hash === CLASS || hash === CALLED || hyphened.has(hash);
    if (!isEnd || separators[word] !== SPACE || separators[word + 1] !== SPACE || !isLoose(word, hash)) continue;
    const [start, end] = [numberAt(starts, word - 1), numberAt(ends, word)];
    if (isInside(quotedSpans(block), start)) continue;
    (found ??= []).push({ start, end, text: text.slice(start, end).replace(/\s+/g, ' ') });
  }
  return found ?? nothing;

  function isLoose(word: number, hash: number): boolean {
    const first = numberAt(hashes, word - 1);
    const isAfter = word > 1 && separators[word - 1] === SPACE;
    if (isCapital(word) || isCapital(word + 1) || !isNoun(word + 1)) return false;
    if (hash === CALLED) return first === SO && isAfter && (classAt(word - 2) & english.ARTICLE) !== 0;
    if (english.isGrammatical(first) || !isAfter || hasEnding(word - 1, 'ly')) return false;
    // What may be a verb as well is left alone: those with high income pay.
    if (hyphened.get(hash)?.has(first)) return (classAt(word + 1) & english.VERB) === 0 && !isPhrase(word - 2);
    if (hash === LEVEL) return ranks.has(first);
    if (hyphened.has(hash)) return false;
    if (hash === CLASS)
      return isCapital(word - 1) && english.lookUp(written(word - 1)) === 0 && !suits.has(numberAt(hashes, word + 1));
    if ((classAt(word - 1) & (english.PAST | english.GERUND)) !== 0) return false;
    const isArticle = (classAt(word - 2) & english.ARTICLE) !== 0;
    if (afterArticle.has(hash) && isArticle && /^an?$/i.test(written(word - 2))) return isClosed(word + 1);
    const is = classAt(word - 2);
    const isPrepositional = (is & english.PREPOSITION) !== 0 && (is & english.SUBORDINATOR) === 0;
    if (isPrepositional) return isClosed(word + 1);
    const isDetermined = (is & (english.ARTICLE | english.DETERMINER)) !== 0 && (is & english.RELATIVE) === 0;
    return afterNoun.has(hash) && isDetermined && isClosed(word + 1);
  }

  /** Whether an article at a word stands after a preposition, so that what it begins may end there: in the long term firms gain. */
  function isPhrase(word: number): boolean {
    if (word < 1 || (classAt(word) & english.ARTICLE) === 0) return false;
    return separators[word] === SPACE && (classAt(word - 1) & english.PREPOSITION) !== 0;
  }

  /** Whether nothing goes on after a noun that a verb before it would need: the group related events to others. */
  function isClosed(noun: number): boolean {
    const next = noun + 1;
    if (next >= count || separators[next] !== SPACE) return true;
    const word = written(next).toLowerCase();
    return !/^(?:to|on|upon|with)$/.test(word);
  }

  function isNoun(word: number): boolean {
    return !english.isGrammatical(numberAt(hashes, word)) && (classAt(word) & english.NOUN) !== 0;
  }

  function classAt(word: number): number {
    return english.classOf(numberAt(hashes, word), text, numberAt(starts, word), numberAt(ends, word));
  }

  function written(word: number): string {
    return text.slice(numberAt(starts, word), numberAt(ends, word));
  }

  function isCapital(word: number): boolean {
    const unit = text.charCodeAt(numberAt(starts, word));
    return unit >= 0x41 && unit <= 0x5a;
  }

  function hasEnding(word: number, ending: string): boolean {
    return text.startsWith(ending, numberAt(ends, word) - ending.length);
  }
}

const nothing: readonly LooseCompound[] = [];
