import { deepEqual, equal, ok } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, pause, write } from './support';

/** Types into the active editor and takes the first suggestion as soon as the list is there. */
async function typeAndAccept({ document }: vscode.TextEditor, text: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text });
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  const { version } = document;
  while (document.version === version) {
    await pause();
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
  }
}

describe('completion', () => {
  before(activate);
  afterEach(closeAll);

  const cases: readonly (readonly [what: string, draft: string, typed: string, completed: string])[] = [
    [
      'introduces a term at its first use',
      'Officials of $0 met.',
      'Republic of Ko',
      'Officials of the Republic of Korea (ROK) met.',
    ],
    [
      'writes the short form once it is introduced',
      'The Republic of Korea (ROK) came. Officials of the $0 met.',
      'RO',
      'The Republic of Korea (ROK) came. Officials of the ROK met.',
    ],
    ['starts a sentence with a capital', '$0', 'indo-pacific fo', 'The Indo-Pacific Four (IP4)'],
  ];
  for (const [what, draft, typed, completed] of cases) {
    it(what, async () => {
      const editor = await write(draft);
      await typeAndAccept(editor, typed);
      equal(editor.document.getText(), completed);
    });
  }

  it('offers nothing in code', async () => {
    const { document, selection } = await write('Run `RO$0` now.');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    // Single words of open documents are VS Code's own.
    deepEqual(
      labels.filter((label) => label.includes('Republic of')),
      [],
    );
  });
});

describe('snippets', () => {
  before(activate);
  afterEach(closeAll);

  it('are offered by VS Code, each once', async () => {
    const { document, selection } = await write('intro ROK$0');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    equal(labels.filter((label) => label === 'intro ROK').length, 1);
  });

  it('are inserted by name with their tab stops', async () => {
    const { document } = await write('');
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name: 'Policy brief' });
    ok(document.getText().includes('# '), document.getText());
    ok(!document.getText().includes('${'), document.getText());
  });
});
