// The commands of the manifest.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { openSample } from '../sample';
import type { HouseStyles } from '../views/status';
import type { DraftTerms } from '../views/draftTerms';
import type { GlossaryView } from '../views/glossary';
import { conceptOf, type Item } from '../views/items';
import type { SeriesView } from '../views/series';
import { addTermsFromDraft, addToGlossary } from './addTerms';
import { applyAction, type Applied } from './applyAction';
import { exportGlossary, importGlossary } from './convert';
import { findReferences, showReferences } from './findReferences';
import { fixAll } from './fixAll';
import { fixPlace, openDraft } from './place';
import { insert } from './insert';
import { mineWorkspace } from './mine';
import { chooseHouseStyle, showMenu } from './menu';
import { newBrief } from './newBrief';
import { newGlossary } from './newGlossary';
import { reviewDraft } from './reviewDraft';
import { reviewWorkspace } from './review';
import { restart } from '../restart';
import { addKnown, chooseRuleLevel, setRuleLevel } from './settings';
import { showEntry } from './showEntry';
import { showPage } from './showPage';
import { useName } from './useName';

/** The views of the extension. */
export interface Views {
  readonly draft: DraftTerms;
  readonly glossary: GlossaryView;
  readonly series: SeriesView;
}

/** Registers every command that package.json contributes. Those of the views are given the line that was chosen. */
export function registerCommands(client: BaseLanguageClient, styles: HouseStyles, views: Views): vscode.Disposable[] {
  const register = <Parameters extends readonly unknown[]>(name: string, run: (...given: Parameters) => unknown) =>
    vscode.commands.registerCommand(`policyGlossary.${name}`, run);
  return [
    register('showEntry', (item?: Item) => showEntry(client, conceptOf(item))),
    register('showPage', showPage),
    register('insert', (item?: Item) => insert(client, conceptOf(item))),
    register('findReferences', (item?: Item) => findReferences(item)),
    register('showReferences', showReferences),
    register('fixPlace', (item?: Item) => fixPlace(item)),
    register('openDraft', (item?: Item) => openDraft(item)),
    register('sortTerms', views.draft.chooseOrder),
    register('searchGlossary', views.glossary.search),
    register('clearSearch', views.glossary.clear),
    register('refreshSeries', views.series.refresh),
    register('newBrief', () => newBrief(client)),
    register('insertAbbreviations', () => applyAction(client, abbreviations())),
    register('newGlossary', newGlossary),
    register('addToGlossary', () => addToGlossary(client)),
    register('addTermsFromDraft', () => addTermsFromDraft(client)),
    register('mineWorkspace', () => mineWorkspace(client)),
    register('reviewDraft', () => reviewDraft(client)),
    register('deprecateName', () => applyAction(client, deprecation())),
    register('importGlossary', (uri?: vscode.Uri) => importGlossary(client, uri)),
    register('exportGlossary', () => exportGlossary(client)),
    register('fixAll', () => fixAll(client)),
    register('useName', (from?: Item | vscode.Uri) => useName(client, from)),
    register('reviewWorkspace', () => reviewWorkspace(client)),
    register('setRuleLevel', setRuleLevel),
    register('chooseRuleLevel', chooseRuleLevel),
    register('addKnown', addKnown),
    register('showMenu', () => showMenu(client, styles)),
    register('chooseHouseStyle', () => chooseHouseStyle(styles)),
    register('openSample', openSample),
    register('restartServer', () => restart(client)),
    register('showOutput', () => client.outputChannel.show(true)),
  ];
}

/** What would remove or replace rows of the list is offered, never done by itself. */
const abbreviations = (): Applied => ({
  kinds: ['source.abbreviations.policyGlossary', 'refactor.rewrite.abbreviations.policyGlossary'],
  nothing: vscode.l10n.t('This draft has no abbreviation to list, or its list has them all.'),
  question: vscode.l10n.t('Choose what to do with the list of abbreviations'),
  atOnce: 'source.abbreviations.policyGlossary',
});

const deprecation = (): Applied => ({
  kinds: ['refactor.glossary.deprecate'],
  nothing: vscode.l10n.t('Put the cursor on a name that the glossary allows beside the preferred one.'),
  question: vscode.l10n.t('Choose what to deprecate'),
});
