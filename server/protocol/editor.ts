// The editor at the other end of the connection: when it is answered, what it can do, how it is asked and told.
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type MarkupContent,
  MessageType,
  ErrorCodes,
  LSPErrorCodes,
  type RequestType,
  ResponseError,
} from 'vscode-languageserver';
import type { Links } from '../features/diagnostic';
import type { ShownCards } from '../features/hover';
import { entryAddresses } from '../features/pageUri';
import type { Refusal } from '../features/rename';
import { countIn, type Encoding, encodings } from '../text/columns';
import { faultOf } from './fault';
import { isRecord } from './parameters';
import type { InitializationOptions, OwnRequest } from '../requests';

/** Thrown for an answer that nobody waits for any more. */
export class Cancelled extends Error {}

/** Thrown for an answer about a text that has changed since it was asked for. */
export class Outdated extends Error {}

/** A request, as the types of the protocol name it (`HoverRequest.type`), or one of our own by its method. */
export type Request<Params, Result> = OwnRequest<Params, Result> | RequestType<Params, Result, unknown>;

/** What may be answered where the protocol has `Result`: the same, refused, or nothing where that is null. */
export type Answer<Result> = Immutable<Result> | Refusal | (null extends Result ? undefined : never);

/** The same, and nobody may change it. */
type Immutable<Value> = Value extends object ? { readonly [Key in keyof Value]: Immutable<Value[Key]> } : Value;

function methodOf<Params, Result>(request: Request<Params, Result>): string {
  return typeof request === 'string' ? request : request.method;
}

/** An editor, or any other client. It may refuse or ignore whatever it is asked or told; that changes nothing. */
export class Editor {
  capabilities: ClientCapabilities = {};
  private state: 'new' | 'running' | 'shut down' = 'new';
  /** What it has been asked to tell of, by method. */
  private readonly registered = new Map<string, { readonly id: string; readonly options: string }>();
  private registrations = 0;
  private readonly logged = new Set<string>();

  /** `options` are what the machine knows and the client does not say. */
  constructor(
    private readonly connection: Connection,
    public options: InitializationOptions,
  ) {}

  get isRunning(): boolean {
    return this.state === 'running';
  }

  /**
   * Whether it asks for diagnostics; otherwise they are pushed to it. One that cannot be told to ask again, when another
   * glossary is in force, had better have them pushed, if it takes them.
   */
  get pulls(): boolean {
    const { diagnostic, publishDiagnostics } = this.capabilities.textDocument ?? {};
    return diagnostic !== undefined && (this.refreshes || publishDiagnostics === undefined);
  }

  /**
   * Whether it may ask for the diagnostics of the workspace. One that wants none had better not know of it: some, when told to
   * ask again, would then ask for these alone (Neovim 0.12).
   */
  get pullsWorkspace(): boolean {
    const { workspaceDiagnostics, settings } = this.options;
    return workspaceDiagnostics ?? (isRecord(settings) && settings.checkAllDrafts === true);
  }

  /** Whether it can be told to ask for diagnostics again. */
  get refreshes(): boolean {
    return this.capabilities.workspace?.diagnostics?.refreshSupport ?? false;
  }

  /**
   * In what it counts columns. All know units of UTF-16; one that names characters first counts these, whatever it is told,
   * and one that does not say how it counts may be given an option.
   */
  get positionEncoding(): Encoding {
    const [first] = this.capabilities.general?.positionEncodings ?? [];
    const option = encodings.find((encoding) => encoding === this.options.positionEncoding);
    return option ?? (first === 'utf-32' ? first : 'utf-16');
  }

  /** Whether it takes edits of several files, each for a version. */
  get takesVersions(): boolean {
    return this.capabilities.workspace?.workspaceEdit?.documentChanges ?? false;
  }

  /** Whether it asks for the edit of an action when that is picked; otherwise the edit goes with what is offered. */
  get picksActions(): boolean {
    const { resolveSupport, dataSupport } = this.capabilities.textDocument?.codeAction ?? {};
    return (dataSupport && resolveSupport?.properties.includes('edit')) ?? false;
  }

  /** Whether it shows the other places that a diagnostic is about. */
  get showsRelated(): boolean {
    return this.capabilities.textDocument?.publishDiagnostics?.relatedInformation ?? false;
  }

  /** Whether it shows actions that cannot be done, with the reason. */
  get showsDisabled(): boolean {
    return this.capabilities.textDocument?.codeAction?.disabledSupport ?? false;
  }

  /** Whether it takes snippets from us, and has not its own way to offer them. */
  get takesSnippets(): boolean {
    const { completionItem } = this.capabilities.textDocument?.completion ?? {};
    return this.options.snippets !== false && (completionItem?.snippetSupport ?? false);
  }

  /** How it shows the cards of a draft: in the format that it names first, with links to entries where it shows these. */
  cardsOf(draft?: string): ShownCards {
    return {
      kind: firstOf(this.capabilities.textDocument?.hover?.contentFormat),
      addressOf: entryAddresses(this.options.pageCommand, this.showsPages, draft),
    };
  }

  /** How it shows what a completion is. */
  get documentationFormat(): MarkupContent['kind'] {
    return firstOf(this.capabilities.textDocument?.completion?.completionItem?.documentationFormat);
  }

  /** Whether it shows the pages that the server writes. */
  get showsPages(): boolean {
    return this.capabilities.workspace?.textDocumentContent !== undefined;
  }

