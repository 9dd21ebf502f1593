import { deepEqual, match, ok } from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';
import { describeFound, drafts, expected, files } from '../everyDoor';
import { activate, closeAll, diagnosticsOf, ruleOf, until } from './support';

/** What VS Code has since 1.95; the types of the oldest that we support do not know it. */
interface WithTools {
  readonly lm: {
    readonly tools?: readonly { readonly name: string }[];
    readonly invokeTool?: (
      name: string,
      options: { readonly input: object; readonly toolInvocationToken: undefined },
    ) => PromiseLike<{ readonly content: readonly { readonly value: string }[] }>;
  };
}

describe('every door shows the same', () => {
  let folder: vscode.Uri;
  before(async () => {
    await activate();
    folder = vscode.Uri.joinPath(itemAt(vscode.workspace.workspaceFolders!, 0).uri, 'doors');
    for (const [path, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('in VS Code', async () => {
    const levels = ['error', 'warning', 'information', 'hint'];
    const documents = new Map<string, vscode.TextDocument>();
    for (const path of drafts) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, path));
      await vscode.window.showTextDocument(document, { preview: false });
      documents.set(path, document);
    }
    const read = () =>
      [...documents].flatMap(([path, document]) =>
        diagnosticsOf(document).map((found) =>
          describeFound(path, {
            line: found.range.start.line + 1,
            column: found.range.start.character + 1,
            level: levels[found.severity] ?? '',
            rule: ruleOf(found),
            message: found.message,
          }),
        ),
      );
    // The configuration may come after the drafts.
    await Promise.race([
      until(vscode.languages.onDidChangeDiagnostics, () => (read().join() === expected.join() ? true : undefined)),
      new Promise((resolve) => setTimeout(resolve, 15_000)),
    ]);
    deepEqual(read(), expected);
  });

  it('to language models', async function () {
    // Before, to ask for it is an error.
    if (vscode.version.localeCompare('1.95', 'en', { numeric: true }) < 0) return this.skip();
    const { tools = [], invokeTool } = (vscode as WithTools).lm;
    if (invokeTool === undefined) return this.skip();
    const names = tools.map(({ name }) => name).filter((name) => name.startsWith('policyGlossary_'));
    deepEqual(names.map((name) => name.replace('policyGlossary_', '')).sort(), [
      'check_text',
      'fix_text',
      'introduce_term',
      'list_terms',
      'lookup_term',
    ]);
    const call = async (name: string, input: object) => {
      const options = { input, toolInvocationToken: undefined };
      const { content } = await invokeTool(`policyGlossary_${name}`, options);
      return content.map(({ value }) => value).join('');
    };
    match(await call('check_text', { text: 'The IP-4 met.' }), /"message": "Use “IP4” instead of “IP-4”\."/);
    match(await call('fix_text', { text: 'The IP-4 met.' }), /"text": "The IP4 met\."/);
    match(await call('lookup_term', { name: 'IP-4' }), /"preferred": "Indo-Pacific Four"/);
    match(await call('introduce_term', { name: 'UNC', text: 'He thanked ' }), /the United Nations Command \(UNC\)/);
    ok((await call('list_terms', { query: 'command' })).includes('"concept": "unc"'));
    match(await call('lookup_term', { name: 'No Such Plan' }), /no entry “No Such Plan”/);
  });
});
