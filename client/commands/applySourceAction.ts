// Commands that do what a source action of the server does: Fix All in Draft.
import * as vscode from 'vscode';

/** Applies the source actions of a kind in the draft that is edited, at the cursor. */
export async function applySourceAction(kind: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    kind,
  );
  for (const { edit, kind: found } of actions ?? []) {
    if (edit && found?.value === kind) await vscode.workspace.applyEdit(edit);
  }
}
