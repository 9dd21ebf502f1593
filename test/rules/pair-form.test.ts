import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('pair-form', () => {
  it('sees the order of a pair with points in a name of the glossary', () =>
    checkLint(`
      The Republic of Korea (ROK) left the ROK-U.S. talks. The U.S.-ROK alliance grows.
                                                               ^^^^^^^^ pair-form
    `));

  it('sees a pair joined by a slash after a point, and by a long dash', () =>
    checkLint(`
      U.S./ROK talks ended, and the ROK—US alliance holds.
      ^^^^^^^^ pair-form: Write “U.S.-ROK” with a hyphen.
                                    ^^^^^^ pair-form: Write “ROK-US” with a hyphen.
    `));
  it('sees a pair joined by a dash between spaces', () =>
    checkLint(`
      The United States (U.S.) met. The U.S. – ROK alliance holds.
                                        ^^^^^^^^^^ pair-form: Write “U.S.-ROK” with a hyphen.
    `));
  it('sees a space on one side of the hyphen', () =>
    checkLint(`
      The U.S.- Japan talks ended. The Japan -China talks began.
          ^^^^^^^^^^^ pair-form: Write “U.S.-Japan” with a hyphen.
                                       ^^^^^^^^^^^^ pair-form
    `));
  it('takes a long dash between clauses for none that joins a pair', () =>
    checkSilent('The Republic of Korea (ROK) met. They sailed with the ROK—US ships too—and left.'));
  it('sees no change of order where speakers take turns, nor in a title of three parts', () =>
    checkSilent(
      '# Remarks by two presidents\n\nThe ROK-U.S. talks ended. The U.S.-ROK talks began.',
      'The Japan-China talks ended. She led the China/Japan/Eurasia desk.',
    ));

  it('sees two orders, or two forms, of a pair that no glossary knows, names of more apart', () => {
    checkLint(`
      U.S.-Wexland talks ended. U.S.-Wexland ships left. Then Wexland-U.S. talks began.
                                                              ^^^^^^^^^^^^ [information] pair-form: “U.S.-Wexland” and “Wexland-U.S.” name one pair in two orders: keep to one.
    `);
    checkLint(`
      The U.S.-Wexlands alliance holds. They like the U.S.-Wexlands alliance, and the U.S.-Wexland Alliance.
                                                                                      ^^^^^^^^^^^^ [information] pair-form: “U.S.-Wexland” stands here and “U.S.-Wexlands” elsewhere: keep to one.
    `);
    checkSilent(
      'The U.S.-Wexland talks ended. They signed the Wexland-U.S. Fish and Port Compact.',
      'They flew Lee-Moss Air. The Jong-Un talks ended. The Wexland-U.S. talks ended. The Zed-Wexland-U.S. talks began.',
      '# Remarks by two presidents\n\nThe Wexland-Zed talks ended. The Zed-Wexland talks began.',
    );
  });

  it('sees three partners or more that are joined or ordered in two ways', () => {
    checkLint(`
      US-Japan-Australia talks began. The US - Japan - Australia talks ended, and US–Japan–Australia talks began.
                                          ^^^^^^^^^^^^^^^^^^^^^^ [information] pair-form: “US-Japan-Australia” and “US - Japan - Australia” name the same partners in two ways: keep to one.
    `);
    checkLint(`
      US-Japan-Australia talks began. Then Japan-US-Australia talks ended.
                                           ^^^^^^^^^^^^^^^^^^ pair-form
    `);
    checkSilent(
      'US-Japan-Australia talks began. The US, Japan and Australia met. “US–Japan–Australia” is a name.',
      'US-Japan-Australia talks began. Then US-Japan-India talks ended.',
      'US-Japan-Australia talks began. The Australia-US-Japan Youth Summit met.',
    );
  });
});
