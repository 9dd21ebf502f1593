import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';
import { activate, closeAll, write } from './support';

/** Where the mouse is, what must be found there, and the title of its card. */
const cases: readonly (readonly [place: string, draft: string, found: string, title: RegExp])[] = [
  ['an abbreviation', 'Officials of the R$0OK met.', 'ROK', /Republic of Korea/],
  ['the last word of a name', 'Officials of the Republic of Kor$0ea met.', 'Republic of Korea', /ROK/],
  ['a possessive', 'It was the IP4$0’s idea.', 'IP4', /Indo-Pacific Four/],
  ['the end of a line that breaks a name', 'One of the Indo-Pacific$0\nFour came.', 'Indo-Pacific\nFour', /IP4/],
  ['the start of the next line', 'The United Nations\nCom$0mand stayed.', 'United Nations\nCommand', /UNC/],
  ['an admitted name', 'Ships of North K$0orea sailed.', 'North Korea', /Democratic People/],
  ['a spelling to avoid', 'The Indo-Pac$0ific 4 came.', 'Indo-Pacific 4', /Indo-Pacific Four/],
  ['a name in emphasis', 'They spoke of *deter$0rence* only.', 'deterrence', /deterrence/],
  [
    'a name with emphasis inside',
    'The **Korea** Nati$0onal Defense University taught.',
    'Korea** National Defense University',
    /KNDU/,
  ],
  ['a name in a heading', '## What NA$0TO can do\n', 'NATO', /North Atlantic Treaty Organization/],
  ['a name in a table', '| a | b |\n| - | - |\n| the EW$0C | x |\n', 'EWC', /East-West Center/],
];

describe('hover', () => {
  before(activate);
  after(closeAll);

  async function hoverAtCursor({ document, selection }: vscode.TextEditor): Promise<vscode.Hover[]> {
    return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, selection.active);
  }

  for (const [place, draft, found, title] of cases) {
    it(`shows the card on ${place}`, async () => {
      const editor = await write(draft);
      const hover = itemAt(await hoverAtCursor(editor), 0);
      equal(editor.document.getText(hover.range), found);
      const [card] = hover.contents as [vscode.MarkdownString];
      match(card.value, title);
      deepEqual(card.isTrusted, { enabledCommands: ['policyGlossary.showPage'] });
    });
  }

  it('is silent on other words and in code', async () => {
    for (const draft of ['Officials m$0et.', 'Run `ROK$0` now.', '    indented R$0OK code\n']) {
      equal((await hoverAtCursor(await write(draft))).length, 0, draft);
    }
  });

  it('shows the card in plain text', async () => {
    const editor = await write('Officials of the RO$0K met.', 'txt');
    const hover = itemAt(await hoverAtCursor(editor), 0);
    equal(editor.document.getText(hover.range), 'ROK');
  });
});
