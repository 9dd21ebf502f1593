// Import Glossary… and Export Glossary…: from and to the formats that people have already.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Converted,
  exportRequest,
  type FormatSummary,
  formatsRequest,
  importRequest,
  reachRequest,
} from '../../server/requests';
import { isDraft } from '../drafts';
import { asName, asText } from './asText';
import { freeName, refuseTarget } from './freeName';

/** Asks for a file, and opens what it says as a glossary that can be looked at and saved. */
export async function importGlossary(client: BaseLanguageClient, given?: vscode.Uri): Promise<void> {
  const formats = await client.sendRequest<FormatSummary[]>(formatsRequest, {});
  const readable = formats.filter(({ reads }) => reads);
  const filters = Object.fromEntries(
    readable.map(({ title, endings }) => [title, endings.map((ending) => ending.slice(ending.lastIndexOf('.') + 1))]),
  );
  const all = [...new Set(Object.values(filters).flat())];
  const uri =
    given ??
    (
      await vscode.window.showOpenDialog({
        filters: { [vscode.l10n.t('Glossaries')]: all, ...filters },
        title: vscode.l10n.t('Import Glossary'),
      })
    )?.[0];
  if (uri === undefined) return;
  const bytes = await vscode.workspace.fs.readFile(uri);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const name = uri.path.split('/').pop() ?? '';
    void vscode.window.showErrorMessage(
      /\.(?:xlsx?|ods)$/i.test(name)
        ? vscode.l10n.t(
            '{0} is a workbook. Save it as “CSV UTF-8” and import that, or convert it: policy-glossary glossary convert {0}',
            name,
          )
        : vscode.l10n.t('{0} is not UTF-8 text. Save it as UTF-8 and import it again.', name),
    );
    return;
  }
  const imported = await client.sendRequest<Converted>(importRequest, { name: uri.path, text });
  const said = imported.notices.map((notice) => `# ${notice.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`).join('');
  const target = await choosePlace(uri);
  if (target === undefined) return;
  if (target === 'nowhere') {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: said + imported.text });
    await vscode.window.showTextDocument(document);
    return;
  }
  const refusal = await refuseTarget(target);
  if (refusal !== undefined) {
    void vscode.window.showErrorMessage(asName(refusal));
    return;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(said + imported.text));
  await vscode.window.showTextDocument(target);
  const reached = await client.sendRequest<number>(reachRequest, {
    uri: client.code2ProtocolConverter.asUri(target),
  });
  const name = asName(vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(
    reached === 1
      ? vscode.l10n.t('{0} is in force for 1 draft.', name)
      : vscode.l10n.t('{0} is in force for {1} drafts.', name, reached),
  );
}

/** Asks where an imported glossary goes: into a folder, elsewhere, or nowhere yet. Undefined where nothing is chosen. */
async function choosePlace(source: vscode.Uri): Promise<vscode.Uri | 'nowhere' | undefined> {
  const stem = (source.path.split('/').pop() ?? '').replace(/\.[^.]*$/, '').replace(/\.glossary$/, '') || 'imported';
  const draft = vscode.window.activeTextEditor?.document;
  const beside = draft && isDraft(draft) && !draft.isUntitled ? [vscode.Uri.joinPath(draft.uri, '..')] : [];
  const folders = new Map(
    [...beside, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)].map((uri) => [uri.toString(), uri]),
  );
  const free = await Promise.all([...folders.values()].map((folder) => freeName(folder, `${stem}.glossary.yaml`)));
  const places = free.flatMap((uri) =>
    uri === undefined
      ? []
      : [
          {
            label: asText(vscode.workspace.asRelativePath(uri, true)),
            description: vscode.l10n.t('holds for the drafts beside and below it'),
            uri,
          },
        ],
  );
  const elsewhere = { label: vscode.l10n.t('Elsewhere…'), description: undefined, uri: undefined };
  const nowhere = {
    label: vscode.l10n.t('Nowhere yet'),
    description: vscode.l10n.t('look at it first'),
    uri: 'nowhere' as const,
  };
  const chosen = await vscode.window.showQuickPick([...places, elsewhere, nowhere], {
    placeHolder: vscode.l10n.t('Choose where the glossary goes'),
  });
  if (chosen !== elsewhere) return chosen?.uri;
  const defaultUri = places[0]?.uri;
  return vscode.window.showSaveDialog({
    defaultUri,
    title: vscode.l10n.t('Import Glossary'),
    filters: { YAML: ['yaml', 'yml'] },
  });
}

/** Asks for a format, for what and for a file, and writes the glossary in force into it. */
export async function exportGlossary(client: BaseLanguageClient): Promise<void> {
  const formats = await client.sendRequest<FormatSummary[]>(formatsRequest, {});
  const chosen = await vscode.window.showQuickPick(
    formats
      .filter(({ writes }) => writes)
      .map((format) => ({ label: format.title, description: format.endings[0], format })),
    { placeHolder: vscode.l10n.t('Choose a format') },
  );
  if (chosen === undefined) return;
  const extent = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('All that is in force'), own: false },
      { label: vscode.l10n.t('Only what your own glossaries add or change'), own: true },
    ],
    { placeHolder: vscode.l10n.t('Choose what to export') },
  );
  if (extent === undefined) return;
  const { id, endings } = chosen.format;
  const { text, notices } = await client.sendRequest<Converted>(exportRequest, { format: id, own: extent.own });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // Neither that of a file that is there, which one key pressed too soon would replace, nor one that puts it in force.
  const ending = endings.find((other) => !other.startsWith('.glossary.')) ?? endings[0];
  const defaultUri = folder && (await freeName(folder, `exported-glossary${ending}`));
  const uri = await vscode.window.showSaveDialog({ defaultUri, title: vscode.l10n.t('Export Glossary') });
  if (uri === undefined) return;
  const refusal = await refuseTarget(uri);
  if (refusal !== undefined) {
    void vscode.window.showErrorMessage(refusal);
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  if (notices.length === 0) return;
  client.outputChannel.appendLine(vscode.l10n.t('{0}: not everything could be carried.', uri.path));
  for (const notice of notices) client.outputChannel.appendLine(`  ${notice}`);
  const show = vscode.l10n.t('Show What Is Left Out');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The glossary is exported; some of it has no place in this format.'),
    show,
  );
  if (answer === show) client.outputChannel.show(true);
}
