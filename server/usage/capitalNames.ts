// Names that a draft writes with capitals and that no glossary has: Inflation Reduction Act, Office of Example Affairs.
import { numberAt } from '../text/list';
import { APOSTROPHE, COMMA, HYPHEN, SLASH, SPACE } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import * as english from './english';
import { isInside, readVisible } from './mentions';
import type { Passage, Placed } from './passage';
import {
  before,
  classAt,
  createLine,
  endAt,
  follows,
  hasAny,
  isCapitalAt,
  isDigitAt,
  isTitledAt,
  type Line,
  opensSentence,
  ownerAt,
  startAt,
  writtenAt,
} from './roles/line';
import { readWords } from './words';

/** Words with capitals that read as one name. */
export interface CapitalName extends Placed {
  /** As it is seen, white space made single. */
  readonly text: string;
  /** Whether it opens a sentence, so that its first capital says nothing. */
  readonly opens: boolean;
  /** The word that it turns on: Act, Office. */
  readonly head: { readonly hash: number; readonly text: string };
}

/** The fewest and the most words that tell of a name; what hyphens join is one. */
const FEWEST = 2;
const MOST = 9;
/** The longest name, in UTF-16 units. */
const LONGEST = 120;

/** What begins no name, and is no part of one but where it joins others. */
const NO_PART =
  english.ARTICLE |
  english.DETERMINER |
  english.QUANTIFIER |
  english.PREPOSITION |
  english.SUBORDINATOR |
  english.CONJUNCTION |
  english.RELATIVE |
  english.PRONOUN |
  english.AUXILIARY |
  english.TO |
  english.DATE;

/**
 * The names with capitals in the running prose of a passage, in order; of one that “and” may end both ways to read it.
 * Not those of a glossary, persons with a title, dates and headlines.
 */
export function findCapitalNames(passage: Passage): readonly CapitalName[] {
  const { block, place } = passage;
  if (block.quoted || (place.scope !== place.section && place.scope !== 'note')) return none;
  const words = readWords(block);
  const line = createLine(
    block,
    passage.occurrences.map(({ mention }) => mention),
    words,
  );
  if (line.titled) return none;
  const found: CapitalName[] = [];
  const quoted = quotedSpans(block);
  for (let word = 0; word < words.count; word++) {
    if (!isPart(line, word)) continue;
    const run = readRun(line, word);
    for (const last of run.ends) {
      const name = nameOf(line, run, last);
      if (name && !isInside(quoted, name.start)) found.push({ passage, ...name });
    }
    word = run.last;
  }
  return found;
}

const none: readonly CapitalName[] = [];

/** Words with capitals, with what joins them. */
interface Run {
  readonly first: number;
  readonly last: number;
  /** The last words of the names that it may be: with “and” and what follows, and without. */
  readonly ends: readonly number[];
  /** The last word before what “of” or the like joins to it. */
  readonly head: number;
}

function isPart(line: Line, word: number): boolean {
  if (!isCapitalAt(line, word) || isTitledAt(line, word)) return false;
  return endAt(line, word) - startAt(line, word) > 1 && !hasAny(classAt(line, word), NO_PART);
}

/** The run that begins with a word. */
function readRun(line: Line, first: number): Run {
  const { count } = line.words;
  let last = first;
  let head = -1;
  /** The last word before an “and” that may end the name. */
  let beforeAnd = -1;
  let hasBody = hasAny(classAt(line, first), english.BODY);
  for (;;) {
    const next = last + 1;
    if (next >= count) break;
    if (isJoined(line, next)) {
      last = next;
      continue;
    }
    if (!follows(line, next)) break;
    if (isPart(line, next)) {
      last = next;
      hasBody ||= hasAny(classAt(line, next), english.BODY);
      continue;
    }
    const after = afterJoiner(line, next, hasBody);
    if (after < 0) break;
    const isAnd = hasAny(classAt(line, next), english.CONJUNCTION);
    // Once “of” has been read, what “and” joins may be another name: Department of Energy and Congress.
    if (isAnd && head >= 0 && beforeAnd < 0) beforeAnd = last;
    if (!isAnd && head < 0) head = last;
    last = after;
  }
  const ends = beforeAnd >= 0 ? [beforeAnd, last] : [last];
  return { first, last, ends, head: head < 0 ? last : head };
}

