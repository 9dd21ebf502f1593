import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, findings, pause, write } from './support';

const draft = 'The Republic of Korea (ROK) met Japan. The R$0OK left, and S. Korea pays.';

/** Asks one of VS Code's own commands until the server has answered something. */
async function ask<Answer>(command: string, ...given: readonly unknown[]): Promise<readonly Answer[]> {
  for (;;) {
    const answers = await vscode.commands.executeCommand<Answer[] | undefined>(command, ...given);
    if (answers && answers.length > 0) return answers;
    await pause();
  }
}

const textsIn = (document: vscode.TextDocument, ranges: readonly vscode.Range[]) =>
  ranges.map((range) => document.getText(range));

describe('navigation', () => {
  before(activate);
  afterEach(closeAll);

  it('marks every name of the term at the cursor', async () => {
    const { document, selection } = await write(draft);
    const highlights = await ask<vscode.DocumentHighlight>(
      'vscode.executeDocumentHighlights',
      document.uri,
      selection.active,
    );
    deepEqual(
      textsIn(
        document,
        highlights.map(({ range }) => range),
      ),
      ['Republic of Korea', 'ROK', 'ROK', 'S. Korea'],
    );
  });
  it('goes to the introduction, and to the entry', async () => {
    const { document, selection } = await write(draft);
    const links = await ask<vscode.LocationLink>('vscode.executeDefinitionProvider', document.uri, selection.active);
    const here = links.find(({ targetUri }) => targetUri.toString() === document.uri.toString());
    equal(document.getText(here?.targetRange), 'Republic of Korea (ROK)');
    const page = links.find(({ targetUri }) => targetUri.scheme === 'policy-glossary');
    ok(page);
    const entry = await vscode.workspace.openTextDocument(page.targetUri);
    ok(entry.getText().includes('Republic of Korea'), entry.getText());
  });
  it('finds references in all drafts of the workspace', async () => {
    const { document, selection } = await write('The I$0P4 met.');
    const places = await ask<vscode.Location>('vscode.executeReferenceProvider', document.uri, selection.active);
    const nameOf = (uri: vscode.Uri) => uri.path.split('/').pop();
    const files = new Set(places.map(({ uri }) => nameOf(uri)));
    ok(files.has('brief.md') && files.has('clean.md') && files.has(nameOf(document.uri)), [...files].join());
  });
  it('finds terms by any of their names', async () => {
    const symbols = await ask<vscode.SymbolInformation>('vscode.executeWorkspaceSymbolProvider', 'South Korea');
    ok(symbols.some(({ name }) => name === 'South Korea'));
  });
});

describe('rename', () => {
  before(activate);
  afterEach(closeAll);

  it('changes the name that the draft uses', async () => {
    const { document, selection } = await write(draft);
    await findings(document);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      selection.active,
      'South Korea',
    );
    // Another draft of the workspace names it too; what the writer has not confirmed is not made here.
    ok(edit.entries().some(([{ path }]) => path.endsWith('/clean.md')));
    const own = new vscode.WorkspaceEdit();
    own.set(document.uri, edit.get(document.uri));
    await vscode.workspace.applyEdit(own);
    equal(document.getText(), 'South Korea met Japan. South Korea left, and South Korea pays.');
  });
  it('says why it refuses', async () => {
    const { document } = await write('He said “the R$0OK”. Nato agreed.');
    await findings(document);
    const position = document.positionAt(document.getText().indexOf('ROK'));
    await rejects(
      async () => vscode.commands.executeCommand('vscode.prepareRename', document.uri, position),
      /quotation/,
    );
  });
});

describe('New Policy Brief…', () => {
  before(activate);
  afterEach(closeAll);

  it('opens an untitled draft from a skeleton', async () => {
    const made = vscode.commands.executeCommand('policyGlossary.newBrief');
    while (vscode.window.activeTextEditor === undefined) {
      await pause();
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    await made;
    const { document } = vscode.window.activeTextEditor;
    equal(document.languageId, 'markdown');
    ok(document.isUntitled);
    ok(document.getText().includes('## Recommendation'), document.getText());
  });
});

describe('Insert List of Abbreviations', () => {
  before(activate);
  afterEach(closeAll);

  it('writes the list at the cursor, and brings it up to date', async () => {
    const { document } = await write('# A title\n\n$0The Republic of Korea (ROK) met Nato, and the ROK left.\n');
    await findings(document);
    await vscode.commands.executeCommand('policyGlossary.insertAbbreviations');
    ok(
      document.getText().startsWith('# A title\n\n## Abbreviations\n\n| Abbreviation | Full name'),
      document.getText(),
    );
    ok(!document.getText().includes('NATO'));
    const at = document.positionAt(document.getText().indexOf('Nato'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 4)), 'NATO');
    await vscode.workspace.applyEdit(edit);
    await findings(document, (found) => found.every(({ message }) => !message.includes('Nato')));
    await vscode.commands.executeCommand('policyGlossary.insertAbbreviations');
    ok(document.getText().includes('| NATO '), document.getText());
  });
});

describe('Review Naming Across the Workspace', () => {
  before(activate);
  afterEach(closeAll);

  it('shows which draft uses which name', async () => {
    const opened = new Promise<vscode.TextDocument>((resolve) => {
      const listener = vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.uri.scheme !== 'policy-glossary') return;
        listener.dispose();
        resolve(document);
      });
    });
    await vscode.commands.executeCommand('policyGlossary.reviewWorkspace');
    const review = (await opened).getText();
    ok(review.includes('### [Republic of Korea](<rok/'), review);
    ok(/brief\.md:\d+/.test(review) && !review.includes('policy-glossary:'), review);
  });
});
