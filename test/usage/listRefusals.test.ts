// Why a list of abbreviations is not edited, and what is put in the place of its full names.
import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codeActions, rowsKind } from '../../server/features/codeAction';
import { type Language, parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { addMissingRows, findAbbreviationList, replaceMeanings } from '../../server/usage/abbreviations';
import { readUsage } from '../../server/usage/usage';
import { glossary, options } from '../support/check';

const readIn = (text: string, language: Language = 'markdown') => readUsage(glossary, parseDraft(text, language));

/** A list, and the reason why it is left alone. */
const refused: readonly (readonly [list: string, reason: string, language?: Language])[] = [
  [
    'Nobody knows what they mean.',
    'Under the heading of the list of abbreviations stands no list that pairs abbreviations and full names.',
  ],
  [
    '<table><tr><td>NATO</td><td>North Atlantic Treaty Organization</td></tr></table>',
    'The list of abbreviations is written in HTML.',
  ],
  [
    '> - **NATO**: North Atlantic Treaty Organization\n> - **UNC**: United Nations Command',
    'The list of abbreviations stands in a quotation.',
  ],
  [
    '- Alliances\n  - **NATO**: North Atlantic Treaty Organization\n  - **UNC**: United Nations Command',
    'The list of abbreviations is nested: its rows stand under other items.',
  ],
  [
    '### Alliances\n\n- **NATO**: North Atlantic Treaty Organization\n- **UNC**: United Nations Command',
    'The list of abbreviations is divided by further headings.',
  ],
  [
    '| A | B | C |\n| - | - | - |\n| NATO | UNC | ROK |\n| EU | UN | DPRK |',
    'The columns of the table do not tell abbreviations and full names apart.',
  ],
  [
    'NATO | North Atlantic Treaty Organization\nUNC | United Nations Command',
    'The list of abbreviations is a table in plain text.',
    'plaintext',
  ],
  [
    'NATO: North Atlantic Treaty Organization; UNC: United Nations Command',
    'The list of abbreviations runs on in one line.',
  ],
  [
    '- **NATO**: North Atlantic Treaty Organization\n- **UNC**: United Nations Command\n\nIn Asia there are others.\n\n| Abbreviation | Full name |\n| - | - |\n| EU | European Union |\n| UN | United Nations |',
    'There are two lists under the heading of the list of abbreviations.',
  ],
];

describe('a list of abbreviations that cannot be edited', () => {
  for (const [list, reason, language = 'markdown'] of refused)
    it(`is left alone with a reason: ${reason}`, () => {
      const heading = language === 'markdown' ? '## Abbreviations' : 'Abbreviations';
      const text = `The ROK met NATO.\n\n${heading}\n\n${list}\n\n${language === 'markdown' ? '## Next' : 'Next'}\n\nThey left.`;
      const usage = readIn(text, language);
      equal(findAbbreviationList(usage)?.blocked, reason);
      equal(addMissingRows(usage), undefined);
      equal(replaceMeanings(usage), undefined);
      const ask = (asked: object) =>
        codeActions(usage, { start: 0, end: 0 }, [], options, { uri: 'a', only: ['source', rowsKind], ...asked });
      deepEqual(
        ask({ showsDisabled: true }).map(({ title, disabled, edit }) => [title, disabled?.reason, edit]),
        [['Update List of Abbreviations', reason, undefined]],
      );
      // Where nobody has asked, or the client cannot show it, nothing is said.
      deepEqual(ask({ showsDisabled: true, automatic: true }), []);
      deepEqual(ask({}), []);
    });
});

/** What the full names of a list become. */
function replaced(list: string, language: Language = 'markdown', before = 'The ROK met NATO.') {
  const heading = language === 'markdown' ? '## Abbreviations' : 'Abbreviations';
  const text = `${before}\n\n${heading}\n\n${list}\n`;
  const change = replaceMeanings(readIn(text, language));
  const after = applyEdits(text, change?.edits ?? []);
  return { title: change?.title, list: after.slice(after.indexOf(heading) + heading.length + 2, -1) };
}

describe('other full names in a list of abbreviations', () => {
  it('are replaced by those of the glossary, and nothing else of their rows is', () =>
    deepEqual(replaced('- **NATO**: Northern Alliance Treaty\n- **ROK**: The Republic of Korea'), {
      title:
        'Write the glossary’s full name: NATO (“North Atlantic Treaty Organization” instead of “Northern Alliance Treaty”)',
      list: '- **NATO**: North Atlantic Treaty Organization\n- **ROK**: The Republic of Korea',
    }));
  it('are replaced in tables, which keep their other columns', () =>
    equal(
      replaced(
        '| Abbreviation | Full name | Page |\n| - | - | - |\n| NATO | Northern Alliance Treaty | 3 |\n| ROK | Republic of Korea | 4 |',
      ).list,
      '| Abbreviation | Full name | Page |\n| - | - | - |\n| NATO | North Atlantic Treaty Organization | 3 |\n| ROK | Republic of Korea | 4 |',
    ));
  it('are replaced in plain text', () =>
    equal(
      replaced('NATO: Northern Alliance Treaty\nROK: Republic of Korea', 'plaintext').list,
      'NATO: North Atlantic Treaty Organization\nROK: Republic of Korea',
    ));
  it('stay where any name of the glossary stands there', () =>
    equal(replaced('- **NATO**: the North Atlantic Treaty Organization\n- **ROK**: South Korea').title, undefined));
  it('stay where the draft does not use the abbreviation, or means something of its own by it', () => {
    equal(replaced('- **UNC**: Union of Northern Cooks\n- **ROK**: Republic of Korea').title, undefined);
    equal(
      replaced(
        '- **TSO**: Tall Ships Office\n- **ROK**: Republic of Korea',
        'markdown',
        'The Trilateral Secretariat Office (TSO) met the ROK.',
      ).title,
      undefined,
    );
  });
  it('stay where a row names several', () =>
    equal(replaced('- **NATO/ROK**: Northern Alliance Treaty\n- **ROK**: Republic of Korea').title, undefined));
  it('are replaced only where that is asked for', () => {
    const usage = readIn(
      'The ROK met NATO.\n\n## Abbreviations\n\n- **NATO**: Northern Alliance Treaty\n- **ROK**: Republic of Korea\n',
    );
    const ask = (asked: object) => codeActions(usage, { start: 0, end: 0 }, [], options, { uri: 'a', ...asked });
    deepEqual(ask({ only: ['source'] }), []);
    deepEqual(ask({ only: [rowsKind], automatic: true }), []);
    equal(ask({ only: [rowsKind] }).length, 1);
  });
});
