// An abbreviation that is used before it is introduced.
import { hasSureName } from '../usage/introductions';
import { introductionSpan, mentionSpan } from '../usage/usage';
import { abbreviated, holdsEverywhere, introductionsIn, sections } from './judged';
import { replaceMention } from './replacement';
import { shortenIntroduction } from './repeated-introduction';
import type { Rule } from './rule';
import { startOf, takesIntroduction, usesIn } from './undefined-abbreviation';

export const lateIntroduction: Rule = {
  id: 'late-introduction',
  summary: 'An abbreviation that is introduced only after it has been used.',
  why: 'The full name comes at first use, so that nobody has to read on to understand (UN Editorial Manual; NATO style guide). Titles and headings do not count as a use.',
  level: 'warning',
  examples: [
    {
      before: 'The ROK sent aid. The Republic of Korea (ROK) will send more.',
      after: 'The Republic of Korea (ROK) sent aid. The ROK will send more.',
    },
  ],
  silent: ['# The ROK and NATO\n\nThe Republic of Korea (ROK) sent aid. The ROK will send more.'],
  *check(usage, options) {
    if (usage.speech) return;
    for (const used of abbreviated(usage, options)) {
      for (const section of sections) {
        const introductions = introductionsIn(usage, used, section);
        const [introduction] = introductions;
        if (introduction === undefined || introductions.some((index) => holdsEverywhere(usage, index))) continue;
        const [first] = usesIn(usage, used, section);
        if (first === undefined || mentionSpan(usage, first).start > startOf(usage, introduction)) continue;
        const { text } = usage.mentions[first].name;
        yield {
          ...mentionSpan(usage, first),
          mention: first,
          introduction,
          message: `“${text}” is used here before it is introduced: introduce it here.`,
          related: [{ ...introductionSpan(usage, introduction), message: 'introduced only here' }],
        };
      }
    }
  },
  fix(usage, { mention, introduction }) {
    if (mention === undefined || introduction === undefined || !takesIntroduction(usage, mention)) return [];
    const { name } = usage.mentions[mention];
    const here = replaceMention(usage, mention, name.concept.fullName, name);
    const there = shortenIntroduction(usage, introduction);
    return here && there
      ? [{ title: 'Move the introduction here', edits: [here, there], preferred: hasSureName(name.concept) }]
      : [];
  },
};
