// Reads the roles of the mentions of a block: what each is in its sentence, decided once from the words around it.
import type { Block } from '../../text/block';
import { numberAt } from '../../text/list';
import { COMMA, SPACE } from '../../text/normalize';
import type { Span } from '../../text/span';
import * as english from '../english';
import type { Mention } from '../mentions';
import type { Words } from '../words';
import { findDeterminer, isOwn } from './determiner';
import {
  classAt,
  createLine,
  endAt,
  firstOf,
  follows,
  hasAny,
  isCapitalAt,
  isDigitAt,
  lastOf,
  type Line,
  mentionAt,
  opensSentence,
  ownerAt,
  spanOf,
  startAt,
  writtenAt,
} from './line';
import { findLongerName } from './longerName';
import { findHead } from './phrase';
import type { Role, RoleKind } from './role';

/** The roles of the mentions of a block, which are in order; `words` are those of the block. Linear in the words. */
export function readRoles(block: Block, mentions: readonly Mention[], words: Words): readonly Role[] {
  if (mentions.length === 0) return [];
  const line = createLine(block, mentions, words);
  // From the last to the first: in “ROK and NATO leaders” the first mention is what the second is.
  for (let index = mentions.length - 1; index >= 0; index--) line.roles[index] = readRole(line, index);
  return line.roles;
}

function readRole(line: Line, index: number): Role {
  const { runIn } = line;
  const { start } = mentionAt(line, index);
  const longer = (line.longer[index] = findLongerName(line, index));
  const determiner = findDeterminer(line, longer && !longer.isEnd ? longer.first : firstOf(line, index));
  if (isLabel(line, index)) return describe('label');
  if (isAside(line, index)) return describe('aside');
  const whole = longer?.span ?? reportAround(line, index);
  if (whole !== undefined) return describe('part', whole);
  const head = findHead(line, index, determiner);
  if (head >= 0) return describe('modifier', spanOf(line, head));
  return describe(isWord(line, index) ? 'word' : 'noun');

  function describe(kind: RoleKind, its?: Span): Role {
    const kept = determiner && isOwn(line, determiner, kind === 'modifier') ? determiner : undefined;
    const opens = opensSentence(line, kept?.word ?? firstOf(line, index));
    return {
      kind,
      head: its,
      determiner: kept?.span,
      opensSentence: opens,
      tellsPlace: isInAddress(line, index),
      inRunIn: start < runIn,
    };
  }
}

/** The reports of a court that a mention stands for, with their volume and page: 491 U.S. 397. */
function reportAround(line: Line, index: number): Span | undefined {
  const [first, last] = [firstOf(line, index), lastOf(line, index)];
  if (!follows(line, first) || !follows(line, last + 1)) return undefined;
  if (!isDigitAt(line, first - 1) || !isDigitAt(line, last + 1)) return undefined;
  return { start: startAt(line, first - 1), end: endAt(line, last + 1) };
}

/** A block starts with its first letter, so that emphasis that opens there is not seen. */
function isLabel(line: Line, index: number): boolean {
  const { start, end } = mentionAt(line, index);
  return start === 0 && /^(?:[.:][*_\s]|[*_]+[.:])/.test(line.block.text.slice(end, end + 6));
}

const AROUND = 60;

