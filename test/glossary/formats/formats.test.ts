import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { readLayer } from '../../../server/glossary/formats/layer';
import { formatOf, formats } from '../../../server/glossary/formats/catalog';
import { termOf } from '../../../server/glossary/entry';
import type { Entry } from '../../../server/glossary/schema';
import { dedent } from '../../support/marks';
import { runs } from '../../support/share';
import { itemAt } from '../../../server/text/list';

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
    ok(`${line}: ${message}`.startsWith(itemAt(said, index)), `${line}: ${message}`);
}

describe('formats of glossaries', () => {
  it('are told by the ends of names', () => {
    equal(formatOf('Terms.CSV')?.id, 'csv');
    equal(formatOf('a.glossary.yaml')?.id, 'yaml');
    equal(formatOf('a.contextive.yml')?.id, 'contextive');
    equal(formatOf('a.docx'), undefined);
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
  it('read of a table the status of terms, sources and what is related', () =>
    checkRead(
      'csv',
      `
      ID,Term,Acronym,Status,Use,Source,See also,Note
      7,Far East,,Deprecated,,,,old
      7,East Asia,EA,preferred,,Act 2024 | https://example.org/act,ROK | Nowhere,
      7,Asia of the East,,admitted,,,,
      ,The Orient,,Do not use,East Asia,,,
      ,Cathay,,obsolete,,,,
      8,Republic of Korea,ROK,in review,South Korea,,7,Ours.
      `,
      [
        {
          preferred: 'East Asia',
          abbreviation: 'EA',
          admitted: ['Asia of the East'],
          deprecated: ['Far East', 'The Orient'],
          related: ['8'],
          sources: ['Act 2024', { url: 'https://example.org/act' }],
        },
        {
          preferred: 'Republic of Korea',
          abbreviation: 'ROK',
          note: 'Ours.; Status: in review; Use: South Korea',
          related: ['7'],
        },
      ],
      '6: “Cathay” is deprecated, and no row has its preferred term',
      '2: Of “Far East” only the name is taken',
      '3: “Nowhere” is no term of this table',
    ));
  it('take the meanings of abbreviations for terms where there are no others', () =>
    checkRead(
      'csv',
      'Acronym;Meaning;Remarks\nKAMD;Korea Air and Missile Defense;Ours\n;No acronym;\nEMPTY;;\n',
      [{ preferred: 'Korea Air and Missile Defense', abbreviation: 'KAMD', note: 'Ours' }, { preferred: 'No acronym' }],
      '1: There is no column of terms',
      '4: This row has no term',
    ));
  it('say where a table has no heading, or a quotation mark no end', () => {
    checkRead('csv', 'a,b\nc,d', [], '1: No column is called “term”');
    checkRead(
      'csv',
      'term,definition\nA,one\n\nB,"two\nlines"\nC,"open\nD,x\nE,y\n',
      [
        { preferred: 'A', definition: 'one' },
        { preferred: 'B', definition: 'two\nlines' },
      ],
      '6: The quotation mark that opens here has no end: this row and all after it are left out, those before it are read',
    );
    equal(byId('csv').read!('term,definition\nC,"open\n').notices[0]?.column, 3);
  });
  it('read rows of any length, and columns that are there twice', () =>
    checkRead(
      'csv',
      'term;synonyms;alias;note\nA;B;C;n;more\nD\n;;\nE;;F\n',
      [
        { preferred: 'A', admitted: ['B'], note: 'n; alias: C; column 5: more' },
        { preferred: 'D' },
        { preferred: 'E', admitted: ['F'] },
      ],
      '1: The column “alias” is there twice',
      '2: This row has more cells than there are headings',
    ));
  it('take headings and terms of tables for text, whatever JavaScript calls so', () =>
    checkRead(
      'csv',
      'term,__proto__,constructor\n__proto__,a,b\nconstructor,,\ntoString,,\n',
      [
        { preferred: '__proto__', note: '__proto__: a; constructor: b' },
        { preferred: 'constructor' },
        { preferred: 'toString' },
      ],
      '1: The column “__proto__” is not known',
      '1: The column “constructor” is not known',
    ));
  it('never write a cell that a spreadsheet would run, and read it as it was', () => {
    const entries = ['=1+1', '+1', '-1', '@x', '=HYPERLINK("x")'].map((cell, index) => ({
      id: `${index}`,
      entry: { preferred: cell, deprecated: [cell, 'b'], definition: cell, note: `\t${cell}`, domain: `\r${cell}` },
    }));
    for (const id of ['csv', 'tsv']) {
      const { text: written } = byId(id).write!(entries);
      const { data } = Papa.parse<string[]>(written, { delimiter: id === 'csv' ? ',' : '\t' });
      for (const cell of data.flat()) ok(!/^[=+\-@\r]/.test(cell), `${cell} in ${written}`);
      const back = byId(id).read!(written).entries.map(({ entry }) => entry);
      deepEqual(
        back.map(({ preferred, deprecated, definition }) => [preferred, deprecated, definition]),
        entries.map(({ entry: { preferred, deprecated, definition } }) => [preferred, deprecated, definition]),
      );
    }
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
      \\newglossaryentry{m}{name=memo, plural={memoranda}, first={the memo}, description={x, y=z}, type=main}
      \\longnewglossaryentry{d}{name={détente}}{A thaw.}
      \\acrodefplural{NATO}{NATOs}
      \\newacronym{broken}{B
      `,
      [
        { preferred: { term: 'Republic of Korea', plural: 'Republics' }, abbreviation: 'ROK' },
        { preferred: 'North Atlantic Treaty Organization', abbreviation: 'NATO' },
        { preferred: 'deterrence', definition: 'Keeping others from acting, by fear' },
        { preferred: 'United Nations Command', abbreviation: 'UNC' },
        { preferred: { term: 'memo', plural: 'memoranda' }, definition: 'x, y=z' },
        { preferred: 'détente', definition: 'A thaw.' },
      ],
      '6: `first` of “memo” is left out',
      '8: \\acrodefplural cannot be read',
      '9: \\newacronym cannot be read',
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
      '4: “Indo-Pacific Four” as another answer to “IP-4” is left out',
      '5: “e-?mail” is a pattern',
    ));
  it('read vocabularies of Vale', () =>
    checkRead(
      'vale-vocabulary',
      `
      # Names
      Indo-Pacific
      U\\.N\\.
      (?i)deterr(?:ence|ent)
      `,
      [{ preferred: 'Indo-Pacific' }, { preferred: 'U.N.' }],
      '4: “(?i)deterr(?:ence|ent)” is a pattern',
    ));
  it('say what else a rule of Vale holds', () =>
    checkRead(
      'vale',
      `
      extends: substitution
      exceptions: [Pacific]
      swap:
        - S\\. Korea: South Korea
        - \\bDPRK\\b: North Korea
      `,
      [
        { preferred: 'South Korea', deprecated: [{ term: 'S. Korea', use: 'South Korea' }] },
        { preferred: 'North Korea', deprecated: [{ term: 'DPRK', use: 'North Korea' }] },
      ],
      '2: `exceptions` of this rule is left out',
    ));
  it('read rules of prh, with their specs as test sentences', () => {
    checkRead(
      'prh',
      `
      version: 1
      imports:
        - ./more.yml
        - path: https://example.org/rules.yml
      rules:
        - Web
        - expected: Indo-Pacific
          patterns:
            - Indo Pacific
            - /Indo\\.Pacific/i
          prh: The hyphen is part of the name.
          options: { wordBoundary: true }
          specs:
            - { from: The Indo Pacific, to: The Indo-Pacific }
            - { from: The Indo-Pacific, to: The Indo-Pacific }
        - expected: ($1)
          pattern: /\\[([^\\]]+)\\]/
          specs: [{ from: '[a]', to: (a) }]
        - expected: server
          pattern: [servre, '/serv(?!er)/']
          regexpMustEmpty: $1
          specs: [{ from: servre, to: server }]
        - pattern: nothing
      `,
      [
        { preferred: 'Web' },
        {
          preferred: 'Indo-Pacific',
          deprecated: [
            { term: 'Indo Pacific', use: 'Indo-Pacific' },
            { term: 'Indo.Pacific', use: 'Indo-Pacific' },
          ],
          note: 'The hyphen is part of the name.',
          tests: { good: ['The Indo-Pacific'], bad: ['The Indo Pacific'] },
        },
        { preferred: 'server', deprecated: [{ term: 'servre', use: 'server' }] },
      ],
      '3: “./more.yml” is not read',
      '4: “https://example.org/rules.yml” is not read',
      '17: “/\\[([^\\]]+)\\]/” is a pattern',
      '20: “/serv(?!er)/” is a pattern',
      '22: The specs of “server” are left out',
      '21: `regexpMustEmpty` of “server” is left out',
      '23: This rule expects nothing',
    );
    const { notices } = byId('prh').read!('rules:\n  - expected: a\n    pattern: [b, /c+/]\n');
    deepEqual(
      notices.map(({ line, column }) => [line, column]),
      [[3, 18]],
    );
  });
  it('read terms of textlint, from a list or a configuration', () => {
    checkRead(
      'textlint',
      `
      // Ours
      [
        "Indo-Pacific",
        ["Indo Pacific", "Indo-Pacific"],
        [["U\\\\.N\\\\.", "u[.]n"], "UN"], /* both */
        ["repo\\\\b", "repository"],
        ["front[- ]end(\\\\w*)", "frontend$1"],
        ["github", "GitHub"],
        7,
      ]
      `,
      [
        { preferred: 'Indo-Pacific', deprecated: [{ term: 'Indo Pacific', use: 'Indo-Pacific' }] },
        { preferred: 'UN', deprecated: [{ term: 'U.N.', use: 'UN' }] },
        { preferred: 'repository', deprecated: [{ term: 'repo', use: 'repository' }] },
        { preferred: 'GitHub' },
      ],
      '5: “u[.]n” is a pattern',
      '7: “front[- ]end(\\w*)” is a pattern',
      '9: A term is a name, or a list',
    );
    checkRead(
      'textlint',
      '{ "rules": { "terminology": { "terms": ["UN"],\n "exclude": ["API"] } } }',
      [{ preferred: 'UN' }],
      '2: `exclude` is left out',
    );
    checkRead(
      'textlint',
      '{ "rules": { "terminology": { "terms": "@their/terms" } } }',
      [],
      '1: The terms of “@their/terms” are not read',
    );
    checkRead('textlint', '["UN", "NATO"', [{ preferred: 'UN' }, { preferred: 'NATO' }], '1: This is no valid JSON');
  });
  const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> . @prefix : <https://example.org/g/> .\n`;
  it('take the sources of a YAML file along, which its entries name by key', () => {
    const source = { title: 'Act on Names', publisher: 'Parliament', date: '2020' };
    const text = `sources:\n  act: { title: Act on Names, publisher: Parliament, date: "2020" }\nconcepts:\n  a: { preferred: Alpha, sources: [act, { source: act, at: Article 1 }, Elsewhere] }\n`;
    const { entries } = byId('yaml').read!(text);
    deepEqual(entries[0]?.entry.sources, [source, { ...source, at: 'Article 1' }, 'Elsewhere']);
    match(byId('yaml').write!(entries).text, /publisher: Parliament/);
  });
  it('read SKOS: labels, notes, sources and relations', () =>
    checkRead(
      'turtle',
      `${prefixes}
:scheme a skos:ConceptScheme ; dct:title "Ours"@en .
:rok a skos:Concept ; skos:inScheme :scheme ; skos:notation "KR" ;
  skos:prefLabel "Republic of Korea"@en , "대한민국"@ko , "République de Corée"@fr ;
  skos:altLabel "ROK"@en , "South Korea"@en-US , "한국"@ko ; skos:hiddenLabel "S. Korea"@en ;
  skos:definition "A state."@en , "국가"@ko ; skos:scopeNote "Of use."@en ; skos:note "Of more use." ;
  skos:changeNote "Then." ; dct:subject "states"@en ;
  dct:source <https://example.org/act> , "Act on Names" ;
  skos:related :ip4 ; skos:broader :elsewhere ; skos:exactMatch <https://example.org/other/kr> .
:ip4 skos:prefLabel "Indo-Pacific Four" ; skos:related :rok , :rok .
<relative> a skos:Concept ; xl:prefLabel [ a xl:Label ; xl:literalForm "Freedom Edge"@en ] ;
  xl:altLabel :fe . :fe xl:literalForm "FE"@en ; dct:created "2024" .
_:blank a skos:Concept ; skos:prefLabel "Camp Humphreys"@en ; skos:definition [ <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "A base."@en ] .
:group a skos:Collection ; skos:prefLabel "Groups"@en ; skos:member :rok .
:nameless a skos:Concept .
:eu a skos:Concept ; skos:prefLabel "Union européenne"@fr , "Europäische Union"@de .
`,
      [
        {
          preferred: 'Republic of Korea',
          admitted: ['ROK', 'South Korea'],
          deprecated: ['S. Korea'],
          definition: 'A state.',
          note: 'Of use. Of more use.',
          domain: 'states',
          translations: { ko: '대한민국', fr: 'République de Corée' },
          sources: [{ url: 'https://example.org/act' }, 'Act on Names'],
          related: ['ip4', 'elsewhere'],
        },
        { preferred: 'Indo-Pacific Four', related: ['rok'] },
        { preferred: 'Freedom Edge', admitted: ['FE'] },
        { preferred: 'Camp Humphreys', definition: 'A base.' },
        { preferred: 'Union européenne', translations: { de: 'Europäische Union' } },
      ],
      '17: This concept has no label',
      '4: “title” of a concept scheme is left out',
      '7: A further label in another language is left out',
      '5: “notation” is left out',
      '8: “definition” in another language is left out',
      '9: “changeNote” is left out',
      '11: “exactMatch” is left out',
      '14: “created” of a label is left out',
      '16: What is said of things of the type “Collection” is left out',
    ));
  it('say where labels of SKOS come twice, and end at cycles', () =>
    checkRead(
      'turtle',
      `${prefixes}
:a a skos:Concept ; skos:prefLabel "Alpha"@en , "Alef"@en ; skos:altLabel "Alpha"@en ; skos:broader :b , :a .
:b a skos:Concept ; skos:prefLabel "Beta"@en , "Beta"@en-GB ; skos:narrower :a ; skos:broader :c .
:c a skos:Concept ; skos:altLabel "Gamma"@en ; skos:broader :a .
`,
      [
        { preferred: 'Alpha', admitted: ['Alef'], related: ['b'] },
        { preferred: 'Beta', related: ['a', 'c'] },
        { preferred: 'Gamma', related: ['a'] },
      ],
      '4: “Alpha” is the preferred label already; “Alef” becomes another name',
      '4: “Alpha” is a label of this concept twice',
      '6: “Gamma” is no preferred label',
      '4: “a” is related to itself',
    ));
  it('read the rest of a file of Turtle after a fault', () => {
    checkRead(
      'turtle',
      `${prefixes}
:a skos:prefLabel "Alpha" .
:b skos:prefLabel "Beta
   .
:c skos:prefLabel "Gamma" .
:d nope:x "Delta" ;
   skos:prefLabel "Delta" .
:e skos:prefLabel "Epsilon" .
`,
      [{ preferred: 'Alpha' }, { preferred: 'Gamma' }, { preferred: 'Epsilon' }],
      '5: This is no valid Turtle: Unexpected',
      '8: This is no valid Turtle: Undefined prefix "nope:"',
    );
    const { entries, notices } = byId('turtle').read!(`${prefixes}${':a : .\n'.repeat(50)}:b skos:prefLabel "B" .`);
    equal(entries.length, 0);
    equal(notices.length, 20);
    match(itemAt(notices, 19).message, /The rest is left out/);
    equal(notices[0]?.column, 6);
  });
  it('tell a glossary of Contextive by what is in it where it has a name of ours', () => {
    const { entries, problems } = readLayer(
      'contexts:\n  - name: Defence\n    terms: [{ name: Shield Plan, aliases: [Buckler Plan] }]\n',
      'file:///a/terms.glossary.yml',
    );
    deepEqual(problems, []);
    deepEqual(entries[0]?.entry.preferred, 'Shield Plan');
    deepEqual(
      readLayer('concepts:\n  a: { preferred: A1, note: "\ncontexts: none" }\n', 'file:///a/glossary.yaml').entries
        .length,
      1,
    );
  });
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
  it('take of TBX in several languages what is said in that of the entry, and list the rest', () =>
    checkRead(
      'tbx',
      `
      <martif type="TBX" xml:lang="de"><text><body><termEntry id="c">
      <langSet xml:lang="de"><descrip type="definition">Ein Staat.</descrip><note>Amtlich.</note>
      <tig><term>Südkorea</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig>
      <tig><term>Republik Korea</term></tig>
      <tig><term>Korea</term></tig></langSet>
      <langSet xml:lang="en"><descrip type="definition">A state.</descrip>
      <tig><term>South Korea</term></tig>
      <tig><term>Republic of Korea</term><termNote type="normativeAuthorization">standardizedTerm</termNote></tig>
      <tig><term>S. Korea</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet>
      <langSet xml:lang="ja"><tig><term>南鮮</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
      </termEntry></body></text></martif>
      `,
      [
        {
          preferred: 'Republic of Korea',
          admitted: ['South Korea'],
          deprecated: ['S. Korea'],
          definition: 'A state.',
          note: 'Amtlich.',
          translations: { de: 'Republik Korea' },
        },
      ],
      '1: The name “Südkorea” (de) of “Republic of Korea” is left out.',
      '1: The name “Korea” (de) of',
      '1: The name “南鮮” (ja) of',
      '1: Another definition (de) of',
    ));
  it('refuse XML that is a trap', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text><body><conceptEntry><term>&b;</term></conceptEntry></body></text></tbx>';
    checkRead('tbx', bomb, [], '1: A DOCTYPE that defines entities is refused: write out');
    checkRead(
      'tbx',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>',
      [],
      '1: A DOCTYPE that defines entities is refused: write out',
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
          fc.string().map((noise) => `@prefix : <#> . :a :b "c" . ${noise}`),
          fc.string().map((noise) => `rules:\n  - ${noise}`),
          fc.json(),
        ),
        (source) => {
          for (const { read } of formats)
            for (const { entry } of read?.(source).entries ?? [])
              ok(entry.preferred === undefined || termOf(entry.preferred));
        },
      ),
      runs(300),
    );
  });
});
