import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('abbreviation-article', () => {
  it('misses an article after a preposition, in sentences only', () => {
    checkLint(`
      The United Nations Command (UNC) met. Its role in UNC grew, and they gave ships to UNC.
                                                                                         ^^^ abbreviation-article
    `);
    checkSilent(
      'The United Nations Command (UNC) met.\n\n## A role in UNC.\n\n| In UNC. |\n| - |\n| To UNC. |\n\nA role in UNC',
      'The United Nations Command (UNC) met. It is open to UNC member states and to UNC.org.',
    );
  });
});
