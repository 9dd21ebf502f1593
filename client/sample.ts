// The draft that a command works on: the one that is edited, or a sample where none is open.
import * as vscode from 'vscode';
import sample from '../data/sample.txt';
import { isDraft } from './drafts';

/** The editor of a draft: the active one, or one with a sample that is stored nowhere. */
export async function editDraft(): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  if (active && isDraft(active.document)) return active;
  return openSample();
}

/** Opens a sample of a draft with faults, stored nowhere, where that is not open already. */
export async function openSample(): Promise<vscode.TextEditor> {
  const open = vscode.workspace.textDocuments.find(
    (document) => document.isUntitled && !document.isClosed && document.getText() === sample,
  );
  const document = open ?? (await vscode.workspace.openTextDocument({ language: 'markdown', content: sample }));
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Active });
}
