// An abbreviation that nobody explains.
import type { Unexplained } from '../usage/passage';
import type { Usage } from '../usage/usage';
import { type LintOptions, relate, type Report, type Rule } from './rule';

/** MentionCount from which on an abbreviation is no slip. */
const FEWEST_USES = 2;

/** How many further uses are told. */
const MOST_RELATED = 20;

/** Whether a word of capitals stands where a reader has to know it: in the author's own text, and in no name of something. */
function isUse({ word: { text }, passage, own, context }: Unexplained, { wellKnown }: LintOptions): boolean {
  const { scope } = passage.place;
  if (!own || scope === 'title' || scope === 'heading') return false;
  if (wellKnown.has(text) || /\d|^[IVXLCDM]+$/.test(text)) return false;
  return !context.inCapitals && !context.isPart;
}

/** The uses of each word that nothing explains. */
function usesByWord({ passages }: Usage, options: LintOptions): ReadonlyMap<string, readonly Unexplained[]> {
  const uses = new Map<string, Unexplained[]>();
  for (const { unexplained } of passages) {
    for (const use of unexplained) {
      if (!isUse(use, options)) continue;
      const known = uses.get(use.word.text);
      if (known) known.push(use);
      else uses.set(use.word.text, [use]);
    }
  }
  return uses;
}

export const unlistedAbbreviation: Rule = {
  id: 'unlisted-abbreviation',
  summary: 'An abbreviation that is used twice or more, is in no glossary, and is nowhere introduced.',
  why: 'A reader who does not know it has nowhere to look. Introduce it, or add it to your glossary if your readers know it.',
  level: 'information',
  examples: [{ before: 'They back the MTCR. The MTCR is old.' }],
  silent: [
    'They back the Missile Technology Control Regime (MTCR). The MTCR is old.',
    'The KF-21 and the CEO met the BBC. The CEO left on a KF-21.',
    'THE MTCR IS OLD\n\nTHE MTCR IS HERE',
    'They back the MTCR.',
    'They back the Missile Control Group, or MTCR. The MTCR is old.',
    'The MTCR (a regime for missiles) is old. The MTCR holds.',
    'MTCR stands for something. The MTCR is old.',
  ],
  *checkDraft(usage, options): Iterable<Report> {
    if (usage.speech) return;
    for (const [text, uses] of usesByWord(usage, options)) {
      if (uses.length < FEWEST_USES || uses.some(({ context }) => context.explained)) continue;
      const [{ passage, start, end }, ...others] = uses;
      yield {
        passage,
        start,
        end,
        message: `“${text}” is used ${uses.length} times and nowhere explained: introduce it here.`,
        related: others.slice(0, MOST_RELATED).map((use) => relate(use, 'used again here')),
      };
    }
  },
};
