import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addEntries, addEntry, type NewEntry } from '../../server/glossary/edit';
import { termOf } from '../../server/glossary/entry';
import { parseGlossary } from '../../server/glossary/parse';
import { applyEdits, type Edit } from '../../server/text/span';
import { dedent } from '../support/marks';
import { runs, share } from '../support/share';

const kamd: NewEntry = { id: 'kamd', preferred: 'Korea Air and Missile Defense', abbreviation: 'KAMD' };
const far: NewEntry = { id: 'asia', deprecated: { term: 'Far East', use: 'East Asia' } };

/** Demands the text after an entry has been added, or that there is no place for it. */
function checkAdd(before: string, entry: NewEntry, after: string): void {
  const text = dedent(before);
  const added = addEntry(text, entry);
  equal(typeof added === 'string' ? added : applyEdits(text, added), dedent(after));
}

describe('adding several entries to a glossary', () => {
  const entries: readonly NewEntry[] = [kamd, { id: 'b', preferred: 'Beta', definition: 'A "word": # of two.' }];
  it('is one edit, and each is read again as it was given', () => {
    for (const before of ['', '# Ours.\r\nconcepts:\r\n  a: { preferred: A } # kept\r\n', '{"concepts": {}}']) {
      const edits = addEntries(before, entries);
      ok(Array.isArray(edits) && edits.length === 1, before);
      const after = applyEdits(before, edits as readonly Edit[]);
      const { entries: read } = parseGlossary(after, '');
      deepEqual(
        read.slice(-2).map(({ id, entry }) => [id, entry.definition]),
        [
          ['kamd', undefined],
          ['b', 'A "word": # of two.'],
        ],
      );
    }
  });
  it('is all or nothing', () => {
    equal(addEntries('- a name\n', entries), 'no place');
    equal(addEntries('concepts: [', entries), 'broken');
    deepEqual(addEntries('concepts:\n', []), []);
  });
});

