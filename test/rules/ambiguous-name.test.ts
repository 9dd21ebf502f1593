import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('ambiguous-name', () => {
  it('asks once which state Korea is, where the draft has both', () =>
    checkLint(`
      South Korea and North Korea met. Then Korea left. Korea came back.
                                            ^^^^^ [hint] ambiguous-name: “Korea” may mean “Republic of Korea” or “Democratic People's Republic of Korea” here: say which.
    `));
  it('asks nothing where the draft has one state, or the sentence tells', () =>
    checkSilent('South Korea met Japan. Then Korea left.', 'A Global Pivotal State needs GPS satellites.'));
});
