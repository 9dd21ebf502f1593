import { describe, it } from 'mocha';
import { checkFixAll, checkLint, checkSilent } from '../support/check';

describe('deprecated-term', () => {
  it('leaves the symbol of a document alone', () =>
    checkSilent('See CRC/C/PRK/CO/5 and A/HRC/RES/55/21 (S/PRK/2024/Add.1).'));
  it('marks a deprecated spelling with its right one', () =>
    checkLint(`
      The Indo Pacific matters to NATO Defence College.
          ^^^^^^^^^^^^ deprecated-term: Use “Indo-Pacific” instead of “Indo Pacific”.
                                  ^^^^^^^^^^^^^^^^^^^^ deprecated-term
    `));
  it('keeps possessive, article and line break', () =>
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
  it('lets a word be that is mentioned and not used', () =>
    checkSilent(
      'Some write R.O.K. or IP-4. The word IP-4 is odd, and so are the words IP-4 and AP4. He wrote *Nato*.',
      'The name itself—AP4, then IP4—shows how loose it is.',
      '*Nato* is a British spelling.',
    ));
  it('leaves a longer name its own spelling', () => {
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
  it('keeps the words of a speaker, but not slips of the pen', () =>
    checkLint(`
      # Remarks by the President

      World War Two ended. The likeminded countries met on Russia/Ukraine.
                               ^^^^^^^^^^^^^^^^^^^^ [warning] deprecated-term
    `));
  it('sees half a capital of the Cold War, but not where a sentence starts', () =>
    checkLint(`
      Cold war thinking is back. The Cold war ended. THE COLD WAR IS OVER, and a cold war began.
                                     ^^^^^^^^ deprecated-term: Use “Cold War” instead of “Cold war”: the period has two capitals.
    `));
  it('takes the Washington declaration of a summit for none of our documents', () =>
    checkSilent('NATO agreed on its Washington declaration.'));
  it('leaves the title of a work alone that opens or closes its paragraph', () => {
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
  it('puts no article before a fixed abbreviation that may stand before a noun', () => {
    checkFixAll(
      'The Republic of Korea (ROK) met. RoK forces left.',
      'The Republic of Korea (ROK) met. ROK forces left.',
    );
    checkFixAll(
      'The Republic of Korea (ROK) met. RoK should go.',
      'The Republic of Korea (ROK) met. The ROK should go.',
    );
    checkFixAll('U.S Forces Korea left.', 'U.S. Forces Korea left.');
    checkFixAll('The US left. The U.S navy stays.', 'The US left. The US navy stays.');
    checkFixAll('The U.S. left. The U.S navy stays.', 'The U.S. left. The U.S. navy stays.');
  });
  it('leaves the names of companies, societies and programmes, addresses and words of other languages as they are', () =>
    checkSilent(
      'Northern Indo Pacific Freight, Ltd., and Red China Holdings Inc. were listed.',
      'WESTERN INDO PACIFIC FREIGHT, LTD.',
      'Write to 12 Harbour Street, Washington DC 20001, or to the Friends of Greater Washington D.C. in time.',
      'The Nato 2035 study is out.',
      'Their word for it is l’OTAN.',
      'An Asian-Pacific American association met.',
    ));

  it('leaves to the writer what a block that quotes it speaks of', () =>
    checkFixAll(
      'They write “Indo-Pacific”, not “Indo Pacific”, and had found Indo Pacific often.\n\nTrade in the Indo Pacific grows.',
      'They write “Indo-Pacific”, not “Indo Pacific”, and had found Indo Pacific often.\n\nTrade in the Indo-Pacific grows.',
    ));

  it('takes a code in a cell of its own for none of the names', () => {
    checkSilent('| State |\n| --- |\n| PRK |\n| **PRK** |');
    checkLint(`
      | State        |
      | ------------ |
      | PRK missiles |
        ^^^ [warning] deprecated-term
    `);
  });
  it('changes an abbreviation in its parenthesis with all others, whatever stands after it', () =>
    checkFixAll(
      'The Republic of Korea (R.O.K.) Minister Kim met others. The R.O.K. left.',
      'The Republic of Korea (ROK) Minister Kim met others. The ROK left.',
    ));
  it('tells softly of what is right in some houses, where the draft holds to it', () => {
    checkLint(`
      They left Nato in Washington DC. The North Atlantic Treaty Organisation met.
                ^^^^ [information] deprecated-term
                        ^^^^^^^^^^^^^ [information] deprecated-term
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [information] deprecated-term
    `);
    checkLint(`
      They left Nato. The staff of NATO met.
                ^^^^ [warning] deprecated-term
    `);
    checkLint(`
      They left S. Korea for the Indo Pacific.
                ^^^^^^^^ [warning] deprecated-term
                                 ^^^^^^^^^^^^ [warning] deprecated-term
    `);
  });
  it('leaves it to the writer where the draft holds to it firmly', () => {
    const firm = 'They left Nato. The staff of Nato met, and Nato grew.';
    checkFixAll(firm, firm);
    checkFixAll(`${firm} They like NATO.`, `${firm.replaceAll('Nato', 'NATO')} They like NATO.`);
  });
});
