import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Language, parseDraft, startOfLine } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { applyEdits } from '../../server/text/span';
import {
  addMissingRows,
  findAbbreviationList,
  insertAbbreviationList,
  type ListStyle,
  removeRows,
  unusedRows,
} from '../../server/usage/abbreviations';
import { readUsage, spanOf } from '../../server/usage/usage';
import { glossary } from '../support/check';
import { dedent, parseMarks } from '../support/marks';
import { runs, share } from '../support/share';

/** Demands what writing the list at `$0` makes of a text, and that writing it again changes nothing. */
function checkList(before: string, after: string, style: ListStyle = 'list', language: Language = 'markdown'): void {
  const { text, cursor = 0 } = parseMarks(before);
  const write = (source: string) => {
    const usage = readUsage(glossary, parseDraft(source, language));
    const change = findAbbreviationList(usage) ? addMissingRows(usage) : insertAbbreviationList(usage, cursor, style);
    return applyEdits(source, change?.edits ?? []);
  };
  equal(write(text), dedent(after));
  equal(write(dedent(after)), dedent(after));
}

describe('the list of abbreviations', () => {
  it('holds what the draft uses, by abbreviation', () =>
    checkList(
      `
      # Title

      $0The Republic of Korea (ROK) met NATO, and the Trilateral Secretariat Office (TSO) wrote. “The DPRK”, he said.
      `,
      `
      # Title

      ## Abbreviations

      - **NATO**: North Atlantic Treaty Organization
      - **ROK**: Republic of Korea
      - **TSO**: Trilateral Secretariat Office

      The Republic of Korea (ROK) met NATO, and the Trilateral Secretariat Office (TSO) wrote. “The DPRK”, he said.
      `,
    ));
  it('is a table where that is wanted', () =>
    checkList(
      '$0The ROK met.',
      `
      ## Abbreviations

      | Abbreviation | Full name         |
      | ------------ | ----------------- |
      | ROK          | Republic of Korea |

      The ROK met.
      `,
      'table',
    ));
  it('is found again, and brought up to date in its own form', () =>
    checkList(
      `
      # Title

      The ROK met.

      ## List of Abbreviations

      | Abbreviation | Full name |
      | --- | --- |
      | UNC | United Nations Command |

      ## More

      The EU left.
      `,
      `
      # Title

      The ROK met.

      ## List of Abbreviations

      | Abbreviation | Full name |
      | --- | --- |
      | EU | European Union |
      | ROK | Republic of Korea |
      | UNC | United Nations Command |

      ## More

      The EU left.
      `,
    ));
  it('gets the rows that it lacks where the text begins right after it', () => {
    const text =
      '## Abbreviations\n\n| Abbreviation | Full name |\n| - | - |\n| ROK | Republic of Korea |\n\nThe Republic of Korea (ROK) met NATO, and the ROK left.\n';
    const change = addMissingRows(readUsage(glossary, parseDraft(text, 'markdown')));
    ok(change?.edits[0]?.text.startsWith('| NATO'), change?.title);
  });
  it('is filled where it is empty', () =>
    checkList('The ROK met.\n\n## Abbreviations', 'The ROK met.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea'));
  it('works in plain text', () =>
    checkList(
      'A Title\n\n$0The ROK met.',
      'A Title\n\nABBREVIATIONS\n\n- ROK: Republic of Korea\n\nThe ROK met.',
      'table',
      'plaintext',
    ));
  it('is put below the title and the lines of who wrote it, where the cursor stands above', () => {
    const list = 'ABBREVIATIONS\n\n- ROK: Republic of Korea';
    const head = 'A Title of the Paper\n\nBy Dr. Jin Park';
    for (const marked of [`$0${head}`, head.replace('Dr.', 'D$0r.')])
      checkList(`${marked}\n\nThe ROK met.`, `${head}\n\n${list}\n\nThe ROK met.`, 'table', 'plaintext');
    checkList(
      '$0# A Title\n\nThe ROK met.',
      '# A Title\n\n## Abbreviations\n\n- **ROK**: Republic of Korea\n\nThe ROK met.',
    );
  });
  it('is not made for nothing', () => checkList('Nobody met.', 'Nobody met.'));

  it('leaves lines that define abbreviations for the page as they are', () =>
    checkList(
      `
      The ROK met.

      ## Abbreviations

      - **DPRK**: Democratic People's Republic of Korea

      *[ROK]: Republic of Korea
      `,
      `
      The ROK met.

      ## Abbreviations

      - **DPRK**: Democratic People's Republic of Korea
      - **ROK**: Republic of Korea

      *[ROK]: Republic of Korea
      `,
    ));
});

