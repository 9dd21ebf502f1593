import { deepEqual, equal, ok } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, diagnosticsOf, findings, pause, until, write } from './support';

describe('Show Glossary Entry', () => {
  before(activate);
  afterEach(closeAll);

  it('opens the entry at the cursor as a page beside the draft, which is no draft itself', async () => {
    await write('The Indo-Pacific Fo$0ur came.');
    const opened = new Promise<vscode.TextDocument>((resolve) => {
      const listener = vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.uri.scheme !== 'policy-glossary') return;
        listener.dispose();
        resolve(document);
      });
    });
    await vscode.commands.executeCommand('policyGlossary.showEntry');
    const entry = await opened;
    ok(entry.getText().includes('Australia'), entry.getText());
    const { label } = await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview),
    );
    ok(label.includes('Indo-Pacific Four'), label);
    await findings((await write('Talks at Nato went on.')).document);
    deepEqual(diagnosticsOf(entry), []);
  });
});

describe('commands without a draft', () => {
  before(activate);
  afterEach(closeAll);

  it('fix all in a sample', async () => {
    await vscode.commands.executeCommand('policyGlossary.fixAll');
    const document = vscode.window.activeTextEditor!.document;
    ok(document.isUntitled);
    ok(/guest at every summit of NATO since/.test(document.getText()), document.getText());
  });
});

describe('Review This Draft', () => {
  before(activate);
  afterEach(closeAll);

  it('goes from finding to finding, and is taken back in one step', async () => {
    const text = 'Talks at Nato went on. The IP-4 met. The KNDU teaches, and the KNDU learns.';
    const { document } = await write(text);
    await findings(document, ({ length }) => length === 3);
    let isOver = false;
    const review = vscode.commands.executeCommand('policyGlossary.reviewDraft').then(() => (isOver = true));
    while (!isOver) {
      await pause();
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    await review;
    ok(document.getText().startsWith('Talks at NATO went on. The IP4 met.'), document.getText());
    await findings(document, (found) => found.length < 3);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });
});

describe('Insert Snippet or Term…', () => {
  before(activate);
  afterEach(closeAll);

  it('inserts what is chosen from the list', async () => {
    const editor = await write('They spoke of $0.');
    const inserted = vscode.commands.executeCommand('policyGlossary.insert');
    const { version } = editor.document;
    while (editor.document.version === version) {
      await pause();
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    await inserted;
    equal(editor.document.getText(), 'They spoke of 2024 NATO summit in Washington, DC.');
  });
});
