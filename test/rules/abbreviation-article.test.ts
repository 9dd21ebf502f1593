import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('abbreviation-article', () => {
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
});
