// Files that are broken, enormous or hostile: what is wrong is told at its place, and all else is in force.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createGlossary } from '../../../server/glossary/glossary';
import { formats } from '../../../server/glossary/formats/catalog';
import { readLayer } from '../../../server/glossary/formats/layer';
import { mergeLayers } from '../../../server/glossary/layers';
import { parseDraft } from '../../../server/text/draft';
import { itemAt } from '../../../server/text/list';
import { occurrencesOf, readUsage } from '../../../server/usage/usage';
import { share } from '../../support/share';

const byId = (id: string) => formats.find((format) => format.id === id)!;

/** Demands the names that are read, and what is told as `line:column message`. */
function checkBad(id: string, text: string, names: readonly string[], ...said: readonly RegExp[]): void {
  const { entries, notices } = byId(id).read!(text);
  deepEqual(
    entries.map(({ entry }) => entry.preferred),
    names,
  );
  const told = notices.map(({ line, column, message }) => `${line}:${column} ${message}`);
  equal(told.length, said.length, told.slice(0, 10).join('\n'));
  for (const [index, expected] of said.entries()) match(itemAt(told, index), expected);
}

const deep = share(20_000);
const term = (name: string) =>
  `<conceptEntry><langSec xml:lang="en"><termSec><term>${name}</term></termSec></langSec></conceptEntry>`;
const tbx = (...content: readonly string[]) =>
  `<tbx><text><body>\n${term('A')}\n${content.join('')}\n</body></text></tbx>`;
const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
const aliases = Array.from({ length: 25 }, (_, i) => `b${i}: &b${i} [${i ? `*b${i - 1}, *b${i - 1}` : 'x'}]`).join(
  '\n',
);
const turtle = '@prefix : <#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n:a skos:prefLabel "A" .\n';

