// The commands of the manifest.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { insert } from './insert';
import { setRuleLevel } from './setRuleLevel';
import { createEntryDocuments, showEntry } from './showEntry';

/** Registers every command that package.json contributes. */
export function registerCommands(client: BaseLanguageClient): vscode.Disposable[] {
  const entries = createEntryDocuments();
  const register = (name: string, run: () => unknown) => vscode.commands.registerCommand(`policyGlossary.${name}`, run);
  return [
    entries,
    register('showEntry', () => showEntry(client, entries)),
    register('insert', () => insert(client)),
    register('fixAll', fixAll),
    vscode.commands.registerCommand('policyGlossary.setRuleLevel', setRuleLevel),
    register('restartServer', () => restart(client)),
    register('showOutput', () => client.outputChannel.show(true)),
  ];
}

/** Stops the server if it runs and starts it again, also after it has crashed too often. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}

/** Applies every fix that has one right answer, as it is done on save. */
async function fixAll(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const kind = 'source.fixAll.policyGlossary';
  const { document } = editor;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    all,
    kind,
  );
  for (const { edit, kind: found } of actions ?? []) {
    if (edit && found?.value === kind) await vscode.workspace.applyEdit(edit);
  }
}
