// The section of a list of abbreviations: which of its lines are rows, and in what form they stand.
import type { Block } from '../text/block';
import { type Draft, lineSpan } from '../text/draft';
import { isNonEmpty } from '../text/list';
import type { Span } from '../text/span';
import { type IsShort, type RowPair, readPair, readPlain, shortsOf, splitCells, standsFor } from './listRows';
import { opensAbbreviations } from './scopes';
import { t } from '../words/words';

/**
 * How a list is written: a table, items with a mark, lines, terms with their definitions in the next line, or lines that
 * define abbreviations for the page.
 */
export type Shape = 'table' | 'item' | 'line' | 'term' | 'definition';

/** A row. Lines are indexes into the line table. */
export interface Row {
  readonly line: number;
  /** The last line that belongs to it. */
  readonly last: number;
  readonly pair: RowPair;
  /** Where `pair` begins in its line. */
  readonly at: number;
  /** Of a term: the line of its first definition and what stands before the words there. */
  readonly definition?: { readonly line: number; readonly mark: string };
}

/** Where the names of a table stand. Lines are indexes into the line table. */
export interface Columns {
  readonly short: number;
  readonly full: number;
  readonly header: number;
}

/** The list of abbreviations that a draft has. Offsets in the draft. */
export interface ListSection {
  readonly heading: Span;
  /** From the end of the heading to the end of the last row; empty where there are none. */
  readonly content: Span;
  readonly shape?: Shape;
  readonly columns?: Columns;
  readonly rows: readonly Row[];
  /** Why it cannot be edited, as a sentence. */
  readonly blocked?: string;
}

/** Rows of one shape that stand together. */
interface Run {
  readonly shape: Shape;
  /** How far the marks of its items are indented. */
  readonly indent: number;
  readonly columns?: Columns;
  readonly rows: Row[];
  /** Lines that could be rows. */
  candidates: number;
  /** What stands after it that is no row, in blocks, and whether that is short. */
  after: number;
  isShort: boolean;
  quoted: boolean;
  blocked?: string;
}

/** The longest note that may stand between two parts of a list, in UTF-16 units. */
const LONGEST_NOTE = 300;

/** The list under the first heading that opens one and has rows, or else under the first; undefined where there is none. */
export function findListSection(draft: Draft, isShort: IsShort): ListSection | undefined {
  let first: ListSection | undefined;
  let index = -1;
  for (const block of draft.blocks) {
    index++;
    if (!opensAbbreviations(block)) continue;
    const section = readSection(draft, index, isShort);
    if (section.rows.length > 0) return section;
    first ??= section;
  }
  return first;
}

const inQuotation = () => t('The list of abbreviations stands in a quotation.');

/** The list under the heading that is block `index`. */
export function readSection(draft: Draft, index: number, isShort: IsShort): ListSection {
  const { blocks, starts } = draft;
  const heading = blocks.item(index);
  const start = starts.at(index);
  const span = { start, end: start + heading.text.length };
  const end = headingEnd(draft, span.end);
  const stop = findStop(draft, index, isShort);
  const after = blocks.at(stop);
  const runs = readRuns(draft, index + 1, stop, isShort);
  const [run, next] = runs
    .filter(({ shape }) => shape !== 'definition')
    .concat(runs.filter(({ shape }) => shape === 'definition'));
  const rest = draft.text.slice(end, stop < blocks.length ? starts.at(stop) : draft.text.length);
  const found = { heading: span, content: { start: end, end }, rows: [] };
  const isDivided =
    heading.kind !== 'title' &&
    after !== undefined &&
    after.level > heading.level &&
    readRuns(draft, stop + 1, findStop(draft, stop, isShort), isShort).length > 0;
  if (heading.quoted) return { ...found, blocked: inQuotation() };
  if (isDivided) return { ...found, blocked: t('The list of abbreviations is divided by further headings.') };
  if (run === undefined) {
    const isQuoted = blocks.slice(index + 1, stop).some(({ quoted }) => quoted);
    return { ...found, blocked: isQuoted ? inQuotation() : whyNoList(rest) };
  }
  if (run.blocked ?? run.quoted) return { ...found, blocked: run.blocked ?? inQuotation() };
  // One line by itself is a sentence that introduces something.
  const isList = next !== undefined && next.shape !== 'definition' && (next.shape !== 'line' || next.rows.length > 1);
  if (isList && run.after <= 1)
    return { ...found, blocked: t('There are two lists under the heading of the list of abbreviations.') };
  const rows = run.shape === 'table' ? run.rows : withLastLine(draft, run, index + 1, stop);
  const last = rows.at(-1)?.last ?? (run.columns?.header ?? 0) + 1;
  const contentEnd = lineSpan(draft, draft.text.lines.at(last), 0).end;
  return { ...found, content: { start: end, end: contentEnd }, shape: run.shape, columns: run.columns, rows };
}

