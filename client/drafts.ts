// What a draft is for VS Code.
import * as vscode from 'vscode';

/** The languages of drafts, by their ids. */
export function draftLanguages(): readonly string[] {
  return vscode.workspace.getConfiguration('policyGlossary').get<string[]>('languages', []);
}

/** Whether a document is a draft, wherever it is stored. */
export function isDraft(document: vscode.TextDocument): boolean {
  return draftLanguages().includes(document.languageId);
}
