// Add to Glossary… and Add Terms from Draft…: asks for what is missing, writes it, says so, and can undo it.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { additionsRequest, addRequest, type GlossaryEdit, type NewTerm } from '../../server/requests';
import { isDraft } from '../drafts';
import { asName, asText } from './asText';
import { applyEdit, finish, nameOf, readFile, takeBack } from './changes';

/** Asks in three steps for the term that stands at the cursor, or for another one, and adds it to the nearest glossary. */
export async function addToGlossary(client: BaseLanguageClient): Promise<void> {
  const editor = draftEditor();
  if (editor === undefined) return;
  const { document, selection } = editor;
  const [found] = await client.sendRequest<NewTerm[]>(additionsRequest, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(selection),
  });
  const ask = (step: number, prompt: string, value: string, isNeeded = false) =>
    vscode.window.showInputBox({
      title: vscode.l10n.t('Add to Glossary ({0} of 3)', step),
      prompt,
      value,
      validateInput: (typed) => (isNeeded && typed.trim() === '' ? vscode.l10n.t('A term needs a name.') : undefined),
    });
  const preferred = await ask(
    1,
    vscode.l10n.t('The name that drafts shall use, in full'),
    found?.preferred ?? '',
    true,
  );
  if (preferred === undefined) return;
  const abbreviation = await ask(
    2,
    vscode.l10n.t('Its abbreviation; leave this empty if it has none'),
    found?.abbreviation ?? '',
  );
  if (abbreviation === undefined) return;
  const definition = await ask(
    3,
    vscode.l10n.t('What it is, in a sentence; this may stay empty'),
    found?.definition ?? '',
  );
  if (definition === undefined) return;
  await addTerms(client, document, [{ preferred, abbreviation, definition }]);
}

/** Shows what the draft introduces and no glossary has, and adds what stays ticked. */
export async function addTermsFromDraft(client: BaseLanguageClient): Promise<void> {
  const document = draftEditor()?.document;
  if (document === undefined) return;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const found = await client.sendRequest<NewTerm[]>(additionsRequest, { textDocument });
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This draft introduces nothing that no glossary has.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    found.map((term) => ({
      label: asText(term.preferred),
      description: term.abbreviation && asText(term.abbreviation),
      picked: true,
      term,
    })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Add Terms from Draft'),
      placeHolder: vscode.l10n.t('Tick what shall go into the glossary'),
    },
  );
  if (chosen === undefined || chosen.length === 0) return;
  await addTerms(
    client,
    document,
    chosen.map(({ term }) => term),
  );
}

function draftEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && isDraft(editor.document)) return editor;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a draft first.'));
  return undefined;
}

/** Adds terms to the nearest glossary of a draft, or of the workspace, says so, and can undo it. */
export async function addTerms(
  client: BaseLanguageClient,
  draft: vscode.TextDocument | undefined,
  terms: readonly NewTerm[],
): Promise<void> {
  const textDocument = draft && client.code2ProtocolConverter.asTextDocumentIdentifier(draft);
  let added: GlossaryEdit;
  try {
    added = await client.sendRequest<GlossaryEdit>(addRequest, { textDocument, terms });
  } catch (error) {
    void vscode.window.showErrorMessage(asName(error instanceof Error ? error.message : String(error)));
    return;
  }
  const uri = client.protocol2CodeConverter.asUri(added.uri);
  const file = await readFile(uri);
  if (!(await applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(added.edit)))) return;
  const changed = await finish(file);
  const what =
    terms.length === 1 ? `“${asName(terms[0]?.preferred.trim() ?? '')}”` : vscode.l10n.t('{0} terms', terms.length);
  const [open, undo] = [vscode.l10n.t('Open'), vscode.l10n.t('Undo')];
  const said = vscode.l10n.t('Added {0} to {1}.', what, nameOf(uri));
  void vscode.window.showInformationMessage(said, open, undo).then(async (answer) => {
    if (answer === open) await vscode.window.showTextDocument(uri);
    if (answer === undo) await takeBack(changed);
  });
}
