import { deepEqual, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { stringify } from 'yaml';
import { completion } from '../../server/features/completion';
import { diagnostics } from '../../server/features/diagnostic';
import { hover } from '../../server/features/hover';
import { inlayHints } from '../../server/features/inlayHint';
import { findSnippets } from '../../server/features/snippets';
import { builtinEntries } from '../../server/glossary/builtin';
import { readLayer } from '../../server/glossary/formats/layer';
import { createGlossary } from '../../server/glossary/glossary';
import { mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import { findMark } from '../../server/glossary/written';
import { findFixes, fixAll } from '../../server/rules/fixes';
import { lint } from '../../server/rules/lint';
import { parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { options } from '../support/check';
import { runs, share } from '../support/share';

const messagesOf = (text: string, uri = 'file:///glossary.yaml') =>
  readLayer(text, uri).problems.map(({ message }) => message);

describe('a name that is written into drafts', () => {
  it('may hold what names hold', () => {
    const names = [
      'C++',
      'AT&T',
      'R&D',
      '“U.S.–ROK” alliance',
      'U.S.–ROK',
      "O'Neil",
      'Ⅳ',
      'Côte d’Ivoire',
      '한국',
      'العربية',
      '정책 (政策)',
      'F-35A',
      'US$ 5',
      'No. 10',
      '5G',
      'C#',
      '.NET',
      'Yahoo!',
      '3.5 %',
      'States’ Rights',
      'Hawai‘i',
      'N/A',
    ];
    deepEqual(
      names.filter((name) => findMark(name) !== undefined),
      [],
    );
  });
  it('holds nothing that a draft would read as something else', () => {
    const names = [
      'a\nb',
      '**A**',
      '`A`',
      '[A](b)',
      '<b>A',
      'A|B',
      '_A_',
      '~~A~~',
      'A\u202eB',
      'A\u0007',
      '\\A',
      '# A',
      '- A',
      '1. A',
      '> A',
      '&lt;A',
      'https://a.b',
      '$$A',
      '“A',
      '{{A}}',
      '\ud800A',
    ];
    deepEqual(
      names.filter((name) => findMark(name) === undefined),
      [],
    );
  });
  it('is what all built-in entries have', () => {
    for (const { id, entry } of builtinEntries()) {
      const { problems } = parseGlossary(stringify({ concepts: { [id]: entry } }), '');
      deepEqual(
        problems.filter(({ message }) => /cannot be written|is no name/.test(message)),
        [],
      );
    }
  });
  it('is told at its place and left out, and the rest of the entry stays', () => {
    const text = `concepts:
  a:
    preferred: Alpha Plan
    firstUse: Alpha [Plan](x)
    abbreviation: A|P
    definition: Stays.
    deprecated:
      - { term: Alfa Plan, use: "**Alpha**", reason: "so\\nit \\u202eis" }
  b:
    preferred: "<b>Beta"
    abbreviation: BB
`;
    const { entries, problems } = parseGlossary(text, '');
    deepEqual(
      entries.map(({ entry }) => entry),
      [
        { preferred: 'Alpha Plan', definition: 'Stays.', deprecated: [{ term: 'Alfa Plan', reason: 'so it is' }] },
        { abbreviation: 'BB' },
      ],
    );
    deepEqual(
      problems.map(({ start, message }) => `${text.slice(0, start).split('\n').length} ${message}`),
      [
        '5 “A|P” cannot be written into a draft and is left out: it has a “|”, which is read as something else.',
        '4 “Alpha [Plan](x)” cannot be written into a draft and is left out: it has a “[”, which is read as something else.',
        '8 “**Alpha**” cannot be written into a draft and is left out: it has a “*”, which is read as something else.',
        '10 “<b>Beta” cannot be written into a draft and is left out: it has a “<”, which is read as something else.',
      ],
    );
  });
  it('is asked for in every format', () => {
    match(messagesOf('- "**A**"\n').join(), /“\*\*A\*\*” cannot be written/);
    match(messagesOf('term,avoid\n**A**,B\n', 'file:///a.csv').join(), /“\*\*A\*\*” cannot be written/);
    deepEqual(
      readLayer('term,avoid\n**A**,B\nC,D\n', 'file:///a.csv').entries.map(({ id }) => id),
      ['c'],
    );
  });

  it('changes no block of a draft, and no sign in a message turns the line', () => {
    const sign = fc.constantFrom(
      '\n',
      '\r',
      '\u202e',
      '\u200f',
      '\u0007',
      '`',
      '*',
      '_',
      '[',
      ']',
      '(',
      '<',
      '>',
      '|',
      '~',
      '\\',
      '#',
      '- ',
      '1. ',
      '“',
      '”',
      '"',
      '$',
      '}',
      '${1}',
      '&',
      '&amp;',
      '!',
      '://',
      '@',
      '{{',
      '\u2028',
      ' ',
      ' x',
      '‘',
      '’',
      '«',
      '^',
      '=',
      '+ ',
    );
    const words = fc
      .array(
        fc.oneof(
          { weight: 2, arbitrary: fc.constantFrom('Alpha', 'Plan', 'beta', '한국') },
          { weight: 2, arbitrary: sign },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((parts) => parts.join(''));
    const usual = fc.constantFrom('Harbour Plan', 'Group');
    const value = fc.oneof({ weight: 2, arbitrary: words }, { weight: 1, arbitrary: usual });
    const draftText =
      'The Harbour Scheme met.\n\n- One HPG here\n  Harbour Scheme and\n  Harbour Scheme’s\n\n| Harbour Scheme | b |\n| --- | --- |\n| x | HPG |\n\nThen the Harbour\nScheme went, and Harb';
    const draft = parseDraft(draftText, 'markdown');
    const shapeOf = (text: string) =>
      [...parseDraft(text, 'markdown').blocks].map(
        ({ kind, regions }) => `${kind} ${regions.filter((region) => region.kind === 'opaque').length}`,
      );
    const shape = shapeOf(draftText);
    const unsafe = /[\p{Cc}\p{Bidi_C}\u2028\u2029]/u;
    let written = 0;
    fc.assert(
      fc.property(
        fc.record({
          preferred: value,
          use: value,
          firstUse: value,
          reason: words,
          plural: value,
          definition: words,
          abbreviation: fc.oneof(fc.constant('HPG'), words),
        }),
        ({ preferred, use, firstUse, reason, plural, definition, abbreviation }) => {
          const entry = {
            preferred: { term: preferred, plural },
            abbreviation,
            firstUse,
            definition,
            deprecated: [{ term: 'Harbour Scheme', use, reason }],
          };
          const layer = parseGlossary(stringify({ concepts: { plan: entry } }), 'file:///glossary.yaml');
          const usage = readUsage(createGlossary(mergeLayers([layer]).concepts), draft);
          const findings = lint(usage, options, (_, error) => {
            throw error;
          });
          const show = JSON.stringify(entry);
          for (const { message } of diagnostics(draft, findings, { uri: 'file:///a.md' }))
            ok(!unsafe.test(message as string), show);
          const edits = [
            fixAll(usage, options).edits,
            ...findings.flatMap((finding) =>
              findFixes(usage, finding, options).map((fix) => {
                ok(!unsafe.test(fix.title), show);
                return fix.edits;
              }),
            ),
          ];
          for (const some of edits) {
            for (const { start, end, text } of some) {
              const own = draftText.slice(start, end).includes('\n') ? text.replaceAll('\n', ' ') : text;
              ok(!unsafe.test(own), show);
            }
            if (some.length > 0) written++;
            deepEqual(shapeOf(applyEdits(draftText, some)), shape, show);
          }
          for (const { textEdit, label } of completion(usage, draftText.length, options))
            ok(!unsafe.test(label) && !unsafe.test(textEdit!.newText), show);
          for (const { name, body } of findSnippets(usage.glossary))
            if (name === abbreviation) ok(!/(?<!\\)[$}]/.test(body) && !unsafe.test(body), show);
          for (const { label } of inlayHints(usage, { start: 0, end: draftText.length }, options))
            ok(!unsafe.test(label as string), show);
          const card = hover(usage, draftText.indexOf('Scheme'), options, 'file:///d.md', { kind: 'markdown' });
          const { value: shown } = (card?.contents ?? { value: '' }) as { readonly value: string };
          ok(!unsafe.test(shown.replaceAll('\n', '')), show);
        },
      ),
      runs(400, 20263),
    );
    ok(written > share(400), `${written} times something was written`);
  });
});
