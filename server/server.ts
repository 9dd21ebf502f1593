// The server: which request is answered by which feature, and what holds for all of them.
import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  type CodeLens,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  ErrorCodes,
  type InitializeResult,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  MarkupKind,
  type ProgressToken,
  type ReferenceParams,
  type Registration,
  type RenameParams,
  ResponseError,
  TextDocumentSyncKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { addKind, additions, deprecateKind } from './features/additions';
import { abbreviationsKind, codeActions, fixAllKind } from './features/codeAction';
import { codeLenses, type LensData, resolveCodeLens } from './features/codeLens';
import { completion } from './features/completion';
import { declaration, definition, type Shown } from './features/definition';
import type { GlossaryText } from './features/conceptId';
import { diagnostics, problemDiagnostics, source } from './features/diagnostic';
import { documentHighlights } from './features/documentHighlight';
import { conceptList, entryAt } from './features/entry';
import { glossaryDefinition } from './features/glossaryDefinition';
import { hover } from './features/hover';
import { inlayHints } from './features/inlayHint';
import { insertions, snippetInsertions } from './features/insertions';
import { conceptOfPage, reviewPage } from './features/pages';
import { references } from './features/references';
import { prepareRename, readRenaming, type Refusal, rename, type Renaming } from './features/rename';
import { addresses, type DraftSummary, review, summarize } from './features/review';
import { semanticTokens, semanticTokensLegend } from './features/semanticTokens';
import { snippetItems } from './features/snippets';
import { terms } from './features/terms';
import { workspaceSymbols } from './features/workspaceSymbol';
import type { LayerEntry, Problem } from './glossary/layers';
import type { Host } from './host';
import {
  conceptsRequest,
  type EntryParams,
  type ExportParams,
  exportRequest,
  formatsRequest,
  type ImportParams,
  importRequest,
  entryRequest,
  type InitializationOptions,
  type InsertionsParams,
  insertionsRequest,
  pageScheme,
  type ReviewParams,
  reviewRequest,
  type TermsParams,
  termsRequest,
} from './requests';
import { findFiles, glossaryFiles, isGlossary, type PlacedFile, type ReadLayer, readLayers } from './glossaries';
import {
  describe,
  hashOf,
  hasTexts,
  isDocument,
  isPlace,
  isPosition,
  isRanged,
  isRecord,
  type Place,
  type Pulled,
  quietly,
  type Ranged,
} from './parameters';
import { schedule } from './schedule';
import { readSeries, type SeriesDraft } from './series';
import { normalizeUri, type OpenDraft, Session, withSlash } from './session';
import { type Language, offsetAt, parseDraft, rangeOf } from './text/draft';
import type { Span } from './text/span';
import { conceptAt } from './usage/usage';
import { addUses, type Uses, type UsesByConcept } from './usage/uses';
import { UseCounter } from './useCounter';

declare const PRODUCT_VERSION: string;

/** How long after the last change diagnostics are pushed to a client that does not pull them, in milliseconds. */
const PUSH_DELAY = 150;

/** How long after the last change of a glossary that is open it is put in force, in milliseconds. */
const GLOSSARY_DELAY = 100;

/** How edits in other drafts than the one at hand are marked: they are made only where the writer says so. */
const elsewhere = 'elsewhere';
const elsewhereAnnotation = { label: 'In other drafts of the workspace', needsConfirmation: true };

/** The edits of one file, and its version where it is open. */
interface ChangedFile {
  readonly uri: string;
  readonly version?: number;
  readonly edits: readonly TextEdit[];
}

/** Languages that are drafts, by the id that the client gives. */
const languages: ReadonlyMap<string, Language> = new Map([
  ['markdown', 'markdown'],
  ['md', 'markdown'],
  ['plaintext', 'plaintext'],
  ['text', 'plaintext'],
  ['txt', 'plaintext'],
]);

/**
 * Serves a client over a connection until it ends. `defaults` are what the machine knows and the client does not say.
 * Whatever comes in, the server lives on: a fault costs the one answer and is logged.
 */
