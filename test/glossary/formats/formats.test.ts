import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { builtinEntries } from '../../../server/glossary/builtin';
import { formatOf, formats } from '../../../server/glossary/formats/catalog';
import { termOf } from '../../../server/glossary/entry';
import { compact, type NamedEntry } from '../../../server/glossary/formats/format';
import type { Entry } from '../../../server/glossary/schema';
import { dedent } from '../../support/marks';

const byId = (id: string) => formats.find((format) => format.id === id)!;

/** Demands the entries of a file, and what is said of the rest as `line: start of the message`. */
function checkRead(id: string, source: string, entries: readonly Entry[], ...said: readonly string[]): void {
  const { entries: found, notices } = byId(id).read!(dedent(source));
  deepEqual(
    found.map(({ entry }) => entry),
    entries,
    JSON.stringify(notices),
  );
  equal(notices.length, said.length, JSON.stringify(notices));
  for (const [index, { line, message }] of notices.entries())
    ok(`${line}: ${message}`.startsWith(said[index]), `${line}: ${message}`);
}

describe('formats of glossaries', () => {
  it('are told by the ends of names', () => {
    equal(formatOf('Terms.CSV')?.id, 'csv');
    equal(formatOf('a.glossary.yaml')?.id, 'yaml');
    equal(formatOf('a.contextive.yml')?.id, 'contextive');
    equal(formatOf('a.docx'), undefined);
  });

  /** Names as people give them: words, no separators of lists. */
  const name = fc
    .array(
      fc.constantFrom(
        'Korea',
        'Österreich',
        'a "b"',
        '=sum',
        '-x',
        '<t>',
        'A&B',
        'it’s',
        '정책',
        'of',
        'C:',
        '#d',
        'no',
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((words) => words.join(' '));
  const abbreviation = fc.constantFrom('ROK', 'IP4', 'A&B', 'MoU');
  const text = fc.constantFrom('One sentence.', 'Two\nlines, “quoted”', '=HYPERLINK("x")', 'a, b; c');
  const entry = fc
    .record(
      {
        preferred: name,
        abbreviation,
        admitted: fc.array(name, { maxLength: 2 }),
        deprecated: fc.array(name, { maxLength: 2 }),
        definition: text,
        note: text,
        domain: name,
      },
      { requiredKeys: ['preferred'] },
    )
    .map((fields): Entry => compact(fields as Entry));
  const glossary = fc
    .array(entry, { minLength: 1, maxLength: 5 })
    .map((entries): NamedEntry[] => entries.map((one, index) => ({ id: `entry-${index + 1}`, entry: one })));

  /** What each format carries; the rest must be in its list of losses. */
  const carried: Record<string, readonly (keyof Entry)[]> = {
    yaml: ['preferred', 'abbreviation', 'admitted', 'deprecated', 'definition', 'note', 'domain'],
    csv: ['preferred', 'abbreviation', 'admitted', 'deprecated', 'definition', 'note', 'domain'],
    tsv: ['preferred', 'abbreviation', 'admitted', 'deprecated', 'definition', 'note', 'domain'],
    tbx: ['preferred', 'abbreviation', 'admitted', 'deprecated', 'definition', 'note', 'domain'],
    contextive: ['preferred', 'definition', 'domain'],
  };
  for (const [id, fields] of Object.entries(carried)) {
    it(`${id} gives back what it was given, or says what is lost`, () => {
      fc.assert(
        fc.property(glossary, (entries) => {
          const format = byId(id);
          const { text: written, losses } = format.write!(entries);
          const { entries: back } = format.read!(written);
          const single = (value: unknown) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value);
          const pick = (one: Entry) => Object.fromEntries(fields.map((field) => [field, single(one[field])]));
          // Groups of a domain are written together.
          const sorted = (all: readonly Entry[]) => all.map((one) => JSON.stringify(pick(one))).sort();
          deepEqual(sorted(back.map((one) => one.entry)), sorted(entries.map((one) => one.entry)));
          for (const field of ['abbreviation', 'admitted', 'deprecated', 'note'] as const)
            if (
              !fields.includes(field) &&
              field !== 'abbreviation' &&
              field !== 'admitted' &&
              entries.some((one) => one.entry[field])
            )
              ok(
                losses.some((loss) => loss.startsWith(field)),
                `${field}: ${losses.join()}`,
              );
        }),
        { numRuns: 200 },
      );
    });
  }

  it('write the built-in glossary, and say what they lose', () => {
    for (const { id, write, read } of formats) {
      const written = write?.(builtinEntries());
      if (written === undefined) continue;
      ok(written.text.length > 500, id);
      if (id !== 'yaml') ok(written.losses.length > 0, id);
      if (read && id !== 'markdown' && id !== 'vale') equal(read(written.text).entries.length, 85, id);
    }
  });

  it('read tables with headings of all kinds, comments before them and cells with line breaks', () =>
    checkRead(
      'csv',
      `
      # Our terms;;
      ;;
      Preferred term;Abbr.;Do not use;Meaning;Owner
      Republic of Korea;ROK;S. Korea|SK;"State in
      the south";Lee
      ;UNC;;;
      Japan;;;;
      `,
      [
        {
          preferred: 'Republic of Korea',
          abbreviation: 'ROK',
          deprecated: ['S. Korea', 'SK'],
          definition: 'State in\nthe south',
          note: 'Owner: Lee',
        },
        { preferred: 'Japan' },
      ],
      '3: The column “Owner” is not known',
      '6: This row has no term',
    ));
  it('say where a table has no heading, or a quotation mark no end', () => {
    checkRead('csv', 'a,b\nc,d', [], '1: No column is called “term”');
    const { notices } = byId('csv').read!('term,definition\nA,"open\nB,x\n');
    ok(
      notices.some(({ message }) => /quote/i.test(message)),
      JSON.stringify(notices),
    );
  });
  it('never write a cell that a spreadsheet would run', () => {
    const { text: written } = byId('csv').write!([
      { id: 'x', entry: { preferred: 'A', definition: '=1+1', note: '@x' } },
    ]);
    ok(!/(?:^|,)"?[=@+-]/m.test(written), written);
  });
  it('read abbreviations of Markdown', () =>
    checkRead(
      'markdown',
      'Text.\n\n*[IP4]: Indo-Pacific Four\n  *[UNC]:United Nations Command\n*[X]:\n',
      [
        { preferred: 'Indo-Pacific Four', abbreviation: 'IP4' },
        { preferred: 'United Nations Command', abbreviation: 'UNC' },
      ],
      '5: “X” has no full name',
    ));
  it('read acronyms of LaTeX', () =>
    checkRead(
      'latex',
      `
      % \\newacronym{no}{NO}{No}
      \\newacronym[longplural={Republics}]{rok}{ROK}{Republic of \\textbf{Korea}}
      \\acrodef{NATO}{North Atlantic Treaty Organization}
      \\newglossaryentry{det}{name={deterrence}, description={Keeping others from acting, by fear}}
      \\DeclareAcronym{unc}{short = UNC, long = {United Nations Command}}
      \\newacronym{broken}{B
      `,
      [
        { preferred: 'Republic of Korea', abbreviation: 'ROK' },
        { preferred: 'North Atlantic Treaty Organization', abbreviation: 'NATO' },
        { preferred: 'deterrence', definition: 'Keeping others from acting, by fear' },
        { preferred: 'United Nations Command', abbreviation: 'UNC' },
      ],
      '6: \\newacronym cannot be read',
    ));
  it('read rules of Vale that are names, not patterns', () =>
    checkRead(
      'vale',
      `
      extends: substitution
      swap:
        Indo Pacific: Indo-Pacific
        IP-4: IP4|Indo-Pacific Four
        'e-?mail': email
      `,
      [
        { preferred: 'Indo-Pacific', deprecated: [{ term: 'Indo Pacific', use: 'Indo-Pacific' }] },
        { preferred: 'IP4', deprecated: [{ term: 'IP-4', use: 'IP4' }] },
      ],
      '5: “e-?mail” is a pattern',
    ));
  it('read glossaries of Contextive', () =>
    checkRead(
      'contextive',
      `
      contexts:
        - name: states
          domainVisionStatement: x
          terms:
            - name: Republic of Korea
              definition: A state.
              aliases: [ROK, no]
              examples: [One.]
            - definition: nameless
      `,
      [{ preferred: 'Republic of Korea', admitted: ['ROK', 'no'], definition: 'A state.', domain: 'states' }],
      '5: The examples of “Republic of Korea” are left out',
      '9: This term has no name',
    ));
  const korea: Entry = {
    preferred: 'Republic of Korea',
    abbreviation: 'ROK',
    deprecated: ['S. Korea'],
    definition: 'A state.',
    domain: 'states',
    translations: { ko: '대한민국' },
  };
  it('read TBX in DCA style', () =>
    checkRead(
      'tbx',
      `
      <?xml version="1.0"?>
      <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
      <conceptEntry id="rok"><descrip type="subjectField">states</descrip>
      <langSec xml:lang="ko"><termSec><term>대한민국</term></termSec></langSec>
      <langSec xml:lang="en"><descripGrp><descrip type="definition">A state.</descrip><admin type="source">UN</admin></descripGrp>
      <termSec><term>ROK</term><termNote type="termType">acronym</termNote></termSec>
      <termSec><term>Republic <hi>of</hi> Korea</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
      <termSec><term>S. Korea</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
      </langSec></conceptEntry></body></text></tbx>
      `,
      [korea],
      '3: “source” of “Republic of Korea” is left out',
    ));
  it('read TBX in DCT style, by local names', () =>
    checkRead(
      'tbx',
      `
      <tbx style="dct" xml:lang="en" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="x"><text><body><conceptEntry id="rok">
      <min:subjectField>states</min:subjectField>
      <langSec xml:lang="en"><basic:definition>A state.</basic:definition>
      <termSec><term>Republic of Korea</term><min:administrativeStatus>preferred</min:administrativeStatus></termSec>
      <termSec><term>ROK</term><basic:termType>acronym</basic:termType></termSec>
      <termSec><term>S. Korea</term><min:administrativeStatus>notRecommended</min:administrativeStatus></termSec></langSec>
      <langSec xml:lang="ko"><termSec><term>대한민국</term></termSec></langSec></conceptEntry></body></text></tbx>
      `,
      [korea],
    ));
  it('read TBX of version 2', () =>
    checkRead(
      'tbx',
      `
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
      <martif type="TBX" xml:lang="en"><text><body><termEntry id="rok"><descrip type="subjectField">states</descrip>
      <langSet xml:lang="en"><descrip type="definition">A state.</descrip>
      <tig><term>Republic of Korea</term></tig>
      <ntig><termGrp><term>ROK</term><termNote type="termType">abbreviation</termNote></termGrp></ntig>
      <tig><term>S. Korea</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
      <langSet xml:lang="ko"><tig><term>대한민국</term></tig></langSet></termEntry></body></text></martif>
      `,
      [korea],
    ));
  it('refuse XML that is a trap', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text><body><conceptEntry><term>&b;</term></conceptEntry></body></text></tbx>';
    checkRead('tbx', bomb, [], '1: DOCTYPE with definitions');
    checkRead(
      'tbx',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>',
      [],
      '1: DOCTYPE with definitions',
    );
    checkRead('tbx', '<a>'.repeat(10_000), [], '1: Elements nest more than');
    checkRead('tbx', '<t><a>', [], '1: This is no well-formed XML');
    checkRead('tbx', '<tbx>&nosuch;</tbx>', [], '1: This is no well-formed XML');
  });
  it('live through anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((noise) => `term,avoid\n${noise}`),
          fc.string().map((noise) => `<tbx><text>${noise}`),
          fc.string().map((noise) => `\\newacronym{${noise}`),
        ),
        (source) => {
          for (const { read } of formats)
            for (const { entry } of read?.(source).entries ?? [])
              ok(entry.preferred === undefined || termOf(entry.preferred));
        },
      ),
      { numRuns: 300 },
    );
  });
});
