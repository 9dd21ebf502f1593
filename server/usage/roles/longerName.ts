// Longer proper names that no glossary knows, of which a mention is a part: Republic of Korea Navy, Embassy of the ROK.
import type { Block } from '../../text/block';
import { numberAt } from '../../text/list';
import { APOSTROPHE, COMMA, SPACE } from '../../text/normalize';
import type { Span } from '../../text/span';
import * as english from '../english';
import type { Mention } from '../mentions';
import type { Words } from '../words';
import {
  before,
  classAt,
  createLine,
  endAt,
  ENDS_PHRASE,
  firstOf,
  follows,
  hasAny,
  isCapital,
  isCapitalAt,
  isJoint,
  isNamed,
  isTitledAt,
  lastOf,
  type Line,
  mentionAt,
  ownerAt,
  startAt,
  writtenAt,
} from './line';

/** A longer proper name that holds a mention. */
export interface LongerName {
  /** Its first word. */
  readonly first: number;
  /** In the block. */
  readonly span: Span;
  /** Whether the mention ends it. */
  readonly isEnd: boolean;
}

/** The longer proper name that a mention is part of, or undefined; that of the mention after it has been read. */
export function findLongerName(line: Line, index: number): LongerName | undefined {
  const to =
    mentionAt(line, index).possessive === '' ? Math.max(nameAfter(line, index), companyAfter(line, index)) : -1;
  const from = nameBefore(line, index);
  if (to < 0 && from < 0) return undefined;
  const first = from >= 0 ? from : startOfJoined(line, index);
  const end = to >= 0 ? endAt(line, to) : Math.max(endAt(line, lastOf(line, index)), mentionAt(line, index).end);
  return { first, span: { start: startAt(line, first), end }, isEnd: to < 0 };
}

/** The mentions of a block, which are in order, with what is part of a longer name told so; `words` are those of the block. */
export function tellLongerNames(block: Block, mentions: readonly Mention[], words: Words): readonly Mention[] {
  if (!mentions.some(isBesideName, { block, words, at: 0 })) return mentions;
  const line = createLine(block, mentions, words);
  for (let index = mentions.length - 1; index >= 0; index--) line.longer[index] = findLongerName(line, index);
  if (line.longer.every((longer) => longer === undefined)) return mentions;
  return mentions.map((mention, index) => (line.longer[index] ? { ...mention, inName: true } : mention));
}

/** Where the words of a block are read, from its first mention on. */
interface Reader {
  readonly block: Block;
  readonly words: Words;
  at: number;
}

/** Whether the words beside a mention let it be part of a name at all: all that most mentions cost. */
function isBesideName(this: Reader, { start, end, miscased }: Mention): boolean {
  const { block, words } = this;
  const { text } = block;
  const { count, starts, ends, separators, hashes } = words;
  const startOf = (word: number) => numberAt(starts, word);
  while (this.at < count - 1 && numberAt(ends, this.at) <= start) this.at++;
  let word = this.at - 1;
  while (this.at < count - 1 && startOf(this.at + 1) < end) this.at++;
  const next = this.at + 1;
  if (next < count && numberAt(separators, next) > 0 && (miscased || !isSmall(text, startOf(next)))) return true;
  const separator = numberAt(separators, word + 1);
  if (word < 0 || separator <= 0) return false;
  if (isCapital(text, startOf(word)) || separator === APOSTROPHE) return true;
  const isLinkAt = (at: number) =>
    hasAny(english.classOf(numberAt(hashes, at), text, startOf(at), numberAt(ends, at)), english.JOINING);
  if (numberAt(ends, word) - startOf(word) === 3 && text.startsWith('the', startOf(word))) word--;
  if (word < 1) return false;
  if (text.startsWith('between', startOf(word))) return true;
  return isLinkAt(word) && (isCapital(text, startOf(word - 1)) || isLinkAt(word - 1));
}

/** Whether a small letter of ASCII stands at an offset, as most words begin. */
function isSmall(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x61 && unit <= 0x7a;
}

/** The first word of what a name is joined to: U.S. in “U.S.-ROK Nuclear Consultative Group”. */
function startOfJoined(line: Line, index: number): number {
  let first = firstOf(line, index);
  while (first > 0 && ownerAt(line, first - 1) >= 0 && (isJoint(before(line, first)) || follows(line, first)))
    first = firstOf(line, ownerAt(line, first - 1));
  return follows(line, first) && isCapitalAt(line, first - 1) && hasAny(classAt(line, first - 1), english.BODY)
    ? first - 1
    : first;
}

/** What joins the words of a name: Ministry of National Defense, Support and Procurement Agency. */
function isLink(line: Line, word: number): boolean {
  return hasAny(classAt(line, word), english.JOINING);
}

