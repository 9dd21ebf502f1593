import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('mixed-spelling', () => {
  it('sees abbreviations in two ways of writing, names apart', () =>
    checkLint(`
      The UN met the U.K. and the U.N. Security Council. The U.N. left, as did the UK.
                                                             ^^^^ mixed-spelling
                                                                                   ^^ mixed-spelling
    `));

  it('sees a state under two names, where one does not explain the other', () => {
    checkLint(`
      Myanmar fell. They left Burma’s generals alone.
                              ^^^^^ mixed-spelling: “Burma” and “Myanmar” are two names of one place: keep to one.
    `);
    checkSilent(
      '# Remarks by the Minister\n\nI said Burma, or Myanmar.',
      'They left Burma (Myanmar).',
      'They met the Viet Nam Union. Vietnam left.',
    );
  });
});
