// The files of a workspace where the server has none of its own, as in a browser: the client lists and reads them.
import { normalizeUri, withSlash } from '../files/uri';
import { decode, LARGEST_DRAFT_FILE, LARGEST_GLOSSARY_FILE, type OnProblem, tellTooLarge } from '../files/decode';
import {
  type FolderEntry,
  findByGlob,
  findDataFiles,
  findDraftFiles,
  type Folder,
  hasWildcards,
  languageOf,
  refusals,
} from '../files/folder';
import type { FileNow, GlossaryFile, Host } from '../files/host';
import { LARGEST_IGNORE_FILE } from '../files/ignores';
import { isRecord } from '../protocol/parameters';
import { type FileContent, type FileParams, fileRequest, type FolderParams, folderRequest } from '../requests';
import { t } from '../words/words';

/** The code of the protocol for a request that a client does not know. */
const UNKNOWN_REQUEST = -32601;

/** What the client answers a request; rejects where it refuses, with the reason in a word as the message. */
type Ask = (method: string, params: object) => Promise<unknown>;

/** The files that a client gives to the server; none where it does not know the requests for them. */
export function createClientHost(ask: Ask): Host {
  const files = new ClientFiles(ask);
  return {
    readDataFiles: async (folder, onProblem) =>
      files.readAll(folder, await findDataFiles(files.folderAt(folder), onProblem), onProblem),
    readGlossaries: (named, folder, onProblem) => files.readNamed(named, folder, onProblem),
    lookAt: (uri, folder) => files.lookAt(uri, folder),
    findDrafts: async (folder, onProblem, isStopped) => {
      const read = (path: string) => files.readText(uriOf(folder, path), LARGEST_IGNORE_FILE, onProblem);
      const paths = await findDraftFiles(files.folderAt(folder), read, onProblem, { isStopped });
      return paths.map((path) => uriOf(folder, path));
    },
    readDraft: async (uri, onProblem) => {
      const text = await files.readText(uri, LARGEST_DRAFT_FILE, onProblem);
      return text === undefined ? undefined : { uri, language: languageOf(uri), text };
    },
  };
}

/** The files and folders of a client, as it answers requests for them. Paths are those in a folder. */
class ClientFiles {
  constructor(private readonly ask: Ask) {}

  folderAt(folder: string): Folder {
    return {
      nameOf: (path) => normalizeUri(uriOf(folder, path)),
      list: async (path) => {
        try {
          const entries = await this.ask(folderRequest, { uri: uriOf(folder, path) } satisfies FolderParams);
          return Array.isArray(entries) ? entries.filter(isEntry) : [];
        } catch (error) {
          if (codeOf(error) === UNKNOWN_REQUEST) return [];
          throw new Error(reasonOf(error));
        }
      },
    };
  }

  async readText(uri: string, largest: number, onProblem: OnProblem): Promise<string | undefined> {
    try {
      return textOf(await this.askFile(uri, largest), normalizeUri(uri), largest, onProblem);
    } catch (error) {
      onProblem(`${normalizeUri(uri)} cannot be read: ${reasonOf(error)}.`);
      return undefined;
    }
  }

  async readAll(folder: string, paths: readonly string[], onProblem: OnProblem): Promise<readonly GlossaryFile[]> {
    const files = await Promise.all(
      paths.map(async (path): Promise<readonly GlossaryFile[]> => {
        const uri = uriOf(folder, path);
        const text = await this.readText(uri, LARGEST_GLOSSARY_FILE, onProblem);
        return text === undefined ? [] : [{ uri, text }];
      }),
    );
    return files.flat();
  }

  /** Reads what settings name: a glossary, or those that a pattern fits. */
  async readNamed(named: string, folder: string | undefined, onProblem: OnProblem): Promise<readonly GlossaryFile[]> {
    const leaveOut = (why: string) => {
      onProblem(`The glossary ${named} ${why}`);
      return [];
    };
    if (folder === undefined)
      return leaveOut('is outside the workspace, where a browser cannot read, and is left out.');
    const path = pathOf(named);
    if (path === undefined) return leaveOut(refusals.outside);
    const uri = uriOf(folder, path);
    try {
      const content = await this.askFile(uri, LARGEST_GLOSSARY_FILE);
      const text = textOf(content, normalizeUri(uri), LARGEST_GLOSSARY_FILE, onProblem);
      return text === undefined ? [] : [{ uri, text }];
    } catch (error) {
      if (!hasWildcards(named)) return leaveOut(`cannot be read: ${reasonOf(error)}.`);
      return this.readAll(folder, await findByGlob(this.folderAt(folder), named, onProblem), onProblem);
    }
  }

