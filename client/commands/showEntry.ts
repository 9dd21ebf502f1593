// Show Glossary Entry: the card of the term at the cursor, or of one that is chosen, as a rendered page.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ConceptSummary, conceptsRequest, type Entry, entryRequest } from '../../server/requests';

const scheme = 'policy-glossary';

/** Documents that show entries; they live as long as the returned object. */
export interface EntryDocuments extends vscode.Disposable {
  readonly show: (entry: Entry) => vscode.Uri;
}

export function createEntryDocuments(): EntryDocuments {
  const shown = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => shown.get(uri.toString()) ?? '',
  });
  return {
    show: ({ concept, title, markdown }) => {
      const uri = vscode.Uri.from({ scheme, path: `/${concept}/${title.replaceAll('/', '-')}.md` });
      shown.set(uri.toString(), markdown);
      return uri;
    },
    dispose: () => void provider.dispose(),
  };
}

export async function showEntry(client: BaseLanguageClient, documents: EntryDocuments): Promise<void> {
  const entry = (await entryAtCursor(client)) ?? (await chooseEntry(client));
  if (entry) await vscode.commands.executeCommand('markdown.showPreviewToSide', documents.show(entry));
}

async function entryAtCursor(client: BaseLanguageClient): Promise<Entry | null> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return null;
  return client.sendRequest<Entry | null>(entryRequest, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  });
}

async function chooseEntry(client: BaseLanguageClient): Promise<Entry | null> {
  const concepts = await client.sendRequest<ConceptSummary[]>(conceptsRequest, {});
  const items = concepts.map(({ id, title, abbreviation, domain }) => ({
    label: title,
    description: abbreviation,
    detail: domain,
    id,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: 'Choose a term',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen ? client.sendRequest<Entry | null>(entryRequest, { concept: chosen.id }) : null;
}
