// The full name again after its abbreviation was introduced.
import { introductionsIn, isBefore } from '../usage/usage';
import { sections } from '../usage/scopes';
import { replaceMention } from './replacement';
import { mark, type Report, type Rule, toldAbbreviation } from './rule';
import { t } from '../words/words';

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
  *checkConcept(used, usage, options): Iterable<Report> {
    const short = toldAbbreviation(used.concept, options);
    if (short === undefined || usage.speech) return;
    for (const section of sections) {
      const [introduced] = introductionsIn(used, section);
      if (introduced === undefined) continue;
      for (const occurrence of used.occurrences) {
        const { mention, passage, running, context, introduction } = occurrence;
        if (mention.name !== used.concept.fullName || mention.inName || introduction !== undefined) continue;
        if (passage.place.section !== section || !running || isBefore(usage, occurrence, introduced)) continue;
        if (context.role.kind === 'modifier' || context.role.kind === 'label') continue;
        yield { ...mark(occurrence), message: t('“{0}” has been introduced: write it here.', short.text) };
      }
    }
  },
  fix(usage, { occurrence }) {
    const short = occurrence?.mention.name.concept.abbreviation;
    const writing = short && replaceMention(usage, occurrence, short);
    return writing ? [{ title: t('Write “{0}”', short.text), edits: writing.edits, preferred: writing.sure }] : [];
  },
};