/** How many names a name joins to its first one: a chain of more is none, and every link of it would be followed to its end. */
const MOST_JOINED = 8;

/** The last word of the name that a mention begins, or -1. */
function nameAfter(line: Line, index: number): number {
  const { block, words } = line;
  let word = lastOf(line, index) + 1;
  // 50 U.S.C. 1601
  const { end } = mentionAt(line, index);
  if (word < words.count && startAt(line, word) === end && block.text[end - 1] === '.') return word;
  // NATO-Ukraine Council: what is joined is part of the same.
  for (let joined = 0; joined < MOST_JOINED && word < words.count; joined++) {
    if (!isJoint(before(line, word)) || ownerAt(line, word) < 0) break;
    word = lastOf(line, ownerAt(line, word)) + 1;
  }
  if (!follows(line, word)) return -1;
  if (isCode(line, word)) return word;
  // Artificial Intelligence and Cyber Working Group: a common noun with capitals is one of the words before the core.
  if (isTitledNoun(line, index) && hasAny(classAt(line, word), english.CONJUNCTION) && follows(line, word + 1)) word++;
  if (!isCapitalAt(line, word)) return -1;
  // Chief Artificial Intelligence Officer: a common noun has its capitals from the name of an office.
  if (isTitledNoun(line, index) && hasAny(classAt(line, word), english.TITLE)) return word;
  const other = ownerAt(line, word);
  if (other >= 0) {
    // Asian-Pacific American, Sino Japanese: a people.
    if (mentionAt(line, other).name.kind === 'adjective') return lastOf(line, other);
    const longer = line.longer[other];
    if (longer === undefined) return -1;
    let last = lastOf(line, other);
    while (last + 1 < words.count && startAt(line, last + 1) < longer.span.end) last++;
    return last;
  }
  const last = readName(line, word);
  // What partners have together is a name of its own with a body, or with two words more: US-ROK Security Consultative Meeting.
  return word > lastOf(line, index) + 1 && last <= word && !hasBody(line, word) ? -1 : last;
}

/** Whether a mention is a common noun that is written with capitals. */
function isTitledNoun(line: Line, index: number): boolean {
  return mentionAt(line, index).name.casing === 'common' && mentionAt(line, index).miscased;
}

/** A postal code or the year of a programme: Washington DC 20520, NATO 2030. */
function isCode(line: Line, word: number): boolean {
  const written = writtenAt(line, word);
  if (!/^\d{4,5}$/.test(written)) return false;
  // A street in the next line of an address begins with its own number.
  const start = startAt(line, word);
  return start === endAt(line, word - 1) + 1 && line.block.text[start - 1] !== '\n';
}

/** The company ending of the name that a mention is in, or -1: China Example Works, Ltd. */
function companyAfter(line: Line, index: number): number {
  const { words } = line;
  for (let word = lastOf(line, index) + 1; word < words.count && word <= lastOf(line, index) + FARTHEST; word++) {
    const separator = before(line, word);
    if (!isCapitalAt(line, word) || (separator !== SPACE && separator !== ((COMMA << 4) | SPACE))) return -1;
    if (english.isAmong('companies', writtenAt(line, word))) return word;
    if (separator !== SPACE) return -1;
  }
  return -1;
}

