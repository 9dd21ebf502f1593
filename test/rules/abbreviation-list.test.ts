import { describe, it } from 'mocha';
import { checkFix, checkFixAll, checkLint, checkSilent } from '../support/check';

describe('abbreviation-list', () => {
  it('marks what is listed for nothing, and at its heading what is lacking', () =>
    checkLint(`
      The ROK met the EU and the DPRK.
                                 ^^^^ [warning] undefined-abbreviation: “DPRK” stands only here and is not introduced: write “Democratic People's Republic of Korea”.
      The United Nations Mission in Liberia (UNMIL) ended. The UNMIL left.

      ## Abbreviations
         ^^^^^^^^^^^^^ [information] abbreviation-list: The list lacks “UNMIL”.

      - **EU**: European Union
      - **ROK**: Republic of Korea
      - **UNC**: United Nations Command
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [information] abbreviation-list: “UNC” is listed and not used.
    `));
  it('lacks nothing that every reader knows, and does not keep a spelling from being fixed', () => {
    checkSilent('The ROK met NATO and US ships.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea');
    checkFixAll(
      'The ROK met Nato.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea',
      'The ROK met NATO.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea',
    );
  });
  it('is where a writer may put what the text does not introduce', () =>
    checkFix(
      'The ROK met the $0DPRK.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea',
      "The ROK met the DPRK.\n\n## Abbreviations\n\n- **DPRK**: Democratic People's Republic of Korea\n- **ROK**: Republic of Korea",
      'Add 1 missing row to the list of abbreviations: DPRK',
    ));
  it('ends with its section', () =>
    checkSilent(
      'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea\n\n## The rest\n\nWhat *EU* is: a union. The UNC is no part of it.\n\n- **UNC**: United Nations Command',
    ));
});
