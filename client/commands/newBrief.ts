// New Policy Brief…: an untitled draft from one of the document snippets.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Insertion, insertionsRequest } from '../../server/requests';

/** Asks what kind of document it shall be and opens one with its tab stops. */
export async function newBrief(client: BaseLanguageClient): Promise<void> {
  const snippets = await client.sendRequest<Insertion[]>(insertionsRequest, {});
  const documents = snippets.filter(({ group }) => group === 'Documents');
  const chosen = await vscode.window.showQuickPick(
    documents.map((insertion) => ({ label: insertion.label, detail: insertion.description, insertion })),
    { placeHolder: vscode.l10n.t('Choose a kind of document'), matchOnDetail: true },
  );
  if (chosen === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(chosen.insertion.insertText));
}
