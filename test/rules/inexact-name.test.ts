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
});
