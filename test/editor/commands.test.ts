import { deepEqual, equal, ok } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { accept, activate, closeAll, diagnosticsOf, findings, pause, until, write } from './support';

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
    ok(/guest at every NATO summit since/.test(document.getText()), document.getText());
  });
});

describe('Review This Draft', () => {
  before(activate);
  afterEach(closeAll);

  it('goes from finding to finding, and is taken back in one step', async () => {
    const text = 'Talks at Nato went on. The IP-4 met. The KNDU teaches, and the KNDU learns.';
    const { document } = await write(text);
    await findings(document, ({ length }) => length === 3);
    await accept(vscode.commands.executeCommand('policyGlossary.reviewDraft'));
    ok(document.getText().startsWith('Talks at NATO went on. The IP4 met.'), document.getText());
    await findings(document, (found) => found.length < 3);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });
});

describe('the preview of Markdown', () => {
  before(activate);
  afterEach(async () => {
    await vscode.workspace.getConfiguration('policyGlossary').update('previewTerms', undefined, true);
    await closeAll();
  });
  const render = (document: vscode.TextDocument) =>
    vscode.commands.executeCommand<string>('markdown.api.render', document);
  async function rendered(document: vscode.TextDocument, mode: string): Promise<string> {
    await vscode.workspace.getConfiguration('policyGlossary').update('previewTerms', mode, true);
    for (;;) {
      const html = await render(document);
      if (html.includes('policy-glossary-terms')) return html;
      await pause();
    }
  }
  const linksIn = (html: string) =>
    Array.from(html.matchAll(/<a class="policy-glossary-term"[^>]*>([^<]*)<\/a>/g), ([, text]) => text);

  it('explains terms where that is set, and leaves code and links alone', async () => {
    const { document } = await write(
      'The *Indo-Pacific Four* met NATO.\n\n`NATO` and [NATO](https://x.org) and NATO.\n\n| a |\n| - |\n| IP4 |\n',
    );
    ok(!(await render(document)).includes('policy-glossary-term'));
    const all = await rendered(document, 'all');
    deepEqual(linksIn(all), ['Indo-Pacific Four', 'NATO', 'NATO', 'IP4']);
    ok(/title="[^"]*Australia/.test(all), all);
    ok(all.includes('<code>NATO</code>'), all);
    await vscode.workspace.getConfiguration('policyGlossary').update('previewTerms', 'first', true);
    deepEqual(linksIn(await render(document)), ['Indo-Pacific Four', 'NATO']);
  });

  it('shows what a glossary holds as text', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const file = vscode.Uri.joinPath(folder, 'glossary.yaml');
    const text = `concepts:\n  '"><img src=x>': { preferred: Quorum Plan, definition: '"><img src="https://x.org/a.png"><script>alert(1)</script> [x](command:y)' }\n`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    try {
      const { document } = await write('The Quorum Plan met.');
      const html = await rendered(document, 'all');
      deepEqual(linksIn(html), ['Quorum Plan']);
      ok(!/<(?:img|script)/.test(html), html);
      ok(!/href="(?!#)/.test(html), html);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
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
