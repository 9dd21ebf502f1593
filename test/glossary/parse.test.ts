import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import { dedent } from '../support/marks';
import { itemAt } from '../../server/text/list';

function parse(source: string) {
  const text = dedent(source);
  const layer = parseGlossary(text, 'file:///glossary.yaml');
  const concepts = mergeLayers([{ ...layer, standsAlone: true }]).concepts;
  const { problems } = layer;
  return {
    ids: concepts.map(({ id }) => id),
    concepts,
    problems: problems.map(({ start, message }) => `${text.slice(0, start).split('\n').length}: ${message}`),
  };
}

/** Demands the ids that are in force and, in order, what is said about the rest, each as `line: start of the message`. */
function checkParsed(source: string, ids: readonly string[], ...said: readonly RegExp[]): void {
  const parsed = parse(source);
  deepEqual(parsed.ids, ids, parsed.problems.join('\n'));
  equal(parsed.problems.length, said.length, parsed.problems.join('\n'));
  for (const [index, expected] of said.entries()) match(itemAt(parsed.problems, index), expected);
}

describe('a glossary file', () => {
  it('is read, with its origin', () => {
    const { concepts, problems } = parse(`
      concepts:
        asean: { preferred: Association of Southeast Asian Nations, abbreviation: ASEAN, article: the }
    `);
    deepEqual(problems, []);
    equal(itemAt(concepts, 0).abbreviation?.text, 'ASEAN');
    equal(itemAt(concepts, 0).origin, 'file:///glossary.yaml');
  });
  it('may be JSON', () => checkParsed('{"concepts": {"a": {"preferred": "An Name"}}}', ['a']));
  it('loses only what is wrong', () =>
    checkParsed(
      `
      concepts:
        a: { preferred: Alpha }
        b: { prefered: Beta }
        c:
          preferred: Gamma
          admited: [G]
        d: { preferred: [] }
        e:
        f: { preferred: Zeta }
      `,
      ['a', 'c', 'f'],
      /^3: “prefered” is no key here\. Did you mean “preferred”\?/,
      /^6: “admited” is no key here\. Did you mean “admitted”\?/,
      /^7: `preferred:` is a text, or keys with values/,
      /^8: The entry “e” needs at least/,
    ));
  it('keeps of an entry what is right, and says what is asked for', () => {
    const { concepts, problems } = parse(`
      concepts:
        a:
          preferred: { term: Alpha Plan, article: teh }
          synonyms: [A]
          admitted: One
          deprecated:
            - { term: Alfa, reson: a slip, use: Alpha Plan }
            - { trem: Alva }
            - "."
            -
          First_Use: the Alpha Plan
          definition:
          generic: yes
          ended: 2024
          counts: [{ of: [plans], number: two, was: [] }]
          translations: { ko: [], ja: A }
          related: &r [b]
          members: *r
    `);
    deepEqual(problems, [
      '3: `article:` is `the` or `none`.',
      '5: `admitted:` is a list: write each item after `- ` on a line of its own, or all in brackets.',
      '7: “reson” is no key here. Did you mean “reason”?',
      '8: `term:` is missing here.',
      '8: “trem” is no key here. Did you mean “term”?',
      '9: “.” is no name: it needs letters or digits, 200 characters at most.',
      '10: An item of `deprecated:` is empty: write a value, or leave it out.',
      '12: `definition:` is empty: write a value, or leave it out.',
      '18: What an alias such as `*a` stands for is not read: write it out.',
      '15: `number:` is a number in digits.',
      '14: `ended:` is a day as YYYY-MM-DD, such as 2024-12-31.',
      '16: `ko:` is a text.',
      '13: `generic:` is `true` or `false`.',
      '4: “synonyms” is no key here. Did you mean “admitted”?',
      '11: “First_Use” is no key here. Did you mean “firstUse”?',
    ]);
    const { designations, translations, related } = itemAt(concepts, 0);
    deepEqual(
      designations.map(({ text, status }) => `${text} ${status}`),
      ['Alpha Plan preferred', 'Alfa deprecated'],
    );
    deepEqual([...translations], [['ja', 'A']]);
    deepEqual(related, ['b']);
  });
  it('keeps the first of two entries', () =>
    checkParsed(
      'concepts:\n  a: { preferred: Alpha }\n  a: { preferred: Beta }\n',
      ['a'],
      /^3: There is a concept “a” above already/,
    ));
  it('takes what looks like a date, a number or a truth value for text', () => {
    const { concepts, problems } = parse(
      'concepts:\n  no: { preferred: 2024-01-01, admitted: [1e3, 0x10, no, yes], deprecated: [~x] }\n',
    );
    deepEqual(problems, []);
    deepEqual(
      itemAt(concepts, 0)
        .designations.filter(({ generated }) => !generated)
        .map(({ text }) => text),
      ['2024-01-01', '1e3', '0x10', 'no', 'yes', '~x'],
    );
  });
  it('has ordinary ids where JavaScript has properties', () => {
    checkParsed(
      'concepts:\n  __proto__: { preferred: Alpha }\n  constructor: { preferred: Beta }\n  toString: { preferred: Gamma }\n',
      ['__proto__', 'constructor', 'toString'],
    );
    equal(({} as Record<string, unknown>).preferred, undefined);
  });
  it('says where it is broken', () => {
    checkParsed('concepts:\n  a: { preferred: Alpha\n  b: "x', ['a'], /^\d: This is no valid YAML/, /./);
  });
  it('says what is missing', () => {
    checkParsed('', [], /^1: This glossary is empty/);
    checkParsed('- {a: b}\n', [], /^1: In a list of names each item is one name/);
    checkParsed('just text\n', [], /^1: A glossary is a map/);
    checkParsed(
      'a: Alpha\nb: Beta\nc: Gamma\nd: Delta\n',
      [],
      /^1: These 4 keys are none of a glossary/,
      /^1: The key/,
    );
    checkParsed('concepts:\n  a: Alpha\n', [], /^2: The entry “a” needs at least `preferred: Alpha`/);
    checkParsed('terms: {}\n', [], /^1: “terms” is no key/, /^1: The key `concepts:` is missing/);
    checkParsed('concepts: text\n', [], /^1: Under `concepts:` a map/);
    checkParsed('concepts: {}\nextends: all\n', [], /^2: `extends:` is/);
  });
  it('says what stands twice, and what stands after its end', () => {
    checkParsed(
      'concepts:\n  a:\n    preferred: Alpha\n    admitted: [{ term: A, term: B }]\n    preferred: Beta\n',
      ['a'],
      /^4: `term:` stands here twice; the first holds/,
      /^5: `preferred:` stands here twice/,
    );
    checkParsed(
      'concepts:\n  a: { preferred: Alpha }\nextends: none\nextends: built-in\nconcepts:\n  b: { preferred: Beta }\n',
      ['a', 'b'],
      /^4: `extends:` stands here twice: put both together/,
      /^5: `concepts:` stands here twice/,
    );
    checkParsed(
      'concepts:\n  a: { preferred: Alpha }\n---\nconcepts:\n  b: { preferred: Beta }\n',
      ['a'],
      /^3: Only what stands above this line is read/,
    );
  });
  it('says what to do where it is no YAML', () => {
    checkParsed('concepts:\n\ta: { preferred: Alpha }\n', [], /^2: .* spaces, not with tabs/);
    checkParsed(
      'concepts:\n  a:\n    preferred: Alpha\n    definition: Alpha: the first\n',
      ['a'],
      /^4: .* put a text in which a colon stands before a space in quotation marks/,
    );
  });
  it('knows the sources that are sources', () => {
    const { concepts, problems } = parse(`
      sources:
        act: Act on Names
        b: { titel: Slip }
        c: { title: Charter, date: 2024, publsher: Us }
      concepts:
        a: { preferred: Alpha, sources: [act, b, c] }
    `);
    deepEqual(problems, [
      '2: \`act:\` is keys with values, one on a line or all in braces.',
      '3: \`title:\` is missing here.',
      '3: “titel” is no key here. Did you mean “title”?',
      '4: “publsher” is no key here. Did you mean “publisher”?',
    ]);
    deepEqual(itemAt(concepts, 0).sources, [{ title: 'act' }, { title: 'b' }, { title: 'Charter', date: '2024' }]);
  });
  it('takes a name in one line', () => {
    const { concepts } = parse('concepts:\n  a:\n    preferred: |\n      Alpha\n      Plan\n    admitted: ["  B "]\n');
    deepEqual(
      itemAt(concepts, 0).designations.map(({ text }) => text),
      ['Alpha Plan', 'B'],
    );
  });
  it('may be a list of names', () => {
    checkParsed('- Freedom Edge\n- KAMD\n', ['freedom-edge', 'kamd']);
    checkParsed('concepts: [Freedom Edge]\n', ['freedom-edge']);
  });
  it('takes no name without letters, and none without end', () =>
    checkParsed(
      `concepts:\n  a: { preferred: "." }\n  b: { preferred: "${'x'.repeat(300)}" }\n  c: { preferred: "a$}" }\n`,
      ['c'],
      /^2: “\.” is no name/,
      /^3: “x+” is no name/,
    ));
  it('resolves no tags', () => {
    for (const tag of ['!!js/function', '!include', '!!binary', '!!timestamp', '!<tag:x>'])
      checkParsed(`concepts:\n  a: { preferred: ${tag} "x" }\n`, ['a'], /^2: Unresolved tag/);
  });
  it('reads a byte order mark and every line end', () => {
    checkParsed('\ufeffconcepts:\r\n  a:\r\n    preferred: Alpha\r\n', ['a']);
    const text = 'concepts:\r  a:\r    preferred: Alpha\r  b: { }\r';
    const { entries, problems } = parseGlossary(text, 'file:///glossary.yaml');
    deepEqual(
      entries.map(({ id, line }) => [id, line]),
      [
        ['a', 1],
        ['b', 3],
      ],
    );
    deepEqual(problems, []);
  });
  it('has ordinary names and keys where JavaScript has properties', () => {
    const { concepts, problems } = parse(`
      sources: { __proto__: { title: Alpha }, constructor: { title: Beta } }
      concepts:
        a:
          preferred: valueOf
          admitted: [constructor, toString]
          deprecated: [__proto__]
          translations: { __proto__: x, constructor: y }
          sources: [__proto__, constructor, valueOf]
        b: { __proto__: { preferred: Beta } }
    `);
    deepEqual(
      itemAt(concepts, 0).sources.map(({ title }) => title),
      ['__proto__', 'Beta', 'valueOf'],
    );
    deepEqual([...itemAt(concepts, 0).translations.keys()], ['constructor']);
    equal(problems.length, 1, problems.join('; '));
    match(itemAt(problems, 0), /“__proto__” is no key here/);
  });

  const monsters: Record<string, string> = {
    'an alias bomb': `a: &a [x, x]\n${Array.from({ length: 25 }, (_, i) => `b${i}: &b${i} [${i === 0 ? '*a, *a' : `*b${i - 1}, *b${i - 1}`}]`).join('\n')}\nconcepts: { x: { preferred: *b24 } }`,
    'a cyclic anchor': 'concepts: &c\n  a: *c\n',
    'brackets 20,000 deep': `concepts: ${'['.repeat(20_000)}`,
    'lists 20,000 deep': '- '.repeat(20_000),
    'keys 20,000 deep': `concepts:\n  ${'? '.repeat(20_000)}`,
    'blocks 5,000 deep with blank lines': Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('\n'),
    'an alias bomb for a name': `concepts:\n  x:\n    preferred: &a [${'x, '.repeat(99)}x]\n    admitted: [${'*a, '.repeat(1000)}*a]\n`,
    'more than 5 million characters': `concepts: { a: { preferred: A } } # ${' '.repeat(5_000_000)}`,
    'blocks 5,000 deep': Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'a NUL': 'concepts:\n  a: { preferred: "\0" }',
    binary: '\x7fELF\0\x01\x02',
  };
  for (const [name, monster] of Object.entries(monsters)) {
    it(`survives ${name} with a message`, () => {
      const { entries: concepts, problems } = parseGlossary(monster, 'file:///x.yaml');
      deepEqual(concepts, []);
      ok(problems.length > 0);
      ok(!problems.some(({ message }) => /call stack|undefined/.test(message)));
    });
  }
});
