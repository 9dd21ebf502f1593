import { describe, it } from 'mocha';
import { checkLint, withLevel } from '../support/check';

describe('country-abbreviation-noun', () => {
  it('marks the noun and lets what stands before a noun be', () =>
    checkLint(
      `
      Ships left the US. The US Navy and US forces left for US shores.
                     ^^ [warning] country-abbreviation-noun: Write “United States” for the noun.
    `,
      'markdown',
      withLevel('country-abbreviation-noun', 'warning'),
    ));
});
