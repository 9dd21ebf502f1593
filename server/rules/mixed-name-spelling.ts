// A person or place that a draft spells in two ways.
import { areNamesakes, findSlips } from '../usage/namesakes';
import type { Variants } from '../usage/variants';
import type { Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';

function findWays({ spelled, slipped }: Variants): readonly Ways[] {
  const names = [...spelled.filter(areNamesakes), ...slipped.flatMap(findSlips)];
  return names.map((group) => sortWays(group, ({ text }) => text.normalize()));
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
    { before: 'Storms hit the Caribbean. They cross the Caribbean. Ships left the Carribean.' },
  ],
  silent: [
    'They met Mohammed bin Salman and Mohamed bin Zayed.',
    'They met Anna Phillips and John Philips.',
    'They met a Korean in Korea, and Koreans.',
  ],
  checkVariants: (variants) => reportRarest(findWays(variants), ' spelling'),
  fix: (usage, finding) => writeThroughout(usage, finding, findWays, (_, model) => model.text),
};
