// Insert Snippet or Term…: a list of what fits at the cursor, in the form that the draft needs there.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Insertion, insertionsRequest } from '../../server/requests';

interface Choice extends vscode.QuickPickItem {
  readonly insertion?: Insertion;
}

/** Asks for a term or snippet and inserts it at the cursor with its tab stops. */
export async function insert(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const insertions = await client.sendRequest<Insertion[]>(insertionsRequest, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  });
  const chosen = await vscode.window.showQuickPick(choices(insertions), {
    placeHolder: 'Type a term or the name of a snippet',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.insertion === undefined) return;
  const { insertText, additionalTextEdits } = chosen.insertion;
  if (additionalTextEdits && additionalTextEdits.length > 0) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([...additionalTextEdits]));
    await vscode.workspace.applyEdit(edit);
  }
  await editor.insertSnippet(new vscode.SnippetString(insertText), selection);
}

/** The choices under a heading for each group, in the order in which they come. */
function choices(insertions: readonly Insertion[]): Choice[] {
  const list: Choice[] = [];
  let group = '';
  for (const insertion of insertions) {
    if (insertion.group !== group) {
      ({ group } = insertion);
      list.push({ label: group, kind: vscode.QuickPickItemKind.Separator });
    }
    list.push({ label: insertion.label, description: insertion.description, insertion });
  }
  return list;
}
