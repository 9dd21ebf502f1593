// A name that is introduced again in the same part of the draft.
import { isSameName } from '../usage/sameName';
import { introductionsIn } from '../usage/usage';
import { sections } from '../usage/scopes';
import { canShorten } from './introducing';
import { shortenIntroduction } from './replacement';
import { markIntroduction, relate, type Rule, toldAbbreviation } from './rule';

export const repeatedIntroduction: Rule = {
  id: 'repeated-introduction',
  summary: 'A name that is introduced a second time in the same part of the draft.',
  why: 'An introduction tells the reader that the short form will serve from here on; a second one makes them look for a difference. A summary and the text after it each introduce once (Y-12 guidelines of the US Department of Energy).',
  level: 'warning',
  examples: [
    {
      before:
        'The Republic of Korea (ROK) met Japan. Later the Republic of Korea (ROK) met Australia, and the ROK left.',
      after: 'The Republic of Korea (ROK) met Japan. Later the ROK met Australia, and the ROK left.',
    },
  ],
  silent: [
    '## Summary\n\nThe Republic of Korea (ROK) met. The ROK left.\n\n## Analysis\n\nThe Republic of Korea (ROK) met. The ROK left.',
  ],
  *checkConcept(used, _, options) {
    const short = toldAbbreviation(used.concept, { ...options, wellKnown: new Set() });
    if (short === undefined) return;
    for (const section of sections) {
      const [first, ...again] = introductionsIn(used, section).filter(
        ({ everywhere, inLabel }) => !everywhere && !inLabel,
      );
      if (first === undefined) continue;
      for (const introduced of again) {
        // For another name it is no repetition, but a conflict.
        if (!isSameName(first.introduction.concept.fullName.text, introduced.introduction.concept.fullName.text))
          continue;
        yield {
          ...markIntroduction(introduced),
          message: `“${short.text}” has been introduced already: write only “${short.text}” here.`,
          related: [relate(first, 'introduced here')],
        };
      }
    }
  },
  fix(usage, { introduced }) {
    const writing = introduced && shortenIntroduction(usage, introduced);
    if (writing === undefined || !canShorten(usage, introduced!)) return [];
    const { edits, sure } = writing;
    // What only a heading or a list has said before may be said again.
    const used = usage.concepts.get(introduced!.introduction.concept.id);
    const [first] = (used && introductionsIn(used, introduced!.passage.place.section)) ?? [];
    const preferred =
      sure && first !== undefined && canShorten(usage, first) && introduced!.introduction.names.length === 0;
    return [{ title: `Shorten to “${introduced!.short}”`, edits, preferred }];
  },
};
