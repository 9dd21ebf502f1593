// Fix All in Draft: makes every fix that has one right answer, and says what it did and what it left.
import * as vscode from 'vscode';
import type { BaseLanguageClient, DocumentDiagnosticReport } from 'vscode-languageclient';
import { editDraft } from '../sample';
import { applyAction } from './applyAction';

/** Fixes what has one right answer in the draft that is edited, or in a sample where none is. */
export async function fixAll(client: BaseLanguageClient): Promise<void> {
  const { document } = await editDraft();
  const places = await applyAction(client, {
    kinds: ['source.fixAll.policyGlossary'],
    nothing: vscode.l10n.t('There is nothing in this draft that has one right answer.'),
    question: vscode.l10n.t('Choose what to fix'),
  });
  if (places === 0) return;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  const left = report.kind === 'full' ? report.items.length : 0;
  const [undo, next] = [vscode.l10n.t('Undo'), vscode.l10n.t('Show Next')];
  const did = places === 1 ? vscode.l10n.t('Fixed one place') : vscode.l10n.t('Fixed {0} places', places);
  const rest =
    left === 1 ? vscode.l10n.t('1 finding is left to you') : vscode.l10n.t('{0} findings are left to you', left);
  const message = left === 0 ? vscode.l10n.t('{0}; nothing is left.', did) : vscode.l10n.t('{0}; {1}.', did, rest);
  void vscode.window.showInformationMessage(message, undo, ...(left > 0 ? [next] : [])).then(async (answer) => {
    if (answer === undefined) return;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand(answer === undo ? 'undo' : 'editor.action.marker.next');
  });
}
