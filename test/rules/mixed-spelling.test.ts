import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

describe('mixed-spelling', () => {
  it('sees abbreviations in two ways of writing, names apart', () =>
    checkLint(`
      The UN met the U.K. and the U.N. Security Council. The U.N. left, as did the UK.
                                                             ^^^^ mixed-spelling
                                                                                   ^^ mixed-spelling
    `));

  it('takes a name that opens a sentence for no word of the draft', () => {
    checkSilent('Centres of Learning are new. They like the center of the town.');
    checkLint(`
      Centres are new. They like the center of the town.
                                     ^^^^^^ mixed-spelling
    `);
  });

  it('takes the reports of a court for no state', () =>
    checkSilent('The US won. See Example v. Sample, 491 U.S. 397 (1989). The US court met.'));

  it('sees a state under two names, where one does not explain the other', () => {
    checkLint(`
      Myanmar fell. They left Burma’s generals alone.
                              ^^^^^ mixed-spelling: “Burma” and “Myanmar” are two names of one thing: keep to one.
    `);
    checkSilent(
      '# Remarks by the Minister\n\nI said Burma, or Myanmar.',
      'They left Burma (Myanmar).',
      'They met the Viet Nam Union. Vietnam left.',
    );
  });

  it('sees a disease with its year and without, but not in what was said, nor what it leaves behind', () => {
    checkLint(`
      Funds for COVID-19 end. The COVID office stays.
                                  ^^^^^ mixed-spelling: “COVID” and “COVID-19” are two names of one thing: keep to one.

      Covid-19 has gone.
    `);
    checkSilent(
      '# Remarks by the Minister\n\nI said COVID-19, or COVID.',
      'Funds for COVID-19 end. Those for long COVID stay. Long COVID is no myth.',
    );
  });

  it('sees words that differ in no more than their ending, but not in what was said', () => {
    checkLint(`
      They move toward peace. Ships move towards war.
                                         ^^^^^^^ mixed-spelling: “towards” and “toward” are two spellings of one word: keep to one.
    `);
    checkSilent(
      '# Remarks by the Minister\n\nI move toward peace, or towards war.',
      'They move toward peace among friends.',
    );
  });

  it('sees a long name in two spellings, and leaves others alone', () => {
    checkLint(`
      The Nordic Rail Organisation met. They left the Nordic Rail Organization’s hall.
                                                                  ^^^^^^^^^^^^ mixed-spelling: “organization” and “organisation” are two spellings of one word: keep to one.
    `);
    checkSilent(
      'The Nordic Rail Organisation met. They left the Baltic Rail Organization.',
      'The British Ministry of Defence met the Japanese Ministry of Defense.',
      'The Nordic Rail Organisation met. The Rail Organization left.',
    );
  });

  it('writes a long name in one spelling throughout', () =>
    checkFix(
      'The Nordic Rail Organisation met. They left the Nordic Rail $0Organization.',
      'The Nordic Rail Organisation met. They left the Nordic Rail Organisation.',
      'Write “organisation” throughout',
    ));

  it('says of a word as it will be where another word gives the way', () =>
    checkFix(
      'Cybersecurity matters. They fear $0cyber-attacks.',
      'Cybersecurity matters. They fear cyberattacks.',
      'Write “cyberattacks” throughout',
    ));

  it('sees a body of two words in two spellings, and none of another owner or place', () => {
    checkLint(`
      The UK Ministry of Defence agreed. Later the Ministry of Defense paid.
                                                               ^^^^^^^ mixed-spelling: “defense” and “defence” are two spellings of one word: keep to one.
    `);
    checkLint(`
      The Wexland Self-Defence Forces met. Later the Wexland Self-Defense Forces’ ships left.
                                                                  ^^^^^^^ mixed-spelling
    `);
    checkSilent(
      'The UK Ministry of Defence agreed. Japan’s Ministry of Defense paid, and then the Ministry of Defense left.',
      'The Ministry of Defence in London agreed. The Ministry of Defense in Tokyo paid.',
      'They met Defence Minister Ames and Defense Minister Moss.',
      'They saw the Space Center and the Art Centre.',
    );
  });

  it('sees the points of a state before its bodies, and leaves those of firms', () => {
    checkLint(`
      The U.S. Navy agreed. The U.S. pays, and the US Coast Guard left.
                                                   ^^ mixed-spelling: “US” and “U.S.” are two spellings of one word: keep to one.
    `);
    checkSilent('The US met U.S. Forces Korea and U.S. Steel Corporation.');
  });

  it('takes a name in capitals for a name', () => {
    checkSilent('They met.\n\nDEFENCE MINISTER ANN ROE: Welcome. U.S. defense grows, and our defense holds.');
    checkLint(`
      The defence minister met. U.S. defense grows, and our defense holds.
                                     ^^^^^^^ mixed-spelling
    `);
  });
  it('takes a party for no word', () => checkSilent('Labor agreed. The defence minister of the centre left.'));
});
