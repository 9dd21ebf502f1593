// Rows that are added to a list of abbreviations: in the form of those that are there, and at their place.
import { type Draft, type Language, lineBreakOf, lineSpan } from '../text/draft';
import { areAlike, itemAt } from '../text/list';
import type { Edit } from '../text/span';
import { commonForm, keyOf, type PairForm, splitCells, writePair } from './listRows';
import { itemMark, lineText, type ListSection, type Row } from './listSection';

/** An abbreviation and its full name, as they are to be read. */
export interface NewRow {
  readonly short: string;
  readonly full: string;
}

/** Names in one line, without control and bidi characters. */
export function cleanName(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{C}]+/gu, '')
    .trim();
}

/** A name so that it is read as it is where rows stand, whatever marks it holds. */
export function escapeName(text: string, language: Language): string {
  if (language === 'plaintext') return text;
  return text
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\d+)(?=[.)]\s)/, '$1\\')
    .replace(/^[#+\-=:](?=\s|[#+\-=]|$)/, '\\$&');
}

/** The edits that add entries to a list that has a form; entries are in the order of their abbreviations. */
export function addRows(
  draft: Draft,
  section: ListSection,
  entries: readonly NewRow[],
  inPlace: boolean,
): readonly Edit[] {
  const form = commonForm(section.rows.map(({ pair }) => pair)) ?? plainForm(draft, section);
  const write = writerFor(draft, section, form);
  const fullFirst = section.columns ? section.columns.full < section.columns.short : form.fullFirst;
  const placeOf = inPlace ? findPlaces(section.rows, fullFirst) : () => section.rows.length;
  const byPlace = new Map<number, NewRow[]>();
  for (const entry of entries) {
    const place = placeOf(entry);
    const there = byPlace.get(place);
    if (there) there.push(entry);
    else byPlace.set(place, [entry]);
  }
  const gap = gapOf(draft, section);
  return [...byPlace].map(([place, there]) => {
    const added = fullFirst && inPlace ? [...there].sort((a, b) => compareKeys(keyOf(a.full), keyOf(b.full))) : there;
    const lines = added.map((entry, index) => write(entry, place, index));
    return insertRows(draft, section, place, lines, gap);
  });
}

/** Made when it is first needed: the rules of all languages are read for it. */
let collator: Intl.Collator | undefined;

/** The order of two keys: case does not matter, nor do points. */
export function compareKeys(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { sensitivity: 'base' });
  return collator.compare(a, b);
}

/** Tells before which row an entry goes: where the order of the rows puts it, or after the last where they have none. */
function findPlaces(rows: readonly Row[], fullFirst: boolean): (entry: NewRow) => number {
  const byFirst = rows.map(({ pair }) => keyOf(pair.first));
  const byShort = rows.map(({ pair }) => keyOf(pair.shorts[0]));
  const isSorted = (keys: readonly string[]) =>
    areAlike(keys.slice(1), keys.slice(0, -1), (key, before) => compareKeys(before, key) <= 0);
  const order = isSorted(byFirst) ? byFirst : isSorted(byShort) ? byShort : undefined;
  if (order === undefined) return () => rows.length;
  return ({ short, full }) => {
    const key = keyOf(order === byFirst && fullFirst ? full : short);
    return order.findLastIndex((other) => compareKeys(other, key) <= 0) + 1;
  };
}

/** How rows are written that have all more to them than two names. */
function plainForm({ language }: Draft, { shape }: ListSection): PairForm {
  const mark = language === 'markdown' && shape === 'item' ? '**' : '';
  return { fullFirst: false, before: mark, between: `${mark}: `, after: '', column: 0 };
}

/** Writes an entry that goes before row `place`, as the `index`th there, in one line or more. */
type WriteRow = (entry: NewRow, place: number, index: number) => readonly string[];

function writerFor(draft: Draft, section: ListSection, form: PairForm): WriteRow {
  const { rows, shape } = section;
  const escape = (text: string) => escapeName(text, draft.language);
  const neighbour = (place: number) => itemAt(rows, Math.max(0, place - 1));
  switch (shape) {
    case 'table':
      return tableWriter(draft, section);
    case 'definition':
      return ({ short, full }, place) => {
        const model = /^[ \t]*\*\[[^\]]*(\] ?:[ \t]*)/.exec(lineText(draft, neighbour(place).line));
        return [`*[${short}${model?.[1] ?? ']: '}${full}`];
      };
    case 'term':
      return ({ short, full }, place) => {
        const { definition, line } = neighbour(place);
        const [, before = '', after = ''] = /^\s*([*_`]*)[^]*?([*_`]*)\s*$/.exec(lineText(draft, line))!;
        const blank = Array.from({ length: definition ? definition.line - line - 1 : 0 }, () => '');
        return [`${before}${escape(short)}${after}`, ...blank, `${definition?.mark ?? ': '}${escape(full)}`];
      };
    case 'item':
      return ({ short, full }, place, index) => [
        markFor(draft, rows, place, index) + writePair(form, escape(short), escape(full)),
      ];
    case 'line':
    case undefined:
      return ({ short, full }, place) => {
        const { line, at } = neighbour(place);
        return [lineText(draft, line).slice(0, at) + writePair(form, escape(short), escape(full))];
      };
  }
}

