// Introductions: the places where a draft ties an abbreviation or a second name to a full name.
import type { Concept } from '../glossary/concept';
import { createDraftConcept } from '../glossary/entry';
import type { Block } from '../text/block';
import { foldText } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import { contains, findSpan, type Span } from '../text/span';
import { isInside, type Mention, readVisible } from './mentions';
import type { Words } from './words';

/**
 * How an introduction is written.
 * - `parenthesis`: full name (ABBR); `reversed`: ABBR (full name)
 * - `or`: full name, or ABBR,
 * - `bridge`: short name, formally the full name (ABBR): ties all three
 * - `list`: what pairs them for the whole file: a row of a table, an item of a list, ABBR = full name, “ABBR” means full name
 * - `definition`: a line that defines the abbreviation for the whole file, and is no prose
 */
export type IntroductionShape = 'parenthesis' | 'reversed' | 'or' | 'bridge' | 'list' | 'definition';

/** A place that ties names together. Offsets within the block. */
export interface Introduction extends Span {
  readonly shape: IntroductionShape;
  /** The concept that it introduces; one made for this draft (`origin: 'draft'`) where no glossary knows the pair. */
  readonly concept: Concept;
  /** The full name as written. */
  readonly full: Span;
  /** The abbreviation as written, without quotation marks and parentheses. */
  readonly short: Span;
  /** What goes when the introduction is undone: the parenthesis and the space before it. */
  readonly aside: Span;
  /** Other names that the sentence ties to it (South Korea in the bridge). */
  readonly names: readonly Span[];
  /**
   * - `right`: the glossary's full name, or an admitted one
   * - `wrong`: close to the glossary's full name, or a known wrong expansion, but not it
   * - `own`: a pair that no glossary knows
   */
  readonly verdict: 'right' | 'wrong' | 'own';
  /** Inside a quotation or the title of a work: introduces nothing. */
  readonly quoted: boolean;
}

/** The longest parenthesis that is looked into, in UTF-16 units. */
const LONGEST_ASIDE = 160;

/** The longest gap between a name and its parenthesis, markup included. */
const LONGEST_GAP = 160;

/** The longest words that say what an abbreviation means, in UTF-16 units. */
const LONGEST_MEANING = 40;

/** The longest abbreviation, in UTF-16 units. */
const LONGEST_SHORT = 14;

/** The longest block that may be a list of abbreviations. */
const LONGEST_LIST = 8000;