/** Whether a hyphen joins a word to the one before: Asia-Pacific, Camp-David-style. */
function isJoined(line: Line, word: number): boolean {
  return before(line, word) === HYPHEN && word < line.words.count;
}

/** The word of a name that goes on after a joining word, or -1. */
function afterJoiner(line: Line, word: number, hasBody: boolean): number {
  const joiner = writtenAt(line, word);
  if (!hasAny(classAt(line, word), english.JOINING) || joiner === 'the' || joiner === 'to' || joiner === 'in')
    return -1;
  const isOf = joiner === 'of';
  if (!isOf && !hasBody && !(joiner === 'and' && hasBodyAhead(line, word + 1))) return -1;
  let next = word + 1;
  if (joiner !== 'and' && follows(line, next) && writtenAt(line, next) === 'the') next++;
  return follows(line, next) && isPart(line, next) ? next : -1;
}

/** Whether the words with capitals that begin at a word have the core of a name among them. */
function hasBodyAhead(line: Line, word: number): boolean {
  for (let next = word; next < word + MOST && follows(line, next) && isPart(line, next); next++)
    if (hasAny(classAt(line, next), english.BODY)) return true;
  return false;
}

/** The name of a run up to a last word; undefined where it is none. */
function nameOf(line: Line, { first, head, ...run }: Run, last: number): Omit<CapitalName, 'passage'> | undefined {
  let units = 0;
  let capitals = 0;
  for (let word = first; word <= last; word++) {
    if (!isCapitalAt(line, word) || (word > first && isJoined(line, word))) continue;
    units++;
    if (isShouted(line, word)) capitals++;
  }
  if (units < FEWEST || units > MOST || capitals === units) return undefined;
  const core = Math.min(head, last);
  const is = classAt(line, core);
  // National Women’s Example Center
  if (before(line, last + 1) === APOSTROPHE && !hasAny(is, english.BODY)) return undefined;
  // NATO Allies; Secretary of Defense; President Example, whom nobody looks up.
  if (hasAny(is, english.BEARER) && !hasAny(is, english.BODY)) return undefined;
  if (!hasAny(is, english.BODY))
    for (let word = first; word <= core; word++)
      if (hasAny(classAt(line, word), english.TITLE) && !hasAny(classAt(line, word), english.ADJECTIVE))
        return undefined;
  if (isFragment(line, first, last) || (last > head && isListed(line, last))) return undefined;
  if (isDigitAt(line, last) || run.last - first > 3 * MOST) return undefined;
  const owner = ownerAt(line, first);
  if (owner >= 0 && owner === ownerAt(line, last)) return undefined;
  const [start, end] = [startAt(line, first), endAt(line, last)];
  if (end - start > LONGEST) return undefined;
  const text = readVisible(line.block, start, end).replace(/\s+/g, ' ');
  if (!/\p{Ll}/u.test(text)) return undefined;
  const hash = numberAt(line.words.hashes, core);
  return { start, end, text, opens: opensSentence(line, first), head: { hash, text: writtenAt(line, core) } };
}

/** Whether a longer name goes on at either end: Example Center for Stability Studies in full, of which only the end is read. */
function isFragment(line: Line, first: number, last: number): boolean {
  if (before(line, first) === SLASH || before(line, last + 1) === SLASH) return true;
  const link = first - 1;
  if (link < 1 || !follows(line, first) || !follows(line, link) || isCapitalAt(line, link)) return false;
  return hasAny(classAt(line, link), english.PREPOSITION) && isCapitalAt(line, link - 1);
}

/** Whether what a name joins goes on as a row: Bureau of Example, Sample and Test Affairs. */
function isListed(line: Line, last: number): boolean {
  const separator = before(line, last + 1);
  return separator === ((COMMA << 4) | SPACE) && last + 1 < line.words.count && isCapitalAt(line, last + 1);
}

function isShouted(line: Line, word: number): boolean {
  return /^\p{Lu}{2,}$/u.test(writtenAt(line, word));
}
