import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

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

  it('sees a long name in two spellings, and leaves short ones and others alone', () => {
    checkLint(`
      The Nordic Rail Organisation met. They left the Nordic Rail Organization’s hall.
                                                                  ^^^^^^^^^^^^ mixed-spelling: “organization” and “organisation” are two spellings of one word: keep to one.
    `);
    checkSilent(
      'The Nordic Rail Organisation met. They left the Baltic Rail Organization.',
      'The Ministry of Defence met the Ministry of Defense. The Defence Staff met the Defense Staff.',
      'The Nordic Rail Organisation met. The Rail Organization left.',
    );
  });

  it('writes a long name in one spelling throughout', () =>
    checkFix(
      'The Nordic Rail Organisation met. They left the Nordic Rail $0Organization.',
      'The Nordic Rail Organisation met. They left the Nordic Rail Organisation.',
      'Write “organisation” throughout',
    ));
});
