// Families of inputs that grow: what people write and what an attacker would, in every shape, as small products.
import { builtinConcepts } from '../../server/glossary/builtin';
import type { Concept } from '../../server/glossary/concept';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary, type Glossary } from '../../server/glossary/glossary';
import { formats } from '../../server/glossary/formats/catalog';
import { xlsx } from '../../server/glossary/formats/xlsx';
import { mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import type { Entry } from '../../server/glossary/schema';
import { codeActions } from '../../server/features/codeAction';
import { completion } from '../../server/features/completion';
import { definition } from '../../server/features/definition';
import { diagnostics } from '../../server/features/diagnostic';
import { documentHighlights } from '../../server/features/documentHighlight';
import { hover } from '../../server/features/hover';
import { inlayHints } from '../../server/features/inlayHint';
import { insertions } from '../../server/features/insertions';
import { rename } from '../../server/features/rename';
import { review, summarize } from '../../server/features/review';
import { semanticTokens } from '../../server/features/semanticTokens';
import { terms } from '../../server/features/terms';
import { fixAll } from '../../server/rules/fixes';
import { lint } from '../../server/rules/lint';
import type { Finding } from '../../server/rules/rule';
import { defaultSettings, lintOptions } from '../../server/settings';
import { editDraft, type Language, parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { addMissingRows } from '../../server/usage/abbreviations';
import { readUsage, type Usage } from '../../server/usage/usage';
import { createWorkbook } from '../support/workbook';

/** A family: makes an input of about so many units, and gives what is to be timed, by name. Each call does it anew. */
export interface Family {
  readonly name: string;
  readonly make: (size: number) => Input;
}

/** An input, and what is done with it. */
export interface Input {
  /** How large it is, in units. */
  readonly size: number;
  readonly run: () => unknown;
}

const options = lintOptions(defaultSettings);
const builtin = createGlossary(builtinConcepts());

/** Pieces of drafts; `i` makes them differ. */
const fragments: Readonly<Record<string, (i: number) => string>> = {
  'cued abbreviation': () => 'The UNC met.',
  'full name': () => 'The Republic of Korea sent ships.',
  introduction: () => 'The United Nations Command (UNC) met, and UNC left.',
  'own introduction': (i) => `The Big Council of Type ${letters(i)} (BCT${letters(i)}) met.`,
  'wrong expansion': () => 'The North Atlantic Trade Organization (NATO) met.',
  'reversed introduction': () => 'ROK (Republic of Korea) met.',
  bridge: () => 'South Korea, formally the Republic of Korea (ROK), met.',
  equation: () => 'ROK = Republic of Korea; NZ = New Zealand.',
  'unclosed parenthesis': () => 'NATO (met',
  'empty parentheses': () => 'NATO () () ()',
  'cut abbreviation': () => 'The Republic of Korea (R**OK**) met.',
  'points back': () => 'The Center and the North met the South.',
  'deprecated name': () => 'The IP-4 and the Indo Pacific grew.',
  misspelling: () => 'The Indo-Pacfic Four and the Untied Nations Command met.',
  'mixed names': (i) => (i % 2 ? 'South Korea sent aid.' : 'The Republic of Korea sent aid.'),
  'mixed spelling': (i) => (i % 2 ? 'The defense of the U.S. grows.' : 'The defence of the US grows.'),
  pairs: (i) => (i % 2 ? 'ROK-US talks ended.' : 'US/ROK talks ended.'),
  'old number': () => 'All 31 NATO members agree.',
  'false member': () => 'They met NATO ally Japan.',
  'dated phrase': () => "They met at last year's NATO summit.",
  article: () => 'They met with the NATO and a EU ship.',
  plural: () => 'They ban WMDs, and two MOU’s were signed.',
  'redundant word': () => 'The NATO organization met.',
  capitals: (i) => `MTCR JSA${letters(i % 500)} KAMD`,
  'line of capitals': () => 'THE INDO-PACIFIC AND THE ROK MET\n',
  'between parties': () => 'The Treaty between the United States and the Republic of Korea',
  treaty: () => 'The Republic of Korea Korea Korea Korea Korea of the and Korea',
  possessive: () => "The ROK's and NATO’s ships, the US's allies'",
  number: (i) => `${i} of 3.5 million, 12,000 and ${i}th`,
  'curly quotation': () => '“The ROK met”, he said.',
  'straight quotation': () => '"The ROK met", he said.',
  'unclosed quotation': () => '“The ROK met',
  'unclosed single mark': () => '‘a ROK',
  'low marks': () => '„Die ROK“ und »NATO«',
  code: () => '`the ROK` met',
  'unclosed code': () => '``ROK` met',
  emphasis: () => '**The ROK** and *NATO* met',
  'unclosed emphasis': () => '**ROK *NATO _US',
  link: () => '[the ROK](https://example.org/ROK) met',
  'unclosed link': () => '[ROK](a [NATO',
  image: () => '![the ROK](rok.png "NATO") met',
  footnote: (i) => `ROK[^${i}] met`,
  citation: () => '[@kim2020, p. 4] says the ROK met',
  'HTML inline': () => '<b>ROK</b> <br> met',
  'unclosed HTML': () => '<b ROK <i',
  comment: () => '<!-- ROK --> met',
  'unclosed comment': () => '<!-- a ROK',
  directive: () => '<!-- policy-glossary-disable-line deprecated-term --> The IP-4 met.',
  'unclosed directive': () => '<!-- policy-glossary-disable ROK',
  choices: (i) => `<!-- policy-glossary known A${letters(i)}, B; allow C -->`,
  math: () => '$x_1 + ROK$ met',
  path: () => 'a/b/ROK/',
  address: () => 'https://example.org/ROK www.example.org a@example.org',
  'bare word': () => 'word',
  'no space': () => 'ROK-',
  hangul: () => '한국의ROK는 만났다',
  entity: () => '&ldquo;ROK&rdquo; &amp; &lt;',
  'table bars': () => '| ROK | a',
  'open brackets': () => '[[[[ ROK',
  'white space': () => '      \t   ROK',
  'definition of an abbreviation': () => '*[ROK]: Republic of Korea\n',
};

type Shape = (pieces: readonly string[]) => string;

const first = ['one line', 'one paragraph'] as const;
const others = ['paragraphs', 'list', 'table', 'headings', 'quoted', 'in notes'] as const;
type ShapeName = (typeof first | typeof others)[number];

const shapes: Readonly<Record<ShapeName, Shape>> = {
  'one line': (pieces) => pieces.join(' '),
  'one paragraph': (pieces) => pieces.join('\n'),
  paragraphs: (pieces) => pieces.join('\n\n'),
  list: (pieces) => pieces.map((piece) => `- ${piece}`).join('\n'),
  table: (pieces) => `| a | b |\n| - | - |\n${pieces.map((piece) => `| ${inOneLine(piece)} | b |`).join('\n')}`,
  headings: (pieces) => pieces.map((piece) => `## ${inOneLine(piece)}`).join('\n\n'),
  quoted: (pieces) => pieces.map((piece) => `> ${piece}`).join('\n'),
  'in notes': (pieces) => pieces.map((piece, i) => `[^${i}]: ${piece}`).join('\n\n'),
};

/** Shapes that plain text has. */
const plain: ReadonlySet<ShapeName> = new Set(['one line', 'one paragraph', 'paragraphs', 'list', 'quoted']);

function inOneLine(text: string): string {
  return text.replace(/\n/g, ' ').replaceAll('|', '/');
}

/** A number as capitals: A, B, …, AA. */
function letters(i: number): string {
  return i < 26 ? String.fromCharCode(65 + i) : letters(Math.floor(i / 26) - 1) + letters(i % 26);
}

/** Pieces of about so many units together. */
function pieces(fragment: (i: number) => string, size: number): readonly string[] {
  const made: string[] = [];
  for (let length = 0; length < size;) {
    const piece = fragment(made.length);
    made.push(piece);
    length += piece.length + 2;
  }
  return made;
}

const languages: readonly Language[] = ['markdown', 'plaintext'];

/** The shapes in which a fragment is measured: in one line and one paragraph, and in one of the others, in turn. */
function shapesOf(index: number, all: boolean): readonly (readonly [shape: ShapeName, language: Language])[] {
  const rest = all ? others : [itemAt(others, index % others.length)];
  const both = (how: ShapeName) =>
    (plain.has(how) ? languages : languages.slice(0, 1)).map((language) => [how, language] as const);
  const some = first.slice(0, all ? 2 : 1).flatMap(both);
  return [...some, ...(all ? [] : [['one paragraph', 'plaintext'] as const]), ...rest.flatMap(both)];
}

function* textFamilies(all: boolean): Iterable<Family> {
  for (const [index, [what, fragment]] of Object.entries(fragments).entries())
    for (const [how, language] of shapesOf(index, all)) {
      const of = `${what}, ${how}, ${language === 'markdown' ? 'md' : 'txt'}`;
      yield {
        name: `parse: ${of}`,
        make: (size) => {
          const text = shapes[how](pieces(fragment, size));
          return { size: text.length, run: () => parseDraft(text, language) };
        },
      };
      yield {
        name: `lint: ${of}`,
        make: (size) => {
          const text = shapes[how](pieces(fragment, size));
          const draft = parseDraft(text, language);
          const glossary = fresh();
          return { size: text.length, run: () => lint(readUsage(glossary, draft), options) };
        },
      };
    }
}

/** The built-in glossary as one that has read nothing yet, and is ready to. */
function fresh(): Glossary {
  const glossary = { ...builtin };
  readUsage(glossary, parseDraft('The ROK', 'plaintext'));
  return glossary;
}

/** What a client asks of a draft that has been linted. */
const actions: Readonly<Record<string, (usage: Usage, findings: readonly Finding[], middle: number) => unknown>> = {
  'fix all': (usage) => fixAll(usage, options).edits,
  hover: (usage, _, at) => hover(usage, at, options, 'file:///draft.md', { kind: 'markdown' }),
  completion: ({ glossary, draft }) => {
    const typed = editDraft(draft, [{ start: draft.text.length, end: draft.text.length, text: '\n\nThe Rep' }]);
    return completion(readUsage(glossary, typed), typed.text.length, options);
  },
  'light bulb': (usage, findings, at) => codeActions(usage, { start: at, end: at }, findings, options, { uri: 'a' }),
  'light bulb of all': (usage, findings) =>
    codeActions(usage, { start: 0, end: usage.draft.text.length }, findings, options, { uri: 'a' }),
  rename: (usage) =>
    [...usage.concepts.values()]
      .slice(0, 2)
      .map(({ concept }) => rename(usage, { concept, text: 'Other Name' }, options)),
  'edit of one letter': ({ glossary, draft }, _, at) =>
    lint(readUsage(glossary, editDraft(draft, [{ start: at, end: at, text: 'x' }])), options),
  'list of abbreviations': (usage) => addMissingRows(usage),
  'inlay hints': (usage) => inlayHints(usage, { start: 0, end: usage.draft.text.length }, options),
  highlights: (usage, _, at) => documentHighlights(usage, at),
  definition: (usage, _, at) => definition(usage, at, 'a', { pages: true, placeOf: () => undefined }),
  tokens: (usage) => semanticTokens(usage),
  terms: (usage, findings) => terms(usage, findings),
  insertions: (usage, _, at) => insertions(usage, at, options),
  review: (usage) => review([summarize('a', usage), summarize('b', usage)], [], { link: () => 'a', nameOf: () => 'a' }),
  diagnostics: (usage, findings) => diagnostics(usage.draft, findings, { uri: 'a' }),
};

/** Drafts on which actions are done: a fragment, and a shape. */
const acted: readonly (readonly [fragment: string, shape: ShapeName])[] = [
  ['cued abbreviation', 'one line'],
  ['introduction', 'paragraphs'],
  ['own introduction', 'paragraphs'],
  ['deprecated name', 'one paragraph'],
  ['mixed names', 'list'],
  ['mixed spelling', 'paragraphs'],
  ['pairs', 'one line'],
  ['directive', 'paragraphs'],
];

/** A list of abbreviations that the draft does not use. */
function createList(size: number): string {
  const rows = pieces((i) => `| AB${letters(i)} | Advanced Board ${letters(i)} |`, size);
  return `The ROK met.\n\n## Abbreviations\n\n| Abbreviation | Full name |\n| - | - |\n${rows.join('\n')}\n`;
}

function fragmentOf(what: string): (i: number) => string {
  const fragment = fragments[what];
  if (fragment === undefined) throw new Error(`There is no fragment “${what}”.`);
  return fragment;
}

function* actionFamilies(): Iterable<Family> {
  const drafts = [
    ...acted.map(([what, how]) => ({
      of: `${what}, ${how}`,
      text: (size: number) => `The ROK met.\n\n${shapes[how](pieces(fragmentOf(what), size))}`,
    })),
    { of: 'list of unused abbreviations', text: createList },
  ];
  for (const [name, act] of Object.entries(actions))
    for (const { of, text } of drafts)
      yield {
        name: `${name}: ${of}`,
        make: (size) => {
          const usage = readUsage(builtin, parseDraft(text(size), 'markdown'));
          const findings = lint(usage, options);
          const at = findings[findings.length >> 1]?.start ?? usage.draft.text.length >> 1;
          // What is remembered for a draft is worked out anew.
          return { size: usage.draft.text.length, run: () => act({ ...usage }, findings, at) };
        },
      };
}

type Entries = Readonly<Record<string, Entry>>;

/** Glossaries of about so many names. */
const glossaries: Readonly<Record<string, (count: number) => Entries>> = {
  concepts: (count) => many(count, (i) => ({ preferred: `Council ${letters(i)}`, abbreviation: `CX${letters(i)}` })),
  'names of one concept': (count) => ({
    a: { preferred: 'Main Council', admitted: list(count, (i) => `Council ${letters(i)}`) },
  }),
  'capitals of one name': (count) => ({
    a: { preferred: 'main united council board', admitted: list(count, inCapitals) },
  }),
  'spellings to avoid': (count) => ({
    a: {
      preferred: 'Main Council',
      abbreviation: 'UNC',
      deprecated: list(count, (i) => ({ term: `Counsil ${letters(i)}`, use: 'Main Council' })),
    },
  }),
  'wrong expansions': (count) => ({
    a: {
      preferred: 'Unified Net Council',
      abbreviation: 'UNC',
      wrongExpansions: list(count, (i) => `Unified ${letters(i)} Council`),
    },
  }),
  exceptions: (count) => ({
    a: { preferred: { term: 'UNC', except: { before: list(count, letters), after: list(count, letters) } } },
  }),
  cues: (count) => ({
    a: {
      preferred: 'Unified Net',
      abbreviation: { term: 'UNC', when: 'cued' },
      cues: list(count, (i) => `cue ${letters(i)}`),
    },
  }),
  'one cued abbreviation': (count) =>
    many(count, (i) => ({
      preferred: `Unit ${letters(i)}`,
      abbreviation: { term: 'UNC', when: 'cued' },
      cues: [`cue${i}`, `sign ${i}`],
    })),
  'one abbreviation': (count) => many(count, (i) => ({ preferred: `Unit Net ${letters(i)}`, abbreviation: 'UNC' })),
  'one name again': (count) => many(count, (i) => ({ preferred: 'Main Council', admitted: [`Council ${letters(i)}`] })),
  'names of two': (count) =>
    many(2, () => ({ preferred: 'Main', admitted: list(count / 2, (i) => `Council ${letters(i)}`) })),
  'related ones': (count) => ({
    a: { preferred: 'Main Council', references: ['the Center'], related: list(count, (i) => `c${i}`) },
  }),
  'nested names': (count) => many(count, (i) => ({ preferred: 'met '.repeat((i % 40) + 1) + letters(i) })),
  'names of one letter and length': (count) =>
    many(count, (i) => ({ preferred: `Aaaa${letters(26 ** 3 + i).toLowerCase()}` })),
  'old numbers': (count) => ({
    a: {
      preferred: 'UNC',
      counts: [{ of: ['members'], number: 5, was: list(count, (i) => ({ number: i, until: '2020-01-01' })) }],
    },
  }),
  'no members': (count) => ({ a: { preferred: 'UNC', notMembers: list(count, (i) => `c${i}`) } }),
  'hyphenated names': (count) => many(count, (i) => ({ preferred: `Net-${letters(i)}-Board` })),
  'abbreviations with points': (count) =>
    many(count, (i) => ({
      preferred: `Unit ${letters(i)}`,
      abbreviation: `U.N.${letters(i)}.`,
      admitted: [{ term: `UN${letters(i)}`, abbreviation: true }],
    })),
};

function list<Item>(count: number, item: (i: number) => Item): Item[] {
  return Array.from({ length: Math.ceil(count) }, (_, i) => item(i));
}

function many(count: number, entry: (i: number) => Entry): Entries {
  return Object.fromEntries(list(count, (i) => [`c${i}`, entry(i)]));
}

/** One of the ways to write a name in capitals. */
function inCapitals(i: number): string {
  return [...'main united council board']
    .map((sign, at) => ((i >> (at % 20)) & 1 ? sign.toUpperCase() : sign))
    .join('');
}

/** A draft that names what these glossaries have. */
function createText(size: number): string {
  const sentence = (i: number) =>
    `The UNC met Council ${letters(i)} (CX${letters(i)}), 12 UNC members, the Center, main united council board and the Main Counsil. met met met met. Aaaabaaa. The Unified A Council (UNC) left.`;
  return pieces(sentence, size).join(' ');
}

const fixedText = parseDraft(createText(20_000), 'plaintext');

function createConcepts(entries: Entries): readonly Concept[] {
  return Object.entries(entries).map(([id, entry]) => createConcept(id, entry, 'bench'));
}

const toYaml = formats.find(({ id }) => id === 'yaml')!;

/** The file of some entries, as YAML. */
function createFile(entries: Entries): string {
  return toYaml.write!(Object.entries(entries).map(([id, entry]) => ({ id, entry }))).text;
}

function* glossaryFamilies(): Iterable<Family> {
  for (const [what, create] of Object.entries(glossaries)) {
    const entriesOf = (size: number) => create(Math.max(2, Math.round(size / 30)));
    yield {
      name: `read a glossary: ${what}`,
      make: (size) => {
        const text = createFile(entriesOf(size / 4));
        return { size: text.length, run: () => parseGlossary(text, 'file:///a.yaml') };
      },
    };
    yield {
      name: `merge a glossary: ${what}`,
      make: (size) => {
        const text = createFile(entriesOf(size / 4));
        const layer = parseGlossary(text, 'file:///a.yaml');
        return { size: text.length, run: () => mergeLayers([layer]) };
      },
    };
    yield {
      name: `index a glossary: ${what}`,
      make: (size) => {
        const concepts = createConcepts(entriesOf(size));
        return { size, run: () => createGlossary(concepts) };
      },
    };
    for (const [how, grows] of [
      ['a draft', false],
      ['a draft that grows with it', true],
    ] as const)
      yield {
        name: `lint ${how} with a glossary: ${what}`,
        make: (size) => {
          const glossary = createGlossary(createConcepts(entriesOf(size)));
          const draft = grows ? parseDraft(createText(size), 'plaintext') : fixedText;
          return { size, run: () => lint(readUsage({ ...glossary }, draft), options) };
        },
      };
  }
}

function* settingsFamilies(): Iterable<Family> {
  const settings: Readonly<Record<string, (words: readonly string[]) => Partial<typeof options>>> = {
    'known abbreviations': (words) => ({ wellKnown: new Set(words) }),
    'allowed names': (words) => ({ allowed: new Set(words) }),
    'a house style': () => ({ style: { points: 'without', article: 'none', possessives: false, fewestUses: 1000 } }),
  };
  for (const [what, create] of Object.entries(settings))
    yield {
      name: `lint with settings: ${what}`,
      make: (size) => {
        const words = list(size / 8, (i) => `A${letters(i)}`);
        const draft = parseDraft(`<!-- policy-glossary known X -->\n\n${createText(size)}`, 'markdown');
        const given = { ...options, ...create(words) };
        return { size: size * 2, run: () => lint(readUsage(fresh(), draft), given) };
      },
    };
}

/** Tables of terms, for every format that has them. */
const rows: Readonly<Record<string, (count: number) => readonly { readonly id: string; readonly entry: Entry }[]>> = {
  entries: (count) =>
    list(count, (i) => ({
      id: `c${i}`,
      entry: { preferred: `Council ${letters(i)}`, abbreviation: `CX${letters(i)}`, definition: 'It is one.' },
    })),
  'equal entries': (count) =>
    list(count, (i) => ({ id: `c${i}`, entry: { preferred: 'Main Council', abbreviation: 'MC' } })),
  'one entry with many names': (count) => [
    { id: 'a', entry: { preferred: 'Main', admitted: list(count, (i) => `Council ${letters(i)}`) } },
  ],
  'one entry with a long text': (count) => [
    { id: 'a', entry: { preferred: 'Main', definition: 'word "and" <more> '.repeat(count) } },
  ],
};

function* formatFamilies(): Iterable<Family> {
  for (const [what, create] of Object.entries(rows)) {
    for (const { id, read, write } of formats) {
      if (read === undefined || write === undefined) continue;
      yield {
        name: `read ${id}: ${what}`,
        make: (size) => {
          const { text } = write(create(Math.round(size / 100)));
          // Some write nothing of such entries.
          return { size: text.length || size, run: () => read(text) };
        },
      };
    }
    yield {
      name: `read xlsx: ${what}`,
      make: (size) => {
        const table = create(Math.round(size / 100)).map(({ entry }) => [
          ...[entry.preferred, entry.abbreviation, entry.definition].map((cell) =>
            typeof cell === 'string' ? cell : '',
          ),
        ]);
        const bytes = createWorkbook([{ name: 'a', rows: [['Term', 'Abbreviation', 'Definition'], ...table] }]);
        return { size, run: () => xlsx.readBytes!(bytes) };
      },
    };
  }
}

/** All families, each of another name; `all` for each fragment in every shape. */
export function createFamilies(all: boolean): readonly Family[] {
  const others = [...actionFamilies(), ...glossaryFamilies(), ...settingsFamilies(), ...formatFamilies()];
  return [...textFamilies(all), ...others.map(({ name, make }) => ({ name, make: makeOnce(make) }))];
}

/** Makes the input of one size once, where what is done with it is done anew each time. */
function makeOnce(make: Family['make']): Family['make'] {
  let made: { readonly size: number; readonly input: Input } | undefined;
  return (size) => {
    if (made?.size !== size) made = { size, input: make(size) };
    return made.input;
  };
}