/** The last word of a proper name whose words with capitals begin here, or -1 where they are a title or a noun. */
function readName(line: Line, first: number): number {
  let last = first;
  let title = -1;
  let body = -1;
  for (let word = first; word < first + LONGEST_NAME; word++) {
    if (!isCapitalAt(line, word)) {
      const next = word + 1;
      const goesOn = word > first && isLink(line, word) && follows(line, next) && follows(line, word);
      if (!goesOn || line.titled || (body + 1 !== word && title + 1 !== word && word !== last + 1)) break;
      if (!isCapitalAt(line, next)) break;
      // “and” joins the words of one name only before its core: Support and Procurement Agency.
      if (hasAny(classAt(line, word), english.CONJUNCTION) && (body >= 0 || !hasBody(line, next))) break;
      if (!hasAny(classAt(line, word), english.CONJUNCTION) && endAt(line, word) - startAt(line, word) > 3) break;
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
  for (let word = first; word < first + LONGEST_NAME; word++) {
    if (!isCapitalAt(line, word) && !isLink(line, word)) return false;
    if (hasAny(classAt(line, word), english.BODY) && isCapitalAt(line, word)) return true;
    if (!follows(line, word + 1)) return false;
  }
  return false;
}

/**
 * Whether a capital before a mention can be that of a name which goes on with it: HMAS Indo Pacific; but not March or
 * President, and of adjectives only those within a name: Greater Metropolitan Washington, but not an Asian NATO.
 */
function isWordOfName(line: Line, word: number): boolean {
  const is = classAt(line, word);
  if (!isNamed(line, word) && !isAbbreviated(line, word)) return false;
  if (ownerAt(line, word) >= 0 || hasAny(is, ENDS_PHRASE | english.ADVERB | english.TITLE | english.BEARER))
    return false;
  if (!hasAny(is, english.ADJECTIVE)) return true;
  const at = word - (isLink(line, word - 1) ? 2 : 1);
  return at >= 0 && follows(line, word) && isNamed(line, at);
}

/** Whether a word is all capitals, in a line that is not, so that it is a name at the start of a sentence as well. */
function isAbbreviated(line: Line, word: number): boolean {
  const written = writtenAt(line, word);
  return /^\p{Lu}{2,}$/u.test(written) && !isTitledAt(line, word);
}

/** How many words before a mention the longer name may begin. */
const FARTHEST = 24;

/** The most words of a name: what runs on in capitals for longer is a list, a headline or no text at all. */
const LONGEST_NAME = 40;

/** The word before an abbreviation in parentheses that a word follows: Group in “Working Group (WG) on”; or -1. */
function beforeAside(line: Line, word: number): number {
  const { text } = line.block;
  let first = word - 1;
  if (text[endAt(line, first)] !== ')' || !isSpaceAt(text, endAt(line, first) + 1)) return -1;
  while (first > 0 && word - first < LONGEST_ASIDE && isJoint(before(line, first))) first--;
  const start = startAt(line, first);
  return text[start - 1] === '(' && isSpaceAt(text, start - 2) && isCapital(text, start) ? first - 1 : -1;
}

/** The most words that the hyphens of an abbreviation join, and one. */
const LONGEST_ASIDE = 4;

function isSpaceAt(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\n';
}

/** The first word of the name that a mention ends: Embassy of the ROK, Treaty between Japan and the ROK; or -1. */
function nameBefore(line: Line, index: number): number {
  const { words } = line;
  let word = firstOf(line, index) - 1;
  // l’OTAN is French.
  if (word >= 0 && numberAt(words.separators, word + 1) === APOSTROPHE) return word;
  if (word >= 0 && follows(line, word + 1) && isWordOfName(line, word)) return startOfName(line, word);
  if (word > 0 && follows(line, word + 1) && isWritten('the', word)) word--;
  if (word < 1 || !follows(line, word + 1)) return -1;
  const linked = follows(line, word) ? word - 1 : beforeAside(line, word);
  let between = isWritten('between', word);
  if (linked < 0 || (!between && !isLink(line, word))) return -1;
  // “Embassy of the Republic of Korea”, but not at a sentence's start, where the capital says nothing.
  if (isWritten('of', word) && ownerAt(line, linked) < 0 && isNamed(line, linked)) return startOfName(line, linked);
  // Of “and” and “in” the name has to tell that it goes on: between Japan and the ROK, Investment in the United States.
  const isAnd = hasAny(classAt(line, word), english.CONJUNCTION);
  const isIn = isWritten('in', word);
  // Director for China and Mongolia, Ambassador to the ROK: an office.
  const isFor = isWritten('for', word) || isWritten('to', word);
  for (let at = linked; at >= 0 && at > word - FARTHEST && (at === linked || follows(line, at + 1)); at--) {
    const hasCapital = isCapitalAt(line, at);
    if (isWritten('between', at)) between = true;
    else if (!hasCapital && !isLink(line, at)) return -1;
    else if (
      hasCapital &&
      ownerAt(line, at) < 0 &&
      hasAny(classAt(line, at), isFor ? english.BODY | english.TITLE : english.BODY)
    ) {
      const isName = between || (!isAnd && !(isIn && at === word - 1) && !isTitledAt(line, at));
      return isName ? startOfName(line, at) : -1;
    }
  }
  return -1;

  function isWritten(written: string, at: number): boolean {
    const length = endAt(line, at) - startAt(line, at);
    return length === written.length && writtenAt(line, at).toLowerCase() === written;
  }
}

/** The first of the words with capitals that end here. */
function startOfName(line: Line, end: number): number {
  for (let word = end; ;) {
    if (ownerAt(line, word) >= 0) word = firstOf(line, ownerAt(line, word));
    if (word <= end - LONGEST_NAME || !follows(line, word)) return word;
    if (!isCapitalAt(line, word - 1)) return word;
    if (hasAny(classAt(line, word - 1), NO_NAME)) return word;
    word--;
  }
}

/** What has a capital only because it opens a sentence. */
const NO_NAME = english.ARTICLE | english.DETERMINER | english.PREPOSITION | english.CONJUNCTION | english.SUBORDINATOR;
