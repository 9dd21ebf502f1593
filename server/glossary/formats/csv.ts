// Tables in text: CSV and TSV, whatever stands between the cells.
import Papa from 'papaparse';
import type { Entry } from '../schema';
import { termOf } from '../entry';
import { fieldOf } from '../fields';
import { type Format, listLosses, type NamedEntry, positionsIn, type ReadFile, termsOf } from './format';
import { MOST_COLUMNS, readRows, type Row } from './table';
import { t } from '../../words/words';

/**
 * Whether a spreadsheet would run a cell, which is then written with a tab before it. Some look past what is blank or
 * not seen, and take the wide, small and raised forms of a sign for the sign.
 */
function runs(cell: string): boolean {
  const [first] = /[^\p{Z}\p{C}]|$/u.exec(cell)!;
  return /^[=+\-@\u2212]/.test(first.normalize('NFKC')) || /^[\t\r\n]/.test(cell);
}

function read(text: string): ReadFile {
  const source = text.replace(/^\ufeff/, '');
  const delimiter = findDelimiter(source);
  const { data, errors } = Papa.parse<string[]>(source, { skipEmptyLines: false, delimiter });
  const lines = source.split(/\r\n|\n|\r/);
  const rows: Row[] = [];
  let line = 1;
  for (const cells of data) {
    const written = lines[line - 1] ?? '';
    rows.push({ cells, line, columnOf: (cell) => columnOf(written, delimiter, cell) });
    // A cell may hold line breaks.
    for (const cell of cells) line += positionsIn(cell)(cell.length).line - 1;
    line++;
  }
  // After a quotation mark without an end nothing is what it seems: the row in which it stands is left out.
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  const { entries, notices } = readRows(open ? rows.slice(0, open.row) : rows);
  const placeOf = positionsIn(source);
  const faults = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ code, index, row, message }) =>
      code === 'MissingQuotes'
        ? {
            ...placeOf(Math.max(0, (index ?? 1) - 1)),
            message: t(
              'The quotation mark that opens here has no end: this row and all after it are left out, those before it are read.',
            ),
          }
        : { line: rows[row ?? 0]?.line ?? 1, column: 1, message: `${message}.` },
    );
  return { entries, notices: [...notices, ...faults] };
}

/** In which column of a line a cell starts, from 1; what stands in quotation marks divides nothing. */
function columnOf(line: string, delimiter: string, cell: number): number {
  let left = cell;
  let isQuoted = false;
  for (let at = 0; at < line.length && left > 0; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === delimiter && !isQuoted && --left === 0) return at + 2;
  }
  return left === 0 ? 1 : line.length + 1;
}

/** The delimiter with which most headings are known. */
function findDelimiter(text: string): string {
  const count = (delimiter: string) =>
    Math.max(
      0,
      ...Papa.parse<string[]>(text, { delimiter, preview: 30 }).data.map(
        (row) => row.slice(0, MOST_COLUMNS).filter((cell) => fieldOf(cell) !== undefined).length,
      ),
    );
  return [',', ';', '\t', '|'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** Rows as text; what a spreadsheet would take for a formula stands after a tab. */
export function writeTable(rows: readonly (readonly string[])[], delimiter = ','): string {
  const safe = rows.map((row) => row.map((cell) => (runs(cell) ? `\t${cell}` : cell)));
  return `${Papa.unparse(safe, { delimiter, newline: '\n' })}\n`;
}

function write(entries: readonly NamedEntry[], delimiter: string) {
  const rows = entries.map(({ id, entry }) => [
    id,
    entry.preferred ? termOf(entry.preferred) : '',
    entry.abbreviation ? termOf(entry.abbreviation) : '',
    termsOf(entry.admitted).join(' | '),
    termsOf(entry.deprecated).join(' | '),
    entry.definition ?? '',
    entry.note ?? '',
    entry.domain ?? '',
  ]);
  const header = ['id', 'term', 'abbreviation', 'synonyms', 'avoid', 'definition', 'note', 'domain'];
  const carried: readonly (keyof Entry)[] = [
    'preferred',
    'abbreviation',
    'admitted',
    'deprecated',
    'definition',
    'note',
    'domain',
  ];
  const cut = entries.filter(({ entry }) =>
    [...termsOf(entry.admitted), ...termsOf(entry.deprecated)].some((name) => /[|;]/.test(name)),
  );
  return {
    text: writeTable([header, ...rows], delimiter),
    losses: [...listLosses(entries, carried), ...cut.map(({ id }) => `${id}: a name with | or ; is read as two`)],
  };
}

export const csv: Format = {
  id: 'csv',
  title: 'Table (CSV)',
  endings: ['.csv'],
  read,
  write: (entries) => write(entries, ','),
};
export const tsv: Format = {
  id: 'tsv',
  title: 'Table (TSV)',
  endings: ['.tsv', '.tab'],
  read,
  write: (entries) => write(entries, '\t'),
};
