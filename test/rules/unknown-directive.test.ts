import { describe, it } from 'mocha';
import { checkLint } from '../support/check';

describe('unknown-directive', () => {
  it('marks a rule and an action that there is not', () =>
    checkLint(`
      <!-- policy-glossary-disable-next-line mixed-name -->
                                             ^^^^^^^^^^ [warning] unknown-directive: There is no rule “mixed-name”.
      Text.

      <!-- policy-glossary-ignore -->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [warning] unknown-directive: “policy-glossary-ignore” is nothing that a comment can say: write policy-glossary-disable-next-line, -disable-line, -disable, -enable or -disable-file.

      Text.
    `));
  it('marks a level that there is not', () =>
    checkLint(`
      ---
      policy-glossary: mixed-names loud
                       ^^^^^^^^^^^^^^^^ [warning] unknown-directive: The level of “mixed-names” must be one of error, warning, information, hint, off.
      ---

      Text.
    `));
});
