// Roles: what each mention of a block is in its sentence, decided once from the words around it.
import type { Block } from '../text/block';
import { APOSTROPHE, COMMA, HYPHEN, POINT, SLASH, SPACE } from '../text/normalize';
import type { Span } from '../text/span';
import * as english from './english';
import type { Mention } from './mentions';
import type { Words } from './words';

/**
 * What a mention is in its sentence.
 * - `noun`: stands for what it names: the ROK agreed, the ROK’s ships
 * - `modifier`: describes a noun after it: ROK ships, the ROK and Japanese leaders, a NATO-led mission
 * - `aside`: tells a name instead of using it: officially the DPRK; an author who is cited; where somebody in a list is from
 * - `word`: a word that is spoken of: the term Indo-Pacific
 * - `label`: alone at the start of its paragraph as its label: **China.** It buys oil.
 * - `part`: of a longer proper name that no glossary knows: Republic of Korea Navy, Embassy of the Republic of Korea
 */
export type RoleKind = 'noun' | 'modifier' | 'aside' | 'word' | 'label' | 'part';

/** A word that determines a noun phrase; offsets in the block. */
export interface Determiner extends Span {
  /** In lower case: the, a, this, our; or the last word of a possessive (korea’s). */
  readonly word: string;
}

/** What a mention is in its sentence; offsets in the block. */
export interface Role {
  readonly kind: RoleKind;
  /** Of a modifier the last word of the noun that it describes, of a part the longer name; else undefined. */
  readonly head?: Span;
  /** What determines the noun phrase that the mention is in, also before an adjective: the new ROK government. */
  readonly determiner?: Determiner;
  /** Whether the mention, or its determiner, is the first word of a sentence. */
  readonly opensSentence: boolean;
  /** Whether it stands in a run-in heading: bold or italic words that open their paragraph and end with a point or colon. */
  readonly inRunIn: boolean;
}

/** The roles of the mentions of a block, which are in order; `words` are those of the block. Linear in the words. */
export function readRoles(block: Block, mentions: readonly Mention[], words: Words): readonly Role[] {
  if (mentions.length === 0) return [];
  const line = createLine(block, mentions, words);
  // From the last to the first: in “ROK and NATO leaders” the first mention is what the second is.
  for (let index = mentions.length - 1; index >= 0; index--) line.roles[index] = readRole(line, index);
  return line.roles;
}

/** A block while its roles are read. */
interface Line {
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
  /** For each mention whose role is read the head that it shares with the next one, or -1. */
  readonly shared: Int32Array;
}

function createLine(block: Block, mentions: readonly Mention[], words: Words): Line {
  const { count, starts, ends } = words;
  const firsts = new Int32Array(mentions.length);
  const lasts = new Int32Array(mentions.length);
  const owners = new Int32Array(count + 1).fill(-1);
  const shared = new Int32Array(mentions.length).fill(-1);
  let word = 0;
  mentions.forEach(({ start, end, name }, index) => {
    while (word < count - 1 && ends[word] <= start) word++;
    firsts[index] = word;
    while (word < count - 1 && starts[word + 1] < end) word++;
    lasts[index] = word;
    if (name.casing !== 'common') owners.fill(index, firsts[index], word + 1);
  });
  const titled =
    block.kind === 'heading' || block.kind === 'title'
      ? isTitled(block, words)
      : block.text.length < LONGEST_LINE && block.text === block.text.toUpperCase();
  return { block, mentions, words, firsts, lasts, owners, titled, runIn: findRunIn(block), roles: [], shared };
}

/** How long a line can be that has no small letters, in UTF-16 units. */
const LONGEST_LINE = 200;

/** Whether most long words after the first have capitals. */
function isTitled({ text }: Block, { count, starts, ends }: Words): boolean {
  let long = 0;
  let capital = 0;
  for (let word = 1; word < count; word++) {
    if (ends[word] - starts[word] < 4) continue;
    long++;
    if (isCapital(text, starts[word])) capital++;
  }
  return capital * 2 > long;
}

/** Where the emphasis that a block opens with ends, with a point or colon; the block starts after its mark. */
function findRunIn({ text }: Block): number {
  const match = /^[^*_]{1,200}?([.:!?]?)(\*{1,3}|_{1,3})([.:]?)(?=\s|$)/.exec(text);
  if (match === null || (match[1] === '' && match[3] === '')) return 0;
  // A mark after a space opens other emphasis.
  return /\s$/.test(match[0].slice(0, match[0].length - match[2].length - match[3].length)) ? 0 : match[0].length;
}

