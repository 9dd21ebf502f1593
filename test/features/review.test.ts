import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addresses, type DraftSummary, review, series, summarize } from '../../server/features/review';
import { parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { glossary } from '../support/check';
import { dedent } from '../support/marks';

type Texts = Readonly<Record<string, string>>;

function summariesOf(texts: Texts): readonly DraftSummary[] {
  return Object.entries(texts).map(([name, text]) =>
    summarize(`file:///work/${name}`, readUsage(glossary, parseDraft(text, 'markdown'))),
  );
}

function reviewOf(texts: Texts, problems: readonly string[] = []): string {
  return review(summariesOf(texts), problems, addresses(['file:///work']));
}

describe('the series of a workspace', () => {
  it('tells which names each draft uses, those first that others have other names for', () => {
    const drafts = series(
      summariesOf({
        'b.md': 'South Korea met NATO.\n\nSouth Korea left.',
        'a.md': 'The Republic of Korea (ROK) met NATO. The ROK left.',
      }),
      addresses(['file:///work']),
    );
    deepEqual(
      drafts.map(({ name, names }) => [
        name,
        ...names.map(({ text, times, line, others }) => [text, times, line, ...others].join(' | ')),
      ]),
      [
        ['a.md', 'Republic of Korea | 1 | 1 | South Korea', 'ROK | 2 | 1 | South Korea', 'NATO | 1 | 1'],
        ['b.md', 'South Korea | 2 | 1 | Republic of Korea | ROK', 'NATO | 1 | 1'],
      ],
    );
  });
});

describe('a name that the glossary tells to avoid', () => {
  it('is told from those that a series can use', () => {
    const drafts = series(summariesOf({ 'a.md': 'S. Korea met South Korea.' }), addresses(['file:///work']));
    deepEqual(
      drafts.flatMap(({ names }) => names.map(({ text, avoided }) => [text, avoided])),
      [
        ['S. Korea', true],
        ['South Korea', false],
      ],
    );
  });
});

describe('the review of a workspace', () => {
  it('tells which draft uses which name, and what an abbreviation stands for where', () =>
    equal(
      reviewOf(
        {
          'a.md': 'The Republic of Korea (ROK) met. The ROK left.\n\n“South Korea”, he said.',
          'b b.md': 'South Korea met the Regional Office for Korea (ROK).',
        },
        ['c_d.md cannot be read.'],
      ),
      dedent(`
        # Naming across the workspace

        2 drafts.

        ## Concepts with several names

        ### Republic of Korea

        | Name | Times | Drafts |
        | --- | ---: | --- |
        | ROK | 2 | [a.md:1](</a.md#L1>) |
        | Republic of Korea | 1 | [a.md:1](</a.md#L1>) |
        | South Korea | 1 | [b b.md:1](</b%20b.md#L1>) |

        ## Abbreviations that are introduced differently

        ### ROK

        | Full name | Drafts |
        | --- | --- |
        | Republic of Korea | [a.md:1](</a.md#L1>) |
        | Regional Office for Korea | [b b.md:1](</b%20b.md#L1>) |

        ## Left out

        - \`c_d.md\` cannot be read.

      `),
    ));
  it('says nothing where names agree', () =>
    equal(
      reviewOf({ 'a.md': 'Artificial intelligence (AI) grows, and AI learns.', 'b.md': 'NATO met.' }),
      '# Naming across the workspace\n\n2 drafts.\n',
    ));
  it('says what to do where there is nothing', () =>
    equal(
      reviewOf({}),
      '# Naming across the workspace\n\nThere is no draft: open a folder with Markdown or plain-text files.\n',
    ));
});
