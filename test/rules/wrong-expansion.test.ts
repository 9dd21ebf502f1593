import { describe, it } from 'mocha';
import { checkFixAll, checkLint } from '../support/check';

describe('wrong-expansion', () => {
  it('alone is found in a line that defines an abbreviation', () =>
    checkLint(`
      NATO met.

      *[Nato]: The atlantic alliance of NATO states and Indo Pacific friends
      *[XYZ]: XYZ of the IP-4, last year in the defence and the defense of South Korea
      *[UNC]: United Nations Commission
              ^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-expansion: “UNC” stands for “United Nations Command”, not “United Nations Commission”.
    `));
  it('is not fixed unasked, nor is anything else in a line that defines an abbreviation', () => {
    checkFixAll(
      `
      The IP-4 met. The ROK left.

      *[IP-4]: Indo-Pacific Four
      *[ROK]: Republic of Koreaa
      *[UNC]: United Nations Commission
      `,
      `
      The IP4 met. The ROK left.

      *[IP-4]: Indo-Pacific Four
      *[ROK]: Republic of Koreaa
      *[UNC]: United Nations Commission
      `,
    );
  });
  it('takes what is called by a name for the name with a word more', () => {
    checkLint(`
      The Asia Pacific 4 countries (AP4) met.
                                    ^^^ superseded-label
    `);
    checkLint(`
      The Unified Nations Command troops (UNC) met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-expansion
    `);
  });
});
