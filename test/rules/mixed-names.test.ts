import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent, lintText } from '../support/check';

describe('mixed-names', () => {
  it('marks the first switch of a name with its counts', () =>
    checkLint(`
      South Korea sent aid, and South Korea will send more. The Republic of Korea is near.
                                                                ^^^^^^^^^^^^^^^^^ [warning] mixed-names: “Republic of Korea” and “South Korea” name the same thing: use one name (“South Korea” 2 times, “Republic of Korea” once).
    `));
  it('tells softly of a part of a name beside the official one, in the nouns of prose', () => {
    checkLint(`
      The Republic of Korea (ROK) sent aid. The ROK left, and Korea will send more, as the South did.
                                                              ^^^^^ [information] mixed-names: “Korea” and “ROK” name the same thing: use one name.
    `);
    checkSilent(
      'The Republic of Korea (ROK) sent aid. The ROK fought in Korea. Korea Example Works left the Korea desk.',
      'The Republic of Korea (ROK) sent aid. The ROK left the Global South. Seoul paid.',
      'The Republic of Korea (ROK) sent aid. The ROK met them in Busan, Korea, on 4 May.',
      'South Korea sent aid. The South will send more, and Korea paid.',
      'North Korea fired. The North is near.',
    );
  });
  it('leaves what may mean another state that the draft names to the rule for that', () =>
    checkLint(`
      The Republic of Korea (ROK) met North Korea. The ROK left. Korea stayed.
                                                                 ^^^^^ ambiguous-name
    `));
  it('counts what is introduced in a pair by its full name', () =>
    checkLint(`
      They met at the US - Republic of Korea (ROK) talks. They like South Korea.
                                                                    ^^^^^^^^^^^ mixed-names
    `));
  it('takes a full name of a state among many others for a choice', () => {
    const levelsOf = (times: number) =>
      lintText(`${'South Korea sent aid. '.repeat(times)}Then they met the Republic of Korea.`).findings.map(
        ({ rule, level }) => `${level} ${rule}`,
      );
    deepEqual(levelsOf(4), ['warning mixed-names']);
    deepEqual(levelsOf(5), ['information mixed-names']);
    deepEqual(levelsOf(10), ['hint mixed-names']);
  });
  it('only hints where the draft ties the names', () =>
    checkLint(`
      South Korea, formally the Republic of Korea (ROK), sent aid. South Korea is near. The ROK is rich.
                                                                                            ^^^ [hint] mixed-names
    `));
  it('uses one name throughout, with the article that it needs', () =>
    checkFix(
      `
      South Korea, formally the Republic of Korea (ROK), sent aid. South Korea's army left. The $0ROK is rich, says “the ROK”.
      `,
      `
      South Korea, formally the Republic of Korea (ROK), sent aid. The ROK's army left. The ROK is rich, says “the ROK”.
      `,
      'Use “ROK” throughout',
    ));
  it('takes the introduced name for the first', () =>
    checkLint(`
      The Global Pivotal State (GPS) is a slogan. A Global Pivot State gives aid, and GPS has critics.
                                                    ^^^^^^^^^^^^^^^^^^ mixed-names: “Global Pivot State” and “Global Pivotal State” name the same thing: use one name (“Global Pivotal State” once, “Global Pivot State” once, “GPS” once).
    `));
  it('uses one name throughout, and drops the introduction that nothing needs', () =>
    checkFix(
      'The Republic of Korea (ROK) met. The ROK left, and $0South Korea paid.',
      'South Korea met. South Korea left, and South Korea paid.',
      'Use “South Korea” throughout',
    ));
  it('knows a noun by what follows it', () =>
    checkLint(`
      The Republic of Korea (ROK) met South Korea's friends. ROK and EU should meet, as ROK forces do.
                                      ^^^^^^^^^^^ mixed-names
                                                             ^^^ [hint] abbreviation-article
    `));
  it('takes a label in emphasis for no name of the text', () =>
    checkSilent(
      '- **China.** The People’s Republic of China (PRC) buys oil, and the PRC pays. The PRC is near.\n- **Japan:** It pays.',
    ));
  it('counts no name of a letterhead, a signature, a citation or an official name in passing', () =>
    checkSilent(
      '**To:** South Korea desk\n**From:** Ministry of Defense, Republic of Korea.\n\nSouth Korea sent aid.',
      'South Korea sent aid.\n\nSincerely,\n\nJane Doe\nMinistry of National Defense, Republic of Korea',
      'South Korea sent aid.\n\n- Ministry of Foreign Affairs, Republic of Korea, *A Strategy for Asia*, December 2022.',
      'South Korea sent aid.\n\n- Jane Doe, Minister of Ships, Republic of Korea\n- John Doe, Minister of Boats, Japan',
      'South Korea sent aid (Kim 2023; Republic of Korea 2022).',
      'South Korea sent aid (Republic of Korea, 2024). South Korea, officially the Republic of Korea, paid.',
    ));
  it('renames no author and no official name in passing', () =>
    checkFix(
      'South Korea, officially the Republic of Korea, sent aid. The $0Republic of Korea paid (Republic of Korea, 2024).',
      'South Korea, officially the Republic of Korea, sent aid. South Korea paid (Republic of Korea, 2024).',
      'Use “South Korea” throughout',
    ));
  it('takes the country of an address for no name of the text', () =>
    checkSilent(
      'The Republic of Korea (ROK) met in Seoul, South Korea, today. The ROK left for Camp Humphreys, South Korea.',
    ));
  it('counts no name in the name of a treaty', () => {
    checkSilent(
      'South Korea calls the Mutual Defense Treaty between the United States of America and the Republic of Korea vital.',
      'The Treaty on Comprehensive Strategic Partnership between the Russian Federation and the Democratic People’s Republic of Korea holds. North Korea ratified it.',
    );
    checkLint(`
      South Korea paid. The treaty between Japan and the Republic of Korea holds.
                                                         ^^^^^^^^^^^^^^^^^ mixed-names
    `);
  });
  it('holds the draft’s own introduction over a word that stands near', () =>
    checkSilent(
      'The United Nations Command (UNC) leads. The UNC met the National Defense University, and UNC members came.',
    ));
  it('counts no name of an office, of a list of titles, or of where a place lies', () =>
    checkSilent(
      'The People’s Republic of China (PRC) met. The Director for China and Mongolia left, and the PRC stayed.',
      'South Korea sent aid.\n\n- Panel Three: Whither the Republic of Korea',
      'The Republic of Korea (ROK) met in Seoul, South Korea, today. The ROK left.',
    ));

  it('only hints where the draft says what something is called officially', () =>
    checkLint(`
      South Korea pays. Both states (known officially as the Republic of Korea, or ROK, and Japan) met. The ROK left.
                                                                                                            ^^^ [hint] mixed-names
    `));

  it('tells of a switch after an abbreviation that is told of as not introduced', () => {
    checkLint(`
      South Korea paid. The ROK left. South Korea stayed.
                            ^^^ undefined-abbreviation
                                      ^^^^^^^^^^^ mixed-names: “South Korea” and “ROK” name the same thing: use one name (“South Korea” 2 times, “ROK” once).
    `);
    checkLint(`
      South Korea paid. The ROK left. It is poor, and the ROK stayed.
                            ^^^ undefined-abbreviation
                                                          ^^^ mixed-names: “ROK” and “South Korea” name the same thing: use one name (“ROK” 2 times, “South Korea” once).
    `);
  });

  it('tells of the first name again after another one has been introduced', () =>
    checkLint(`
      North Korea pays. The Democratic People’s Republic of Korea (DPRK) left with DPRK troops. North Korea has paid.
                                                                                                ^^^^^^^^^^^ [information] mixed-names: “North Korea” and “Democratic People's Republic of Korea” name the same thing: use one name.
    `));

  it('takes a state before a date for where a place lies', () => {
    checkSilent(
      'They train at Camp Wex, South Korea, Aug. 19 2025. They defend the Republic of Korea.',
      'They train at Camp Wex, South Korea, 19 August. They defend the Republic of Korea.',
      'They thank the Ministry of Trade (MOTX), Republic of Korea, for it. They defend South Korea.',
    );
    checkLint(`
      They left Japan, South Korea, May and all. They defend the Republic of Korea.
                                                                 ^^^^^^^^^^^^^^^^^ mixed-names
    `);
  });
  it('takes a pair before words with capitals for part of the name of what it has together', () =>
    checkSilent('South Korea came. The 43rd Republic of Korea-United States Security Consultative Meeting opened.'));

  it('takes what tells of a text above it for no part of that', () => {
    checkSilent('SEOUL, May 4 (Wexnews) -- The following is what South Korea sent.\n\nThe Republic of Korea came.');
    checkSilent('The full text of the statement is as South Korea sent it.\n\nThe Republic of Korea came.');
    checkLint(`
      The following year South Korea came.

      The Republic of Korea came.
          ^^^^^^^^^^^^^^^^^ mixed-names
    `);
  });
});