function readRole(line: Line, index: number): Role {
  const { mentions, firsts, runIn } = line;
  const { start } = mentions[index];
  const longer = findLongerName(line, index);
  const determiner = findDeterminer(line, longer && !longer.isEnd ? longer.first : firsts[index]);
  if (isLabel(line, index)) return describe('label');
  if (isAside(line, index)) return describe('aside');
  if (longer !== undefined) return describe('part', longer.span);
  const head = findHead(line, index, determiner);
  if (head >= 0) return describe('modifier', spanOf(line, head));
  return describe(isWord(line, index) ? 'word' : 'noun');

  function describe(kind: RoleKind, its?: Span): Role {
    const kept = determiner && isOwn(line, determiner, kind === 'modifier') ? determiner : undefined;
    const opens = opensSentence(line, kept?.word ?? firsts[index]);
    return { kind, head: its, determiner: kept?.span, opensSentence: opens, inRunIn: start < runIn };
  }
}

function spanOf({ words: { starts, ends } }: Line, word: number): Span {
  return { start: starts[word], end: ends[word] };
}

// --- What single words are

/** What the word can be; nothing outside of the block. */
function classAt({ block, words }: Line, word: number): number {
  return word < 0 || word >= words.count
    ? 0
    : english.classOf(words.hashes[word], block.text, words.starts[word], words.ends[word]);
}

/** What stands between a word and the one before: one separator, or -1 where a phrase ends. The point of a name is none. */
function before({ words: { separators, ends }, owners, mentions }: Line, word: number): number {
  const separator = separators[word];
  if (separator <= 15 || word === 0 || owners[word - 1] < 0) return separator;
  if (mentions[owners[word - 1]].end === ends[word - 1]) return separator;
  const pointed = separator > 0xff ? separator >> 8 : separator >> 4;
  return pointed === POINT ? separator & (separator > 0xff ? 0xff : 15) : separator;
}

/** Whether a word follows the one before in the same phrase. */
function follows(line: Line, word: number): boolean {
  return word > 0 && word < line.words.count && before(line, word) === SPACE;
}

function isJoint(separator: number): boolean {
  return separator === HYPHEN || separator === SLASH;
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  const first = text[at];
  return first !== first.toLowerCase();
}

/** Whether a word has a capital that means a name: not at the start of a sentence, nor in a heading full of capitals. */
function isNamed(line: Line, word: number): boolean {
  return isCapital(line.block.text, line.words.starts[word]) && !isTitledAt(line, word) && !opensSentence(line, word);
}

