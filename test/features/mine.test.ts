import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Choosing, proposedEntries, type Told } from '../../server/features/candidates';
import { type Candidate, mergeCandidates, mineDraft } from '../../server/features/mine';
import { readLayer } from '../../server/glossary/formats/layer';
import { yaml } from '../../server/glossary/formats/yaml';
import { layGlossaries } from '../../server/glossary/layers';
import { parseDraft } from '../../server/text/draft';
import { dateInName } from '../../server/usage/date';
import { readUsage } from '../../server/usage/usage';
import { glossary } from '../support/check';
import { runs } from '../support/share';

type Texts = Readonly<Record<string, string>>;
type Found = ReadonlyMap<string, Candidate>;

function mineText(name: string, text: string): Found {
  return mineDraft(readUsage(glossary, parseDraft(text, 'markdown')), name, dateInName(name));
}

function add(some: Found, others: Found): Found {
  const all = new Map(some);
  for (const [key, candidate] of others) {
    const known = all.get(key);
    all.set(key, known ? mergeCandidates(known, candidate) : candidate);
  }
  return all;
}

function mineTexts(texts: Texts): Found {
  return Object.entries(texts)
    .map(([name, text]) => mineText(name, text))
    .reduce(add, new Map());
}

function tell(texts: Texts, all = false): readonly Told[] {
  const choosing = new Choosing({ leastDrafts: 2, most: 100, all });
  for (const candidate of mineTexts(texts).values()) choosing.add(candidate);
  return choosing.end().told;
}

/** What is told, a line each: name, abbreviation, drafts and uses, dates, other spellings, rivals, places. */
function check(texts: Texts, lines: readonly string[], all = false): void {
  deepEqual(
    tell(texts, all).map((one) =>
      [
        [one.abbreviation, one.name].filter(Boolean).join(' = '),
        `${one.drafts} drafts`,
        `${one.uses} uses`,
        ...(one.first === '' ? [] : [`${one.first} to ${one.last}`]),
        ...one.spellings.map(({ text, uses }) => `also ${text} ${uses}`),
        ...one.rivals.map((rival) => `against ${rival.name} ${rival.drafts}`),
        ...(one.known === undefined ? [] : [`known as ${one.known}`]),
        one.evidence.map(({ draft, line }) => `${draft}:${line}`).join(' '),
      ].join(' | '),
    ),
    lines,
  );
}

describe('what an archive defines', () => {
  it('is told with how many drafts use it, from when to when, and where it is introduced', () =>
    check(
      {
        '2021-03-01-a.md': 'The Joint Example Office (JEO) met.\n\nThe JEO left. JEO staff stayed.',
        'b-20230415.md': 'A reader knows the JEO.',
        'c.md': '---\ndate: 2022-01-02\n---\n\nThe\nJoint Example Office (JEO) met again.',
      },
      ['JEO = Joint Example Office | 3 drafts | 5 uses | 2021-03-01 to 2023-04-15 | 2021-03-01-a.md:1 c.md:6'],
    ));

  it('is told with the full names that stand against it, and not with other spellings of the right one', () =>
    check(
      {
        'a.md': 'The Joint Example Office (JEO) met.',
        'b.md': 'The Joint Example Offices (JEO) met.',
        'c.md': 'The Jade Export Order (JEO) is law.',
      },
      ['JEO = Joint Example Office | 3 drafts | 3 uses | against Jade Export Order 1 | a.md:1 b.md:1'],
    ));

  it('is one thing in whatever way the abbreviation is written', () =>
    check(
      {
        'a.md': 'We plan humane aid and dyke repair (HA/DR). HA/DR is hard.',
        'b.md': 'We plan humane aid and dyke repair (HADR).',
      },
      ['HA/DR = humane aid and dyke repair | 2 drafts | 3 uses | also HADR 1 | a.md:1 b.md:1'],
    ));

  it('is left out where a glossary has it, unless all is asked for', () => {
    const texts = { 'a.md': 'The Republic of Korea (ROK) met.' };
    check(texts, []);
    check(texts, ['ROK = Republic of Korea | 1 drafts | 1 uses | known as rok | a.md:1'], true);
  });

  it('is not what somebody else says', () => check({ 'a.md': 'He said: “The Joint Example Office (JEO) met.”' }, []));
});

