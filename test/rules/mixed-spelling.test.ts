import { describe, it } from 'mocha';
import { checkLint } from '../support/check';

describe('mixed-spelling', () => {
  it('sees abbreviations in two ways of writing, names apart', () =>
    checkLint(`
      The UN met the U.K. and the U.N. Security Council. The U.N. left, as did the UK.
                                                             ^^^^ mixed-spelling
                                                                                   ^^ mixed-spelling
    `));
});
