import { ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findFixes } from '../../server/rules/fixes';
import { checkFix, checkFixAll, checkLint, checkSilent, lintText, options } from '../support/check';

/** Words enough for a text in which an abbreviation should be used. */
const filler = 'Ministers met in spring and agreed to meet again before winter came to the capital. '.repeat(16).trim();

describe('introduction rules', () => {
  it('mark an abbreviation that nobody introduced, once in each part', () =>
    checkLint(`
      # Missiles today

      ## Summary

      The DPRK tests missiles. The DPRK denies it.
          ^^^^ undefined-abbreviation: “DPRK” is not introduced in the summary: write “Democratic People's Republic of Korea (DPRK)” here.

      ## Analysis

      The Democratic People's Republic of Korea (DPRK) tests missiles. The DPRK denies it.
    `));
  it('introduce it where it stands', () =>
    checkFix(
      `
      The $0DPRK's missiles worry an ROK minister, and the DPRK knows.
      `,
      `
      The Democratic People's Republic of Korea's (DPRK) missiles worry an ROK minister, and the DPRK knows.
      `,
    ));
  it('write it out', () =>
    checkFix('An $0ROK minister spoke.', 'A Republic of Korea minister spoke.', 'Write it out: “Republic of Korea”'));
  it('take a table or a list of abbreviations for an introduction', () =>
    checkSilent(`
      | Short | Full |
      | - | - |
      | ROK | Republic of Korea |

      The ROK met the DPRK.

      ## Abbreviations

      - DPRK: Democratic People's Republic of Korea
    `));
  it('leave speech alone', () => checkSilent('# Remarks by the minister\n\nThe ROK and the DPRK are neighbours.'));
  it('move a late introduction to the first use', () =>
    checkFix(
      `
      The $0DPRK tests missiles.
      Later the Democratic People's Republic of Korea (DPRK) stopped.
      `,
      `
      The Democratic People's Republic of Korea (DPRK) tests missiles.
      Later the DPRK stopped.
      `,
    ));
  it('shorten a second introduction, with its article', () =>
    checkFixAll(
      `
      The North Atlantic Treaty Organization (NATO) met. The
      North Atlantic Treaty Organization's (NATO) members left NATO.
      `,
      `
      The North Atlantic Treaty Organization (NATO) met. NATO's members left NATO.
      `,
    ));
  it('mark what is introduced for nothing', () =>
    checkLint(`
      The Indo-Pacific Four (IP4) met. ${filler}
                             ^^^ [warning] unused-introduction
    `));
  it('softly mark what is introduced for one use', () =>
    checkLint(`
      The Indo-Pacific Four (IP4) met. The IP4 left. ${filler}
                             ^^^ [hint] unused-introduction
    `));
  it('count the use in a longer name', () =>
    checkSilent(`The Republic of Korea (ROK) met. The ROK-NATO partnership grows, as the ROK says. ${filler}`));
  it('never drop an introduction that a longer name relies on', () => {
    const text = `The Republic of Korea (ROK) met. The ROK-US alliance holds. ${filler}`;
    checkLint(`
      ${text}
                             ^^^ [hint] unused-introduction
    `);
    checkFixAll(text, text);
  });
  it('leave to the writer what is used once in each part', () => {
    const text = `The Indo-Pacific Four (IP4) met. ${filler}\n\n## Annex\n\nThe IP4 left.`;
    checkFixAll(text, text);
  });
  it('never drop an introduction that a note relies on', () => {
    const text = `The Indo-Pacific Four (IP4) met.[^1] ${filler}\n\n[^1]: See what the IP4 said.`;
    checkFixAll(text, text);
  });
  it('offer to write the one use out', () =>
    checkFix(
      `The Indo-Pacific Four ($0IP4) met. The IP4's leaders left. ${filler}`,
      `The Indo-Pacific Four met. The Indo-Pacific Four's leaders left. ${filler}`,
    ));
  it('leave the parenthesis out', () =>
    checkFix(`The Indo-Pacific Four ($0IP4) met. ${filler}`, `The Indo-Pacific Four met. ${filler}`));
  it('know the abbreviations that the draft makes', () =>
    checkLint(`
      The NCG met. The Nuclear Consultative Group (NCG) will meet again; the NCG is new.
          ^^^ late-introduction
    `));
  it('put no introduction into a pair or a table', () => {
    for (const text of [
      'EU-ROK ties grow.',
      '| State | Aid |\n| - | - |\n| ROK | much |\n\nThe EU left.',
      'The AP4 leaders met.',
    ])
      checkFixAll(text, text);
  });

  it('let a line that defines an abbreviation introduce it for the whole draft', () =>
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
  it('find nothing else in such a line', () =>
    checkLint(`
      NATO met.

      *[Nato]: The atlantic alliance of NATO states and Indo Pacific friends
      *[XYZ]: XYZ of the IP-4, last year in the defence and the defense of South Korea
      *[UNC]: United Nations Commission
              ^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-expansion: “UNC” stands for “United Nations Command”, not “United Nations Commission”.
    `));
  it('mend nothing else in such a line', () => {
    checkFixAll(
      `
      The IP-4 met. The ROK left.

      *[IP-4]: Indo-Pacific Four
      *[ROK]: Republic of Koreaa
      *[UNC]: United Nations Commission
      `,
      `
      The IP4 met. The ROK left.

      *[IP-4]: Indo-Pacific Four
      *[ROK]: Republic of Koreaa
      *[UNC]: United Nations Commission
      `,
    );
  });
  it('let be what is explained in other words', () =>
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
  it('know an introduction in the possessive or the plural, and names with an ampersand', () =>
    checkSilent(
      `The Republic of Korea's (ROK's) navy sailed. The ROK left, and the ROK paid. ${filler}`,
      `They sign memoranda of understanding (MOUs). An MOU is short, and an MOU is weak. ${filler}`,
      `They pay for research and development (R&D). Seoul likes R&D, and R&D pays. ${filler}`,
    ));
  it('leave the choice to the writer where the draft has another name', () => {
    const text = 'North Korea fired. The DPRK denied it. North Korea lied.';
    const { usage, findings } = lintText(text);
    const finding = findings.find(({ rule }) => rule === 'undefined-abbreviation');
    ok(finding && findFixes(usage, finding, options).every(({ preferred }) => !preferred));
  });
  it('prepare the reader of notes in a note, and nobody else', () =>
    checkLint(`
      South Korean ships sailed.[^1] The NCG met.
                                         ^^^ undefined-abbreviation

      [^1]: The Nuclear Consultative Group (NCG) met the Democratic People’s Republic of Korea (DPRK).
      [^2]: The NCG met, and so did the DPRK and the ROK.
                                                     ^^^ undefined-abbreviation
    `));
  it('take a note below a table for an introduction', () =>
    checkSilent(
      '| Partner | Agreement |\n| - | - |\n| ROK | ITPP |\n\nNote: ITPP = Individually Tailored Partnership Programme; ROK = Republic of Korea. Source: NATO.\n\nThe ROK has an ITPP.',
    ));
  it('take the note that is called after an abbreviation for its explanation', () => {
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
  it('take what an abbreviation is said to be for its explanation', () =>
    checkSilent('The NCDB spoke. The NCDB is the National Center for Boats.'));
  it('count no label at the start of a paragraph for a use', () =>
    checkLint(`
      WMD. They ban weapons of mass destruction.

      UNC. The UNC's role grows.
               ^^^ undefined-abbreviation
    `));
  it('know what an abbreviation is said to mean, before and after', () =>
    checkSilent(
      'They fear DPRK ships. “DPRK” means the Democratic People’s Republic of Korea.',
      '## What is the UNC?\n\nUNC is short for United Nations Command. The UNC is old.',
    ));
  it('ask for no use of a label that another has replaced', () =>
    checkSilent(
      `The Indo-Pacific Four (IP4), then called the Asia-Pacific Four, or AP4, met. The IP4 and the IP4. ${filler}`,
    ));
  it('give a full name its article where the abbreviation did without', () =>
    checkFix(
      'They have a role in $0UNC. UNC forces left, and UNC is old.',
      'They have a role in the United Nations Command (UNC). UNC forces left, and UNC is old.',
    ));
  it('move no introduction unasked whose full name the draft does not tell for sure', () => {
    const text = 'The NPT holds. The Treaty on the Non-Proliferation of Nuclear Weapons (NPT) is old.';
    checkFixAll(text, text);
    checkFix(
      'The $0NCDB holds. The National Center for Deep Boats (NCDB) is old.',
      'The National Center for Deep Boats (NCDB) holds. The NCDB is old.',
    );
  });
});
