// What the light bulb does in the settings: the level of a rule, and abbreviations that need no introduction.
import * as vscode from 'vscode';
import { asName } from './asText';

/** Sets the level of a rule. `rule` and `level` are those of the settings. */
export function setRuleLevel(rule: string, level: string, uri: string): Promise<void> {
  const said =
    level === 'off' ? vscode.l10n.t('“{0}” is turned off', rule) : vscode.l10n.t('“{0}” is set to {1}', rule, level);
  return change<Record<string, string>>('rules', uri, (before) => ({ ...before, [rule]: level }), said);
}

/** Chooses a house style: its value in the settings, and its title. */
export function setHouseStyle(style: string, title: string, uri: string): Promise<void> {
  return change<string>('profile', uri, () => style, vscode.l10n.t('The house style is “{0}”', title));
}

/** Lets an abbreviation stand without introduction. */
export function addKnown(abbreviation: string, uri: string): Promise<void> {
  const add = (before: readonly string[] = []) => [...new Set([...before, abbreviation])];
  return change('wellKnown', uri, add, vscode.l10n.t('“{0}” is listed as well known', abbreviation));
}

/**
 * Changes a setting for the folder of a document, for the workspace where it is not stored in a folder yet, or for all of
 * VS Code where none is open; says what holds now and where, and can undo it.
 */
async function change<Value>(
  key: string,
  uri: string,
  changeValue: (before: Value | undefined) => Value,
  said: string,
): Promise<void> {
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const scope = vscode.Uri.parse(uri);
  const folder = vscode.workspace.getWorkspaceFolder(scope);
  const folders = vscode.workspace.workspaceFolders ?? [];
  const settings = vscode.workspace.getConfiguration('policyGlossary', scope);
  const known = settings.inspect<Value>(key);
  const [target, before, where] =
    folders.length === 0
      ? ([Global, known?.globalValue, vscode.l10n.t('your settings')] as const)
      : folder !== undefined && folders.length > 1
        ? ([
            WorkspaceFolder,
            known?.workspaceFolderValue,
            vscode.l10n.t('the settings of the folder {0}', asName(folder.name)),
          ] as const)
        : ([Workspace, known?.workspaceValue, vscode.l10n.t('the settings of this workspace')] as const);
  await settings.update(key, changeValue(before), target);
  const undo = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} in {1}.', said, where), undo).then(async (answer) => {
    if (answer === undo) await settings.update(key, before, target);
  });
}

/** Asks for the level of the rule that a page of ours explains, and sets it. */
export async function chooseRuleLevel(page?: vscode.Uri): Promise<void> {
  const rule = page?.path.split('/').pop()?.replace(/\.md$/, '');
  if (page === undefined || rule === undefined) return;
  const level = await vscode.window.showQuickPick(
    [
      { label: 'off', description: vscode.l10n.t('not told') },
      { label: 'hint', description: vscode.l10n.t('three dots under the word') },
      { label: 'information', description: vscode.l10n.t('a blue line') },
      { label: 'warning', description: vscode.l10n.t('a yellow line') },
      { label: 'error', description: vscode.l10n.t('a red line') },
    ],
    { placeHolder: vscode.l10n.t('How loudly shall “{0}” speak in this workspace?', rule) },
  );
  if (level) await setRuleLevel(rule, level.label, page.toString());
}
