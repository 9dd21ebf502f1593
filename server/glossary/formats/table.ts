// Tables: what the columns of a glossary are called, and what their rows say.
import { fieldOf } from '../fields';
import type { Entry } from '../schema';
import { compact, createIds, type Notice, type ReadEntry, type ReadFile } from './format';

/** A row of a table, and the line on which it starts, from 1. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** In which column of that line, from 1, a cell starts, where it is a line of text. */
  readonly columnOf?: (cell: number) => number;
}

/** What stands between several names in a cell. */
const separator = / *[|;] */;

/** How many columns of a table are read. */
export const MOST_COLUMNS = 1000;

/** The entries of a table: a row of headings, with or without comments before it, and a row for each entry. */
export function readRows(rows: readonly Row[]): ReadFile {
  const notices: Notice[] = [];
  const headerRow = rows.findIndex(({ cells }) =>
    cells.slice(0, MOST_COLUMNS).some((cell) => fieldOf(cell) === 'preferred'),
  );
  if (headerRow < 0) {
    notices.push({ line: 1, column: 1, message: 'No column is called “term”: the table needs a row of headings.' });
    return { entries: [], notices };
  }
  const { cells: headings, line: headerLine, columnOf } = rows[headerRow];
  const fields = headings.slice(0, MOST_COLUMNS).map(fieldOf);
  const tell = (column: number, message: string) =>
    void notices.push({ line: headerLine, column: columnOf?.(column) ?? column + 1, message });
  if (headings.length > MOST_COLUMNS)
    tell(MOST_COLUMNS, `This table has more than ${MOST_COLUMNS} columns; the others are left out.`);
  fields.forEach((field, column) => {
    const heading = headings[column].trim();
    if (field === undefined && heading !== '')
      tell(column, `The column “${heading.slice(0, 60)}” is not known and goes into the notes.`);
    else if (field !== undefined && fields.indexOf(field) < column)
      tell(
        column,
        `The column “${heading}” is there twice: the first that is filled holds, the other goes into the notes.`,
      );
  });
  const createId = createIds();
  const entries: ReadEntry[] = [];
  for (const { cells, line, columnOf: columnHere } of rows.slice(headerRow + 1)) {
    const known = new Map<string, string>();
    const others: string[] = [];
    cells.slice(0, MOST_COLUMNS).forEach((cell, column) => {
      const value = cell.replace(/^\t(?=[=+\-@\t\r])/, '').trim();
      const field = fields[column];
      if (value === '') return;
      if (field !== undefined && !known.has(field)) known.set(field, value);
      else others.push(`${headings[column]?.trim() || `column ${column + 1}`}: ${value}`);
    });
    if (known.size === 0 && others.length === 0) continue;
    if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell.trim() !== ''))
      notices.push({
        line,
        column: columnHere?.(headings.length) ?? headings.length + 1,
        message: `This row has more cells than there are headings; what is beyond them goes into the notes.`,
      });
    const preferred = known.get('preferred');
    if (preferred === undefined) {
      notices.push({ line, column: 1, message: 'This row has no term and is left out.' });
      continue;
    }
    const list = (field: string) =>
      known
        .get(field)
        ?.split(separator)
        .filter((name) => name !== '');
    entries.push({
      id: createId(known.get('id') ?? preferred),
      entry: compact({
        preferred,
        abbreviation: known.get('abbreviation'),
        admitted: list('admitted'),
        deprecated: list('deprecated'),
        definition: known.get('definition'),
        note: [known.get('note'), ...others].filter(Boolean).join('; '),
        domain: known.get('domain'),
      } satisfies Entry),
      line,
    });
  }
  return { entries, notices };
}
