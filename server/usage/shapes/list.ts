// Pairs that hold for a whole file: ROK: Republic of Korea, NPS = National Park Service, <abbr title>, *[NPS]: its line.
import type { Concept } from '../../glossary/concept';
import { createDraftConcept } from '../../glossary/entry';
import { lastAtOrBefore } from '../../text/span';
import { type Named, nameAfter, nameBefore, type Read, shortAt } from '../fullName';
import { createIntroduction, type Introduction } from '../introduction';
import { isAbbreviation, matchLetters, splitIntoWords } from '../letters';
import { blockSpan } from '../sight';

/** The longest block that may be a list of abbreviations, and the longest line of it. */
const LONGEST_LIST = 8000;
const LONGEST_PAIR = 160;

/**
 * The pairs of a block that holds nothing else, in lines or between semicolons: `ROK: Republic of Korea`,
 * `**IP4** – Indo-Pacific Four`, `ROK – Republic of Korea; IP4 – Indo-Pacific Four`, columns, `**ROK** Republic of Korea`.
 */
export function readList(read: Read): readonly Introduction[] {
  const { text } = read.sight;
  if (text.length > LONGEST_LIST || (text.length > LONGEST_PAIR && !/[;\n]/.test(text))) return [];
  const introductions: Introduction[] = [];
  const parts = [...text.matchAll(/[^;\r\n]*[^;\s][^;\r\n]*/g)];
  // Below a table nothing but semicolons sets pairs apart: GDP gross domestic product; kt kiloton; UN United Nations
  const isRun = text.split(';').length >= FEWEST_IN_RUN;
  for (const { 0: part, index } of parts) {
    const pair =
      part.length > LONGEST_PAIR
        ? null
        : /^(\s*)([A-Z][\w.&/-]*)(\s*(?::|–|—|=|\s-\s|\t|\s\s)|\s)(\s*)(?:the )?(\S[^.;:]*?)\.?\s*$/d.exec(part);
    const [, , short, sign] = pair ?? [];
    const [, , [, shortEnd] = [0, 0], , , [nameStart, nameEnd] = [0, 0]] = pair?.indices ?? [];
    if (isRun && (short === undefined || !isAbbreviation(short))) continue;
    if (short === undefined || !isAbbreviation(short)) return [];
    // A single space sets apart only what emphasis does too.
    if (sign === ' ' && !isRun && !isMarked(read, index + shortEnd)) return [];
    const found = readPair(read, index + shortEnd - short.length, short, index + nameStart, index + nameEnd);
    if (found) introductions.push(found);
  }
  return isRun && introductions.length < Math.min(FEWEST_IN_RUN, parts.length / 2) ? [] : introductions;
}

/** How many pairs between semicolons need no other sign. */
const FEWEST_IN_RUN = 3;

/** Whether a mark of emphasis stands at a place that is seen. */
function isMarked({ block, sight }: Read, at: number): boolean {
  const { end } = blockSpan(sight, { start: at - 1, end: at });
  return /[*_]/.test(block.text[end] ?? '');
}

/** A name after an abbreviation and its sign. */
const name = String.raw`\s?(?:the\s)?(\p{L}[^=:;.,()\r\n]{2,119})`;

/** An abbreviation that is said to equal a name, and one that opens its block with a colon and a name. */
const equation = new RegExp(String.raw`(?<![\p{L}\p{N}])([A-Z][\w.&/-]{1,13})\s?=${name}`, 'gu');
const opening = new RegExp(String.raw`^([A-Z][\w.&/-]{1,13})\s?:${name}`, 'u');

