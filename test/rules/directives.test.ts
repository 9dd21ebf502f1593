import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addChoice, silenceHere } from '../../server/rules/directives';
import { parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { checkFix, checkLint, checkSilent } from '../support/check';
import { dedent, parseMarks } from '../support/marks';

/** Demands what silencing a rule at `$0` makes of a text. */
function checkSilence(before: string, after: string): void {
  const { text, cursor } = parseMarks(before);
  const edit = silenceHere(parseDraft(text, 'markdown'), { start: cursor!, end: cursor! + 1 }, 'deprecated-term');
  equal(applyEdits(text, [edit]), dedent(after));
  checkSilent(after);
}

function checkChoice(before: string, choice: string, after: string): void {
  const text = dedent(before);
  equal(applyEdits(text, [addChoice(parseDraft(text, 'markdown'), choice)]), dedent(after));
}

describe('what a draft says to the linter', () => {
  it('silences the next line, or its own', () =>
    checkLint(`
      <!-- policy-glossary-disable-next-line deprecated-term -->
      The Indo Pacific is wide.
      The Indo Pacific is deep. <!-- policy-glossary-disable-line -->
      The Indo Pacific is blue.
          ^^^^^^^^^^^^ deprecated-term
    `));
  it('silences a stretch, and only the rules that it names', () =>
    checkLint(`
      <!-- policy-glossary-disable deprecated-term, mixed-names -->

      The Indo Pacific is wide, and the AP4 is small.
                                        ^^^ superseded-label

      <!-- policy-glossary-enable -->

      The Indo Pacific is deep.
          ^^^^^^^^^^^^ deprecated-term
    `));
  it('says nothing where it is shown: in code, a block quote, a quotation', () => {
    const shown = '<!-- policy-glossary-disable-file -->';
    for (const example of [
      `\`\`\`\n${shown}\n\`\`\``,
      `    ${shown}`,
      `Write \`${shown}\` at its top.`,
      `> ${shown}`,
      `He wrote “Put ${shown} first” to them.`,
    ])
      checkLint(`${example}\n\nThe Indo Pacific is wide.\n    ^^^^^^^^^^^^ deprecated-term`);
  });
  it('allows the very words that it names, after a colon too', () => {
    checkSilent('<!-- policy-glossary: allow ROK -->\n\nThe ROK met. The ROK left.');
    checkLint(`
      <!-- policy-glossary: allow ROK -->

      The ROK met. The DPRK left.
                       ^^^^ undefined-abbreviation
    `);
  });
  it('brings nothing else up in its place', () =>
    checkSilent('<!-- policy-glossary-disable-file undefined-abbreviation -->\n\nThe ROK met.'));
  it('silences the whole file', () =>
    checkSilent('The Indo Pacific is wide.\n\n<!-- policy-glossary-disable-file -->\n\nThe Indo Pacific is deep.'));
  it('ends a comment that is never closed with its paragraph', () =>
    checkLint(
      `
      <!-- policy-glossary-disable-next-line
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-directive: This comment is not closed: write “-->” at its end.
      The Indo Pacific is wide.

      The Indo Pacific is deep.
          ^^^^^^^^^^^^ deprecated-term
    `,
      'plaintext',
    ));
  it('chooses levels in the front matter', () =>
    checkLint(`
      ---
      title: A brief
      policy-glossary: deprecated-term hint; superseded-label off
      ---

      The Indo Pacific is wide, and the AP4 is small.
          ^^^^^^^^^^^^ [hint] deprecated-term
    `));
  it('chooses levels in a comment', () =>
    checkSilent(
      '<!-- policy-glossary deprecated-term off; known DPRK -->\n\nThe Indo Pacific is wide, says the DPRK.',
    ));
  it('allows names beside one another', () =>
    checkSilent(
      '<!-- policy-glossary allow South Korea, Republic of Korea -->\n\nSouth Korea left. The Republic of Korea stayed.',
    ));
  it('allows words that stand farther apart, or on two lines', () =>
    checkSilent(
      '<!-- policy-glossary allow Indo  Pacific -->\n\nThe Indo  Pacific is wide. The Indo\nPacific is deep.',
    ));
  it('works in plain text', () =>
    checkLint(
      `
      <!-- policy-glossary deprecated-term off -->

      The Indo Pacific is wide, says the ROK.
                                         ^^^ undefined-abbreviation
    `,
      'plaintext',
    ));
  it('names what it does not understand, at its place', () =>
    checkLint(`
      ---
      policy-glossary: deprecated-terms off; mixed-names loud
                       ^^^^^^^^^^^^^^^^^^^^ unknown-directive: There is no rule “deprecated-terms”. A draft can choose “rule level”, “allow name, name” and “known abbreviation”.
                                             ^^^^^^^^^^^^^^^^ unknown-directive: The level of “mixed-names” must be one of error, warning, information, hint, off.
      ---

      <!-- policy-glossary-disable-line mixed-name -->
                                        ^^^^^^^^^^ unknown-directive: There is no rule “mixed-name”.
      <!-- policy-glossary-ignore -->
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-directive
    `));
  it('is written before a paragraph', () =>
    checkSilence(
      `
      # Title

      The $0Indo Pacific is wide.
      `,
      `
      # Title

      <!-- policy-glossary-disable-next-line deprecated-term -->
      The Indo Pacific is wide.
      `,
    ));
  it('is written at the end of a line within a paragraph, a list or a table', () => {
    checkSilence(
      `
      The sea is blue.
      The $0Indo Pacific is wide.
      It is deep.
      `,
      `
      The sea is blue.
      The Indo Pacific is wide. <!-- policy-glossary-disable-line deprecated-term -->
      It is deep.
      `,
    );
    checkSilence(
      `
      | Sea | Width |
      | - | - |
      | $0Indo Pacific | wide |
      `,
      `
      | Sea | Width |
      | - | - |
      | Indo Pacific | wide <!-- policy-glossary-disable-line deprecated-term --> |
      `,
    );
  });
  it('goes into the front matter where there is one', () => {
    checkChoice(
      `
      ---
      title: A brief
      ---

      Text.
      `,
      'mixed-names off',
      `
      ---
      title: A brief
      policy-glossary: mixed-names off
      ---

      Text.
      `,
    );
    checkChoice(
      `
      ---
      policy-glossary: "mixed-names off"
      ---
      `,
      'allow A, B',
      `
      ---
      policy-glossary: "mixed-names off; allow A, B"
      ---
      `,
    );
  });
  it('goes into one comment where there is none', () => {
    checkChoice('Text.', 'mixed-names off', '<!-- policy-glossary mixed-names off -->\n\nText.');
    checkChoice(
      '<!-- policy-glossary mixed-names off -->\n\nText.',
      'known KAMD',
      '<!-- policy-glossary mixed-names off; known KAMD -->\n\nText.',
    );
  });
  it('allows the names that a draft mixes', () =>
    checkFix(
      'South Korea left. The $0Republic of Korea stayed.',
      '<!-- policy-glossary allow South Korea, Republic of Korea -->\n\nSouth Korea left. The Republic of Korea stayed.',
      'Allow “South Korea” and “Republic of Korea” in this draft',
    ));
});
