import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

describe('mixed-hyphenation', () => {
  it('sees a name that is joined in two ways, beside common nouns', () =>
    checkLint(`
      The Coast Guard met other coast guards. The Coast Guard left, and the Coastguard stayed.
                                                                            ^^^^^^^^^^ mixed-hyphenation
    `));

  it('knows a noun that may be a verb where no verb can stand', () => {
    checkLint(`
      They like private-sector firms. It will catalyze private sector trade and peace.
                                                       ^^^^^^^^^^^^^^ mixed-hyphenation
    `);
    checkSilent('They like private-sector firms. They let the private sector trade in peace.');
  });

  it('sees a compound that is open before a noun and has a hyphen elsewhere', () => {
    checkLint(`
      A data sharing plan holds. The first year of data-sharing is over.
        ^^^^^^^^^^^^ mixed-hyphenation
    `);
  });

  it('tells of the rarer way, with the plural too', () => {
    checkLint(`
      They build fast-charging sites, and fast-charging hubs. Other fast charging hubs close.
                                                                    ^^^^^^^^^^^^^ mixed-hyphenation: “fast charging” stands here and “fast-charging” elsewhere: keep to one.

      Nonprofits met. A nonprofit left, and a non-profit stayed.
                                              ^^^^^^^^^^ mixed-hyphenation: “non-profit” stands here and “Nonprofits” elsewhere: keep to one.
    `);
  });

  it('tells of the numbers of one series', () => {
    checkLint(`
      They met at COP26 and at COP27. At COP 28 they paid.
                                         ^^^^^^ mixed-hyphenation: “COP 28” stands here and “COP26” elsewhere: keep to one.
    `);
    checkSilent(
      'They met at COP26. The COP 2030 plan, COP 28.5 and 3,000 COP 31,000 are others.',
      'The MQ-9 and the KC-135 flew. The B61 and the B-52 are old.',
    );
  });

  it('knows names and nouns of the glossary that stand in a compound', () =>
    checkLint(`
      They met in the NATO-Ukraine Council. The NATO-Ukraine Council is new, and the NATO Ukraine Council pays.
                                                                                     ^^^^^^^^^^^^ mixed-hyphenation

      They plan cyber defence. Experts in cyber defence met, and cyberdefence grows.
                                                                 ^^^^^^^^^^^^ mixed-hyphenation
    `));

  it('takes grammar for no fault', () =>
    checkSilent(
      'They have long-term plans for the long term. The plans are long-term.',
      'They set up camps. The setup works. They roll back a rollback.',
      'They’re building homes and rebuilding roads. I’m asking about masking.',
      'A well-known man is well known.',
      'They heard gunfire, and then machine gun fire.',
      'Every day they make everyday goods. It may be, maybe.',
    ));

  it('leaves names, quotations and other people’s words alone', () =>
    checkSilent(
      'The Multi-Family Housing Act helps multifamily homes.',
      'They wrote of “multi-family homes” and meant multifamily homes.',
      '> They build multi-family homes.\n\nThey build multifamily homes.',
      'State-of-the-art ships are state-owned. The state owned them.',
    ));

  it('sees a short name with a number', () =>
    checkLint(`
      The G20 met. Then the G20 dined, and the G-20 left.
                                               ^^^^ mixed-hyphenation
    `));

  it('sees it at the start of a sentence and before a longer name, and a name before a genitive', () => {
    checkLint(`
      WEX2 holds. They like WEX2. The WEX 2 Directive ended.
                                      ^^^^^ mixed-hyphenation
    `);
    checkLint(`
      They know the Wex Solidarity Act. The Wex Solidarity Act holds. The Wex-Solidarity Act’s fund pays.
                                                                          ^^^^^^^^^^^^^^ mixed-hyphenation
    `);
  });

  it('sees a pair that begins or ends with a number word', () => {
    checkLint(`
      They want net-zero homes, and net-zero roofs. The net zero goals stay.
                                                        ^^^^^^^^ mixed-hyphenation

      They want a two-state solution, or a two-state plan. The two state solution failed.
                                                               ^^^^^^^^^ mixed-hyphenation
    `);
    checkSilent('It took three years. They have a three-year plan. Two ships left the two-ship ports.');
  });

  it('sees a family name that is joined in two ways', () =>
    checkLint(`
      They met Mira Rapp-Stone. Then Ms. Rapp-Stone left. They wrote to Rapp Stone.
                                                                        ^^^^^^^^^^ mixed-hyphenation
    `));

  it('writes one way throughout, with the capital of a sentence', () => {
    checkFix(
      '$0Multi-family homes grow. The multifamily homes wait for multi-family homes, and multifamily roofs for multifamily plans.',
      'Multifamily homes grow. The multifamily homes wait for multifamily homes, and multifamily roofs for multifamily plans.',
    );
  });

  it('takes what may be a verb for a noun before a verb', () => {
    checkLint(`
      A lab-based network helps, and a lab-based office. The lab based network will grow.
                                                             ^^^^^^^^^ mixed-hyphenation
    `);
    checkSilent('A front-line state helps, and front-line towns. The front line moves west.');
  });

  it('sees a name of the glossary without the hyphen that it has there, where the glossary lets both be', () =>
    checkLint(`
      They trade in the Asia Pacific, and in the Asia Pacific. Ships left the Asia-Pacific.
                                                                              ^^^^^^^^^^^^ mixed-hyphenation
    `));

  it('takes no single capital of a compound for a name, and the capitals of a heading for none', () => {
    checkSilent(
      'They forbid Northern Flag desecration. They saw Northern Flag-desecration activity.',
      '## Talks on Co-operation in Ports\n\nThey signed the Agreement of Wex and Nord for Cooperation on the Uses of Ports.',
    );
    checkLint(`
      They lead the G-20. The G20 met, and the G20 left.
                    ^^^^ mixed-hyphenation
    `);
  });

  it('sees what joins a number to a name that is no word', () => {
    checkLint(`
      They fired a Wexsong-18. The Wexsong-18 flew twice, and the Wexsong 19 once.
                                                                  ^^^^^^^^^^ mixed-hyphenation
    `);
    checkSilent('They fired a Wexsong-18 and a Wexsong-19. They met on March 3 and wrote a March-5 plan.');
  });

  it('sees several things with a hyphen, which describe no noun, and what a hyphen joins to a name or in one', () => {
    checkLint(`
      They want export controls. The export-controls work, and export controls help.
                                     ^^^^^^^^^^^^^^^ mixed-hyphenation
    `);
    checkLint(`
      They fear EU-made toys and EU-made films. They fear an EU made engine.
                                                             ^^^^^^^ mixed-hyphenation
    `);
    checkLint(`
      They met Kwon Tal-su and Kwon Tal-su. Then Kwon Tal Su left.
                                                      ^^^^^^ mixed-hyphenation
    `);
    checkSilent(
      'They won two-thirds of it. Two thirds voted.',
      'They hold follow-ups. They follow up with others.',
      'They met NATO-led forces. NATO led them.',
    );
  });
});
