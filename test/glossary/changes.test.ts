// A glossary that follows the changes of its files is the one that is read from them anew, and keeps what they leave.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { completion } from '../../server/features/completion';
import type { Concept } from '../../server/glossary/concept';
import { createGlossary, type Glossary } from '../../server/glossary/glossary';
import { type Merged, mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { parseDraft } from '../../server/text/draft';
import { occurrencesOf, readUsage } from '../../server/usage/usage';
import { runs } from '../support/share';

const options = lintOptions(defaultSettings);

/** Entries that share names, words and ids. */
const entries = [
  'a: { preferred: Harbour Compact, abbreviation: HC }',
  'a: { preferred: Harbour Compact, deprecated: [{ term: Port Pact, use: Harbour Compact }] }',
  'b: { preferred: Harbour Council, abbreviation: HC }',
  'b: { preferred: Harbour Compct Group }',
  'c: { preferred: Port Pact, abbreviation: QQ }',
  'd: { preferred: Lighthouse Accord, abbreviation: QQ, references: [the Accord] }',
  'e: { admitted: [Harbor Compact] }',
  'f: { preferred: ROK, remove: true }',
  'g: { preferred: Republic of Korea, admitted: [Land of the Morning Calm] }',
  'north-atlantic-treaty-organization: { remove: true }',
];
const file = fc
  .tuple(fc.boolean(), fc.shuffledSubarray(entries))
  .map(([alone, some]) => `${alone ? 'extends: none\n' : ''}concepts:\n${some.map((one) => `  ${one}\n`).join('')}`);
/** The files of a workspace, one state after another. */
const states = fc.array(fc.array(file, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 6 });

const draft = parseDraft(
  'The Harbour Compact (HC) and the Harbor Compact, the Harbour Compct, the Port Pact and the Port Pacts. The HC of the ' +
    'Republic of Korea, the Lighthouse Acord and the Accord. The QQ met. NATO and the Land of the Morning Calm. Ha',
  'markdown',
);

/** What a reader of the draft is shown with a glossary. */
function seen(glossary: Glossary) {
  const usage = readUsage(glossary, draft);
  return {
    ids: [...glossary.concepts.keys()],
    mentions: Array.from(occurrencesOf(usage), ({ mention: { name, others, ...rest } }) => ({
      ...rest,
      name: [name.concept.id, name.text],
      others: others.map((other) => [other.concept.id, other.text]),
    })),
    findings: lint(usage, options).map(({ rule, start, end, message }) => ({ rule, start, end, message })),
    completed: completion(usage, draft.text.length, options).map(({ label }) => label),
  };
}

describe('a changed glossary', () => {
  it('is what it would be anew', () => {
    fc.assert(
      fc.property(states, (all) => {
        let parsed: readonly ReturnType<typeof parseGlossary>[] = [];
        let merged: Merged | undefined;
        let glossary: Glossary | undefined;
        for (const texts of all) {
          const uris = texts.map((_, index) => `file:///${index}.yaml`);
          const before = parsed;
          parsed = texts.map((text, index) => parseGlossary(text, uris[index], before[index]?.pieces));
          deepEqual(
            parsed,
            texts.map((text, index) => parseGlossary(text, uris[index])),
          );
          merged = mergeLayers(parsed, merged);
          const anew = mergeLayers(parsed);
          deepEqual(merged.problems, anew.problems);
          deepEqual(merged.aliases, anew.aliases);
          glossary = createGlossary(merged.concepts, glossary);
          deepEqual(seen(glossary), seen(createGlossary(anew.concepts)));
        }
      }),
      runs(150),
    );
  });

  it('keeps the concepts that an edit leaves as they are', () => {
    const read = (text: string, before?: readonly [ReturnType<typeof parseGlossary>, Merged]) => {
      const parsed = parseGlossary(text, 'file:///glossary.yaml', before?.[0].pieces);
      return [parsed, mergeLayers([parsed], before?.[1])] as const;
    };
    const conceptOf = ([, { concepts }]: ReturnType<typeof read>, id: string): Concept =>
      concepts.find((concept) => concept.id === id)!;
    const text = 'concepts:\n  one: { preferred: One Pact }\n  two: { preferred: Two Pact }\n  nato: { note: Ours. }\n';
    const first = read(text);
    const second = read(`# A remark.\n${text.replace('One Pact', 'First Pact')}`.replace('# A remark.\n', ''), first);
    const third = read(text.replace('Two Pact', 'Second Pact').replace('  two', '  # A remark.\n\n  two'), second);
    equal(conceptOf(second, 'one').preferred.text, 'First Pact');
    equal(conceptOf(first, 'two'), conceptOf(second, 'two'));
    equal(conceptOf(first, 'nato'), conceptOf(third, 'nato'));
    ok(conceptOf(first, 'two') !== conceptOf(third, 'two'));
    equal(third[1].places.get('nato')?.at.line, 5);
  });
});
