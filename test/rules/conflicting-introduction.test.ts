import { describe, it } from 'mocha';
import { checkLint } from '../support/check';

describe('conflicting-introduction', () => {
  it('marks one abbreviation for two names, and two for one', () =>
    checkLint(`
      The United Nations Command (UNC) met the University of North Carolina (UNC).
                                                                             ^^^ [warning] conflicting-introduction: “UNC” already stands for “United Nations Command” in this draft: use another abbreviation, or none.

      The Nuclear Consultative Group (NCG) met. The Nuclear Consultative Group (NuCG) is new.
                                                                                ^^^^ [warning] conflicting-introduction: “Nuclear Consultative Group” has been abbreviated to “NCG” already: keep to one abbreviation.
    `));
});
