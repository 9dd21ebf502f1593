// Runs the editor tests inside the extension host of a browser: VS Code calls `run` and ends with its result.
import './mocha';
import * as vscode from 'vscode';
import brief from '../../fixtures/sample/brief.md';
import clean from '../../fixtures/sample/clean.md';
import notes from '../../fixtures/sample/notes.txt';
import { itemAt } from '../../../server/text/list';
import '../commands.test';
import '../completion.test';
import '../diagnostic.test';
import '../everyDoor.test';
import '../glossary.test';
import '../hover.test';
import '../navigation.test';
import '../settings.test';
import './workspace.test';

/**
 * Left out: where a file is saved the browser asks in a dialog of its own, and what VS Code itself knows of Markdown waits
 * for a search through files, which a folder in memory does not have.
 */
const leftOut = /is exported to a file|finds terms by any of their names/;

export async function run(): Promise<void> {
  // The folder of the workspace lies in the memory of the page.
  const { uri } = itemAt(vscode.workspace.workspaceFolders!, 0);
  const files = { 'brief.md': brief, 'clean.md': clean, 'notes.txt': notes };
  for (const [name, text] of Object.entries(files))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(uri, name), new TextEncoder().encode(text));
  const failures = await new Promise<number>((resolve) => mocha.grep(leftOut).invert().run(resolve));
  if (failures > 0) throw new Error(`${failures} editor tests failed.`);
}
