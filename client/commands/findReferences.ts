// Find All References, from a line of the view and from over an entry of a glossary.
import * as vscode from 'vscode';
import type { Item } from '../views/items';

/** Shows every mention of a term of the draft in the view of references. */
export async function findReferences(item?: Item): Promise<void> {
  if (item?.kind !== 'term') return;
  const { line, character } = item.use.range.start;
  const selection = new vscode.Range(line, character, line, character);
  await vscode.window.showTextDocument(item.uri, { selection });
  await vscode.commands.executeCommand('references-view.findReferences');
}

/** Shows all references to what stands at a place of a document; both are as the protocol writes them. */
export async function showReferences(
  uri: string,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<void> {
  const place = [vscode.Uri.parse(uri), new vscode.Position(line, character)] as const;
  const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', ...place);
  await vscode.commands.executeCommand('editor.action.showReferences', ...place, found);
}
