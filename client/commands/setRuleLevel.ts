// What the light bulb does to turn a rule off: the level of a rule in the settings.
import * as vscode from 'vscode';

/**
 * Sets the level of a rule for the folder of a document, for the workspace where it is not stored in a folder yet, or for
 * all of VS Code where none is open; says where, and can undo it. `rule` and `level` are those of the settings.
 */
export async function setRuleLevel(rule: string, level: string, uri: string): Promise<void> {
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const scope = vscode.Uri.parse(uri);
  const folder = vscode.workspace.getWorkspaceFolder(scope);
  const folders = vscode.workspace.workspaceFolders ?? [];
  const settings = vscode.workspace.getConfiguration('policyGlossary', scope);
  const known = settings.inspect<Record<string, string>>('rules');
  const [target, before, where] =
    folders.length === 0
      ? ([Global, known?.globalValue, 'your settings'] as const)
      : folder !== undefined && folders.length > 1
        ? ([WorkspaceFolder, known?.workspaceFolderValue, `the settings of the folder ${folder.name}`] as const)
        : ([Workspace, known?.workspaceValue, 'the settings of this workspace'] as const);
  await settings.update('rules', { ...before, [rule]: level }, target);
  const undo = 'Undo';
  const said = level === 'off' ? 'turned off' : `set to ${level}`;
  void vscode.window.showInformationMessage(`“${rule}” is ${said} in ${where}.`, undo).then(async (answer) => {
    if (answer === undo) await settings.update('rules', before, target);
  });
}
