import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent, withLevel } from '../support/check';

describe('repeated-full-name', () => {
  it('only hints at names in a list and in longer names', () =>
    checkLint(`
      The Wexland Bureau of Tides (WBT) met, and the WBT left. The Office of Ships, the Wexland Bureau of Tides, and others paid.
                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^ [hint] repeated-full-name

      They went to the Wexland Bureau of Tides 9th Lake Day.
                       ^^^^^^^^^^^^^^^^^^^^^^^ [hint] repeated-full-name
    `));

  it('marks a full name after its introduction, in the same part and as a noun', () =>
    checkLint(
      `
      The Republic of Korea (ROK) met Japan. The ROK left. The Republic of Korea came back.
                                                               ^^^^^^^^^^^^^^^^^ [warning] repeated-full-name: “ROK” has been introduced: write it here.

      The Republic of Korea navy sailed.
    `,
      'markdown',
      withLevel('repeated-full-name', 'warning'),
    ));

  it('marks a name that the draft made itself, by its initials with and without those of small words', () => {
    checkLint(`
      The Wexland Bureau of Tides (WBT) met. The WBT left, and the Wexland Bureau of Tides came back.
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ [information] repeated-full-name: “WBT” has been introduced: write it here.

      The Bureau of Wexland (BOW) met. Then the BOW left. The Bureau of Wexland came back.
                                                              ^^^^^^^^^^^^^^^^^ repeated-full-name
    `);
    checkFix(
      'The Wexland Tide Bureau (WTB) met. The WTB left. The $0Wexland Tide Bureau’s head stayed.',
      'The Wexland Tide Bureau (WTB) met. The WTB left. The WTB’s head stayed.',
    );
  });

  it('leaves a name alone in another part, in a longer name, and where its initials are not used', () =>
    checkSilent(
      'The Wexland Tide Bureau (WTB) met. The Wexland Tide Bureau left.',
      'The Wexland Tide Bureau (WTB) met. The WTB read the Wexland Tide Bureau Act.',
      'The Wexland Tide Bureau (WTB) met. The WTB left.\n\n## The Wexland Tide Bureau\n\nThe WTB grew.',
      'The Wexland Tide Bureau (WTB) met. The WTB left: “The Wexland Tide Bureau is back.”',
    ));
});