/** Words that may stand between an opening parenthesis and the short name. */
const beforeShort =
  /^(?:(?:hereafter|hereinafter|henceforth|abbreviated(?: as| to)?|in short|or|also|known as|also known as|the|“|"|‘|')\s*,?\s*)+/i;

/** What stands between a name and the formal name that it is bridged to. */
const bridge =
  /^,? (?:(?:formally|officially|properly|formal name|or|also)(?: (?:known as|called|named))?|(?:also )?known as|i\.e\.,?)(?::|,)? (?:the )?$/i;

/** What stands between an introduction and a further name that it ties. */
const bridgeAfter =
  /^,? (?:or|also (?:known as|called)|(?:commonly|better|usually|often) (?:known as|called)|i\.e\.,?) (?:simply )?(?:the )?$/i;

/** What stands between a full name and an abbreviation that it is given in passing. */
const inPassing = /^, (?:or|abbreviated(?: as| to)?|hereafter|hereinafter|henceforth)(?: simply)? (?:the )?["“]?$/i;

/** What stands between an abbreviation and the full name that it is said to have. */
const meaning =
  /^["”’]? (?:means|stands for|denotes|refers to|is short for|is the (?:abbreviation|acronym) (?:of|for)) (?:the )?["“‘]?$/i;

/**
 * The introductions in a block, in order. `mentions` and `words` are those of the block.
 * A list that pairs names in table cells is found by `Usage`, which sees the cells together.
 */
export function findIntroductions(block: Block, mentions: readonly Mention[], words: Words): readonly Introduction[] {
  const introductions: Introduction[] = [];
  const { text } = block;
  let cursor = 0;
  for (const open of words.parentheses) {
    while (cursor < mentions.length && mentions[cursor].end <= open) cursor++;
    const close = indexWithin(text, ')', open, open + LONGEST_ASIDE + 1);
    if (close < 0) continue;
    const before = mentions[cursor - 1];
    const inside: Mention[] = [];
    for (let i = cursor; i < mentions.length && mentions[i].end <= close; i++) inside.push(mentions[i]);
    const found = readParenthesis(block, words, { start: open, end: close + 1 }, before, inside);
    if (found) introductions.push(found.shape === 'parenthesis' ? withBridge(block, found, mentions, cursor) : found);
  }
  for (let i = 1; i < mentions.length; i++) {
    const found = readPassing(block, mentions[i - 1], mentions[i]) ?? readMeaning(block, mentions[i - 1], mentions[i]);
    if (found) introductions.push(found);
  }
  const listed = block.kind === 'item' || block.kind === 'paragraph' ? readList(block, mentions) : [];
  const isEqual = text.includes('=') || text.slice(0, LONGEST_SHORT + 1).includes(':');
  const all = introductions.concat(listed, isEqual ? readEquations(block, mentions) : []);
  if (all.length < 2) return all;
  return all
    .sort((a, b) => a.start - b.start)
    .filter((introduction, index, all) => index === 0 || introduction.start >= all[index - 1].end);
}

function readParenthesis(
  block: Block,
  words: Words,
  aside: Span,
  before: Mention | undefined,
  inside: readonly Mention[],
): Introduction | undefined {
  const { text } = block;
  const last = lastWordBefore(words, aside.start);
  if (last < 0) return undefined;
  const content = readVisible(block, aside.start + 1, aside.end - 1);
  const lead = beforeShort.exec(content)?.[0].length ?? 0;
  const token = /^[^\s"”’'),;]+/.exec(content.slice(lead))?.[0] ?? '';
  const directly =
    before !== undefined && isGap(block, before.end + before.possessive.length, aside.start, words, last);
  const named = directly && before.name.kind === 'name' ? before : undefined;
  const asideSpan = { start: spaceBefore(text, aside.start), end: aside.end };

  // Full name (ABBR), Full name ("ABBR" or "the Other")
  const tokenStart = indexWithin(text, token, aside.start + 1 + Math.min(lead, 1), aside.end);
  const rest = content.slice(lead + token.length);
  if (tokenStart >= 0 && isAbbreviation(token) && /^(?:['’]s)?["”’']?\s*(?:$|or\b|,|;)/.test(rest)) {
    const short = { start: tokenStart, end: tokenStart + token.length };
    const abbreviation = inside.find((mention) => mention.start === short.start && contains(short, mention));
    const made = (full: Span, concept: Concept, verdict: Introduction['verdict']): Introduction => ({
      start: full.start,
      end: aside.end,
      shape: 'parenthesis',
      concept,
      full,
      short,
      aside: asideSpan,
      names: namesIn(rest, text, short.end, aside.end),
      verdict,
      quoted: isInside(quotedSpans(block), aside.start),
    });
    const senses = abbreviation ? [abbreviation.name, ...abbreviation.others].map(({ concept }) => concept) : [];
    if (named && senses.includes(conceptIn(named, senses))) return made(named, conceptIn(named, senses), 'right');
    for (const concept of senses) {
      const near = findNear(block, words, last, concept);
      if (near) return made(near.span, concept, near.verdict);
    }
    const own = expand(block, words, last, token);
    const singular = token.replace(/(?<=[A-Z0-9])s$/, '');
    return own && made(own, createDraftConcept(collapse(readVisible(block, own.start, own.end)), singular), 'own');
  }

  // ABBR (full name), and South Korea (officially the Republic of Korea, or ROK)
  const full = inside.find(({ name }) => name.kind === 'name');
  const short = inside.find((mention) => mention.name.kind === 'abbreviation' && full && mention.start > full.end);
  const quoted = isInside(quotedSpans(block), aside.start);
  if (
    full &&
    short &&
    full.name.concept === short.name.concept &&
    /^,? (?:or )?(?:the )?["“]?$/.test(readVisible(block, full.end, short.start))
  ) {
    const tied = named && named.name.concept === full.name.concept;
    return {
      start: tied ? named.start : full.start,
      end: aside.end,
      shape: tied ? 'bridge' : 'or',
      concept: full.name.concept,
      full,
      short,
      aside: tied ? asideSpan : { start: full.end, end: short.end },
      names: tied ? [named] : [],
      verdict: 'right',
      quoted,
    };
  }
  if (
    full &&
    directly &&
    before.name.kind === 'abbreviation' &&
    /^(?:the )?$/i.test(readVisible(block, aside.start + 1, full.start))
  ) {
    const sense = [before.name, ...before.others].find(({ concept }) => concept === full.name.concept);
    if (sense && full.end + full.possessive.length === aside.end - 1) {
      return {
        start: before.start,
        end: aside.end,
        shape: 'reversed',
        concept: sense.concept,
        full,
        short: before,
        aside: asideSpan,
        names: [],
        verdict: 'right',
        quoted,
      };
    }
  }
  const written = text.slice(words.starts[last], words.ends[last]);
  if (isAbbreviation(written) && isGap(block, words.ends[last], aside.start, words, last) && inside.length === 0) {
    const start = expandWithin(content, written);
    if (start === 0) {
      const fullSpan = { start: aside.start + 1, end: aside.end - 1 };
      return {
        start: words.starts[last],
        end: aside.end,
        shape: 'reversed',
        concept: createDraftConcept(collapse(content), written),
        full: fullSpan,
        short: { start: words.starts[last], end: words.ends[last] },
        aside: asideSpan,
        names: [],
        verdict: 'own',
        quoted,
      };
    }
  }
  return undefined;
}

/** South Korea, formally the Republic of Korea (ROK), or ROK (…), or South Korea: the name before or after is tied too. */
function withBridge(
  block: Block,
  introduction: Introduction,
  mentions: readonly Mention[],
  cursor: number,
): Introduction {
  let index = cursor - 1;
  while (index >= 0 && mentions[index].start > introduction.full.start) index--;
  if (index >= 0 && mentions[index].start !== introduction.full.start) index = -1;
  const isTied = (other: Mention | undefined, words: RegExp, from: number, to: number) =>
    other?.name.concept === introduction.concept &&
    other.name.kind === 'name' &&
    words.test(collapse(readVisible(block, from, to), true));
  const before = mentions[index - 1];
  if (index >= 1 && isTied(before, bridge, before.end, introduction.full.start))
    return { ...introduction, shape: 'bridge', start: before.start, names: [before, ...introduction.names] };
  let next = cursor;
  while (next < mentions.length && mentions[next].start < introduction.end) next++;
  const after = mentions[next];
  if (after && isTied(after, bridgeAfter, introduction.end, after.start))
    return { ...introduction, shape: 'bridge', end: after.end, names: [...introduction.names, after] };
  return introduction;
}

/** Full name, or ABBR, */
function readPassing(block: Block, full: Mention, short: Mention): Introduction | undefined {
  if (full.name.kind !== 'name' || short.name.kind !== 'abbreviation') return undefined;
  const sense = [short.name, ...short.others].find(({ concept }) => concept === full.name.concept);
  if (!sense || !inPassing.test(collapse(readVisible(block, full.end, short.start), true))) return undefined;
  if (!/^["”]?\s*(?:[,.;:)—–]|$)/.test(block.text.slice(short.end, short.end + 4))) return undefined;
  return {
    start: full.start,
    end: short.end,
    shape: 'or',
    concept: sense.concept,
    full,
    short,
    aside: { start: full.end, end: short.end },
    names: [],
    verdict: 'right',
    quoted: isInside(quotedSpans(block), short.start),
  };
}

/** “ABBR” means full name: the marks say that a word is spoken of, and are no quotation unless they hold all of it. */
function readMeaning(block: Block, short: Mention, full: Mention): Introduction | undefined {
  if (short.name.kind !== 'abbreviation' || full.name.kind !== 'name' || full.start - short.end > LONGEST_MEANING)
    return undefined;
  const sense = [short.name, ...short.others].find(({ concept }) => concept === full.name.concept);
  if (!sense || !meaning.test(collapse(readVisible(block, short.end, full.start), true))) return undefined;
  return {
    start: short.start,
    end: full.end,
    shape: 'list',
    concept: sense.concept,
    full,
    short,
    aside: { start: full.end, end: full.end },
    names: [],
    verdict: 'right',
    quoted: block.quoted || isInside(quotedSpans(block), short.end + 2),
  };
}

/**
 * The pairs of a block that holds nothing else, in lines or between semicolons: `ROK: Republic of Korea`,
 * `**IP4** – Indo-Pacific Four`, `ROK – Republic of Korea; IP4 – Indo-Pacific Four`, columns, `**ROK** Republic of Korea`.
 */
function readList(block: Block, mentions: readonly Mention[]): readonly Introduction[] {
  const { text } = block;
  if (text.length > LONGEST_LIST || (text.length > LONGEST_ASIDE && !/[;\n]/.test(text))) return [];
  const introductions: Introduction[] = [];
  for (const { 0: part, index } of text.matchAll(/[^;\r\n]*[^;\s][^;\r\n]*/g)) {
    const visible = part.length > LONGEST_ASIDE ? '' : readVisible(block, index, index + part.length);
    const pair = /^\s*([A-Z][\w.&/-]*)(\s*(?::|–|—|=|\s-\s|\t|\s\s)|\s)\s*(?:the )?(\S[^.;:]*?)\.?\s*$/.exec(visible);
    if (!pair || !isAbbreviation(pair[1])) return [];
    // A single space sets apart only what emphasis does too.
    if (pair[2] === ' ' && !/^\W*[^\s*_]+[*_]/.test(part)) return [];
    const end = index + part.length;
    const short = indexWithin(text, pair[1], index, end);
    const full = indexWithin(text, pair[3], short + pair[1].length, end);
    const found = createPair(block, mentions, pair[1], short, pair[3], full);
    if (found) introductions.push(found);
  }
  return introductions;
}

/** An abbreviation that is said to equal a name, or that opens its block with a colon and a name. */
const equation =
  /(?<![\p{L}\p{N}])([A-Z][\w.&/-]{1,13})[*_]{0,3}\s?([=:])\s?[*_]{0,3}(?:the\s)?(\p{L}[^=:;.,()\r\n]{2,119})/gu;

/** The pairs that stand among other words, as below a table: `Note: ROK = Republic of Korea; NZ = New Zealand. Source: NATO.` */
function readEquations(block: Block, mentions: readonly Mention[]): readonly Introduction[] {
  const introductions: Introduction[] = [];
  for (const { index, 0: whole, 1: short, 2: sign, 3: name } of block.text.matchAll(equation)) {
    if ((sign === ':' && index > 0) || !isAbbreviation(short)) continue;
    const full = name.replace(/[\s*_]+$/, '');
    const found = createPair(block, mentions, short, index, full, index + whole.length - name.length);
    if (found) introductions.push(found);
  }
  return introductions;
}

/**
 * The introduction that a line makes which defines an abbreviation: `IP4]: Indo-Pacific Four`, without its opening marks.
 * Undefined where it defines nothing. A text that is no name of the glossary's concept, and none that the letters could
 * stand for, explains that concept in other words.
 */
export function readDefinition(block: Block, mentions: readonly Mention[], words: Words): Introduction | undefined {
  const { text } = block;
  const parts = /^([^\]]+)\] ?:[ \t]*(?:the )?(\S[^]*?)\.?$/.exec(text);
  if (parts === null) return undefined;
  const [, token, name] = parts;
  const short = { start: 0, end: token.length };
  const start = text.indexOf(name, token.length + 2);
  const full = { start, end: start + name.length };
  const known = mentions.find((mention) => mention.start === 0 && mention.end === short.end);
  const senses = known?.name.kind === 'abbreviation' ? [known.name, ...known.others].map(({ concept }) => concept) : [];
  const named = mentions.find((mention) => mention.start === start && mention.end >= full.end);
  const made = (concept: Concept, verdict: Introduction['verdict']): Introduction => ({
    start: 0,
    end: full.end,
    shape: 'definition',
    concept,
    full,
    short,
    aside: { start: full.end, end: full.end },
    names: [],
    verdict,
    quoted: block.quoted,
  });
  const sense = named && senses.find((concept) => concept === conceptIn(named, senses));
  if (sense) return made(sense, named.misspelled || named.name.status === 'deprecated' ? 'wrong' : 'right');
  for (const concept of senses) {
    const near = findNear(block, words, words.count - 1, concept);
    if (near?.span.start === start) return made(concept, near.verdict);
  }
  if (senses.length > 0 && expandWithin(name, token) !== 0) return made(senses[0], 'right');
  return isAbbreviation(token) ? made(createDraftConcept(collapse(name), token), 'own') : undefined;
}

function createPair(
  block: Block,
  mentions: readonly Mention[],
  short: string,
  shortStart: number,
  full: string,
  fullStart: number,
): Introduction | undefined {
  if (shortStart < 0 || fullStart < 0) return undefined;
  const shortSpan = { start: shortStart, end: shortStart + short.length };
  const fullSpan = { start: fullStart, end: fullStart + full.length };
  const known = mentionFrom(mentions, shortSpan.start);
  const fullMention = mentionFrom(mentions, fullSpan.start);
  const named = fullMention && fullMention.end >= fullSpan.end ? fullMention : undefined;
  const sense = known && named && [known.name, ...known.others].find(({ concept }) => concept === named.name.concept);
  if (!sense && expandWithin(full, short) !== 0) return undefined;
  return {
    start: Math.min(shortStart, fullStart),
    end: Math.max(shortSpan.end, fullSpan.end),
    shape: 'list',
    concept: sense ? sense.concept : createDraftConcept(collapse(full), short),
    full: fullSpan,
    short: shortSpan,
    aside: { start: shortSpan.end, end: shortSpan.end },
    names: [],
    verdict: sense ? 'right' : 'own',
    quoted: isInside(quotedSpans(block), shortStart),
  };
}

/** The mention that starts at an offset, or undefined. */
function mentionFrom(mentions: readonly Mention[], start: number): Mention | undefined {
  const mention = mentions[findSpan(mentions, start)];
  return mention?.start === start ? mention : undefined;
}

/** Whether a table row's two cells are an abbreviation and its full name; gives the concept that they pair. */
export function findPair(
  short: string,
  full: string,
  senses: readonly Concept[],
  named: Concept | undefined,
): Concept | undefined {
  if (!isAbbreviation(short)) return undefined;
  if (named && senses.includes(named)) return named;
  return expandWithin(full, short) === 0 ? createDraftConcept(collapse(full), short) : undefined;
}

/** Looks like an abbreviation: mostly capitals and digits, two at least, with a capital first. */
export function isAbbreviation(token: string): boolean {
  if (
    token.length < 2 ||
    token.length > LONGEST_SHORT ||
    !/^[A-Z][A-Za-z0-9]*(?:[-&/.+][A-Z0-9][A-Za-z0-9]*)*\.?$/.test(token)
  )
    return false;
  const capitals = token.replace(/[^A-Z0-9]/g, '').length;
  return capitals >= 2 && capitals * 2 >= token.replace(/[^A-Za-z0-9]/g, '').length;
}

function conceptIn({ name, others }: Mention, senses: readonly Concept[]): Concept {
  return [name, ...others].find(({ concept }) => senses.includes(concept))?.concept ?? name.concept;
}

/** Only spaces and closing quotation marks stand between a name and its parenthesis; `last` is the last word before that. */
function isGap(block: Block, from: number, to: number, { starts }: Words, last: number): boolean {
  return starts[last] < from && to - from <= LONGEST_GAP && /^[\s"'”’]*$/.test(readVisible(block, from, to));
}

/** Where the space before an offset begins; what ends a name before it stays: Services’ (CMS), **Gas & Electric** (G&E). */
function spaceBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && /\s/.test(text[start - 1])) start--;
  return start;
}

/** Where some words stand in a part of a text, or -1; costs no more than the part. */
function indexWithin(text: string, words: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(words);
  return at < 0 ? -1 : from + at;
}

function collapse(text: string, keepEnds = false): string {
  const single = text.replace(/\s+/g, ' ');
  return keepEnds ? single : single.trim();
}

/** Further names that a parenthesis gives: the B in ("A" or "the B"). */
function namesIn(rest: string, text: string, from: number, to: number): readonly Span[] {
  const names: Span[] = [];
  for (const [, name] of rest.matchAll(/\bor (?:the )?["“‘']?([^"”’']+?)["”’']?(?=$|,| or )/g)) {
    const start = indexWithin(text, name, from, to);
    if (start >= 0) names.push({ start, end: start + name.length });
  }
  return names;
}

function lastWordBefore({ count, ends, starts }: Words, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && ends[low - 1] <= offset ? low - 1 : -1;
}

/**
 * The words that end with word `last` where they are a wrong expansion of the concept: one that the glossary lists,
 * or one that shares at least half of its words with the full name, begins and ends alike or nearly so.
 */
function findNear(
  block: Block,
  words: Words,
  last: number,
  concept: Concept,
): { span: Span; verdict: 'right' | 'wrong' } | undefined {
  const spanOf = (first: number) => ({ start: words.starts[first], end: words.ends[last] });
  const textOf = (first: number) => foldText(readVisible(block, words.starts[first], words.ends[last]));
  const reachable = (length: number) => {
    const first = last - length + 1;
    if (first < 0) return -1;
    for (let word = first + 1; word <= last; word++) if (words.separators[word] < 0) return -1;
    return first;
  };
  const { wrong, right, wanted } = fullNamesOf(concept);
  let listed: { first: number; rank: number } | undefined;
  for (const [length, ranks] of wrong) {
    const first = reachable(length);
    const rank = first < 0 ? undefined : ranks.get(textOf(first));
    if (rank !== undefined && (listed === undefined || rank < listed.rank)) listed = { first, rank };
  }
  if (listed) return { span: spanOf(listed.first), verdict: 'wrong' };
  let best: { first: number; same: number } | undefined;
  for (let length = wanted.length + 1; length >= Math.max(2, wanted.length - 1); length--) {
    const first = reachable(length);
    if (first < 0) continue;
    const text = textOf(first);
    if (right.has(text)) return { span: spanOf(first), verdict: 'right' };
    const written = splitWords(text);
    if (written.join(' ') === wanted.join(' ')) return { span: spanOf(first), verdict: 'right' };
    if (written.map(plain).join(' ') === wanted.map(plain).join(' ')) return { span: spanOf(first), verdict: 'right' };
    const same = wanted.filter((word) => written.includes(word) && word.length > 3).length;
    const telling = wanted.filter((word) => word.length > 3).length;
    if (written[0][0] !== wanted[0][0] || same < 2 || same * 2 < telling + 1) continue;
    if (best === undefined || same >= best.same) best = { first, same };
  }
  return best && { span: spanOf(best.first), verdict: 'wrong' };
}

/** The full names of a concept, folded, as what stands before a parenthesis is compared with them. */
interface FullNames {
  /** The wrong ones by their number of words, each with its rank in the list. */
  readonly wrong: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly right: ReadonlySet<string>;
  /** The words of the one that the abbreviation stands for. */
  readonly wanted: readonly string[];
}

const fullNames = new WeakMap<Concept, FullNames>();

/** Remembered against the concept. */
function fullNamesOf(concept: Concept): FullNames {
  let known = fullNames.get(concept);
  if (known === undefined) {
    const wrong = new Map<number, Map<string, number>>();
    concept.wrongExpansions.forEach((text, rank) => {
      const folded = foldText(text);
      const length = splitWords(folded).length;
      if (length === 0) return;
      const ranks = wrong.get(length) ?? new Map<string, number>();
      wrong.set(length, ranks);
      if (!ranks.has(folded)) ranks.set(folded, rank);
    });
    const names = concept.designations.filter(({ kind, status }) => kind === 'name' && status !== 'deprecated');
    known = {
      wrong,
      right: new Set(names.map(({ text }) => foldText(text))),
      wanted: splitWords(foldText(concept.fullName.text)),
    };
    fullNames.set(concept, known);
  }
  return known;
}

function splitWords(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function countWords(text: string): number {
  return splitWords(foldText(text)).length;
}

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * One spelling for the two varieties of English, and for a number in words and in figures: organisation and organization,
 * defence and defense, programme and program, four and 4.
 */
function plain(word: string): string {
  return (numbers[Number(word) - 2] ?? word)
    .replace(/is(?=ation|e$|ed$|ing$)/, 'iz')
    .replace(/ence$/, 'ense')
    .replace(/our/, 'or')
    .replace(/mme$/, 'm')
    .replace(/tre$/, 'ter');
}

/**
 * The words before a parenthesis that an abbreviation stands for, or undefined.
 * After Schwartz and Hearst, “A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text”, 2003:
 * the letters of the abbreviation are found from the right, the first of them at the start of a word.
 */
function expand(block: Block, words: Words, last: number, abbreviation: string): Span | undefined {
  const letters = abbreviation.replace(/[^A-Za-z0-9]/g, '').length;
  let first = last;
  for (let taken = 1; taken < Math.min(letters + 5, letters * 2) && first > 0; taken++, first--) {
    const separator = words.separators[first];
    if (separator < 0) break;
  }
  const start = words.starts[first];
  const end = words.ends[last];
  const visible = readVisible(block, start, end);
  if (visible.length !== end - start) return undefined;
  const found = expandWithin(visible, abbreviation);
  return found < 0 ? undefined : { start: start + found, end };
}

/** Where in `text` the words that `abbreviation` stands for begin, or -1. They run to the end of `text`. */
function expandWithin(text: string, abbreviation: string): number {
  const letters = abbreviation
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/s$/, '')
    .toLowerCase();
  const lower = text.toLowerCase();
  let at = lower.length - 1;
  for (let i = letters.length - 1; i >= 0; i--) {
    while (at >= 0 && (lower[at] !== letters[i] || (i === 0 && at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1])))) at--;
    if (at < 0) return -1;
    at--;
  }
  const start = at + 1;
  const full = text.slice(start);
  // One word is no full name, a whole clause neither, and a name does not explain itself.
  const count = countWords(full);
  if (count < 2 || count > letters.length * 2 + 2 || splitWords(foldText(full)).includes(letters)) return -1;
  // Each capital of the abbreviation should begin a word; one may stand inside (Eximbank).
  return countBegun(full, letters) >= letters.length - 1 ? start : -1;
}

/** How many of some letters begin a word of a name. */
function countBegun(name: string, letters: string): number {
  const initials = splitWords(foldText(name)).map((word) => word[0]);
  return [...letters].filter((letter) => initials.includes(letter)).length;
}

/**
 * Whether the full name of a concept is sure: one of a glossary, or of a draft where each letter of the abbreviation begins
 * a word of it. Of “Treaty on the Non-Proliferation of Nuclear Weapons (NPT)” the draft alone does not tell the beginning.
 */
export function hasSureName({ origin, fullName, abbreviation }: Concept): boolean {
  const letters = foldText(abbreviation?.text ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  return origin !== 'draft' || countBegun(fullName.text, letters) === letters.length;
}