describe('names that recur', () => {
  const twice = (text: string) => ({ 'a.md': text, 'b.md': text });
  const names = (text: string) => tell(twice(text)).map(({ name }) => name);

  it('are those of bodies, laws and programmes', () =>
    deepEqual(
      names(
        'We read the Inflation Example Act, the Office of Sample and Test Affairs, and a Forum for Pacific Trade of old.',
      ),
      ['Forum for Pacific Trade', 'Inflation Example Act', 'Office of Sample and Test Affairs'],
    ));

  it('count with those that open a sentence, but not by these alone', () => {
    deepEqual(
      tell(twice('We know the Sample Trade Act. Sample Trade Act rules hold.')).map(({ name, uses }) => [name, uses]),
      [['Sample Trade Act', 4]],
    );
    deepEqual(names('Recent Example Acts hold.'), []);
  });

  it('are no persons, officers, dates, headlines, quotations, rows, or parts of a longer name', () => {
    for (const text of [
      'He met President Tavi Monrel there.',
      'He met Tavi Monrel there.',
      'It went to the Assistant Secretary of Example Trade.',
      'It is so since Monday March.',
      '# The Sample Trade Act\n',
      'He said “the Sample Trade Act is law” to us.',
      'It is about Owls with Feathers Act rules.',
      'The DISTRICT COURT met.',
    ])
      deepEqual(names(text), [], text);
    deepEqual(names('We know the Greater Sample Trade Act.'), ['Greater Sample Trade Act']);
  });

  it('are no full name that is told with its abbreviation, and none that a glossary has', () => {
    deepEqual(
      tell(twice('The Joint Example Office (JEO) met. We know the Joint Example Office.')).map(({ name }) => name),
      ['Joint Example Office'],
    );
    deepEqual(names('We know the North Atlantic Treaty Organization well.'), []);
  });

  it('are told with their other spellings, and of persons only then', () =>
    check(
      {
        'a.md': 'We know the Sample Programme, like Tavi Monrel.',
        'b.md': 'We know the Sample Program, like Tavvi Monrel.',
        'c.md': 'We know the Sample Program.',
      },
      [
        'Sample Program | 3 drafts | 3 uses | also Sample Programme 1 | a.md:1 b.md:1 c.md:1',
        'Tavi Monrel | 2 drafts | 2 uses | also Tavvi Monrel 1 | a.md:1 b.md:1',
      ],
    ));
});

describe('the date in the name of a file', () => {
  for (const [name, date] of [
    ['2024-07-10-summit.md', '2024-07-10'],
    ['press/2024/07/10/summit.md', '2024-07-10'],
    ['1999-01-01/readout_20240710.txt', '2024-07-10'],
    ['C:\\briefs\\2024_07_10.md', '2024-07-10'],
    ['12024-07-10.md', undefined],
    ['2024-13-10.md', undefined],
    ['2024-0710.md', undefined],
    ['summit.md', undefined],
  ] as const)
    it(`is ${date ?? 'none'} of ${name}`, () => equal(dateInName(name), date));
});

