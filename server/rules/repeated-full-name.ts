// The full name again after its abbreviation was introduced.
import { mentionPlace, mentionSpan } from '../usage/usage';
import { isAdjectival } from './context';
import { abbreviated, introductionsIn, isRunning, sections } from './judged';
import { replaceMention } from './replacement';
import type { Report, Rule } from './rule';
import { startOf } from './undefined-abbreviation';

export const repeatedFullName: Rule = {
  id: 'repeated-full-name',
  summary: 'A full name that is written out again after its abbreviation was introduced.',
  why: 'Some houses want the abbreviation from its introduction on. Good official writers often write the full name again, so the rule is off unless it is asked for.',
  level: 'off',
  examples: [
    {
      before: 'The Republic of Korea (ROK) met Japan. The ROK left. The Republic of Korea came back.',
      after: 'The Republic of Korea (ROK) met Japan. The ROK left. The ROK came back.',
    },
  ],
  silent: ['The Republic of Korea met Japan. The Republic of Korea came back.'],
  *check(usage, options): Iterable<Report> {
    if (usage.speech) return;
    for (const used of abbreviated(usage, options)) {
      for (const section of sections) {
        const [introduction] = introductionsIn(usage, used, section);
        if (introduction === undefined) continue;
        const from = startOf(usage, introduction);
        for (const index of used.mentions) {
          const { name, inName } = usage.mentions[index];
          if (name !== used.concept.fullName || inName || usage.introducedBy[index] >= 0) continue;
          if (mentionPlace(usage, index).section !== section || !isRunning(usage, index) || isAdjectival(usage, index))
            continue;
          const span = mentionSpan(usage, index);
          if (span.start < from) continue;
          yield { ...span, mention: index, message: `“${used.short.text}” has been introduced: write it here.` };
        }
      }
    }
  },
  fix(usage, { mention }) {
    const short = mention === undefined ? undefined : usage.mentions[mention].name.concept.abbreviation;
    const edit = short && replaceMention(usage, mention!, short);
    return edit ? [{ title: `Write “${short.text}”`, edits: [edit], preferred: true }] : [];
  },
};
