// Names for new files, which nothing in their folder has.
import * as vscode from 'vscode';

/**
 * The address of a file that is not there yet: of the name that is wanted, or with a number before it. A link has its name
 * even where it leads to nothing. Undefined where the folder cannot be read.
 */
export async function freeName(folder: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    // Some machines do not tell capitals from small letters.
    const taken = new Set(entries.map(([other]) => other.toLowerCase()));
    let free = name;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${count}.${name}`;
    return vscode.Uri.joinPath(folder, free);
  } catch {
    return undefined;
  }
}

/** Why a file that a user has chosen to write to should not be written, or undefined where it may be. */
export async function refuseTarget(uri: vscode.Uri): Promise<string | undefined> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const isDirty = vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  if (isDirty) return vscode.l10n.t('{0} is open and not saved: save or close it, or choose another name.', name);
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..'));
    const type = entries.find(([other]) => other === name)?.[1];
    if (type === undefined) return undefined;
    if (type & vscode.FileType.SymbolicLink)
      return vscode.l10n.t('{0} is a link, and nothing is written through it.', name);
    return type & vscode.FileType.File ? undefined : vscode.l10n.t('{0} is not a file.', name);
  } catch {
    // Where a folder cannot be read a file in it may still be written; what is wrong with it is told then.
    return undefined;
  }
}