/** A concept of the built-in glossary, as it stands in a hand-made list and in a text. */
const names = [
  ['DPRK', "Democratic People's Republic of Korea"],
  ['EU', 'European Union'],
  ['IP4', 'Indo-Pacific Four'],
  ['NATO', 'North Atlantic Treaty Organization'],
  ['ROK', 'Republic of Korea'],
  ['UNC', 'United Nations Command'],
  ['UN', 'United Nations'],
] as const;
type Name = readonly [short: string, full: string];

/** An own pair of a draft, which no glossary knows. */
const own: Name = ['TSO', 'Trilateral Secretariat Office'];

/** A form of list: how its rows are written, and whether the reader takes its rows for introductions. */
interface Form {
  readonly head: readonly string[];
  readonly row: (name: Name, index: number) => readonly string[];
  readonly gap?: number;
  readonly isRead: boolean;
  readonly isMarkdown?: boolean;
  readonly notes: readonly string[];
}

const separators = [': ', ' – ', ' — ', ' = ', ' - ', '\t', ':\t'];
const line = fc
  .record({
    prefix: fc.constantFrom('', '- ', '* ', '+ ', '-   ', '  - ', '- [ ] '),
    marks: fc.constantFrom('', '**', '*', '__'),
    between: fc.constantFrom(...separators),
    after: fc.constantFrom('', '', '.'),
    fullFirst: fc.boolean(),
    gap: fc.constantFrom(0, 0, 1),
  })
  .map(({ prefix, marks, between, after, fullFirst, gap }): Form => ({
    head: [],
    row: ([short, full]) => [
      prefix + (fullFirst ? full + between + short : `${marks}${short}${marks}${between}${full}`) + after,
    ],
    gap: prefix === '' ? 0 : gap,
    isRead: !fullFirst && after === '' && !prefix.includes('['),
    notes: prefix === '' ? [] : ['  which is a note', '<!-- a comment -->'],
  }));
const numbered = fc.constantFrom('.', ')').map((point): Form => ({
  head: [],
  row: ([short, full], index) => [`${index + 1}${point} ${short}: ${full}`],
  isRead: true,
  notes: ['   which is a note'],
}));
const aside: fc.Arbitrary<Form> = fc.constantFrom('- ', '* ').map((prefix) => ({
  head: [],
  row: ([short, full]) => [`${prefix}${full} (${short})`],
  isRead: true,
  notes: ['  which is a note'],
}));
const columns: fc.Arbitrary<Form> = fc.constantFrom('- ', '').map((prefix) => ({
  head: [],
  row: ([short, full]) => [`${prefix}${short.padEnd(8)}${full}`],
  isRead: true,
  notes: [],
}));
const terms: fc.Arbitrary<Form> = fc.constantFrom(': ', ':   ').map((mark) => ({
  head: [],
  row: ([short, full]) => [short, `${mark}${full}`],
  gap: 1,
  isRead: false,
  isMarkdown: true,
  notes: [],
}));
const definitions: fc.Arbitrary<Form> = fc.constant({
  head: [],
  row: ([short, full]: Name) => [`*[${short}]: ${full}`],
  isRead: true,
  isMarkdown: true,
  notes: [],
});
const table = fc
  .record({
    order: fc.constantFrom(['short', 'full'], ['full', 'short'], ['short', 'full', 'page'], ['nr', 'short', 'full']),
    bars: fc.boolean(),
    isPadded: fc.boolean(),
    align: fc.constantFrom('---', ':--', '--:', ':-:'),
    headed: fc.boolean(),
  })
  .map(({ order, bars, isPadded, align, headed }): Form => {
    const widths: Record<string, number> = { short: 12, full: 40, page: 8, nr: 3 };
    const lineOf = (cells: readonly string[]) => {
      const padded = cells.map((cell, index) => (isPadded ? cell.padEnd(widths[itemAt(order, index)] ?? 0) : cell));
      const text = padded.join(' | ');
      return bars ? `| ${text} |` : text.trimEnd();
    };
    const titles: Record<string, string> = { short: 'Abbreviation', full: 'Full name', page: 'Page', nr: 'No.' };
    return {
      head: [
        lineOf(order.map((column) => (headed || !bars ? (titles[column] ?? '') : ''))),
        lineOf(order.map(() => align)),
      ],
      row: ([short, full], index) => [
        lineOf(order.map((column) => ({ short, full, page: `p. ${index}`, nr: `${index}` })[column])),
      ],
      isRead: true,
      isMarkdown: true,
      // A row without a bar before it cannot begin with an empty cell.
      notes: [],
    };
  })
  .filter(({ head }) => !itemAt(head, 0).startsWith('No.'));

