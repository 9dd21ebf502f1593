import { deepEqual, equal, ok } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, codeActions, diagnosticsOf, findings, pause, until, write } from './support';

const glossary = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'glossary.yaml');

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

describe('a glossary of one’s own', () => {
  before(activate);
  afterEach(async () => {
    await closeAll();
    if (await isThere(glossary())) await vscode.workspace.fs.delete(glossary());
  });

  it('holds while it is typed, also before it is saved', async () => {
    const { document } = await write('The Far East is far.');
    const own = await vscode.workspace.openTextDocument(glossary().with({ scheme: 'untitled' }));
    const editor = await vscode.window.showTextDocument(own, { viewColumn: vscode.ViewColumn.Beside });
    const text =
      'concepts:\n  asia: { preferred: East Asia, definition: Our own., deprecated: [{ term: Far East, use: East Asia }] }\n';
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    const [finding] = await findings(document);
    equal(finding.message, 'Use “East Asia” instead of “Far East”.');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 6),
    );
    ok((hover.contents[0] as vscode.MarkdownString).value.includes('Our own'));

    await vscode.window.showTextDocument(own, { viewColumn: vscode.ViewColumn.Beside });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '"'));
    const broken = await until(vscode.languages.onDidChangeDiagnostics, () => {
      const found = diagnosticsOf(own);
      return found.length > 0 ? found : undefined;
    });
    ok(
      broken.some(({ message }) => message.includes('no valid YAML')),
      broken.map(({ message }) => message).join('; '),
    );
    equal(diagnosticsOf(document).length, 1);
  });

  it('takes an abbreviation of the draft from the light bulb, and gives it back', async () => {
    const { document } = await write('They back the MTCR. The MTCR is old.');
    await findings(document);
    const range = new vscode.Range(0, 15, 0, 15);
    const [action] = await codeActions(document, range, vscode.CodeActionKind.Refactor.append('glossary.add'));
    equal(action.title, 'Add “MTCR” to the glossary');
    await vscode.workspace.applyEdit(action.edit!);
    const own = await vscode.workspace.openTextDocument(glossary());
    equal(own.getText(), 'concepts:\n  mtcr:\n    preferred: MTCR\n');
    deepEqual(await findings(document, (found) => found.length === 0), []);
    await vscode.window.showTextDocument(own);
    await vscode.commands.executeCommand('undo');
    while (own.getText() !== '' && (await isThere(glossary()))) await pause();
  });

  it('starts from a commented file', async () => {
    await vscode.commands.executeCommand('policyGlossary.newGlossary');
    const { document } = vscode.window.activeTextEditor!;
    equal(document.uri.path, glossary().path);
    ok(document.getText().startsWith('# Your own glossary.'));
    const editor = await write('The Far East is far.');
    const [finding] = await findings(editor.document);
    ok(finding.message.includes('East Asia'));
    deepEqual(diagnosticsOf(document), []);
  });

  it('is read from a table', async () => {
    const folder = vscode.Uri.joinPath(vscode.Uri.file(process.env.TMPDIR ?? '/tmp'), `policy-glossary-${process.pid}`);
    const table = vscode.Uri.joinPath(folder, 'terms.csv');
    await vscode.workspace.fs.writeFile(table, new TextEncoder().encode('term;acronym\nEast Asia Summit;EAS\n'));
    await vscode.commands.executeCommand('policyGlossary.importGlossary', table);
    const { document } = vscode.window.activeTextEditor!;
    equal(document.languageId, 'yaml');
    equal(
      document.getText(),
      'concepts:\n  east-asia-summit:\n    preferred: East Asia Summit\n    abbreviation: EAS\n',
    );
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});