/** Where the line of a heading ends, or the one that underlines it. */
function headingEnd(draft: Draft, offset: number): number {
  const under = lineSpan(draft, offset, 1);
  const isUnderlined = /^ {0,3}(?:=+|-+)[ \t]*$/.test(draft.text.slice(under.start, under.end));
  return isUnderlined ? under.end : lineSpan(draft, offset, 0).end;
}

/** The index of the next heading after block `index`. A plain text takes some rows for headings. */
function findStop({ blocks, language }: Draft, index: number, isShort: IsShort): number {
  for (let stop = index + 1; stop < blocks.length; stop++) {
    const { kind, text } = blocks.item(stop);
    const isHeading = kind === 'title' || kind === 'heading';
    if (isHeading && (language !== 'plaintext' || readPair(text, isShort) === undefined)) return stop;
  }
  return blocks.length;
}

function whyNoList(source: string): string | undefined {
  const rest = source.replace(/<!--[^]*?(?:-->|$)/g, '').trim();
  if (rest === '' || rest === '\ufeff') return undefined;
  if (/<(?:table|dl|ul|ol)\b/i.test(rest)) return t('The list of abbreviations is written in HTML.');
  return t('Under the heading of the list of abbreviations stands no list that pairs abbreviations and full names.');
}

/** The runs of rows among some blocks. */
function readRuns(draft: Draft, from: number, to: number, isShort: IsShort): readonly Run[] {
  const runs: Run[] = [];
  for (let index = from; index < to;) {
    const block = draft.blocks.item(index);
    const { kind } = block;
    if (kind === 'cell') index = readTable(draft, index, to, isShort, runs);
    else {
      const start = draft.starts.at(index);
      if (kind === 'abbreviation') addDefinition(draft, block, start, runs);
      else if (kind === 'item') addItem(draft, block, start, isShort, runs);
      else if (kind === 'note' || kind === 'caption' || !addLines(draft, block, start, isShort, runs))
        addOther(block, runs);
      index++;
    }
  }
  return runs.filter(
    ({ rows, candidates, columns, blocked }) =>
      (rows.length > 0 && rows.length * 2 >= candidates) || columns !== undefined || blocked !== undefined,
  );
}

function addOther({ text }: Block, runs: readonly Run[]): void {
  const run = runs.at(-1);
  if (run === undefined) return;
  run.after++;
  if (text.length > LONGEST_NOTE) run.isShort = false;
}

/** The run that a row continues, or a new one: a short note may stand between its parts. */
function runFor(runs: Run[], shape: Shape, indent: number, { form }: Partial<RowPair>, quoted: boolean): Run {
  const last = runs.at(-1);
  if (
    last?.shape === shape &&
    last.indent === indent &&
    (last.after === 0 || (last.after === 1 && last.isShort && form))
  ) {
    last.after = 0;
    last.quoted ||= quoted;
    return last;
  }
  const run: Run = { shape, indent, rows: [], candidates: 0, after: 0, isShort: true, quoted };
  runs.push(run);
  return run;
}

function addDefinition(draft: Draft, { text, quoted }: Block, start: number, runs: Run[]): void {
  const [, short] = /^([^\]\r\n]+)\]/.exec(text) ?? [];
  if (short === undefined) return;
  const line = lineAt(draft, start);
  const run = runFor(runs, 'definition', 0, {}, quoted);
  run.candidates++;
  run.rows.push({ line, last: line, at: 0, pair: { shorts: [short], first: short } });
}

/** The mark of an item with what stands before and after it, a box to tick included. */
export const itemMark = /^([ \t]*)(?:[-*+•–]|\d{1,9}[.)])(?:[ \t\u00a0]+)(?:\[[ xX]\][ \t]+)?/;

function addItem(draft: Draft, { text, quoted }: Block, start: number, isShort: IsShort, runs: Run[]): void {
  const line = lineAt(draft, start);
  const source = lineText(draft, line);
  const [mark, space = ''] = itemMark.exec(source) ?? [];
  const end = lineAt(draft, start + text.length);
  const last = runs.at(-1);
  const indent = mark === undefined ? Infinity : width(space);
  const pair = mark === undefined ? undefined : readPair(source.slice(mark.length), isShort);
  if (last?.shape === 'item' && last.after === 0 && indent > last.indent + 1) {
    // What stands below an item belongs to it.
    const row = last.rows.pop();
    if (row) last.rows.push({ ...row, last: end });
    if (pair) last.blocked = t('The list of abbreviations is nested: its rows stand under other items.');
    return;
  }
  const run = runFor(runs, 'item', indent, pair ?? {}, quoted);
  run.candidates++;
  if (pair && mark !== undefined) run.rows.push({ line, last: end, pair, at: mark.length });
}

