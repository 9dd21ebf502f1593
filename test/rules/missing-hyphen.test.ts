import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

describe('missing-hyphen', () => {
  it('sees what describes a noun after an article, a possessive or a preposition', () => {
    checkLint(`
      They want a standards based market, with state owned firms and its nuclear powered ships.
                  ^^^^^^^^^^^^^^^ missing-hyphen: Write “standards-based” before a noun.
                                               ^^^^^^^^^^^ missing-hyphen
                                                                         ^^^^^^^^^^^^^^^ missing-hyphen
    `);
    checkLint(`
      They left two ministerial level talks on Wexland related issues in a so called forum.
                    ^^^^^^^^^^^^^^^^^ missing-hyphen
                                               ^^^^^^^^^^^^^^^ missing-hyphen
                                                                           ^^^^^^^^^ missing-hyphen
    `);
    checkLint(`
      They saw two Wexmar class ships.
                   ^^^^^^^^^^^^ missing-hyphen
    `);
    checkFix('They want a $0rules based order.', 'They want a rules-based order.');
  });

  it('sees compounds that have a hyphen before any noun', () => {
    checkLint(`
      They help low income families in low and middle income countries, and made long term plans.
                ^^^^^^^^^^ missing-hyphen: Write “low-income” before a noun.
                                               ^^^^^^^^^^^^^ missing-hyphen
                                                                                 ^^^^^^^^^ missing-hyphen
    `);
    checkSilent(
      'In the long term firms gain. They like a high level of trust, and those with high income pay.',
      'They work full time in Rome. Over the long term growth matters. They share data in real time about it.',
    );
  });

  it('leaves alone what may be a verb, has an adverb, ends the phrase, or is another’s', () =>
    checkSilent(
      'The firm based decisions on that. The theory related events to others, and the state owned shares.',
      'They want a broadly based order, and one that is rules based.',
      'They met at leader level, and the sea level rise hurts.',
      'They fly First class seats and saw the Middle class voters. So called, they came.',
      'They read the State Owned Firms Act and “a rules based order”.',
      'A company that is state owned pays.',
      'MODERATOR: They want a rules based order.\n\nMR. HALE: Yes.\n\nMODERATOR: Thank you.\n\nMR. HALE: Bye.',
    ));
});
