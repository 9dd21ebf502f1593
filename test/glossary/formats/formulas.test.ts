// Tables that a spreadsheet opens: nothing in them is run, and everything is read back.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { csv, tsv } from '../../../server/glossary/formats/csv';
import { runs } from '../../support/share';

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '⁼', '⁺', '−'];
const blanks = ['', ' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u202f'];
const rest = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'=+-@aB1,;"\'|\t\n ＝') });
const cell = fc
  .tuple(fc.array(fc.constantFrom(...blanks), { maxLength: 3 }), fc.constantFrom(...signs, 'a'), rest)
  .map(([before, sign, after]) => `${before.join('')}${sign}${after}x`);

/** The cells of a line of text in which each is in quotation marks or holds none of them. */
function cellsOf(text: string, delimiter: string): readonly string[] {
  const cells = text.matchAll(new RegExp(`(?:^|[\\n${delimiter}])(?:"((?:[^"]|"")*)"|([^"\\n${delimiter}]*))`, 'g'));
  return [...cells].map(([, quoted, bare = '']) => (quoted ?? bare).replaceAll('""', '"'));
}

describe('tables that are written', () => {
  for (const [format, delimiter] of [
    [csv, ','],
    [tsv, '\t'],
  ] as const)
    it(`start no formula in ${format.id}, and are read as they were`, () =>
      fc.assert(
        fc.property(cell, cell, cell, (definition, note, domain) => {
          const entry = { preferred: 'Alpha Plan', definition, note, domain };
          const { text } = format.write!([{ id: 'alpha', entry }]);
          for (const written of cellsOf(text, delimiter))
            ok(
              !/^[^\S\n]*[\u200b\ufeff]*[=+@＝＋－＠﹦﹢﹣﹫⁼⁺−-]/.test(written) || written.startsWith('\t'),
              JSON.stringify(written),
            );
          const [read] = format.read!(text).entries;
          deepEqual(
            [read?.entry.definition, read?.entry.note, read?.entry.domain],
            [definition, note, domain].map((value) => value.trim()),
          );
        }),
        runs(2000),
      ));
});