/** Reads the lines of a paragraph as rows; says whether they are some. */
function addLines(draft: Draft, { text, quoted }: Block, start: number, isShort: IsShort, runs: Run[]): boolean {
  const first = lineAt(draft, start);
  const end = lineAt(draft, start + text.length);
  const rows: Row[] = [];
  let shape: Shape = 'line';
  let blocked: string | undefined;
  for (let line = first; line <= end; line++) {
    const source = lineText(draft, line);
    const mark = /^[ \t]{0,3}[:~][ \t]+/.exec(source);
    const previous = rows.at(-1);
    if (mark) {
      if (line === first) return addLateDefinition(draft, line, end, mark[0], runs, isShort);
      if (previous?.line === line - 1 && !previous.definition) {
        rows[rows.length - 1] = { ...previous, definition: { line, mark: mark[0] }, last: line };
        shape = 'term';
      } else if (previous) rows[rows.length - 1] = { ...previous, last: line };
      continue;
    }
    const isTerm = /^[ \t]{0,3}[:~][ \t]+\S/.test(line < end ? lineText(draft, line + 1) : '');
    const at = (itemMark.exec(source) ?? /^\s*/.exec(source)!)[0].length;
    const pair = isTerm ? readTerm(source, isShort) : readPair(source.slice(at), isShort);
    if (pair) {
      rows.push({ line, last: line, pair, at: isTerm ? 0 : at });
      if (/;/.test(source) && readPair(source.slice(source.indexOf(';') + 1).trim(), isShort)?.form)
        blocked = t('The list of abbreviations runs on in one line.');
      if (draft.language === 'plaintext' && (source.match(/\|/g)?.length ?? 0) > 0)
        blocked = t('The list of abbreviations is a table in plain text.');
    } else if (previous) rows[rows.length - 1] = { ...previous, last: line };
  }
  const [row, second] = rows;
  if (row === undefined) return false;
  const isSentence = row.line !== first || text.length > LONGEST_NOTE || /[.!?]["”]?\s+\p{Lu}/u.test(text);
  if (second === undefined && isSentence) return false;
  const run = runFor(runs, shape, 0, row.pair, quoted);
  run.candidates += rows.length;
  for (const one of rows) run.rows.push(one);
  run.blocked ??= blocked;
  return true;
}

/** The term of a definition list: an abbreviation alone, or a full name whose abbreviation follows. */
function readTerm(source: string, isShort: IsShort): RowPair | undefined {
  const shorts = shortsOf(source, isShort);
  return isNonEmpty(shorts) ? { shorts, first: readPlain(source) } : undefined;
}

/** A definition that a blank line sets apart from its term, which the run before took for something else. */
function addLateDefinition(
  draft: Draft,
  line: number,
  end: number,
  mark: string,
  runs: Run[],
  isShort: IsShort,
): boolean {
  let term = line - 1;
  while (term > 0 && lineText(draft, term).trim() === '') term--;
  const pair = readTerm(lineText(draft, term), isShort);
  const last = runs.at(-1);
  if (!pair) return false;
  if (last) last.after = Math.max(0, last.after - 1);
  const run = runFor(runs, 'term', 0, pair, false);
  run.candidates++;
  run.rows.push({ line: term, last: end, pair, at: 0, definition: { line, mark } });
  return true;
}

const shortHeader = /\b(?:abbr|acronym|initial|short)/i;
const fullHeader =
  /\b(?:full|name|meaning|definition|expan|stands for|long|in words|term|description|spell|spelt|explanation)/i;

/** Reads the table whose first cell with words is block `index`; gives the index of the block after it. */
function readTable(draft: Draft, index: number, to: number, isShort: IsShort, runs: Run[]): number {
  const { blocks, starts } = draft;
  // The header, the line of dashes, then a row a line.
  const headerOf = (block: Block | undefined, at: number) => {
    const row = block?.cell?.row;
    return row === undefined ? NOWHERE : lineAt(draft, starts.at(at)) - (row === 0 ? 0 : row + 1);
  };
  const header = headerOf(blocks.at(index), index);
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  let at = index;
  let quoted = false;
  for (const cell of blocks.slice(index, to)) {
    if (headerOf(cell, at) !== header) break;
    const line = lineAt(draft, starts.at(at++));
    quoted ||= cell.quoted;
    if (line > header && rows.at(-1)?.line !== line) rows.push({ line, cells: readCells(draft, line) });
  }
  const columns = findColumns(
    readCells(draft, header),
    rows.map(({ cells }) => cells),
    isShort,
  );
  const run: Run = {
    shape: 'table',
    indent: 0,
    rows: [],
    candidates: rows.length,
    after: 0,
    isShort: true,
    quoted,
    columns: columns && { ...columns, header },
    blocked: columns ? undefined : t('The columns of the table do not tell abbreviations and full names apart.'),
  };
  for (const { line, cells } of columns ? rows : []) {
    const { short, full } = columns!;
    const shorts = shortsOf(cells[short] ?? '', isShort);
    const first = readPlain(cells[Math.min(short, full)] ?? '');
    if (isNonEmpty(shorts))
      run.rows.push({ line, last: line, at: 0, pair: { shorts, first, full: cellSpan(draft, line, full) } });
  }
  runs.push(run);
  return at;
}

/** The line of what stands in no table. */
const NOWHERE = -1;

function readCells(draft: Draft, line: number): readonly string[] {
  const source = lineText(draft, line);
  return splitCells(source).map(({ start, end }) => source.slice(start, end));
}

/** The words of a cell in its line, where they are nothing but words. */
function cellSpan(draft: Draft, line: number, column: number): Span | undefined {
  const source = lineText(draft, line);
  const cell = splitCells(source)[column];
  if (cell === undefined) return undefined;
  const text = source.slice(cell.start, cell.end);
  if (text.trim() === '' || readPlain(text) !== text.trim()) return undefined;
  const start = cell.start + text.length - text.trimStart().length;
  return { start, end: start + text.trim().length };
}

/** Which column of a table holds abbreviations, and which their full names; undefined where it cannot be told. */
function findColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  isShort: IsShort,
): { readonly short: number; readonly full: number } | undefined {
  const columns = head.map((title, index) => {
    const count = rows.filter((cells) => shortsOf(cells[index] ?? '', isShort).length > 0).length;
    return { title, index, isFilled: count > 0 && count * 2 >= rows.length };
  });
  const named = columns.filter(({ title }) => shortHeader.test(title));
  const filled = columns.filter(({ isFilled }) => isFilled);
  const [short, another] =
    rows.length === 0 ? named : filled.length === 1 ? filled : filled.filter((column) => named.includes(column));
  if (short === undefined || another !== undefined) return undefined;
  const others = columns
    .filter((column) => column !== short)
    .map(({ title, index }) => {
      const fits = rows.filter((cells) => {
        const [text] = shortsOf(cells[short.index] ?? '', isShort);
        return text !== undefined && standsFor(readPlain(cells[index] ?? ''), text);
      }).length;
      return { title, index, fits };
    });
  const best = others.reduce((most, { fits }) => Math.max(most, fits), 0);
  const fitting = best > 0 ? others.filter(({ fits }) => fits === best) : [];
  const told = fitting.length > 0 ? fitting : others.filter(({ title }) => fullHeader.test(title));
  const [only, more] = told.length > 0 ? told : others;
  const full = more === undefined ? only : told.find(({ index }) => index === short.index + 1);
  return full && { short: short.index, full: full.index };
}

