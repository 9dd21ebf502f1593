import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { fixAll } from '../../server/rules/fixes';
import { lint } from '../../server/rules/lint';
import { parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { checkFix, checkFixAll, checkLint, checkSilent, options } from '../support/check';

describe('name rules', () => {
  it('mark a deprecated spelling with its right one', () =>
    checkLint(`
      The Indo Pacific matters to NATO Defence College.
          ^^^^^^^^^^^^ deprecated-term: Use “Indo-Pacific” instead of “Indo Pacific”.
                                  ^^^^^^^^^^^^^^^^^^^^ deprecated-term
    `));
  it('keep possessive, article and line break', () =>
    checkFixAll(
      `
      The Indo-Pacific Four (IP4) met. An IP-4's view of the Democratic Peoples
      Republic of Korea, wrote a Nato officer.
      `,
      `
      The Indo-Pacific Four (IP4) met. An IP4's view of the Democratic People's
      Republic of Korea, wrote a NATO officer.
      `,
    ));
  it('leave quotations, titles of works, code and addresses alone', () =>
    checkSilent(
      'He said “the IP-4 is here” and ‘the Indo Pacific’.',
      '> The Indo Pacific is wide.',
      'See https://example.org/_IP-4_/*IP-4* and www.example.org/_IP-4_, or write to _IP-4_@example.org.',
      'In *The Indo Pacific Century* and `IP-4`, see https://example.org/IP-4/Indo%20Pacific.',
      '---\ntitle: The IP-4\n---\n\nText.',
    ));
  it('take a label of yesterday softly', () =>
    checkLint(`
      The AP4 met.
          ^^^ [information] superseded-label
    `));
  it('mark the first switch of a name with its counts', () =>
    checkLint(`
      South Korea sent aid, and South Korea will send more. The Republic of Korea is near.
                                                                ^^^^^^^^^^^^^^^^^ [warning] mixed-names: “Republic of Korea” and “South Korea” name the same thing: use one name (“South Korea” 2 times, “Republic of Korea” once).
    `));
  it('only hint where the draft ties the names', () =>
    checkLint(`
      South Korea, formally the Republic of Korea (ROK), sent aid. South Korea is near. The ROK is rich.
                                                                                            ^^^ [hint] mixed-names
    `));
  it('use one name throughout, with the article that it needs', () =>
    checkFix(
      `
      South Korea, formally the Republic of Korea (ROK), sent aid. South Korea's army left. The $0ROK is rich, says “the ROK”.
      `,
      `
      South Korea, formally the Republic of Korea (ROK), sent aid. The ROK's army left. The ROK is rich, says “the ROK”.
      `,
      'Use “ROK” throughout',
    ));
  it('let normal prose be', () =>
    checkSilent(
      'The Republic of Korea (ROK) and North Korea met. South Korean ships sailed, ROK forces too, and the ROK-US alliance holds.',
      'The United States met US allies in Washington, DC. Washington agreed.',
      'They flew to the Indo-Pacific four times.',
      'China and the Republic of China differ.',
      'The UNC at Chapel Hill has a campus.',
    ));
  it('take the introduced name for the first', () =>
    checkLint(`
      The Global Pivotal State (GPS) is a slogan. A Global Pivot State gives aid, and GPS has critics.
                                                    ^^^^^^^^^^^^^^^^^^ mixed-names: “Global Pivot State” and “Global Pivotal State” name the same thing: use one name (“Global Pivotal State” once, “Global Pivot State” once, “GPS” once).
    `));
  it('use one name throughout, and drop the introduction that nothing needs', () =>
    checkFix(
      'The Republic of Korea (ROK) met. The ROK left, and $0South Korea paid.',
      'South Korea met. South Korea left, and South Korea paid.',
      'Use “South Korea” throughout',
    ));
  it('know a noun by what follows it', () =>
    checkLint(`
      The Republic of Korea (ROK) met South Korea's friends. ROK and EU should meet, as ROK forces do.
                                      ^^^^^^^^^^^ mixed-names
                                                             ^^^ [hint] abbreviation-article
    `));
  it('take a label in emphasis for no name of the text', () =>
    checkSilent(
      '- **China.** The People’s Republic of China (PRC) buys oil, and the PRC pays. The PRC is near.\n- **Japan:** It pays.',
    ));
  it('hold the draft’s own introduction over a word that stands near', () =>
    checkSilent(
      'The United Nations Command (UNC) leads. The UNC met the National Defense University, and UNC members came.',
    ));
  it('accept every right name before its abbreviation, also in marks', () =>
    checkSilent("He speaks of a 'Global Pivotal State' (GPS). The United States (US) left, and the US came back."));
  it('take what a glossary counts for words, never for a pattern', () => {
    const count = { number: 12, was: [{ number: 11, until: '2020-01-01' }] };
    const entry = { preferred: 'Lake Group', counts: [{ of: ['(a+)+$', 'heads (of state)', 'co-chairs'], ...count }] };
    const own = createGlossary([createConcept('lake', entry, 'built-in')]);
    const find = (text: string) =>
      lint(readUsage(own, parseDraft(text, 'plaintext')), options).map(({ start }) => start);
    deepEqual(find(`All 11 Lake Group ${'a'.repeat(200)}!`), []);
    deepEqual(find('All 11 Lake Group heads (of state) meet.'), [4]);
    deepEqual(find('All 11 Lake Group co-chairs meet.'), [4]);
  });
  it('write the words of a glossary for a first use where they fit', () => {
    const firstUse = 'the Harbour Compact of the two ports (HC)';
    const entry = { preferred: 'Harbour Compact', abbreviation: 'HC', article: 'the' as const, firstUse };
    const own = createGlossary([createConcept('hc', entry, 'file:///glossary.yaml')]);
    const fixed = (text: string) => {
      const usage = readUsage(own, parseDraft(text, 'plaintext'));
      return applyEdits(text, fixAll(usage, options).edits);
    };
    equal(
      fixed('They signed the HC. Then the HC held.'),
      'They signed the Harbour Compact of the two ports (HC). Then the HC held.',
    );
    equal(fixed('HC was signed. HC held.'), 'The Harbour Compact of the two ports (HC) was signed. HC held.');
    equal(fixed("They know the HC's text. The HC held."), "They know the Harbour Compact's (HC) text. The HC held.");
    equal(fixed('They know the HC text. The HC held.'), 'They know the Harbour Compact (HC) text. The HC held.');
  });
  it('leave quotations alone wherever they stand', () =>
    checkSilent(
      'They speak of the region (“the Indo Pacific”) often, and of a group (‘the IP-4’).',
      '新聞は「Indo Pacific is the IP-4 region」と書いた。',
      'The term Indo Pacific (without hyphen) is wrong.',
    ));
  it('take capitals for no slip', () => checkSilent('SEOUL — The minister spoke.', 'TOKYO/SEOUL — They met.'));
  it('let be what was right when it happened', () =>
    checkSilent("NATO's 30 members met in Madrid.", "At Vilnius, NATO's 31 members agreed on a plan."));
  it('let a word be that is mentioned and not used', () =>
    checkSilent(
      'Some write R.O.K. or IP-4. The word IP-4 is odd, and so are the words IP-4 and AP4. He wrote *Nato*.',
      'The name itself—AP4, then IP4—shows how loose it is.',
      '*Nato* is a British spelling.',
    ));
  it('let a label be where the text says that another has come', () =>
    checkSilent(
      'The Indo-Pacific Four (IP4), formerly the AP4, met. The former AP4 and its friends left, and the IP4 stayed.',
      'The Indo-Pacific Four (IP4) met. The AP4, now the IP4, was loose. The AP4 became the IP4.',
      'Until 2023 they met as the AP4. They were called the Asia-Pacific Four, or AP4.',
      'The Asia-Pacific 4 (AP4), as they were called, met. AP4 became the label.',
    ));
  it('mark a label that only happens to be old', () =>
    checkLint(`
      The AP4 then met, and now AP4 members leave.
          ^^^ superseded-label
                                ^^^ superseded-label
    `));
  it('leave a longer name its own spelling', () => {
    checkLint(`
      HMAS Indo Pacific sailed. The Indo Pacific Institute and Exercise Indo Pacific met. The Indo Pacific is wide.
                                                                                              ^^^^^^^^^^^^ [warning] deprecated-term
    `);
    checkSilent(
      'The Forum for India-Pacific Islands Cooperation and the Asia Pacific Economic Cooperation Business Council met.',
      'A.I. Smith of The U.N.C. School and R.O.K. Brewing met.',
    );
    checkFixAll('HMAS Indo Pacific sailed the Indo Pacific.', 'HMAS Indo Pacific sailed the Indo-Pacific.');
  });
  it('put no article before a mended abbreviation that may stand before a noun', () => {
    checkFixAll(
      'The Republic of Korea (ROK) met. RoK forces left.',
      'The Republic of Korea (ROK) met. ROK forces left.',
    );
    checkFixAll(
      'The Republic of Korea (ROK) met. RoK should go.',
      'The Republic of Korea (ROK) met. The ROK should go.',
    );
    checkFixAll('U.S Forces Korea left.', 'U.S. Forces Korea left.');
  });
  it('count no name of a letterhead, a signature, a citation or an official name in passing', () =>
    checkSilent(
      '**To:** South Korea desk\n**From:** Ministry of Defense, Republic of Korea.\n\nSouth Korea sent aid.',
      'South Korea sent aid.\n\nSincerely,\n\nJane Doe\nMinistry of National Defense, Republic of Korea',
      'South Korea sent aid.\n\n- Ministry of Foreign Affairs, Republic of Korea, *A Strategy for Asia*, December 2022.',
      'South Korea sent aid.\n\n- Jane Doe, Minister of Ships, Republic of Korea\n- John Doe, Minister of Boats, Japan',
      'South Korea sent aid (Kim 2023; Republic of Korea 2022).',
      'South Korea sent aid (Republic of Korea, 2024). South Korea, officially the Republic of Korea, paid.',
    ));
  it('rename no author and no official name in passing', () =>
    checkFix(
      'South Korea, officially the Republic of Korea, sent aid. The $0Republic of Korea paid (Republic of Korea, 2024).',
      'South Korea, officially the Republic of Korea, sent aid. South Korea paid (Republic of Korea, 2024).',
      'Use “South Korea” throughout',
    ));
  it('see a pair joined by a slash after a point, and by a long dash', () =>
    checkLint(`
      U.S./ROK talks ended, and the ROK—US alliance holds.
      ^^^^^^^^ pair-form: Write “U.S.-ROK” with a hyphen.
                                    ^^^^^^ pair-form: Write “ROK-US” with a hyphen.
    `));
  it('see a pair joined by a dash between spaces', () =>
    checkLint(`
      The United States (U.S.) met. The U.S. – ROK alliance holds.
                                        ^^^^^^^^^^ pair-form: Write “U.S.-ROK” with a hyphen.
    `));
  it('take a long dash between clauses for none that joins a pair', () =>
    checkSilent('The Republic of Korea (ROK) met. They sailed with the ROK—US ships too—and left.'));
  it('see capitals of a common noun after a word that only opens the sentence', () =>
    checkLint(`
      Its Weapons of Mass Destruction grow.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ term-case
    `));
  it('see an abbreviation in small letters that is no word', () =>
    checkLint(`
      Security in nato and by nato ties. A quad bike and an aid worker.
                  ^^^^ [warning] term-case: Write “NATO” with its own capitals instead of “nato”.
                              ^^^^ [warning] term-case
    `));
  it('take a common noun for none of our names, unless the draft writes it with capitals', () => {
    checkSilent('It became a global pivotal state before the Washington summit. No global pivotal state met.');
    checkLint(`
      The Global Pivotal State is a vision. The global pivotal state helps.
                                                ^^^^^^^^^^^^^^^^^^^^ [warning] term-case
    `);
  });
  it('take the country of an address for no name of the text', () =>
    checkSilent(
      'The Republic of Korea (ROK) met in Seoul, South Korea, today. The ROK left for Camp Humphreys, South Korea.',
    ));
  it('keep the words of a speaker, but not slips of the pen', () =>
    checkLint(`
      # Remarks by the President

      World War Two ended. The likeminded countries met on Russia/Ukraine.
                               ^^^^^^^^^^^^^^^^^^^^ [warning] deprecated-term
    `));
  it('see half a capital of the Cold War, but not where a sentence starts', () =>
    checkLint(`
      Cold war thinking is back. The Cold war ended. THE COLD WAR IS OVER, and a cold war began.
                                     ^^^^^^^^ deprecated-term: Use “Cold War” instead of “Cold war”: the period has two capitals.
    `));
  it('take the Washington declaration of a summit for none of our documents', () =>
    checkSilent('NATO agreed on its Washington declaration.'));
  it('see abbreviations in two ways of writing, names apart', () =>
    checkLint(`
      The UN met the U.K. and the U.N. Security Council. The U.N. left, as did the UK.
                                                             ^^^^ mixed-spelling
                                                                                   ^^ mixed-spelling
    `));
  it('miss an article after a preposition, in sentences only', () => {
    checkLint(`
      The United Nations Command (UNC) met. Its role in UNC grew, and they gave ships to UNC.
                                                                                         ^^^ abbreviation-article
    `);
    checkSilent(
      'The United Nations Command (UNC) met.\n\n## A role in UNC.\n\n| In UNC. |\n| - |\n| To UNC. |\n\nA role in UNC',
      'The United Nations Command (UNC) met. It is open to UNC member states and to UNC.org.',
    );
  });
  it('leave the title of a work alone that opens or closes its paragraph', () => {
    checkSilent(
      '*The Indo Pacific Century* is a book.',
      'He read *The Indo Pacific Century*',
      '- *IP-4 and Asia*, a book',
    );
    checkLint(`
      *The Nato summit met in the Indo Pacific. It ended.*
           ^^^^ deprecated-term
                                  ^^^^^^^^^^^^ deprecated-term
    `);
  });
  it('count no name in the name of a treaty', () => {
    checkSilent(
      'South Korea calls the Mutual Defense Treaty between the United States of America and the Republic of Korea vital.',
      'The Treaty on Comprehensive Strategic Partnership between the Russian Federation and the Democratic People’s Republic of Korea holds. North Korea ratified it.',
    );
    checkLint(`
      South Korea paid. The treaty between Japan and the Republic of Korea holds.
                                                         ^^^^^^^^^^^^^^^^^ mixed-names
    `);
  });
  it('leave the words of a speaker alone', () =>
    checkSilent('# Remarks by the minister\n\nThe AP4 met at the UNC. The then-AP4 members agreed with UNC.'));
});
