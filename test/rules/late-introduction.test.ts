import { describe, it } from 'mocha';
import { checkFix, checkFixAll, checkLint, checkSilent } from '../support/check';

describe('late-introduction', () => {
  it('moves a late introduction to the first use', () =>
    checkFix(
      `
      The $0DPRK tests missiles.
      Later the Democratic People's Republic of Korea (DPRK) stopped.
      `,
      `
      The Democratic People's Republic of Korea (DPRK) tests missiles.
      Later the DPRK stopped.
      `,
    ));
  it('knows the abbreviations that the draft makes', () =>
    checkLint(`
      The NCG met. The Nuclear Consultative Group (NCG) will meet again; the NCG is new.
          ^^^ late-introduction
    `));
  it('moves no introduction unasked whose full name the draft does not tell for sure', () => {
    const text = 'The NPT holds. The Treaty on the Non-Proliferation of Nuclear Weapons (NPT) is old.';
    checkFixAll(text, text);
    checkFix(
      'The $0NCDB holds. The National Center for Deep Boats (NCDB) is old.',
      'The National Center for Deep Boats (NCDB) holds. The NCDB is old.',
    );
  });

  it('knows an abbreviation of syllables', () => {
    checkLint(`
      The transfer of OPCON is due. They share operational control (OPCON), and OPCON is hard.
                      ^^^^^ late-introduction
    `);
    checkSilent('The transfer of OPCOR is due. They share operational control (OPCOR), and OPCOR is hard.');
  });

  it('tells softly of what every reader knows, where the writer introduces it all the same', () => {
    checkLint(`
      The EU pays. The European Union (EU) agreed, and the EU left.
          ^^ [information] late-introduction
    `);
    checkSilent('The EU pays. The European Union left.');
  });

  it('sees a full name that stands near before its introduction', () => {
    checkLint(`
      The Wexland Tide Bureau met. The Wexland Tide Bureau (WTB) left, and the WTB came back.
          ^^^^^^^^^^^^^^^^^^^ [information] late-introduction: “WTB” is introduced only further on: introduce it here.
    `);
    checkLint(`
      The Indo-Pacific Four met. The Indo-Pacific Four (IP4) left, and the IP4 came back.
          ^^^^^^^^^^^^^^^^^ [information] late-introduction
    `);
    checkSilent(
      'The Wexland Tide Bureau met. The Wexland Tide Bureau (WTB) left.',
      'The Wexland Tide Bureau Act holds. The Wexland Tide Bureau (WTB) left, and the WTB came back.',
      '## The Wexland Tide Bureau\n\nThe Wexland Tide Bureau (WTB) left, and the WTB came back.',
      `The Wexland Tide Bureau met.\n\n${'They left.\n\n'.repeat(9)}The Wexland Tide Bureau (WTB) left, and the WTB came back.`,
    );
  });
});
