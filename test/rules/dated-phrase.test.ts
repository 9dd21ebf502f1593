import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('dated-phrase', () => {
  it('marks the present tense of what is history, and a year that only the day of writing tells', () =>
    checkLint(`
      The Yoon administration seeks a role. They met at last year's NATO summit, and this year’s NATO summit is near.
          ^^^^^^^^^^^^^^^^^^^ [hint] dated-phrase: “Yoon administration” has been history since 2025-04-04: write in the past tense.
                                                        ^^^^^^^^^^^ [hint] dated-phrase: Name the year instead of “last year's”: it will be read later.
                                                                                     ^^^^^^^^^^^ [hint] dated-phrase: Name the year instead of “this year’s”: it will be read later.
    `));
  it('lets the past tense be, and what has no tense', () =>
    checkSilent(
      'The Yoon administration sought a role.',
      'The Yoon administration championed it, as did the Yoon administration’s friends.',
      'They met under the Yoon administration and left.',
    ));
});
