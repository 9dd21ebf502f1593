// Suggesting terms while somebody types, where a setting asks for it, and a hint that there are suggestions at all.
import * as vscode from 'vscode';
import { isDraft } from './drafts';

/** How many letters of a word are typed before terms are suggested for it. */
const FEWEST_LETTERS = 3;
/** How many letters are typed in drafts before the hint is given. */
const LETTERS_BEFORE_HINT = 60;
/** Where it is kept that the hint was given. */
const hintKey = 'hintedAtSuggestions';
const settingKey = 'suggestWhileTyping';

/** Follows what is typed in drafts. That the hint was given is kept in `memory`, for good. */
export function followTyping(memory: vscode.Memento): vscode.Disposable {
  let letters = 0;
  return vscode.workspace.onDidChangeTextDocument(async ({ document, contentChanges: [change, ...others], reason }) => {
    if (document !== vscode.window.activeTextEditor?.document || !isDraft(document)) return;
    if (change === undefined || others.length > 0 || reason !== undefined || !/^[\p{L}\p{N}]$/u.test(change.text))
      return;
    letters++;
    if (suggestsAnyway(document)) return;
    if (vscode.workspace.getConfiguration('policyGlossary', document).get<boolean>(settingKey, false)) {
      const { line, character } = change.range.start;
      const before = document.lineAt(line).text.slice(0, character + 1);
      const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
      // As VS Code's own: what nobody asked for selects nothing, and Enter stays a line break.
      if (word.length >= FEWEST_LETTERS)
        await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    } else if (letters >= LETTERS_BEFORE_HINT && !memory.get<boolean>(hintKey, false)) await hint(memory);
  });
}

/** Whether VS Code suggests in a document while somebody types, as it does not in Markdown. */
function suggestsAnyway(document: vscode.TextDocument): boolean {
  const set = vscode.workspace.getConfiguration('editor', document).get<unknown>('quickSuggestions');
  const other = typeof set === 'object' && set !== null && 'other' in set ? set.other : set;
  return other === true || other === 'on' || other === 'inline';
}

async function hint(memory: vscode.Memento): Promise<void> {
  await memory.update(hintKey, true);
  const yes = vscode.l10n.t('Suggest While Typing');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Ctrl+Space completes terms in the form that the draft needs. Shall they be suggested while you type? This is asked only once.',
    ),
    yes,
    vscode.l10n.t('No'),
  );
  if (answer === yes) await vscode.workspace.getConfiguration('policyGlossary').update(settingKey, true, true);
}
