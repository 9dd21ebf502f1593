// A compound before a noun without its hyphen: a rules based order.
import { passageAt } from '../usage/usage';
import type { Report, Rule } from './rule';
import { t } from '../words/words';

export const missingHyphen: Rule = {
  id: 'missing-hyphen',
  summary: 'A compound before a noun without its hyphen: a rules based order, leader level talks.',
  why: 'The hyphen tells that two words describe the noun together (Chicago Manual of Style; Economist style guide). Only compounds that can be read in no other way are told of; what a verb may be is left alone.',
  level: 'information',
  examples: [
    { before: 'They want a rules based order.', after: 'They want a rules-based order.' },
    { before: 'They skipped two leader level meetings.', after: 'They skipped two leader-level meetings.' },
    { before: 'They saw an Ohio class submarine.', after: 'They saw an Ohio-class submarine.' },
  ],
  silent: [
    'They want a rules-based order.',
    'The firm based its plans on that. The group related events to one another.',
    'They met at leader level. The sea level rise hurts, and the second class mail is late.',
    'They fear a Wexley class action.',
    'The state owned shares. They left the country based on that.',
    'They want a broadly based order.',
    'He wants “a rules based order”.',
  ],
  *checkPassage(passage, { speech }): Iterable<Report> {
    if (speech || passage.place.scope === 'reference') return;
    for (const { start, end, text } of passage.reading.loose)
      yield { passage, start, end, message: t('Write “{0}” before a noun.', text.replace(' ', '-')) };
  },
  fix(usage, { start, end }) {
    const place = passageAt(usage, start);
    const loose = place?.passage.reading.loose.find((one) => one.start === place.at);
    if (loose === undefined) return [];
    const text = loose.text.replace(' ', '-');
    return [{ title: t('Write “{0}”', text), edits: [{ start, end, text }], preferred: false }];
  },
};
