// An abbreviation that is introduced and never used.
import { introductionPlace, introductionSpan, mentionPlace, mentionSpan, type Usage } from '../usage/usage';
import { abbreviated, holdsEverywhere, introduces } from './judged';
import type { Rule } from './rule';

/** Below this many words an abbreviation may be introduced for the reader's sake alone. */
const FEWEST_WORDS = 200;

/** How often an abbreviation is used besides its introduction, in its part of the draft and from there on in all of it. */
function countUses(usage: Usage, introduction: number, mentions: readonly number[]): { here: number; all: number } {
  const { section } = introductionPlace(usage, introduction);
  const { end } = introductionSpan(usage, introduction);
  let here = 0;
  let all = 0;
  for (const index of mentions) {
    if (usage.introducedBy[index] === introduction) continue;
    // What is used before it is introduced is late, not unused.
    if (mentionSpan(usage, index).start < end && mentionPlace(usage, index).section !== section) continue;
    all++;
    if (mentionPlace(usage, index).section === section) here++;
  }
  return { here, all };
}

export const unusedIntroduction: Rule = {
  id: 'unused-introduction',
  summary: 'An abbreviation that is introduced and never used again.',
  why: 'An abbreviation that does not come back costs the reader a thought for nothing (NARA style guide; Y-12 guidelines; International Affairs). Texts under 200 words are left alone.',
  level: 'warning',
  examples: [],
  silent: ['The Republic of Korea (ROK) met.'],
  *check(usage, options) {
    if (usage.words < FEWEST_WORDS || usage.speech) return;
    for (const used of abbreviated(usage, options)) {
      const uses = [
        ...used.mentions.filter((index) => usage.mentions[index].name.kind === 'abbreviation'),
        ...used.nested,
      ];
      for (const introduction of used.introductions) {
        if (!introduces(usage, introduction) || holdsEverywhere(usage, introduction)) continue;
        if (usage.introductions[introduction].verdict === 'wrong') continue;
        const { here, all } = countUses(usage, introduction, uses);
        if (here > 1) continue;
        yield {
          ...introductionSpan(usage, introduction, 'short'),
          introduction,
          level: all === 0 ? undefined : 'hint',
          message:
            here === 0
              ? `“${used.short.text}” is introduced and not used again${all > 0 ? ' in this part' : ''}: leave the parenthesis out.`
              : `“${used.short.text}” is introduced for a single use: the full name may serve.`,
        };
      }
    }
  },
  fix(usage, { introduction }) {
    if (introduction === undefined || usage.introductions[introduction].shape !== 'parenthesis') return [];
    if (usage.introductions[introduction].names.length > 0) return [];
    const { start, end } = introductionSpan(usage, introduction, 'aside');
    const { section } = introductionPlace(usage, introduction);
    const { concept } = usage.introductions[introduction];
    const used = usage.concepts.get(concept.id);
    const isUsed = used?.mentions.some(
      (index) =>
        usage.introducedBy[index] !== introduction &&
        usage.mentions[index].name.kind === 'abbreviation' &&
        mentionPlace(usage, index).section === section,
    );
    return isUsed ? [] : [{ title: 'Leave the parenthesis out', edits: [{ start, end, text: '' }], preferred: true }];
  },
};
