// Edits of files in the form that a client takes.
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** The edits of one file, and its version where it is open. */
export interface ChangedFile {
  readonly uri: string;
  readonly version?: number;
  readonly edits: readonly TextEdit[];
}

/** The edits of files; only files that are open have a version, and only some clients take it. */
export function workspaceEdit(files: readonly ChangedFile[], takesVersions: boolean): WorkspaceEdit {
  return takesVersions
    ? {
        documentChanges: files.map(({ uri, version = null, edits }) => ({
          textDocument: { uri, version },
          edits: [...edits],
        })),
      }
    : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
}