describe('candidates of many drafts', () => {
  const word = fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta');
  const pair = fc
    .tuple(word, word, fc.constantFrom('Office', 'Act', 'office'))
    .map((words) => ({ full: words.join(' '), short: words.map(([first]) => first!.toUpperCase()).join('') }));
  const sentence = fc.oneof(
    pair.map(({ full, short }) => `We know the ${full} (${short}).`),
    pair.map(({ full }) => `We know the ${full}.`),
    pair.map(({ short }) => `Some know ${short}.`),
    fc.tuple(word, word).map((words) => `${words.join(' ')} Acts hold.`),
  );
  const draft = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.array(sentence, { minLength: 1, maxLength: 6 }));
  /** Groups of drafts, in whatever order. */
  const groups = fc.array(fc.array(draft, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
  const inOrder = (found: Found) => [...found].sort(([a], [b]) => (a < b ? -1 : 1));

  it('are the same in whatever groups and order they are put together', () =>
    fc.assert(
      fc.property(groups, (parts) => {
        const mined = parts.map((part, group) =>
          part.map(([year, sentences], at) =>
            mineText(`${year === 0 ? '' : `202${year}-01-01-`}${group}-${at}.md`, sentences.join(' ')),
          ),
        );
        const atOnce = mined.flat().reduce(add, new Map());
        const inParts = mined.map((part) => part.toReversed().reduce(add, new Map()));
        deepEqual(inOrder(inParts.reduceRight(add, new Map())), inOrder(atOnce));
        deepEqual(inOrder(inParts.reduce(add, new Map())), inOrder(atOnce));
      }),
      runs(200),
    ));

  it('keep so many spellings and full names, say that there are more, and are the same in any order then, too', () => {
    const drafts = Array.from({ length: 230 }, (_, at) => {
      const [first, second] = [at % 26, Math.floor(at / 26)].map((one) => String.fromCharCode(0x61 + one));
      return mineText(`${at}.md`, `The Ja${first}${second} Example Office (JEO) met the Ma${first}k Office.`);
    });
    const one = drafts.reduce(add, new Map()).get('a jeo')!;
    equal(one.meanings.length, 200);
    equal(one.more, true);
    equal(one.drafts, 230);
    equal(
      one.meanings.every(({ evidence }) => evidence.length === 1),
      true,
    );
    const two = [drafts.slice(100).reverse(), drafts.slice(0, 100)].map((part) => part.reduce(add, new Map()));
    deepEqual(two.reduce(add, new Map()).get('a jeo'), one);
  });
});

describe('a glossary of proposed entries', () => {
  const told = tell({
    '2021-03-01-a.md': 'The Joint Example Office (JEO) met: all of it.\n\nWe know the Sample Programme.',
    'b.md': 'The Jade Export Order (JEO) is law. We know the Sample Program.',
    'c.md': 'The Joint Example Office (JEO) met.',
  });
  const text = yaml.write!(proposedEntries(told)).text;

  it('has each with the sentences that show it', () =>
    equal(
      text,
      `concepts:
  jeo:
    status: proposed
    preferred: Joint Example Office
    abbreviation: JEO
    note: Also given as “Jade Export Order” (b.md:1).
    sources:
      - title: 2021-03-01-a.md
        date: 2021-03-01
        at: line 1
        quote: "The Joint Example Office (JEO) met: all of it."
      - title: c.md
        at: line 1
        quote: The Joint Example Office (JEO) met.
  sample-program:
    status: proposed
    preferred: Sample Program
    note: Also written “Sample Programme”.
    sources:
      - title: 2021-03-01-a.md
        date: 2021-03-01
        at: line 3
        quote: We know the Sample Programme.
      - title: b.md
        at: line 1
        quote: We know the Sample Program.
`,
    ));

  it('is read without a problem, and holds for no draft until somebody takes the status out', () => {
    const layer = readLayer(text, 'file:///glossary.yaml');
    deepEqual(layer.problems, []);
    equal(layer.entries.length, 2);
    equal(layGlossaries([layer]).glossary.concepts.has('jeo'), false);
    const decided = readLayer(text.replaceAll('    status: proposed\n', ''), 'file:///glossary.yaml');
    equal(layGlossaries([decided]).glossary.concepts.has('jeo'), true);
  });

  it('has each id once, and no name that no draft can hold', () => {
    const base = { drafts: 1, uses: 1, first: '', last: '', spellings: [], rivals: [], evidence: [], more: false };
    deepEqual(
      proposedEntries([
        { ...base, name: 'Joint Example Office', abbreviation: 'JEO' },
        { ...base, name: 'Jade Export Order', abbreviation: 'J.E.O.' },
        { ...base, name: 'Joint <b>Example</b>', abbreviation: 'JE' },
        { ...base, name: 'jeo' },
        { ...base, name: 'JEO' },
      ]).map(({ id }) => id),
      ['jeo', 'j-e-o', 'jeo-2', 'jeo-3'],
    );
  });
});
