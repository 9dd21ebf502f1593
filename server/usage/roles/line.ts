// A block while the roles of its mentions are read: its words, which mention holds each, and what they can be.
import type { Block } from '../../text/block';
import { itemAt, numberAt } from '../../text/list';
import { HYPHEN, POINT, SLASH, SPACE } from '../../text/normalize';
import type { Span } from '../../text/span';
import * as english from '../english';
import type { Mention } from '../mentions';
import type { Words } from '../words';
import type { LongerName } from './longerName';
import type { Role } from './role';

/** A block while its roles are read. */
export interface Line {
  readonly block: Block;
  readonly mentions: readonly Mention[];
  readonly words: Words;
  /** The first and the last word of each mention. */
  readonly firsts: Int32Array;
  readonly lasts: Int32Array;
  /** For each word the mention of a proper name that holds it, or -1. */
  readonly owners: Int32Array;
  /** A heading in which most words have capitals, which say nothing there. */
  readonly titled: boolean;
  /** Where the run-in heading ends, or 0. */
  readonly runIn: number;
  readonly roles: Role[];
  /** For each mention that has been read the longer name that holds it. */
  readonly longer: (LongerName | undefined)[];
  /** For each mention whose role is read the head that it shares with the next one, or -1. */
  readonly shared: Int32Array;
}

/** The mention of an index. */
export function mentionAt({ mentions }: Line, index: number): Mention {
  return itemAt(mentions, index);
}

/** The first word of a mention. */
export function firstOf({ firsts }: Line, index: number): number {
  return numberAt(firsts, index);
}

/** The last word of a mention. */
export function lastOf({ lasts }: Line, index: number): number {
  return numberAt(lasts, index);
}

/** The index of the mention of a proper name that holds a word, or -1. */
export function ownerAt({ owners }: Line, word: number): number {
  return owners[word] ?? -1;
}

/** Where a word starts. */
export function startAt({ words }: Line, word: number): number {
  return numberAt(words.starts, word);
}

/** Where a word ends. */
export function endAt({ words }: Line, word: number): number {
  return numberAt(words.ends, word);
}

/** The text of a word, or of several up to a last one. */
export function writtenAt(line: Line, word: number, last = word): string {
  return line.block.text.slice(startAt(line, word), endAt(line, last));
}

export function createLine(block: Block, mentions: readonly Mention[], words: Words): Line {
  const { count, starts, ends } = words;
  const firsts = new Int32Array(mentions.length);
  const lasts = new Int32Array(mentions.length);
  const owners = new Int32Array(count + 1).fill(-1);
  const shared = new Int32Array(mentions.length).fill(-1);
  let word = 0;
  mentions.forEach(({ start, end, name }, index) => {
    while (word < count - 1 && numberAt(ends, word) <= start) word++;
    const first = word;
    firsts[index] = first;
    while (word < count - 1 && numberAt(starts, word + 1) < end) word++;
    lasts[index] = word;
    if (name.casing !== 'common') owners.fill(index, first, word + 1);
  });
  const titled =
    block.kind === 'heading' || block.kind === 'title'
      ? isTitled(block, words)
      : block.text.length < LONGEST_LINE && block.text === block.text.toUpperCase();
  return {
    block,
    mentions,
    words,
    firsts,
    lasts,
    owners,
    titled,
    runIn: findRunIn(block, words, owners),
    roles: [],
    longer: [],
    shared,
  };
}

/** How long a line can be that has no small letters, in UTF-16 units. */
const LONGEST_LINE = 200;

/** Whether most long words after the first have capitals; `owners` tells those that are proper names anyway. */
function isTitled({ text }: Block, { count, starts, ends }: Words, owners?: Int32Array): boolean {
  let long = 0;
  let capital = 0;
  for (let word = 1; word < count; word++) {
    const start = numberAt(starts, word);
    if (numberAt(ends, word) - start < 4 || (owners?.[word] ?? -1) >= 0) continue;
    long++;
    if (isCapital(text, start)) capital++;
  }
  return capital * 2 > long;
}

/** The longest run-in heading, in UTF-16 units. */
const LONGEST_RUN_IN = 160;

/**
 * Where the run-in heading of a block ends, or 0: the emphasis that it opens with, where that ends with a point or colon or before a dash,
 * or all of a line whose words have capitals and that ends with no stop, unless it is a row of labels with what they stand for
 * (Editor: A. Lee | Desk: B. Rhee). The block starts after the mark, which is markup between two
 * stretches of prose where it closes.
 */
