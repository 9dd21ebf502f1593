// The server: which request is answered by which feature, and what holds for all of them.
import {
  type CancellationToken,
  type CodeAction,
  CodeActionTriggerKind,
  type CodeLens,
  type CompletionItem,
  type Connection,
  type InitializeResult,
  type ReferenceParams,
  type RenameParams,
} from 'vscode-languageserver';
import { capabilitiesFor } from './protocol/capabilities';
import { ClientSettings } from './workspace/clientSettings';
import { Diagnostics, PUSH_DELAY } from './answers/diagnostics';
import { Editor, Outdated } from './protocol/editor';
import { codeActions } from './features/codeAction';
import { codeLenses, type LensData, resolveCodeLens } from './features/codeLens';
import { completion, resolveCompletion } from './features/completion';
import { declaration, definition, locations } from './features/definition';
import { documentHighlights } from './features/documentHighlight';
import { conceptList, entryAt } from './features/entry';
import { glossaryDefinition } from './features/glossaryDefinition';
import { glossaryHover } from './features/glossaryName';
import { hover } from './features/hover';
import { inlayHints } from './features/inlayHint';
import { insertions, snippetInsertions } from './features/insertions';
import { prepareRename } from './features/rename';
import { semanticTokens } from './features/semanticTokens';
import { snippetItems } from './features/snippets';
import { terms } from './features/terms';
import { workspaceSymbols } from './features/workspaceSymbol';
import { isGlossary } from './workspace/glossaryLayers';
import {
  additionActions,
  pickAddition,
  findReferencesInGlossary,
  prepareRenameInGlossary,
  renameInGlossaries,
} from './answers/glossaryFiles';
import { GLOSSARY_DELAY, GlossaryWatch } from './workspace/glossaryUpdates';
import type { Host } from './files/host';
import { Pages } from './answers/pages';
import {
  hasTexts,
  isData,
  isDocument,
  isPlace,
  isPosition,
  isRanged,
  isRecord,
  languageOf,
  type Place,
  type Pulled,
  type Ranged,
  textOf,
} from './protocol/parameters';
import {
  conceptsRequest,
  type EntryParams,
  entryRequest,
  type ExportParams,
  exportRequest,
  formatsRequest,
  type ImportParams,
  importRequest,
  type InitializationOptions,
  type InsertionsParams,
  insertionsRequest,
  type ReviewParams,
  reviewRequest,
  type TermsParams,
  termsRequest,
} from './requests';
import { type Prepared } from './workspace/preparation';
import type { OpenDraft } from './workspace/openDrafts';
import type { OpenGlossary } from './workspace/openGlossaries';
import { Session } from './workspace/session';
import { countUses, findReferencesAt, renameThroughout } from './answers/survey';
import { offsetAt } from './text/draft';
import type { Span } from './text/span';
import { UseCounter } from './workspace/mentionCounter';
import { Workspace } from './workspace/workspace';

declare const PRODUCT_VERSION: string;

/**
 * Serves a client over a connection until it ends. `defaults` are what the machine knows and the client does not say.
 * Whatever comes in, the server lives on: a fault costs the one answer and is logged.
 */