function isAside(line: Line, index: number): boolean {
  const { block, words } = line;
  const { start, end, possessive } = mentionAt(line, index);
  let word = firstOf(line, index) - 1;
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
  const next = lastOf(line, index) + 1;
  if (next < words.count && isDigitAt(line, next) && startAt(line, next) - end < 5) {
    if (/^(?:,| \()? ?(?:19|20)\d\d[a-z]?(?:[;:)]|, pp?\. )/.test(block.text.slice(end + possessive.length, end + 20)))
      return true;
  }
  if (block.kind === 'item' && end === block.text.length) return block.text.slice(0, start).endsWith(', ');
  return block.kind === 'note' && start === 0 && /^, ["“‘*_]/.test(block.text.slice(end, end + 4));
}

/** Whether a mention tells where a place is that stands before it: in Seoul, South Korea, today; Vladivostok, Russia – */
function isInAddress(line: Line, index: number): boolean {
  const { block, words } = line;
  const { start, end, possessive } = mentionAt(line, index);
  const first = firstOf(line, index);
  let word = first - 1;
  const after = block.text.slice(end, end + DATED);
  if (word < 0 || possessive !== '') return false;
  if (!/^(?:$|[.;)]|,? [–—(]|,\s(?!(?:and|or)\s)\p{Ll})/u.test(after) && !dateAfter.test(after)) return false;
  // Whose a body is stands after its abbreviation as well: the Ministry of Example (MOE), Republic of Korea, said.
  if (shortBefore.test(block.text.slice(Math.max(0, start - AROUND), start))) return true;
  if (numberAt(words.separators, first) !== ((COMMA << 4) | SPACE)) return false;
  const isPlace = () =>
    isCapitalAt(line, word) && (ownerAt(line, word) < 0 || !mentionAt(line, ownerAt(line, word)).name.concept.state);
  if (!isPlace()) return false;
  while (follows(line, word) && !hasAny(classAt(line, word - 1), english.PREPOSITION)) {
    word--;
    if (!isPlace()) return false;
  }
  return word === 0 || follows(line, word);
}

/** A name and its abbreviation, and a comma. */
const shortBefore = /\p{Lu}\p{L}+ \(\p{Lu}[\p{Lu}&-]+\), $/u;

const months = [...english.wordsOf('months').map((month) => month.slice(0, 3)), 'may'].join('|');

/** A day and its month after a place: at Camp Casey, South Korea, Aug. 19. */
const dateAfter = new RegExp(`^,?\\s(?:\\d{1,2}\\s(?:${months})|(?:${months})\\p{Ll}*\\.?\\s\\d)`, 'iu');

/** How far a day and its month go, in UTF-16 units. */
const DATED = 20;

/** After the term, the name itself, they write X or; or alone in italics. */
function isWord(line: Line, index: number): boolean {
  const { block } = line;
  const { text } = block;
  const { start, end } = mentionAt(line, index);
  const isMark = (at: number) => text[at] === '*' || text[at] === '_';
  if (isMark(end) && !isMark(end + 1) && (start === 0 || (isMark(start - 1) && !isMark(start - 2)))) return true;
  let word = firstOf(line, index) - 1;
  if (word > 0 && hasAny(classAt(line, word), english.CONJUNCTION | english.ADVERB)) {
    // The names X and Y; the name itself: X, then Y.
    const other = ownerAt(line, word - 1);
    word = (other >= 0 ? firstOf(line, other) : word - 1) - 1;
  }
  const nextStart = startAt(line, word + 1);
  if (word > 0 && writtenAt(line, word) === 'itself') word--;
  if (word >= 0 && isNamedBy(line, word) && nextStart === start) return true;
  if (word < 0 || !hasAny(classAt(line, word), english.NAMING)) return false;
  return /^(?:\s+itself)?\s?[—–:,]?\s*["“'‘*_]*$/.test(
    text.slice(endAt(line, word), Math.min(nextStart, endAt(line, word) + AROUND)),
  );
}

/** Whether a verb says that what follows is what somebody writes or says: a firm called X; newspapers say X. */
function isNamedBy(line: Line, word: number): boolean {
  const written = writtenAt(line, word).toLowerCase();
  if (english.isAmong('calling', written)) return true;
  const after = line.block.text.slice(nextEnd(line, word), nextEnd(line, word) + 8);
  return english.isAmong('uttering', written) && /^[*_]*(?:[.;)]|, (?:not|rather)\b|$)/.test(after);
}

/** Where the mention ends that begins after a word. */
function nextEnd(line: Line, word: number): number {
  const owner = ownerAt(line, word + 1);
  return owner < 0 ? endAt(line, word + 1) : mentionAt(line, owner).end;
}