/** The pairs that stand among other words, as below a table: `Note: ROK = Republic of Korea; NZ = New Zealand. Source: NATO.` `isFirst`: an abbreviation opens the block. */
export function readEquations(read: Read, isFirst: boolean): readonly Introduction[] {
  const { text } = read.sight;
  const introductions: Introduction[] = [];
  const add = ({ index = 0, 0: whole, 1: short = '', 2: full = '' }: RegExpMatchArray) => {
    if (!isAbbreviation(short)) return;
    const start = index + whole.length - full.length;
    const found = readPair(read, index, short, start, start + full.trimEnd().length);
    if (found) introductions.push(found);
  };
  const first = isFirst ? opening.exec(text) : null;
  if (first) add(first);
  if (text.includes('=')) for (const match of text.matchAll(equation)) add(match);
  return introductions;
}

function readPair(read: Read, at: number, text: string, from: number, to: number): Introduction | undefined {
  const short = shortAt(read, at, text);
  const named = nameAfter(read, from, short, to);
  return named && createIntroduction(read, 'list', named, short);
}

const none: readonly Introduction[] = [];

const element =
  /<abbr\s[^<>]{0,200}?\btitle\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})')[^<>]{0,200}>([^<>]{2,14})<\/abbr\s*>/dgi;

/** What the elements of HTML for abbreviations say: `<abbr title="National Park Service">NPS</abbr>`. */
export function readElements(read: Read): readonly Introduction[] {
  const { block, sight } = read;
  if (!block.text.includes('<abbr') && !block.text.includes('<ABBR')) return none;
  const introductions: Introduction[] = [];
  for (const match of block.text.matchAll(element)) {
    const [, , , short = ''] = match;
    const [, double, single, [at] = [0]] = match.indices ?? [];
    const [start = 0, end = 0] = double ?? single ?? [];
    const concept = findPair(short, block.text.slice(start, end), [], undefined);
    const seen = sight.text.indexOf(short, seenFrom(read, at));
    if (concept === undefined || seen < 0) continue;
    const full = { start, end };
    const named: Named = { concept, verdict: 'own', full, end };
    const introduction = createIntroduction(read, 'list', named, shortAt(read, seen, short));
    // Elements are doubtful prose, but this one says what it is.
    introductions.push({ ...introduction, quoted: block.quoted });
  }
  return introductions;
}

function seenFrom({ sight }: Read, at: number): number {
  return sight.seen[lastAtOrBefore(sight.starts, at)] ?? 0;
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
  const words = splitIntoWords(full);
  const match = words.length > 1 ? matchLetters(words, short, 'before') : undefined;
  // Another sense than the glossary's must be plain.
  const isPlain = match?.first === 0 && (senses.length === 0 || match.cost < 1);
  return isPlain ? createDraftConcept(full.replace(/\s+/g, ' ').trim(), short) : undefined;
}

/**
 * The introduction that a line makes which defines an abbreviation: `IP4]: Indo-Pacific Four`, without its opening marks.
 * Undefined where it defines nothing. A text that is no name of the glossary's concept, and none that the letters could
 * stand for, explains that concept in other words.
 */
export function readDefinition(read: Read): Introduction | undefined {
  const { text } = read.sight;
  const parts = /^([^\]]+)\] ?:[ \t]*(?:the )?(\S[^]*?)\.?$/d.exec(text);
  if (parts === null) return undefined;
  const [, token = '', name = ''] = parts;
  const [, , [start, end] = [0, 0]] = parts.indices ?? [];
  const short = shortAt(read, 0, token);
  const full = blockSpan(read.sight, { start, end });
  const known = nameBefore(read, end, short);
  if (known?.full.start === full.start) {
    const isWrong = known.mention?.misspelled || known.mention?.name.status === 'deprecated';
    return createIntroduction(
      read,
      'definition',
      { ...known, verdict: isWrong ? 'wrong' : known.verdict, full },
      short,
    );
  }
  const own = isAbbreviation(token) ? createDraftConcept(name.replace(/\s+/g, ' ').trim(), token) : undefined;
  const concept = short.senses[0] ?? own;
  const verdict = concept === own ? 'own' : 'right';
  return concept && createIntroduction(read, 'definition', { concept, verdict, full, end: full.end }, short);
}
