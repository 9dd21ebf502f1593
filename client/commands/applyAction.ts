// Commands that do what an action of the server does, where the cursor is: fixing, adding, deprecating, listing.
import * as vscode from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';

/** What a command does, and says where it can do nothing. */
export interface Applied {
  /** The kinds of actions that it is for. */
  readonly kinds: readonly string[];
  /** What is said where the server has no such action and no reason for that. */
  readonly nothing: string;
  /** What is asked where there is more than one action. */
  readonly question: string;
  /** The kind that may be applied without asking; undefined for each. */
  readonly atOnce?: string;
}

/**
 * Applies the action of the server at the cursor; asks which where there are several, and says why where there is none.
 * Gives how many places are changed.
 * The server is asked itself, since VS Code keeps from commands why an action is disabled.
 */
export async function applyAction(client: BaseLanguageClient, applied: Applied): Promise<number> {
  const editor = vscode.window.activeTextEditor;
  const { kinds, nothing, question, atOnce } = applied;
  if (editor === undefined) return tell(vscode.l10n.t('Open a draft first.'));
  const { document, selection } = editor;
  const actions = await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(selection),
    context: { diagnostics: [], only: kinds, triggerKind: vscode.CodeActionTriggerKind.Invoke },
  });
  const found = (actions ?? []).filter(({ kind }) => kind !== undefined && kinds.includes(kind));
  const refused = found.find(({ disabled }) => disabled !== undefined);
  if (found.length === 0 || refused?.disabled) return tell(refused?.disabled?.reason ?? nothing);
  const [only, ...others] = found;
  const isSure = others.length === 0 && (atOnce ?? only?.kind) === only?.kind;
  const action = isSure ? only : await choose(found, question);
  if (action === undefined) return 0;
  const { edit: given } = action.edit ? action : await client.sendRequest<CodeAction>('codeAction/resolve', action);
  if (given === undefined && action.kind?.startsWith('source.')) return tell(nothing);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(given);
  if (!edit || !(await vscode.workspace.applyEdit(edit))) return 0;
  return edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
}

function tell(message: string): number {
  void vscode.window.showInformationMessage(message);
  return 0;
}

async function choose(actions: readonly CodeAction[], placeHolder: string): Promise<CodeAction | undefined> {
  const chosen = await vscode.window.showQuickPick(
    actions.map((action) => ({ label: action.title, action })),
    { placeHolder },
  );
  return chosen?.action;
}
