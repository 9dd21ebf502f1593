import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { hover } from '../../server/features/hover';
import { findFixes } from '../../server/rules/fixes';
import { lint, type Linted, relint } from '../../server/rules/lint';
import { type Draft, editDraft, type Language, parseDraft } from '../../server/text/draft';
import { occurrencesOf, readUsage, spanOf, type Usage } from '../../server/usage/usage';
import { glossary, options } from '../support/check';
import { runs } from '../support/share';

/** Pieces of drafts that hang together over sentences, blocks and parts: what a change of one of them changes elsewhere. */
const pieces = [
  'The Republic of Korea (ROK) met.',
  'The ROK',
  'ROK-US talks',
  'US-ROK talks',
  'South Korea sent aid.',
  'Korea',
  'North Korea',
  'the North',
  'NATO',
  'All 31 NATO members agree.',
  'The Yoon administration seeks a role.',
  'the IP-4',
  'Indo Pacific',
  'weapons of mass destruction',
  'Weapons of Mass Destruction',
  'The Joint Board of Nobody (JBN) met.',
  'The Regional Office of Kansas (ROK) met.',
  'JBN',
  'MTCR',
  'MOU’s',
  'GPS',
  'the Global Pivotal State',
  'defence',
  'defense',
  'U.S.',
  'US',
  'said',
  ' led forces',
  'The policymakers met. ',
  'Some policy makers left. ',
  'policy-makers',
  'They saw federal agencies there. ',
  'They saw Federal Agencies there. ',
  'Under Pillar Two they met. ',
  'US-Japan-Australia talks began. ',
  'Then US–Japan–Australia talks ended. ',
  'The UK Ministry of Defence agreed. ',
  'The Ministry of Defense and the Japanese Ministry of Defense left. ',
  'They left Pillar II, and pillar two. ',
  'The Builders’ Association paid. ',
  'They saw the Builder’s Association. ',
  'Prime Minister Lee and Prime Minster Kim met. ',
  'They held FREEDOM EDGE. Then Freedom Edge ended. ',
  'They met President Zelenskyy. ',
  'Mr. Zelensky left. ',
  'The State Department agreed. ',
  'Then the Department of State paid. ',
  'They met QUAD, and Quad. ',
  'the Partners of the Blue Pacific',
  'Myanmar',
  'Burma',
  'the World Trade Organization',
  'the World Trade Organisation',
  'ROK/US talks',
  'The Island Free Trade Act (IFT Act) holds. ',
  'IFT',
  '’s',
  '“',
  '”',
  '(',
  ')',
  '*',
  '`',
  '.',
  ', ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '\n\n',
  '\r\n\r\n',
  '\n\n# ',
  '\n\n## Summary\n\n',
  '\n\n## Annex\n\n',
  '\n\n## References\n\n',
  '\n\n## Abbreviations\n\n',
  '- **ROK**: Republic of Korea\n',
  '- item ',
  '> ',
  '\n\n| Short | Full |\n| - | - |\n| JBN | Joint Board of Nobody |\n\n',
  '| ROK | Republic of Korea |\n',
  '\n\n```\n',
  '\n\n<!-- ',
  ' -->\n\n',
  '<!-- policy-glossary-disable-next-line -->\n',
  '<!-- policy-glossary mixed-names off; known JBN -->\n\n',
  '\n\n10 July 2024\n\n',
  'Q: ',
  '\n\n[^1]: ',
  '[^1]',
  '\n\n[ROK]: https://example.org\n\n',
  '[ROK]',
  '---\ndate: 2023-07-11\n---\n',
  'It goes on for some pages with words that say nothing of what is looked for. '.repeat(14),
];

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

interface Change {
  readonly at: number;
  readonly length: number;
  readonly inserted: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  /** Where it is made, as a part of the text. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 30 })),
  inserted: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('', 'x', ' ', '\n', 'the ')),
});

/** All that is said of a draft: what it names, what is wrong, how that is fixed. */
function told(usage: Usage, { findings }: Pick<Linted, 'findings'>) {
  const named = [...occurrencesOf(usage)].map((occurrence) => ({
    ...spanOf(usage, occurrence),
    name: occurrence.mention.name.text,
    hover: hover(usage, spanOf(usage, occurrence).start, options, 'file:///d.md', { kind: 'markdown' }),
  }));
  return {
    named,
    concepts: [...usage.concepts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { occurrences, introductions, nested }]) => [
        id,
        occurrences.length,
        introductions.length,
        nested.length,
      ]),
    facts: [usage.words, usage.turns, usage.date, usage.speech, [...usage.passages].map(({ place }) => place)],
    findings: findings.map(({ rule, level, start, end, message, related }) => ({
      rule,
      level,
      start,
      end,
      message,
      related,
    })),
    fixes: findings.map((finding) => findFixes(usage, finding, options)),
  };
}

/** A draft, with what was worked out for it on top of what was known before the last edit. */
interface Known {
  readonly draft: Draft;
  readonly usage: Usage;
  readonly linted: Linted;
}

function begin(draft: Draft): Known {
  const usage = readUsage(glossary, draft);
  return { draft, usage, linted: relint(usage, options) };
}

function goOn(before: Known, draft: Draft): Known {
  const usage = readUsage(glossary, draft, before.usage);
  return { draft, usage, linted: relint(usage, options, undefined, before.linted) };
}

/** Demands that what is said of a draft after each of some edits is what would be said of it were it read anew. */
function checkEdits(source: string, language: Language, changes: readonly Change[]): void {
  let known = begin(parseDraft(source, language));
  for (const { at, length, inserted } of changes) {
    const start = Math.floor(at * known.draft.text.length);
    known = goOn(known, editDraft(known.draft, [{ start, end: start + length, text: inserted }]));
    const anew = readUsage(glossary, parseDraft(known.draft.text.toString(), language));
    deepEqual(told(known.usage, known.linted), told(anew, { findings: lint(anew, options) }));
  }
}

/** Paragraphs so long that they are read in stretches, made of what does not end one. */
const longText = fc
  .tuple(
    text,
    fc.array(fc.constantFrom(...pieces.filter((piece) => !/[\r\n]/.test(piece) && piece.length < 200)), {
      minLength: 60,
      maxLength: 120,
    }),
    text,
  )
  .map(
    ([above, parts, below]) => `${above}\n\nIt begins. ${parts.join(' The ministers spoke at length. ')}\n\n${below}`,
  );

describe('edits', () => {
  for (const language of ['markdown', 'plaintext'] as const)
    it(`leave what is said of a draft in ${language} with a very long paragraph as if it were read anew`, () => {
      fc.assert(
        fc.property(longText, fc.array(change, { minLength: 1, maxLength: 5 }), (source, changes) => {
          checkEdits(source, language, changes);
        }),
        runs(200),
      );
    });

  for (const language of ['markdown', 'plaintext'] as const)
    it(`leave what is said of a draft in ${language} as if it were read anew`, () => {
      fc.assert(
        fc.property(text, fc.array(change, { minLength: 1, maxLength: 8 }), (source, changes) => {
          checkEdits(source, language, changes);
        }),
        runs(2000),
      );
    });
});
