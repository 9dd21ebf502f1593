import { describe, it } from 'mocha';
import { checkIntroductions } from '../support/checkUsage';

describe('introductions', () => {
  it('reads a parenthesis', () =>
    checkIntroductions(`
      The Republic of Korea (ROK) met.
          ^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right rok [ (ROK)]
    `));
  it('reads a possessive and a missing space', () =>
    checkIntroductions(`
      The Democratic People’s Republic of Korea’s (DPRK) missiles and the Indo-Pacific Four(IP4).
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right dprk [ (DPRK)]
                                                                          ^^^^^^^^^^^^^^^^^^^^^^ parenthesis right ip4 [(IP4)]
    `));
  it('reads lower case', () =>
    checkIntroductions(`
      Any weapons of mass destruction (WMD) are banned.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right wmd [ (WMD)]
    `));
  it('reads quotation marks and a second name', () =>
    checkIntroductions(`
      The Republic of Korea (“ROK” or “the South”) met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right rok [ (“ROK” or “the South”)] the South
    `));
  it('reads the abbreviation first', () =>
    checkIntroductions(`
      NATO (the North Atlantic Treaty Organization) met.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reversed right nato [ (the North Atlantic Treaty Organization)]
    `));
  it('reads it in passing', () =>
    checkIntroductions(`
      The United Nations Command, or UNC, met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ or right unc [, or UNC]
    `));
  it('reads a bridge', () =>
    checkIntroductions(`
      South Korea, formally the Republic of Korea (ROK), met.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bridge right rok [ (ROK)] South Korea
    `));
  it('reads a bridge in a parenthesis', () =>
    checkIntroductions(`
      South Korea (officially the Republic of Korea, or ROK) met.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bridge right rok [ (officially the Republic of Korea, or ROK)] South Korea
    `));
  it('reads hereafter', () =>
    checkIntroductions(`
      The Republic of Korea (hereafter ROK) met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right rok [ (hereafter ROK)]
    `));
  it('reads names glued to a hyphen', () =>
    checkIntroductions(`
      A NATO-Indo-Pacific Four (IP4) talk.
             ^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right ip4 [ (IP4)]
    `));
  it('takes what shares half of its telling words with the full name, and begins like it, for a wrong expansion', () =>
    checkIntroductions(`
      The North Atlantic Treaty Office (NATO) and the North Atlantic Tin Office (NATO).
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis wrong nato [ (NATO)]
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis own draft:NATO [ (NATO)]

      The South Atlantic Treaty Organization (NATO) and the Washington Cars (DC) are none.
    `));
  it('takes at most twice as many words as letters, and two more, for a full name', () =>
    checkIntroductions(`
      - AB: Able Bodies of the Old House
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list own draft:AB

      - AC: Able Cooks of the Cold Dry Old House
    `));
  it('lets a name have few words for which no letter stands', () =>
    checkIntroductions(`
      The Able Big Court of Tin (ABC) is far from the Able Very Tall Big Old Court (ABC).
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis own draft:ABC [ (ABC)]
    `));
  it('lets letters stand within the words of a name, but none that it does not have', () =>
    checkIntroductions(`
      The Tabula Cup (TABC) is no Tabula Cup (TXC).
          ^^^^^^^^^^^^^^^^^ parenthesis own draft:TABC [ (TABC)]
    `));
  it('reads no pair in the head of a table', () =>
    checkIntroductions(`
      | UNC | United Nations Command |
      | --- | ---------------------- |
      | ROK | Republic of Korea |
              ^^^^^^^^^^^^^^^^^ list right rok
    `));
  it('reads no pair in cells of two rows, or with a cell between them', () =>
    checkIntroductions(`
      | Name | More | Meaning           |
      | ---- | ---- | ----------------- |
      | ROK  |      | Republic of Korea |

      | Name | Meaning                |
      | ---- | ---------------------- |
      | UNC  |                        |
      |      | United Nations Command |
    `));
  it('takes as few words for a wrong expansion as are as many of the full name, one less or more than it has', () =>
    checkIntroductions(`
      The New North Atlantic Treaty (NATO) met.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis wrong nato [ (NATO)]

      The North Atlantic Mutual Treaty Organization (NATO) met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis wrong nato [ (NATO)]
    `));
  it('takes no name that begins with a small letter and goes on with capitals', () =>
    checkIntroductions('The able Big Court (ABC) met.'));
  it('leaves out one word with a capital at most where letters stand in another order than the words', () =>
    checkIntroductions(`
      The Export-Import Bank of the United States (USEXIM) met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis own draft:USEXIM [ (USEXIM)]

      The Export-Import Big Bank of the United States (USEXIM) met.
    `));
  it('sees a wrong expansion', () =>
    checkIntroductions(`
      The North Atlantic Organization (NATO) and the United Nations Commission (UNC).
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis wrong nato [ (NATO)]
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis wrong unc [ (UNC)]
    `));
  it('takes British and American spelling as one', () =>
    checkIntroductions(`
      The North Atlantic Treaty Organisation (NATO) met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis right nato [ (NATO)]
    `));
  it('takes a known abbreviation in another sense for the draft’s own', () =>
    checkIntroductions(`
      The Unified National Coarse (UNC) thread.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis own draft:UNC [ (UNC)]
    `));
  it('learns the draft’s own abbreviations', () =>
    checkIntroductions(`
      The Comprehensive Assistance Package (CAP) and the U.S. International Development Finance Corporation (DFC).
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis own draft:CAP [ (CAP)]
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parenthesis own draft:DFC [ (DFC)]
    `));
  it('reads a name that follows', () =>
    checkIntroductions(`
      The Democratic People's Republic of Korea (DPRK), also known as North Korea, met.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bridge right dprk [ (DPRK)] North Korea
    `));
  it('reads a list of abbreviations', () =>
    checkIntroductions(`
      - **ROK**: Republic of Korea
          ^^^^^^^^^^^^^^^^^^^^^^^^ list right rok
    `));
  it('reads a list in lines, in columns and between semicolons', () => {
    checkIntroductions(`
      ROK: Republic of Korea
      ^^^^^^^^^^^^^^^^^^^^^^ list right rok
      IP4    Indo-Pacific Four
      ^^^^^^^^^^^^^^^^^^^^^^^^ list right ip4
    `);
    checkIntroductions(`
      ROK – Republic of Korea; IP4 – Indo-Pacific Four.
      ^^^^^^^^^^^^^^^^^^^^^^^ list right rok
                               ^^^^^^^^^^^^^^^^^^^^^^^ list right ip4
    `);
    checkIntroductions(`
      They met: Republic of Korea
      IP4: Indo-Pacific Four
    `);
  });
  it('reads a list whose abbreviations only emphasis sets apart', () => {
    checkIntroductions(`
      **ROK** Republic of Korea
        ^^^^^^^^^^^^^^^^^^^^^^^ list right rok
      *IP4* the Indo-Pacific Four
       ^^^^^^^^^^^^^^^^^^^^^^^^^^ list right ip4
    `);
    checkIntroductions('ROK Republic of Korea');
    checkIntroductions('**ROK** Republic of Korea\n**Ships** sailed from the Republic of Korea');
  });
  it('reads what a note says to be equal, and a name that opens a block', () => {
    checkIntroductions(`
      *Table 1. ROK = Republic of Korea; NPA = **New Partner Agreement**. Source: NATO, n = 30, GDP = C + I.*
                ^^^^^^^^^^^^^^^^^^^^^^^ list right rok
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list own draft:NPA
    `);
    checkIntroductions(`
      NPA: New Partner Agreement. The NPA and the ROK: Korean Peninsula partners.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ list own draft:NPA
    `);
  });
  it('reads what an abbreviation is said to mean', () => {
    checkIntroductions(`
      “IP4” stands for “Indo-Pacific Four”, and UNC is short for the United Nations Command.
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list right ip4
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list right unc
    `);
    checkIntroductions(`
      “The ROK means the Republic of Korea”, he said. The IP4 fears the United Nations Command.
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list right rok quoted
    `);
  });
  it('takes nothing else in parentheses for one', () => {
    for (const text of [
      'The alliance (NATO) met.',
      'The summit (2024) and point (II), Senator Kim (D-NY).',
      'South Korea’s allies (the US and Japan) met.',
      'The ROK (see below) and the North (DPRK) met.',
      'South Korean (ROK) ships.',
      'They met (ROK officials said) in Seoul.',
    ]) {
      checkIntroductions(text);
    }
  });
  it('reads a line that defines an abbreviation, beside prose and in a list', () =>
    checkIntroductions(`
      Ministers met.
      *[IP4]: the Indo-Pacific Four
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition right ip4
       *[NATO] :North Atlantic Organization.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition wrong nato
      They left.

      - item
      *[MTCR]: Missile Technology Control Regime
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition own draft:MTCR
      *[UNC]: University of North Carolina
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition right university
      *[ROK]: where Seoul lies
        ^^^^^^^^^^^^^^^^^^^^^^ definition right rok
      *[IP4]: Indo Pacific Four
        ^^^^^^^^^^^^^^^^^^^^^^^ definition wrong ip4
      *[XYZ]:
      *[word]: a word

      > *[DPRK]: Democratic People's Republic of Korea
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition right dprk quoted
    `));
  it('reads none in plain text or code', () => {
    checkIntroductions('*[IP4]: Indo-Pacific Four', 'plaintext');
    checkIntroductions('    *[IP4]: Indo-Pacific Four\n\n`*[IP4]: Indo-Pacific Four`');
  });
});
