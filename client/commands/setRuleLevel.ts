// What the light bulb does to turn a rule off: the level of a rule in the settings of the workspace.
import * as vscode from 'vscode';

/**
 * Sets the level of a rule for the folder of a document, or for all of VS Code where no folder is open.
 * `rule` and `level` are those of the settings, `uri` is the document's.
 */
export async function setRuleLevel(rule: string, level: string, uri: string): Promise<void> {
  const scope = vscode.Uri.parse(uri);
  const settings = vscode.workspace.getConfiguration('policyGlossary', scope);
  const folder = vscode.workspace.getWorkspaceFolder(scope);
  const inFolders = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const { workspaceFolderValue, workspaceValue, globalValue } = settings.inspect<Record<string, string>>('rules') ?? {};
  const [target, known] =
    folder === undefined
      ? ([vscode.ConfigurationTarget.Global, globalValue] as const)
      : inFolders
        ? ([vscode.ConfigurationTarget.WorkspaceFolder, workspaceFolderValue] as const)
        : ([vscode.ConfigurationTarget.Workspace, workspaceValue] as const);
  await settings.update('rules', { ...known, [rule]: level }, target);
}
