// The pages that the server writes, rendered beside what is edited.
import * as vscode from 'vscode';
import { pageScheme } from '../../server/requests';

/** Shows a page of the server by its address; what is no page of ours is not opened. */
export async function showPage(address: unknown): Promise<void> {
  if (typeof address !== 'string') return;
  const uri = vscode.Uri.parse(address);
  if (uri.scheme === pageScheme) await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

/** Shows a page in the place of what is edited, as an editor of its own, which has our actions in its title. */
export async function showPageHere(address: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.parse(address), 'vscode.markdown.preview.editor');
}
