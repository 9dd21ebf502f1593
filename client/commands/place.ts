// What a line of a view leads to in a draft.
import * as vscode from 'vscode';
import { type Item, toRange } from '../views/items';

/** Opens a place where something is found, and the ways to fix it. */
export async function fixPlace(item?: Item): Promise<void> {
  if (item?.kind !== 'place') return;
  const { start } = toRange(item.place.range);
  await vscode.window.showTextDocument(item.uri, { selection: new vscode.Range(start, start) });
  await vscode.commands.executeCommand('editor.action.quickFix');
}

/** Opens a draft of the series. */
export async function openDraft(item?: Item): Promise<void> {
  if (item?.kind === 'draft') await vscode.window.showTextDocument(item.uri);
}
