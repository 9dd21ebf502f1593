// A word after an abbreviation that the abbreviation already holds.
import { isProper } from '../usage/repeated';
import { spanIn } from '../usage/usage';
import { mark, type Rule } from './rule';
import { t } from '../words/words';

export const redundantWord: Rule = {
  id: 'redundant-word',
  summary: 'A word after an abbreviation that is already in it.',
  why: 'NATO is an organization and WMD are weapons: the word says nothing new (Australian Institute of International Affairs style guide, on ATM machine).',
  level: 'warning',
  examples: [
    { before: 'The NATO organization met.', after: 'NATO met.' },
    { before: 'They ban WMD weapons.', after: 'They ban WMD.' },
    {
      before: 'An intercontinental ballistic missile (ICBM) flew. Two ICBM missiles flew.',
      after: 'An intercontinental ballistic missile (ICBM) flew. Two ICBMs flew.',
    },
  ],
  silent: [
    'A NATO summit and the UNC command post.',
    'NATO Organization for Science.',
    'The IP4 countries met four times.',
  ],
  *checkOccurrence(occurrence) {
    const { mention, context, own } = occurrence;
    if (!own || context.repeated === undefined) return;
    yield {
      ...mark(occurrence),
      end: context.repeated.end,
      message: t(
        '“{0} {1}” says it twice: “{2}” is enough.',
        context.written,
        context.repeated.words,
        mention.name.text,
      ),
    };
  },
  fix(usage, { occurrence }) {
    const repeated = occurrence?.context.repeated;
    if (repeated === undefined) return [];
    const { mention, context, passage } = occurrence!;
    const { name, start } = mention;
    const ending = repeated.plural && name.plural ? name.plural.slice(name.text.length) : '';
    // The article was the word's: the NATO organization, NATO.
    const { determiner } = context;
    const article =
      determiner?.word === 'the' && name.article === 'none' && isProper(name)
        ? [{ ...spanIn(usage, passage, { start: determiner.start, end: start }), text: '' }]
        : [];
    return [
      {
        title: t('Leave “{0}” out', repeated.words),
        edits: [...article, { ...spanIn(usage, passage, repeated), text: ending }],
        preferred: true,
      },
    ];
  },
};