const cases: readonly (readonly [string, ...Parameters<typeof checkBad>])[] = [
  [
    'a billion laughs',
    'tbx',
    `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${tbx(term('&l10;'))}`,
    [],
    /^1:\d+ A DOCTYPE that defines entities is refused: write out what they stand for/,
  ],
  [
    'an entity of another file',
    'tbx',
    `<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>\n${tbx()}`,
    [],
    /^1:\d+ A DOCTYPE that defines entities is refused: write out what they stand for/,
  ],
  [
    'an inclusion',
    'tbx',
    tbx(term('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>B')),
    ['A', 'B'],
  ],
  ['elements without end', 'tbx', tbx('<a>'.repeat(deep)), ['A'], /^3:\d+ Elements nest more than 60 levels deep/],
  [
    'more control characters than anybody types',
    'tbx',
    tbx(term('B'), '\u0001'.repeat(402)),
    ['A', 'B'],
    ...Array.from({ length: 400 }, () => /A control character is left out/),
    /^3:\d+ This is no text: more than 400 of its characters/,
  ],
  ['the character NUL', 'tbx', tbx(term('&#0;')), ['A'], /^3:\d+ This is no well-formed XML/],
  ['an unknown entity', 'tbx', tbx(term('&nosuch;')), ['A'], /^3:\d+ This is no well-formed XML: undefined entity/],
  [
    'an element that is not closed',
    'tbx',
    tbx('<a>'),
    ['A'],
    /^4:\d+ This is no well-formed XML: unexpected close tag/,
  ],
  [
    'attributes without end',
    'tbx',
    tbx(`<a ${Array.from({ length: share(50_000) }, (_, i) => `a${i}=""`).join(' ')}/>`, term('B')),
    ['A', 'B'],
  ],
  ['references without end', 'tbx', tbx(term(`B${'&#32;'.repeat(share(400_000))}`)), ['A', 'B']],

  [
    'brackets of Turtle without end',
    'turtle',
    `${turtle}:b :c ${'[ :d '.repeat(deep)}`,
    ['A'],
    /^3:\d+ This is no valid/,
  ],
  ['lists of Turtle without end', 'turtle', `${turtle}:b :c ${'( '.repeat(deep)}`, ['A'], /^3:\d+ This is no valid/],
  [
    'a text of Turtle without end',
    'turtle',
    `${turtle}:b :c """open\n`.padEnd(1_000_000, 'x\n'),
    ['A'],
    /^3:\d+ This is no/,
  ],
  [
    'an import of Turtle',
    'turtle',
    `${turtle}<> a skos:ConceptScheme ; <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/x.ttl> .\n`,
    ['A'],
    /^3:1 “imports” of a concept scheme is left out/,
  ],
  [
    'circles of many concepts',
    'turtle',
    turtle +
      Array.from(
        { length: deep },
        (_, i) => `:c${i} skos:prefLabel "C${i}" ; skos:broader :c${(i + 1) % deep} .\n`,
      ).join(''),
    ['A', ...Array.from({ length: deep }, (_, i) => `C${i}`)],
  ],

  ...['prh', 'contextive', 'vale'].flatMap((id): (typeof cases)[number][] => [
    [`brackets without end in ${id}`, id, `a:\n ${'['.repeat(deep)}`, [], /^2:\d+ This is nested more than 40 levels/],
    [
      `blocks without end in ${id}`,
      id,
      Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      [],
      /nested/,
    ],
  ]),
  [
    'an alias bomb in prh',
    'prh',
    `${aliases}\nrules: [*b24, { expected: A }]`,
    ['A'],
    /^26:9 This rule expects nothing/,
  ],
  [
    'an alias bomb in a glossary of Contextive',
    'contextive',
    `${aliases}\ncontexts:\n  - terms: [{ name: *b24 }, { name: A }]`,
    ['A'],
    /^27:13 This term has no name/,
  ],
  [
    'an alias bomb in a rule of Vale',
    'vale',
    `${aliases}\nswap: { x: *b24, a: A, b: B }`,
    ['A', 'B'],
    /^\d+:\d+ `b0`/,
    ...Array.from({ length: 24 }, () => /left out/),
    /pattern/,
  ],
  [
    'a rule of Vale that is broken',
    'vale',
    'swap:\n  b: B\n  "c: C\n',
    ['B'],
    /^3:3 Implicit/,
    /^4:1 Missing/,
    /^3:3 Implicit/,
    /^3:3 “c: C” is a pattern/,
  ],
  ['a tag in prh', 'prh', 'rules:\n  - expected: !!js/function "A"\n', ['A'], /^2:15 Unresolved tag/],

  [
    'brackets of JSON without end',
    'textlint',
    `[\n"A", ${'['.repeat(deep)}`,
    [],
    /^2:\d+ This is nested more than 40 levels/,
  ],
  ['no JSON', 'textlint', '["A",\n"B', ['A', 'B'], /^2:1 This is no valid JSON/, /^2:3 This is no valid JSON/],
  [
    'a schema and a configuration of another machine',
    'textlint',
    '{ "$schema": "http://127.0.0.1:9/s.json", "extends": "http://127.0.0.1:9/c.json",\n "rules": { "terminology": { "terms": "http://127.0.0.1:9/t.json" } } }',
    [],
    /^2:39 The terms of “http:\/\/127\.0\.0\.1:9\/t\.json” are not read/,
  ],

  ['a cell of megabytes', 'csv', `term,definition\nA,x\nB,"${'y'.repeat(share(19_000_000))}"\n`, ['A', 'B']],
  [
    'columns without end',
    'csv',
    `term${',x'.repeat(share(1_000_000))}\nA\n`,
    ['A'],
    /^1:2004 This table has more than 1000/,
    ...Array.from({ length: 498 }, () => /not known/),
    /^1:\d+ There are 501 more things to say/,
  ],
  [
    'a quotation mark that stays open',
    'csv',
    `term\nA\n"${'x\n'.repeat(share(2_500_000))}`,
    ['A'],
    /^3:1 The quotation mark that opens here/,
  ],
  ['a table with a byte order mark', 'csv', '\ufeffterm\nA\n', ['A']],
  ['a table without rows', 'csv', '', [], /^1:1 No column is called “term”/],
  [
    'commands of LaTeX without end',
    'latex',
    '\\newacronym{'.repeat(deep),
    [],
    ...Array.from({ length: 499 }, () => /cannot be read/),
    new RegExp(`^1:\\d+ There are ${deep - 499} more things to say`),
  ],

  ...formats
    .filter(({ read }) => read)
    .flatMap(({ id }): (typeof cases)[number][] => [
      [`UTF-16 in ${id}`, id, '\ufffd\ufffdt\0e\0r\0m\0', [], /^1:4 This is no text file/],
      [`more than 20 million characters in ${id}`, id, 'a'.repeat(20_000_001), [], /^1:1 This .* is too large/],
    ]),
];

