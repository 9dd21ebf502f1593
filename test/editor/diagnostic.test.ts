import { deepEqual, equal, ok } from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';
import { activate, closeAll, diagnosticsOf, findings, openSample, ruleOf, sampleFolder, until, write } from './support';

describe('diagnostics', () => {
  before(activate);
  afterEach(closeAll);

  it('mark every kind of fault in the sample, and nothing else', async () => {
    const document = await openSample('brief.md');
    const found = await findings(document);
    deepEqual(
      found.map((finding) => `${ruleOf(finding)}: ${document.getText(finding.range).replace(/\s+/g, ' ')}`),
      [
        'deprecated-term: Nato',
        'deprecated-term: Washington DC',
        'superseded-label: AP4',
        'deprecated-term: Indo-Pacific 4',
        'deprecated-term: United Nation Command',
        'late-introduction: UNC',
        'repeated-introduction: Republic of Korea (ROK)',
        'wrong-expansion: National Defense College',
        'undefined-abbreviation: ITPP',
        'undefined-abbreviation: DPRK',
        'unused-introduction: WMD',
        'term-case: indo-pacific',
        'mixed-names: Global Pivotal State',
        'repeated-full-name: Indo-Pacific Four',
        'deprecated-term: S. Korea',
        'deprecated-term: East-West Centre',
        'misspelled-term: Indo-Pacfic Four',
        'redundant-word: NATO organization',
        'pair-form: ROK/US',
        'stale-fact: 31',
        'mixed-spelling: U.S.',
        'abbreviation-article: EU',
        "dated-phrase: last year's",
        'mixed-spelling: defense',
        'unlisted-abbreviation: MTCR',
        "abbreviation-form: MOU's",
        'abbreviation-form: WMDs',
        'dated-phrase: Yoon administration',
        'ambiguous-name: Korea',
      ],
    );
  });

  it('say what to do, how loudly, and where it is explained', async () => {
    const { document } = await write('Talks on the Indo Pacific went on.');
    const finding = itemAt(await findings(document), 0);
    equal(finding.message, 'Use “Indo-Pacific” instead of “Indo Pacific”.');
    equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    // What is struck through reads as deleted.
    equal(finding.tags, undefined);
    const { target } = finding.code as { target: vscode.Uri };
    equal(target.toString(), 'policy-glossary:/-/deprecated-term.md');
    const page = await vscode.workspace.openTextDocument(target);
    ok(page.getText().startsWith('# deprecated-term\n'), page.getText());
  });

  it('point at the other places that they are about', async () => {
    const { document } = await write('The Global Pivot State spoke. A Global Pivotal State listened.');
    const finding = itemAt(await findings(document), 0);
    deepEqual(
      finding.relatedInformation?.map(({ location }) => document.getText(location.range)),
      ['Global Pivot State'],
    );
  });

  it('follow what is typed, in a draft that was never saved', async () => {
    const editor = await write('Talks at NATO$0 went on.\n\nTalks at Nato went on.');
    equal((await findings(editor.document)).length, 1);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'S. Korea came. '));
    equal((await findings(editor.document, (found) => found.length === 2))[0]?.range.start.character, 0);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 9, 0)));
    deepEqual(await findings(editor.document, (found) => found.length === 0), []);
  });

  it('come in plain text', async () => {
    const document = await openSample('notes.txt');
    deepEqual((await findings(document)).map(ruleOf), ['deprecated-term']);
  });

  it('leave a clean draft and other languages alone', async () => {
    const clean = await openSample('clean.md');
    const { document: code } = await write('# Nato, S. Korea', 'py');
    // Answers come in order: when those for a later draft are there, the earlier ones have been asked as well.
    await findings((await write('Talks at Nato went on.')).document);
    deepEqual(diagnosticsOf(clean), []);
    deepEqual(diagnosticsOf(code), []);
  });

  it('are for what is written, not for previews and the sides of a comparison', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('preview-of-changes', {
      provideTextDocumentContent: () => 'Talks at Nato went on.',
    });
    try {
      const uri = vscode.Uri.parse('preview-of-changes:/brief.md');
      const preview = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(preview);
      await findings((await write('Talks at Nato went on.')).document);
      deepEqual(diagnosticsOf(preview), []);
    } finally {
      provider.dispose();
    }
  });

  describe('of all drafts of the folder, where the writer wants them', () => {
    const isClear = ({ length }: { readonly length: number }) => length === 0;
    let closed: { readonly uri: vscode.Uri };
    const save = (text: string) => vscode.workspace.fs.writeFile(closed.uri, new TextEncoder().encode(text));
    const setAll = (value: true | undefined) =>
      vscode.workspace.getConfiguration('policyGlossary').update('checkAllDrafts', value, true);
    beforeEach(async () => {
      closed = { uri: vscode.Uri.joinPath(sampleFolder(), `${crypto.randomUUID()}.md`) };
      await save('Talks at Nato went on.');
      await setAll(true);
      deepEqual((await findings(closed)).map(ruleOf), ['deprecated-term']);
    });
    afterEach(async () => {
      await setAll(undefined);
      await vscode.workspace.fs.delete(closed.uri);
    });

    it('follow their files, and are gone with the setting', async () => {
      ok((await findings({ uri: vscode.Uri.joinPath(sampleFolder(), 'brief.md') })).length > 20);
      await save('Talks at NATO went on.');
      await findings(closed, isClear);
      await save('S. Korea came. Talks at Nato went on.');
      await findings(closed, ({ length }) => length === 2);
      await setAll(undefined);
      await findings(closed, isClear);
    });

    it('are those of a draft as it is on disk once it is closed', async () => {
      await vscode.commands.executeCommand('vscode.open', closed.uri);
      const editor = vscode.window.activeTextEditor!;
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'S. Korea came. '));
      await findings(closed, ({ length }) => length === 2);
      await editor.document.save();
      const isOpen = () => vscode.workspace.textDocuments.some(({ uri }) => uri.path === closed.uri.path);
      await closeAll();
      await until(vscode.workspace.onDidCloseTextDocument, () => !isOpen() || undefined);
      await save('S. Korea came. Talks at Nato went on. S. Korea left.');
      await findings(closed, ({ length }) => length === 3);
    });
  });
});
