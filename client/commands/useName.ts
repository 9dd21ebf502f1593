// Use This Name Everywhere…: one name for a thing in all drafts of the workspace that have others.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type NameUse, type SeriesDraft, seriesRequest, useNameRequest } from '../../server/requests';
import { counted, type Item } from '../views/items';
import { asName, asText } from './asText';
import { fileChanges, type Changed, takeBack } from './changes';

/** A name of a concept, and how often the drafts have it. */
interface Name {
  readonly concept: string;
  readonly text: string;
  readonly times: number;
}

/**
 * Writes a name into all drafts that have others for the same thing: that of a line of the view Series, or one that is
 * chosen, of the entry whose page is shown where it is one. What is changed is shown before, draft by draft.
 */
export async function useName(client: BaseLanguageClient, from?: Item | vscode.Uri): Promise<void> {
  const name = from && 'kind' in from ? from.kind === 'name' && from.name : await chooseName(client, from);
  if (!name) return;
  const { concept, text } = name;
  let use: NameUse;
  try {
    use = await client.sendRequest<NameUse>(useNameRequest, { concept, text });
  } catch (error) {
    void vscode.window.showInformationMessage(asName(error instanceof Error ? error.message : String(error)));
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(use.edit);
  const changes = await chooseChanges(edit, text);
  if (changes === undefined || changes.length === 0) return;
  const changed = await fileChanges(changes);
  tell(text, changed, use.left);
}

/** Asks for a concept that the drafts have several names for, and for one of these. */
async function chooseName(client: BaseLanguageClient, page?: vscode.Uri): Promise<Name | undefined> {
  const drafts = await client.sendRequest<SeriesDraft[]>(seriesRequest, {});
  const concepts = new Map<string, Map<string, Name>>();
  for (const { concept, text, times, others, avoided } of drafts.flatMap(({ names }) => names)) {
    if (others.length === 0 || avoided) continue;
    const names = concepts.get(concept) ?? new Map<string, Name>();
    concepts.set(concept, names);
    names.set(text, { concept, text, times: times + (names.get(text)?.times ?? 0) });
  }
  const shown = page?.path.split('/')[1];
  const own = shown === undefined ? undefined : concepts.get(shown);
  const choices = [...(own ? [own] : concepts.values())].flatMap((names) => {
    const sorted = [...names.values()].sort((a, b) => b.times - a.times);
    return [
      { label: '', kind: vscode.QuickPickItemKind.Separator, name: undefined },
      ...sorted.map((name) => ({ label: asText(name.text), description: counted.times(name.times), name })),
    ];
  });
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The drafts have one name for each thing.'));
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Choose the name that all drafts shall use');
  return (await vscode.window.showQuickPick(choices, { placeHolder, matchOnDescription: true }))?.name;
}

/** Shows what would be changed in each draft; gives the changes of those that stay ticked, undefined where nobody decides. */
async function chooseChanges(
  edit: vscode.WorkspaceEdit,
  text: string,
): Promise<readonly (readonly [vscode.Uri, readonly vscode.TextEdit[]])[] | undefined> {
  const items = await Promise.all(
    edit.entries().map(async ([uri, edits]) => ({
      label: asText(vscode.workspace.asRelativePath(uri)),
      description: edits.length === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', edits.length),
      detail: asText(preview(await vscode.workspace.openTextDocument(uri), edits)),
      picked: true,
      change: [uri, edits] as const,
    })),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Use “{0}” Everywhere', asText(asName(text))),
    placeHolder: vscode.l10n.t('Tick the drafts that shall be changed'),
  });
  return chosen?.map(({ change }) => change);
}

/** The first changed words of a draft with some around them, as they would be. */
function preview(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const [first] = [...edits].sort((a, b) => a.range.start.compareTo(b.range.start));
  if (first === undefined) return '';
  const { start, end } = first.range;
  const before = document.lineAt(start.line).text.slice(0, start.character).slice(-40);
  const after = document.lineAt(end.line).text.slice(end.character).slice(0, 60);
  return `…${before}${first.newText}${after}…`;
}

function tell(text: string, changed: readonly Changed[], left: readonly string[]): void {
  const undo = vscode.l10n.t('Undo');
  const name = asName(text);
  const said =
    changed.length === 1
      ? vscode.l10n.t('“{0}” is written in 1 draft.', name)
      : vscode.l10n.t('“{0}” is written in {1} drafts.', name, changed.length);
  const rest =
    left.length === 0 ? '' : ` ${vscode.l10n.t('It would not stand right in {0}.', asName(left.join(', ')))}`;
  void vscode.window.showInformationMessage(said + rest, undo).then(async (answer) => {
    if (answer === undo) for (const change of changed) await takeBack(change);
  });
}
