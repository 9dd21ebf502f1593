// Insert Snippet or Term…: a list of what fits at the cursor, in the form that the draft needs there.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { editDraft } from '../sample';
import { asText } from './asText';
import { type Insertion, insertionsRequest } from '../../server/requests';

interface Choice extends vscode.QuickPickItem {
  readonly insertion?: Insertion;
}

/** Inserts a concept's term, or a term or snippet that is asked for, at the cursor with its tab stops. */
export async function insert(client: BaseLanguageClient, concept?: string): Promise<void> {
  const editor = await editDraft();
  const { document, selection } = editor;
  const insertions = await client.sendRequest<Insertion[]>(insertionsRequest, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  });
  const insertion =
    concept === undefined ? await choose(insertions) : insertions.find((other) => other.concept === concept);
  if (insertion === undefined) return;
  const { insertText, additionalTextEdits } = insertion;
  if (additionalTextEdits && additionalTextEdits.length > 0) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([...additionalTextEdits]));
    await vscode.workspace.applyEdit(edit);
  }
  await editor.insertSnippet(new vscode.SnippetString(insertText), selection);
}

async function choose(insertions: readonly Insertion[]): Promise<Insertion | undefined> {
  const chosen = await vscode.window.showQuickPick(choices(insertions), {
    placeHolder: vscode.l10n.t('Type a term or the name of a snippet'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.insertion;
}

/** What the groups of the server are called. */
const groups: Readonly<Record<string, () => string>> = {
  Terms: () => vscode.l10n.t('Terms'),
  Documents: () => vscode.l10n.t('Documents'),
  Introductions: () => vscode.l10n.t('Introductions'),
  Blocks: () => vscode.l10n.t('Blocks'),
  'Endings and references': () => vscode.l10n.t('Endings and references'),
};

/** The choices under a heading for each group, in the order in which they come. */
function choices(insertions: readonly Insertion[]): Choice[] {
  const list: Choice[] = [];
  let group = '';
  for (const insertion of insertions) {
    if (insertion.group !== group) {
      ({ group } = insertion);
      list.push({ label: groups[group]?.() ?? group, kind: vscode.QuickPickItemKind.Separator });
    }
    const detail = insertion.definition ?? preview(insertion.insertText);
    list.push({
      label: asText(insertion.label),
      description: asText(insertion.description),
      detail: asText(detail),
      insertion,
    });
  }
  return list;
}

/** The first words of what is inserted, without tab stops; nothing where it says no more than the label. */
function preview(insertText: string): string {
  return insertText
    .replace(/\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}/g, '$1$2')
    .replace(/\$\{?\w+\}?|\\(?=[\\$}])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
}
