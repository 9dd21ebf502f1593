// Which feature answers which request of the Language Server Protocol.
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DeclarationRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { codeLenses, lensDataOf, resolveCodeLens } from '../features/codeLens';
import { completion, resolveCompletion } from '../features/completion';
import { declaration, definition, locations } from '../features/definition';
import { documentHighlights } from '../features/documentHighlight';
import { glossaryDefinition } from '../features/glossaryDefinition';
import { glossaryHover } from '../features/glossaryName';
import { hover } from '../features/hover';
import { inlayHints } from '../features/inlayHint';
import { prepareRename } from '../features/rename';
import { semanticTokens } from '../features/semanticTokens';
import { snippetItems } from '../features/snippets';
import { workspaceSymbols } from '../features/workspaceSymbol';
import { hasTexts, isDocument, isDocumentRange, isRecord, textOf } from '../protocol/parameters';
import type { MentionCounter } from '../workspace/mentionCounter';
import type { Workspace } from '../workspace/workspace';
import { codeActionsAt, resolveAction } from './codeAction';
import type { Diagnostics } from './diagnostics';
import { answerAt, spanAt, unchanged } from './openFiles';
import { findReferencesAt, findReferencesInGlossary } from './references';
import { prepareRenameInGlossary, renameInGlossaries, renameThroughout } from './rename';

/** What the requests are answered from. */
interface Sources {
  readonly workspace: Workspace;
  readonly diagnostics: Diagnostics;
  readonly mentions: MentionCounter;
}

/** Answers the requests of the protocol, from here on. */
export function answerStandardRequests(sources: Sources): void {
  answerInDrafts(sources);
  answerAboutNames(sources);
  answerAboutFiles(sources);
}

/** What is asked at the cursor while somebody writes. */
function answerInDrafts({ workspace, mentions }: Sources): void {
  const { session, editor } = workspace;

  answerAt(
    workspace,
    HoverRequest.type,
    (open, offset) =>
      hover(session.usage(open), offset, session.settings.optionsOf(open.uri), open.uri, editor.cardsOf(open.uri)),
    async ({ uri, file }, offset) => {
      const { glossaryKeyHover } = await import('../features/glossaryCompletion');
      return (
        glossaryHover(session.glossaries.at(uri), file, offset, editor.cardsOf()) ?? glossaryKeyHover(uri, file, offset)
      );
    },
    async ({ file }, offset) => {
      const { configurationHover } = await import('../features/configurationFile');
      return configurationHover(file, offset);
    },
  );

  answerAt(
    workspace,
    CompletionRequest.type,
    ({ uri, draft }, offset) => {
      const usage = session.usage({ uri, draft });
      const items = completion(usage, offset, session.settings.optionsOf(uri), mentions.readLast());
      const snippets = editor.takesSnippets ? snippetItems(usage.glossary, draft, offset, new Date()) : [];
      const named = items.map((item) => ({ ...item, data: { ...(item.data as object), uri } }));
      return { isIncomplete: true, items: [...named, ...snippets] };
    },
    async ({ uri, file }, offset) => {
      const { glossaryCompletion } = await import('../features/glossaryCompletion');
      return glossaryCompletion(uri, file, offset, session.glossaries.at(uri));
    },
    async ({ file }, offset) => {
      const { configurationCompletion } = await import('../features/configurationFile');
      return configurationCompletion(file, offset);
    },
  );

  editor.answer(CompletionResolveRequest.type, isRecord, (item) => {
    const uri = isRecord(item.data) ? item.data.uri : undefined;
    const glossary = session.glossaries.at(typeof uri === 'string' ? uri : undefined);
    return resolveCompletion(glossary, item, editor.documentationFormat);
  });

  answerAt(workspace, DocumentHighlightRequest.type, (open, offset) => documentHighlights(session.usage(open), offset));
}

