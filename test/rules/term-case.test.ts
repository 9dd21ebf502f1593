import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('term-case', () => {
  it('sees capitals of a common noun after a word that only opens the sentence', () =>
    checkLint(`
      Its Weapons of Mass Destruction grow.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ term-case
    `));
  it('sees an abbreviation in small letters that is no word', () =>
    checkLint(`
      Security in nato and by nato ties. A quad bike and an aid worker.
                  ^^^^ [warning] term-case: Write “NATO” with its own capitals instead of “nato”.
                              ^^^^ [warning] term-case
    `));
  it('takes a common noun for none of our names, unless the draft writes it with capitals', () => {
    checkSilent('It became a global pivotal state before the Washington summit. No global pivotal state met.');
    checkLint(`
      The Global Pivotal State is a vision. The global pivotal state helps.
                                                ^^^^^^^^^^^^^^^^^^^^ [warning] term-case
    `);
  });
  it('takes capitals for no slip', () => checkSilent('SEOUL — The minister spoke.', 'TOKYO/SEOUL — They met.'));
});