function findRunIn(block: Block, words: Words, owners: Int32Array): number {
  const { text, prose, kind } = block;
  const isLabel =
    kind !== 'heading' && kind !== 'title' && text.length < LONGEST_RUN_IN && !/[.!?…]\W*$|\n|:.*\|.*:/.test(text);
  if (isLabel && isTitled(block, words, owners)) return text.length;
  const [emphasis, rest] = prose;
  if (emphasis === undefined || rest === undefined || emphasis.end > LONGEST_RUN_IN) return 0;
  const { end } = emphasis;
  const mark = text.slice(end, rest.start);
  if (!/[*_]|<\//.test(mark)) return 0;
  // A mark after a space opens other emphasis, and one within a word closes none.
  const after = text.slice(rest.start, Math.min(rest.start + 3, rest.end));
  const isEnded =
    /^(?:[.:](?:\s|$)|\s?[–—-]\s)/.test(after) || (/[.:!?]$/.test(text.slice(0, end)) && /^(?:\s|$)/.test(after));
  return isEnded ? rest.start : 0;
}

export function spanOf(line: Line, word: number): Span {
  return { start: startAt(line, word), end: endAt(line, word) };
}

/** What the word can be; nothing outside of the block. */
export function classAt(line: Line, word: number): number {
  const { block, words } = line;
  if (word < 0 || word >= words.count) return 0;
  return english.classOf(numberAt(words.hashes, word), block.text, startAt(line, word), endAt(line, word));
}

/** What stands between a word and the one before: one separator, or -1 where a phrase ends. The point of a name is none. */
export function before(line: Line, word: number): number {
  const separator = numberAt(line.words.separators, word);
  if (separator <= 15 || word === 0) return separator;
  const owner = line.mentions[ownerAt(line, word - 1)];
  if (owner === undefined || owner.end === endAt(line, word - 1)) return separator;
  const pointed = separator > 0xff ? separator >> 8 : separator >> 4;
  return pointed === POINT ? separator & (separator > 0xff ? 0xff : 15) : separator;
}

/** Whether a word follows the one before in the same phrase. */
export function follows(line: Line, word: number): boolean {
  return word > 0 && word < line.words.count && before(line, word) === SPACE;
}

export function isJoint(separator: number): boolean {
  return separator === HYPHEN || separator === SLASH;
}

export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  const first = text.charAt(at);
  return first !== first.toLowerCase();
}

export function isCapitalAt(line: Line, word: number): boolean {
  return isCapital(line.block.text, startAt(line, word));
}

/** Whether a word has a capital that means a name: not at the start of a sentence, nor in a heading full of capitals. */
export function isNamed(line: Line, word: number): boolean {
  return isCapitalAt(line, word) && !isTitledAt(line, word) && !opensSentence(line, word);
}

/** Whether capitals say nothing at a word: in a heading full of them, or in a run-in heading. */
export function isTitledAt(line: Line, word: number): boolean {
  return line.titled || startAt(line, word) < line.runIn;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

export function isDigitAt(line: Line, word: number): boolean {
  return isDigit(line.block.text, startAt(line, word));
}

export function hasAny(is: number, of: number): boolean {
  return (is & of) !== 0;
}

/** Whether a word opens a sentence, or what reads as one: after a run-in heading, a speaker, an item's number, wide space. */
export function opensSentence(line: Line, word: number): boolean {
  if (word === 0) return true;
  const { block } = line;
  const from = endAt(line, word - 1);
  const to = startAt(line, word);
  if (to === from + 1) return false;
  const between = block.text.slice(from, to);
  // Most words follow a space or a comma and one.
  if (between === ', ' || between === ' ') return false;
  if (word === 1 && from <= LONGEST_NUMBER && /^[.)]+\s$/.test(between)) return true;
  if (/[.!?]["”’)\]*_]*\s/.test(between))
    return !/^\.\s/.test(between) || !(isLetter(line, word - 1) || hasAny(classAt(line, word - 1), english.SHORTENED));
  if (/^\)?\s[—–-]+\s$/.test(between)) return word < 8 && /^[A-Z]{4}/.test(block.text);
  if (between === ': ') return word < 8 && /^[A-Z][A-Z.'’\s-]*$/.test(block.text.slice(0, from));
  return /:[*_]+\s|[*_]+:\s|:\s\s|\n\s*\n/.test(between);
}

/** The longest number or letter of an item, in UTF-16 units: viii. */
const LONGEST_NUMBER = 4;

/** One letter: the end of “i.e.”, an initial. */
function isLetter(line: Line, word: number): boolean {
  return endAt(line, word) - startAt(line, word) === 1 && !isDigitAt(line, word);
}

/** What ends a noun phrase. */
export const ENDS_PHRASE =
  english.PREPOSITION |
  english.SUBORDINATOR |
  english.ARTICLE |
  english.DETERMINER |
  english.QUANTIFIER |
  english.CONJUNCTION |
  english.RELATIVE |
  english.PRONOUN |
  english.AUXILIARY |
  english.UNFINITE |
  english.TO |
  english.DATE;

export const VERBAL = english.VERB | english.THIRD | english.PAST | english.GERUND;
export const NOMINAL = english.NOUN | english.PLURAL;
/** The word that a span starts with, at or after a word. */
export function wordAt(line: Line, word: number, { start }: Span): number {
  while (word + 1 < line.words.count && startAt(line, word) < start) word++;
  return word;
}
export function isOf(line: Line, word: number): boolean {
  return word < line.words.count && writtenAt(line, word) === 'of';
}
