import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

describe('inexact-name', () => {
  it('marks the name of a body that is nearly right', () =>
    checkLint(`
      They met the Pacific Island Forum and the Federal Communication Commission.
                   ^^^^^^^^^^^^^^^^^^^^ [warning] inexact-name: Write “Pacific Islands Forum”, which is how it writes its name.
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [warning] inexact-name
    `));

  it('sees a joining word that a long name lacks, and a word with another ending', () =>
    checkLint(`
      They met the Partnership for Global Infrastructure Investment and the Government Accounting Office.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inexact-name
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inexact-name
    `));

  it('sees the article that the title of an office lacks, before the name of a person too', () => {
    checkLint(`
      They met Secretary of Treasury Ann Roe. The Secretary of Interior left.
               ^^^^^^^^^^^^^^^^^^^^^ [warning] inexact-name: Write “Secretary of the Treasury”, which is how it writes its name.
                                                  ^^^^^^^^^^^^^^^^^^^^^ [warning] inexact-name
    `);
    checkSilent('They met Treasury Secretary Roe and Wexland Secretary of Interior Moss.');
  });

  it('knows laws and initiatives, and those that are much like another one', () => {
    checkLint(`
      They signed the Los Angeles Declaration for Migration and Protection. They read the Family Medical Leave Act.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inexact-name
                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^ inexact-name
    `);
    checkSilent('They read the Electoral Count Act, the Electoral Count Reform Act and the Wexland Count Act.');
  });

  it('sees a slip in the name of a state or city', () =>
    checkLint(`
      They met in Pennslyvania. Ships left Pyongang.
                  ^^^^^^^^^^^^ inexact-name: Write “Pennsylvania” instead of “Pennslyvania”.
                                           ^^^^^^^^ inexact-name
    `));

  it('takes a word that other bodies have in their names for no slip', () => {
    checkSilent(
      'They met the North American Development Bank and the Latin American Development Bank.',
      'They met the American Development Bank and the East Asian Development Bank.',
    );
    checkLint(`
      They met the Asain Development Bank.
                   ^^^^^^^^^^^^^^^^^^^^^^ inexact-name
    `);
  });

  it('leaves quotations and references alone', () =>
    checkSilent('“They met the Pacific Island Forum”, he wrote.', '## References\n\nPacific Island Forum. 2024.'));

  it('writes the name', () => checkFix('They met the $0Pacific Island Forum.', 'They met the Pacific Islands Forum.'));

  it('tells of the spelling of another English, softly where many write it so', () => {
    checkLint(`
      They met the Korea Institute for Defence Analyses and the Japan Bank for International Co-operation.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [information] inexact-name: Write “Korea Institute for Defense Analyses”, which is how it writes its name.
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [information] inexact-name
    `);
    checkLint(`
      They met the World Food Program.
                   ^^^^^^^^^^^^^^^^^^ [hint] inexact-name
    `);
    checkSilent(
      'They read of “the World Trade Organisation”.',
      'They met the Nuclear Non-proliferation Treaty members.',
    );
  });

  it('sees a name with small letters in it or at its end', () => {
    checkLint(`
      They sail the South China sea under the Chatham House rule.
                    ^^^^^^^^^^^^^^^ inexact-name: Write “South China Sea”, which is how it writes its name.
                                              ^^^^^^^^^^^^^^^^^^ inexact-name
    `);
    checkLint(`
      They left the Indo-pacific Economic Framework. They met the Joint Chiefs of staff.
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inexact-name
                                                                  ^^^^^^^^^^^^^^^^^^^^^ inexact-name
    `);
    checkSilent('They met the National Security councils of both states. THE INTERNATIONAL ENERGY AGENCY met.');
  });

  it('sees a department with another preposition, where no other state may have it', () => {
    checkLint(`
      They met the Department for Commerce and the Department of Transport.
                   ^^^^^^^^^^^^^^^^^^^^^^^ inexact-name: Write “Department of Commerce”, which is how it writes its name.
                                                   ^^^^^^^^^^^^^^^^^^^^^^^ inexact-name
    `);
    checkSilent('They met the Department for Education and the Wexland Department for Commerce.');
  });

  it('sees small letters in the names of bodies, places and offices, wherever they are', () => {
    checkLint(`
      They met at the Asian development bank. The south China Sea is wide, and so is the Pacific ocean.
                      ^^^^^^^^^^^^^^^^^^^^^^ [warning] inexact-name
                                                  ^^^^^^^^^^^^^^^ [warning] inexact-name
                                                                                         ^^^^^^^^^^^^^ [information] inexact-name
    `);
    checkLint(`
      They asked the World trade organization and the State department, as Prime minister Moss did.
                     ^^^^^^^^^^^^^^^^^^^^^^^^ [warning] inexact-name
                                                      ^^^^^^^^^^^^^^^^ inexact-name
                                                                           ^^^^^^^^^^^^^^ inexact-name
    `);
    checkFix('They asked the $0European parliament.', 'They asked the European Parliament.');
    checkSilent(
      'World trade organization is a goal. State department heads met. Prime minister is her title.',
      'They want an Asian development bank. They read “the European parliament”.',
      'The Nuclear Non-proliferation Treaty holds. The world bank of seeds and the coast guard met.',
    );
  });
});
