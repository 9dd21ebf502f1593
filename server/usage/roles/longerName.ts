// Longer proper names that no glossary knows, of which a mention is a part: Republic of Korea Navy, Embassy of the ROK.
import type { Span } from '../../text/span';
import * as english from '../english';
import { before, classAt, follows, hasAny, isCapital, isJoint, isNamed, isTitledAt, type Line } from './line';

/** The longer proper name that a mention is part of, or undefined. */
export function findLongerName(
  line: Line,
  index: number,
): { readonly first: number; readonly span: Span; readonly isEnd: boolean } | undefined {
  const { words, lasts, mentions } = line;
  const to = mentions[index].possessive === '' ? nameAfter(line, index) : -1;
  const from = nameBefore(line, index);
  if (to < 0 && from < 0) return undefined;
  const first = from >= 0 ? from : startOfJoined(line, index);
  const end = to >= 0 ? words.ends[to] : Math.max(words.ends[lasts[index]], mentions[index].end);
  return { first, span: { start: words.starts[first], end }, isEnd: to < 0 };
}

/** The first word of what a name is joined to: U.S. in “U.S.-ROK Nuclear Consultative Group”. */
function startOfJoined(line: Line, index: number): number {
  let first = line.firsts[index];
  while (first > 0 && line.owners[first - 1] >= 0 && (isJoint(before(line, first)) || follows(line, first)))
    first = line.firsts[line.owners[first - 1]];
  return follows(line, first) &&
    isCapital(line.block.text, line.words.starts[first - 1]) &&
    hasAny(classAt(line, first - 1), english.BODY)
    ? first - 1
    : first;
}

/** What joins the words of a name: Ministry of National Defense, Support and Procurement Agency. */
function isLink(line: Line, word: number): boolean {
  return hasAny(classAt(line, word), english.JOINING);
}

/** The last word of the name that a mention begins, or -1. */
function nameAfter(line: Line, index: number): number {
  const { lasts, owners, block, words, mentions } = line;
  let word = lasts[index] + 1;
  // 50 U.S.C. 1601
  if (word < words.count && words.starts[word] === mentions[index].end) return word;
  // NATO-Ukraine Council: what is joined is part of the same.
  while (word < words.count && isJoint(before(line, word)) && owners[word] >= 0) word = lasts[owners[word]] + 1;
  if (!follows(line, word) || !isCapital(block.text, words.starts[word])) return -1;
  const other = owners[word];
  if (other >= 0) {
    const role = line.roles[other];
    if (role.kind !== 'part' || role.head === undefined) return -1;
    let last = lasts[other];
    while (last + 1 < words.count && words.starts[last + 1] < role.head.end) last++;
    return last;
  }
  return readName(line, word);
}

/** The last word of a proper name whose words with capitals begin here, or -1 where they are a title or a noun. */
function readName(line: Line, first: number): number {
  const { block, words } = line;
  let last = first;
  let title = -1;
  let body = -1;
  for (let word = first; word < first + LONGEST_NAME; word++) {
    if (!isCapital(block.text, words.starts[word])) {
      const next = word + 1;
      const goesOn = word > first && isLink(line, word) && follows(line, next) && follows(line, word);
      if (!goesOn || line.titled || (body + 1 !== word && title + 1 !== word && word !== last + 1)) break;
      if (!isCapital(block.text, words.starts[next])) break;
      // “and” joins the words of one name only before its core: Support and Procurement Agency.
      if (hasAny(classAt(line, word), english.CONJUNCTION) && (body >= 0 || !hasBody(line, next))) break;
      if (!hasAny(classAt(line, word), english.CONJUNCTION) && words.ends[word] - words.starts[word] > 3) break;
      if (hasAny(classAt(line, word), english.PREPOSITION) && title < 0 && body < 0 && !hasBody(line, next)) break;
      continue;
    }
    const is = classAt(line, word);
    if (title < 0 && hasAny(is, english.TITLE)) title = word;
    if (hasAny(is, english.BODY)) body = word;
    last = word;
    if (!follows(line, word + 1)) break;
  }
  if (hasAny(classAt(line, first), english.DATE | english.PRONOUN)) return -1;
  const isTitled = isTitledAt(line, first);
  if (body >= 0 && (title < 0 || body < title) && (!isTitled || body === last)) return last;
  if (title >= 0 || isTitled || hasAny(classAt(line, first), english.BEARER)) return -1;
  return last;
}

function hasBody(line: Line, first: number): boolean {
  const { block, words } = line;
  for (let word = first; word < first + LONGEST_NAME; word++) {
    if (!isCapital(block.text, words.starts[word]) && !isLink(line, word)) return false;
    if (hasAny(classAt(line, word), english.BODY) && isCapital(block.text, words.starts[word])) return true;
    if (!follows(line, word + 1)) return false;
  }
  return false;
}

/** How many words before a mention the longer name may begin. */
const FARTHEST = 24;

/** The most words of a name: what runs on in capitals for longer is a list, a headline or no text at all. */
const LONGEST_NAME = 40;

/** The first word of the name that a mention ends: Embassy of the ROK, Treaty between Japan and the ROK; or -1. */
function nameBefore(line: Line, index: number): number {
  const { block, words, firsts, owners } = line;
  let word = firsts[index] - 1;
  if (word > 0 && follows(line, word + 1) && isWritten('the', word)) word--;
  if (word < 1 || !follows(line, word + 1) || !follows(line, word)) return -1;
  let between = isWritten('between', word);
  if (!between && !isLink(line, word)) return -1;
  // “Embassy of the Republic of Korea”, but not at a sentence's start, where the capital says nothing.
  if (isWritten('of', word) && owners[word - 1] < 0 && isNamed(line, word - 1)) return startOfName(line, word - 1);
  // Of “and” and “in” the name has to tell that it goes on: between Japan and the ROK, Investment in the United States.
  const isAnd = hasAny(classAt(line, word), english.CONJUNCTION);
  const isIn = isWritten('in', word);
  for (let at = word - 1; at >= 0 && at > word - FARTHEST && follows(line, at + 1); at--) {
    const isCapitalAt = isCapital(block.text, words.starts[at]);
    if (isWritten('between', at)) between = true;
    else if (!isCapitalAt && !isLink(line, at)) return -1;
    else if (isCapitalAt && owners[at] < 0 && hasAny(classAt(line, at), english.BODY)) {
      const isName = between || (!isAnd && !(isIn && at === word - 1) && !isTitledAt(line, at));
      return isName ? startOfName(line, at) : -1;
    }
  }
  return -1;

  function isWritten(written: string, at: number): boolean {
    const { starts, ends } = words;
    return ends[at] - starts[at] === written.length && block.text.slice(starts[at], ends[at]).toLowerCase() === written;
  }
}

/** The first of the words with capitals that end here. */
function startOfName(line: Line, word: number): number {
  const { owners, firsts } = line;
  for (;;) {
    if (owners[word] >= 0) word = firsts[owners[word]];
    if (!follows(line, word) || !isCapital(line.block.text, line.words.starts[word - 1])) return word;
    if (hasAny(classAt(line, word - 1), NO_NAME)) return word;
    word--;
  }
}

/** What has a capital only because it opens a sentence. */
const NO_NAME = english.ARTICLE | english.DETERMINER | english.PREPOSITION | english.CONJUNCTION | english.SUBORDINATOR;
