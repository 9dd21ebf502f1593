import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guard } from '../../../server/glossary/formats/format';
import { xlsx } from '../../../server/glossary/formats/xlsx';
import { createWorkbook } from '../../support/workbook';

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
  const wrong: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
    'an old workbook': [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), /^This is no XLSX workbook/],
    'nothing at all': [new Uint8Array(), /^This is no XLSX workbook/],
    'half a workbook': [whole.slice(0, whole.length / 2), /^This file cannot be read: /],
    'another archive': [createWorkbook([]).slice(0, 30), /^This file cannot be read: /],
    'a workbook that unpacks without end': [bomb(), /^This workbook unpacks to more than 200 MB/],
    'a workbook without a table': [createWorkbook([{ name: 'T', rows: [['a']] }]), /^No column is called “term”/],
  };
  for (const [name, [bytes, message]] of Object.entries(wrong))
    it(`say what is wrong with ${name}`, async () => {
      const { entries, notices } = await read(bytes);
      equal(entries.length, 0);
      match(notices[0].message, message);
    });
  it('are whole without what is wrong', async () => ok((await read(whole)).entries.length === 1));
});