describe('bad files of other formats', () => {
  for (const [name, id, ...rest] of cases) it(`cost only themselves: ${name}`, () => checkBad(id, ...rest));

  const many = share(50_000);
  const label = `skos:prefLabel "A"`;
  const same: Readonly<Record<string, string>> = {
    csv: `term\n${'A\n'.repeat(many)}`,
    tsv: `term\tid\n${'A\tx\n'.repeat(many)}`,
    tbx: tbx(...Array.from({ length: many }, () => term('A'))),
    turtle: turtle + `[] a skos:Concept ; ${label} .\n`.repeat(many),
    latex: '\\newacronym{a}{A}{B}\n'.repeat(many),
    contextive: `contexts:\n  - terms:\n${'      - name: A\n'.repeat(many / 2)}`,
    'vale-vocabulary': 'A\n'.repeat(many),
    markdown: '*[A]: B\n'.repeat(many),
  };
  for (const [id, text] of Object.entries(same))
    it(`may say the same many times in ${id}`, () => {
      const { entries } = byId(id).read!(text);
      ok(entries.length >= many / 2, `${entries.length}`);
      equal(new Set(entries.map((entry) => entry.id)).size, entries.length);
    });
  const costly: Readonly<Record<string, readonly [id: string, text: string]>> = {
    'a concept in languages without end': [
      'tbx',
      tbx(
        `<conceptEntry>${Array.from({ length: share(60_000) }, (_, i) => `<langSec xml:lang="x-${i}"><termSec><term>t</term></termSec></langSec>`).join('')}</conceptEntry>`,
      ),
    ],
    'a label with many statements that many concepts share': [
      'turtle',
      `@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n${turtle}${Array.from({ length: many }, (_, i) => `:c${i} xl:prefLabel :l .\n:l :p${i} "x" .\n`).join('')}:l xl:literalForm "A" .\n`,
    ],
    'options of LaTeX without end': ['latex', `\\newglossaryentry{a}{${'a'.repeat(4900)}}\n`.repeat(share(1000))],
  };
  for (const [name, [id, text]] of Object.entries(costly))
    it(`cost little: ${name}`, () => {
      const { entries, notices } = byId(id).read!(text);
      ok(entries.length + notices.length > 0);
    });

  it('have names that are none left out, and the entry kept where another is right', () => {
    const long = 'a'.repeat(400);
    checkBad(
      'csv',
      `term,avoid\n.,x\n" ",x\n${long},x\nA,.|b|${long}\n`,
      ['A'],
      /^3:1 This row has no term/,
      /^2:1 “\.” is no name/,
      /^4:1 “a{40}” is no name/,
      /^5:1 “\.” is no name/,
      /^5:1 “a{40}” is no name/,
    );
    deepEqual(byId('csv').read!('term,avoid\nA,.|b\n').entries[0]?.entry, { preferred: 'A', deprecated: ['b'] });
  });
  it('lose their control characters in TBX, each of which is told at its place', () => {
    const text = tbx(term('B\u0001C\b'), '\n<!-- \u0002 -->', term('D<![CDATA[\u000b]]>'));
    const places = text
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(/[\u0001-\u001f]/g)].map((found) => new RegExp(`^${index + 1}:${found.index + 1} A control`)),
      );
    equal(places.length, 4);
    checkBad('tbx', text, ['A', 'BC', 'D'], ...places);
  });
  it('lose in TBX that is written what XML cannot hold, which is listed', () => {
    const entries = ['A\u0001', 'B\ud800', 'C'].map((preferred) => ({ id: preferred, entry: { preferred } }));
    const { text, losses } = byId('tbx').write!(entries);
    deepEqual(losses, ['characters that XML cannot hold: of 2 entries']);
    checkBad('tbx', text, ['A', 'B', 'C']);
  });
  it('have names that look like patterns taken as they are', () => {
    const { entries } = readLayer('term\n(alpha+)+$\nbeta.*\n[gamma]\ndelta\n', 'file:///terms.csv');
    const { concepts } = mergeLayers([{ uri: 'file:///terms.csv', entries, standsAlone: true }]);
    const usage = readUsage(
      createGlossary(concepts),
      parseDraft(`The ${'alpha'.repeat(5000)}! was beta.* and betas, gamma, g and delta.`, 'plaintext'),
    );
    deepEqual(
      Array.from(occurrencesOf(usage), ({ context }) => context.written),
      ['delta'],
    );
  });
  it('have 3,000 names that begin alike found at their longest', () => {
    const names = Array.from({ length: 150 }, (_, i) => Array.from({ length: i + 1 }, () => 'aa').join(' '));
    const rest = Array.from({ length: 2850 }, (_, i) => `aa b${i}`);
    const { entries, problems } = readLayer(`term\n${[...names, ...rest].join('\n')}\n`, 'file:///terms.csv');
    equal(problems.length, entries.length < 3000 ? 3000 - entries.length : 0);
    const { concepts } = mergeLayers([{ uri: 'file:///terms.csv', entries, standsAlone: true }]);
    const usage = readUsage(createGlossary(concepts), parseDraft('aa '.repeat(5000), 'plaintext'));
    const { length } = [...occurrencesOf(usage)];
    ok(length >= 5000 / 150 && length < 200, `${length}`);
  });
});
