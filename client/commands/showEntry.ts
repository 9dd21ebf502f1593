// Show Glossary Entry: the card of the term at the cursor, or of one that is chosen, as a rendered page.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ConceptSummary, conceptsRequest, type ShownEntry, entryRequest } from '../../server/requests';
import { asText } from './asText';
import { showPage } from './showPage';

/** Shows the entry of a concept by its id, else of the term at the cursor, else of one that is chosen. */
export async function showEntry(client: BaseLanguageClient, concept?: string): Promise<void> {
  const entry =
    concept === undefined
      ? ((await entryAtCursor(client)) ?? (await chooseEntry(client)))
      : await entryOf(client, concept);
  if (!entry) return;
  await showPage(entry.uri);
}

function entryOf(client: BaseLanguageClient, concept: string): Promise<ShownEntry | null> {
  return client.sendRequest<ShownEntry | null>(entryRequest, { concept });
}

async function entryAtCursor(client: BaseLanguageClient): Promise<ShownEntry | null> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return null;
  return client.sendRequest<ShownEntry | null>(entryRequest, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  });
}

async function chooseEntry(client: BaseLanguageClient): Promise<ShownEntry | null> {
  const concepts = await client.sendRequest<ConceptSummary[]>(conceptsRequest, {});
  const items = concepts.map(({ id, title, abbreviation, domain }) => ({
    label: asText(title),
    description: abbreviation && asText(abbreviation),
    detail: domain && asText(domain),
    id,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Choose a term'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen ? entryOf(client, chosen.id) : null;
}
