// Tables: what the columns of a glossary are called, and what their rows say.
import type { Status } from '../concept';
import { bareOf } from '../../yaml/accept';
import { fieldOf } from '../fields';
import type { Entry } from '../schema';
import { compact, createIds, type Notice, type ReadEntry, type ReadFile } from './format';
import { t } from '../../words/words';

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

/** Whether the cells of a row are headings: one of terms, or of abbreviations and of what they mean. */
export function areHeadings(cells: readonly string[]): boolean {
  const found = cells.slice(0, MOST_COLUMNS).map(fieldOf);
  return found.includes('preferred') || (found.includes('abbreviation') && found.includes('definition'));
}

/** The entries of a table: a row of headings, with or without comments before it, and a row for each entry. */
export function readRows(rows: readonly Row[]): ReadFile {
  const notices: Notice[] = [];
  const headerRow = rows.findIndex(({ cells }) => areHeadings(cells));
  const header = rows[headerRow];
  if (header === undefined) {
    notices.push({ line: 1, column: 1, message: t('No column is called “term”: the table needs a row of headings.') });
    return { entries: [], notices };
  }
  const { cells: headings, line: headerLine, columnOf } = header;
  const fields = headings.slice(0, MOST_COLUMNS).map(fieldOf);
  const tell = (column: number, message: string) =>
    void notices.push({ line: headerLine, column: columnOf?.(column) ?? column + 1, message });
  if (headings.length > MOST_COLUMNS)
    tell(MOST_COLUMNS, t('This table has more than {0} columns; the others are left out.', MOST_COLUMNS));
  fields.forEach((field, column) => {
    const heading = headings[column]?.trim() ?? '';
    if (field === undefined && heading !== '')
      tell(column, t('The column “{0}” is not known and goes into the notes.', heading.slice(0, 60)));
    else if (field !== undefined && fields.indexOf(field) < column)
      tell(
        column,
        t('The column “{0}” is there twice: the first that is filled holds, the other goes into the notes.', heading),
      );
  });
  // A list of abbreviations says what they mean, and has no other terms.
  if (!fields.includes('preferred')) {
    tell(fields.indexOf('definition'), t('There is no column of terms: what stands here is taken for them.'));
    fields[fields.indexOf('definition')] = 'preferred';
  }
  const read: ReadRow[] = [];
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
        message: t('This row has more cells than there are headings; what is beyond them goes into the notes.'),
      });
    const term = known.get('preferred');
    if (term === undefined) notices.push({ line, column: 1, message: t('This row has no term and is left out.') });
    else read.push({ line, term, known, others });
  }
  return { entries: createEntries(read, notices), notices };
}

/** What a row says: by field, and in columns that are none. */
interface ReadRow {
  readonly line: number;
  readonly term: string;
  readonly known: ReadonlyMap<string, string>;
  readonly others: readonly string[];
}

/** How the words of a column of statuses value a term. */
const statuses: readonly (readonly [status: Status, words: RegExp])[] = [
  ['preferred', /^(?:preferred|approved|standard(?:i[sz]ed)?|recommended|valid|active)$/],
  ['admitted', /^(?:admitted|allowed|accepted|alternative|synonym|variant)$/],
  [
    'deprecated',
    /^(?:deprecated|forbidden|rejected|obsolete|superseded|avoid|donotuse|notrecommended|prohibited|banned)$/,
  ],
];

function statusOf({ known }: Pick<ReadRow, 'known'>): Status | undefined {
  const word = bareOf(known.get('status') ?? '');
  return statuses.find(([, words]) => words.test(word))?.[0];
}

/** The entries of rows: one for each, or for all that give names of one concept by their statuses. */
function createEntries(rows: readonly ReadRow[], notices: Notice[]): readonly ReadEntry[] {
  const createId = createIds();
  const isOther = (row: ReadRow) => ['admitted', 'deprecated'].includes(statusOf(row) ?? '');
  const main = rows.filter((row) => !isOther(row));
  const byKey = new Map<string, ReadRow>();
  for (const row of [...main].reverse()) {
    byKey.set(`name ${row.term}`, row);
    if (row.known.has('id')) byKey.set(`id ${row.known.get('id')!}`, row);
  }
  const others = new Map<ReadRow, ReadRow[]>();
  const entries: { readonly row: ReadRow; readonly id: string }[] = [];
  for (const row of rows) {
    const { id, use } = Object.fromEntries(row.known) as { readonly id?: string; readonly use?: string };
    const home = isOther(row) ? (byKey.get(`id ${id}`) ?? byKey.get(`name ${use}`)) : undefined;
    const known = home && others.get(home);
    if (known) known.push(row);
    else if (home) others.set(home, [row]);
    else if (isOther(row))
      notices.push({
        line: row.line,
        column: 1,
        message:
          statusOf(row) === 'deprecated'
            ? t(
                '“{0}” is deprecated, and no row has its preferred term: give both the same id. It is left out.',
                row.term,
              )
            : t(
                '“{0}” is admitted, and no row has its preferred term: give both the same id. It is left out.',
                row.term,
              ),
      });
    else entries.push({ row, id: createId(id ?? row.term) });
  }
  const ids = new Map<string, string>();
  for (const { row, id } of [...entries].reverse())
    for (const name of [row.known.get('abbreviation'), row.known.get('id'), row.term]) if (name) ids.set(name, id);
  return entries.map(({ row, id }) => createEntry(row, id, others.get(row) ?? [], ids, notices));
}

function createEntry(
  { line, term, known, others }: ReadRow,
  id: string,
  names: readonly ReadRow[],
  ids: ReadonlyMap<string, string>,
  notices: Notice[],
): ReadEntry {
  const list = (field: string, between = separator) =>
    (known.get(field) ?? '').split(between).filter((item) => item !== '');
  const leaveOut = (at: number, message: string) => void notices.push({ line: at, column: 1, message });
  for (const other of names) {
    const lost = [...other.known.keys()].filter((field) => !['id', 'preferred', 'status', 'use'].includes(field));
    if (lost.length > 0 || other.others.length > 0)
      leaveOut(other.line, t('Of “{0}” only the name is taken: the rest is said of “{1}”.', other.term, term));
  }
  const related = list('related').flatMap((name) => {
    const other = ids.get(name);
    if (other === undefined)
      leaveOut(line, t('“{0}” is no term of this table; “{1}” is not related to it.', name, term));
    return other === undefined || other === id ? [] : [other];
  });
  const status = statusOf({ known }) ? undefined : known.get('status');
  const notes = [known.get('note'), status && `Status: ${status}`, known.get('use') && `Use: ${known.get('use')!}`];
  const termsWith = (wanted: string) => names.filter((row) => statusOf(row) === wanted).map((row) => row.term);
  return {
    id,
    entry: compact({
      preferred: term,
      abbreviation: known.get('abbreviation'),
      admitted: [...list('admitted'), ...termsWith('admitted')],
      deprecated: [...list('deprecated'), ...termsWith('deprecated')],
      definition: known.get('definition'),
      note: [...notes, ...others].filter(Boolean).join('; '),
      domain: known.get('domain'),
      related,
      sources: list('sources', / *\| */).map((source) => (/^https?:\/\/\S+$/.test(source) ? { url: source } : source)),
    } satisfies Entry),
    line,
  };
}
