import { describe, it } from 'mocha';
import { checkFixAll, checkLint, checkSilent } from '../support/check';

describe('redundant-word', () => {
  it('marks a word that says what the abbreviation says', () =>
    checkLint(`
      The NATO organization met, and they ban WMD weapons.
          ^^^^^^^^^^^^^^^^^ [warning] redundant-word: “NATO organization” says it twice: “NATO” is enough.
                                              ^^^^^^^^^^^ [warning] redundant-word: “WMD weapons” says it twice: “WMD” is enough.
    `));
  it('leaves the word out, and the article that was its own', () =>
    checkFixAll('They trust the NATO organization.', 'They trust NATO.'));

  it('lets a noun after it have a word of its own', () => {
    checkSilent('They met NATO treaty obligations. NATO organization reform is due.');
    checkLint(`
      The NATO organization has met. They hold two WMD weapons tests.
          ^^^^^^^^^^^^^^^^^ redundant-word
                                                   ^^^^^^^^^^^ redundant-word
    `);
  });
});