  /** What lies at a URI now, for who wants to write there. */
  async lookAt(uri: string, folder: string): Promise<FileNow> {
    const names = normalizeUri(uri)
      .slice(withSlash(normalizeUri(folder)).length)
      .split('/');
    const name = names.at(-1) ?? '';
    try {
      for (let depth = 1; depth < names.length; depth++) {
        const { kind } = await this.askFile(uriOf(folder, names.slice(0, depth).join('/')), 0);
        if (kind === 'link') return { refused: t('{0} lies behind a link, where nothing is read or written.', name) };
      }
      let reason = '';
      const content = await this.askFile(uri, LARGEST_GLOSSARY_FILE);
      if (content.kind === 'link')
        return { refused: t('{0} is a link, and nothing is read or written through it.', name) };
      const text = textOf(content, name, LARGEST_GLOSSARY_FILE, (message) => (reason = message));
      return text === undefined ? { refused: reason } : { text };
    } catch (error) {
      if ((error as Error).message !== 'FileNotFound')
        return { refused: t('{0} cannot be read: {1}.', name, reasonOf(error)) };
      // A link to nothing is not found either, and has the name all the same.
      const around = await this.folderAt(folder).list(names.slice(0, -1).join('/'));
      return around.some((entry) => entry.name === name)
        ? { refused: t('{0} is a link to nothing.', name) }
        : 'missing';
    }
  }

  private async askFile(uri: string, largest: number): Promise<FileContent> {
    const content = await this.ask(fileRequest, { uri, largest } satisfies FileParams);
    if (!isRecord(content)) throw new Error('the editor gives something else');
    return content as Partial<FileContent> as FileContent;
  }
}

/** What lies at a path in a folder. */
function uriOf(folder: string, path: string): string {
  return path === '' ? folder : withSlash(folder) + path.split('/').map(encodeURIComponent).join('/');
}

/** A relative path made plain; undefined where it leads out of the folder. */
function pathOf(relative: string): string | undefined {
  if (/^[~/]/.test(relative)) return undefined;
  const path: string[] = [];
  for (const name of relative.split('/')) {
    if (name === '..' && path.pop() === undefined) return undefined;
    if (!/^\.{0,2}$/.test(name)) path.push(name);
  }
  return path.join('/');
}

/** Whether a client names something in a folder; what would lead out of it, or cannot stand in a URI, is nothing. */
function isEntry(entry: unknown): entry is FolderEntry {
  return (
    isRecord(entry) &&
    typeof entry.name === 'string' &&
    !/^\.{0,2}$|[/\\\p{Cs}]/u.test(entry.name) &&
    (entry.kind === 'file' || entry.kind === 'folder' || entry.kind === 'link')
  );
}

/** The text of a file that the client has read, or undefined after telling why it has none. */
function textOf(
  { kind, base64 }: FileContent,
  name: string,
  largest: number,
  onProblem: OnProblem,
): string | undefined {
  if (kind === 'link') onProblem(`${name} is a link and is not followed.`);
  else if (kind !== 'file') onProblem(`${name} is not a file.`);
  else if (typeof base64 !== 'string') tellTooLarge(name, largest, onProblem);
  else return decode(bytesOf(base64), name, largest, onProblem);
  return undefined;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['FileNotFound', 'there is no such file'],
  ['NoPermissions', 'you may not read it'],
  ['Unavailable', 'its place cannot be reached'],
]);

/** Why the client refused a request, in plain words where they are known. */
function reasonOf(error: unknown): string {
  if (codeOf(error) === UNKNOWN_REQUEST) return 'this editor gives the server no files';
  const { message } = error as Error;
  return reasons.get(message) ?? message;
}
