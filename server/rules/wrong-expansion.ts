// A full name that is not the one its abbreviation stands for.
import { partOf } from '../usage/usage';
import { writeApostrophes } from './replacement';
import { markIntroduction, type Rule } from './rule';
import { t } from '../words/words';

export const wrongExpansion: Rule = {
  id: 'wrong-expansion',
  summary: 'A full name that is close to, but is not, what its abbreviation stands for.',
  why: 'A wrong full name is believed and copied: a ministry’s own site has given NATO a wrong one. British and American spellings of the right name are accepted.',
  level: 'warning',
  examples: [
    {
      before: 'The North Atlantic Trade Organization (NATO) met.',
      after: 'The North Atlantic Treaty Organization (NATO) met.',
    },
    { before: 'The United Nations Commission (UNC) met.', after: 'The United Nations Command (UNC) met.' },
  ],
  silent: [
    'The University of North Carolina (UNC) opened.',
    'South Korea’s allies (NATO and Japan) met.',
    'The Unified National Coarse (UNC) thread.',
  ],
  *checkConcept({ introductions }) {
    for (const introduced of introductions) {
      const { verdict, concept } = introduced.introduction;
      if (verdict !== 'wrong' || !introduced.counts) continue;
      yield {
        ...markIntroduction(introduced, 'full'),
        message: t(
          '“{0}” stands for “{1}”, not “{2}”.',
          concept.abbreviation!.text,
          concept.fullName.text,
          introduced.full,
        ),
      };
    }
  },
  fix(usage, { introduced }) {
    if (introduced === undefined) return [];
    // The abbreviation may be the one that is wrong.
    const { text } = introduced.introduction.concept.fullName;
    return [
      {
        title: t('Write “{0}”', text),
        edits: [{ ...partOf(usage, introduced, 'full'), text: writeApostrophes(usage.draft, text) }],
        preferred: false,
      },
    ];
  },
};
