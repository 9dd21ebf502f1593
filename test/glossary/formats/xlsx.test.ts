import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, it } from 'mocha';
import { guard } from '../../../server/glossary/formats/format';
import { xlsx } from '../../../server/glossary/formats/xlsx';
import { createWorkbook } from '../../support/workbook';
import { itemAt } from '../../../server/text/list';

const read = guard(xlsx).readBytes!;

describe('workbooks', () => {
  it('are read by the headings of tables, from the first sheet that has them', async () => {
    const { entries, notices } = await read(
      createWorkbook([
        { name: 'Read me', rows: [['Our words']] },
        {
          name: 'Terms',
          from: 3,
          rows: [
            ['', 'Preferred term', 'Acronym', 'Avoid', 'Year'],
            ['', 'Republic of Korea', 'ROK', 'S. Korea | SK', '1948'],
            ['', '', 'UNC'],
            ['', '1e3', '', '', ''],
          ],
        },
      ]),
    );
    deepEqual(entries, [
      {
        id: 'republic-of-korea',
        entry: {
          preferred: 'Republic of Korea',
          abbreviation: 'ROK',
          deprecated: ['S. Korea', 'SK'],
          note: 'Year: 1948',
        },
        line: 4,
      },
      { id: '1e3', entry: { preferred: '1e3' }, line: 6 },
    ]);
    deepEqual(
      notices.map(({ line, column, message }) => `${line}:${column} ${message}`),
      [
        '3:5 The column “Year” is not known and goes into the notes.',
        '5:1 This row has no term and is left out.',
        '1:1 The sheet “Read me” is left out: only “Terms” is read.',
      ],
    );
  });

  const whole = createWorkbook([{ name: 'T', rows: [['term'], ['A']] }]);
  /** A workbook that says of its first part that it unpacks to 2 GB. */
  const bomb = () => {
    const bytes = Uint8Array.from(whole);
    const view = new DataView(bytes.buffer);
    let at = 0;
    while (view.getUint32(at, true) !== 0x02014b50) at++;
    view.setUint32(at + 24, 0x7fffffff, true);
    return bytes;
  };
  /** A workbook of one sheet with this in it. */
  const sheetOf = (data: string) =>
    zipSync({
      ...unzipSync(whole),
      'xl/worksheets/sheet0.xml': strToU8(`<worksheet><sheetData>${data}</sheetData></worksheet>`),
    });
  const cellAt = (place: string) => sheetOf(`<row r="1"><c r=${place} t="inlineStr"><is><t>A</t></is></c></row>`);
  const tooFar = /^The cell \w+ of xl\/worksheets\/sheet0\.xml lies too far out: .* 2 million cells/;
  const wrong: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
    'an old workbook': [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), /^This is no XLSX workbook/],
    'nothing at all': [new Uint8Array(), /^This is no XLSX workbook/],
    'half a workbook': [whole.slice(0, whole.length / 2), /^This file cannot be read: /],
    'another archive': [createWorkbook([]).slice(0, 30), /^This file cannot be read: /],
    'a workbook that unpacks without end': [bomb(), /^This workbook unpacks to more than 50 MB/],
    'a cell at the end of all cells': [cellAt('"XFD1048576"'), tooFar],
    'one that is quoted otherwise': [cellAt("'XFD1048576' x='>'"), tooFar],
    'one behind a mark that ends nothing': [sheetOf(`<row><c x=">" r="XFD1048576"><v>1</v></c></row>`), tooFar],
    'one below the others': [sheetOf('<row r="1048576"><c r="A1"><v>1</v></c><c r="Z1"><v>1</v></c></row>'), tooFar],
    'one whose place is written in entities': [cellAt('"XFD&#49;048576"'), /^The place “XFD&#49;048576” of .* too far/],
    'a number of rows beyond counting': [cellAt('"A99999999999"'), /^The place “A99999999999” of/],
    'cells without end': [sheetOf(`<row>${'<c/>'.repeat(2_100_000)}</row>`), /^A cell without a place of .* too far/],
    'a workbook without a table': [createWorkbook([{ name: 'T', rows: [['a']] }]), /^No column is called “term”/],
  };
  for (const [name, [bytes, message]] of Object.entries(wrong))
    it(`say what is wrong with ${name}`, async () => {
      const { entries, notices } = await read(bytes);
      equal(entries.length, 0);
      match(itemAt(notices, 0).message, message);
    });
  it('are whole without what is wrong', async () => ok((await read(whole)).entries.length === 1));
});
