// The commands of the manifest.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { conceptOf, type Item } from '../views/terms';
import { applySourceAction } from './applySourceAction';
import { exportGlossary, importGlossary } from './convert';
import { findReferences, showReferences } from './findReferences';
import { insert } from './insert';
import { newBrief } from './newBrief';
import { newGlossary } from './newGlossary';
import { reviewWorkspace } from './review';
import { setRuleLevel } from './setRuleLevel';
import { showEntry } from './showEntry';
import { updateAbbreviations } from './updateAbbreviations';

/** Registers every command that package.json contributes. Those of the view are given the line that was chosen. */
export function registerCommands(client: BaseLanguageClient): vscode.Disposable[] {
  const register = <Parameters extends readonly unknown[]>(name: string, run: (...given: Parameters) => unknown) =>
    vscode.commands.registerCommand(`policyGlossary.${name}`, run);
  return [
    register('showEntry', (item?: Item) => showEntry(client, conceptOf(item))),
    register('insert', (item?: Item) => insert(client, conceptOf(item))),
    register('findReferences', (item?: Item) => findReferences(item)),
    register('showReferences', showReferences),
    register('newBrief', () => newBrief(client)),
    register('insertAbbreviations', () => updateAbbreviations(client)),
    register('newGlossary', newGlossary),
    register('addToGlossary', () => refactor('refactor.glossary.add')),
    register('deprecateName', () => refactor('refactor.glossary.deprecate')),
    register('importGlossary', (uri?: vscode.Uri) => importGlossary(client, uri)),
    register('exportGlossary', () => exportGlossary(client)),
    register('fixAll', () => applySourceAction('source.fixAll.policyGlossary')),
    register('reviewWorkspace', () => reviewWorkspace(client)),
    register('setRuleLevel', setRuleLevel),
    register('restartServer', () => restart(client)),
    register('showOutput', () => client.outputChannel.show(true)),
  ];
}

/** Does what the light bulb would do at the cursor, and says so itself where there is nothing to do. */
function refactor(kind: string): Thenable<unknown> {
  return vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' });
}

/** Stops the server if it runs and starts it again, also after it has crashed too often. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