export function startServer(connection: Connection, defaults: InitializationOptions = {}, host?: Host): void {
  let state: 'new' | 'running' | 'shut down' = 'new';
  let capabilities: ClientCapabilities = {};
  let folders: readonly string[] = [];
  /** Glossary files in which something is wrong, so that it can be taken back. */
  let faulty: readonly string[] = [];
  let given: InitializationOptions = defaults;
  /** The last review of all drafts. */
  let reviewed: string | undefined;
  const logged = new Set<string>();
  /** The glossary files on disk as they were found, and whether they have to be looked for again. */
  let onDisk: readonly PlacedFile[] = [];
  let isStale = true;
  const glossaries = schedule(readGlossaries);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const session = new Session((rule, error) => logOnce(`The rule ${rule} failed: ${describe(error)}`));
  const uses = new UseCounter(countUses, () => {
    if (capabilities.workspace?.codeLens?.refreshSupport)
      void quietly(connection.sendRequest('workspace/codeLens/refresh'));
  });

  connection.onInitialize((params): InitializeResult => {
    if (state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has been initialized already.');
    state = 'running';
    capabilities = params.capabilities ?? {};
    given = { ...defaults, ...(isRecord(params.initializationOptions) ? params.initializationOptions : {}) };
    guard('settings', () => void applySettings('', given.settings));
    folders = urisOf(params.workspaceFolders);
    if (folders.length === 0 && typeof params.rootUri === 'string') folders = [params.rootUri];
    return {
      serverInfo: { name: 'Policy Glossary', version: PRODUCT_VERSION },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { resolveProvider: true, completionItem: { labelDetailsSupport: true } },
        documentHighlightProvider: true,
        definitionProvider: true,
        declarationProvider: true,
        referencesProvider: { workDoneProgress: true },
        codeLensProvider: { resolveProvider: true },
        workspaceSymbolProvider: true,
        inlayHintProvider: true,
        semanticTokensProvider: { legend: semanticTokensLegend, full: true },
        renameProvider: capabilities.textDocument?.rename?.prepareSupport
          ? { prepareProvider: true, workDoneProgress: true }
          : true,
        codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind, abbreviationsKind, addKind, deprecateKind] },
        diagnosticProvider: pulls()
          ? { identifier: source, interFileDependencies: false, workspaceDiagnostics: false }
          : undefined,
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          textDocumentContent: showsPages() ? { schemes: [pageScheme] } : undefined,
        },
      },
    };
  });

  connection.onInitialized(() =>
    guard('initialized', async () => {
      const { workspace } = capabilities;
      if (workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders((event) => guard('folders', () => changeFolders(event)));
      glossaries.ask();
      const registrations: Registration[] = [];
      const register = (method: string, registerOptions: object) =>
        registrations.push({ id: method, method, registerOptions });
      if (workspace?.didChangeConfiguration?.dynamicRegistration)
        register('workspace/didChangeConfiguration', { section: 'policyGlossary' });
      if (host && workspace?.didChangeWatchedFiles?.dynamicRegistration)
        register('workspace/didChangeWatchedFiles', { watchers: [{ globPattern: glossaryFiles }] });
      if (registrations.length > 0)
        void quietly(connection.sendRequest('client/registerCapability', { registrations }));
      await readSettings();
    }),
  );

  connection.onShutdown(() => {
    if (state === 'new')
      throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has not been initialized.');
    state = 'shut down';
    glossaries.stop();
    for (const timer of timers.values()) clearTimeout(timer);
    uses.dispose();
  });

  connection.onDidOpenTextDocument(({ textDocument }) =>
    guard('open', async () => {
      if (typeof textDocument.text === 'string' && isGlossary(textDocument.uri)) {
        session.openGlossary(textDocument.uri, textDocument.version, textDocument.text);
        return glossaries.ask();
      }
      const language = languages.get(textDocument.languageId);
      if (language === undefined || typeof textDocument.text !== 'string') return;
      session.open(textDocument.uri, language, textDocument.version, textDocument.text);
      uses.outdate();
      push(textDocument.uri, 0);
      await readSettingsOf([textDocument.uri]);
    }),
  );
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) =>
    guard('change', () => {
      if (session.changeGlossary(textDocument.uri, textDocument.version, contentChanges)) {
        glossaries.ask(GLOSSARY_DELAY);
        return;
      }
      session.change(textDocument.uri, textDocument.version, contentChanges);
      uses.outdate();
      push(textDocument.uri, PUSH_DELAY);
    }),
  );
  connection.onDidCloseTextDocument(({ textDocument }) =>
    guard('close', async () => {
      if (session.closeGlossary(textDocument.uri)) return findGlossaries();
      const open = session.find(textDocument.uri);
      session.close(textDocument.uri);
      uses.outdate();
      clearTimeout(timers.get(normalizeUri(textDocument.uri)));
      timers.delete(normalizeUri(textDocument.uri));
      if (open && !pulls()) await quietly(connection.sendDiagnostics({ uri: open.uri, diagnostics: [] }));
    }),
  );
  connection.onDidChangeConfiguration(({ settings }) =>
    guard('configuration', async () => {
      if (isRecord(settings) && isRecord(settings.policyGlossary) && applySettings('', settings.policyGlossary))
        refresh();
      await readSettings();
    }),
  );

  connection.onDidChangeWatchedFiles(() => guard('files', () => findGlossaries(GLOSSARY_DELAY)));

  answer('textDocument/hover', isPlace, ({ textDocument, position }: Place) => {
    // In a glossary file a name shows its card as well.
    const open = session.find(textDocument.uri) ?? session.findGlossary(textDocument.uri);
    if (open === undefined) return null;
    const takes = capabilities.textDocument?.hover?.contentFormat;
    const kind = takes && !takes.includes(MarkupKind.Markdown) ? 'plaintext' : 'markdown';
    return hover(session.usage(open), offsetAt(open.draft, position), session.findings(open), kind) ?? null;
  });

  answer('textDocument/completion', isPlace, async ({ textDocument, position }: Place) => {
    const file = session.findGlossary(textDocument.uri);
    if (file) {
      const { glossaryCompletion } = await import('./features/glossaryCompletion');
      return glossaryCompletion(file.draft, offsetAt(file.draft, position), session.glossaryFor(file.uri));
    }
    const open = session.find(textDocument.uri);
    if (open === undefined) return null;
    const offset = offsetAt(open.draft, position);
    const items = completion(session.usage(open), offset, session.optionsOf(textDocument.uri), uses.readLast());
    const offersSnippets =
      given.snippets !== false && capabilities.textDocument?.completion?.completionItem?.snippetSupport;
    return {
      isIncomplete: true,
      items: offersSnippets ? [...items, ...snippetItems(session.glossaryFor(open.uri), open.draft, offset)] : items,
    };
  });

  answer('completionItem/resolve', isRecord, (item: Readonly<Record<string, unknown>>) => {
    const id = isRecord(item.data) ? item.data.concept : undefined;
    const entry = typeof id === 'string' ? entryAt(session.glossaryFor(), id) : undefined;
    return entry === undefined
      ? item
      : { ...item, documentation: { kind: MarkupKind.Markdown, value: entry.markdown } };
  });

  answer('textDocument/documentHighlight', isPlace, ({ textDocument, position }: Place) => {
    const open = session.find(textDocument.uri);
    return open === undefined ? null : documentHighlights(session.usage(open), offsetAt(open.draft, position));
  });

  answer('textDocument/definition', isPlace, ({ textDocument, position }: Place) => {
    const file = session.findGlossary(textDocument.uri);
    if (file)
      return (
        glossaryDefinition(
          file.draft,
          offsetAt(file.draft, position),
          session.glossaryFor(file.uri),
          shown(file.uri),
        ) ?? null
      );
    const open = session.find(textDocument.uri);
    if (open === undefined) return null;
    const links = definition(session.usage(open), offsetAt(open.draft, position), open.uri, shown(open.uri));
    return capabilities.textDocument?.definition?.linkSupport ? links : links.map(locationOf);
  });

  answer('textDocument/declaration', isPlace, ({ textDocument, position }: Place) => {
    const open = session.find(textDocument.uri);
    if (open === undefined) return null;
    const links = declaration(session.usage(open), offsetAt(open.draft, position), shown(open.uri));
    return capabilities.textDocument?.declaration?.linkSupport ? links : links.map(locationOf);
  });

  answer('textDocument/references', isPlace, async (params: Place & Partial<ReferenceParams>, token) => {
    const declarations = params.context?.includeDeclaration !== false;
    const file = session.findGlossary(params.textDocument.uri);
    const open = session.find(params.textDocument.uri) ?? file;
    if (open === undefined) return null;
    const offset = offsetAt(open.draft, params.position);
    const found: Location[] = [];
    let id: string | undefined;
    if (file) {
      const { idAt, idReferences } = await import('./features/conceptId');
      id = idAt(file.draft, offset)?.id;
      if (id !== undefined) {
        found.push(...idReferences(glossariesSharing(file.uri, id), id, declarations));
        id = session.conceptId(file.uri, id);
      }
    }
    const used = id === undefined ? conceptAt(session.usage(open), offset)?.concept : undefined;
    id ??= used?.id;
    if (id === undefined) return null;
    const concept = id;
    await survey('Finding references', params.workDoneToken, token, ({ uri, usage }) => {
      // What a draft introduces itself is its own.
      if (used?.origin !== 'draft' || uri === open.uri) found.push(...references(usage, concept, uri, declarations));
    });
    return found;
  });

  answer('textDocument/codeLens', isDocument, ({ textDocument }: Pulled) => {
    const file = session.findGlossary(textDocument.uri);
    return file === undefined ? [] : codeLenses(file.uri, file.draft, session.layerOf(file.uri)?.entries ?? []);
  });

  answer('codeLens/resolve', isRecord, async (lens: CodeLens) => {
    const { uri, id } = (isRecord(lens.data) ? lens.data : {}) as Partial<LensData>;
    if (typeof uri !== 'string' || typeof id !== 'string') return lens;
    const counted = await uses.read();
    return resolveCodeLens(lens, { uri, id }, counted.get(session.conceptId(uri, id)), given.referencesCommand);
  });

  answer('textDocument/inlayHint', isRanged, ({ textDocument, range }: Ranged) => {
    const open = session.find(textDocument.uri);
    if (open === undefined || !session.settingsOf(open.uri).inlayHints) return [];
    const span = { start: offsetAt(open.draft, range.start), end: offsetAt(open.draft, range.end) };
    return inlayHints(session.usage(open), span, session.optionsOf(open.uri));
  });

  answer('textDocument/semanticTokens/full', isDocument, ({ textDocument }: Pulled) => {
    const open = session.find(textDocument.uri);
    if (open === undefined || !session.settingsOf(open.uri).semanticHighlighting) return { data: [] };
    return semanticTokens(session.usage(open));
  });

  answer('workspace/symbol', isRecord, ({ query }: { readonly query?: unknown }) =>
    typeof query === 'string' ? workspaceSymbols(session.glossaryFor(), query, shown()) : [],
  );

  answer('textDocument/prepareRename', isPlace, async ({ textDocument, position }: Place) => {
    const file = session.findGlossary(textDocument.uri);
    if (file) {
      const { prepareRenameId } = await import('./features/conceptId');
      const isBuiltIn = (id: string) => session.isBuiltIn(file.uri, id);
      return orRefuse(prepareRenameId(file.draft, offsetAt(file.draft, position), isBuiltIn));
    }
    const open = session.find(textDocument.uri);
    if (open === undefined) return null;
    return orRefuse(prepareRename(session.usage(open), offsetAt(open.draft, position)));
  });

  answer(
    'textDocument/rename',
    isPlace,
    async ({ textDocument, position, newName, workDoneToken }: Place & Partial<RenameParams>, token) => {
      const name = typeof newName === 'string' ? newName : '';
      const file = session.findGlossary(textDocument.uri);
      if (file) return renameInGlossaries(file, position, name);
      const open = session.find(textDocument.uri);
      if (open === undefined) return null;
      const { draft, uri, version } = open;
      const usage = session.usage(open);
      const renaming = orRefuse(readRenaming(usage, offsetAt(draft, position), name));
      const own = { uri, version, edits: rename(usage, renaming, session.optionsOf(uri)) };
      const { documentChanges, changeAnnotationSupport } = capabilities.workspace?.workspaceEdit ?? {};
      if (!documentChanges || !changeAnnotationSupport) return editOf([own]);
      const others = await renameElsewhere(uri, renaming, workDoneToken, token);
      return { ...editOf([own, ...others]), changeAnnotations: { [elsewhere]: elsewhereAnnotation } };
    },
  );

  answer('textDocument/codeAction', isRanged, async ({ textDocument, range, context }: Ranged) => {
    const open = session.find(textDocument.uri);
    if (open === undefined) return [];
    const { draft, uri, version } = open;
    const span = { start: offsetAt(draft, range.start), end: offsetAt(draft, range.end) };
    const actions = codeActions(session.usage(open), span, session.findings(open), session.optionsOf(uri), {
      ...linksOf(open),
      version: capabilities.workspace?.workspaceEdit?.documentChanges ? version : undefined,
      levelCommand: given.levelCommand,
      listStyle: session.settingsOf(uri).abbreviationList,
      automatic: context?.triggerKind === CodeActionTriggerKind.Automatic,
      only: context?.only,
    });
    return [...actions, ...(await glossaryActions(open, span, context?.only))];
  });

  answer('textDocument/diagnostic', isDocument, ({ textDocument, previousResultId }: Pulled) => {
    const open = session.find(textDocument.uri);
    if (open === undefined) return { kind: 'full', items: [] };
    const items = diagnose(open);
    const resultId = `${open.version}:${hashOf(JSON.stringify(items))}`;
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });

  answer(insertionsRequest, isRecord, ({ textDocument, position }: InsertionsParams) => {
    const open = textDocument && session.find(textDocument.uri);
    if (open === undefined || !isPosition(position)) return snippetInsertions(session.glossaryFor());
    return insertions(session.usage(open), offsetAt(open.draft, position), session.optionsOf(open.uri));
  });
  answer(entryRequest, isRecord, ({ textDocument, position, concept }: EntryParams) => {
    const open = textDocument && session.find(textDocument.uri);
    if (typeof concept === 'string') return entryAt(session.glossaryFor(), concept) ?? null;
    if (open === undefined || !isPosition(position)) return null;
    return entryAt(session.glossaryFor(open.uri), session.usage(open), offsetAt(open.draft, position)) ?? null;
  });
  answer(termsRequest, isDocument, ({ textDocument }: TermsParams) => {
    const open = session.find(textDocument.uri);
    return open === undefined ? [] : terms(session.usage(open), session.findings(open));
  });
  answer(reviewRequest, isRecord, async ({ workDoneToken }: ReviewParams, token) => {
    reviewed = await reviewSeries(workDoneToken, token);
    if (showsPages())
      void quietly(connection.sendRequest('workspace/textDocumentContent/refresh', { uri: reviewPage }));
    return { markdown: reviewed, uri: reviewPage };
  });
  answer('workspace/textDocumentContent', isRecord, async ({ uri }: { readonly uri?: unknown }, token) => {
    if (uri === reviewPage) return { text: (reviewed ??= await reviewSeries(undefined, token)) };
    const concept = typeof uri === 'string' ? conceptOfPage(uri) : undefined;
    const entry = concept === undefined ? undefined : entryAt(session.glossaryFor(), concept);
    return { text: entry?.markdown ?? 'There is no such page.' };
  });
  answer(formatsRequest, isRecord, async () => (await import('./features/convert')).formatList());
  answer(importRequest, hasTexts('name', 'text'), async ({ name, text }: ImportParams) => {
    const { importGlossary } = await import('./features/convert');
    return orRefuse(importGlossary(name, text) ?? { refused: 'The name of the file does not tell its format.' });
  });
  answer(exportRequest, hasTexts('format'), async ({ format }: ExportParams) => {
    const { exportGlossary } = await import('./features/convert');
    return orRefuse(
      exportGlossary(session.entries(), format) ?? { refused: `There is no format “${format}” to write.` },
    );
  });
  answer(
    conceptsRequest,
    () => true,
    () => conceptList(session.glossaryFor()),
  );

  connection.listen();

  /** Answers a request: not before `initialize` or after `shutdown`, and only with parameters of the right shape. */
  function answer<Params>(
    method: string,
    isValid: (params: unknown) => boolean,
    feature: (params: Params, token: CancellationToken) => unknown,
  ): void {
    connection.onRequest(method, async (...given: unknown[]) => {
      // The last argument is the token; parameters may be missing.
      const token = given[given.length - 1] as CancellationToken;
      const params = (given.length > 1 ? given[0] : {}) as Params;
      if (state === 'new')
        throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has not been initialized.');
      if (state === 'shut down') throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
      if (!isValid(params))
        throw new ResponseError(ErrorCodes.InvalidParams, `The parameters of ${method} have another shape.`);
      try {
        return await feature(params, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        logOnce(`${method} failed: ${describe(error)}`);
        throw new ResponseError(LSPErrorCodes.RequestFailed, `${method} failed; the log says why.`);
      }
    });
  }

  /** Ways to write what stands at a span into the nearest glossary of the workspace, or into a new one. */
  async function glossaryActions(open: OpenDraft, span: Span, only?: readonly string[]): Promise<CodeAction[]> {
    const wanted = additions(session.usage(open), span).filter(
      ({ kind }) => only === undefined || only.some((other) => kind === other || kind.startsWith(`${other}.`)),
    );
    const place = normalizeUri(open.uri);
    // A draft that is stored nowhere yet belongs to the first folder.
    const folder = place.startsWith('untitled:')
      ? folders[0]
      : folders.find((root) => place.startsWith(withSlash(normalizeUri(root))));
    if (wanted.length === 0 || folder === undefined) return [];
    const near = session.nearestGlossary(open.uri);
    const mayCreate = capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false;
    if (near === undefined && !mayCreate) return [];
    const { addEntry } = await import('./glossary/edit');
    const uri = near?.uri ?? `${withSlash(folder)}glossary.yaml`;
    const inEditor = session.findGlossary(uri);
    const draft = inEditor?.draft ?? parseDraft(near?.text ?? '', 'plaintext');
    return wanted.flatMap(({ title, kind, entry }) => {
      const edit = addEntry(draft.text.toString(), entry);
      if (edit === undefined) return [];
      const edits = [{ range: rangeOf(draft, edit), newText: edit.text }];
      const { documentChanges, ...changes } = editOf([{ uri, version: inEditor?.version, edits }]);
      const create = { kind: 'create' as const, uri, options: { ignoreIfExists: true } };
      const made = documentChanges && [...(near === undefined ? [create] : []), ...documentChanges];
      return [{ title, kind, edit: { ...changes, documentChanges: made } }];
    });
  }

  /** The glossary files in which an id means what it means in one of them, as they stand. */
  function glossariesSharing(uri: string, id: string): readonly GlossaryText[] {
    return session.layersSharing(uri, id).map((layer) => ({
      uri: layer.uri,
      draft: session.findGlossary(layer.uri)?.draft ?? parseDraft(layer.text, 'plaintext'),
      ids: layer.entries.map((entry) => entry.id),
    }));
  }

  /** Gives the concept whose id stands at a place of a glossary file another id, in all files that name it. */
  async function renameInGlossaries(
    { uri, draft }: OpenDraft,
    position: Place['position'],
    newId: string,
  ): Promise<WorkspaceEdit> {
    const { prepareRenameId, renameId } = await import('./features/conceptId');
    const isBuiltIn = (id: string) => session.isBuiltIn(uri, id);
    const { placeholder } = orRefuse(prepareRenameId(draft, offsetAt(draft, position), isBuiltIn));
    const isTaken = (id: string) => isBuiltIn(id) || session.glossaryFor(uri).concepts.has(id);
    const changed = orRefuse(renameId(glossariesSharing(uri, placeholder), placeholder, newId, isTaken));
    return editOf(changed.map((file) => ({ ...file, version: session.findGlossary(file.uri)?.version })));
  }

  /** The edits of files in the form that the client takes; only files that are open have a version. */
  function editOf(files: readonly ChangedFile[]): WorkspaceEdit {
    return capabilities.workspace?.workspaceEdit?.documentChanges
      ? {
          documentChanges: files.map(({ uri, version = null, edits }) => ({
            textDocument: { uri, version },
            edits: [...edits],
          })),
        }
      : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  }

  /** The edits that rename a concept in all other drafts of the workspace, for the writer to confirm. */
  async function renameElsewhere(
    uri: string,
    renaming: Renaming,
    progressToken: ProgressToken | undefined,
    token: CancellationToken,
  ): Promise<readonly ChangedFile[]> {
    const changed: ChangedFile[] = [];
    // What a draft introduces itself is its own.
    if (renaming.concept.origin === 'draft') return changed;
    await survey('Renaming', progressToken, token, ({ uri: other, usage }) => {
      if (other === uri) return;
      const edits = rename(usage, renaming, session.optionsOf(other)).map((edit) => ({
        ...edit,
        annotationId: elsewhere,
      }));
      if (edits.length > 0) changed.push({ uri: other, version: session.find(other)?.version, edits });
    });
    return changed;
  }

  /** Counts how often the drafts of the workspace name each concept. */
  async function countUses(): Promise<UsesByConcept> {
    const all = new Map<string, Uses>();
    const isCancelled = () => state !== 'running';
    for await (const { usage } of readSeries(session, { folders, host, isCancelled, onProblem: logOnce }))
      addUses(all, usage);
    return all;
  }

  /** Reads all drafts of the workspace, with progress where the client shows it. */
  async function survey(
    title: string,
    progressToken: ProgressToken | undefined,
    token: CancellationToken,
    read: (draft: SeriesDraft) => unknown,
    onProblem: (message: string) => unknown = logOnce,
  ): Promise<void> {
    const report = (value: object) => {
      if (progressToken !== undefined)
        void quietly(connection.sendNotification('$/progress', { token: progressToken, value }));
    };
    report({ kind: 'begin', title, cancellable: true, percentage: 0 });
    const drafts = readSeries(session, {
      folders,
      host,
      isCancelled: () => token.isCancellationRequested,
      onProgress: (done, all) => report({ kind: 'report', percentage: Math.round((100 * done) / all) }),
      onProblem,
    });
    for await (const draft of drafts) read(draft);
    report({ kind: 'end' });
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  }

  /** The naming of all drafts of the workspace, as Markdown. */
  async function reviewSeries(workDoneToken: string | number | undefined, token: CancellationToken): Promise<string> {
    const drafts: DraftSummary[] = [];
    const problems: string[] = [];
    await survey(
      'Reviewing names',
      workDoneToken,
      token,
      ({ uri, usage }) => drafts.push(summarize(uri, usage)),
      (message) => problems.push(message),
    );
    return review(drafts, problems, addresses(folders));
  }

  /** What can be shown of the glossary of a draft or glossary file. */
  function shown(uri?: string): Shown {
    return {
      pages: showsPages(),
      placeOf: (id) => {
        const place = session.entryPlace(id, uri);
        return place && { uri: place.layer.uri, line: place.at.line };
      },
    };
  }

  function showsPages(): boolean {
    return capabilities.workspace?.textDocumentContent !== undefined;
  }

  /** Runs what a notification asks for; whatever goes wrong is logged and forgotten. */
  function guard(what: string, run: () => void | Promise<void>): void {
    if (state !== 'running') return;
    try {
      Promise.resolve(run()).catch((error: unknown) => logOnce(`${what} failed: ${describe(error)}`));
    } catch (error) {
      logOnce(`${what} failed: ${describe(error)}`);
    }
  }

  function pulls(): boolean {
    return capabilities.textDocument?.diagnostic !== undefined;
  }

  function linksOf({ uri }: OpenDraft): { uri: string; documentation?: string } {
    return { uri, documentation: given.documentation };
  }

  function diagnose(open: OpenDraft): Diagnostic[] {
    if (open.tooLarge && session.settingsOf(open.uri).enable) {
      const start = { line: 0, character: 0 };
      return [
        {
          range: { start, end: start },
          severity: DiagnosticSeverity.Information,
          source,
          message: 'This document is too large to be checked: it has more than 8 million characters.',
        },
      ];
    }
    return diagnostics(open.draft, session.findings(open), linksOf(open));
  }

  /** Pushes the diagnostics of a document to a client that does not pull them. */
  function push(uri: string, delay: number): void {
    if (pulls()) return;
    const key = normalizeUri(uri);
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        guard('diagnostics', async () => {
          const open = session.find(uri);
          if (open)
            await quietly(
              connection.sendDiagnostics({ uri: open.uri, version: open.version, diagnostics: diagnose(open) }),
            );
        });
      }, delay),
    );
  }

  function refresh(): void {
    if (pulls()) {
      if (capabilities.workspace?.diagnostics?.refreshSupport)
        void quietly(connection.sendRequest('workspace/diagnostic/refresh'));
    } else for (const { uri } of session.all()) push(uri, 0);
  }

  /** Looks for the glossary files anew, soon. */
  function findGlossaries(delay?: number): void {
    isStale = true;
    glossaries.ask(delay);
  }

  /** Puts the glossaries of the workspace in force; what is wrong in them is said in their files, the rest holds. */
  async function readGlossaries(): Promise<void> {
    try {
      if (isStale) {
        isStale = false;
        const settingsOf = (folder: string) => session.settingsOf(folder);
        onDisk = await findFiles({ folders, host, settingsOf, onProblem: logOnce, onLeftOut: warnOnce });
      }
      for await (const layers of readLayers(session, onDisk, host, logOnce)) await putInForce(layers);
    } catch (error) {
      logOnce(`glossaries failed: ${describe(error)}`);
    }
  }

  async function putInForce(layers: readonly ReadLayer[]): Promise<void> {
    const isNew = session.setLayers(layers);
    const wrong: string[] = [];
    for (const { uri, text, problems, entries } of layers) {
      const all = [...problems, ...session.problemsOf(uri), ...(await testSentences(uri, entries))];
      if (all.length > 0) wrong.push(uri);
      if (all.length > 0 || faulty.includes(uri))
        await quietly(connection.sendDiagnostics({ uri, diagnostics: problemDiagnostics(text, all) }));
    }
    for (const uri of faulty)
      if (!layers.some((layer) => layer.uri === uri))
        await quietly(connection.sendDiagnostics({ uri, diagnostics: [] }));
    faulty = wrong;
    if (isNew) {
      uses.outdate();
      refresh();
    }
  }

  /** The test sentences of a glossary file that fail. */
  async function testSentences(uri: string, entries: readonly LayerEntry[]): Promise<readonly Problem[]> {
    const tested = entries.filter(({ entry }) => entry.tests !== undefined || entry.firstUse !== undefined);
    if (tested.length === 0) return [];
    const { testGlossary } = await import('./rules/testGlossary');
    return tested.flatMap((entry) => testGlossary(session.glossaryFor(uri), entry, session.optionsOf(uri)));
  }

  /** Asks for the settings, all at once; those of a document are asked for again when it opens. */
  async function readSettings(): Promise<void> {
    await readSettingsOf(['', ...folders, ...Array.from(session.all(), ({ uri }) => uri)]);
  }

  async function readSettingsOf(uris: readonly string[]): Promise<void> {
    if (!capabilities.workspace?.configuration) return;
    const items = uris.map((uri) => ({ scopeUri: uri || undefined, section: 'policyGlossary' }));
    const answers = await quietly(connection.sendRequest<unknown>('workspace/configuration', { items }));
    if (!Array.isArray(answers)) return;
    const isKnown = (uri: string) => uri === '' || folders.includes(uri) || session.find(uri) !== undefined;
    const changed = uris.filter((uri, index) => {
      const settings: unknown = answers[index];
      // A document may have been closed meanwhile, a folder removed.
      return settings !== undefined && settings !== null && isKnown(uri) && applySettings(uri, settings);
    });
    if (changed.length > 0) refresh();
  }

  /** Puts settings in force for a document, or for all; says whether they are new. */
  function applySettings(uri: string, input: unknown): boolean {
    const warnings = session.applySettings(uri, input);
    for (const warning of warnings ?? []) warnOnce(warning);
    // The settings of a folder, or for all, may name glossaries.
    if (warnings && session.find(uri) === undefined) findGlossaries();
    return warnings !== undefined;
  }

  /** Follows the folders of the workspace. */
  function changeFolders({ added, removed }: { readonly added: unknown; readonly removed: unknown }): void {
    const gone = new Set(urisOf(removed).map(normalizeUri));
    folders = [...folders.filter((folder) => !gone.has(normalizeUri(folder))), ...urisOf(added)];
    findGlossaries();
    guard('settings', () => readSettingsOf(urisOf(added)));
  }

  /** Logs a message and shows it, the first time. */
  function warnOnce(message: string): void {
    if (logOnce(message)) void quietly(connection.sendNotification('window/showMessage', { type: 2, message }));
  }

  /** Logs a message the first time; says whether it was the first. */
  function logOnce(message: string): boolean {
    if (logged.has(message)) return false;
    logged.add(message);
    connection.console.warn(message);
    return true;
  }
}

/** The URIs of what should be folders. */
function urisOf(folders: unknown): readonly string[] {
  return (Array.isArray(folders) ? folders : []).flatMap((folder: unknown) =>
    isRecord(folder) && typeof folder.uri === 'string' ? [folder.uri] : [],
  );
}

function locationOf({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}

/** The answer, or its refusal as the protocol says it. */
function orRefuse<Answer>(answer: Answer | Refusal): Answer {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer)
    throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}
