// The noun phrase that goes on after a mention, and the noun in it that the mention describes.
import { numberAt } from '../../text/list';
import { COMMA, SPACE } from '../../text/normalize';
import * as english from '../english';
import type { Found } from './determiner';
import {
  before,
  classAt,
  ENDS_PHRASE,
  firstOf,
  follows,
  hasAny,
  isDigitAt,
  isJoint,
  isNamed,
  lastOf,
  type Line,
  mentionAt,
  NOMINAL,
  ownerAt,
  startAt,
  VERBAL,
  wordAt,
  writtenAt,
} from './line';
import { isVerb, isVerbOnly, type Subject } from './verb';

/** The head of the noun that a mention describes, or -1 where it is a noun itself. */
export function findHead(line: Line, index: number, determiner: Found | undefined): number {
  const { words } = line;
  if (mentionAt(line, index).possessive !== '') return -1;
  let word = lastOf(line, index) + 1;
  if (word >= words.count) return -1;
  const separator = before(line, word);
  if (isJoint(separator)) {
    // ROK-Japan relations: what is joined describes the same noun; NATO-led mission: it is skipped.
    if (ownerAt(line, word) >= 0) {
      const other = line.roles[ownerAt(line, word)];
      return other?.kind === 'modifier' && other.head
        ? wordAt(line, lastOf(line, ownerAt(line, word)), other.head)
        : -1;
    }
    while (word + 1 < words.count && isJoint(before(line, word + 1))) word++;
    return follows(line, word + 1) ? readPhrase(line, word + 1, true, undefined) : -1;
  }
  const other = (line.shared[index] = sharedWith(line, index, determiner));
  if (other >= 0) return other;
  if (separator !== SPACE) return -1;
  return readPhrase(line, word, isJoint(before(line, firstOf(line, index))), { index, determiner });
}

/**
 * The head of the noun that a mention describes together with what follows in a list, or -1: ROK and NATO leaders; U.S.,
 * Indian, and Brazilian markets.
 */
function sharedWith(line: Line, index: number, determiner: Found | undefined): number {
  const { name } = mentionAt(line, index);
  const item = nextItem(line, lastOf(line, index) + 1);
  if (item === undefined) return -1;
  const { word, isAfterComma, isLast } = item;
  // After a comma, “and” joins the last of several: ROK, US, and EU leaders, but the ROK left, and EU leaders stayed.
  if (isAfterComma && isLast && before(line, firstOf(line, index)) !== ((COMMA << 4) | SPACE)) return -1;
  const next = ownerAt(line, word);
  // A state has an adjective for this: Japan and ROK officials are Japan, and officials.
  const isAlone =
    name.kind === 'name' &&
    name.article === 'none' &&
    name.concept.designations.some(({ kind }) => kind === 'adjective');
  if (next < 0) {
    // Nationalities that no glossary has: ROK and Turkish leaders.
    // Of small letters only after a bare name that takes an article: ROK and allied leaders, but NATO and good friends.
    if (isAlone) return -1;
    if (!isNamed(line, word) && (name.article !== 'the' || determiner !== undefined || isAfterComma)) return -1;
    return headOfList(line, word);
  }
  if (mentionAt(line, next).name.kind === 'adjective') {
    if (!isLast) return numberAt(line.shared, next);
    return follows(line, lastOf(line, next) + 1) ? readPhrase(line, lastOf(line, next) + 1, true, undefined) : -1;
  }
  const role = line.roles[next];
  if (isAlone || (isAfterComma && !isLast && numberAt(line.shared, next) < 0)) return -1;
  return role?.kind === 'modifier' && role.head && role.determiner?.start !== startAt(line, word - 1)
    ? wordAt(line, lastOf(line, next), role.head)
    : -1;
}

/** One of several words that a comma, “and”, or both join to the one before. */
interface Item {
  readonly word: number;
  readonly isAfterComma: boolean;
  /** Whether it comes after “and”. */
  readonly isLast: boolean;
}

