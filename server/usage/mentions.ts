// Mentions: the places in a block that name a concept.
import type { Designation } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { canStart, follow, type NameIndex, type Spelling, spellingsAt } from '../glossary/names';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { decodeEntities, entityAt } from '../text/marks';
import { APOSTROPHE, foldText, foldUnit, HYPHEN, isLetter, NOTHING, POINT, SLASH } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import { findSpan, type Span } from '../text/span';
import { hasCue } from './cues';
import * as english from './english';
import type { Words } from './words';

/** A span of a block that names a concept; offsets within the block, without the possessive ending. */
export interface Mention extends Span {
  /** The designation that is written here, whatever its case or number. */
  readonly name: Designation;
  /** The other senses that the written words could have, where the glossary has several. */
  readonly others: readonly Designation[];
  /** `name` holds only if the draft introduces it in this sense; a mention that a `Passage` has is one of which it does. */
  readonly conditional: boolean;
  readonly plural: boolean;
  /** The possessive ending that follows, as written (`'s`, `’s`, `'`), or empty. */
  readonly possessive: string;
  /** Capitals that the designation's casing does not allow at this place. */
  readonly miscased: boolean;
  /** One letter away from the designation: a slip of the fingers. */
  readonly misspelled: boolean;
  /** Joined by a hyphen or slash to a word before or after (ROK-US, non-NATO). */
  readonly compound: boolean;
  /** Part of a longer proper name that no glossary lists (Republic of Korea Navy), as `tellLongerNames` reads it. */
  readonly inName: boolean;
  /** Inside a quotation or the title of a work, or where that is in doubt. */
  readonly quoted: boolean;
}

/** Whether `offset` lies inside one of the spans. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  return offset < (spans[findSpan(spans, offset)]?.end ?? 0);
}

/**
 * The mentions in a block, in order, disjoint: at each place the longest name that its casing and exceptions allow.
 * `words` are those of the block. Time is linear in the words, whatever the number of names.
 */
export function findMentions({ names }: Glossary, block: Block, words: Words): readonly Mention[] {
  const reader = new MentionReader(names, block, words);
  const mentions: Mention[] = [];
  for (let word = 0; word < words.count;) {
    const found = reader.findAt(word);
    if (found === undefined || reader.isInTheWay(found, word)) word++;
    else {
      mentions.push(found.mention);
      word = found.last + 1;
    }
  }
  return mentions;
}

/** A mention and its last word. */
interface Found {
  readonly mention: Mention;
  readonly last: number;
}

/** Reads mentions in the words of one block. */
class MentionReader {
  private quoted: readonly Span[] | undefined;

  constructor(
    private readonly names: NameIndex,
    private readonly block: Block,
    private readonly words: Words,
  ) {}

  /** The longest name that starts at a word and that its casing and exceptions allow. */
  findAt(word: number): Found | undefined {
    const { names, block } = this;
    const { count, ends, hashes, separators } = this.words;
    const hash = numberAt(hashes, word);
    if (!canStart(names, hash)) return undefined;
    const ended: { readonly last: number; readonly end: number }[] = [];
    for (let last = word, node = follow(names, 0, 0, hash); node !== 0;) {
      if (numberAt(names.ends, node * 2) >= 0) ended.push({ last, end: node * 2 });
      if (numberAt(names.ends, node * 2 + 1) >= 0 && block.text[numberAt(ends, last)] === '.')
        ended.push({ last, end: node * 2 + 1 });
      last++;
      if (last >= count || numberAt(separators, last) < 0) break;
      node = follow(names, node, numberAt(separators, last), numberAt(hashes, last));
    }
    for (const { last, end } of ended.reverse()) {
      const mention = this.accept(spellingsAt(names, numberAt(names.ends, end)), word, last, (end & 1) === 1);
      if (mention !== undefined) return { mention, last };
    }
    return undefined;
  }

  /** What only points back (“the North”) gives way to a name that begins in it (“North Atlantic Treaty Organization”). */
  isInTheWay({ mention: { name }, last }: Found, word: number): boolean {
    if (name.kind !== 'reference') return false;
    for (let later = word + 1; later <= last; later++) {
      const other = this.findAt(later);
      if (other !== undefined && other.last > last && other.mention.name.kind !== 'reference') return true;
    }
    return false;
  }

