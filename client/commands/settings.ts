// What the light bulb does in the settings: the level of a rule, and abbreviations that need no introduction.
import * as vscode from 'vscode';
import { asName } from './asText';
import { applyEdit, finish, readFile, takeBack } from './changes';

/** Takes a choice back. */
export type TakeBack = () => Promise<void>;

/** Sets the level of a rule. `rule` and `level` are those of the settings. */
export function setRuleLevel(rule: string, level: string, uri: string): Promise<TakeBack> {
  const said =
    level === 'off' ? vscode.l10n.t('“{0}” is turned off', rule) : vscode.l10n.t('“{0}” is set to {1}', rule, level);
  return change<Record<string, string>>('rules', uri, {
    changeValue: (before) => ({ ...before, [rule]: level }),
    written: `rules:\n  ${rule}: ${level}\n`,
    said,
  });
}

/** Chooses a house style: its value in the settings, and its title. */
export function setHouseStyle(style: string, title: string, uri: string): Promise<TakeBack> {
  const said = vscode.l10n.t('The house style is “{0}”', title);
  return change<string>('profile', uri, { changeValue: () => style, written: `profile: ${style}\n`, said });
}

/** Lets an abbreviation stand without introduction. */
export function addKnown(abbreviation: string, uri: string): Promise<TakeBack> {
  return change<readonly string[]>('wellKnown', uri, {
    changeValue: (before = []) => [...new Set([...before, abbreviation])],
    written: `wellKnown:\n  - ${JSON.stringify(abbreviation)}\n`,
    said: vscode.l10n.t('“{0}” is listed as well known', abbreviation),
  });
}

/** A choice: how it changes a setting, what a configuration file says that has only it, and what is told of it. */
interface Choice<Value> {
  readonly changeValue: (before: Value | undefined) => Value;
  readonly written: string;
  readonly said: string;
}

/**
 * Changes a setting for the folder of a document, for the workspace where it is not stored in a folder yet, or for all of
 * VS Code where none is open; says what holds now and where. It can be taken back, or written into a configuration file
 * instead, which other editors and the command line read too, where the folder has none.
 */
async function change<Value>(
  key: string,
  uri: string,
  { changeValue, written, said }: Choice<Value>,
): Promise<TakeBack> {
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
  const takeBackSetting = async () => settings.update(key, before, target);
  const root = (folder ?? folders[0])?.uri;
  const [undo, share] = [vscode.l10n.t('Undo'), vscode.l10n.t('Write to {0} Instead', configurationName)];
  const offered = root === undefined || (await hasConfiguration(root)) ? [undo] : [share, undo];
  void vscode.window
    .showInformationMessage(vscode.l10n.t('{0} in {1}.', said, where), ...offered)
    .then(async (answer) => {
      if (answer === undo) await takeBackSetting();
      if (answer !== share || root === undefined || !(await makeConfiguration(root, written, said))) return;
      await takeBackSetting();
    });
  return takeBackSetting;
}

const configurationName = '.policy-glossary.yaml';

/** Whether a folder has a configuration file. */
async function hasConfiguration(folder: vscode.Uri): Promise<boolean> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.some(([name]) => /^\.policy-glossary\.(?:ya?ml|json)$/i.test(name));
  } catch {
    return true;
  }
}

/** Makes a configuration file, says so, and can take it back; whether it was made. */
async function makeConfiguration(folder: vscode.Uri, text: string, said: string): Promise<boolean> {
  const uri = vscode.Uri.joinPath(folder, configurationName);
  const file = await readFile(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (file.before !== undefined || !(await applyEdit(edit))) return false;
  const changed = await finish(file);
  const [open, undo] = [vscode.l10n.t('Open'), vscode.l10n.t('Undo')];
  const message = vscode.l10n.t('{0} in {1}.', said, configurationName);
  void vscode.window.showInformationMessage(message, open, undo).then(async (answer) => {
    if (answer === open) await vscode.window.showTextDocument(uri);
    if (answer === undo) await takeBack(changed);
  });
  return true;
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
