import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkFix, checkFixAll, checkLint, checkSilent, lintText } from '../support/check';

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

  it('tells more softly of what only a summary over the text has before', () => {
    const levelsOf = (summary: string, letters: string, name: string) =>
      lintText(`# Ferries\n\n${summary}\n\nThe ${name} (${letters}) met. The ${letters} left.`).findings.flatMap(
        ({ rule, level }) => (rule === 'late-introduction' ? [level] : []),
      );
    for (const summary of ['_The QBF sails._', '- The QBF sails.\n- It is new.', '**The QBF sails.**'])
      deepEqual(levelsOf(summary, 'QBF', 'Quiet Boats Forum'), ['information']);
    deepEqual(levelsOf('_The EU sails._', 'EU', 'European Union'), ['hint']);
    deepEqual(levelsOf('The QBF _sails_.', 'QBF', 'Quiet Boats Forum'), ['warning']);
  });

  it('takes a full name in a summary over the text for none of the text', () => {
    const text = 'The Quiet Boats Forum (QBF) met. The QBF left, and the QBF came.';
    checkSilent(`_The Quiet Boats Forum has been new since May._\n\n${text}`);
    checkLint(`
      The Quiet Boats Forum has been new since May.
          ^^^^^^^^^^^^^^^^^ [information] late-introduction

      ${text}
    `);
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
  it('tells softly of whom a draft is by or about, by its title', () =>
    checkLint(`
      # Words of the WXTA
                     ^^^^ [hint] abbreviation-in-heading

      The WXTA met. The Wexton Trade Alliance (WXTA) will meet again; the WXTA is new.
          ^^^^ [information] late-introduction
    `));
  it('moves nothing unasked that every reader knows', () => {
    const text = 'Ann Lee and the U.S. Minister met. The United States (U.S.) agreed, and the U.S. left.';
    checkFixAll(text, text);
  });

  it('takes the words under a picture for no use', () => {
    const text = 'The WXTA met. The Wexton Trade Alliance (WXTA) will meet again; the WXTA is new.';
    checkSilent(
      `They came.\n\nMinisters of the WXTA at the port. Image credit: Dana Pike / Wexton Press.\n\n${text.slice(14)}`,
      `They came.\n\nMinisters of the WXTA at the port. (Photo by Dana Pike/Wexton Press)\n\n${text.slice(14)}`,
    );
    checkLint(`
      They came.

      Ministers of the WXTA at the port. They had a picture.
                       ^^^^ late-introduction

      ${text.slice(14)}
    `);
  });
  it('tells softly of what dictionaries have', () =>
    checkLint(`
      They fear AI. Artificial intelligence (AI) grows, and AI spreads.
                ^^ [information] late-introduction
    `));

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