/** The rows with the lines that belong to the last of them: indented ones, and what follows at once and is no block. */
function withLastLine(draft: Draft, { rows }: Run, from: number, to: number): readonly Row[] {
  const row = rows.at(-1);
  if (row === undefined) return rows;
  const { blocks, starts } = draft;
  let next = from;
  while (next < to && lineAt(draft, starts.at(next)) <= row.last) next++;
  const stop = next < blocks.length ? lineAt(draft, starts.at(next)) : draft.text.lines.length;
  let last = row.last;
  let isOpen = true;
  for (let line = row.last + 1; line < stop; line++) {
    const source = lineText(draft, line);
    if (source.trim() === '') isOpen = false;
    else if (isOpen || /^(?: {2,}|\t)/.test(source)) last = line;
    else break;
  }
  return [...rows.slice(0, -1), { ...row, last }];
}

/** The index of the line that holds an offset. */
function lineAt({ text }: Draft, offset: number): number {
  return text.lines.lastAtOrBefore(offset);
}

/** A line without its line break. */
export function lineText(draft: Draft, line: number): string {
  const { start, end } = lineSpan(draft, draft.text.lines.at(line), 0);
  return draft.text.slice(start, end);
}

/** How far some white space reaches, in columns. */
function width(space: string): number {
  return [...space].reduce((columns, unit) => (unit === '\t' ? columns - (columns % 4) + 4 : columns + 1), 0);
}
