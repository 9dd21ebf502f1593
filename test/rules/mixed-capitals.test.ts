import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

describe('mixed-capitals', () => {
  it('takes a year before a name for no part of it', () =>
    checkLint(`
      The 1992 Wexford Agreement holds. The Wexford agreement helps.
                                            ^^^^^^^^^^^^^^^^^ mixed-capitals
    `));

  it('tells of the rarer way, once for a phrase', () => {
    checkLint(`
      The Federal rules help. Then the federal rules ended. All federal rules end.
          ^^^^^^^ mixed-capitals: “Federal” stands here and “federal” elsewhere: keep to one way of capitals.

      They use charging infrastructure. They need charging infrastructure, and Charging Infrastructure helps.
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^ mixed-capitals

      The Board of Directors met. Then the board of directors left. The board of directors knows it.
          ^^^^^^^^^^^^^^^^^^ mixed-capitals

      In the 20th Century they fought, and in the 20th century they dined. The 20th century ended.
             ^^^^^^^^^^^^ mixed-capitals

      They want the child tax credit. Many claim the Child Tax Credit, and the Child Tax Credit helps.
                          ^^^^^^^^^^ mixed-capitals
    `);
  });

  it('takes the start of a sentence, a label and a longer name for no fault', () =>
    checkSilent(
      'WASHINGTON – Ships left. They met in Washington, and Washington was glad.',
      'HARBOR, May 4 – Ships left Harbor.',
      'They met PIKEDA Jane. Then Pikeda left, and Pikeda’s ships too.',
      'Clean energy helps: Clean energy is cheap. They want clean energy.',
      '- **Clean Energy:** They want clean energy.\n- Clean Energy – They sell clean energy.',
      'The Clean Energy Fund pays. The Office of Clean Energy met. They want clean energy.',
      'They read the [Order on Clean Energy from Rivers](https://example.org) and want clean energy.',
      'A Framework for Security, Public Health, and Trade was signed for public health.',
      'They want clean energy.\n\n## The Clean Energy Future',
      'Q    Clean energy?\n\nA    They want clean energy.',
      'THE CLEAN ENERGY FUND IS HERE\n\nThey want clean energy.',
    ));

  it('compares one of several with all, and any one with any', () => {
    checkLint(`
      The Signatory States met. They met in each signatory state.
                                                 ^^^^^^^^^^^^^^^ mixed-capitals

      Harbor towns pay. A Harbor Town that is late pays more.
                          ^^^^^^^^^^^ mixed-capitals
    `);
    checkSilent('The Rivers Board met. A rivers board is rare, and rivers boards are many.');
    checkFix(
      'The Signatory States met. The Signatory States pay in each $0signatory state.',
      'The Signatory States met. The Signatory States pay in each Signatory State.',
    );
  });

  it('compares what follows a hyphen with the same before it', () => {
    checkLint(`
      The Lee-Smith Amendment holds. They read the Lee-Smith Amendment, and the Lee-Smith amendment helps.
                                                                                    ^^^^^^^^^^^^^^^ mixed-capitals

      The EU’s Anti-Dumping Instrument helps. The anti-dumping instrument is new.
                                                       ^^^^^^^^^^^^^^^^^^ mixed-capitals
    `);
    checkSilent(
      'The Lee-Smith Amendment holds. The Hale-Smith amendment does not.',
      'They made a Plan for US-Peru Relations and want good US-Peru relations.',
    );
  });

  it('takes neither a date nor another name for a part of the name', () => {
    checkLint(`
      They signed the Wexland Declaration of May 2021. The Wexland declaration holds.
                                                           ^^^^^^^^^^^^^^^^^^^ mixed-capitals

      They lead the Elsa initiative, and under the Elsa Initiative and Lake Pact they pay. The Elsa initiative grows.
                                                   ^^^^^^^^^^^^^^^ mixed-capitals

      At Rome, G7 Leaders agreed a Platform on Economic Theft. Later G7 leaders met. Then G7 leaders left.
               ^^^^^^^^^^ mixed-capitals
    `);
    checkSilent('The Clean Water and Rivers Act pays. They want clean water.');
  });

  it('tells of an abbreviation in what was said as well', () =>
    checkLint(`
      MR. LEE: They joined AUKUS. The AUKUS pact grows.

      MR. PIKE: They want clean energy and Clean Energy. Then Aukus fell.
                                                              ^^^^^ mixed-capitals

      MR. LEE: Yes.
    `));

  it('takes several who are not named for no title', () =>
    checkLint(`
      They met the foreign ministers, and later the Foreign Ministers. Then the foreign ministers dined.
                                                    ^^^^^^^^^^^^^^^^^ mixed-capitals
    `));

  it('takes the title of a person, one of several and a verb for no fault', () =>
    checkSilent(
      'They met the National Security Adviser. Each national security adviser knows it, and the national security adviser of Peru.',
      'The Action Plan helps. An action plan is needed, and no new action plan came.',
      'The Build Back plan passed. They build back homes.',
      'Vice President Lee met the vice president of the firm.',
    ));

  it('sees an abbreviation that is written as a word, but no speaker and no surname in a line of capitals', () => {
    checkLint(`
      They met the Gavi board, and Gavi paid. The GAVI (an alliance) left.
                                                  ^^^^ mixed-capitals
    `);
    checkSilent('MS. PARK: They met Ms. Park.', 'They asked MS. PARK. They met Park.');
  });

  it('writes one way throughout', () =>
    checkFix(
      'The $0Federal agencies met. Then the federal agencies left. All federal agencies know it.',
      'The federal agencies met. Then the federal agencies left. All federal agencies know it.',
    ));

  it('sees a single word in two ways where it speaks of one thing, or describes bodies', () => {
    checkLint(`
      They serve the Nation well. The roads bind the nation, and the nation is here.
                     ^^^^^^ mixed-capitals: “Nation” stands here and “nation” elsewhere: keep to one way of capitals.

      All Federal departments pay. They asked federal agencies, and all federal agencies paid.
          ^^^^^^^ mixed-capitals
    `);
    checkSilent(
      'They serve the Nation. Every nation pays, and a nation of islands; our nation too.',
      'They run the Feed the Nation plan for the nation.',
      'They saw the Nation of Islam and heard the nation. The Union Nation met.',
      'They met the Democratic members. They want democratic ways.',
      'The nation Nation Nation.',
    );
  });

  it('sees the second half of a name with a capital and without, and no title', () => {
    checkLint(`
      They met Park Sun-ho. Then Park Sun-ho left, and Park Sun-Ho came.
                                                            ^^^^^^ mixed-capitals
    `);
    checkSilent(
      '# The Long-Term Plan\n\nLong-term plans help. They want long-term plans. The Long-Term Plan is out.',
      'They asked the long-term planners. Long-Term Plans: They asked.',
    );
  });

  it('sees what governs with a capital and without, whoever leads it', () => {
    checkLint(`
      The Reagan administration left. The Ford administration left, and the Carter Administration came.
                                                                                   ^^^^^^^^^^^^^^ mixed-capitals
    `);
    checkSilent('They left the Small Business Administration. The Carter administration pays a city administration.');
  });

  it('lets no name go on over the end of a sentence', () => {
    checkLint(`
      They met in Peru. The Leaders dined. They met the Leaders. The leaders left.
                                                                     ^^^^^^^ mixed-capitals
    `);
    checkSilent(
      'They signed the Agreement on rivers. They like the agreement. They met Ann B. Leaders and the leaders.',
    );
  });

  it('sees the capitals of a word beside a name of the glossary', () =>
    checkLint(`
      They met before the NATO summit. Later they left the NATO summit, and the NATO Summit ended.
                                                                                ^^^^^^^^^^^ mixed-capitals
    `));

  it('sees an abbreviation with a number, and no part of a compound', () => {
    checkLint(`
      They met after WEXID-19. They fear WEXID-19, and Wexid-19 came.
                                                       ^^^^^ mixed-capitals
    `);
    checkSilent('They want Driven Repayment. They want income-driven repayment of income-driven repayment.');
  });

  it('sees a name of two words in capitals', () => {
    checkLint(`
      They held WEXY SHIELD in June, and WEXY SHIELD grew. Then Wexy Shield ended.
                                                                ^^^^^^^^^^^ mixed-capitals
    `);
    checkSilent('THE WEXY SHIELD ENDS\n\nThey held Wexy Shield.', 'WEXY SHIELD: They left. Then Wexy Shield left.');
  });

  it('sees a name with a number word in small letters', () =>
    checkLint(`
      They like Pillar Two. They met under Pillar Two, and none pays for pillar two.
                                                                         ^^^^^^^^^^ mixed-capitals
    `));

  it('sees a body that is named without an article, and no common noun', () => {
    checkLint(`
      They asked Congress to pay. Then Congress paid, and they wrote to congress.
                                                                        ^^^^^^^^ mixed-capitals
    `);
    checkSilent(
      'They asked Congress to pay. The congress of dentists left.',
      'They asked Congress to pay. They went to party congress after party congress.',
    );
  });

  it('leaves the capitals of what was said, and those of a name that a number begins in', () =>
    checkSilent(
      '# Remarks by the Minister\n\nI asked the House. They saw the house. We saw the House.',
      'They read the Policy Framework for the 21st Century. It is of the 21st century.',
    ));

  it('sees the capital of an office that nobody is named with', () => {
    checkLint(`
      They asked the Chair. Then they wrote to the Chair, and later asked the chair.
                                                                              ^^^^^ mixed-capitals
    `);
    checkSilent('They asked the Chair. The chair of the firm left.', 'They asked Chair Lee, and then a chair.');
  });

  it('writes all capitals of a phrase after a semicolon, where none was', () =>
    checkFix(
      'Trade Ministers met. Later Trade Ministers dined. They left; $0trade ministers will write.',
      'Trade Ministers met. Later Trade Ministers dined. They left; Trade Ministers will write.',
    ));

  it('compares the ministers of several offices, and the titles before names', () => {
    checkLint(`
      They report to foreign ministers and to Defence Ministers twice a year.
                                                      ^^^^^^^^^ mixed-capitals: “Ministers” stands here and “ministers” elsewhere: keep to one way of capitals.
    `);
    checkLint(`
      They spoke with Prime Minister Moss. They left under prime minister Anna Lund.
                                                                 ^^^^^^^^ mixed-capitals
    `);
    checkSilent(
      'They spoke with Prime Minister Moss. They met the prime minister Anna Lund, and former prime minister Hale.',
      'They spoke with Defence Ministers Moss and Lund. They met the foreign ministers.',
      'Foreign ministers met, and so did defence ministers and “Foreign Ministers”.',
      'They spoke with President Moss and the presidents Lund and Hale.',
    );
  });

  it('compares meetings that are called by their places', () => {
    checkLint(`
      They met at the Rome Summit. The question for the Oslo summit and beyond is money.
                                                             ^^^^^^ mixed-capitals
    `);
    checkSilent('They met at the Rome Summit. A NATO summit follows, and they like summits.');
  });

  it('sees capitals within an abbreviation, and a name that “and” joins to another word', () => {
    checkLint(`
      They share operational control (OPKON). The OpKon transfer is hard.
                                                  ^^^^^ mixed-capitals
    `);
    checkLint(`
      The CHYPS and Fishing Act pays. The Chyps and Fishing Act is dear, and the CHYPS and Fishing Act holds.
                                          ^^^^^ mixed-capitals
    `);
    checkSilent('They met McConnell. Then McConnell spoke.');
  });

  it('takes whose something is for no part of its name, and a place after it neither', () => {
    checkLint(`
      They ended the Committee's Panel of Guests. The panel of guests had met twice.
                                                      ^^^^^^^^^^^^^^^ mixed-capitals
    `);
    checkLint(`
      They left before the Plenary was over. At the plenary in Rome they met.
                                                    ^^^^^^^ mixed-capitals
    `);
    checkSilent('They like the Children’s Health Fund. They want a health fund.');
  });

  it('only hints where a name may go on with other words', () =>
    checkLint(`
      They want the rural bank again. Many claim the Rural Bank loans, and the Rural Bank loans help.
                    ^^^^^^^^^^ [hint] mixed-capitals
    `));

  it('takes what goes on in the plural for the same phrase', () =>
    checkLint(`
      They asked for locally managed funds. They saw the Locally Managed Fund there.
                                                         ^^^^^^^^^^^^^^^ [hint] mixed-capitals
    `));

  it('tells of the loudest of several near one another', () =>
    checkLint(`
      They saw the rural harbour board. Then the Rural Harbour Board agreed with the Rural Harbour Board.
                         ^^^^^^^^^^^^^ [information] mixed-capitals
    `));

  it('takes no noun that ends as adverbs do for an adverb', () =>
    checkLint(`
      They saw the rural assembly. Then the Rural Assembly left, and the Rural Assembly came.
                   ^^^^^^^^^^^^^^ mixed-capitals
    `));

  it('compares titles that open a sentence', () =>
    checkLint(`
      Foreign minister Moss agreed. They met with Foreign Minister Lind, and Foreign Minister Ames left.
              ^^^^^^^^ mixed-capitals
    `));
  it('takes what a body is on, listed, for its name', () => {
    checkSilent('They lead a panel on Climate Change, Storms and Floods. They fear climate change.');
    checkLint(`
      They lead a panel on Climate Change, and left. They fear climate change.
                                                               ^^^^^^^^^^^^^^ mixed-capitals
    `);
  });

  it('compares the parts of a law that have numbers', () => {
    checkLint(`
      They act under Article 5, and others under Article 6. Then article 7 came.
                                                                 ^^^^^^^ mixed-capitals: “article” stands here and “Article” elsewhere: keep to one way of capitals.
    `);
    checkSilent(
      'Article 5 holds. They act under article 6. They read an Article on it, and an article.',
      'They act under Article 5, as section 7 says.',
    );
  });

  it('knows a name after an article of it, before more of it, and before a verb with an object', () => {
    checkLint(`
      They act under Article 6 of the Moss agreement. The Moss Agreement grew. They read the Moss Agreement.
                                      ^^^^^^^^^^^^^^ [information] mixed-capitals
    `);
    checkLint(`
      The Wexian Ministry of Rural affairs met. The Ministry of Rural Affairs left the Ministry of Rural Affairs.
                             ^^^^^^^^^^^^^ [information] mixed-capitals
    `);
    checkLint(`
      The Lake defense Contact Group met. The Lake Defense Contact Group left the Lake Defense Contact Group.
          ^^^^^^^^^^^^ [information] mixed-capitals
    `);
    checkLint(`
      The harbour coordination group meets every month. The Harbour Coordination Group agreed.
                                                                    ^^^^^^^^^^^^^^^^^^ [information] mixed-capitals
    `);
  });
  it('tells once of one word that is written in two ways in several phrases', () =>
    checkLint(`
      The three leaders met. Later the three Leaders dined, and the three leaders left. The G7 leaders met the G7 leaders.
                                       ^^^^^^^^^^^^^ mixed-capitals

      The G7 Leaders agreed.
    `));
  it('compares no treaty of several with a fund that bears its name', () =>
    checkSilent('They pay for the Pandemic fund, and they want a pandemic treaty. The fund is small.'));
  it('leaves the title of a document its capitals', () =>
    checkSilent(
      'Quad foreign ministers met. So says the Joint Statement by the Quad Foreign Ministers. Quad foreign ministers left.',
    ));
  it('sees what is of a state before any noun', () =>
    checkLint(`
      They like Federal programs. They pay for Federal buildings with the Office’s federal funds.
                                                                                   ^^^^^^^ mixed-capitals
    `));
  it('sees the government of letters with points, which end no sentence', () =>
    checkLint(`
      They met the U.S. Government in May. They left the U.S. government alone, and the U.S. Government paid.
                                                              ^^^^^^^^^^ mixed-capitals
    `));
  it('takes one of several for no name, whatever describes it', () =>
    checkSilent(
      'They wrote a new national ferry strategy. The National Ferry Strategy is short, and the National Ferry Strategy is old.',
    ));
});
