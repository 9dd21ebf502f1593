// Insert List of Abbreviations: what can be done to the list of the draft, each by itself where there is more than one.
import * as vscode from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';

const added = 'source.abbreviations.policyGlossary';
const kinds = [added, 'refactor.rewrite.abbreviations.policyGlossary'];

/** Writes the list or adds to it; what would remove or replace rows is offered, never done by itself. */
export async function updateAbbreviations(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  // Asked of the server itself, since VS Code keeps from commands why an action is disabled.
  const actions = await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    range: client.code2ProtocolConverter.asRange(editor.selection),
    context: { diagnostics: [], only: kinds, triggerKind: vscode.CodeActionTriggerKind.Invoke },
  });
  const found = (actions ?? []).filter(({ kind }) => kind !== undefined && kinds.includes(kind));
  const refused = found.find(({ disabled }) => disabled !== undefined);
  if (refused?.disabled) {
    void vscode.window.showInformationMessage(refused.disabled.reason);
    return;
  }
  const action = found.length === 1 && found[0].kind === added ? found[0] : await choose(found);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(action?.edit);
  if (edit) await vscode.workspace.applyEdit(edit);
}

async function choose(actions: readonly CodeAction[]): Promise<CodeAction | undefined> {
  if (actions.length === 0) return undefined;
  const items = actions.map((action) => ({ label: action.title, action }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'What to do with the list of abbreviations' });
  return chosen?.action;
}
