// What the item of the status bar offers: to go on, to see all, the house style, the glossaries in force.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { glossariesRequest, type GlossarySummary } from '../../server/requests';
import type { HouseStyles } from '../views/status';
import { asText } from './asText';
import { setHouseStyle } from './settings';

interface Choice extends vscode.QuickPickItem {
  readonly run: () => unknown;
}

/** Offers what can be done with the draft that is edited. */
export async function showMenu(client: BaseLanguageClient, styles: HouseStyles): Promise<void> {
  const command = (name: string) => () => vscode.commands.executeCommand(name);
  await choose('Policy Glossary', [
    { label: vscode.l10n.t('Next Finding'), description: 'F8', run: command('editor.action.marker.nextInFiles') },
    { label: vscode.l10n.t('All Findings'), run: command('workbench.actions.view.problems') },
    { label: vscode.l10n.t('Review This Draft'), run: command('policyGlossary.reviewDraft') },
    { label: vscode.l10n.t('Fix All in Draft'), run: command('policyGlossary.fixAll') },
    { label: vscode.l10n.t('House Style…'), run: () => chooseHouseStyle(styles) },
    { label: vscode.l10n.t('Glossaries in Force…'), run: () => showGlossaries(client) },
  ]);
}

/** Asks for the house style of the folder, and sets it. */
export async function chooseHouseStyle(styles: HouseStyles): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const now = vscode.workspace.getConfiguration('policyGlossary', uri).get<string>('profile');
  await choose(
    vscode.l10n.t('Choose the house style'),
    [...styles].map(([value, title]) => ({
      label: title,
      description: value === now ? vscode.l10n.t('now') : undefined,
      run: () => setHouseStyle(value, title, uri?.toString() ?? ''),
    })),
  );
}

/** Lists the glossaries that hold for the draft that is edited, the nearest first; opens the one that is chosen. */
async function showGlossaries(client: BaseLanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const textDocument = document && client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const glossaries = await client.sendRequest<GlossarySummary[]>(glossariesRequest, { textDocument });
  await choose(
    vscode.l10n.t('Glossaries in force, the nearest first'),
    glossaries.map(({ uri, entries }) => {
      const description = entries === 1 ? vscode.l10n.t('1 entry') : vscode.l10n.t('{0} entries', entries);
      if (uri === undefined)
        return {
          label: vscode.l10n.t('Built-in glossary'),
          description,
          run: () => vscode.commands.executeCommand('policyGlossary.showEntry'),
        };
      const place = client.protocol2CodeConverter.asUri(uri);
      return {
        label: asText(vscode.workspace.asRelativePath(place)),
        description,
        run: () => vscode.window.showTextDocument(place),
      };
    }),
  );
}

async function choose(placeHolder: string, choices: readonly Choice[]): Promise<void> {
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder });
  await chosen?.run();
}
