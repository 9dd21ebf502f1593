import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('misspelled-term', () => {
  it('marks a letter that is missing, too many, wrong or swapped', () =>
    checkLint(`
      The Indo-Pacfic Four met the Untied Nations Command. The Indo-Pacificc Four met the Indo-Pacifik Four.
          ^^^^^^^^^^^^^^^^ [warning] misspelled-term: Write “Indo-Pacific Four” instead of “Indo-Pacfic Four”.
                                   ^^^^^^^^^^^^^^^^^^^^^^ [warning] misspelled-term: Write “United Nations Command” instead of “Untied Nations Command”.
                                                               ^^^^^^^^^^^^^^^^^^ [warning] misspelled-term: Write “Indo-Pacific Four” instead of “Indo-Pacificc Four”.
                                                                                          ^^^^^^^^^^^^^^^^^ [warning] misspelled-term: Write “Indo-Pacific Four” instead of “Indo-Pacifik Four”.
    `));
  it('lets the other variety of English be, in either direction', () =>
    checkSilent(
      'The Center for Strategic and International Studies met.',
      'The Ministry of Defence met.',
      'The Ministry of Defense met.',
    ));
  it('takes no other word of the glossary for a slip', () => checkSilent('They met in the United State of America.'));
  it('takes no plural and no word of another first letter for a slip', () =>
    checkSilent('The Indo-Pacific Fours left the Lndo-Pacific Four.'));
});
