// What the editor tests share: drafts to work on, and waiting for what VS Code says.
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';

/** Resolves with the first value that `read` gives: now, or after one of the events. The test's timeout bounds it. */
export function until<Value>(event: vscode.Event<unknown>, read: () => Value | undefined): Promise<Value> {
  return new Promise((resolve) => {
    const listener = event(look);
    look();
    function look(): void {
      const value = read();
      if (value === undefined) return;
      listener.dispose();
      resolve(value);
    }
  });
}

/** The extension, started; its server answers. */
export async function activate(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('policy-glossary.policy-glossary');
  if (extension === undefined) throw new Error('VS Code does not know the extension.');
  await extension.activate();
  return extension;
}

/**
 * A new, untitled draft in an editor; the cursor stands where `$0` is, which is left out.
 * No name comes twice: the client of the protocol may miss a document that opens as its namesake closes.
 */
export async function write(text: string, extension = 'md'): Promise<vscode.TextEditor> {
  const [before = '', after = ''] = text.split('$0');
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `/${crypto.randomUUID()}.${extension}` });
  const editor = await vscode.window.showTextDocument(uri);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), before + after));
  const cursor = editor.document.positionAt(before.length);
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

/** The text of a file of the sample. */
export async function readSample(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(sampleFolder(), name)));
}

/** Opens a file of the sample. */
export async function openSample(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(sampleFolder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The folder of the sample, which is the workspace. */
export function sampleFolder(): vscode.Uri {
  return itemAt(vscode.workspace.workspaceFolders!, 0).uri;
}

/** A folder outside the workspace that is not there yet; in a browser it lies in memory, as the sample does. */
export function temporaryFolder(): vscode.Uri {
  const name = `policy-glossary-${crypto.randomUUID()}`;
  const { scheme } = sampleFolder();
  return scheme === 'tmp'
    ? vscode.Uri.from({ scheme, path: `/${name}` })
    : vscode.Uri.joinPath(vscode.Uri.file(process.env.TMPDIR ?? '/tmp'), name);
}

/** Our diagnostics of a document as they stand, in the order of the text. */
export function diagnosticsOf({ uri }: Pick<vscode.TextDocument, 'uri'>): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'policy-glossary')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Our diagnostics of a document once there are some and `isReady` agrees. */
export function findings(
  document: Pick<vscode.TextDocument, 'uri'>,
  isReady: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<vscode.Diagnostic[]> {
  return until(vscode.languages.onDidChangeDiagnostics, () => {
    const found = diagnosticsOf(document);
    return isReady(found) ? found : undefined;
  });
}

/** The rule that a diagnostic comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** How many actions are asked for their edits, as if they were picked. */
const MOST_RESOLVED = 20;

/**
 * The code actions at a range with their edits, as soon as there are any: VS Code drops a request when another extension,
 * such as that for Markdown, registers its own meanwhile.
 */
export async function codeActions(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  for (;;) {
    const ask = vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      kind.value,
      MOST_RESOLVED,
    );
    const actions = await ask.then(
      (found) => found,
      () => [],
    );
    if (actions.length > 0) return actions;
    await pause();
  }
}

/** Lets the editor go on for a moment, where it has no event to wait for. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

/** Accepts whatever a command asks, again and again, until it has ended. */
export async function accept(command: Thenable<unknown>): Promise<void> {
  let isOver = false;
  const end = () => void (isOver = true);
  command.then(end, end);
  while (!isOver) {
    await pause();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  await command;
}

/** Closes all editors without saving anything. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
