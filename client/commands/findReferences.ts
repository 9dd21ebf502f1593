// Find All References, from a line of the view.
import * as vscode from 'vscode';
import type { Item } from '../views/terms';

/** Shows every mention of a term of the draft in the view of references. */
export async function findReferences(item?: Item): Promise<void> {
  if (item?.kind !== 'term') return;
  const { line, character } = item.use.range.start;
  const selection = new vscode.Range(line, character, line, character);
  await vscode.window.showTextDocument(item.uri, { selection });
  await vscode.commands.executeCommand('references-view.findReferences');
}