/** The mark of an item that is added: that of its neighbour, a number counted on and a box not ticked. */
function markFor(draft: Draft, rows: readonly Row[], place: number, index: number): string {
  const markOf = (row: Row) => itemMark.exec(lineText(draft, row.line))![0];
  const numberOf = (row: Row) => Number(/\d+/.exec(markOf(row))?.[0] ?? NaN);
  const mark = markOf(itemAt(rows, Math.max(0, place - 1))).replace(/\[[xX]\]/, '[ ]');
  const [first, second] = rows;
  if (first && second && numberOf(second) === numberOf(first)) return mark;
  const from = place === 0 ? index : index + 1;
  return mark.replace(/\d+/, (number) =>
    String(Number(number) + from).padStart(number.startsWith('0') ? number.length : 0, '0'),
  );
}

/** The most space on one side of a cell, in UTF-16 units; more is no form, but a column of its own width. */
const MOST_SPACE = 8;

function tableWriter(draft: Draft, { rows, columns }: ListSection): WriteRow {
  const { header, short, full } = columns!;
  const lines = [header, header + 1, ...rows.map(({ line }) => line)].map((line) => lineText(draft, line));
  const cells = lines.map((line) => splitCells(line).map(({ start, end }) => line.slice(start, end)));
  const [titles = [], rules = []] = cells;
  const styles = titles.map(({ length }, column) => {
    const own = cells.flatMap((row) => row.slice(column, column + 1));
    const filled = own.filter((cell) => cell.trim() !== '');
    const fewest = (space: RegExp) =>
      filled.reduce((least, cell) => Math.min(least, space.exec(cell)![0].length), MOST_SPACE);
    const isPadded = own.every((cell) => cell.length === length) && own.length > 1;
    const rule = (rules[column] ?? '').trim();
    return {
      width: isPadded ? length : 0,
      lead: ' '.repeat(fewest(/^ */)),
      trail: ' '.repeat(fewest(/ *$/)),
      isRight: rule.endsWith(':') && !rule.startsWith(':'),
    };
  });
  type Style = (typeof styles)[number];
  const writeCell = (text: string, { width, lead, trail, isRight }: Style) => {
    if (text === '') return ' '.repeat(Math.max(1, width));
    const room = width - lead.length - trail.length;
    return lead + (isRight ? text.padStart(room) : text.padEnd(room)) + trail;
  };
  return (entry, place) => {
    const near = rows.length > 0 ? Math.max(2, Math.min(place + 1, lines.length - 1)) : 1;
    const model = itemAt(lines, cells[near]?.length === styles.length ? near : 1);
    const spans = splitCells(model);
    const open = model.slice(0, spans.at(0)?.start ?? 0);
    const close = model.slice(spans.at(-1)?.end ?? model.length).trimEnd();
    const textAt = (column: number) => (column === short ? entry.short : column === full ? entry.full : '');
    const written = styles.map((style, column) => writeCell(escapeName(textAt(column), 'markdown'), style));
    return [(open + written.join('|') + close).replace(/\s+$/, '')];
  };
}

/** How many blank lines stand between two rows. */
function gapOf(draft: Draft, { rows, shape }: ListSection): number {
  let above: Row | undefined;
  for (const row of rows) {
    if (above && isBlankBetween(draft, above, row)) return row.line - above.last - 1;
    above = row;
  }
  return shape === 'term' ? 1 : 0;
}

function isBlankBetween(draft: Draft, above: Row, below: Row): boolean {
  for (let line = above.last + 1; line < below.line; line++) if (lineText(draft, line).trim() !== '') return false;
  return true;
}

/** Whether a block that is no part of a row stands between two rows. */
function isBlockBetween({ starts, text: { lines } }: Draft, above: Row, below: Row): boolean {
  const before = starts.at(starts.lastAtOrBefore(lines.at(below.line) - 1));
  return above.last + 1 < lines.length && before >= lines.at(above.last + 1);
}

function insertRows(
  draft: Draft,
  { rows, columns }: ListSection,
  place: number,
  added: readonly (readonly string[])[],
  gap: number,
): Edit {
  const above = rows[place - 1];
  const below = rows[place];
  const isBelow = below !== undefined && (above === undefined || !isBlockBetween(draft, above, below));
  const line = isBelow ? below.line : above ? above.last : columns!.header + 1;
  const lineBreak = breakAt(draft, line);
  const between = lineBreak.repeat(gap + 1);
  const text = added.map((lines) => lines.join(lineBreak)).join(between);
  if (isBelow) {
    const start = draft.text.lines.at(line);
    return { start, end: start, text: text + between };
  }
  const { end } = lineSpan(draft, draft.text.lines.at(line), 0);
  return { start: end, end, text: between + text };
}

/** The line break that ends a line, or that of the draft where none does. */
function breakAt(draft: Draft, line: number): string {
  const { end } = lineSpan(draft, draft.text.lines.at(line), 0);
  return line + 1 < draft.text.lines.length ? draft.text.slice(end, draft.text.lines.at(line + 1)) : lineBreakOf(draft);
}