/** The next of several words that are joined, where it begins at a word or after its “and”. */
function nextItem(line: Line, word: number): Item | undefined {
  const isAfterComma = word < line.words.count && before(line, word) === ((COMMA << 4) | SPACE);
  if (!isAfterComma && !follows(line, word)) return undefined;
  const isLast = hasAny(classAt(line, word), english.CONJUNCTION);
  if (isLast) return follows(line, word + 1) ? { word: word + 1, isAfterComma, isLast } : undefined;
  return isAfterComma ? { word, isAfterComma, isLast } : undefined;
}

/** How many adjectives of a list are read. */
const LONGEST_LIST = 8;

/** The head that the adjectives of a list describe which begins at a word, or -1: Indian, Dutch, and Brazilian markets. */
function headOfList(line: Line, first: number): number {
  for (let word = first, read = 0; read < LONGEST_LIST; read++) {
    const is = classAt(line, word);
    // A capital makes an adjective of what is a noun as well: Indian, Japanese.
    const isOther = hasAny(is, ENDS_PHRASE) || (hasAny(is, NOMINAL) && !isNamed(line, word));
    if (isOther || !hasAny(is, english.ADJECTIVE)) return -1;
    const item = nextItem(line, word + 1);
    if (item === undefined) return follows(line, word + 1) ? readPhrase(line, word + 1, true, undefined) : -1;
    const next = ownerAt(line, item.word);
    if (next >= 0) {
      const role = line.roles[next];
      if (mentionAt(line, next).name.kind === 'adjective')
        return follows(line, lastOf(line, next) + 1) ? readPhrase(line, lastOf(line, next) + 1, true, undefined) : -1;
      return role?.kind === 'modifier' && role.head ? wordAt(line, lastOf(line, next), role.head) : -1;
    }
    word = item.word;
  }
  return -1;
}

/**
 * The head of the noun phrase that goes on at a word, or -1 where none does. After `subject` the word may be its verb;
 * otherwise a noun has to come.
 */
function readPhrase(line: Line, from: number, certain: boolean, subject: Subject | undefined): number {
  const { words } = line;
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
    const owner = ownerAt(line, word);
    if (owner >= 0 && isCommonReference(line, owner)) {
      word = head = lastOf(line, owner);
      continue;
    }
    if (owner >= 0 && mentionAt(line, owner).name.kind !== 'adjective') {
      const { kind, head: its } = line.roles[owner] ?? {};
      if (head >= 0 || its === undefined || kind === 'noun') return head;
      return kind === 'modifier' || kind === 'part' ? wordAt(line, lastOf(line, owner), its) : head;
    }
    if (owner >= 0) {
      word = lastOf(line, owner);
      described = true;
      continue;
    }
    const is = classAt(line, word);
    if (hasAny(is, ENDS_PHRASE) || isDigitAt(line, word)) break;
    if (isNamed(line, word)) return head >= 0 ? head : readTitle(line, word);
    const isAdverb = head < 0 && !described && isAdverbBefore(line, word, is);
    if (isAdverb || !hasAny(is, VERBAL | NOMINAL | english.ADJECTIVE)) {
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

/** Whether a word that can be an adverb is one, since a verb follows: the DPRK first tested. The ending of a noun makes none: ally. */
function isAdverbBefore(line: Line, word: number, is: number): boolean {
  return hasAny(is, english.ADVERB) && isVerbOnly(line, word + 1) && !writtenAt(line, word).endsWith('ly');
}

/** Whether a mention only points back to what is no state: EU Member States, the NATO Summit. */
function isCommonReference(line: Line, index: number): boolean {
  const { kind, concept } = mentionAt(line, index).name;
  return kind === 'reference' && !concept.state;
}

/** The head of words with capitals that are no name of their own: Foreign Minister, Secretary General, Member States. */
function readTitle(line: Line, first: number): number {
  let head = first;
  for (let word = first; word === first || (follows(line, word) && isNamed(line, word)); word++) {
    const is = classAt(line, word);
    if (hasAny(is, english.TITLE)) {
      const isGeneral = /^(?:secretary|attorney|governor|consul)\sgeneral$/i.test(writtenAt(line, word, word + 1));
      return isGeneral ? word + 1 : word;
    }
    if (hasAny(is, english.BEARER)) head = word;
  }
  return head;
}
