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
                                                ^^^^^^^^^^^^^^^^^^^^ [information] term-case
    `);
  });
  it('takes capitals for no slip', () => checkSilent('SEOUL — The minister spoke.', 'TOKYO/SEOUL — They met.'));
  it('takes capitals of a run-in heading, or of a line that heads a list, for those of a heading', () =>
    checkSilent(
      '**Artificial Intelligence (AI):** The ministers met. AI grows.',
      '**<u>Weapons of Mass Destruction</u>:** The ministers met.',
      '**Artificial Intelligence.** The ministers met.',
      '**Artificial Intelligence (AI):**\n\n- The ministers met. AI grows.',
      '- Working Group Three – Artificial Intelligence',
    ));
  it('takes capitals of common nouns for those of the longer name that they begin or end', () =>
    checkSilent(
      'Artificial Intelligence and Cyber Working Group members met.',
      'They lead the Working Group (WGAI) on Artificial Intelligence, and the WGAI grows.',
      'They lead the Forum (GF-A) for the Artificial Intelligence of Ships.',
      'The Global Partnership on Artificial Intelligence met.',
      'The Office of the Chief Digital and Artificial Intelligence Officer met.',
    ));
});
