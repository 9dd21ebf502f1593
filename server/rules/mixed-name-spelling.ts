// A person or place that a draft spells in two ways.
import { findNamesakes } from '../usage/namesakes';
import type { Usage } from '../usage/usage';
import type { Report, Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';

function* findWays(usage: Usage): Iterable<Ways> {
  for (const group of findNamesakes(usage)) yield sortWays(group, ({ text }) => text.normalize());
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
  *checkText(usage): Iterable<Report> {
    for (const ways of findWays(usage)) {
      const report = reportRarest(ways, ' spelling');
      if (report) yield report;
    }
  },
  fix: (usage, finding) => writeThroughout(usage, finding, findWays(usage), (_, model) => model.text),
};