  /** The mention that some words are, in the sense that fits best; undefined where none does. */
  private accept(spellings: readonly Spelling[], word: number, last: number, pointed: boolean): Mention | undefined {
    const { block } = this;
    const { starts, ends, separators } = this.words;
    const start = numberAt(starts, word);
    const end = numberAt(ends, last) + (pointed ? 1 : 0);
    const written = readVisible(block, start, end);
    let chosen: { spelling: Spelling; miscased: boolean; conditional: boolean; rank: number } | undefined;
    const others: Designation[] = [];
    for (const spelling of spellings) {
      const { name } = spelling;
      const capitals = compareCapitals(written, spelling.text);
      if (capitals === 'other words') continue;
      if (!isAllowed(spelling, capitals, block, start, end)) continue;
      if (name.except !== undefined && this.isExcepted(name.except, word, last)) continue;
      const cued = name.when === 'cued' && hasCue(block, name.concept);
      // A listed name goes before a derived spelling; a cue word decides between senses; then a sense without condition;
      // then the very capitals that are written.
      const conditional = name.when !== undefined && !cued;
      const rank = (name.generated ? 0 : 8) + (cued ? 4 : 0) + (conditional ? 0 : 2) + (capitals === 'same' ? 1 : 0);
      if (chosen === undefined || rank > chosen.rank) {
        if (chosen !== undefined) others.push(chosen.spelling.name);
        chosen = { spelling, miscased: isMiscased(name, capitals, block, start, end), conditional, rank };
      } else others.push(name);
    }
    if (chosen === undefined) return undefined;
    const { name, text, plural } = chosen.spelling;
    this.quoted ??= quotedSpans(block);
    return {
      start,
      end,
      name,
      others: others.filter(({ concept, generated }) => concept !== name.concept && !generated),
      conditional: chosen.conditional,
      plural,
      possessive: possessiveAfter(block, end, text),
      miscased: chosen.miscased,
      misspelled: false,
      compound:
        isJointBefore(numberAt(separators, word)) || isJoint(afterPoint(numberAt(separators, last + 1), pointed)),
      inName: false,
      quoted: this.quoted.length > 0 && (isInside(this.quoted, start) || isInside(this.quoted, end - 1)),
    };
  }

  private isExcepted({ before, after }: NonNullable<Designation['except']>, word: number, last: number): boolean {
    const { block, words } = this;
    const { count, starts, ends, separators } = words;
    const is = (list: readonly string[], at: number) =>
      list.length > 0 && at >= 0 && at < count && foldedOf(list).has(foldText(block.text.slice(starts[at], ends[at])));
    return (
      (numberAt(separators, last + 1) > 0 && is(before, last + 1)) ||
      (numberAt(separators, word) > 0 && is(after, word - 1))
    );
  }
}

const folded = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Some words, folded. Remembered against the list. */
function foldedOf(words: readonly string[]): ReadonlySet<string> {
  let known = folded.get(words);
  if (known === undefined) folded.set(words, (known = new Set(words.map(foldText))));
  return known;
}

/** The text between two offsets as a reader sees it: without markup, soft hyphens and the like, entities as characters. */
export function readVisible(block: Block, start: number, end: number): string {
  const { prose, text } = block;
  const index = findSpan(prose, start);
  if (end <= (prose[index]?.end ?? 0)) return decodeEntities(text.slice(start, end));
  let visible = '';
  for (let at = Math.max(index, 0), stretch = prose[at]; stretch && stretch.start < end; stretch = prose[++at])
    visible += text.slice(Math.max(stretch.start, start), Math.min(stretch.end, end));
  return decodeEntities(visible);
}

/**
 * How the capitals of written words stand to those of a designation:
 * the same; all in capitals; a capital more at the very start; more capitals at the start of other words;
 * otherwise; or the words are not the same at all.
 */
type Capitals = 'same' | 'all' | 'first' | 'titled' | 'other' | 'other words';

