import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

/** Demands that a verb after a name of the past is marked. */
function checkPresent(verb: string): void {
  checkLint(`
    The Yoon administration ${verb} on.
        ^^^^^^^^^^^^^^^^^^^ dated-phrase
  `);
}

describe('dated-phrase', () => {
  it('marks the present tense of what is history, and a year that only the day of writing tells', () =>
    checkLint(`
      The Yoon administration seeks a role. They met at last year's NATO summit, and this year’s NATO summit is near.
          ^^^^^^^^^^^^^^^^^^^ [hint] dated-phrase: “Yoon administration” has been history since 2025-04-04: write in the past tense.
                                                        ^^^^^^^^^^^ [hint] dated-phrase: Name the year instead of “last year's”: it will be read later.
                                                                                     ^^^^^^^^^^^ [hint] dated-phrase: Name the year instead of “this year’s”: it will be read later.
    `));
  it('knows a verb in the present tense', () => {
    for (const verb of [
      'is',
      'has a role',
      'does',
      'will',
      'wants',
      'seeks',
      'aims',
      'plans',
      'hopes',
      'tries',
      'continues',
    ])
      checkPresent(verb);
    for (const verb of [
      'pursues',
      'remains',
      'believes',
      'sees',
      'supports',
      'emphasizes',
      'emphasises',
      'stresses',
      'needs',
    ])
      checkPresent(verb);
    for (const verb of ['intends', 'considers', 'opposes', 'faces', 'plays', 'leads', 'calls', 'argues', 'maintains'])
      checkPresent(verb);
    for (const verb of ['promotes', 'views', 'now leads', 'also leads', 'rightly leads']) checkPresent(verb);
  });
  it('lets the past tense be, and what has no tense', () =>
    checkSilent(
      'The Yoon administration sought a role.',
      'The Yoon administration championed it, as did the Yoon administration’s friends.',
      'They met under the Yoon administration and left.',
      'The Yoon administration has championed it.',
    ));
});
