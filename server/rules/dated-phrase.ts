// Words that are true only at a date.
import type { Occurrence } from '../usage/passage';
import { mark, type Report, type Rule } from './rule';
import { t } from '../words/words';

export const datedPhrase: Rule = {
  id: 'dated-phrase',
  summary: 'Something of the past in the present tense, or a year that only the day of writing tells.',
  why: 'A brief is read years later: a government that has gone takes the past tense, and last year’s summit has a year of its own. A draft that bears a date may say last year.',
  level: 'hint',
  examples: [{ before: 'The Yoon administration seeks a role.' }, { before: "They met at last year's NATO summit." }],
  silent: [
    'The Yoon administration sought a role.',
    '“The Yoon administration seeks a role”, he said.',
    '---\ndate: 2024-07-11\n---\n\nThe Yoon administration seeks a role, as at last year’s NATO summit.',
  ],
  *checkOccurrence(occurrence, { date, speech }): Iterable<Report> {
    if (speech || date !== undefined || !isJudged(occurrence) || occurrence.mention.name.concept.generic) return;
    const { passage, context } = occurrence;
    const { relativeYear: year } = context;
    if (year)
      yield {
        passage,
        start: year.start,
        end: year.end,
        message: t('Name the year instead of “{0}”: it will be read later.', year.text),
      };
  },
  *checkConcept({ concept, occurrences }, { date, speech }): Iterable<Report> {
    const { ended } = concept;
    if (ended === undefined || speech || (date !== undefined && date < ended)) return;
    const first = occurrences.find((occurrence) => isJudged(occurrence) && occurrence.context.isPresentSubject);
    if (first === undefined) return;
    yield {
      ...mark(first),
      message: t('“{0}” has been history since {1}: write in the past tense.', first.mention.name.text, ended),
    };
  },
};

function isJudged({ own, passage: { place } }: Occurrence): boolean {
  return own && place.scope !== 'title' && place.scope !== 'heading';
}