  linksOf({ uri }: { readonly uri: string }): Links {
    return { uri, ...this.links };
  }

  /** How diagnostics are linked in any draft. */
  get links(): Omit<Links, 'uri'> {
    return { documentation: this.options.documentation, pages: this.showsPages };
  }

  /** Takes what a client says of itself when it starts; refuses a second start. */
  start(capabilities: ClientCapabilities | undefined, options: unknown): void {
    if (this.state !== 'new')
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has been initialized already.');
    this.state = 'running';
    this.capabilities = capabilities ?? {};
    if (isRecord(options)) this.options = { ...this.options, ...options };
    countIn(this.positionEncoding);
  }

  shutDown(): void {
    this.refuseEarly();
    this.state = 'shut down';
  }

  /**
   * Answers a request: not before `initialize` or after `shutdown`, and only with parameters for which `isValid` holds.
   * What a feature refuses is an error that says why; where it finds nothing, the answer is null.
   */
  answer<Params, Result>(
    request: Request<Params, Result>,
    isValid: (params: unknown) => boolean,
    feature: (params: Params, token: CancellationToken) => Answer<Result> | Promise<Answer<Result>>,
  ): void {
    const method = methodOf(request);
    this.connection.onRequest(method, async (...given: unknown[]) => {
      // The last argument is the token; parameters may be missing.
      const token = given[given.length - 1] as CancellationToken;
      const params = (given.length > 1 ? given[0] : {}) as Params;
      this.refuseEarly();
      if (!this.isRunning) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
      if (!isValid(params))
        throw new ResponseError(ErrorCodes.InvalidParams, `The parameters of ${method} have another shape.`);
      const found = await this.answerOnce(method, token, () => feature(params, token));
      if (isRecord(found) && typeof found.refused === 'string')
        throw new ResponseError(LSPErrorCodes.RequestFailed, found.refused);
      return found ?? null;
    });
  }

  /** What a feature finds; a fault in it costs this answer. One that is cancelled is answered before it has ended. */
  private async answerOnce(method: string, token: CancellationToken, feature: () => unknown): Promise<unknown> {
    try {
      const found = feature();
      return found instanceof Promise ? await Promise.race([found, whenCancelled(token)]) : found;
    } catch (error) {
      if (error instanceof Cancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      if (error instanceof Outdated)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed meanwhile.');
      this.logFault(method, error);
      throw new ResponseError(LSPErrorCodes.RequestFailed, `${method} failed; the log says why.`);
    }
  }

  private refuseEarly(): void {
    if (this.state === 'new')
      throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has not been initialized.');
  }

  /** Runs what a notification asks for; whatever goes wrong is logged and forgotten. */
  guard(what: string, run: () => void | Promise<void>): void {
    if (!this.isRunning) return;
    try {
      Promise.resolve(run()).catch((error: unknown) => this.logFault(what, error));
    } catch (error) {
      this.logFault(what, error);
    }
  }

  /** What it answers to a request; undefined where it refuses. */
  async ask(method: string, params?: object): Promise<unknown> {
    try {
      return await (params === undefined
        ? this.connection.sendRequest(method)
        : this.connection.sendRequest(method, params));
    } catch {
      return undefined;
    }
  }

  /** Asks to be told of something from here on; other options than before take their place. */
  register(method: string, registerOptions: object): void {
    const before = this.registered.get(method);
    const options = JSON.stringify(registerOptions);
    if (before?.options === options) return;
    const id = `${method} ${(this.registrations += 1)}`;
    this.registered.set(method, { id, options });
    void this.ask('client/registerCapability', { registrations: [{ id, method, registerOptions }] });
    // The word is spelled so in the protocol.
    if (before) void this.ask('client/unregisterCapability', { unregisterations: [{ id: before.id, method }] });
  }

  async tell(method: string, params: object): Promise<void> {
    try {
      await this.connection.sendNotification(method, params);
    } catch {
      // The connection has ended.
    }
  }

  /** Logs a message the first time; says whether it was the first. */
  readonly log = (message: string): boolean => {
    if (this.logged.has(message)) return false;
    this.logged.add(message);
    this.write(MessageType.Warning, message);
    return true;
  };

  /** Logs what holds when it has started. */
  tellStart(lines: readonly string[]): void {
    for (const line of lines) this.write(MessageType.Info, line);
  }

  /** Logs a message and shows it, the first time. */
  readonly warn = (message: string): void => {
    if (this.log(message)) this.show(message);
  };

  /** Shows a message, each time. */
  show(message: string): void {
    void this.tell('window/showMessage', { type: MessageType.Warning, message });
  }

  /** Writes a line of the log. */
  private write(type: MessageType, message: string): void {
    void this.tell('window/logMessage', { type, message });
  }

  /** Logs that something failed, and why. */
  logFault(what: string, error: unknown): void {
    this.log(faultOf(what, error));
  }
}

/** The first format that we write of those that a client names; Markdown where it names none. */
function firstOf(formats: readonly MarkupContent['kind'][] | undefined): MarkupContent['kind'] {
  return (
    formats?.find((format) => format === 'markdown' || format === 'plaintext') ?? (formats ? 'plaintext' : 'markdown')
  );
}

/** Rejects when an answer is not waited for any more. */
function whenCancelled(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => token.onCancellationRequested(() => reject(new Cancelled())));
}
