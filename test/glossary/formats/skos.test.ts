// SKOS in RDF/XML and JSON-LD, which the command line reads, beside Turtle.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formats } from '../../../server/glossary/formats/catalog';
import { guard, type ReadFile } from '../../../server/glossary/formats/format';
import { jsonLd } from '../../../server/glossary/formats/jsonld';
import { rdfxml } from '../../../server/glossary/formats/rdfxml';
import type { Entry } from '../../../server/glossary/schema';
import { share } from '../../support/share';
import { itemAt } from '../../../server/text/list';

const readers = {
  turtle: (text: string) => formats.find(({ id }) => id === 'turtle')!.read!(text),
  rdfxml: (text: string) => guard(rdfxml).read!(text),
  jsonld: (text: string) => guard(jsonLd).readBytes!(new TextEncoder().encode(text)),
};

function told({ notices }: ReadFile): readonly string[] {
  return notices.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** Demands the entries of a file, and the starts of what is told as `line:column message`. */
async function checkRead(
  format: keyof typeof readers,
  text: string,
  entries: readonly Entry[],
  ...said: readonly string[]
): Promise<void> {
  const file = await readers[format](text);
  const messages = told(file);
  deepEqual(
    file.entries.map(({ entry }) => entry),
    entries,
    messages.join('\n'),
  );
  equal(messages.length, said.length, messages.slice(0, 10).join('\n'));
  for (const [index, start] of said.entries()) ok(messages[index]?.startsWith(start), messages[index]);
}

const prefixes = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns:xl="http://www.w3.org/2008/05/skos-xl#" xml:base="https://example.org/g/"`;
/** The elements begin on line 3. */
const xml = (...elements: readonly string[]) => `<rdf:RDF ${prefixes}>\n${elements.join('\n')}\n</rdf:RDF>\n`;
const concept = (name: string) =>
  `<skos:Concept rdf:about="${name.toLowerCase()}"><skos:prefLabel>${name}</skos:prefLabel></skos:Concept>`;

const context = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  xl: 'http://www.w3.org/2008/05/skos-xl#',
  ex: 'https://example.org/g/',
  uri: '@id',
  type: '@type',
  prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
  related: { '@id': 'skos:related', '@type': '@id' },
};

describe('SKOS', () => {
  const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> . @prefix : <https://example.org/g/> .
:ours a skos:ConceptScheme ; skos:hasTopConcept :rok .
:rok a skos:Concept ; skos:inScheme :ours ; skos:topConceptOf :ours ;
  skos:prefLabel "Republic of Korea"@en , "대한민국"@ko , "大韓民國"@zh-Hant ;
  skos:altLabel "ROK"@en ; skos:hiddenLabel "S. Korea"@en ; skos:notation "KR" ;
  skos:definition "A state, & a <partner>."@en ; skos:scopeNote "Of use."@en ;
  dct:subject "states"@en ; dct:source <https://example.org/act> , "Act on Names" ;
  skos:related :ip4 ; skos:broader <https://example.org/other/asia> .
:ip4 a skos:Concept ; skos:prefLabel "Indo-Pacific Four" ; skos:related :rok .
:fe a skos:Concept ; xl:prefLabel [ a xl:Label ; xl:literalForm "Freedom Edge"@en ] .
`;
  const inXml = xml(
    '<skos:ConceptScheme rdf:about="ours"><skos:hasTopConcept rdf:resource="rok"/></skos:ConceptScheme>',
    '<skos:Concept rdf:about="rok">',
    '  <skos:inScheme rdf:resource="ours"/> <skos:topConceptOf rdf:resource="ours"/>',
    '  <skos:prefLabel xml:lang="en">Republic of Korea</skos:prefLabel>',
    '  <skos:prefLabel xml:lang="ko">대한민국</skos:prefLabel> <skos:prefLabel xml:lang="zh-Hant">大韓民國</skos:prefLabel>',
    '  <skos:altLabel xml:lang="en">ROK</skos:altLabel> <skos:hiddenLabel xml:lang="en">S. Korea</skos:hiddenLabel>',
    '  <skos:notation>KR</skos:notation>',
    '  <skos:definition xml:lang="en">A state, <!-- or so --><![CDATA[& a <partner>]]>.</skos:definition>',
    '  <skos:scopeNote xml:lang="en">Of use.</skos:scopeNote> <dct:subject xml:lang="en">states</dct:subject>',
    '  <dct:source rdf:resource="https://example.org/act"/> <dct:source>Act on Names</dct:source>',
    '  <skos:related rdf:resource="https://example.org/g/ip4"/> <skos:broader rdf:resource="../other/asia"/>',
    '</skos:Concept>',
    '<rdf:Description rdf:about="ip4" skos:prefLabel="Indo-Pacific Four">',
    '  <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>',
    '  <skos:related rdf:resource="rok"/>',
    '</rdf:Description>',
    '<skos:Concept rdf:about="fe"><xl:prefLabel>',
    '  <xl:Label><xl:literalForm xml:lang="en">Freedom Edge</xl:literalForm></xl:Label>',
    '</xl:prefLabel></skos:Concept>',
  );
  const graph = [
    { uri: 'ex:ours', type: 'skos:ConceptScheme', 'skos:hasTopConcept': { uri: 'ex:rok' } },
    {
      uri: 'ex:rok',
      type: 'skos:Concept',
      'skos:inScheme': { uri: 'ex:ours' },
      'skos:topConceptOf': { uri: 'ex:ours' },
      prefLabel: { en: 'Republic of Korea', ko: '대한민국', 'zh-Hant': '大韓民國' },
      'skos:altLabel': { '@value': 'ROK', '@language': 'en' },
      'skos:hiddenLabel': { '@value': 'S. Korea', '@language': 'en' },
      'skos:notation': 'KR',
      'skos:definition': { '@value': 'A state, & a <partner>.', '@language': 'en' },
      'skos:scopeNote': { '@value': 'Of use.', '@language': 'en' },
      'dct:subject': { '@value': 'states', '@language': 'en' },
      'dct:source': [{ uri: 'https://example.org/act' }, 'Act on Names'],
      related: 'ex:ip4',
      'skos:broader': { uri: 'https://example.org/other/asia' },
    },
    { uri: 'ex:ip4', type: 'skos:Concept', 'skos:prefLabel': 'Indo-Pacific Four', related: ['ex:rok'] },
    {
      uri: 'ex:fe',
      type: 'skos:Concept',
      'xl:prefLabel': { type: 'xl:Label', 'xl:literalForm': { '@value': 'Freedom Edge', '@language': 'en' } },
    },
  ];
  const asMessages = ({ notices }: ReadFile) => notices.map(({ message }) => message).sort();
  it('says the same in Turtle, RDF/XML and JSON-LD', async () => {
    const expected = readers.turtle(turtle);
    equal(expected.entries.length, 3);
    deepEqual(expected.entries[0]?.entry, {
      preferred: 'Republic of Korea',
      admitted: ['ROK'],
      deprecated: ['S. Korea'],
      definition: 'A state, & a <partner>.',
      note: 'Of use.',
      domain: 'states',
      translations: { ko: '대한민국', 'zh-Hant': '大韓民國' },
      sources: [{ url: 'https://example.org/act' }, 'Act on Names'],
      related: ['ip4', 'asia'],
    });
    const plain = ({ entries }: ReadFile) => new Map(entries.map(({ id, entry }) => [id, sorted(entry)]));
    // Statements have no order, and JSON-LD keeps none.
    const sorted = (entry: Entry) => ({
      ...entry,
      related: entry.related?.toSorted(),
      sources: entry.sources?.map((source) => JSON.stringify(source)).sort(),
    });
    for (const found of [
      readers.rdfxml(inXml),
      await readers.jsonld(JSON.stringify({ '@context': context, '@graph': graph })),
    ]) {
      deepEqual(plain(found), plain(expected));
      deepEqual(asMessages(found), asMessages(expected));
    }
  });
  it('tells the lines of RDF/XML', () => {
    const { entries, notices } = readers.rdfxml(inXml);
    deepEqual(
      entries.map(({ line }) => line),
      [4, 15, 19],
    );
    deepEqual(
      notices.map(({ line, message }) => `${line} ${message}`),
      ['9 “notation” is left out.'],
    );
  });
  it('tells the lines of JSON-LD by the addresses of things, also in their short form', async () => {
    const { entries, notices } = await readers.jsonld(
      `{ "@context": ${JSON.stringify(context)},\n"@graph": [\n${graph.map((thing) => JSON.stringify(thing)).join(',\n')}\n] }`,
    );
    deepEqual(
      entries.map(({ id, line }) => `${id} ${line}`),
      ['rok 4', 'ip4 5', 'fe 6'],
    );
    deepEqual(
      notices.map(({ line, message }) => `${line} ${message}`),
      ['4 “notation” is left out.'],
    );
  });

  it('is read from one concept of RDF/XML, from nested ones and from those without address', () =>
    checkRead(
      'rdfxml',
      xml(
        '<skos:Concept rdf:ID="a"><skos:prefLabel xml:lang="">A</skos:prefLabel><skos:related>',
        '  <skos:Concept rdf:about="#b" xml:lang="en"><skos:prefLabel>B</skos:prefLabel></skos:Concept>',
        '</skos:related></skos:Concept>',
        '<skos:Concept rdf:nodeID="c"><skos:prefLabel>C</skos:prefLabel>',
        '  <skos:definition rdf:parseType="Resource"><rdf:value>A letter.</rdf:value></skos:definition></skos:Concept>',
      ),
      [{ preferred: 'A', related: ['b'] }, { preferred: 'B' }, { preferred: 'C', definition: 'A letter.' }],
    ));
  it('is read from expanded JSON-LD, from one object, and with a language for the whole file', async () => {
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    const expanded = [
      {
        '@id': 'https://example.org/g#a',
        '@type': [`${skos}Concept`],
        [`${skos}prefLabel`]: [{ '@value': 'A', '@language': 'en' }],
        [`${skos}related`]: [{ '@id': 'https://example.org/g#b' }],
      },
      {
        '@id': 'https://example.org/g#b',
        '@type': [`${skos}Concept`],
        [`${skos}prefLabel`]: [{ '@value': 'B', '@language': 'en' }],
      },
    ];
    await checkRead('jsonld', JSON.stringify(expanded), [{ preferred: 'A', related: ['b'] }, { preferred: 'B' }]);
    await checkRead(
      'jsonld',
      '{ "@context": { "@vocab": "http://www.w3.org/2004/02/skos/core#", "@language": "ko" },\n"@id": "a", "@type": "Concept", "prefLabel": "가", "hiddenLabel": "나" }',
      [{ preferred: '가', deprecated: ['나'] }],
    );
  });
  it('is read with a byte order mark and any line ends', async () => {
    await checkRead('rdfxml', `\ufeff<?xml version="1.0"?>\r\n${xml(concept('A')).replace(/\n/g, '\r\n')}`, [
      { preferred: 'A' },
    ]);
    await checkRead(
      'jsonld',
      `\ufeff${JSON.stringify({ '@context': context, uri: 'ex:a', 'skos:prefLabel': 'A' }, undefined, 2).replace(/\n/g, '\r\n')}`,
      [{ preferred: 'A' }],
    );
    const { entries } = readers.rdfxml(xml(concept('A'), concept('B')).replace(/\n/g, '\r'));
    deepEqual(
      entries.map(({ line }) => line),
      [3, 4],
    );
  });
  it('has what a context of JSON-LD does not explain listed', () =>
    checkRead(
      'jsonld',
      `{ "@context": ${JSON.stringify(context)}, "@graph": [\n{ "uri": "ex:a", "skos:prefLabel": "A", "skos:definition": "owner",\n"owner": "x" },\n{ "uri": "ex:b", "skos:prefLabel": "B", "owner": "y" }] }`,
      [{ preferred: 'A', definition: 'owner' }, { preferred: 'B' }],
      '3:1 “owner” has no meaning in the @context and is left out (2 times).',
    ));

  describe('costs only what is bad', () => {
    const A = [{ preferred: 'A' }];
    const head = `<rdf:RDF ${prefixes}>\n`;
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const refusal =
      'a DOCTYPE is refused: write out the addresses that it shortens, and delete it; or save the file as Turtle. The rest is left out.';
    const manyNamespaces = Array.from({ length: 201 }, (_, i) => ` xmlns:n${i}="x"`).join('');
    const json = (...things: readonly string[]) =>
      `{ "@context": ${JSON.stringify(context)}, "@graph": [\n{ "uri": "ex:a", "skos:prefLabel": "A" }${things.map((thing) => `,\n${thing}`).join('')}\n] }`;
    const cases: Readonly<Record<string, Parameters<typeof checkRead>>> = {
      'elements that are not closed': [
        'rdfxml',
        xml(concept('A'), '<rdf:Description>'),
        A,
        '5:10 This is no valid RDF/XML: ',
      ],
      'a file that ends too early': [
        'rdfxml',
        `${head}${concept('A')}\n<skos:Conc`,
        A,
        '4:1 This is no valid RDF/XML: the file ends before',
      ],
      'an unknown prefix': [
        'rdfxml',
        xml(concept('A'), '<x:b/>'),
        A,
        '4:6 This is no valid RDF/XML: unbound namespace prefix',
      ],
      'an unknown entity': [
        'rdfxml',
        xml(concept('A'), concept('&nosuch;')),
        A,
        '4:33 This is no valid RDF/XML: undefined entity',
      ],
      'the character NUL': ['rdfxml', xml(concept('A'), concept('&#0;')), A, '4:29 This is no valid RDF/XML: '],
      'RDF that is wrong': [
        'rdfxml',
        xml(concept('A'), '<skos:Concept rdf:about="b" rdf:ID="c"/>'),
        A,
        '4:41 This is no valid RDF/XML: Only one of rdf:about',
      ],
      'no XML': ['rdfxml', '{}', [], '1:2 This is no valid RDF/XML: '],
      'another XML file': [
        'rdfxml',
        '<html>\n<body/></html>',
        [],
        '1:1 What is said of things of the type “html” is left out',
      ],
      'a billion laughs': [
        'rdfxml',
        `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>\n${xml(concept('&l10;'))}`,
        [],
        `1:1 This is no valid RDF/XML: ${refusal}`,
      ],
      'an entity of another file': [
        'rdfxml',
        `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n${xml(concept('&e;'))}`,
        [],
        `2:1 This is no valid RDF/XML: ${refusal}`,
      ],
      'a DTD of another machine': [
        'rdfxml',
        `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">\n${xml(concept('A'))}`,
        [],
        `1:1 This is no valid RDF/XML: ${refusal}`,
      ],
      'elements without end': [
        'rdfxml',
        xml(concept('A'), '<rdf:Description><skos:related>'.repeat(10_000)),
        A,
        '4:931 This is no valid RDF/XML: Elements nest more than 60',
      ],
      'namespaces without end': [
        'rdfxml',
        xml(concept('A'), `<rdf:Description${manyNamespaces}/>`),
        A,
        '4:2924 This is no valid RDF/XML: More than 200 namespaces',
      ],
      '400,000 references': ['rdfxml', xml(concept('A').replace('>A<', `>A${'&#32;'.repeat(400_000)}<`)), A],

      'JSON that is cut off': [
        'jsonld',
        json().replace(/\n\] \}$/, ',\n{ "uri": "ex:b'),
        A,
        '3:10 This is no valid JSON: UnexpectedEndOfString',
        '3:15 This is no valid JSON: ',
        '3:15 This is no valid JSON: ',
        '3:15 This is no valid JSON: ',
      ],
      'no JSON': [
        'jsonld',
        '<rdf/>',
        [],
        '1:1 This is no valid JSON: ',
        '1:5 This is no valid JSON: ',
        '1:6 This is no valid JSON: ',
        '1:7 This is no valid JSON: ',
      ],
      'a text of JSON': ['jsonld', '"http://127.0.0.1:9/x.jsonld"', [], '1:1 This is no JSON-LD: '],
      'nothing at all': ['jsonld', '', [], '1:1 This is no valid JSON: '],
      'brackets of JSON without end': [
        'jsonld',
        json(`{ "uri": ${'[{"a":'.repeat(20_000)}`),
        [],
        '3:119 This is nested more than 40 levels deep.',
      ],
      'brackets in the texts of JSON': [
        'jsonld',
        json().replace('"A"', '"A", "skos:scopeNote": "' + '[{'.repeat(50) + '"'),
        [{ preferred: 'A', note: '[{'.repeat(50) }],
      ],
      'a context of another machine': [
        'jsonld',
        '{\n "@context": "http://127.0.0.1:9/c.jsonld", "prefLabel": "A" }',
        [],
        '2:14 The context at “http://127.0.0.1:9/c.jsonld” is not fetched: save the file expanded, or as Turtle.',
      ],
      'a context that is imported': [
        'jsonld',
        '{ "@context": [{},\n { "@import": "file:///etc/hostname" }], "prefLabel": "A" }',
        [],
        '2:15 The context at “file:///etc/hostname” is not fetched',
      ],
      'a context in another file': [
        'jsonld',
        '{ "@context": "c.jsonld" }',
        [],
        '1:15 The context at “c.jsonld” is not fetched',
      ],
      'a context within the graph': [
        'jsonld',
        json('{ "@context": "https://example.org/c", "prefLabel": "B" }'),
        [],
        '3:15 The context at “https://example.org/c” is not fetched',
      ],
      'contexts without end': [
        'jsonld',
        `{ "@context": {${Array.from({ length: 10_000 }, (_, i) => `"n${i}": "x:y"`).join()}}, "@graph": [${Array.from(
          { length: 3000 },
          (_, i) => `{ "@context": { "m${i}": "x:y" } }`,
        ).join()}] }`,
        [],
        '1:1 The contexts of this file are too many and too large.',
      ],
      'many concepts, each with its context': [
        'jsonld',
        `[${Array.from({ length: share(10_000) }, () => JSON.stringify({ '@context': context, uri: 'ex:a', prefLabel: { en: 'A' } })).join()}]`,
        A,
      ],
      'JSON-LD that is wrong': [
        'jsonld',
        json('{ "uri": 5 }'),
        [],
        '1:1 This file cannot be read: Invalid JSON-LD syntax; "@id" value must a string.',
      ],
      'more than 20 million characters of JSON': ['jsonld', ' '.repeat(20_000_001), [], '1:1 This file is too large'],
      'NUL in JSON': ['jsonld', '{\n\0}', [], '2:1 This is no text file'],
    };
    for (const [name, given] of Object.entries(cases)) it(name, () => checkRead(...given));

    it('JSON that is no UTF-8', async () => {
      const { entries, notices } = await guard(jsonLd).readBytes!(Uint8Array.from([0x7b, 0xe9, 0x7d]));
      equal(entries.length, 0);
      match(itemAt(notices, 0).message, /^This file is not UTF-8: save it as UTF-8/);
    });
    it('names of JSON that JavaScript knows', async () => {
      const { entries } = await readers.jsonld(
        json('{ "uri": "ex:__proto__", "skos:prefLabel": "__proto__", "__proto__": { "skos:altLabel": "x" } }'),
      );
      deepEqual(
        entries.map(({ entry }) => entry.preferred),
        ['A', '__proto__'],
      );
      equal('skos:altLabel' in {}, false);
    });
  });
});