function compareCapitals(written: string, designated: string): Capitals {
  if (written === designated) return 'same';
  let all = true;
  let first = false;
  let titled = false;
  let other = false;
  let position = 0;
  let startsWord = true;
  let i = 0;
  for (let j = 0; j < designated.length; j++) {
    const wanted = foldUnit(designated.charCodeAt(j));
    if (!isLetter(wanted)) {
      startsWord = startsWord || wanted !== NOTHING;
      continue;
    }
    while (i < written.length && !isLetter(foldUnit(written.charCodeAt(i)))) i++;
    if (i >= written.length || foldUnit(written.charCodeAt(i)) !== wanted) return 'other words';
    const is = written.charAt(i);
    const was = designated.charAt(j);
    if (is !== is.toUpperCase()) all = false;
    if (isUpper(is) !== isUpper(was)) {
      if (isUpper(was) || !startsWord) other = true;
      else if (position === 0) first = true;
      else titled = true;
    }
    startsWord = false;
    position++;
    i++;
  }
  for (; i < written.length; i++) if (isLetter(foldUnit(written.charCodeAt(i)))) return 'other words';
  if (!other) return titled ? 'titled' : first ? 'first' : 'same';
  return all ? 'all' : 'other';
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function isAllowed({ name, plural }: Spelling, capitals: Capitals, block: Block, start: number, end: number): boolean {
  if (name.casing !== 'exact' || capitals === 'same' || capitals === 'first') return true;
  if (capitals === 'other' && !plural && isInSmallLetters(name, block.text, start, end)) return true;
  // An abbreviation's plural in a line of capitals (ROKS) is no plural of ours.
  return capitals === 'all' && !plural && isLineOfCapitals(block, start, end);
}

/** The fewest letters by which an abbreviation in small letters can be told from other words. */
const FEWEST_LETTERS = 4;

/** Whether an abbreviation is written in small letters, and is no word of the language by them: nato, but not quad. */
function isInSmallLetters({ kind, status, generated }: Designation, text: string, start: number, end: number): boolean {
  if (kind !== 'abbreviation' || status === 'deprecated' || generated || end - start < FEWEST_LETTERS) return false;
  const written = text.slice(start, end);
  return /^[a-z]+$/.test(written) && english.lookUp(written) === 0;
}

function isMiscased({ casing }: Designation, capitals: Capitals, block: Block, start: number, end: number): boolean {
  switch (capitals) {
    case 'same':
    case 'first':
      return false;
    case 'titled':
      return casing === 'common' && !isLineOfCapitals(block, start, end);
    case 'all':
      // A dateline (SEOUL —), a speaker, or stress: no slip.
      return false;
    case 'other':
    case 'other words':
      return !isLineOfCapitals(block, start, end);
  }
}

/** The longest line that can be one of capitals, on either side of a span, in UTF-16 units. */
export const LONGEST_LINE = 200;

/**
 * Whether the line around a span has no small letters. A long line is no such line, and neither is a single word that is one
 * of several lines: it is left over where a paragraph is wrapped.
 */
export function isLineOfCapitals({ text }: Block, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = text.slice(end, end + LONGEST_LINE);
  const from = before.lastIndexOf('\n') + 1;
  const to = after.indexOf('\n');
  if ((from === 0 && start > LONGEST_LINE) || (to < 0 && end + LONGEST_LINE < text.length)) return false;
  const line = before.slice(from) + text.slice(start, end) + (to < 0 ? after : after.slice(0, to));
  if ((from > 0 || to >= 0) && !/\S\s+\S/.test(line)) return false;
  return line === line.toUpperCase() && line !== line.toLowerCase();
}

/** The possessive ending that stands after a name, as written, or empty. */
export function possessiveAfter({ text }: Block, end: number, name: string): string {
  // Markup may close between a name and its ending: **ROK**'s.
  let at = end;
  while (at < text.length && (text[at] === '*' || text[at] === '_')) at++;
  const { character, length } = (text[at] === '&' && entityAt(text, at)) || { character: text.charAt(at), length: 1 };
  if (foldUnit(character.charCodeAt(0)) !== APOSTROPHE) return '';
  const follows = (offset: number) => offset < text.length && isLetter(foldUnit(text.charCodeAt(offset)));
  const after = at + length;
  const letter = text[after];
  if ((letter === 's' || letter === 'S') && !follows(after + 1)) return text.slice(at, after + 1);
  return /s$/i.test(name) && !follows(after) ? text.slice(at, after) : '';
}

/** The separators after a name, less the point that belongs to it. */
function afterPoint(separators: number, pointed: boolean): number {
  if (!pointed || separators < 0) return separators;
  if (separators > 0xff) return separators & 0xff;
  return separators > 0xf ? separators & 0xf : separators === POINT ? 0 : separators;
}

/** A joint before a name; the word before may end with a point (U.S.-ROK, U.S./ROK). */
function isJointBefore(separators: number): boolean {
  return isJoint(separators) || (separators >> 4 === POINT && isJoint(separators & 15));
}

function isJoint(separator: number): boolean {
  return separator === HYPHEN || separator === SLASH;
}
