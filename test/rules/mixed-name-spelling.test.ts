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

  it('takes two persons and two words for no one name', () =>
    checkSilent(
      'They met Mohammed bin Salman. They met Mohamed bin Zayed.',
      'They met Anna Phillips. They met John Philips.',
      'They went to Korea with a Korean and two Koreans.',
      'They read the Program and the Programme of Action.',
      'They wrote to “Zelensky” and met Zelenskyy.',
    ));
});
