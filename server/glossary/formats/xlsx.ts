// Workbooks of spreadsheets (XLSX): the first sheet that is a table of terms.
import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { type Format, type ReadFile, refuse } from './format';
import { areHeadings, readRows, type Row } from './table';

/** The most bytes that a workbook may unpack to, and how many times its own size. */
const LARGEST = 200_000_000;

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
        message: `The sheet “${name}” is left out: only “${table.name}” is read.`,
      })),
    ],
  };
}

/** What a cell holds; the types of the library name the class of a date instead. */
type Cell = string | boolean | Date | null;

/** A row as text: a date as its day, a number as it is written. */
function toRow(cells: readonly Cell[], index: number): Row {
  const textOf = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''));
  return { line: index + 1, cells: cells.map(textOf) };
}

export const xlsx: Format = { id: 'xlsx', title: 'Workbook (XLSX)', endings: ['.xlsx'], readBytes };