/** Whether capitals say nothing at a word: in a heading full of them, or in a run-in heading. */
function isTitledAt({ titled, runIn, words }: Line, word: number): boolean {
  return titled || words.starts[word] < runIn;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function hasAny(is: number, of: number): boolean {
  return (is & of) !== 0;
}

/** Whether a word opens a sentence, or what reads as one: after a run-in heading, a speaker, wide space. */
function opensSentence(line: Line, word: number): boolean {
  if (word === 0) return true;
  const { block, words } = line;
  const from = words.ends[word - 1];
  const to = words.starts[word];
  if (to === from + 1) return false;
  const between = block.text.slice(from, to);
  // Most words follow a space or a comma and one.
  if (between === ', ' || between === ' ') return false;
  if (/[.!?]["”’)\]*_]*\s/.test(between))
    return !/^\.\s/.test(between) || !(isLetter(line, word - 1) || hasAny(classAt(line, word - 1), english.SHORTENED));
  if (/^\)?\s[—–-]+\s$/.test(between)) return word < 8 && /^[A-Z]{4}/.test(block.text);
  return /:[*_]+\s|[*_]+:\s|:\s\s|\n\s*\n/.test(between);
}

/** One letter: the end of “i.e.”, an initial. */
function isLetter({ block, words: { starts, ends } }: Line, word: number): boolean {
  return ends[word] - starts[word] === 1 && !isDigit(block.text, starts[word]);
}

// --- Determiner

interface Found {
  readonly word: number;
  readonly is: number;
  readonly span: Determiner;
}

/** What may stand between a determiner and the name: adjectives, participles, how many. */
const BETWEEN = english.ADJECTIVE | english.ADVERB | english.QUANTIFIER | english.PAST;

/** Whether a determiner is one, and not the beginning of a clause: what NATO proposal, but what NATO proposes. */
function isOwn(line: Line, { word, is }: Found, isModifier: boolean): boolean {
  return !hasAny(is, english.RELATIVE) || (isModifier && opensSentence(line, word));
}

/** How many words before a name its determiner may stand. */
const FAR = 6;

/** The determiner of the noun phrase that has a name which begins at `first`. */
function findDeterminer(line: Line, first: number): Found | undefined {
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

// --- Label, aside, word

/** A block starts with its first letter, so that emphasis that opens there is not seen. */
function isLabel({ block: { text }, mentions }: Line, index: number): boolean {
  const { start, end } = mentions[index];
  return start === 0 && /^(?:[.:][*_\s]|[*_]+[.:])/.test(text.slice(end, end + 6));
}

const AROUND = 60;

function isAside(line: Line, index: number): boolean {
  const { block, words, mentions, firsts, lasts } = line;
  const { start, end, possessive } = mentions[index];
  let word = firsts[index] - 1;
  if (hasAny(classAt(line, word), english.ARTICLE)) word--;
  if (hasAny(classAt(line, word), english.STYLING)) {
    const text = block.text.slice(Math.max(0, start - AROUND), start);
    if (
      /\b(?:formally|officially|properly|(?:formally|officially|otherwise|also|better|commonly|usually|often)\s+(?:known\s+as|called|named)|known\s+as|i\.e\.),?\s+(?:the\s+)?["“*_]*$/i.test(
        text,
      )
    )
      return true;
  }
  const next = lasts[index] + 1;
  if (next < words.count && isDigit(block.text, words.starts[next]) && words.starts[next] - end < 5) {
    if (/^(?:,| \()? ?(?:19|20)\d\d[a-z]?(?:[;:)]|, pp?\. )/.test(block.text.slice(end + possessive.length, end + 20)))
      return true;
  }
  if (block.kind === 'item' && end === block.text.length) return block.text.slice(0, start).endsWith(', ');
  if (isInAddress(line, index)) return true;
  return block.kind === 'note' && start === 0 && /^, ["“‘*_]/.test(block.text.slice(end, end + 4));
}

/** Whether a mention tells where a place is that stands before it: in Seoul, South Korea, today; Vladivostok, Russia – */
function isInAddress(line: Line, index: number): boolean {
  const { block, words, owners, mentions, firsts } = line;
  const { end, possessive } = mentions[index];
  const first = firsts[index];
  let word = first - 1;
  if (word < 0 || possessive !== '' || words.separators[first] !== ((COMMA << 4) | SPACE)) return false;
  if (!/^(?:$|[.;)]|,? [–—(]|,\s(?!(?:and|or)\s)\p{Ll})/u.test(block.text.slice(end, end + 8))) return false;
  const isPlace = () =>
    isCapital(block.text, words.starts[word]) && (owners[word] < 0 || !mentions[owners[word]].name.concept.state);
  if (!isPlace()) return false;
  while (follows(line, word) && !hasAny(classAt(line, word - 1), english.PREPOSITION)) {
    word--;
    if (!isPlace()) return false;
  }
  return word === 0 || follows(line, word);
}

/** After the term, the name itself, they write X or; or alone in italics. */
function isWord(line: Line, index: number): boolean {
  const { block, words, firsts, mentions } = line;
  const { text } = block;
  const { start, end } = mentions[index];
  const isMark = (at: number) => text[at] === '*' || text[at] === '_';
  if (isMark(end) && !isMark(end + 1) && (start === 0 || (isMark(start - 1) && !isMark(start - 2)))) return true;
  let word = firsts[index] - 1;
  if (word > 0 && hasAny(classAt(line, word), english.CONJUNCTION | english.ADVERB)) {
    // The names X and Y; the name itself: X, then Y.
    const other = line.owners[word - 1];
    word = (other >= 0 ? firsts[other] : word - 1) - 1;
  }
  const nextStart = words.starts[word + 1];
  if (word > 0 && text.slice(words.starts[word], words.ends[word]) === 'itself') word--;
  if (word < 0 || !hasAny(classAt(line, word), english.NAMING)) return false;
  return /^(?:\s+itself)?\s?[—–:,]?\s*["“'‘*_]*$/.test(
    text.slice(words.ends[word], Math.min(nextStart, words.ends[word] + AROUND)),
  );
}

// --- Part of a longer name

/** The longer proper name that a mention is part of, or undefined. */
function findLongerName(
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
  for (let word = first; ; word++) {
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

function hasBody(line: Line, word: number): boolean {
  const { block, words } = line;
  for (; isCapital(block.text, words.starts[word]) || isLink(line, word); word++) {
    if (hasAny(classAt(line, word), english.BODY) && isCapital(block.text, words.starts[word])) return true;
    if (!follows(line, word + 1)) return false;
  }
  return false;
}

/** How many words before a mention the longer name may begin. */
const FARTHEST = 24;

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

// --- Modifier

/** What ends a noun phrase. */
const ENDS_PHRASE =
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

const VERBAL = english.VERB | english.THIRD | english.PAST | english.GERUND;
const NOMINAL = english.NOUN | english.PLURAL;

/** The head of the noun that a mention describes, or -1 where it is a noun itself. */
function findHead(line: Line, index: number, determiner: Found | undefined): number {
  const { mentions, firsts, lasts, words, owners } = line;
  if (mentions[index].possessive !== '') return -1;
  let word = lasts[index] + 1;
  if (word >= words.count) return -1;
  const separator = before(line, word);
  if (isJoint(separator)) {
    // ROK-Japan relations: what is joined describes the same noun; NATO-led mission: it is skipped.
    if (owners[word] >= 0) {
      const other = line.roles[owners[word]];
      return other.kind === 'modifier' && other.head ? wordAt(line, lasts[owners[word]], other.head) : -1;
    }
    while (word + 1 < words.count && isJoint(before(line, word + 1))) word++;
    return follows(line, word + 1) ? readPhrase(line, word + 1, true, undefined) : -1;
  }
  const other = (line.shared[index] = sharedWith(line, index, determiner));
  if (other >= 0) return other;
  if (separator !== SPACE) return -1;
  return readPhrase(line, word, isJoint(before(line, firsts[index])), { index, determiner });
}

/** The word that a span starts with, at or after a word. */
function wordAt({ words }: Line, word: number, { start }: Span): number {
  while (word + 1 < words.count && words.starts[word] < start) word++;
  return word;
}

/** The head of the noun that a mention describes together with the next one (ROK and NATO leaders), or -1. */
function sharedWith(line: Line, index: number, determiner: Found | undefined): number {
  const { mentions, lasts, owners, words, roles } = line;
  const { name } = mentions[index];
  let word = lasts[index] + 1;
  const comma = word < words.count && before(line, word) === ((COMMA << 4) | SPACE);
  if (!comma && !follows(line, word)) return -1;
  const isAnd = hasAny(classAt(line, word), english.CONJUNCTION);
  if (isAnd && !follows(line, ++word)) return -1;
  if (!isAnd && !comma) return -1;
  const next = owners[word];
  // A state has an adjective for this: Japan and ROK officials are Japan, and officials.
  const isAlone =
    name.kind === 'name' &&
    name.article === 'none' &&
    name.concept.designations.some(({ kind }) => kind === 'adjective');
  if (next < 0) {
    // Nationalities that no glossary has: ROK and Turkish leaders.
    // Of small letters only after a bare name that takes an article: ROK and allied leaders, but NATO and good friends.
    const is = classAt(line, word);
    const isOpen = isNamed(line, word) || (name.article === 'the' && determiner === undefined);
    if (!isOpen || isAlone || !hasAny(is, english.ADJECTIVE) || hasAny(is, NOMINAL | ENDS_PHRASE)) return -1;
    return follows(line, word + 1) ? readPhrase(line, word + 1, true, undefined) : -1;
  }
  if (isAlone && mentions[next].name.kind !== 'adjective') return -1;
  if (mentions[next].name.kind === 'adjective') {
    if (comma) return line.shared[next];
    return follows(line, lasts[next] + 1) ? readPhrase(line, lasts[next] + 1, true, undefined) : -1;
  }
  const role = roles[next];
  if (comma && line.shared[next] < 0) return -1;
  return role.kind === 'modifier' && role.head && role.determiner?.start !== words.starts[word - 1]
    ? wordAt(line, lasts[next], role.head)
    : -1;
}

/** A mention whose own place in the sentence tells whether a verb can follow. */
interface Subject {
  readonly index: number;
  readonly determiner: Found | undefined;
}

/**
 * The head of the noun phrase that goes on at a word, or -1 where none does. After `subject` the word may be its verb;
 * otherwise a noun has to come.
 */
function readPhrase(line: Line, from: number, certain: boolean, subject: Subject | undefined): number {
  const { owners, lasts, roles, words, block, mentions } = line;
  let head = -1;
  let described = certain;
  let adverb = false;
  for (let word = from; word === from || follows(line, word) || isJoint(before(line, word)); word++) {
    if (word >= words.count) break;
    if (word > from && isJoint(before(line, word))) {
      // The last of joined words counts: full-scale, decision-making.
      if (hasAny(classAt(line, word), NOMINAL)) head = word;
      continue;
    }
    const owner = owners[word];
    if (owner >= 0 && mentions[owner].name.kind !== 'adjective') {
      const { kind, head: its } = roles[owner] ?? {};
      if (head >= 0 || its === undefined || kind === 'noun') return head;
      return kind === 'modifier' || kind === 'part' ? wordAt(line, lasts[owner], its) : head;
    }
    if (owner >= 0) {
      word = lasts[owner];
      described = true;
      continue;
    }
    const is = classAt(line, word);
    if (hasAny(is, ENDS_PHRASE) || isDigit(block.text, words.starts[word])) break;
    if (isNamed(line, word)) return head >= 0 ? head : readTitle(line, word);
    if (!hasAny(is, VERBAL | NOMINAL | english.ADJECTIVE)) {
      if (head >= 0) break;
      adverb = true;
      continue;
    }
    if (hasAny(is, VERBAL) && isVerb(line, word, is, { head, described, adverb, subject })) break;
    if (hasAny(is, NOMINAL) || (hasAny(is, english.VERB) && described)) head = word;
    else if (head >= 0) break;
    else described = true;
  }
  return head;
}

/** The head of words with capitals that are no name of their own: Foreign Minister, Secretary General, Member States. */
function readTitle(line: Line, first: number): number {
  let head = first;
  for (let word = first; word === first || (follows(line, word) && isNamed(line, word)); word++) {
    const is = classAt(line, word);
    if (hasAny(is, english.TITLE)) {
      const isGeneral = /^(?:secretary|attorney|governor|consul)\sgeneral$/i.test(
        line.block.text.slice(line.words.starts[word], line.words.ends[word + 1]),
      );
      return isGeneral ? word + 1 : word;
    }
    if (hasAny(is, english.BEARER)) head = word;
  }
  return head;
}

/** What a noun phrase holds before a word that may be a verb. */
interface Before {
  readonly head: number;
  /** Whether an adjective or the like has come, so that a noun must. */
  readonly described: boolean;
  readonly adverb: boolean;
  readonly subject: Subject | undefined;
}

/** Whether a word that can be a verb is one. */
function isVerb(line: Line, word: number, is: number, phrase: Before): boolean {
  const { head, described, adverb, subject } = phrase;
  const next = follows(line, word + 1) ? classAt(line, word + 1) : 0;
  if (head >= 0)
    return isVerbAfterNoun(line, word, is, head) || (hasAny(is, english.VERB) && isInverted(line, subject));
  if (isInverted(line, subject) && hasAny(is, english.GERUND | english.PAST)) return !hasAny(next, english.AUXILIARY);
  if (subject !== undefined && !described && hasAny(next, english.ARTICLE) && hasAny(is, english.PAST)) return true;
  if (hasAny(is, english.GERUND)) return isGerundVerb(line, word, is, subject, described);
  if (hasAny(is, english.PAST) && !hasAny(is, english.NOUN)) return isPastVerb(line, word, subject, described, next);
  if (!hasAny(is, NOMINAL | english.ADJECTIVE)) return true;
  if (described || subject === undefined) return false;
  if (adverb) return true;
  // The ROK left: a past that is a noun or adjective as well, with nothing after it to describe.
  if (hasAny(is, english.PAST) && (next === 0 || hasAny(next, ENDS_PHRASE)))
    return mayBeSubject(line, subject) && !isFinished(line, word);
  if (!hasAny(is, english.THIRD)) return isPlainVerb(line, word, subject);
  return (
    mayBeSubject(line, subject, is) &&
    !isFinished(line, word) &&
    !isOf(line, word + 1) &&
    isGoingOn(line, word, subject)
  );
}

/** Whether an auxiliary stands before a subject, so that a plain form comes after it: could a DPRK launch go unseen? */
function isInverted(line: Line, subject: Subject | undefined): boolean {
  if (subject === undefined) return false;
  const first = subject.determiner?.word ?? line.firsts[subject.index];
  return first > 0 && before(line, first) === SPACE && hasAny(classAt(line, first - 1), english.AUXILIARY);
}

/** Whether what follows a form of the third person suits a verb after this subject. */
function isGoingOn(line: Line, word: number, { index, determiner }: Subject): boolean {
  const { firsts, mentions } = line;
  if (mentions[index].name.article === 'the' && determiner === undefined) {
    // The article is missing, or it describes a noun: only an object shows a verb.
    const is = follows(line, word + 1) ? classAt(line, word + 1) : 0;
    return (
      hasAny(is, english.ARTICLE | english.PRONOUN) ||
      (hasAny(is, english.NOUN) && !hasAny(is, VERBAL | english.ADJECTIVE))
    );
  }
  if (follows(line, word + 1) || !line.titled) return true;
  const first = (determiner?.word ?? firsts[index]) - 1;
  return first >= 0 && hasAny(classAt(line, first), english.RELATIVE | english.SUBORDINATOR);
}

function isOf({ block, words }: Line, word: number): boolean {
  return word < words.count && block.text.slice(words.starts[word], words.ends[word]) === 'of';
}

/** Whether a word that can be a verb or noun is the verb of the noun before it. */
function isVerbAfterNoun(line: Line, word: number, is: number, head: number): boolean {
  const isPlural = hasAny(classAt(line, head), english.PLURAL);
  if (hasAny(is, english.PAST) && !hasAny(is, english.NOUN)) return true;
  if (!hasAny(is, NOMINAL | english.ADJECTIVE)) return true;
  if (hasAny(is, english.GERUND)) return isPlural;
  if (isOf(line, word + 1)) return false;
  if (hasAny(is, english.THIRD)) return !isPlural && !isFinished(line, word) && follows(line, word + 1);
  return isPlural && !isFinished(line, word);
}

function isGerundVerb(line: Line, word: number, is: number, subject: Subject | undefined, described: boolean): boolean {
  if (described || subject === undefined) return false;
  if (!follows(line, word + 1)) return !hasAny(is, english.NOUN);
  const next = classAt(line, word + 1);
  if (line.owners[word + 1] >= 0) return true;
  if (hasAny(next, english.ARTICLE | english.DETERMINER | english.PRONOUN | english.QUANTIFIER)) return true;
  const isBare = line.mentions[subject.index].name.article === 'the' && subject.determiner === undefined;
  if (isBare) return false;
  if (hasAny(next, english.ADVERB)) return true;
  if (hasAny(next, english.PREPOSITION | english.TO | english.CONJUNCTION)) return !hasAny(is, english.NOUN);
  return false;
}

function isPastVerb(line: Line, word: number, subject: Subject | undefined, described: boolean, next: number): boolean {
  if (described) return false;
  if (!follows(line, word + 1) || line.owners[word + 1] >= 0) return true;
  if (hasAny(next, ENDS_PHRASE)) return true;
  if (hasAny(next, english.ADVERB) && !hasAny(next, english.ADJECTIVE)) return true;
  void subject;
  // NATO trained battalions held the line: another verb comes, or none does.
  return !isFinished(line, word);
}

/** Whether the plain form is the verb of a mention: Will NATO plan, let NATO plan, NATO and the EU plan. */
function isPlainVerb(line: Line, word: number, { index, determiner }: Subject): boolean {
  const { firsts, owners } = line;
  const first = determiner?.word ?? firsts[index];
  if (isOf(line, word + 1)) return false;
  const isArticle = determiner?.span.word === 'the' && line.mentions[index].name.article === 'the';
  if (determiner !== undefined && !isArticle && !hasAny(determiner.is, english.RELATIVE)) return false;
  const isBare = line.mentions[index].name.article === 'the' && determiner === undefined;
  const previous = first > 0 && before(line, first) === SPACE ? classAt(line, first - 1) : 0;
  if (hasAny(previous, english.AUXILIARY | english.CAUSING)) return takesVerb(line, word);
  if (!isBare && hasAny(previous, english.CONJUNCTION) && first > 1 && owners[first - 2] >= 0)
    return !isFinished(line, word) && takesVerb(line, word);
  const isThat =
    first > 1 && /^that$/i.test(line.block.text.slice(line.words.starts[first - 1], line.words.ends[first - 1]));
  const at = isThat ? first - 2 : first - 1;
  return hasAny(classAt(line, at), english.DEMANDING) && takesVerb(line, word) && !isFinished(line, word);
}

function takesVerb(line: Line, word: number): boolean {
  return !follows(line, word + 1) || !hasAny(classAt(line, word + 1), english.AUXILIARY);
}

/** Whether a mention can be the subject of a verb after it, by what stands before it. */
function mayBeSubject(line: Line, { index, determiner }: Subject, is = 0): boolean {
  const { firsts, mentions, block, words } = line;
  const first = firsts[index];
  const { article } = mentions[index].name;
  if (determiner !== undefined && hasAny(determiner.is, english.RELATIVE)) return true;
  // One thing cannot describe what is several: a state acts.
  if (determiner !== undefined && /^(?:an?|each|every)$/.test(determiner.span.word)) return hasAny(is, english.THIRD);
  if (determiner !== undefined && !(article === 'the' && determiner.span.word === 'the')) return false;
  const at = (determiner?.word ?? first) - 1;
  if (at < 0 || before(line, at + 1) !== SPACE || opensSentence(line, at + 1)) return true;
  const previous = classAt(line, at);
  if (determiner === undefined && (isDigit(block.text, words.starts[at]) || hasAny(previous, english.QUANTIFIER)))
    return false;
  if (
    hasAny(
      previous,
      english.SUBORDINATOR | english.RELATIVE | english.CONJUNCTION | english.DETERMINER | english.SAYING,
    )
  )
    return true;
  if (hasAny(previous, english.CAUSING) || (hasAny(previous, english.VERB) && opensSentence(line, at))) return false;
  if (hasAny(previous, english.PREPOSITION | english.TO | english.AUXILIARY)) return false;
  if (hasAny(previous, english.ADJECTIVE) && determiner === undefined) return false;
  return !hasAny(previous, VERBAL) || hasAny(previous, english.NOUN);
}

/** How many words after a possible verb another one is looked for. */
const CLAUSE = 16;

/** Whether the clause has a finite verb after a word, so that this word is none. */
function isFinished(line: Line, word: number): boolean {
  const { owners } = line;
  let previous = classAt(line, word);
  for (let at = word + 1; at <= word + CLAUSE && follows(line, at); at++) {
    const is = owners[at] >= 0 ? english.NOUN : classAt(line, at);
    // The plans that were made: a relative clause belongs to a noun.
    if (hasAny(is, english.RELATIVE)) return at === word + 1 && isVerbOnly(line, at + 1);
    if (hasAny(is, english.PRONOUN) || (hasAny(is, english.SUBORDINATOR) && !hasAny(is, english.PREPOSITION)))
      return false;
    if (!hasAny(previous, english.TO) && isFinite(line, at, is, previous, at === word + 1)) return true;
    previous = is;
  }
  return false;
}

/** Whether a word after another of its clause is a finite verb. */
function isFinite(line: Line, at: number, is: number, previous: number, isNext: boolean): boolean {
  // Needs is: what NATO needs is.
  if (hasAny(is, english.AUXILIARY)) return !(isNext && hasAny(is, english.SINGULAR));
  const isNoun = hasAny(is, NOMINAL);
  if (hasAny(is, english.PAST)) {
    if (isNoun) return hasAny(previous, english.PLURAL);
    const isAdjective = hasAny(previous, english.ADJECTIVE) && !hasAny(previous, NOMINAL);
    return !isAdjective && !hasAny(previous, english.ARTICLE | english.DETERMINER | english.PREPOSITION);
  }
  if (!hasAny(is, english.THIRD | english.VERB)) return false;
  if (!isNoun && !hasAny(is, english.ADJECTIVE)) return true;
  // Sanctions bite slowly, budgets run long.
  return (
    isNext &&
    hasAny(is, english.VERB) &&
    follows(line, at + 1) &&
    hasAny(classAt(line, at + 1), english.ADVERB | english.ARTICLE)
  );
}

function isVerbOnly(line: Line, word: number): boolean {
  if (!follows(line, word) || line.owners[word] >= 0) return false;
  const is = classAt(line, word);
  return (
    hasAny(is, english.AUXILIARY) || (hasAny(is, english.THIRD | english.VERB | english.PAST) && !hasAny(is, NOMINAL))
  );
}
