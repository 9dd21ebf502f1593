import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkLint, checkSilent, lintText } from '../support/check';

describe('unlisted-abbreviation', () => {
  it('warns of what is used twice, and tells softly of what stands once', () => {
    checkLint(`
      They back the PXTB, and they fund the WXYO. The PXTB is old.
                    ^^^^ [warning] unlisted-abbreviation: “PXTB” is used 2 times and nowhere introduced: introduce it after its full name.
                                            ^^^^ [information] unlisted-abbreviation: “WXYO” is nowhere introduced: write it out.
    `);
    checkLint(`
      They met DREAMers. The DREAMers left.
               ^^^^^^^^ [hint] unlisted-abbreviation
    `);
    checkLint(`
      They met the WXYO Administrator.
                   ^^^^ unlisted-abbreviation
    `);
  });

  it('takes names, amounts, places, degrees and emphasis for none', () =>
    checkSilent(
      'SEOUL – They met. SEOUL, South Korea — They met.',
      'WXYO, Inc. sent WXYO LLC to Mobile, AL for AUD 20 and XAF 30.',
      'Operation LANTRN begins. In LANTRN they sail, and LANTRN goes on. Exercise SEXTNT ended.',
      'LAKEPRT, Fla. - They met.',
      'They thank Mr. RTPO of Ohio and Mrs. WXYO.',
      'Jane Q. PUBLIC, an MBA and PhD, lists Clade IIb and the KF-21.',
      'They MUST go. They NEVER said so. The SAVE plan goes on.',
      'They took CALSTART and ReCAST.',
      'The drill FREEDOM\n   EDGEX ended. They read the GRTP and Science Act.',
    ));

  it('takes what is explained anywhere for explained', () =>
    checkSilent(
      'They met SWTCH, a maker of plugs. SWTCH grew.',
      'They met **SWTCH**, a maker of plugs.',
      'They met the carmaker DRVR.',
      'She led her fourth LAKMIN, the Lake Region Ministerial Meeting. LAKMIN ended.',
      'They back RIVGEN – the Alliance for River Generation. RIVGEN grows.',
      'The centre opened its reporting tool, DRVR, in May. DRVR grew.',
      'They praised Ghana’s tool, DRVR. It grew.',
      'The RTPO — the Regional Transport Planning Office — met. The RTPO left.',
      'The Regional Transport Planning Office (US RTPO) met, and the RTPO left.',
      'The term “RTPO” means an office that plans. The RTPO left.',
    ));

  it('takes what follows a model with a letter of its own for a part of it', () =>
    checkSilent('They bought the RBST-K NGX. The RBST-K NGX is old.'));

  it('still tells of what is listed after something of theirs', () => {
    checkLint(`
      They sold their boats, WXYO, and trucks.
                             ^^^^ unlisted-abbreviation
    `);
  });

  it('tells softly of whose paper it is, and of what only stands in rows of names', () => {
    const levelsIn = (text: string) => lintText(text).findings.map(({ rule, level }) => `${level} ${rule}`);
    for (const text of [
      'The WXBD thanks its donors. They met the WXBD.',
      'They met.\n\nThe WXBD paid. The views here may not represent those of the WXBD.',
      'They met.\n\nThey bought from Lake Tools, Port Tools, and WXBD. Later Lake Tools, WXBD, and Port Tools left.',
    ])
      deepEqual(levelsIn(text), ['information unlisted-abbreviation'], text);
    for (const text of [
      'They met the WXBD. The WXBD thanks its donors.',
      'They met.\n\nThe WXBD paid. The boats here may not carry the WXBD.',
      'They met.\n\nThey bought from Lake Tools, Port Tools, and WXBD. Later WXBD left.',
    ])
      deepEqual(levelsIn(text), ['warning unlisted-abbreviation'], text);
  });

  it('tells softly of where somebody held a post or was before', () => {
    checkLint(`
      She is a Senior Fellow at WXBD.
                                ^^^^ [hint] unlisted-abbreviation
    `);
    checkLint(`
      He was Vice President at WXBD Foods. Prior to WXBD, he led a farm.
                                                    ^^^^ [hint] unlisted-abbreviation
    `);
  });

  it('takes surnames, words and companies in capitals for none', () =>
    checkSilent(
      'Ms. ARDEN (for herself, Mr. PIKE, and Mrs. LOVELL) introduced the bill with Dr. QUAN of Ohio.',
      '(a) IN GENERAL.—They met. (b) OF COURSE.—They left.',
      'They met ARM Ltd., ASML, and Howe & Dale, LLP.',
    ));

  it('takes whom a person serves, and what her initial stands before, for none', () =>
    checkSilent(
      'They met Gen. X. Ames, WXYO, and Capt. Bo Ito, WXYP. Col. (Ret.) Ann Roy, WXYQ, spoke.',
      'They met the Hon. A. ROYX and the Hon. B. Lee QCX.',
    ));

  it('tells more softly of what small dictionaries of English have', () =>
    checkLint(`
      The FDA met. The FDA left. They met the IMF.
          ^^^ [information] unlisted-abbreviation
                                              ^^^ [hint] unlisted-abbreviation
    `));

  it('tells more softly of what is said as a word, stands in bold as a name, or gives work, where it stands once', () => {
    checkLint(`
      They met through COVAD and the OSXC. She joined NTQI in 2021 and left WXYO.
                       ^^^^^ [hint] unlisted-abbreviation
                                     ^^^^ [information] unlisted-abbreviation
                                                      ^^^^ [hint] unlisted-abbreviation
                                                                            ^^^^ [information] unlisted-abbreviation
    `);
    checkLint(`
      - **WXYO** and **WXYP,** will meet WXYQ.
          ^^^^ [hint] unlisted-abbreviation
                       ^^^^ [hint] unlisted-abbreviation
                                         ^^^^ [information] unlisted-abbreviation

      They left COVAD. Few know COVAD.
                ^^^^^ [warning] unlisted-abbreviation
    `);
    checkLint(`
      They met the Cal Poly Fund, WXYU, and the Bay Fund. Furthermore, WXYV and the fund left. They met WXYZ, Bo and Ann.
                                  ^^^^ [hint] unlisted-abbreviation
                                                                       ^^^^ [information] unlisted-abbreviation
                                                                                                        ^^^^ [information] unlisted-abbreviation

      They want Q&X. They like Q&X, and two DREAMers met two DREAMers. The WoX met the WoX.
                ^^^ [information] unlisted-abbreviation
                                            ^^^^^^^^ [hint] unlisted-abbreviation
                                                                           ^^^ [warning] unlisted-abbreviation
    `);
  });

  it('takes letters after the name of a person for none', () => {
    checkSilent(
      '- **Ann Lee, CISXP, PMX**, is an auditor.\n- Bo D. Roy, CISXP, has left.\n- Cy Fox, CFO & EVPX, Clean Rivers',
    );
    checkLint(`
      Treasury Department, WXYO, has left. They met Ann, WXYP, and Bo.
                           ^^^^ unlisted-abbreviation
                                                         ^^^^ unlisted-abbreviation
    `);
  });

  it('takes the letters of a term that a parenthesis sets for explained', () => {
    checkSilent(
      'The rules for ports (hereinafter referred to as the "PQCR rules") end. The PQCR rules are old.',
      'The rules for ports (collectively, “PQCR rules”) end. The PQCR rules are old.',
    );
    checkLint(`
      The rules for ports (which he said were “PQCR rules”) end. The PQCR rules are old.
                                               ^^^^ unlisted-abbreviation
    `);
  });

  it('takes what its name stands before for explained', () => {
    checkSilent('They signed the Memorandum of Agreement MOA on rivers, and the MOA is old.');
    checkLint(`
      They signed the Memorandum of Agreement WXY on rivers, and the WXY is old.
                                                                     ^^^ unlisted-abbreviation
    `);
  });

  it('takes a firm whose kind stands beside it for explained', () => {
    checkSilent('They met WXYO, provider of payments, and the investment firm WXYP.');
    checkLint(`
      They expand firm WXYO. They met WXYP, better for it.
                       ^^^^ unlisted-abbreviation
                                      ^^^^ unlisted-abbreviation
    `);
  });

  it('tells of seven letters that stand once', () =>
    checkLint(`
      They serve in UNXFICY.
                    ^^^^^^^ [hint] unlisted-abbreviation
    `));

  it('takes numerals for none, and initials that could be high ones for abbreviations', () =>
    checkLint(`
      They read Article XIV and Part LIX. They met the DCM and the MCM.
                                                       ^^^ [information] unlisted-abbreviation
                                                                   ^^^ [information] unlisted-abbreviation
    `));

  it('takes a school beside what is learnt there for known, and any other mention of it for none', () => {
    checkSilent('She has a degree in law from WXYU. He earned a B.A. at WXYU and an MBA from WXYZ.');
    checkLint(`
      They met the dean of WXYU.
                           ^^^^ unlisted-abbreviation
    `);
  });

  it('takes an entry of a list for an explanation, whatever its letters', () =>
    checkSilent(
      '## Abbreviations\n\n- **OPCON**: operational control\n\n## Text\n\nThey share OPCON. Who has OPCON?',
      '- WXYO – a fund for rivers\n- WXYP = a fund for roads\n\nThe WXYO pays. The WXYO and the WXYP pay.',
    ));

  it('takes codes in a table for none, unless the text has them too', () => {
    checkSilent('| Route | Fare |\n| --- | --- |\n| ICN–IAD | 12 |\n| ICN | 13 |');
    checkLint(`
      | Fund |
      | ---- |
      | WXYO |
        ^^^^ unlisted-abbreviation

      The WXYO pays.
    `);
  });

  it('counts no use in a quotation', () =>
    checkLint(`
      They back the MTCR.
                    ^^^^ [information] unlisted-abbreviation

      > The MTCR is old.
    `));

  it('takes the nation before initials for no part of a name, and a list of initials for no person', () => {
    checkLint(`
      They met the U.S. WXQ twice.
                        ^^^ unlisted-abbreviation

      They met the Indian KXR twice.
                          ^^^ unlisted-abbreviation

      Give XYK, QKX and JQX a fund.
           ^^^ unlisted-abbreviation
                ^^^ unlisted-abbreviation
                        ^^^ unlisted-abbreviation
    `);
    checkSilent('They met Ann J. WXQ and Susan KXR.');
  });

  it('takes the pronoun that opens a resolution for a word, and letters in the middle for initials', () => {
    checkSilent('WE, the Heads of State of the region, met. THEY the parties agreed.');
    checkLint(`
      They met WE twice.
               ^^ [information] unlisted-abbreviation
    `);
  });

  it('knows a firm by its officers, a name by its syllables, and a service that somebody has left', () => {
    checkLint(`
      The CEO of KXR spoke. KXR bought a port.
                 ^^^ [information] unlisted-abbreviation
    `);
    checkLint(`
      They gave JYXNEOS to all.
                ^^^^^^^ [hint] unlisted-abbreviation
    `);
    checkSilent('Ann Lee, MD (CAPT, WXPHS, RET) spoke.');
  });

  it('knows the words of a place that a report is sent from, a zone after a time, and what an owner says of it', () => {
    checkSilent(
      'NEW WEXTON — They met.',
      'They met at 11:17 p.m. WXT on Monday.',
      'The claim of WXNA, the North’s mouthpiece, is new. WXNA, Northern Korea’s agency, said so.',
    );
    checkLint(`
      They met KXR, the North, and others.
               ^^^ [information] unlisted-abbreviation
    `);
  });

  it('takes the letters of one of a series for explained with it', () =>
    checkSilent('The 30th Conference of the Partners (COP30) met. This COP was long, and the COP ended.'));
  it('tells softly of whom a draft is by or about, by its title or letterhead', () => {
    checkLint(`
      # Statement of the WXTA Ministers

      The WXTA holds, and the PXTB falls. The WXTA and the PXTB met.
          ^^^^ [information] unlisted-abbreviation
                              ^^^^ [warning] unlisted-abbreviation
    `);
    checkLint(`
      They say that the PXTB falls.
                        ^^^^ [warning] unlisted-abbreviation

      ## The PXTB falls

      The PXTB and others met.
    `);
  });

  it('takes the names of who speaks in capitals for none', () => checkSilent('They came.\n\nJANE KXR: They came.'));

  it('takes the first word of another name for explained with it', () => {
    checkSilent('They met at the Wexton Trade Meeting, or the WXTP Forum, in May. The WXTP grew.');
    checkLint(`
      They met Wexton Trade, or the WXTP of old, in May. The WXTP grew.
                                    ^^^^ unlisted-abbreviation
    `);
  });
  it('tells of the first one of a list', () =>
    checkLint(`
      They asked WXTA, WXTB, WXTC, and WXTD to come.
                 ^^^^ [information] unlisted-abbreviation
                       ^^^^ [hint] unlisted-abbreviation
                             ^^^^ [hint] unlisted-abbreviation
                                       ^^^^ [hint] unlisted-abbreviation
    `));
  it('tells softly of bodies that everybody can look up, by their initials or a name that holds theirs', () =>
    checkLint(`
      USAID met the DOE, HHS, the PXTB and ASEAN. USAID left the DOE, HHS, the PXTB and ASEAN.
      ^^^^^ [information] unlisted-abbreviation
                    ^^^ [information] unlisted-abbreviation
                         ^^^ [information] unlisted-abbreviation
                                  ^^^^ [warning] unlisted-abbreviation
                                           ^^^^^ [information] unlisted-abbreviation
    `));

  it('tells of what small dictionaries have where the draft has its full name, and once', () => {
    checkLint(`
      They asked the International Monetary Fund and the European Commission. The IMF agreed, and so did the EC.
                                                                                  ^^^ [information] unlisted-abbreviation: “IMF” is nowhere introduced: introduce it where its full name stands.
                                                                                                             ^^ [information] unlisted-abbreviation
    `);
    checkLint(`
      They asked the International Monetary Fund of 1945 (IMF). The IMF agreed. They asked the EC.
                                                                                               ^^ [hint] unlisted-abbreviation
    `);
  });
  it('takes initials that begin a short name in a parenthesis for a part of it', () => {
    checkLint(`
      The International Monetary Fund leads its Lake Office (IMF Lakes). They paid the IMF.
                                                                                       ^^^ unlisted-abbreviation
    `);
    checkSilent('The International Monetary Fund leads its Lake Office (IMF Lakes).');
  });
  it('takes what a parenthesis says after initials for no reason to introduce them again', () =>
    checkSilent(
      'Ultra High Waves (UHF, 300 MHz) are old. Low Ultra High Waves are older. The UHF is wide, and so is the UHF.'
        .replace('Waves', 'Frequency')
        .replace(/Low [^.]*\. /, ''),
    ));
  it('takes a word after a point for the name of a program', () =>
    checkSilent('They write Rust and .NET programs. We like .NET, and (.NET) is old.'));
  it('takes the number before it for an amount, but not a year', () => {
    checkLint(`
      They signed the 2015 QXTP. They like the 2015 QXTP.
                           ^^^^ unlisted-abbreviation
    `);
    checkSilent('They paid 2,015 QXT. They paid 20 QXT.');
  });
  it('knows companies that are called by their letters', () =>
    checkSilent('They buy from NVIDIA and KKR. NVIDIA grows, and so does KKR.'));
  it('takes initials at the end of a parenthesis for those of the name before them', () =>
    checkLint(`
      The state (led by the Wexland Affairs Commission, WAC) is old. The WAC rules. The Wexland Affairs Commission (WAC) met.
                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ repeated-introduction
    `));
});