/** Where names are explained, introduced and used, and how they are renamed. */
function answerAboutNames({ workspace }: Sources): void {
  const { session, editor } = workspace;

  answerAt(
    workspace,
    DefinitionRequest.type,
    (open, offset) => {
      const links = definition(session.usage(open), offset, open.uri, workspace.shown(open.uri));
      return editor.capabilities.textDocument?.definition?.linkSupport ? links : locations(links);
    },
    ({ uri, file }, offset) => glossaryDefinition(file, offset, session.glossaries.at(uri), workspace.shown(uri)),
  );

  answerAt(workspace, DeclarationRequest.type, (open, offset) => {
    const links = declaration(session.usage(open), offset, workspace.shown(open.uri));
    return editor.capabilities.textDocument?.declaration?.linkSupport ? links : locations(links);
  });

  answerAt(
    workspace,
    ReferencesRequest.type,
    (open, offset, { context, workDoneToken }, token) =>
      findReferencesAt(workspace, open, offset, wantsDeclarations(context), { token, workDoneToken }),
    (open, offset, { context, workDoneToken }, token) =>
      findReferencesInGlossary(workspace, open, offset, wantsDeclarations(context), { token, workDoneToken }),
  );

  answerAt(
    workspace,
    PrepareRenameRequest.type,
    (open, offset) => prepareRename(session.usage(open), offset),
    (open, offset) => prepareRenameInGlossary(session, open, offset),
  );

  answerAt(
    workspace,
    RenameRequest.type,
    (open, offset, { newName, workDoneToken }, token) =>
      renameThroughout(workspace, open, offset, textOf(newName), { token, workDoneToken }),
    (open, offset, { newName }) => renameInGlossaries(workspace, open, offset, textOf(newName)),
  );

  editor.answer(WorkspaceSymbolRequest.type, isRecord, ({ query }) =>
    hasTexts('query')({ query }) ? workspaceSymbols(session.glossaries.at(), query, workspace.shown()) : [],
  );
}

/** What is shown in and fixed in a whole file. */
function answerAboutFiles({ workspace, diagnostics, mentions }: Sources): void {
  const { session, editor, preparation } = workspace;

  editor.answer(CodeLensRequest.type, isDocument, ({ textDocument }) => {
    const open = session.findGlossary(textDocument.uri);
    return open === undefined
      ? []
      : codeLenses(open.uri, open.file, session.glossaries.layerOf(open.uri)?.entries ?? []);
  });

  editor.answer(CodeLensResolveRequest.type, isRecord, async (lens) => {
    const data = lensDataOf(lens);
    if (data === undefined) return lens;
    const counts = await mentions.read();
    const count = counts.get(session.glossaries.conceptId(data.uri, data.id));
    return resolveCodeLens(lens, data, count, editor.options.referencesCommand);
  });

  editor.answer(InlayHintRequest.type, isDocumentRange, async ({ textDocument: { uri }, range }) => {
    if (!session.settings.of(uri).inlayHints) return [];
    const open = await unchanged(workspace, uri, preparation.read(uri));
    return open === undefined
      ? []
      : inlayHints(session.usage(open), spanAt(open, range), session.settings.optionsOf(open.uri));
  });

  editor.answer(SemanticTokensRequest.type, isDocument, async ({ textDocument: { uri } }) => {
    if (!session.settings.of(uri).semanticHighlighting) return { data: [] };
    const open = await preparation.read(uri);
    return open === undefined ? { data: [] } : semanticTokens(session.usage(open));
  });

  editor.answer(CodeActionRequest.type, isDocumentRange, async ({ textDocument: { uri }, range, context }) => {
    const open = await unchanged(workspace, uri, preparation.lint(uri));
    return open === undefined ? [] : codeActionsAt(workspace, open, spanAt(open, range), context);
  });

  editor.answer(CodeActionResolveRequest.type, isRecord, (action) => resolveAction(workspace, action));

  editor.answer(DocumentDiagnosticRequest.type, isDocument, ({ textDocument, previousResultId }) =>
    diagnostics.pull(textDocument.uri, previousResultId),
  );
}

/** A client may leave out what it should say. */
function wantsDeclarations(context: { readonly includeDeclaration?: boolean } | undefined): boolean {
  return context?.includeDeclaration !== false;
}
