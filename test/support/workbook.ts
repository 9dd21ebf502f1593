// Workbooks for tests, of sheets of text and numbers.
import { strToU8, zipSync } from 'fflate';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The bytes of an XLSX workbook; a sheet starts at its row `from`, and a cell without text is not there. */
export function createWorkbook(
  sheets: readonly { readonly name: string; readonly from?: number; readonly rows: readonly (readonly string[])[] }[],
): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index}"/>`);
  const links = sheets.map(
    (_, index) => `<Relationship Id="r${index}" Type="${office}/worksheet" Target="worksheets/sheet${index}.xml"/>`,
  );
  const parts: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    ),
  };
  for (const [index, { rows, from = 1 }] of sheets.entries()) {
    const data = rows.map((cells, row) => {
      const shown = cells.map((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${from + row}`;
        if (cell === '') return '';
        return /^[\d.e]+$/.test(cell)
          ? `<c r="${place}"><v>${cell}</v></c>`
          : `<c r="${place}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
      });
      return `<row r="${from + row}">${shown.join('')}</row>`;
    });
    parts[`xl/worksheets/sheet${index}.xml`] = strToU8(
      `<worksheet xmlns="${main}"><sheetData>${data.join('')}</sheetData></worksheet>`,
    );
  }
  return zipSync(parts);
}
