import { describe, it } from 'mocha';
import { checkLint, withLevel } from '../support/check';

describe('repeated-full-name', () => {
  it('marks a full name after its introduction, in the same part and as a noun', () =>
    checkLint(
      `
      The Republic of Korea (ROK) met Japan. The ROK left. The Republic of Korea came back.
                                                               ^^^^^^^^^^^^^^^^^ [warning] repeated-full-name: “ROK” has been introduced: write it here.

      The Republic of Korea navy sailed.
    `,
      'markdown',
      withLevel('repeated-full-name', 'warning'),
    ));
});
