// A person or place that a draft spells in two ways.
import { areNamesakes, findSlips } from '../usage/namesakes';
import type { Group, Variant, Variants } from '../usage/variants';
import type { Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';
import { t } from '../words/words';

/** Whether the words of several persons’ name stand where not all words have capitals. */
function isName({ passage: { place }, context }: Variant): boolean {
  return !elsewhere.has(place.scope) && context.isOfSeveral && !context.inCapitals && !context.isTitled;
}

/** How many places of a name are compared with each other one. */
const MOST_COMPARED = 20;

/** The apostrophes of one name; what goes on otherwise is another name: Veterans’ Affairs Committee. */
function pluralWaysOf(group: Group): Ways {
  const ways = sortWays(group.filter(isName), ({ form }) => String(form));
  const same = ways.flatMap((way) =>
    way.filter((place) =>
      ways.some((other) => other !== way && other.slice(0, MOST_COMPARED).some((one) => isSameName(place, one))),
    ),
  );
  return sortWays(same, ({ form }) => String(form));
}

function isSameName({ context: one }: Variant, { context: other }: Variant): boolean {
  const isFree = one.namedBefore === '' || other.namedBefore === '';
  return one.namedAfter === other.namedAfter && (isFree || one.namedBefore === other.namedBefore);
}

/** Where words have capitals that are no names. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'heading', 'caption', 'table']);

function findWays({ spelled, slipped, possessed }: Variants): readonly Ways[] {
  const names = [...spelled.filter(areNamesakes), ...slipped.flatMap(findSlips)];
  return [...possessed.map(pluralWaysOf), ...names.map((group) => sortWays(group, ({ text }) => text.normalize()))];
}

export const mixedNameSpelling: Rule = {
  id: 'mixed-name-spelling',
  summary: 'The name of a person or place in two spellings in one draft.',
  why: 'Zelensky and Zelenskyy are one man, and a reader who searches finds him half of the time. No glossary has to know the name: what sounds alike, and is no word of the language, is taken for one.',
  level: 'information',
  examples: [
    {
      before: 'They met President Zelenskyy. President Zelenskyy spoke, and Mr. Zelensky left.',
      after: 'They met President Zelenskyy. President Zelenskyy spoke, and Mr. Zelenskyy left.',
    },
    { before: 'They met President Erdoğan. Later Erdoğan left, and Erdogan came back.' },
    { before: 'They met Katherine Moss. Then Katherine Moss spoke, and Katharine Moss left.' },
    {
      before: 'They met at the Leaders’ Summit. The Leaders’ Summit ended, and the Leaders Summit helped.',
      after: 'They met at the Leaders’ Summit. The Leaders’ Summit ended, and the Leaders’ Summit helped.',
    },
    { before: 'Storms hit the Caribbean. They cross the Caribbean. Ships left the Carribean.' },
  ],
  silent: [
    'They met Mohammed bin Salman and Mohamed bin Zayed.',
    'They met Anna Phillips and John Philips.',
    'They met a Korean in Korea, and Koreans.',
    'They read of the United States’ National Guard and the United States National Guard.',
  ],
  checkVariants: (variants) =>
    reportRarest(findWays(variants), (here, there) =>
      t('“{0}” stands here and “{1}” elsewhere: keep to one spelling.', here, there),
    ),
  fix: (usage, finding) => writeThroughout(usage, finding, findWays, (_, model) => model.text),
};
