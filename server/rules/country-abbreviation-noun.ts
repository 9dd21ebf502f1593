// The abbreviation of a country as a noun: the US.
import type { Designation } from '../glossary/concept';
import { mentionSpan } from '../usage/usage';
import { determinerBefore, perMention, textAfter } from './context';
import { isRunning, isWellKnown } from './judged';
import { replaceMention } from './replacement';
import type { Rule } from './rule';

/** What follows a noun and never a noun that the abbreviation would describe. */
const endsPhrase =
  /^(?:[.;:!?,)](?:\s|$)|\s(?:is|was|has|had|and|or|will|would|can|could|should|must|may|might|does|did|to|in|on|with|from|for)(?![\p{L}-])|$)/u;

/** The short name of a country: United States beside United States of America. */
function shortNameOf({ concept }: Designation): Designation {
  return (
    concept.designations.find(
      ({ kind, interchangeable, status }) => kind === 'name' && interchangeable && status === 'admitted',
    ) ?? concept.preferred
  );
}

const isNoun = perMention((mention, block) => {
  const { start, compound, inName, possessive } = mention;
  if (compound || inName || determinerBefore(block, start)?.word !== 'the') return false;
  return possessive !== '' || endsPhrase.test(textAfter(block, mention));
});

export const countryAbbreviationNoun: Rule = {
  id: 'country-abbreviation-noun',
  summary: 'The abbreviation of a country as a noun.',
  why: 'The US government writes United States for the noun and U.S. before another noun (GPO Style Manual, 9.9). Other houses do not mind, so the rule is off unless the house style asks for it.',
  level: 'off',
  examples: [{ before: 'Ships left the US.', after: 'Ships left the United States.' }],
  silent: ['The US Navy and US forces left.'],
  *check(usage, options) {
    for (let index = 0; index < usage.mentions.length; index++) {
      const { name } = usage.mentions[index];
      if (name.kind !== 'abbreviation' || name.status === 'deprecated' || !isWellKnown(options, name)) continue;
      if (!name.concept.designations.some(({ kind }) => kind === 'adjective')) continue;
      if (usage.introducedBy[index] >= 0 || !isRunning(usage, index) || !isNoun(usage, index)) continue;
      yield {
        ...mentionSpan(usage, index),
        mention: index,
        message: `Write “${shortNameOf(name).text}” for the noun.`,
      };
    }
  },
  fix(usage, { mention }) {
    if (mention === undefined) return [];
    const name = shortNameOf(usage.mentions[mention].name);
    const edit = replaceMention(usage, mention, name);
    return edit ? [{ title: `Write “${name.text}”`, edits: [edit], preferred: true }] : [];
  },
};
