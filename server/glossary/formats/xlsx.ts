// Workbooks of spreadsheets (XLSX): the first sheet that is a table of terms.
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { type Format, type ReadFile, refuse } from './format';
import { areHeadings, readRows, type Row } from './table';

/** The most bytes that a workbook may unpack to. */
const LARGEST = 50_000_000;

/** How many cells a sheet may have, the empty ones counted that lie before others: the library makes them all. */
const MOST_CELLS = 2_000_000;

async function readBytes(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return refuse('This is no XLSX workbook. A workbook of another kind can be saved as XLSX or CSV.');
  let size = 0;
  // What the parts unpack to is written before them; nothing is unpacked here.
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  if (size > LARGEST) return refuse(`This workbook unpacks to more than ${LARGEST / 1_000_000} MB.`);
  // A part that unpacks to more than is written is cut or refused.
  const parts = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') });
  for (const [name, part] of Object.entries(parts)) {
    const wrong = findTooFar(strFromU8(part));
    if (wrong !== undefined) return refuse(`${wrong} of ${name} ${TOO_FAR}`);
  }
  const sheets = await readWorkbook(new Blob([Uint8Array.from(bytes)]), { parseNumber: (number) => number });
  const tables = sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((cells, index) => toRow(cells as Cell[], index)),
  }));
  const isTable = ({ rows }: { readonly rows: readonly Row[] }) => rows.some(({ cells }) => areHeadings(cells));
  const table = tables.find(isTable) ?? tables[0];
  const { entries, notices } = readRows(table?.rows ?? []);
  const others = tables.filter((other) => other !== table && other.rows.length > 0);
  return {
    entries,
    notices: [
      ...notices,
      ...others.map(({ name }) => ({
        line: 1,
        column: 1,
        message: `The sheet “${name}” is left out: only “${table?.name ?? ''}” is read.`,
      })),
    ],
  };
}

const TOO_FAR = `lies too far out: with all before it, empty ones too, a sheet may have ${MOST_CELLS / 1_000_000} million cells. Delete what stands outside of the table.`;

/** What stands in a tag; a mark that would end it may stand in quotation marks. */
const attributesAt = /(?:[^"'>]|"[^"]*"|'[^']*')*/y;

/** What in a sheet makes it have too many cells; undefined where nothing does. */
function findTooFar(xml: string): string | undefined {
  let rows = 0;
  let columns = 0;
  let cells = 0;
  for (const { 0: tag, index } of xml.matchAll(/<(?:\w+:)?(?:row|c)\b/g)) {
    cells++;
    attributesAt.lastIndex = index + tag.length;
    const attributes = attributesAt.exec(xml)?.[0] ?? '';
    const written = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
    const place = written?.[1] ?? written?.[2];
    const known = place === undefined ? undefined : /^([A-Z]{0,4})(\d{1,9})$/i.exec(place.trim());
    if (place !== undefined && !known) return `The place “${place.slice(0, 40)}”`;
    if (known) {
      const column = [...(known[1] ?? '').toUpperCase()].reduce(
        (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
        0,
      );
      rows = Math.max(rows, Number(known[2]));
      columns = Math.max(columns, column);
    }
    if (cells > MOST_CELLS || rows * Math.max(columns, 1) > MOST_CELLS)
      return known ? `The cell ${place}` : 'A cell without a place';
  }
  return undefined;
}

/** What a cell holds; the types of the library name the class of a date instead. */
type Cell = string | boolean | Date | null;

/** A row as text: a date as its day, a number as it is written. */
function toRow(cells: readonly Cell[], index: number): Row {
  const textOf = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''));
  return { line: index + 1, cells: cells.map(textOf) };
}

export const xlsx: Format = { id: 'xlsx', title: 'Workbook (XLSX)', endings: ['.xlsx'], readBytes };
