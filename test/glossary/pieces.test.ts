// A glossary that is read piece by piece says what it says when it is read as a whole.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type ParsedGlossary, parseGlossary } from '../../server/glossary/parse';
import { cutEntries } from '../../server/glossary/pieces';
import { runs, share } from '../support/share';

const uri = 'file:///glossary.yaml';

const oneLine = fc.constantFrom(
  '  rok: { preferred: Republic of Korea, abbreviation: ROK }',
  '  "quoted id": { preferred: Quoted }',
  "  it's: { preferred: Its }",
  '  NO: { preferred: 1e3 }',
  '  list: { preferred: [] }',
  '  empty:',
  '  rok: Republic',
);
const field = fc.constantFrom(
  '    preferred: United Nations Command',
  '    abbreviation: { term: UNC, article: the }',
  '    definition: >-\n      One command\n      # no comment\n\n      of many states.',
  '    note: |\n      First line\n\n\n    # a remark further in',
  '    admitted:\n      - UN Command\n      - "a: b"',
  '    related: [one,\n      two]',
  '    deprecated: [&a Three, *a]',
  '    sources: [s1]',
  '    prefered: Slip',
);
const entry = fc.oneof(
  oneLine,
  fc
    .tuple(fc.constantFrom('  unc:', '  other: # remark'), fc.uniqueArray(field, { minLength: 1, maxLength: 3 }))
    .map(([id, fields]) => [id, ...fields].join('\n')),
);
/** What can stand before, between and after entries; some of it breaks the file. */
const odd = fc.constantFrom(
  '# a remark',
  '',
  '  half',
  '  half: { preferred: Half',
  '  - item',
  '  ? key',
  '  brace: {\n    preferred: Brace\n  }',
  '    preferred: "open',
  '\tpreferred: Tab',
  '  <<: *a',
  'sources:\n  s1: { title: Title }',
  'extends: none',
  'concepts: ',
  '---',
  '...',
  'wrong: 1',
);
const lines = fc.array(fc.oneof({ weight: 8, arbitrary: entry }, { weight: 1, arbitrary: odd }), { maxLength: 8 });
const file = fc
  .tuple(fc.array(odd, { maxLength: 1 }), lines, fc.boolean())
  .map(([before, after, crlf]) =>
    [...before, 'concepts: ', ...after, ''].join('\n').replace(/\n/g, crlf ? '\r\n' : '\n'),
  );

/** Reads a file as a whole: where a space stands before the colon, nothing is cut. */
function parseWhole(text: string) {
  const whole = text.replaceAll('concepts: ', 'concepts :');
  equal(cutEntries(whole), undefined);
  return parseGlossary(whole, uri);
}

function inOrder(parsed: ParsedGlossary): ParsedGlossary {
  return { ...parsed, problems: [...parsed.problems].sort((a, b) => a.start - b.start) };
}

describe('a glossary in pieces', () => {
  it('says what it says as a whole', () => {
    let cut = 0;
    fc.assert(
      fc.property(file, (text) => {
        const { pieces, ...parsed } = parseGlossary(text, uri);
        const whole = parseWhole(text);
        if (pieces) cut++;
        equal(parsed.isBroken, whole.isBroken);
        if (!whole.isBroken) deepEqual(inOrder(parsed), inOrder(whole));
        else ok(parsed.problems.some(({ level }) => level === 'error'));
      }),
      runs(400),
    );
    ok(cut > share(60), `${cut} were cut`);
  });

  it('says after each change what it says anew, and keeps the entries that are as they were', () => {
    const entries = [
      '  a: { preferred: Harbour Compact, abbreviation: HC }',
      '  a:\n    preferred: Harbour Compact\n    deprecated: [{ term: Port Pact, use: Harbour Compact }]',
      '  b: { preferred: [] }',
      '  c: { preferred: Port Pact, sources: [s1] }',
      '  d: { preferred: ROK, remove: true }',
    ];
    const state = fc.shuffledSubarray(entries, { minLength: 1 }).map((some) => `concepts:\n${some.join('\n')}\n`);
    let kept = 0;
    fc.assert(
      fc.property(fc.array(state, { minLength: 2, maxLength: 4 }), (states) => {
        let before: ParsedGlossary | undefined;
        for (const text of states) {
          const parsed = parseGlossary(text, uri, before?.pieces);
          deepEqual(parsed, parseGlossary(text, uri));
          for (const [source, piece] of before?.pieces ?? [])
            if (parsed.pieces?.has(source)) {
              equal(parsed.pieces.get(source), piece);
              kept++;
            }
          before = parsed;
        }
      }),
      runs(200),
    );
    ok(kept > share(100), `${kept} were kept`);
  });
});
