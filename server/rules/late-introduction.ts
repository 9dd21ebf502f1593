// An abbreviation that is used before it is introduced.
import { hasSureName } from '../usage/letters';
import { introductionsIn, isBefore } from '../usage/usage';
import { sections } from '../usage/scopes';
import { replaceMention, shortenIntroduction } from './replacement';
import { mark, relate, type Rule, toldAbbreviation } from './rule';
import { takesIntroduction, usesIn } from './undefined-abbreviation';

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
  *checkConcept(used, usage, options) {
    if (usage.speech || !toldAbbreviation(used.concept, options)) return;
    for (const section of sections) {
      const introductions = introductionsIn(used, section);
      const [introduced] = introductions;
      if (introduced === undefined || introductions.some(({ everywhere }) => everywhere)) continue;
      const [first] = usesIn(used, section);
      if (first === undefined || !isBefore(usage, first, introduced)) continue;
      yield {
        ...mark(first),
        introduced,
        message: `“${first.mention.name.text}” is used here before it is introduced: introduce it here.`,
        related: [relate(introduced, 'introduced only here')],
      };
    }
  },
  fix(usage, { occurrence, introduced }) {
    if (occurrence === undefined || introduced === undefined || !takesIntroduction(occurrence)) return [];
    const { name } = occurrence.mention;
    const here = replaceMention(usage, occurrence, name.concept.fullName, name);
    const there = shortenIntroduction(usage, introduced);
    return here && there
      ? [{ title: 'Move the introduction here', edits: [here, there], preferred: hasSureName(name.concept) }]
      : [];
  },
};
