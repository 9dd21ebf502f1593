// The abbreviation of a country as a noun: the US.
import type { Designation } from '../glossary/concept';
import type { Occurrence } from '../usage/passage';
import { replaceMention } from './replacement';
import { isWellKnown, mark, type Rule } from './rule';
import { t } from '../words/words';

/** The short name of a country: United States beside United States of America. */
function shortNameOf({ concept }: Designation): Designation {
  return (
    concept.designations.find(
      ({ kind, interchangeable, status }) => kind === 'name' && interchangeable && status === 'admitted',
    ) ?? concept.preferred
  );
}

function isNoun({ mention, context }: Occurrence): boolean {
  const { compound, inName, possessive } = mention;
  if (compound || inName || context.determiner?.word !== 'the') return false;
  return possessive !== '' || context.endsClause;
}

export const countryAbbreviationNoun: Rule = {
  id: 'country-abbreviation-noun',
  summary: 'The abbreviation of a country as a noun.',
  why: 'The US government writes United States for the noun and U.S. before another noun (GPO Style Manual, 9.9). Other houses do not mind, so the rule is off unless the house style asks for it.',
  level: 'off',
  examples: [{ before: 'Ships left the US.', after: 'Ships left the United States.' }],
  silent: ['The US Navy and US forces left.'],
  *checkOccurrence(occurrence, _, options) {
    const { mention, running, introduction } = occurrence;
    const { name } = mention;
    if (name.kind !== 'abbreviation' || name.status === 'deprecated' || !isWellKnown(options, name)) return;
    if (!name.concept.state || !running || introduction !== undefined || !isNoun(occurrence)) return;
    yield { ...mark(occurrence), message: t('Write “{0}” for the noun.', shortNameOf(name).text) };
  },
  fix(usage, { occurrence }) {
    if (occurrence === undefined) return [];
    const name = shortNameOf(occurrence.mention.name);
    const writing = replaceMention(usage, occurrence, name);
    return writing ? [{ title: t('Write “{0}”', name.text), edits: writing.edits, preferred: writing.sure }] : [];
  },
};
