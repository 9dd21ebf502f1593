// The files of the workspace for a server that has none of its own: the client lists and reads them, no more.
import * as vscode from 'vscode';
import { type BaseLanguageClient, LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import {
  type FileContent,
  type FileParams,
  fileRequest,
  type FolderEntry,
  type FolderParams,
  folderRequest,
} from '../server/requests';

/** How many bytes are written as characters at a time. */
const CHUNK = 8192;

/** Answers the server's requests for folders and files of the workspace; what lies elsewhere is refused. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(folderRequest, ({ uri }: FolderParams) =>
    orRefuse(async (): Promise<FolderEntry[]> => {
      const entries = await vscode.workspace.fs.readDirectory(placeOf(uri));
      return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
    }),
  );
  client.onRequest(fileRequest, ({ uri, largest }: FileParams) =>
    orRefuse(async (): Promise<FileContent> => {
      const place = placeOf(uri);
      const { type, size } = await vscode.workspace.fs.stat(place);
      const kind = kindOf(type);
      if (kind !== 'file' || size > largest) return { kind };
      return { kind, base64: toBase64(await vscode.workspace.fs.readFile(place)) };
    }),
  );
}

/** A place in the workspace by its URI, without `..`. */
function placeOf(uri: string): vscode.Uri {
  const place = vscode.Uri.joinPath(vscode.Uri.parse(uri), '.');
  if (vscode.workspace.getWorkspaceFolder(place) === undefined) throw vscode.FileSystemError.NoPermissions(place);
  return place;
}

function kindOf(type: vscode.FileType): FolderEntry['kind'] {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  return type & vscode.FileType.Directory ? 'folder' : 'file';
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(text);
}

/** The answer, or the reason why there is none, in a word. */
async function orRefuse<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    const reason = error instanceof vscode.FileSystemError ? error.code : String(error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
  }
}
