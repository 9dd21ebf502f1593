// What is written in a format and read again is the same, but for what the format says it loses.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { builtinEntries } from '../../../server/glossary/builtin';
import { termOf } from '../../../server/glossary/entry';
import { formats } from '../../../server/glossary/formats/catalog';
import { compact, type NamedEntry } from '../../../server/glossary/formats/format';
import { findMark } from '../../../server/glossary/written';
import type { DesignationEntry, Entry } from '../../../server/glossary/schema';
import { runs, share } from '../../support/share';

const byId = (id: string) => formats.find((format) => format.id === id)!;

/** Names as people give them, and some that try a format. */
const name = fc
  .array(
    fc.constantFrom(
      'Korea',
      'Österreich',
      'a "b"',
      '=sum',
      '-x',
      '@y',
      '<t>',
      'A&B',
      'it’s',
      '정책',
      'of',
      'C:',
      '#d',
      'no',
      'x|y',
      'p; q',
      '(z)',
      'S. K.',
      'b\\c',
      '[v]',
      '__proto__',
      'constructor',
      '😀',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' '))
  .filter((words) => /[\p{L}\p{N}]/u.test(words));
const abbreviation = fc.constantFrom('ROK', 'IP4', 'A&B', 'MoU', 'A]B');
const text = fc.constantFrom('One sentence.', 'Two\nlines, “quoted”', '=HYPERLINK("x")', 'a, b; c', '"""', '\\u0041');
/** Glossaries with these names and abbreviations. */
function glossariesOf(name: fc.Arbitrary<string>, abbreviation: fc.Arbitrary<string>): fc.Arbitrary<NamedEntry[]> {
  const designation = fc.oneof(
    name,
    fc.record<Exclude<DesignationEntry, string>>(
      { term: name, use: name, superseded: fc.constant(true), case: fc.constant('exact') },
      { requiredKeys: ['term'] },
    ),
  );
  const entry = fc
    .record(
      {
        preferred: name,
        abbreviation,
        admitted: fc.array(designation, { maxLength: 2 }),
        deprecated: fc.array(designation, { maxLength: 2 }),
        definition: text,
        note: text,
        domain: name,
        translations: fc.dictionary(fc.constantFrom('ko', 'zh-Hant', 'ja', 'en-GB'), name, { minKeys: 1, maxKeys: 2 }),
        related: fc.uniqueArray(fc.constantFrom('entry-1', 'entry-2', 'elsewhere'), { minLength: 1 }),
        sources: fc.array(
          fc.constantFrom('act', { title: 'Act' }, { url: 'https://example.org/act' }, { title: 'Act', date: '2024' }),
          { minLength: 1, maxLength: 2 },
        ),
        members: fc.constant(['entry-1']),
        ended: fc.constant('2024-01-01'),
      },
      { requiredKeys: ['preferred'] },
    )
    .map((fields): Entry => compact(fields as Entry));
  return fc
    .array(entry, { minLength: 1, maxLength: 5 })
    .map((entries): NamedEntry[] => entries.map((one, index) => ({ id: `entry-${index + 1}`, entry: one })));
}
const glossary = glossariesOf(name, abbreviation);
/** Our own format is in force as it stands, and has only names that can be written into drafts. */
const isWritten = (given: string) => findMark(given) === undefined;
const ownGlossary = glossariesOf(name.filter(isWritten), abbreviation.filter(isWritten));

/** Names without their details, a source of which the title alone is known as that, and nothing empty. */
function bare({ preferred, abbreviation: short, admitted, deprecated, sources, ...rest }: Entry): Entry {
  const titleOf = (source: NonNullable<Entry['sources']>[number]) =>
    typeof source === 'object' && Object.keys(source).join() === 'title' ? source.title! : source;
  return compact({
    ...rest,
    sources: sources?.map(titleOf),
    preferred: preferred && termOf(preferred),
    abbreviation: short && termOf(short),
    admitted: admitted?.map(termOf),
    deprecated: deprecated?.map(termOf),
  });
}

/** A value as text, whatever the order of its keys. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** An entry whose abbreviation has become one of its other names. */
function merged({ abbreviation: short, admitted = [], ...rest }: Entry): Entry {
  return compact({ ...rest, admitted: short ? [short, ...admitted] : admitted });
}

/** What each format makes of an entry where its losses say so, in one line an entry. */
const known: Record<string, { readonly says: RegExp; readonly makes: (entry: Entry) => Entry } | undefined> = {
  contextive: { says: /its abbreviation becomes an alias$/, makes: merged },
  turtle: { says: /its abbreviation becomes an alternative label$/, makes: merged },
};

