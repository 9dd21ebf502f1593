// New Glossary: a commented starter file, unsaved.
import * as vscode from 'vscode';
import starter from '../../data/starter.txt';

/** Opens a new glossary of the workspace, or a YAML document that is stored nowhere where no folder is open. */
export async function newGlossary(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const uri = folder && (await freeName(folder.uri));
  const document = uri
    ? await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }))
    : await vscode.workspace.openTextDocument({ language: 'yaml' });
  const editor = await vscode.window.showTextDocument(document);
  // One that has not been saved may be open already.
  if (document.getText() === '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), starter));
}

/** The address of a glossary that is not there yet. */
async function freeName(folder: vscode.Uri): Promise<vscode.Uri> {
  for (const name of ['glossary.yaml', ...Array.from({ length: 20 }, (_, index) => `${index + 2}.glossary.yaml`)]) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      return uri;
    }
  }
  return vscode.Uri.joinPath(folder, 'new.glossary.yaml');
}
