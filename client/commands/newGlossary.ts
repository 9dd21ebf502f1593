// New Glossary: a commented starter file, unsaved.
import * as vscode from 'vscode';
import starter from '../../data/starter.txt';
import { freeName } from './freeName';

/** Opens a new glossary of the workspace, or a YAML document that is stored nowhere where no name is free in a folder. */
export async function newGlossary(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const uri = folder && (await freeName(folder.uri, 'glossary.yaml'));
  const document = uri
    ? await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }))
    : await vscode.workspace.openTextDocument({ language: 'yaml' });
  const editor = await vscode.window.showTextDocument(document);
  // One that has not been saved may be open already.
  if (document.getText() === '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), starter));
}
