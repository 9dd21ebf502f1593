import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixAll } from '../../server/rules/fixes';
import type { Language } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { checkFixAll, checkLint, checkSilent, lintText, options } from '../support/check';

/** Demands that fixing everything leaves a text as it is. */
function checkUntouched(text: string, language: Language = 'markdown'): void {
  const { usage } = lintText(text, language);
  equal(applyEdits(text, fixAll(usage, options).edits), text);
}

describe('genres', () => {
  it('keeps to what it knows in sentences of other languages that no marks set apart', () => {
    checkSilent(
      'The paper begins so:\n\nLa zone franche est une zone de l’Indo Pacifique, et l’OTAN est avec nous dans cette zone.',
      'Los Estados no siempre reman con la OTAN y con el SEXE, decia entonces el informe.',
      'Die NATO und der RATX sind nicht mit dem Indo Pacific auf einem Weg.',
    );
    checkLint(`
      Er sagt, die Lage sei ernst und nicht gut. The ROK, de facto the host, met the mayor of Rio de la Plata.
                                                     ^^^ undefined-abbreviation
    `);
  });

  it('never judges tables of words that are to be avoided', () => {
    const table = '| Not used | Instead |\n| --- | --- |\n| Indo Pacific | Indo-Pacific |\n| DPRK | the North |';
    checkSilent(table);
    checkUntouched(table);
    checkLint(`
      | Not used | Instead |
      | --- | --- |
      | Indo Pacific | Indo-Pacific |

      | Sea | Ships |
      | --- | --- |
      | Indo Pacific | 12 |
        ^^^^^^^^^^^^ deprecated-term
    `);
  });

  it('leaves words alone that are spoken of: what is called so, what others say', () => {
    checkSilent(
      'The firm is called Indo Pacific. A boat named *Indo Pacific* sank.',
      'The Republic of Korea sent aid. Newspapers say South Korea.',
    );
    checkUntouched('The firm is called Indo Pacific.');
    checkLint(`
      They say South Korea will send aid, as the Republic of Korea did.
                                                 ^^^^^^^^^^^^^^^^^ mixed-names
    `);
  });

  it('knows a bibliography that is a draft of its own, and entries by their ends', () => {
    const entry = 'United States Forces Korea. “A Digest.” Camp Humphreys: USFK, 2023.';
    checkSilent(`# Bibliography\n\n${entry}\n\nUNSC Res 1718 (14 October 2006) UN Doc S/RES/1718.`);
    checkUntouched(`# Bibliography\n\n${entry}`);
    checkUntouched(`# A Title\n\nThe garrison moved.\n\n${entry}`);
  });

  it('knows the entries of a register', () =>
    checkSilent(
      'WEXLER, Ann (a.k.a. “WEX”), Busan, China; born in 1978; national of the PRC (person) [WXPMD] [WPRK2].\n\nWEX TRADING CO., LTD. (f.k.a. OOO WEX), Busan; Tax ID 12 [WXPMD].',
    ));

  it('knows debates by who has the floor', () =>
    checkSilent(
      '**Mr PIKE** (Perth—Minister for Roads) (09:31): I move that the ROK be thanked.\n\n**The DEPUTY SPEAKER** (Ms Low): Order! The MTCR stands. The MTCR is old.\n\n**Ms LOW** (Clark) (10:02): Thank you.',
    ));

  it('reads what a bill defines between the marks of typewriters', () =>
    checkLint(
      "They plan the maintenance, repair, and overhaul (referred to in this section as ``MRO'') of ships.\nThe MRO grows, and MRO costs.\n",
      'plaintext',
    ));

  it('takes what an agreement calls its parties', () =>
    checkSilent(
      'For Korea a board decides. The Republic of Korea (“Korea”) and the Republic of Chile (“Chile”) agree. Korea shall pay.',
    ));

  it('tells softly in an appendix of what the text before it introduces', () =>
    checkLint(`
      # The Alliance

      ## Analysis

      The Republic of Korea (ROK) met. The ROK left.

      ## Annex

      The ROK pays.
          ^^^ [information] undefined-abbreviation
    `));

  it('reads quoted lines of a letter apart from what introduces them', () => {
    const letter = 'On Monday Kim wrote:\n> The ROK likes the IP-4\n> and the Indo Pacific.\nI agree.';
    checkLint(letter, 'plaintext');
    checkUntouched(letter, 'plaintext');
  });

  it('tells softly of firms, by what they sell and own', () =>
    checkLint(`
      What AXMX sells to SNXC is old. SNXC’s shares fell, and AXMX rose.
           ^^^^ [information] unlisted-abbreviation
                         ^^^^ [information] unlisted-abbreviation
    `));

  it('takes a model of which something is like for a name', () => checkSilent('It has a CEXFAR-like mast.'));

  it('takes two hyphens for a dash, and small letters for what their writer wants', () => {
    checkUntouched('The talks of the US--ROK went on.');
    checkFixAll('- likeminded partners\n- other states', '- like-minded partners\n- other states');
  });

  it('reads pairs that nothing but semicolons sets apart', () =>
    checkSilent(
      'The SWB is old. The SWB grows, as LEB does.\n\nNotes: kt kiloton; SWB separate work basis; HEB highly eroded basis; LEB lower-eroded basis.',
      'XRC stands here for Xylo Review Council. The XRC met.',
    ));

  it('takes labels in a clause for no unknown abbreviations', () =>
    checkSilent('1. KIM WEX\n\n   a. *XKA:* none\n\n   b. *Identifiers:* DXB: 3 May; Gender: male'));

  it('introduces nothing in a pair at which a line breaks', () => {
    checkUntouched('They praise the U.S.-\nROK alliance.', 'plaintext');
    checkUntouched('They praise the U.S.\n-ROK alliance.', 'plaintext');
  });

  it('shortens by itself only what is sure to be one name, and loses no words of a parenthesis', () => {
    checkUntouched(
      'The Joint Ports Council (JPC) of Chile and the Joint Ports Council of Peru (JPC) met. The JPC left.',
    );
    checkUntouched(
      'The Republic of Korea (ROK) met. The Republic of Korea (also ROK, but here called the host) left. The ROK met.',
    );
  });

  it('learns the article of an abbreviation from sentences alone', () =>
    checkFixAll(
      '1. **Pike Works** — DPRK.\n2. **Low Works** — bought by a bureau of the Democratic People’s Republic of Korea (DPRK).',
      '1. **Pike Works** — the Democratic People’s Republic of Korea (DPRK).\n2. **Low Works** — bought by a bureau of the DPRK.',
    ));

  it('tells of no part of a name that is one of a pair', () =>
    checkSilent(
      'The Republic of Korea sent aid. All of them—the North, the South and the islands—sang. North Korea sang, too.',
    ));

  it('sees who speaks where an indented line begins each paragraph', () => {
    const record =
      '  Mr. PIKE. Madam President, I thank the ROK and the MTCR.\nThe MTCR is old.\n  Ms. LOW. Will the Senator yield?\n  Mr. PIKE. I yield.\n';
    checkLint(record, 'plaintext');
  });

  it('takes an abbreviation in italics for a title or a word that is spoken of', () =>
    checkSilent('Readers of *JXAS* will like it.', 'They want *AXO*: a port and a pier.'));

  it('takes writing of other scripts in brackets for an explanation', () =>
    checkSilent('They met Japan and the ROK [韓國] in Busan.'));

  it('judges nothing in Latin letters that stands in a sentence of another script', () => {
    const text = '한국(R.O.K.)은 IP-4 회의에 참석했다. 日本は R.O.K. と IP-4 で協力する。\n\nIP-4 (아이피) met.\n';
    checkFixAll(text, text.replace('\n\nIP-4', '\n\nIP4'));
    checkSilent(
      'Встреча R.O.K. и IP-4 прошла в Сеуле.',
      'The Republic of Korea (ROK) met, and the ROK left.\n\n이것은 ROK (Republic of Korea) 회의에 참석했다.',
      'The Republic of Korea (ROK) met, and the ROK left.\n\n이것은 Republic of Korea (ROK) 회의에 참석했다.',
    );
  });

  it('takes a letter in brackets for no tag because of a slash after it', () =>
    checkFixAll('They met [a] IP-4, where n/a stands.', 'They met [a] IP4, where n/a stands.'));

  it('leaves names of files alone after a comma without a space', () => {
    const text = 'They met,said he, in IP-4.docx and @IP-4.';
    checkFixAll(text, text);
  });

  it('edits no record of data', () => {
    for (const row of ['R.O.K.,Republic of Korea,82', 'IP-4;2022;Indo Pacific 4', 'They met 4,R.O.K.,IP-4'])
      checkFixAll(`They met.\n\n${row}\n`, `They met.\n\n${row}\n`);
    checkFixAll('They met IP-4,said he, and left,they say.', 'They met IP4,said he, and left,they say.');
  });

  it('judges no row of names, and no name that the draft says another stands for', () => {
    checkSilent('We thank:\n\nDXAT • World Bank • MXET • MXRD • PXC Example Province • NXA');
    checkLint(`
      We write South Korea for the Republic of Korea. South Korea sent aid.
                                                      ^^^^^^^^^^^ [hint] mixed-names
    `);
  });
});
