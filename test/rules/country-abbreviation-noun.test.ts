import { describe, it } from 'mocha';
import { checkLint, checkSilent, withLevel } from '../support/check';

describe('country-abbreviation-noun', () => {
  it('marks the noun and lets what stands before a noun be', () =>
    checkLint(
      `
      Ships left the US. The US Navy and US forces left for US shores.
                     ^^ [warning] country-abbreviation-noun: Write “United States” for the noun.
    `,
      'markdown',
      withLevel('country-abbreviation-noun', 'warning'),
    ));

  it('marks it where the draft keeps the two apart itself', () => {
    const names = 'The United States slept. '.repeat(5);
    const modifiers = 'They saw US ships. '.repeat(3);
    checkLint(`
      ${names}${modifiers}They left the US.
      ${' '.repeat(names.length + modifiers.length)}              ^^ [information] country-abbreviation-noun
    `);
    checkSilent(
      `${names}They left the US.`,
      `${modifiers}They left the US.`,
      `${names}${modifiers}They met the US and Japanese Presidents.`,
    );
  });
});
