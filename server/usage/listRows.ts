// One row of a list of abbreviations: how a line pairs a short and a full name, and how another is written in its form.
import { isNonEmpty, type NonEmpty } from '../text/list';
import type { Span } from '../text/span';

/** What stands around the two names of a row. */
export interface PairForm {
  readonly fullFirst: boolean;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  /** The width of the first name and what stands before it, where spaces set the second in a column; else 0. */
  readonly column: number;
}

/** What a row pairs. */
export interface RowPair {
  /** The abbreviations that it lists, as read, without markup. */
  readonly shorts: NonEmpty<string>;
  /** What stands first, as read. */
  readonly first: string;
  /** The full name in the line, where nothing else stands beside it. */
  readonly full?: Span;
  /** Undefined where the row has more to it than two names and what sets them apart. */
  readonly form?: PairForm;
}

/** Tells an abbreviation from other words. */
export type IsShort = (text: string) => boolean;

/** The longest line that is read as a row, in UTF-16 units. */
const LONGEST_ROW = 1000;

/** The longest parenthesis that holds an abbreviation, in UTF-16 units. */
const LONGEST_ASIDE = 60;

/** What a reader sees of some source: without markup, footnote marks and comments, in one line. */
export function readPlain(source: string): string {
  return source
    .slice(0, LONGEST_ROW)
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/<sup>[^<]*<\/sup>/gi, '')
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, '$1')
    .replace(/<[^<>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&(?:nbsp|#160|#xa0);/gi, ' ')
    .replace(/[*_`~†‡§⁰¹²³⁴-⁹\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What two spellings of an abbreviation share: letters and digits, whatever their case; points do not matter. */
export function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** Whether a text has the shape of an abbreviation: R.O.K., e.g., IoT, C4I, R&D. */
export function looksShort(text: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}.&/+\-‑–]{1,15}$/u.test(text)) return false;
  if (/^(?:\p{L}\.){2,}\p{L}?$/u.test(text)) return true;
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, '');
  const capitals = letters.replace(/[^\p{Lu}\p{N}]/gu, '').length;
  return capitals >= 2 && capitals * 2 >= letters.length && /\p{Lu}/u.test(letters);
}

/** The abbreviations that the short side of a row lists: `DPRK / North Korea`, `ROK (also KOR)`; none where it begins otherwise. */
export function shortsOf(source: string, isShort: IsShort): readonly string[] {
  const plain = readPlain(source);
  const parts = plain.split(/\s*(?:[/,;()=]|\bor\b|\band\b|\balso\b)\s*/).filter((part) => part !== '');
  const whole = plain.replace(/\s*\([^()]*\)/g, '');
  const found = [whole, ...parts].filter(isShort);
  return isShort(whole) || isShort(parts[0] ?? '') ? [...new Set(found)] : [];
}

const separator =
  /\s*[:：](?!\/\/)\s*|\s+[–—=→]\s*|[–—=]\s+|—|\s+-{1,3}\s+|[^\S\t]*\t\s*|[^\S\r\n]{2,}(?=\S)|\s+\|\s+/g;

/** What sets the first name of a row apart from the second: outside of brackets and code. */
function separate(source: string): Span | undefined {
  for (const { index, 0: match } of source.matchAll(separator)) {
    const left = source.slice(0, index);
    const end = index + match.length;
    if (isBalanced(left) && /[\p{L}\p{N}]/u.test(left) && end < source.length) return { start: index, end };
  }
  return undefined;
}

function isBalanced(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return count(/[([<]/g) === count(/[)\]>]/g) && count(/`/g) % 2 === 0;
}

/** How a line pairs an abbreviation and a name, or undefined where it does not. */
export function readPair(source: string, isShort: IsShort): RowPair | undefined {
  if (source.length > LONGEST_ROW) return undefined;
  const cut = separate(source);
  if (cut) {
    const left = source.slice(0, cut.start);
    const right = source.slice(cut.end);
    const shorts = shortsOf(left, isShort);
    if (isNonEmpty(shorts)) return createPair(source, cut, shorts, false);
    const after = readPlain(right)
      .replace(/\s*\([^()]*\)/g, '')
      .replace(/[.;,]$/, '');
    if (isShort(after)) return createPair(source, cut, [after], true);
  }
  for (const { index, 0: match, 1: open = '', 2: inside = '' } of source.matchAll(/(\s+[*_]*\()([^()]+)\)/g)) {
    const shorts = index > 0 && match.length < LONGEST_ASIDE ? shortsOf(inside, isShort) : [];
    if (isNonEmpty(shorts)) return createPair(source, { start: index, end: index + open.length }, shorts, true);
  }
  // A comma or a single space sets apart only what emphasis does too, or what the letters stand for.
  const [, written, gap] = /^([*_`]*[^\s*_`]+)([*_`]*,?[^\S\r\n]+)(?=\S)/.exec(source) ?? [];
  if (written === undefined || gap === undefined) return undefined;
  const short = readPlain(written);
  const start = written.length;
  const end = start + gap.length;
  if (!isShort(short) || (!/^[*_`]/.test(gap) && !standsFor(readPlain(source.slice(end)), written))) return undefined;
  return createPair(source, { start, end }, [short], false);
}

/** Whether the letters of an abbreviation begin words of a name, in their order, nearly all of them. */
export function standsFor(name: string, short: string): boolean {
  const letters = keyOf(short);
  let found = 0;
  for (const [initial] of name.toLowerCase().matchAll(/(?<![\p{L}\p{N}'’])[\p{L}\p{N}]/gu))
    if (initial === letters[found]) found++;
  return found >= 2 && found >= letters.length - 1;
}

const markup = /[*_`[\]<>|()\\]/;

function createPair(source: string, cut: Span, shorts: NonEmpty<string>, fullFirst: boolean): RowPair {
  const start = /^[\s*_`]*/.exec(source)![0].length;
  const tail = /(?:[*_`]*\)?[*_`]*[.;,]?[*_`]*)(?: {2,}|\\|\s)?$/.exec(source)!;
  const closing = /[*_`]*$/.exec(source.slice(0, cut.start))![0].length;
  const opening = /^(?:[*_`]+\s+)?[*_`]*/.exec(source.slice(cut.end))![0].length;
  const left = { start, end: Math.max(start, cut.start - closing) };
  const right = { start: cut.end + opening, end: Math.max(cut.end + opening, tail.index) };
  const [full, short] = fullFirst ? [left, right] : [right, left];
  const between = source.slice(left.end, right.start);
  const texts = [full, short].map(({ start: from, end }) => source.slice(from, end));
  const isClean = texts.every((text) => text !== '' && !markup.test(text));
  const form = {
    fullFirst,
    before: source.slice(0, left.start),
    between,
    after: source.slice(right.end),
    column: /^ {2,}$/.test(between) ? right.start : 0,
  };
  const first = readPlain(source.slice(left.start, left.end));
  return { shorts, first, full: isClean ? full : undefined, form: isClean ? form : undefined };
}

/** A row in a form, of names that are written as that place wants them. */
export function writePair(
  { fullFirst, before, between, after, column }: PairForm,
  short: string,
  full: string,
): string {
  const [first, second] = fullFirst ? [full, short] : [short, full];
  const opened = before + first;
  const gap = column > 0 ? ' '.repeat(Math.max(2, column - opened.length)) : between;
  return opened + gap + second + after;
}

/** The form that most of some rows have; undefined where none has one. */
export function commonForm(pairs: readonly RowPair[]): PairForm | undefined {
  const counts = new Map<string, { form: PairForm; count: number }>();
  let best: { form: PairForm; count: number } | undefined;
  for (const { form } of pairs) {
    if (form === undefined) continue;
    const key = JSON.stringify([form.fullFirst, form.before, form.column > 0 ? form.column : form.between, form.after]);
    const known = counts.get(key) ?? { form, count: 0 };
    known.count++;
    counts.set(key, known);
    if (best === undefined || known.count > best.count) best = known;
  }
  return best?.form;
}

/** The cells of a table row as spans of its line; a bar before the first and after the last is none of theirs. */
export function splitCells(line: string): readonly Span[] {
  const bars: number[] = [];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '|') bars.push(at);
  }
  const open = /^[\s>]*(?=\|)/.exec(line);
  let start = open ? open[0].length + 1 : 0;
  const cells: Span[] = [];
  for (const bar of open ? bars.slice(1) : bars) {
    cells.push({ start, end: bar });
    start = bar + 1;
  }
  if (/\S/.test(line.slice(start))) cells.push({ start, end: line.length });
  return cells;
}
