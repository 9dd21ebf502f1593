// A list of abbreviations that does not match its draft.
import { findAbbreviationList, usesAbbreviation, writeAbbreviationList } from '../usage/abbreviations';
import { introductionPlace, introductionSpan, type Usage } from '../usage/usage';
import { holdsEverywhere, listNames, perThing, perUse } from './judged';
import type { Report, Rule } from './rule';

export const abbreviationList: Rule = {
  id: 'abbreviation-list',
  summary: 'A list of abbreviations with an entry that the text does not use, or without one that it uses.',
  why: 'A reader looks a word up in the list and does not find it, or finds words there that never come. The list is told by its heading, such as “Abbreviations”.',
  level: 'information',
  examples: [
    {
      before:
        'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea\n- **UNC**: United Nations Command',
      after: 'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea',
    },
  ],
  silent: [
    'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea',
    'The ROK met.\n\n| | |\n| - | - |\n| ROK | Republic of Korea |',
  ],
  *check(usage): Iterable<Report> {
    const list = findAbbreviationList(usage);
    if (list === undefined) return;
    const listed = new Set<string>();
    for (let introduction = 0; introduction < usage.introductions.length; introduction++) {
      // A table that pairs names elsewhere is as good as the list.
      const { concept, shape } = usage.introductions[introduction];
      if (!holdsEverywhere(usage, introduction) || shape === 'definition') continue;
      listed.add(concept.id);
      const isEntry = introductionPlace(usage, introduction).scope === 'abbreviations';
      if (isEntry && !isUsed(usage, usage.concepts.get(concept.id)!))
        yield {
          ...introductionSpan(usage, introduction),
          introduction,
          message: `“${concept.abbreviation!.text}” is listed and not used.`,
        };
    }
    // A list that is written in a way of its own cannot be compared.
    if (listed.size === 0) return;
    const missing = missingIn(usage, listed);
    if (missing.length > 0) yield { ...list.heading, message: `The list lacks ${listNames(missing, MOST_TOLD)}.` };
  },
  fix(usage) {
    const edit = update(usage);
    return edit ? [{ title: 'Bring the list up to date', edits: [edit], preferred: false }] : [];
  },
};

const isUsed = perUse(usesAbbreviation);

/** The one edit that mends whatever is wrong with the list. */
const update = perThing((usage: Usage) => findAbbreviationList(usage) && writeAbbreviationList(usage));

/** How many missing abbreviations are told by name. */
const MOST_TOLD = 20;

function missingIn(usage: Usage, listed: ReadonlySet<string>): readonly string[] {
  return [...usage.concepts.values()]
    .filter((used) => used.concept.abbreviation && !listed.has(used.concept.id) && isUsed(usage, used))
    .map(({ concept }) => concept.abbreviation!.text);
}
