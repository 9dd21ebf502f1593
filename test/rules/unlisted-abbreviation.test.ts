import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('unlisted-abbreviation', () => {
  it('marks the first use of what is used twice and nowhere explained', () =>
    checkLint(`
      They back the MTCR. The MTCR is old, and so is the MTCR’s text. The AKP is old.
                    ^^^^ [information] unlisted-abbreviation: “MTCR” is used 3 times and nowhere explained: introduce it here.
    `));
  it('counts no use in a quotation', () => checkSilent('They back the MTCR.\n\n> The MTCR is old.'));
});
