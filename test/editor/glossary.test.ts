import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';
import {
  accept,
  activate,
  closeAll,
  codeActions,
  diagnosticsOf,
  findings,
  pause,
  temporaryFolder,
  until,
  write,
} from './support';

const glossary = () => vscode.Uri.joinPath(itemAt(vscode.workspace.workspaceFolders!, 0).uri, 'glossary.yaml');

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
    const finding = itemAt(await findings(document), 0);
    equal(finding.message, 'Use “East Asia” instead of “Far East”.');
    const [hover] = await vscode.commands.executeCommand<[vscode.Hover]>(
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

  it('holds as it stands on disk, in any format that a setting names', async () => {
    const { document } = await write('The Far East is far.');
    const table = vscode.Uri.joinPath(glossary(), '..', 'terms', 'own.csv');
    const fill = (preferred: string) =>
      vscode.workspace.fs.writeFile(table, new TextEncoder().encode(`preferred,deprecated\n${preferred},Far East\n`));
    const said = (preferred: string) =>
      findings(document, (found) => found.some(({ message }) => message.startsWith(`Use “${preferred}”`)));
    const ours = vscode.workspace.getConfiguration('policyGlossary');
    try {
      await fill('East Asia');
      await ours.update('glossaries', ['terms/*.csv'], true);
      await said('East Asia');
      await fill('Asia');
      await said('Asia');
    } finally {
      await ours.update('glossaries', undefined, true);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(table, '..'), { recursive: true });
    }
  });

  it('holds as it is typed under any name that a setting gives', async () => {
    const { document } = await write('The Far East is far.');
    const file = vscode.Uri.joinPath(glossary(), '..', 'terms', 'house.yaml');
    const text = (preferred: string) =>
      `concepts:\n  own: { preferred: ${preferred}, deprecated: [{ term: Far East, use: ${preferred} }] }\n`;
    const said = (preferred: string) =>
      findings(document, (found) => found.some(({ message }) => message.startsWith(`Use “${preferred}”`)));
    const ours = vscode.workspace.getConfiguration('policyGlossary');
    try {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text('Orient One')));
      await ours.update('glossaries', ['terms/*.yaml'], true);
      await said('Orient One');
      const own = await vscode.workspace.openTextDocument(file);
      const editor = await vscode.window.showTextDocument(own, { viewColumn: vscode.ViewColumn.Beside });
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 2, 0), text('Orient Two')));
      await said('Orient Two');
      let hovers: readonly vscode.Hover[];
      do {
        await pause();
        hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          own.uri,
          own.positionAt(own.getText().indexOf('Orient')),
        );
      } while (hovers.length === 0);
      ok((hovers[0]?.contents[0] as vscode.MarkdownString).value.includes('Orient Two'));
      equal(hovers.length, 1);
    } finally {
      await ours.update('glossaries', undefined, true);
      // What is changed and still open would be saved again.
      await closeAll();
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, '..'), { recursive: true });
    }
  });

  it('takes an abbreviation of the draft from the light bulb, and gives it back', async () => {
    const { document } = await write('They back the MTCR. The MTCR is old.');
    await findings(document);
    const range = new vscode.Range(0, 15, 0, 15);
    const kind = vscode.CodeActionKind.Refactor.append('glossary.add');
    const action = itemAt(await codeActions(document, range, kind), 0);
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
    ok(document.getText().includes('# korea-air-and-missile-defense:'));
    await findings(document, ({ length }) => length === 0);
  });

  it('takes a term in three steps, and what a draft introduces from a list', async () => {
    const editor = await write('They back the Harbour Plan Group (HPG). The HP$0G met the Quay Council (QC).');
    await findings(editor.document, () => true);
    const steps = vscode.commands.executeCommand('policyGlossary.addToGlossary');
    await accept(steps);
    const own = await vscode.workspace.openTextDocument(glossary());
    equal(own.getText(), 'concepts:\n  hpg:\n    preferred: Harbour Plan Group\n    abbreviation: HPG\n');
    equal(own.isDirty, false);
    // The draft is read with the new entry before the list is asked for.
    await vscode.window.showTextDocument(editor.document);
    const list = vscode.commands.executeCommand('policyGlossary.addTermsFromDraft');
    await accept(list);
    ok(own.getText().endsWith('  qc:\n    preferred: Quay Council\n    abbreviation: QC\n'), own.getText());
  });

  it('takes what the drafts of the workspace define as proposed, which holds for none of them yet', async () => {
    const { document } = await write('They back the Harbour Plan Group (HPG). The HPG met.');
    await findings(document, () => true);
    await openGlossary('concepts:\n  other: { preferred: Other Plan }\n');
    await accept(
      vscode.commands.executeCommand('policyGlossary.mineWorkspace'),
      'workbench.action.quickPickManyToggle',
    );
    const own = await vscode.workspace.openTextDocument(glossary());
    ok(
      own
        .getText()
        .startsWith(
          'concepts:\n  other: { preferred: Other Plan }\n  hpg:\n    status: proposed\n    preferred: Harbour Plan Group\n',
        ),
      own.getText(),
    );
    equal(own.isDirty, false);
    deepEqual(
      (await findings(document, () => true)).filter(({ message }) => message.includes('HPG')),
      [],
    );
  });

  it('is read from a table', async () => {
    const folder = temporaryFolder();
    const table = vscode.Uri.joinPath(folder, 'terms.csv');
    await vscode.workspace.fs.writeFile(table, new TextEncoder().encode('term;acronym\nEast Asia Summit;EAS\n'));
    const place = vscode.Uri.joinPath(glossary(), '..', 'terms.glossary.yaml');
    try {
      await accept(vscode.commands.executeCommand('policyGlossary.importGlossary', table));
      const document = await vscode.workspace.openTextDocument(place);
      equal(
        document.getText(),
        'concepts:\n  east-asia-summit:\n    preferred: East Asia Summit\n    abbreviation: EAS\n',
      );
    } finally {
      await closeAll();
      if (await isThere(place)) await vscode.workspace.fs.delete(place);
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  /** The glossary of the folder, saved and open beside a draft. */
  async function openGlossary(text: string): Promise<vscode.TextDocument> {
    await vscode.workspace.fs.writeFile(glossary(), new TextEncoder().encode(text));
    const own = await vscode.workspace.openTextDocument(glossary());
    // VS Code may remember the glossary of the test before.
    while (own.getText() !== text) await pause();
    await vscode.window.showTextDocument(own, { viewColumn: vscode.ViewColumn.Beside });
    return own;
  }

  it('shows over each entry how often drafts use it, and where', async () => {
    const { document } = await write('The Quorum Plan met. The Quorum Plan failed.');
    const own = await openGlossary(
      'concepts:\n  quorum: { preferred: Quorum Plan }\n  other: { preferred: Other Plan }\n',
    );
    const titled = (lenses: readonly vscode.CodeLens[] | undefined) => lenses?.map(({ command }) => command?.title);
    let lenses: readonly vscode.CodeLens[] | undefined;
    do {
      await pause();
      lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', own.uri, 9);
    } while (titled(lenses)?.[0] !== '2 uses in 1 draft');
    deepEqual(titled(lenses), ['2 uses in 1 draft', 'not used']);
    const { range, command } = itemAt(lenses ?? [], 0);
    equal(range.start.line, 1);
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as readonly unknown[]));
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      own.uri,
      range.start,
    );
    deepEqual(
      places.map(({ uri, range: { start } }) => `${uri.path} ${start.line}:${start.character}`).sort(),
      [`${own.uri.path} 1:2`, `${document.uri.path} 0:25`, `${document.uri.path} 0:4`].sort(),
    );
  });

  it('renames an id wherever it stands, and keeps those of the built-in glossary', async () => {
    const own = await openGlossary(
      'concepts:\n  quorum: { preferred: Quorum Plan }\n  other: { preferred: Other Plan, related: [quorum, rok] }\n',
    );
    const at = (what: string) => own.positionAt(own.getText().lastIndexOf(what));
    const rename = (newName: string) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        own.uri,
        at('quorum'),
        newName,
      );
    let edit: vscode.WorkspaceEdit | undefined;
    while (edit === undefined) {
      await pause();
      // Before the file has been read there is no entry to rename.
      edit = await rename('plan').then(undefined, () => undefined);
    }
    await vscode.workspace.applyEdit(edit);
    equal(
      own.getText(),
      'concepts:\n  plan: { preferred: Quorum Plan }\n  other: { preferred: Other Plan, related: [plan, rok] }\n',
    );
    await rejects(
      async () => vscode.commands.executeCommand('vscode.prepareRename', own.uri, at('rok')),
      /built-in glossary/,
    );
  });

  it('is exported to a file, which is not in force by its name', async () => {
    const file = vscode.Uri.joinPath(glossary(), '..', 'exported-glossary.yaml');
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('simpleDialog.enable', true, vscode.ConfigurationTarget.Global);
    try {
      const exported = vscode.commands.executeCommand('policyGlossary.exportGlossary');
      await accept(exported);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      ok(text.startsWith('concepts:\n') && text.includes('Indo-Pacific Four'), text.slice(0, 200));
    } finally {
      await settings.update('simpleDialog.enable', undefined, vscode.ConfigurationTarget.Global);
      if (await isThere(file)) await vscode.workspace.fs.delete(file);
    }
  });
});
