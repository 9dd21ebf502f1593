import { deepEqual, equal, match } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { builtinConcepts } from '../../server/glossary/builtin';
import { createConcept } from '../../server/glossary/entry';
import { mergeLayers } from '../../server/glossary/layers';
import { createNameIndex, isFindable } from '../../server/glossary/names';
import { parseGlossary } from '../../server/glossary/parse';
import { dedent } from '../support/marks';
import { runs } from '../support/share';
import { itemAt } from '../../server/text/list';

function merge(...sources: readonly string[]) {
  const { concepts, problems } = mergeLayers(
    sources.map((source, index) => parseGlossary(dedent(source), `file:///${index}.yaml`)),
  );
  return {
    byId: new Map(concepts.map((concept) => [concept.id, concept])),
    problems: [...problems].flatMap(([uri, found]) => found.map(({ message }) => `${uri}: ${message}`)),
  };
}

const names = (
  concept: ReturnType<typeof merge>['byId'] extends Map<string, infer Value> ? Value | undefined : never,
) => concept?.designations.filter(({ generated }) => !generated).map(({ text, status }) => `${text} ${status}`);

describe('layers of glossaries', () => {
  it('leave what they do not touch as it is', () => {
    const { byId } = merge('concepts: { kamd: { preferred: Korea Air and Missile Defense, abbreviation: KAMD } }');
    equal(
      byId.get('rok'),
      builtinConcepts().find(({ id }) => id === 'rok'),
    );
    equal(byId.get('kamd')?.abbreviation?.text, 'KAMD');
    equal(byId.get('kamd')?.origin, 'file:///0.yaml');
  });
  it('change the entry of an id: names have the status that the nearest gives them', () => {
    const { byId, problems } = merge(
      `
      concepts:
        asia-pacific:
          preferred: Asia-Pacific
          admitted: [Asia and the Pacific]
          deprecated: [{ term: Far East, use: Asia-Pacific }]
          definition: Ours.
    `,
      `
      concepts:
        asia-pacific:
          preferred: Asia and the Pacific
          deprecated: [Asia-Pacific]
    `,
    );
    deepEqual(problems, []);
    const concept = byId.get('asia-pacific');
    equal(concept?.definition, 'Ours.');
    equal(concept?.preferred.text, 'Asia and the Pacific');
    deepEqual(
      names(concept)?.filter((name) => /Far East|Asia-Pacific (?:preferred|admitted|deprecated)|and the/.test(name)),
      ['Asia and the Pacific preferred', 'Far East deprecated', 'Asia-Pacific deprecated'],
    );
  });
  it('keep the sources that an entry names where another layer adds to it', () => {
    const { byId } = merge(
      'sources: { act: { title: The Act } }\nconcepts: { a: { preferred: Alpha, sources: [act] } }',
      'sources: { map: { title: The Map } }\nconcepts: { a: { note: Ours., sources: [act, map] } }',
    );
    deepEqual(
      byId.get('a')?.sources.map(({ title }) => title),
      ['The Act', 'The Map'],
    );
  });
  it('keep a preferred name that another replaces as admitted', () =>
    deepEqual(
      names(merge('concepts: { a: { preferred: Alpha } }', 'concepts: { a: { preferred: Beta } }').byId.get('a')),
      ['Beta preferred', 'Alpha admitted'],
    ));
  it('prefer what a nearer one tells to use instead of the preferred name', () => {
    const alpha = 'concepts: { a: { preferred: Alpha, abbreviation: AL, admitted: [{ term: Beta, plural: none }] } }';
    const avoid = (use: string) => `concepts: { a: { deprecated: [{ term: Alpha, use: ${use} }] } }`;
    const beta = merge(alpha, avoid('Beta'));
    deepEqual(names(beta.byId.get('a')), ['Beta preferred', 'AL admitted', 'Alpha deprecated']);
    deepEqual(names(merge(alpha, avoid('Gamma')).byId.get('a'))?.[0], 'Gamma preferred');
    deepEqual(beta.problems, []);
    const told = [
      'file:///1.yaml: “Alpha” is the preferred name of “a”: to avoid it, give another under `preferred:`.',
    ];
    deepEqual(merge(alpha, avoid('AL')).problems, told);
    deepEqual(merge(alpha, 'concepts: { a: { deprecated: [Alpha] } }').problems, told);
  });
  it('take other capitals of the preferred name for no other name', () =>
    deepEqual(
      names(
        merge('concepts: { a: { preferred: Alpha Plan } }', 'concepts: { b: { preferred: alpha plan } }').byId.get('a'),
      ),
      ['alpha plan preferred'],
    ));
  it('say where one abbreviation stands for two things in one file', () =>
    deepEqual(
      merge(
        `
        concepts:
          a: { preferred: Alpha Plan, abbreviation: AP }
          b: { preferred: Atomic Pact, abbreviation: { term: AP, when: introduced } }
          c: { preferred: Arms Pool, abbreviation: AP }
          d: { preferred: Republic of Kent, abbreviation: ROK }
      `,
        'concepts: { e: { preferred: Arctic Post, abbreviation: AP } }',
      ).problems,
      [
        'file:///0.yaml: “AP” is the abbreviation of “a” too, which it stands for: say of one of them with `when:` where it does.',
      ],
    ));
  it('say which names are right and wrong at once', () =>
    deepEqual(
      merge(`
        concepts:
          a: { preferred: Alpha, admitted: [Beta], deprecated: [Beta, Gamma] }
          b: { preferred: Delta, admitted: [{ term: Gamma }] }
      `).problems,
      [
        'file:///0.yaml: “Beta” is a right name of “a” and one to avoid: leave it out of one list.',
        'file:///0.yaml: “Gamma” is an admitted name of “b”.',
      ],
    ));
  it('read two entries of one file with one name as one, and say so', () => {
    const { byId, problems } = merge(
      'extends: none\nconcepts: { a: { preferred: Alpha }, b: { preferred: Beta }, c: { preferred: alpha } }',
      'concepts: [Beta]',
    );
    deepEqual([...byId.keys()], ['b', 'a']);
    deepEqual(problems, [
      'file:///0.yaml: “Alpha” has an entry in this file already, and both are read as one: put them together.',
    ]);
  });
  it('say what goes beyond a bound and is not looked for', () => {
    const was = Array.from({ length: 101 }, (_, i) => `{ number: ${i}, until: 2001-01-01 }`).join(', ');
    const { problems } = merge(`
      concepts:
        a:
          preferred: Alpha
          cues: [one two three four five six seven eight, one two three four five six seven eight nine]
          counts: [{ of: [members], number: 200, was: [${was}] }]
        b: { preferred: Beta, counts: [{ of: [members], number: 2, was: [{ number: 1, until: 2001-01-01 }] }] }
    `);
    deepEqual(problems, [
      'file:///0.yaml: “one two three four five six seven eight nine” has more than 8 words and is not looked for: write fewer.',
      'file:///0.yaml: Of 101 old numbers only the first 100 are looked for: leave the oldest out.',
    ]);
  });
  it('say which names can never be found in a text', () => {
    const { problems } = merge(`
      concepts:
        a: { preferred: C++, abbreviation: 'A+', admitted: [Café, C-SPAN, U.S., R&D, a / b, '#MeToo'] }
        b: { preferred: Beta, adjectives: [B+], references: [the 𝐁], deprecated: [{ term: 'B (old)' }, B -- x] }
    `);
    deepEqual(
      problems.map((problem) => problem.replace(/^file:\/\/\/0\.yaml: |: between .*/g, '')),
      ['C++', 'A+', 'B+', 'the 𝐁', 'B (old)', 'B -- x'].map((name) => `“${name}” can never be found in a text`),
    );
    match(
      itemAt(problems, 0),
      /only spaces and - ' \. , \/ & are read, three in a row at most; write it without other signs\.$/,
    );
  });
  it('knows of every name whether it can be found', () => {
    const sign = fc.constantFrom(..."aB1 -'’.,/&+()#:–\u00ad\u00a0é한가漢𝐁");
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 8 }), (text) => {
        const { designations } = createConcept(
          'x',
          { preferred: { term: text, plural: 'none', variants: false } },
          'x',
        );
        equal(isFindable(text), createNameIndex(designations).names.length === 1, text);
      }),
      runs(1000),
    );
  });
  it('change the entry whose name they bear, whatever its id', () => {
    const { byId } = merge('concepts: { korea: { preferred: South Korea, note: Ours. } }');
    equal(byId.has('korea'), false);
    equal(byId.get('rok')?.note, 'Ours.');
    equal(byId.get('rok')?.preferred.text, 'South Korea');
  });
  it('remove', () => {
    const { byId, problems } = merge('concepts: { rok: { remove: true }, nothing: { remove: true } }');
    equal(byId.has('rok'), false);
    match(itemAt(problems, 0), /no concept “nothing” to remove/);
  });
  it('stand alone where they say so', () =>
    deepEqual([...merge('extends: none\nconcepts: { a: { preferred: Alpha } }').byId.keys()], ['a']));
  it('say what is wrong between them', () => {
    const { problems } = merge(`
      concepts:
        a: { definition: No name. }
        b: { preferred: Beta, related: [b, nothing], deprecated: [NATO Defense College] }
        c: { preferred: Gamma, admitted: [Beta] }
    `);
    equal(problems.length, 5, problems.join('\n'));
    for (const expected of [
      /“a” has no `preferred:` name/,
      /“b” is related to itself/,
      /no concept “nothing”/,
      /“NATO Defense College” is the preferred name of “nato-defense-college”/,
      /“Beta” is a name of “b” already/,
    ])
      equal(problems.filter((problem) => expected.test(problem)).length, 1, `${expected}: ${problems.join('\n')}`);
  });
  it('put at most fifty entries of a file together, and say which are left out', () => {
    const entries = Array.from(
      { length: 60 },
      (_, i) => `  c${i}: { preferred: Main Council, admitted: [Council ${i}] }`,
    );
    const { byId, problems } = merge(`extends: none\nconcepts:\n${entries.join('\n')}\n`);
    equal(byId.size, 1);
    equal(names(byId.get('c0'))?.length, 51);
    equal(problems.filter((problem) => problem.includes('has 50 entries in this file already')).length, 10);
  });
  it('say where one name is given more often than can be told apart', () => {
    const entries = Array.from({ length: 60 }, (_, i) => `  c${i}: { preferred: Unit ${i}, abbreviation: UNC }`);
    const { problems } = merge(`extends: none\nconcepts:\n${entries.join('\n')}\n`);
    equal(problems.filter((problem) => problem.includes('“UNC” is given more than 40 times')).length, 1);
  });
});
