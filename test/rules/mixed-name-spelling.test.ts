import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('mixed-name-spelling', () => {
  it('tells of the rarer spelling of what sounds alike', () => {
    checkLint(`
      They met President Zelenskyy. They wrote to Zelenskyy. Then Mr. Zelensky spoke.
                                                                      ^^^^^^^^ mixed-name-spelling: “Zelensky” stands here and “Zelenskyy” elsewhere: keep to one spelling.
    `);
    checkLint(`
      Fights with Houthi boats go on. The Houthi boats left, and the Huthi boats stayed.
                                                                     ^^^^^ mixed-name-spelling
    `);
  });

  it('sees a name without its accent, at the start of a sentence too', () =>
    checkLint(`
      They met President Erdoğan, and President Erdoğan spoke. Erdogan left.
                                                               ^^^^^^^ mixed-name-spelling: “Erdogan” stands here and “Erdoğan” elsewhere: keep to one spelling.
    `));

  it('sees a slip of one letter beside the other half of the name', () =>
    checkLint(`
      They met Xi Jinping. Then Xi Jinping spoke, and Xi Jingping left.
                                                         ^^^^^^^^ mixed-name-spelling
    `));

  it('sees a slip of one letter in a long name that stands alone', () => {
    checkLint(`
      They met President Mirzoyakov. Then Mirzoyakov spoke, and Mr. Mirzoykov left.
                                                                    ^^^^^^^^^ mixed-name-spelling
    `);
    checkSilent('A Congressman spoke. Two Congressmen left.');
  });

  it('keeps points after titles or leaves them out, contractions apart from others', () => {
    checkLint(`
      They met Mr. Moss and Dr. Lund. They met Dr Roe and Prof Rhee.
                                               ^^ mixed-name-spelling: “Dr” stands here and “Mr.” elsewhere: keep to one spelling.
    `);
    checkSilent('They met Mr Moss and Prof. Rhee. They met John Lund Jr and Ann Lund, Jr.', 'A dr. met Dr. Roe.');
  });

  it('takes names that are one letter from one another for two where nothing else is the same', () =>
    checkSilent(
      'They met Anna Hartmann. They met John Hartman. They met Katherine Moss and Katharine Lund.',
      'They met Gabriel Moss and Gabriela Moss.',
      'They met Ana García, and then Luis Garcia.',
    ));

  it('takes two persons and two words for no one name', () =>
    checkSilent(
      'They met Mohammed bin Salman. They met Mohamed bin Zayed.',
      'They met Anna Phillips. They met John Philips.',
      'They went to Korea with a Korean and two Koreans.',
      'They read the Program and the Programme of Action.',
      'They wrote to “Zelensky” and met Zelenskyy.',
    ));

  it('sees the apostrophe of a plural in a name, where no sentence gives it', () => {
    checkLint(`
      They met on Veterans Day. Few work on Veterans Day, and on Veterans’ Day.
                                                                 ^^^^^^^^^^^^^ mixed-name-spelling
    `);
    checkSilent(
      'They saw the Veterans’ Affairs Committee and the Department of Veterans Affairs.',
      'They saw the Philippines’ Coast Guard and the Philippines Coast Guard.',
      'They saw the farmers’ Market Hall and the farmers Market Hall.',
      '# The Veterans’ Day\n\nThey met on Veterans Day.',
    );
  });

  it('sees two letters that have changed places', () => {
    checkLint(`
      They met Chunghwa Rail. They left Chunghwa Rail, and Chungwha Rail came.
                                                           ^^^^^^^^ mixed-name-spelling
    `);
    checkSilent('They met Chunghwa Rail. They left Chunghwa Rail, and Chungwah Rail came.');
  });

  it('sees whose apostrophe stands in a name', () => {
    checkLint(`
      They met the Builders’ Association. The Builders’ Association spoke, and the Builder’s Association left.
                                                                                   ^^^^^^^^^ mixed-name-spelling: “Builder’s” stands here and “Builders’” elsewhere: keep to one spelling.
    `);
    checkSilent(
      'They met at the Minister’s Office. The Ministers’ Office left.',
      'They saw Wexland’s Association and the Wexlands Association.',
      'They saw the Builders’ Association. Then the Builder’s Union left.',
      'They saw the Kent Builders’ Association and the Dover Builder’s Association.',
    );
  });

  it('sees a slip in a word that the draft has beside the same name', () => {
    checkLint(`
      They met Prime Minister Lee. Then Prime Minster Kim spoke, and Prime Minister Moss left.
                                              ^^^^^^^ mixed-name-spelling: “Minster” stands here and “Minister” elsewhere: keep to one spelling.
    `);
    checkSilent(
      'They met Prime Minister Lee and the Prime Ministry.',
      'They met Chair Larsen and Chair Larson.',
      'He wrote “Prime Minster” to Prime Minister Lee.',
      '## Prime Minster Lee\n\nPrime Minister Lee left.',
    );
  });

  it('sees a slip in the adjective of a people, and takes two peoples for two', () => {
    checkLint(`
      They met Bavarian planners. Then Bavarian ships left, and the Bavarrian drones came.
                                                                    ^^^^^^^^^ mixed-name-spelling
    `);
    checkSilent(
      'They met Austrian planners and Australian planners.',
      'They met Slovenian planners. The Slovakian planners left.',
      'They met Mira Manukian. They met Nora Manukean.',
    );
  });

  it('sees the two names of a person in two orders, but no longer name', () => {
    checkLint(`
      They met Minister Wexo Zedda in June. Later they saw Wexo Zedda again, and Zedda Wexo left.
                                                                                 ^^^^^^^^^^ mixed-name-spelling: “Zedda Wexo” stands here and “Wexo Zedda” elsewhere: keep to one.
    `);
    checkLint(`
      They met Bak Wex-ul in June. Later they saw Wex-ul Bak again.
                                                  ^^^^^^^^^^ mixed-name-spelling
    `);
    checkSilent(
      'They met Wexo Zedda in June. Later they saw Zedda Wexo Quex and Mr. Zedda, Wexo, and more.',
      'They met Wexo Zedda in June. He wrote of “Zedda Wexo”, a play.',
      '# Wexo Zedda\n\nLater they saw Zedda Wexo again.',
    );
  });

  it('knows letters of other alphabets that have another one for a sound', () =>
    checkLint(`
      They met in Brekkø. They left Brekkø, and ships came to Brekko.
                                                              ^^^^^^ mixed-name-spelling
    `));
});
