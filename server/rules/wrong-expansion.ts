// A full name that is not the one its abbreviation stands for.
import { introductionSpan } from '../usage/usage';
import { introduces } from './judged';
import type { Rule } from './rule';

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
  *check(usage) {
    for (let introduction = 0; introduction < usage.introductions.length; introduction++) {
      const { verdict, concept } = usage.introductions[introduction];
      if (verdict !== 'wrong' || !introduces(usage, introduction)) continue;
      const { start, end } = introductionSpan(usage, introduction, 'full');
      const written = usage.draft.text.slice(start, end).replace(/\s+/g, ' ');
      yield {
        start,
        end,
        introduction,
        message: `“${concept.abbreviation!.text}” stands for “${concept.fullName.text}”, not “${written}”.`,
      };
    }
  },
  fix(usage, { introduction }) {
    if (introduction === undefined) return [];
    const { text } = usage.introductions[introduction].concept.fullName;
    const span = introductionSpan(usage, introduction, 'full');
    return [{ title: `Write “${text}”`, edits: [{ ...span, text }], preferred: true }];
  },
};