describe('the glossary that a writer starts from', () => {
  const starter = readFileSync('data/starter.txt', 'utf8');
  it('has only comments, and is empty and valid', () => {
    const { entries, problems } = parseGlossary(starter, '');
    deepEqual([entries.length, problems.length], [0, 0]);
  });
  it('has examples that are valid once their comments are taken away', () => {
    const { entries, problems } = parseGlossary(starter.replace(/^( +)# (?!#)/gm, '$1'), '');
    deepEqual([entries.map(({ id }) => id), problems], [['korea-air-and-missile-defense', 'east-asia', 'rok'], []]);
  });
});

describe('adding to a glossary', () => {
  it('makes a glossary of nothing', () =>
    equal(
      applyEdits('', addEntry('', kamd) as readonly Edit[]),
      'concepts:\n  kamd:\n    preferred: Korea Air and Missile Defense\n    abbreviation: KAMD\n',
    ));
  it('keeps comments, order and indentation', () =>
    checkAdd(
      `
      # Ours.
      concepts:
          beta: # second
              preferred: Beta
          alpha: { preferred: Alpha } # first, in short

      sources:
          x: { title: X }
      `,
      kamd,
      `
      # Ours.
      concepts:
          beta: # second
              preferred: Beta
          alpha: { preferred: Alpha } # first, in short
          kamd:
            preferred: Korea Air and Missile Defense
            abbreviation: KAMD

      sources:
          x: { title: X }
      `,
    ));
  it('fills an empty map, and adds one that is missing', () => {
    checkAdd('concepts: {}', { id: 'a', preferred: 'no' }, 'concepts:\n  a:\n    preferred: no');
    checkAdd(
      'extends: none\n',
      { id: 'a', preferred: 'A: b' },
      'extends: none\n\nconcepts:\n  a:\n    preferred: "A: b"\n',
    );
  });
  it('adds a deprecated name to an entry among others', () =>
    checkAdd(
      `
      concepts:
        first: { preferred: First }
        asia:
          preferred: East Asia # ours
        last:
          preferred: Last
      extends: none
      `,
      far,
      `
      concepts:
        first: { preferred: First }
        asia:
          preferred: East Asia # ours
          deprecated:
            - { term: Far East, use: East Asia }
        last:
          preferred: Last
      extends: none
      `,
    ));
  it('adds a deprecated name to an entry', () => {
    const head = 'concepts:\n  asia:\n    preferred: East Asia\n';
    const item = '{ term: Far East, use: East Asia }';
    checkAdd(head, far, `${head.trimEnd()}\n    deprecated:\n      - ${item}\n`);
    checkAdd(`${head}    deprecated: [Orient]\n`, far, `${head}    deprecated: [Orient, ${item}]\n`);
    checkAdd(
      `${head}    deprecated:\n      - Orient # never\n    note: Ours.\n`,
      far,
      `${head}    deprecated:\n      - Orient # never\n      - ${item}\n    note: Ours.\n`,
    );
  });
  it('takes a name that becomes deprecated out of the admitted ones', () => {
    const orient = { id: 'asia', deprecated: { term: 'Orient', use: 'East Asia' } };
    const item = '{ term: Orient, use: East Asia }';
    checkAdd(
      `
      concepts:
        asia:
          preferred: East Asia
          admitted:
            - Far East # old
            - { term: Orient, case: exact } # older
          note: Ours.
      `,
      orient,
      `
      concepts:
        asia:
          preferred: East Asia
          admitted:
            - Far East # old
            # older
          note: Ours.
          deprecated:
            - ${item}
      `,
    );
    const head = 'concepts:\n  asia:\n    preferred: East Asia\n';
    checkAdd(`${head}    admitted:\n      - Orient\n`, orient, `${head}    deprecated:\n      - ${item}\n`);
    checkAdd(`${head}    admitted: [Orient]`, orient, `${head}    deprecated:\n      - ${item}`);
    checkAdd(
      `${head}    admitted: [Orient, Far East]\n    deprecated: []\n`,
      orient,
      `${head}    admitted: [Far East]\n    deprecated: [${item}]\n`,
    );
    checkAdd(
      'concepts:\n  asia: { preferred: East Asia, admitted: [Far East, Orient] } # ours\n',
      orient,
      `concepts:\n  asia: { preferred: East Asia, admitted: [Far East], deprecated: [ ${item} ] } # ours\n`,
    );
    checkAdd(
      'concepts:\n  asia: { preferred: East Asia, admitted: [Orient] }\n',
      orient,
      `concepts:\n  asia: { preferred: East Asia, deprecated: [ ${item} ] }\n`,
    );
    checkAdd(
      'concepts:\n  asia: { admitted: [Orient], preferred: East Asia }\n',
      orient,
      `concepts:\n  asia: { preferred: East Asia, deprecated: [ ${item} ] }\n`,
    );
  });
  it('adds to a file without an entry', () => {
    const entry = { id: 'a', preferred: 'Alpha' };
    checkAdd('# Ours.\n', entry, '# Ours.\n\nconcepts:\n  a:\n    preferred: Alpha\n');
    checkAdd('concepts:\n', entry, 'concepts:\n  a:\n    preferred: Alpha\n');
    checkAdd(
      'concepts: # ours\n  # none yet\nextends: none\n',
      entry,
      'concepts: # ours\n  a:\n    preferred: Alpha\n  # none yet\nextends: none\n',
    );
    checkAdd('---\n', entry, '---\n\nconcepts:\n  a:\n    preferred: Alpha\n');
    checkAdd('sources: {}\r\n', entry, 'sources: {}\r\n\r\nconcepts:\r\n  a:\r\n    preferred: Alpha\r\n');
  });
  it('adds a name to a list of names', () => {
    const entry = { id: 'c', preferred: 'Gamma' };
    checkAdd('# Ours.\n- Alpha # first\n- Beta\n', entry, '# Ours.\n- Alpha # first\n- Beta\n- Gamma\n');
    checkAdd('[Alpha, Beta]\n', entry, '[Alpha, Beta, Gamma]\n');
    checkAdd('concepts:\n  - Alpha\n', entry, 'concepts:\n  - Alpha\n  - Gamma\n');
    checkAdd('["Alpha"]\n', entry, '["Alpha", "Gamma"]\n');
  });
  it('writes braces and JSON as they are there', () => {
    checkAdd(
      'concepts: { b: { preferred: Beta } }\n',
      { id: 'a', preferred: 'Alpha', abbreviation: 'A' },
      'concepts: { b: { preferred: Beta }, a: { preferred: Alpha, abbreviation: A } }\n',
    );
    checkAdd(
      '{\n  "concepts": {\n    "b": { "preferred": "Beta" }\n  }\n}\n',
      { id: 'a', preferred: 'Say "A"' },
      '{\n  "concepts": {\n    "b": { "preferred": "Beta" },\n    "a": { "preferred": "Say \\"A\\"" }\n  }\n}\n',
    );
    checkAdd('{"concepts": {}}', { id: 'a', preferred: 'A' }, '{"concepts": { "a": { "preferred": "A" } }}');
    checkAdd('{}', { id: 'a', preferred: 'A' }, '{ "concepts": { "a": { "preferred": "A" } } }');
    checkAdd(
      '{"concepts": {"asia": {"preferred": "East Asia"}}}',
      far,
      '{"concepts": {"asia": {"preferred": "East Asia", "deprecated": [ { "term": "Far East", "use": "East Asia" } ]}}}',
    );
    checkAdd(
      'concepts: {\n  b: { preferred: Beta }, # ours\n}\n',
      { id: 'a', preferred: 'Alpha' },
      'concepts: {\n  b: { preferred: Beta }, # ours\n  a: { preferred: Alpha }\n}\n',
    );
  });
  it('touches nothing else, however the file is written', () => {
    const field = fc.constantFrom(
      'preferred: Alpha',
      'definition: >-\n      One\n      # no comment\n\n      two.',
      'note: |\n      First\n\n\n    # a remark',
      'admitted:\n      - Target # never\n      - "a: b"',
      'admitted: [Other,\n      Target]',
      'admitted:\n    - term: Target\n      case: exact\n    - B',
      'admitted: [Target] # only',
      'related: [one,\n      two] # both',
      'deprecated: [Three]',
      'deprecated:\n    - { term: T }\n    # end',
      'deprecated:\n      - term: X\n        use: Y',
    );
    const block = fc
      .tuple(
        fc.constantFrom('asia', 'other', 'last'),
        fc.uniqueArray(field, { minLength: 1, maxLength: 5, selector: (text) => text.split(':')[0] }),
      )
      .map(([id, fields]) => [`  ${id}: # a remark`, ...fields.map((text) => `    ${text}`)].join('\n'));
    const line = fc.constantFrom(
      '  asia: { preferred: A, admitted: [Target], abbreviation: AS }',
      '  asia: { admitted: [Target] }',
      '  "quoted id": { preferred: Quoted } # a remark',
      '  # a remark',
      '',
      '  odd:',
    );
    const file = fc
      .tuple(
        fc.constantFrom('', '# top\n', 'extends: none\n\n'),
        fc.array(fc.oneof(line, block), { maxLength: 5 }),
        fc.constantFrom('', '\n', '\nsources:\n  a: { title: T }\n', '\n# end\n'),
        fc.boolean(),
      )
      .map(([before, entries, after, crlf]) =>
        `${before}concepts:\n${entries.join('\n')}${after}`.replace(/\n/g, crlf ? '\r\n' : '\n'),
      );
    const target = { id: 'asia', deprecated: { term: 'Target', use: 'A' } };
    const othersOf = (text: string, id: string) =>
      parseGlossary(text, '').entries.flatMap((one) => (one.id === id ? [] : [[one.id, one.entry]]));
    let added = 0;
    fc.assert(
      fc.property(file, fc.constantFrom<NewEntry>(kamd, target), (text, entry) => {
        const edits = addEntry(text, entry);
        if (typeof edits === 'string') return;
        added++;
        const after = applyEdits(text, edits);
        deepEqual(othersOf(after, entry.id), othersOf(text, entry.id));
        const own = parseGlossary(after, '').entries.find(({ id }) => id === entry.id)?.entry;
        if (entry.preferred) equal(own?.preferred, entry.preferred);
        else {
          deepEqual(own?.deprecated?.at(-1), entry.deprecated);
          ok(!own?.admitted?.some((name) => termOf(name) === 'Target'), after);
        }
        equal(/(?<!\r)\n/.test(after) && after.includes('\r\n'), false, after);
      }),
      runs(300),
    );
    ok(added > share(100), `${added} were added`);
  });
  it('leaves what it cannot add to', () => {
    checkAdd('- a\n- b', kamd, 'no place');
    checkAdd('just text', kamd, 'no place');
    checkAdd('concepts: text', kamd, 'no place');
    checkAdd('concepts: { kamd: text }', kamd, 'no place');
    checkAdd('concepts: [', kamd, 'broken');
  });
});
