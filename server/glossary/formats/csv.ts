// Tables: CSV, TSV and what spreadsheets write.
import Papa from 'papaparse';
import type { Entry } from '../schema';
import { termOf } from '../entry';
import {
  compact,
  createIds,
  type Format,
  listLosses,
  type NamedEntry,
  type Notice,
  type ReadEntry,
  type ReadFile,
  termsOf,
} from './format';

/** The columns that are written, with the headings under which each is read. Headings are compared without case and punctuation. */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'key', 'concept', 'conceptid'],
  preferred: ['term', 'preferred', 'preferredterm', 'name', 'word', 'expression', 'english', 'entry', '영어', '용어'],
  abbreviation: ['abbreviation', 'acronym', 'abbr', 'short', 'shortform', '약어'],
  admitted: [
    'synonyms',
    'synonym',
    'admitted',
    'admittedterms',
    'variants',
    'aliases',
    'alias',
    'alsoknownas',
    'alternative',
  ],
  deprecated: ['avoid', 'deprecated', 'forbidden', 'donotuse', 'dontuse', 'deprecatedterms', 'rejected'],
  definition: ['definition', 'meaning', 'description', 'explanation', '정의'],
  note: ['note', 'notes', 'comment', 'comments', 'usage', 'remarks'],
  domain: ['domain', 'subject', 'subjectfield', 'category', 'field', 'topic'],
};

/** What stands between several names in a cell. */
const separator = / *[|;] */;

const heading = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A cell that a spreadsheet would run is written with a tab before it, and read without. */
const runs = /^[=+\-@\t\r]/;

function read(text: string): ReadFile {
  const notices: Notice[] = [];
  const source = text.replace(/^\ufeff/, '');
  const { data, errors } = Papa.parse<string[]>(source, { skipEmptyLines: false, delimiter: findDelimiter(source) });
  for (const { message, row } of errors)
    if (!/delimiter/i.test(message)) notices.push({ line: lineOf(data, row ?? 0), column: 1, message: `${message}.` });
  const headerRow = data.findIndex((row) => row.some((cell) => columns.preferred.includes(heading(cell))));
  if (headerRow < 0) {
    notices.push({ line: 1, column: 1, message: 'No column is called “term”: the table needs a row of headings.' });
    return { entries: [], notices };
  }
  const fields = data[headerRow].map((cell) =>
    Object.keys(columns).find((field) => columns[field].includes(heading(cell))),
  );
  data[headerRow].forEach((cell, column) => {
    if (fields[column] === undefined && cell.trim() !== '')
      notices.push({
        line: lineOf(data, headerRow),
        column: column + 1,
        message: `The column “${cell}” is not known and goes into the notes.`,
      });
  });
  const createId = createIds();
  const entries: ReadEntry[] = [];
  let line = lineOf(data, headerRow + 1);
  for (const row of data.slice(headerRow + 1)) {
    const at = line;
    line += linesOf(row);
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = new Map<string, string>();
    const unknown: string[] = [];
    row.forEach((cell, column) => {
      const value = cell.replace(/^\t(?=[=+\-@\t\r])/, '').trim();
      const field = fields[column];
      if (value === '') return;
      if (field === undefined) unknown.push(`${data[headerRow][column] ?? `column ${column + 1}`}: ${value}`);
      else if (!cells.has(field)) cells.set(field, value);
    });
    const preferred = cells.get('preferred');
    if (preferred === undefined) {
      notices.push({ line: at, column: 1, message: 'This row has no term and is left out.' });
      continue;
    }
    const list = (field: string) =>
      cells
        .get(field)
        ?.split(separator)
        .filter((name) => name !== '');
    entries.push({
      id: createId(cells.get('id') ?? preferred),
      entry: compact({
        preferred,
        abbreviation: cells.get('abbreviation'),
        admitted: list('admitted'),
        deprecated: list('deprecated'),
        definition: cells.get('definition'),
        note: [cells.get('note'), ...unknown].filter(Boolean).join('; '),
        domain: cells.get('domain'),
      }),
      line: at,
    });
  }
  return { entries, notices };
}

/** The delimiter with which most headings are known. */
function findDelimiter(text: string): string {
  const count = (delimiter: string) =>
    Math.max(
      0,
      ...Papa.parse<string[]>(text, { delimiter, preview: 30 }).data.map(
        (row) => row.filter((cell) => Object.values(columns).some((names) => names.includes(heading(cell)))).length,
      ),
    );
  return [',', ';', '\t', '|'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The line on which a row starts, from 1; a cell may hold line breaks. */
function lineOf(rows: readonly (readonly string[])[], row: number): number {
  return rows.slice(0, row).reduce((line, cells) => line + linesOf(cells), 1);
}

function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 1);
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
  const safe = rows.map((row) => row.map((cell) => (runs.test(cell) ? `\t${cell}` : cell)));
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
    text: `${Papa.unparse([header, ...safe], { delimiter, newline: '\n' })}\n`,
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
