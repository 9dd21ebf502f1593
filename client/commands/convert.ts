// Import Glossary… and Export Glossary…: from and to the formats that people have already.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Converted,
  exportRequest,
  type FormatSummary,
  formatsRequest,
  importRequest,
} from '../../server/requests';
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
    (await vscode.window.showOpenDialog({ filters: { Glossaries: all, ...filters }, title: 'Import Glossary' }))?.[0];
  if (uri === undefined) return;
  const bytes = await vscode.workspace.fs.readFile(uri);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const name = uri.path.split('/').pop() ?? '';
    void vscode.window.showErrorMessage(
      /\.(?:xlsx?|ods)$/i.test(name)
        ? `${name} is a workbook. Save it as “CSV UTF-8” and import that, or convert it: policy-glossary glossary convert ${name}`
        : `${name} is not UTF-8 text. Save it as UTF-8 and import it again.`,
    );
    return;
  }
  const imported = await client.sendRequest<Converted>(importRequest, { name: uri.path, text });
  const said = imported.notices.map((notice) => `# ${notice.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`).join('');
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: said + imported.text });
  await vscode.window.showTextDocument(document);
}

/** Asks for a format, for what and for a file, and writes the glossary in force into it. */
export async function exportGlossary(client: BaseLanguageClient): Promise<void> {
  const formats = await client.sendRequest<FormatSummary[]>(formatsRequest, {});
  const chosen = await vscode.window.showQuickPick(
    formats
      .filter(({ writes }) => writes)
      .map((format) => ({ label: format.title, description: format.endings[0], format })),
    { placeHolder: 'Choose a format' },
  );
  if (chosen === undefined) return;
  const extent = await vscode.window.showQuickPick(
    [
      { label: 'All that is in force', own: false },
      { label: 'Only what your own glossaries add or change', own: true },
    ],
    { placeHolder: 'Choose what to export' },
  );
  if (extent === undefined) return;
  const { id, endings } = chosen.format;
  const { text, notices } = await client.sendRequest<Converted>(exportRequest, { format: id, own: extent.own });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // Neither that of a file that is there, which one key pressed too soon would replace, nor one that puts it in force.
  const ending = endings.find((other) => !other.startsWith('.glossary.')) ?? endings[0];
  const defaultUri = folder && (await freeName(folder, `exported-glossary${ending}`));
  const uri = await vscode.window.showSaveDialog({ defaultUri, title: 'Export Glossary' });
  if (uri === undefined) return;
  const refusal = await refuseTarget(uri);
  if (refusal !== undefined) {
    void vscode.window.showErrorMessage(refusal);
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  if (notices.length === 0) return;
  client.outputChannel.appendLine(`${uri.path}: not everything could be carried.`);
  for (const notice of notices) client.outputChannel.appendLine(`  ${notice}`);
  const show = 'Show What Is Left Out';
  const answer = await vscode.window.showInformationMessage(
    'The glossary is exported; some of it has no place in this format.',
    show,
  );
  if (answer === show) client.outputChannel.show(true);
}