const handMade = fc.record({
  form: fc.oneof(line, line, numbered, aside, columns, terms, definitions, table, table),
  listed: fc.subarray([...names], { minLength: 1 }),
  order: fc.boolean(),
  used: fc.subarray([...names, own]),
  note: fc.option(fc.tuple(fc.nat(6), fc.nat(1))),
  odd: fc.option(fc.tuple(fc.nat(6), fc.constantFrom('[^1]', ' (see below)', ' <!-- note -->', ' '))),
  before: fc.constantFrom('', 'The following are used.', '<!-- kept by hand -->'),
  after: fc.constantFrom('', 'These are all.', '<!-- the end -->', '[^1]: A note.'),
  isLast: fc.boolean(),
  language: fc.constantFrom<Language>('markdown', 'plaintext'),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
});

describe('a list of abbreviations that is made by hand', () => {
  const update = (text: string, language: Language) => {
    const usage = readUsage(glossary, parseDraft(text, language));
    return applyEdits(text, addMissingRows(usage)?.edits ?? []);
  };

  it('keeps all that stands there, in order, and gets the rows that it lacks', () => {
    let updated = 0;
    fc.assert(
      fc.property(handMade, (made) => {
        const { form, used, lineBreak } = made;
        const language = form.isMarkdown ? 'markdown' : made.language;
        const listed = made.order ? made.listed : [...made.listed].reverse();
        const rows = listed.map((name, index) => [...form.row(name, index)]);
        if (made.odd && !itemAt(form.row(own, 0), 0).startsWith('*[')) {
          const row = itemAt(rows, made.odd[0] % rows.length);
          const last = itemAt(row, row.length - 1);
          if (!last.endsWith('|')) row[row.length - 1] = last + made.odd[1];
        }
        if (made.note && form.notes.length > 0)
          itemAt(rows, made.note[0] % rows.length).push(itemAt(form.notes, made.note[1] % form.notes.length));
        const gap = Array.from({ length: form.gap ?? 0 }, () => '');
        const list = [...form.head, ...rows.flatMap((row, index) => (index > 0 ? [...gap, ...row] : row))];
        const text = [
          'A title of it',
          '',
          ...used.flatMap(([short, full]) => [`The ${full} (${short}) met, and the ${short} left.`, '']),
          ...(language === 'markdown' ? ['## Abbreviations'] : ['ABBREVIATIONS']),
          '',
          ...(made.before ? [made.before, ''] : []),
          ...list,
          ...(made.after ? ['', made.after] : []),
          ...(made.isLast ? [] : ['', '## The rest', '', 'It went on.', '']),
        ].join(lineBreak);

        const after = update(text, language);
        equal(update(after, language), after, 'a second update changes something');
        const lines = text.split(lineBreak);
        const added: string[] = [];
        let at = 0;
        for (const line of after.split(lineBreak)) {
          if (line === lines[at]) at++;
          else added.push(line);
        }
        equal(at, lines.length, `lost ${JSON.stringify(lines[at])} of\n${text}\nin\n${after}`);
        ok(!added.some((line) => /[\r\n]/.test(line)));
        const missing = used.filter((name) => !made.listed.includes(name as (typeof names)[number]));
        if (missing.length > 0 && added.length > 0) updated++;
        for (const [short] of missing)
          equal(
            added.filter((line) => new RegExp(`(?<![A-Z0-9])${short}(?![A-Z0-9])`).test(line)).length,
            1,
            `${short} is not added to\n${text}\nin\n${after}`,
          );
        // What pairs names reads lines that carriage returns alone divide no further.
        if (
          form.isRead &&
          lineBreak !== '\r' &&
          (language === 'markdown' || !/^[+]|[*_]{1,2}ROK/.test(itemAt(form.row(itemAt(names, 4), 0), 0)))
        ) {
          const usage = readUsage(glossary, parseDraft(after, language));
          const isIntroduced = new Set(
            usage.introductions
              .filter((introduced) => spanOf(usage, introduced).start >= findAbbreviationList(usage)!.heading.end)
              .map(({ introduction }) => introduction.concept.abbreviation?.text),
          );
          for (const [short] of missing) ok(isIntroduced.has(short), `${short} is not read in\n${after}`);
        }
        checkRemoval(after, language);
      }),
      runs(2000),
    );
    ok(updated > share(500), `${updated} lists were updated`);
  });

  /** Demands that removing the rows that are not used takes their lines and no others. */
  function checkRemoval(text: string, language: Language): void {
    const usage = readUsage(glossary, parseDraft(text, language));
    const rows = unusedRows(usage);
    const change = removeRows(usage, rows);
    if (!change) return equal(rows.length, 0, `nothing is removed from\n${text}`);
    const { draft } = usage;
    const gone = rows.map(({ line, last }) => text.slice(startOfLine(draft, line), startOfLine(draft, last + 1)));
    const removed = change.edits.map(({ start, end }) => text.slice(start, end)).join('');
    equal(removed.replace(/\s/g, ''), gone.join('').replace(/\s/g, ''));
    ok(change.edits.every((edit) => edit.text === ''));
    for (const { pair } of rows) ok(change.title.includes(pair.shorts[0]), change.title);
  }
});
