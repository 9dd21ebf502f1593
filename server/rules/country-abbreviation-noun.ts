// The abbreviation of a country as a noun: the US.
import type { Designation } from '../glossary/concept';
import type { Occurrence } from '../usage/passage';
import { replaceMention } from './replacement';
import { isWellKnown, type LintOptions, mark, type Report, type Rule } from './rule';
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

function isAbbreviation({ mention: { name }, running, introduction }: Occurrence, options: LintOptions): boolean {
  if (name.kind !== 'abbreviation' || name.status === 'deprecated' || !isWellKnown(options, name)) return false;
  return running && introduction === undefined;
}

/** Whether a draft writes the name out as a noun, but for so many places, and the abbreviation before other nouns. */
function areKeptApart(occurrences: readonly Occurrence[], exceptions: number): boolean {
  const free = occurrences.filter(({ mention, running }) => running && !mention.inName && !mention.compound);
  const names = free.filter(({ mention, context }) => mention.name.kind === 'name' && context.role.kind === 'noun');
  const modifiers = free.filter(
    ({ mention, context }) => mention.name.kind === 'abbreviation' && context.role.kind === 'modifier',
  );
  return names.length >= MOST_TO_ONE * exceptions && modifiers.length >= FEWEST;
}

/** How many times as often a name is written out as a noun as it is not; and how often the abbreviation must describe others. */
const MOST_TO_ONE = 5;
const FEWEST = 3;

export const countryAbbreviationNoun: Rule = {
  id: 'country-abbreviation-noun',
  summary: 'The abbreviation of a country as a noun.',
  why: 'The US government writes United States for the noun and U.S. before another noun (GPO Style Manual, 9.9). Other houses do not mind, so it is told of in drafts that keep the two apart themselves, and elsewhere where the house style asks for it.',
  level: 'information',
  examples: [
    {
      before:
        'The United States slept. They saw US ships, US ports and US firms. The United States left. Then the United States paid. Later the United States rested, and the United States met them. Ships left the US.',
      after:
        'The United States slept. They saw US ships, US ports and US firms. The United States left. Then the United States paid. Later the United States rested, and the United States met them. Ships left the United States.',
    },
  ],
  silent: ['The US Navy and US forces left.', 'Ships left the US.'],
  *checkConcept({ concept, occurrences }, { speech }, options): Iterable<Report> {
    if (!concept.state) return;
    const isAsked = options.levels.has(this.id);
    const found = occurrences.filter((one) => isAbbreviation(one, options) && isNoun(one));
    if (found.length === 0 || (!isAsked && (speech || !areKeptApart(occurrences, found.length)))) return;
    // Two may describe what follows both: the US and ROK presidents.
    for (const one of found.filter(({ context }) => isAsked || !context.isAmongNames))
      yield { ...mark(one), message: t('Write “{0}” for the noun.', shortNameOf(one.mention.name).text) };
  },
  fix(usage, { occurrence }, { levels }) {
    if (occurrence === undefined) return [];
    const name = shortNameOf(occurrence.mention.name);
    const writing = replaceMention(usage, occurrence, name);
    if (writing === undefined) return [];
    // What a draft seems to hold to is for its writer to decide.
    const preferred = writing.sure && levels.has(this.id);
    return [{ title: t('Write “{0}”', name.text), edits: writing.edits, preferred }];
  },
};
