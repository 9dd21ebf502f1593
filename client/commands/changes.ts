// Changes of files that a command makes, saves where nothing else was unsaved, and can take back.
import * as vscode from 'vscode';
import { asName } from './asText';

/** A file before and after it was changed. */
export interface Changed {
  readonly uri: vscode.Uri;
  /** Undefined where there was no such file. */
  readonly before: string | undefined;
  readonly after: string;
  /** Whether it had changes that nobody had saved. */
  readonly isDirty: boolean;
}

/** Changes some files in one step; none where one of them cannot be changed. */
export async function fileChanges(
  changes: readonly (readonly [vscode.Uri, readonly vscode.TextEdit[]])[],
): Promise<readonly Changed[]> {
  const before = await Promise.all(changes.map(async ([uri]) => readFile(uri)));
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, edits] of changes) edit.set(uri, [...edits]);
  if (!(await applyEdit(edit))) return [];
  return Promise.all(before.map(finish));
}

/** Makes an edit, or says that it cannot be made. */
export async function applyEdit(edit: vscode.WorkspaceEdit): Promise<boolean> {
  if (await vscode.workspace.applyEdit(edit)) return true;
  const [first] = edit.entries();
  void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be changed.', first ? nameOf(first[0]) : ''));
  return false;
}

/** What a file holds before it is changed. */
export async function readFile(uri: vscode.Uri): Promise<Omit<Changed, 'after'>> {
  const isDirty = vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  try {
    return { uri, before: (await vscode.workspace.openTextDocument(uri)).getText(), isDirty };
  } catch {
    return { uri, before: undefined, isDirty };
  }
}

/** Saves a file that was changed where nobody else has something to save in it. */
export async function finish(file: Omit<Changed, 'after'>): Promise<Changed> {
  const document = await vscode.workspace.openTextDocument(file.uri);
  if (!file.isDirty && !document.isUntitled) await document.save();
  return { ...file, after: document.getText() };
}

/** Makes a file what it was before, or nothing, where nobody has changed it since. */
export async function takeBack({ uri, before, after, isDirty }: Changed): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== after) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has been changed since, and is left as it is.', nameOf(uri)),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (before === undefined) edit.deleteFile(uri);
  else edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(after.length)), before);
  await vscode.workspace.applyEdit(edit);
  if (before !== undefined && !isDirty && !document.isUntitled) await document.save();
}

/** What a message calls a file. */
export function nameOf(uri: vscode.Uri): string {
  return asName(vscode.workspace.asRelativePath(uri));
}
