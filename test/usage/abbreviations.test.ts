import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Language, parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { addMissingRows, findAbbreviationList, insertAbbreviationList, type ListStyle } from '../../server/usage/abbreviations';
import { readUsage } from '../../server/usage/usage';
import { glossary } from '../support/check';
import { dedent, parseMarks } from '../support/marks';

/** Demands what writing the list at `$0` makes of a text, and that writing it again changes nothing. */
function checkList(before: string, after: string, style: ListStyle = 'list', language: Language = 'markdown'): void {
  const { text, cursor = 0 } = parseMarks(before);
  const write = (source: string) => {
    const usage = readUsage(glossary, parseDraft(source, language));
    const change = findAbbreviationList(usage) ? addMissingRows(usage) : insertAbbreviationList(usage, cursor, style);
    return applyEdits(source, change?.edits ?? []);
  };
  equal(write(text), dedent(after));
  equal(write(dedent(after)), dedent(after));
}

describe('the list of abbreviations', () => {
  it('holds what the draft uses, by abbreviation', () =>
    checkList(
      `
      # Title

      $0The Republic of Korea (ROK) met NATO, and the Trilateral Secretariat Office (TSO) wrote. “The DPRK”, he said.
      `,
      `
      # Title

      ## Abbreviations

      - **NATO**: North Atlantic Treaty Organization
      - **ROK**: Republic of Korea
      - **TSO**: Trilateral Secretariat Office

      The Republic of Korea (ROK) met NATO, and the Trilateral Secretariat Office (TSO) wrote. “The DPRK”, he said.
      `,
    ));
  it('is a table where that is wanted', () =>
    checkList(
      '$0The ROK met.',
      `
      ## Abbreviations

      | Abbreviation | Full name         |
      | ------------ | ----------------- |
      | ROK          | Republic of Korea |

      The ROK met.
      `,
      'table',
    ));
  it('is found again, and brought up to date in its own form', () =>
    checkList(
      `
      # Title

      The ROK met.

      ## List of Abbreviations

      | Abbreviation | Full name |
      | --- | --- |
      | UNC | United Nations Command |

      ## More

      The EU left.
      `,
      `
      # Title

      The ROK met.

      ## List of Abbreviations

      | Abbreviation | Full name         |
      | ------------ | ----------------- |
      | EU           | European Union    |
      | ROK          | Republic of Korea |

      ## More

      The EU left.
      `,
    ));
  it('is filled where it is empty', () =>
    checkList('The ROK met.\n\n## Abbreviations', 'The ROK met.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea'));
  it('works in plain text', () =>
    checkList(
      'A Title\n\n$0The ROK met.',
      'A Title\n\nABBREVIATIONS\n\n- ROK: Republic of Korea\n\nThe ROK met.',
      'table',
      'plaintext',
    ));
  it('is not made for nothing', () => checkList('Nobody met.', 'Nobody met.'));

  it('leaves lines that define abbreviations for the page as they are', () =>
    checkList(
      `
      The ROK met.

      ## Abbreviations

      - **DPRK**: Democratic People's Republic of Korea

      *[ROK]: Republic of Korea
      `,
      `
      The ROK met.

      ## Abbreviations

      - **ROK**: Republic of Korea

      *[ROK]: Republic of Korea
      `,
    ));
});
