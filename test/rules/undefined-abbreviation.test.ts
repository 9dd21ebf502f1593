import { equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { findFixes, fixAll } from '../../server/rules/fixes';
import { parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { checkFix, checkFixAll, checkLint, checkSilent, filler, lintText, options } from '../support/check';

describe('undefined-abbreviation', () => {
  it('marks an abbreviation that nobody introduced, once in each part', () =>
    checkLint(`
      # Missiles today

      ## Summary

      The DPRK tests missiles. The DPRK denies it.
          ^^^^ undefined-abbreviation: “DPRK” is not introduced in the summary: write “Democratic People's Republic of Korea (DPRK)” here.

      ## Analysis

      The Democratic People's Republic of Korea (DPRK) tests missiles. The DPRK denies it.
    `));
  it('tells it softly where the summary has introduced it, and writes nothing by itself', () => {
    checkLint(`
      ## Summary

      The Democratic People's Republic of Korea (DPRK) tests missiles. The DPRK denies it.

      ## Analysis

      The DPRK tests missiles.
          ^^^^ [information] undefined-abbreviation

      ## Annex

      The DPRK has many.
          ^^^^ [warning] undefined-abbreviation
    `);
    const text = '## Summary\n\nThe Republic of Korea (ROK) met. The ROK left.\n\n## Analysis\n\nThe ROK came back.\n';
    checkFixAll(text, text);
  });
  it('only hints at what small dictionaries of English have', () =>
    checkLint(`
      They fear AI, and the DPRK.
                ^^ [hint] undefined-abbreviation
                            ^^^^ [warning] undefined-abbreviation
    `));
  it('writes nothing by itself in a row of partners, after a quotation or a title that has it, or beside another name', () => {
    for (const text of [
      'They met between Japan – ROK.',
      '“The Republic of Korea (ROK) is near”, he said.\n\nThen the ROK left, and the ROK came.',
      'The Envoy for the DPRK Ann Lee spoke of the DPRK’s missiles.',
      'North Korea fired, and the DPRK’s missiles fell.',
    ])
      checkFixAll(text, text);
  });
  it('says of one of a pair what can be followed', () => {
    checkLint(`
      The ROK-US talks ended.
          ^^^ undefined-abbreviation: “ROK” is not introduced: name “Republic of Korea (ROK)” before it.

      ## Annex

      The ROK-US talks ended, and the ROK left.
          ^^^ undefined-abbreviation: “ROK” is not introduced in the appendix: write “Republic of Korea (ROK)” here.
    `);
  });
  it('takes what a parenthesis tells the members of for explained', () =>
    checkSilent('They met their partners (IP4: Australia, Japan, New Zealand and South Korea). The IP4 left.'));
  it('takes a row of labels for no heading', () =>
    checkLint(`
      They came.

      APB Series Desk Editor: Dr. Ann Lee of Busan | APB Series Coordinator: Bo D. Rhee of Ulsan
      ^^^ undefined-abbreviation
    `));
  it('introduces it where it stands', () =>
    checkFix(
      `
      The $0DPRK's missiles worry an ROK minister, and the DPRK knows.
      `,
      `
      The Democratic People's Republic of Korea's (DPRK) missiles worry an ROK minister, and the DPRK knows.
      `,
    ));
  it('offers to write it out', () =>
    checkFix('An $0ROK minister spoke.', 'A Republic of Korea minister spoke.', 'Write it out: “Republic of Korea”'));
  it('takes a table or a list of abbreviations for an introduction', () =>
    checkSilent(`
      | Short | Full |
      | - | - |
      | ROK | Republic of Korea |

      The ROK met the DPRK.

      ## Abbreviations

      - DPRK: Democratic People's Republic of Korea
    `));
  it('leaves speech alone', () => checkSilent('# Remarks by the minister\n\nThe ROK and the DPRK are neighbours.'));
  it('lets be what is explained in other words', () =>
    checkSilent(
      'ROK means the Republic of Korea. The ROK left.',
      'The Republic of Korea, hereinafter referred to as the ROK, met. The ROK left.',
      "The DPRK—the Democratic People's Republic of Korea—fired. The DPRK denies it.",
      'Four partners (IP4) met. The IP4 left.',
      'The Republic of Korea (“South Korea” or “ROK”) met. The ROK left.',
      '한국은 프로그램(ITPP)에 합의했다. 북한(DPRK)은 반대했다.',
      "2. THE DPRK'S WAR IN EUROPE\n\nNobody knows how it ends.",
      'The term DPRK is official.',
    ));
  it('knows an introduction in the possessive or the plural, and names with an ampersand', () =>
    checkSilent(
      `The Republic of Korea's (ROK's) navy sailed. The ROK left, and the ROK paid. ${filler}`,
      `They sign memoranda of understanding (MOUs). An MOU is short, and an MOU is weak. ${filler}`,
      `They pay for research and development (R&D). Seoul likes R&D, and R&D pays. ${filler}`,
    ));
  it('takes what a law says that an abbreviation means for its explanation', () =>
    checkSilent(
      '(a) The term “DPRK” has the meaning given in section 2 of the Ferries Act of 2011.\n\n(b) No ferry calls at the DPRK.',
      '“ROK” shall have the same meaning as in section 2. The ROK pays.',
    ));
  it('leaves the choice to the writer where the draft has another name', () => {
    const text = 'North Korea fired. The DPRK denied it. North Korea lied.';
    const { usage, findings } = lintText(text);
    const finding = findings.find(({ rule }) => rule === 'undefined-abbreviation');
    ok(finding && findFixes(usage, finding, options).every(({ preferred }) => !preferred));
  });
  it('takes an introduction in a note for one to the readers of notes only', () =>
    checkLint(`
      South Korean ships sailed.[^1] The NCG met.
                                         ^^^ undefined-abbreviation

      [^1]: The Nuclear Consultative Group (NCG) met the Democratic People’s Republic of Korea (DPRK).
      [^2]: The NCG met, and so did the DPRK and the ROK.
                                                     ^^^ undefined-abbreviation
    `));
  it('takes a note below a table for an introduction', () =>
    checkSilent(
      '| Partner | Agreement |\n| - | - |\n| ROK | ITPP |\n\nNote: ITPP = Individually Tailored Partnership Programme; ROK = Republic of Korea. Source: NATO.\n\nThe ROK has an ITPP.',
    ));
  it('takes the note that is called after an abbreviation for its explanation', () => {
    checkSilent(
      'The UNC[^2] sailed.[^1]\n\n[^1]: A note.\n[^2]: United Nations Command.',
      'The UNC’s[^2] ships sailed.\n\n[^2]: I.e., the United Nations Command.',
    );
    checkLint(`
      The UNC[^1] sailed.[^2]
          ^^^ undefined-abbreviation

      [^1]: A note.
      [^2]: United Nations Command.
    `);
  });
  it('takes what an abbreviation is said to be for its explanation', () =>
    checkSilent('The NCDB spoke. The NCDB is the National Center for Boats.'));
  it('counts no label at the start of a paragraph for a use', () =>
    checkLint(`
      WMD. They ban weapons of mass destruction.

      UNC. The UNC's role grows.
               ^^^ undefined-abbreviation
    `));
  it('knows what an abbreviation is said to mean, before and after', () =>
    checkSilent(
      'They fear DPRK ships. “DPRK” means the Democratic People’s Republic of Korea.',
      '## What is the UNC?\n\nUNC is short for United Nations Command. The UNC is old.',
    ));
  it('gives a full name its article where the abbreviation did without', () =>
    checkFix(
      'They have a role in $0UNC. UNC forces left, and UNC is old.',
      'They have a role in the United Nations Command (UNC). UNC forces left, and UNC is old.',
    ));
  it('puts no introduction into a pair or a table', () => {
    for (const text of [
      'EU-ROK ties grow.',
      '| State | Aid |\n| - | - |\n| ROK | much |\n\nThe EU left.',
      'The AP4 leaders met.',
    ])
      checkFixAll(text, text);
  });
  it('lets a line that defines an abbreviation introduce it for the whole draft', () =>
    checkSilent(
      `
      ## Summary

      The ROK met. The MTCR is old. They back the MTCR.

      ## Annex

      The ROK left.

      *[ROK]: Republic of Korea
      *[MTCR]: Missile Technology Control Regime
      `,
      // What it defines need not be used, and may be introduced in the text as well.
      `
      ${filler}

      The Republic of Korea (ROK) met. The ROK left, and the ROK came back.

      *[ROK]: Republic of Korea, called South Korea
      *[DPRK]: Democratic People's Republic of Korea
      `,
    ));
  it('writes the words of a glossary for a first use where they fit', () => {
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
  it('asks for no introduction in the lines over a text, but in the text', () => {
    const standfirst =
      'ROK’s part in keeping the harbours of the coast open makes it a partner of the Alliance, but Seoul has to weigh the cost';
    checkLint(`
      # Harbours

      ${standfirst}

      The ROK sent ships.
          ^^^ undefined-abbreviation
    `);
    checkLint(`
      Joint Words by Minister Pike of Wexton, Minister Lovell of Ostrania, and ROK Minister Kim of Trade
      4 May 2031

      The ROK sent ships.
          ^^^ undefined-abbreviation
    `);
    checkLint(`
      They came.

      ${standfirst.replace('ROK', 'DPRK')}
      ${'^^^^'} undefined-abbreviation
    `);
  });
  it('writes out what is not used again in its part, and says so', () => {
    checkLint(`
      The DPRK came to power.
          ^^^^ undefined-abbreviation: “DPRK” stands only here and is not introduced: write “Democratic People's Republic of Korea”.
    `);
    checkFixAll('The DPRK fell.\n', "The Democratic People's Republic of Korea fell.\n");
    checkFixAll(
      'The DPRK fell. The DPRK rose.\n',
      "The Democratic People's Republic of Korea (DPRK) fell. The DPRK rose.\n",
    );
  });
  it('names the part where it stands once, where another part has it too', () =>
    checkLint(`
      # Rice

      ## Summary

      The DPRK came to power.
          ^^^^ undefined-abbreviation: “DPRK” stands once in the summary and is not introduced there: write “Democratic People's Republic of Korea”.

      ## Analysis

      The Democratic People's Republic of Korea (DPRK) fell. The DPRK rose.
    `));
  it('tells a slip once as loudly as that, in the first part that has it', () =>
    checkLint(`
      ## Summary

      The DPRK fell. The DPRK rose.
          ^^^^ [warning] undefined-abbreviation

      ## Analysis

      The DPRK fell. The DPRK rose.
          ^^^^ [information] undefined-abbreviation
    `));
  it('tells softly of what is introduced after a mark that only seems to open a quotation', () => {
    checkLint(`
      They met (so-called 'talks?) in the Democratic People's Republic of Korea (DPRK).

      Later the DPRK left, and the DPRK came.
                ^^^^ [hint] undefined-abbreviation
    `);
  });
});
