import { describe, it } from 'mocha';
import { checkFixAll, checkLint, checkSilent } from '../support/check';

describe('abbreviation-form', () => {
  it('marks a plural that an abbreviation does not have', () =>
    checkLint(`
      They ban WMDs, and the WMDs of others too.
               ^^^^ [information] abbreviation-form: Write “WMD” without a plural s.
                             ^^^^ [information] abbreviation-form: Write “WMD” without a plural s.
    `));
  it('marks the apostrophe of a plural, also of an abbreviation that no glossary has', () =>
    checkLint(`
      Two MOU’s were signed, and three KPQ’s were not.
          ^^^^^ [information] abbreviation-form: The plural takes no apostrophe: write “MOUs”.
                                       ^^^^^ [information] abbreviation-form: The plural takes no apostrophe: write “KPQs”.
    `));
  it('leaves the apostrophe of a plural out', () =>
    checkFixAll('Two MOU’s were signed, and three KPQ’s were not.', 'Two MOUs were signed, and three KPQs were not.'));
  it('lets a possessive be', () => checkSilent('The CEO’s text is short, and NATO’s members met.'));
});