/** Formats that say what an entry is, not only how its names are spelled. */
for (const id of ['yaml', 'csv', 'tsv', 'tbx', 'turtle', 'contextive', 'markdown'])
  describe(`a glossary written as ${id}`, () => {
    it('comes back but for what is listed as lost', () => {
      let whole = 0;
      fc.assert(
        fc.property(id === 'yaml' ? ownGlossary : glossary, (entries) => {
          const { text: written, losses } = byId(id).write!(entries);
          const { entries: back } = byId(id).read!(written);
          const fields = losses.map((loss) => /^(\w+): of \d+ entr/.exec(loss)?.[1]).filter((field) => field);
          const areBare = losses.some((loss) => loss.startsWith('details of names: '));
          const normal = (one: Entry) => {
            const shown = Object.entries(areBare || id !== 'yaml' ? bare(one) : one)
              .filter(([field]) => !fields.includes(field))
              .map(([field, value]) => [field, typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value]);
            return stable(Object.fromEntries(shown));
          };
          // An entry that is listed by itself is another one, or none, unless it is known what becomes of it.
          const expected = entries.flatMap((one) => {
            const own = losses.filter((loss) => loss.startsWith(`${one.id}: `));
            const others = own.filter((loss) => !known[id]?.says.test(loss));
            if (others.length > 0) return [];
            return [normal(own.length > 0 ? known[id]!.makes(one.entry) : one.entry)];
          });
          whole += expected.length;
          const hasDetails = ({ entry: { admitted = [], deprecated = [] } }: NamedEntry) =>
            [...admitted, ...deprecated].some((one) => typeof one === 'object');
          if (id !== 'yaml' && id !== 'markdown') equal(areBare, entries.some(hasDetails), losses.join('\n'));
          const found = back.map((one) => normal(one.entry));
          ok(back.length <= entries.length, written);
          for (const one of expected) {
            const at = found.indexOf(one);
            ok(at >= 0, `${one}\nis not among\n${found.join('\n')}\nin\n${written}\n${losses.join('\n')}`);
            found.splice(at, 1);
          }
        }),
        runs(300),
      );
      ok(whole > share(20), `only ${whole} entries could be compared`);
    });
  });

describe('a glossary written for Vale', () => {
  it('comes back from a substitution rule as its pairs', () => {
    fc.assert(
      fc.property(glossary, (entries) => {
        const { text: written, losses } = byId('vale').write!(entries);
        const { entries: back } = byId('vale').read!(written);
        const lost = (id: string) => losses.some((loss) => loss.startsWith(`${id}: `));
        const pairs = new Set(
          back.flatMap(({ entry: { deprecated = [] } }) =>
            deprecated.map((wrong) => JSON.stringify([termOf(wrong), (wrong as { use?: string }).use])),
          ),
        );
        for (const { id, entry: one } of entries)
          for (const wrong of one.deprecated ?? []) {
            const use = (typeof wrong === 'object' && wrong.use) || termOf(one.preferred!);
            if (lost(id) || use.toLowerCase() === termOf(wrong).toLowerCase()) continue;
            ok(
              pairs.has(JSON.stringify([termOf(wrong), use])),
              `${termOf(wrong)} → ${use}\n${written}\n${losses.join()}`,
            );
          }
      }),
      runs(150),
    );
  });
  it('comes back from a vocabulary as its names', () => {
    fc.assert(
      fc.property(glossary, (entries) => {
        const { entries: back, notices } = byId('vale-vocabulary').read!(byId('vale-vocabulary').write!(entries).text);
        const names = entries.flatMap(({ entry: { preferred, abbreviation: short, admitted = [] } }) =>
          [preferred, short, ...admitted].filter((one) => one !== undefined).map(termOf),
        );
        deepEqual(notices, []);
        deepEqual(new Set(back.map((one) => termOf(one.entry.preferred!))), new Set(names));
      }),
      runs(150),
    );
  });
});

describe('the built-in glossary', () => {
  const names = new Set(['markdown', 'vale', 'vale-vocabulary']);
  for (const { id, write, read } of formats)
    if (write)
      it(`is written as ${id}, with what is lost`, () => {
        const { text: written, losses } = write(builtinEntries());
        ok(written.length > 500);
        equal(losses.length > 0, id !== 'yaml', losses.join('\n'));
        if (read && !names.has(id)) equal(read(written).entries.length, builtinEntries().length);
      });
});
