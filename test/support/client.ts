// A plain client of the language server over streams in this process: what any editor is.
import { PassThrough } from 'node:stream';
import { createConnection, type Connection } from 'vscode-languageserver/node';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type Diagnostic, MessageType, type PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import type { Host } from '../../server/files/host';
import { startServer } from '../../server/server';

/** A client with a server of its own. */
export interface TestClient {
  readonly connection: MessageConnection;
  /** What the server has warned of. */
  readonly logged: string[];
  /** What it has told of itself in the log. */
  readonly told: string[];
  /** What the server has asked of the client, by method. */
  readonly asked: string[];
  /** Answers what the server asks from here on; it is refused otherwise. */
  readonly answer: (respond: (method: string, params: unknown) => unknown) => void;
  readonly initialize: (
    capabilities?: object,
    initializationOptions?: unknown,
    folders?: readonly string[],
    locale?: string,
  ) => Promise<unknown>;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** The next diagnostics that are pushed for a document. */
  readonly pushed: (uri: string) => Promise<PublishDiagnosticsParams>;
  readonly pull: (uri: string) => Promise<{ kind: string; items: Diagnostic[]; resultId?: string }>;
  readonly dispose: () => void;
}

/** Asks the client something for its server. */
type Ask = (method: string, params: object) => Promise<unknown>;

/** Starts a client; `host` gives the server files to read, or makes what asks this client for them. */
export function startClient(host?: Host | ((ask: Ask) => Host)): TestClient {
  const up = new PassThrough();
  const down = new PassThrough();
  const server: Connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(
    server,
    {},
    typeof host === 'function' ? host((method, params) => server.sendRequest(method, params)) : host,
  );
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const logged: string[] = [];
  const asked: string[] = [];
  const waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();
  const told: string[] = [];
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    (type < MessageType.Info ? logged : told).push(message);
  });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void logged.push(message));
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
    waiting.get(params.uri)?.(params),
  );
  let respond = (_method: string, _params: unknown): unknown => {
    throw new Error('refused');
  };
  connection.onRequest((method, params) => {
    asked.push(method);
    return respond(method, params);
  });
  connection.listen();
  return {
    connection,
    logged,
    told,
    asked,
    answer: (given) => void (respond = given),
    initialize: async (capabilities = {}, initializationOptions, folders, locale) => {
      const result = await connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities,
        initializationOptions,
        locale,
        workspaceFolders: folders?.map((uri) => ({ uri, name: uri })),
      });
      await connection.sendNotification('initialized', {});
      return result;
    },
    open: (uri, text, languageId = 'markdown') =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    pushed: (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    pull: (uri) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }),
    dispose: () => {
      connection.dispose();
      server.dispose();
    },
  };
}
