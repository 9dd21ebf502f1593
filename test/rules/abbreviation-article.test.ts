import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { lint } from '../../server/rules/lint';
import { parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { checkLint, checkSilent, options } from '../support/check';

describe('abbreviation-article', () => {
  it('lets a draft decide about a name of which its glossary does not say whether it takes an article', () => {
    const find = (fields: object, origin = 'file:///terms.glossary.yaml') => {
      const entry = { preferred: 'Harbour Plan Group', abbreviation: 'HPG', ...fields };
      const own = createGlossary([createConcept('hpg', entry, origin)]);
      const draft = parseDraft('The Harbour Plan Group (HPG) met. They praised the HPG.', 'markdown');
      return lint(readUsage(own, draft), options).filter(({ rule }) => rule === 'abbreviation-article').length;
    };
    deepEqual(find({}), 0);
    deepEqual(find({ article: 'the' }), 0);
    deepEqual(find({ article: 'none' }), 1);
    deepEqual(find({ abbreviation: { term: 'HPG', article: 'none' } }), 1);
    deepEqual(find({}, 'built-in'), 1);
  });

  it('takes one of several words that describe a noun, and one before a participle, for no noun', () => {
    checkSilent('They met with US, allied, and partner governments. They doubt the worth of US extended deterrence.');
    checkLint(`
      Ships came from US, and left. They sailed after US agreed to it.
                      ^^ abbreviation-article
                                                      ^^ abbreviation-article
    `);
  });

  it('misses an article after a preposition, in sentences only', () => {
    checkLint(`
      The United Nations Command (UNC) met. Its role in UNC grew, and they gave ships to UNC.
                                                        ^^^ abbreviation-article
                                                                                         ^^^ abbreviation-article
    `);
    checkSilent(
      'The United Nations Command (UNC) met.\n\n## A role in UNC.\n\n| In UNC. |\n| - |\n| To UNC. |\n\nA role in UNC',
      'The United Nations Command (UNC) met. It is open to UNC member states and to UNC.org.',
    );
  });
  it('leaves the article of the noun that an abbreviation describes', () =>
    checkSilent('The NATO drones fly, and the NATO satellites follow.'));
  it('takes what a list of adjectives describes for a noun of all of them', () =>
    checkSilent(
      'The Republic of Korea (ROK) met. Firms from ROK, Indian, and Brazilian markets came, as the ROK did.',
    ));
  it('hears the article before any name, and before abbreviations that nothing explains', () => {
    checkLint(`
      They saw an North Korean ship, and a SDR from it.
                  ^^^^^^^^^^^^ [information] abbreviation-article
                                         ^ [information] abbreviation-article: Write “an SDR”: the article follows the sound.
                                           ^^^ unlisted-abbreviation
    `);
    checkSilent(
      'They saw a North Korean ship, an Indo-Pacific plan and a European one.',
      'He saw “an North Korean ship”.',
    );
  });
});
