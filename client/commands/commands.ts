// The commands of the manifest.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { conceptOf, type Item } from '../views/terms';
import { applyAction, type Applied } from './applyAction';
import { exportGlossary, importGlossary } from './convert';
import { findReferences, showReferences } from './findReferences';
import { insert } from './insert';
import { newBrief } from './newBrief';
import { newGlossary } from './newGlossary';
import { reviewWorkspace } from './review';
import { addKnown, chooseRuleLevel, setRuleLevel } from './settings';
import { showEntry } from './showEntry';
import { showPage } from './showPage';

/** Registers every command that package.json contributes. Those of the view are given the line that was chosen. */
export function registerCommands(client: BaseLanguageClient): vscode.Disposable[] {
  const register = <Parameters extends readonly unknown[]>(name: string, run: (...given: Parameters) => unknown) =>
    vscode.commands.registerCommand(`policyGlossary.${name}`, run);
  return [
    register('showEntry', (item?: Item) => showEntry(client, conceptOf(item))),
    register('showPage', showPage),
    register('insert', (item?: Item) => insert(client, conceptOf(item))),
    register('findReferences', (item?: Item) => findReferences(item)),
    register('showReferences', showReferences),
    register('newBrief', () => newBrief(client)),
    register('insertAbbreviations', () => applyAction(client, abbreviations)),
    register('newGlossary', newGlossary),
    register('addToGlossary', () => applyAction(client, addition)),
    register('deprecateName', () => applyAction(client, deprecation)),
    register('importGlossary', (uri?: vscode.Uri) => importGlossary(client, uri)),
    register('exportGlossary', () => exportGlossary(client)),
    register('fixAll', () => applyAction(client, fixes)),
    register('reviewWorkspace', () => reviewWorkspace(client)),
    register('setRuleLevel', setRuleLevel),
    register('chooseRuleLevel', chooseRuleLevel),
    register('addKnown', addKnown),
    register('restartServer', () => restart(client)),
    register('showOutput', () => client.outputChannel.show(true)),
  ];
}

const fixes: Applied = {
  kinds: ['source.fixAll.policyGlossary'],
  nothing: 'There is nothing in this draft that has one right answer.',
  question: 'Choose what to fix',
};

/** What would remove or replace rows of the list is offered, never done by itself. */
const abbreviations: Applied = {
  kinds: ['source.abbreviations.policyGlossary', 'refactor.rewrite.abbreviations.policyGlossary'],
  nothing: 'This draft has no abbreviation to list, or its list has them all.',
  question: 'Choose what to do with the list of abbreviations',
  atOnce: 'source.abbreviations.policyGlossary',
};

const addition: Applied = {
  kinds: ['refactor.glossary.add'],
  nothing: 'Select a name that no glossary has, or put the cursor on an abbreviation that nothing explains.',
  question: 'Choose what to add to the glossary',
};

const deprecation: Applied = {
  kinds: ['refactor.glossary.deprecate'],
  nothing: 'Put the cursor on a name that the glossary allows beside the preferred one.',
  question: 'Choose what to deprecate',
};

/** Stops the server if it runs and starts it again, also after it has crashed too often. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