export function startServer(connection: Connection, defaults: InitializationOptions = {}, host?: Host): void {
  const editor = new Editor(connection, defaults);
  const session = new Session((rule, error) => editor.logFault(`The rule ${rule}`, error));
  const workspace = new Workspace(session, editor, host);
  const { preparation } = workspace;
  const pages = new Pages(workspace);
  const diagnostics = new Diagnostics(session, editor, preparation);
  const uses = new UseCounter(
    () => countUses(workspace, () => !editor.isRunning),
    () => {
      if (editor.capabilities.workspace?.codeLens?.refreshSupport) void editor.ask('workspace/codeLens/refresh');
    },
  );
  const glossaries = new GlossaryWatch(workspace, () => {
    uses.outdate();
    diagnostics.refresh();
  });
  const settings = new ClientSettings(workspace, (uris) => {
    // Those of a folder, or for all, may name glossaries.
    if (uris.some((uri) => session.drafts.find(uri) === undefined)) glossaries.find();
    diagnostics.refresh();
  });

  connection.onInitialize((params): InitializeResult => {
    editor.start(params.capabilities, params.initializationOptions as unknown);
    workspace.open(params.workspaceFolders, params.rootUri);
    return {
      serverInfo: { name: 'Policy Glossary', version: PRODUCT_VERSION },
      capabilities: capabilitiesFor(editor),
    };
  });

  connection.onInitialized(() =>
    editor.guard('initialized', async () => {
      settings.take(editor.options.settings);
      const { workspace: offered } = editor.capabilities;
      if (offered?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders((event) =>
          editor.guard('folders', () => {
            const added = workspace.change(event);
            glossaries.find();
            return settings.ask(added);
          }),
        );
      glossaries.find();
      if (offered?.didChangeConfiguration?.dynamicRegistration)
        editor.register('workspace/didChangeConfiguration', { section: 'policyGlossary' });
      await settings.askAll();
    }),
  );

  connection.onShutdown(() => {
    editor.shutDown();
    glossaries.stop();
    diagnostics.stop();
    uses.dispose();
  });

  connection.onDidOpenTextDocument(({ textDocument }) =>
    editor.guard('open', async () => {
      const { uri, languageId, version, text } = textDocument;
      if (typeof text !== 'string') return;
      if (isGlossary(uri) || isData(languageId)) {
        session.openGlossaries.open(uri, version, text, isGlossary(uri));
        return glossaries.read();
      }
      const language = languageOf(languageId);
      if (language === undefined) return;
      session.drafts.open(uri, language, version, text);
      preparation.forget(uri);
      uses.outdate();
      diagnostics.push(uri, 0);
      await settings.ask([uri]);
    }),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    editor.guard('change', () => {
      if (session.openGlossaries.change(uri, version, contentChanges)) {
        if (session.findGlossary(uri)) glossaries.read(GLOSSARY_DELAY);
        return;
      }
      session.drafts.change(uri, version, contentChanges);
      if (session.glossaries.has(uri)) glossaries.read(GLOSSARY_DELAY);
      uses.outdate();
      diagnostics.push(uri, PUSH_DELAY);
    }),
  );
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) =>
    editor.guard('close', async () => {
      const wasGlossary = session.findGlossary(uri) !== undefined || session.glossaries.has(uri);
      if (wasGlossary) glossaries.find();
      if (session.openGlossaries.close(uri)) return;
      const open = session.drafts.find(uri);
      session.close(uri);
      uses.outdate();
      if (open) await diagnostics.close(open.uri);
    }),
  );
  connection.onDidChangeConfiguration(({ settings: given }) =>
    editor.guard('configuration', () => {
      if (isRecord(given) && isRecord(given.policyGlossary)) settings.take(given.policyGlossary);
      return settings.askAll();
    }),
  );
  connection.onDidChangeWatchedFiles(() => editor.guard('files', () => glossaries.find(GLOSSARY_DELAY)));

  answerAt(
    'textDocument/hover',
    (open, offset) => hover(session.usage(open), offset, session.findings(open), editor.markup),
    ({ uri, file }, offset) => glossaryHover(session.glossaries.at(uri), file, offset, editor.markup),
    (uri) => preparation.lint(uri),
  );

  answerAt(
    'textDocument/completion',
    (open, offset) => {
      const items = completion(session.usage(open), offset, session.settings.optionsOf(open.uri), uses.readLast()).map(
        (item) => ({
          ...item,
          data: { ...(item.data as object), uri: open.uri },
        }),
      );
      const snippets = editor.takesSnippets ? snippetItems(session.glossaries.at(open.uri), open.draft, offset) : [];
      return { isIncomplete: true, items: [...items, ...snippets] };
    },
    async ({ uri, file }, offset) => {
      const { glossaryCompletion } = await import('./features/glossaryCompletion');
      return glossaryCompletion(uri, file, offset, session.glossaries.at(uri));
    },
  );

  editor.answer('completionItem/resolve', isRecord, (item: CompletionItem) => {
    const { uri } = (isRecord(item.data) ? item.data : {}) as { readonly uri?: unknown };
    return resolveCompletion(session.glossaries.at(typeof uri === 'string' ? uri : undefined), item);
  });

  answerAt('textDocument/documentHighlight', (open, offset) => documentHighlights(session.usage(open), offset));

  answerAt(
    'textDocument/definition',
    (open, offset) => {
      const links = definition(session.usage(open), offset, open.uri, workspace.shown(open.uri));
      return editor.capabilities.textDocument?.definition?.linkSupport ? links : locations(links);
    },
    ({ uri, file }, offset) => glossaryDefinition(file, offset, session.glossaries.at(uri), workspace.shown(uri)),
  );

  answerAt('textDocument/declaration', (open, offset) => {
    const links = declaration(session.usage(open), offset, workspace.shown(open.uri));
    return editor.capabilities.textDocument?.declaration?.linkSupport ? links : locations(links);
  });

  answerAt<ReferenceParams>(
    'textDocument/references',
    (open, offset, { context, workDoneToken }, token) =>
      findReferencesAt(workspace, open, offset, context?.includeDeclaration !== false, { token, workDoneToken }),
    (file, offset, { context, workDoneToken }, token) =>
      findReferencesInGlossary(workspace, file, offset, context?.includeDeclaration !== false, {
        token,
        workDoneToken,
      }),
  );

  answerAt(
    'textDocument/prepareRename',
    (open, offset) => prepareRename(session.usage(open), offset),
    (file, offset) => prepareRenameInGlossary(session, file, offset),
  );

  answerAt<RenameParams>(
    'textDocument/rename',
    (open, offset, { newName, workDoneToken }, token) =>
      renameThroughout(workspace, open, offset, textOf(newName), { token, workDoneToken }),
    (file, offset, { newName }) => renameInGlossaries(workspace, file, offset, textOf(newName)),
  );

  editor.answer('textDocument/codeLens', isDocument, ({ textDocument }: Pulled) => {
    const open = session.findGlossary(textDocument.uri);
    return open === undefined
      ? []
      : codeLenses(open.uri, open.file, session.glossaries.layerOf(open.uri)?.entries ?? []);
  });

  editor.answer('codeLens/resolve', isRecord, async (lens: CodeLens) => {
    const { uri, id } = (isRecord(lens.data) ? lens.data : {}) as Partial<LensData>;
    if (typeof uri !== 'string' || typeof id !== 'string') return lens;
    const counted = await uses.read();
    const used = counted.get(session.glossaries.conceptId(uri, id));
    return resolveCodeLens(lens, { uri, id }, used, editor.options.referencesCommand);
  });

  editor.answer('textDocument/inlayHint', isRanged, async ({ textDocument: { uri }, range }: Ranged) => {
    if (!session.settings.of(uri).inlayHints) return [];
    const open = await unchanged(uri, preparation.read(uri));
    if (open === undefined) return [];
    return inlayHints(session.usage(open), spanOf(open, range), session.settings.optionsOf(open.uri));
  });

  editor.answer('textDocument/semanticTokens/full', isDocument, async ({ textDocument: { uri } }: Pulled) => {
    if (!session.settings.of(uri).semanticHighlighting) return { data: [] };
    const open = await preparation.read(uri);
    return open === undefined ? { data: [] } : semanticTokens(session.usage(open));
  });

  editor.answer('workspace/symbol', isRecord, ({ query }: { readonly query?: unknown }) =>
    typeof query === 'string' ? workspaceSymbols(session.glossaries.at(), query, workspace.shown()) : [],
  );

  editor.answer('textDocument/codeAction', isRanged, async ({ textDocument, range, context }: Ranged) => {
    const open = await unchanged(textDocument.uri, preparation.lint(textDocument.uri));
    if (open === undefined) return [];
    const { uri, version } = open;
    const span = spanOf(open, range);
    const actions = codeActions(session.usage(open), span, session.findings(open), session.settings.optionsOf(uri), {
      ...editor.linksOf(open),
      version: editor.takesVersions ? version : undefined,
      levelCommand: editor.options.levelCommand,
      listStyle: session.settings.of(uri).abbreviationList,
      showsDisabled: editor.capabilities.textDocument?.codeAction?.disabledSupport,
      automatic: context?.triggerKind === CodeActionTriggerKind.Automatic,
      only: context?.only,
    });
    return [...actions, ...(await additionActions(workspace, open, span, context?.only))];
  });

  editor.answer('codeAction/resolve', isRecord, (action: CodeAction) => pickAddition(workspace, action));

  editor.answer('textDocument/diagnostic', isDocument, ({ textDocument, previousResultId }: Pulled) =>
    diagnostics.pull(textDocument.uri, previousResultId),
  );

  editor.answer(insertionsRequest, isRecord, async ({ textDocument, position }: InsertionsParams) => {
    const open = textDocument && (await unchanged(textDocument.uri, preparation.read(textDocument.uri)));
    if (open === undefined || !isPosition(position)) return snippetInsertions(session.glossaries.at());
    return insertions(session.usage(open), offsetAt(open.draft, position), session.settings.optionsOf(open.uri));
  });
  editor.answer(entryRequest, isRecord, async ({ textDocument, position, concept }: EntryParams) => {
    const open = textDocument && (await unchanged(textDocument.uri, preparation.read(textDocument.uri)));
    if (typeof concept === 'string') return entryAt(session.glossaries.at(open?.uri), concept);
    if (open === undefined || !isPosition(position)) return null;
    return entryAt(session.glossaries.at(open.uri), session.usage(open), offsetAt(open.draft, position));
  });
  editor.answer(termsRequest, isDocument, async ({ textDocument }: TermsParams) => {
    const open = await preparation.lint(textDocument.uri);
    return open === undefined ? [] : terms(session.usage(open), session.findings(open));
  });
  editor.answer(reviewRequest, isRecord, ({ workDoneToken }: ReviewParams, token) =>
    pages.review({ token, workDoneToken }),
  );
  editor.answer('workspace/textDocumentContent', hasTexts('uri'), async ({ uri }: { readonly uri: string }, token) => ({
    text: await pages.textOf(uri, { token }),
  }));
  editor.answer(formatsRequest, isRecord, async () => (await import('./features/convert')).formatList());
  editor.answer(importRequest, hasTexts('name', 'text'), async ({ name, text }: ImportParams) =>
    (await import('./features/convert')).importGlossary(name, text),
  );
  editor.answer(exportRequest, hasTexts('format'), async ({ format, own }: ExportParams) =>
    (await import('./features/convert')).exportGlossary(session.glossaries.entries(own === true), format),
  );
  editor.answer(
    conceptsRequest,
    () => true,
    () => conceptList(session.glossaries.at()),
  );

  connection.listen();

  /** Answers a request at a place of an open draft, or of an open glossary file; there is nothing elsewhere. */
  function answerAt<Params>(
    method: string,
    inDraft: Answer<OpenDraft, Params>,
    inGlossary?: Answer<OpenGlossary, Params>,
    prepare = (uri: string): Prepared => preparation.read(uri),
  ): void {
    editor.answer(method, isPlace, (params: Place & Partial<Params>, token) => {
      const { textDocument, position } = params;
      const answer = (open: OpenDraft | undefined) => {
        if (open) return inDraft(open, offsetAt(open.draft, position), params, token);
        const glossary = session.findGlossary(textDocument.uri);
        return glossary && inGlossary?.(glossary, offsetAt(glossary.file, position), params, token);
      };
      const open = unchanged(textDocument.uri, prepare(textDocument.uri));
      return open instanceof Promise ? open.then(answer) : answer(open);
    });
  }

  /** A draft in the version that a request was made for, which names a place in it. */
  function unchanged(uri: string, prepared: Prepared): Prepared {
    if (!(prepared instanceof Promise)) return prepared;
    const asked = session.drafts.find(uri)?.version;
    return prepared.then((open) => {
      if (open?.version !== asked) throw new Outdated();
      return open;
    });
  }
}

/** The part of a draft between two positions. */
function spanOf({ draft }: OpenDraft, { start, end }: Ranged['range']): Span {
  return { start: offsetAt(draft, start), end: offsetAt(draft, end) };
}

/** What is answered at an offset of what is open. */
type Answer<Open, Params> = (
  open: Open,
  offset: number,
  params: Place & Partial<Params>,
  token: CancellationToken,
) => unknown;
