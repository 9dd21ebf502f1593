// What the server announces to a client that starts it.
import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Editor } from './editor';
import { addKind, deprecateKind } from '../features/additions';
import { abbreviationsKind, fixAllKind, rowsKind } from '../features/codeAction';
import { source } from '../features/diagnostic';
import { semanticTokensLegend } from '../features/semanticTokens';
import { pageScheme } from '../requests';

/** The capabilities for a client, as far as it can use them. */
export function capabilitiesFor({
  capabilities,
  positionEncoding,
  pulls,
  pullsWorkspace,
  showsPages,
  picksActions,
}: Editor): ServerCapabilities {
  return {
    positionEncoding,
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
    codeActionProvider: {
      codeActionKinds: ['quickfix', fixAllKind, abbreviationsKind, rowsKind, addKind, deprecateKind],
      resolveProvider: picksActions,
    },
    diagnosticProvider: pulls
      ? { identifier: source, interFileDependencies: false, workspaceDiagnostics: pullsWorkspace }
      : undefined,
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      textDocumentContent: showsPages ? { schemes: [pageScheme] } : undefined,
    },
  };
}

/** What is asked of a client for further files that are glossaries, by method, as far as it can be asked later. */
export function* glossaryRegistrations({ capabilities }: Editor): Iterable<readonly [method: string, options: object]> {
  const { synchronization, hover, completion, definition, references, rename, codeLens } =
    capabilities.textDocument ?? {};
  if (!synchronization?.dynamicRegistration) return;
  yield ['textDocument/didOpen', {}];
  yield ['textDocument/didChange', { syncKind: TextDocumentSyncKind.Incremental }];
  yield ['textDocument/didClose', {}];
  if (hover?.dynamicRegistration) yield ['textDocument/hover', {}];
  if (completion?.dynamicRegistration) yield ['textDocument/completion', { resolveProvider: true }];
  if (definition?.dynamicRegistration) yield ['textDocument/definition', {}];
  if (references?.dynamicRegistration) yield ['textDocument/references', { workDoneProgress: true }];
  if (rename?.dynamicRegistration) yield ['textDocument/rename', { prepareProvider: rename.prepareSupport ?? false }];
  if (codeLens?.dynamicRegistration) yield ['textDocument/codeLens', { resolveProvider: true }];
}
