// Review This Draft: one finding at a time, with what can be done about it by single keys.
import * as vscode from 'vscode';
import type { BaseLanguageClient, CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageclient';
import { choices } from '../../server/requests';
import { editDraft } from '../sample';
import { asText } from './asText';
import { fileChanges, takeBack } from './changes';
import type { TakeBack } from './settings';

/** What a choice does: fixes something, lets it stand, explains it, goes on, takes the choice before back. */
type Effect = 'fixed' | 'kept' | 'why' | 'next' | 'back';

interface Choice extends vscode.QuickPickItem {
  /** The key that takes it, in capitals. */
  readonly key: string;
  readonly effect: Effect;
  readonly action?: CodeAction;
}

/** The keys of what is offered beside fixes, which have figures. */
const keys: Readonly<Record<string, { readonly key: string; readonly effect: Effect }>> = {
  [choices.all]: { key: 'F', effect: 'fixed' },
  [choices.ignore]: { key: 'I', effect: 'kept' },
  [choices.allow]: { key: 'A', effect: 'kept' },
  [choices.known]: { key: 'W', effect: 'kept' },
  [choices.why]: { key: 'Y', effect: 'why' },
};

/** Where a review stands. */
interface Standing {
  /** Where the finding stands that is looked at, and how many findings at that offset have been passed. */
  readonly at: number;
  readonly passed: number;
  readonly fixed: number;
  readonly kept: number;
}

/** What a choice has done. */
interface Done {
  /** Where the review stood, and how many findings there were. */
  readonly before: Standing;
  readonly found: number;
  /** Takes it back; undefined where nothing was changed. */
  readonly takeBack?: TakeBack;
  /** Whether it was for more than this draft, and one step of undoing there does not take it back. */
  readonly isElsewhere?: boolean;
}

/** A draft under review. */
class Review {
  private standing: Standing = { at: 0, passed: 0, fixed: 0, kept: 0 };
  private edited = false;
  /** What has been chosen so far, but for explanations. */
  private readonly done: Done[] = [];
  private readonly listener: vscode.Disposable;
  /** A selection is hardly seen while the focus is in the list. */
  private readonly mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchBackground'),
    borderColor: new vscode.ThemeColor('editor.findMatchBorder'),
    borderStyle: 'solid',
    borderWidth: '1px',
  });

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly editor: vscode.TextEditor,
  ) {
    this.listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== editor.document) return;
      for (const { rangeOffset, rangeLength, text } of contentChanges)
        if (rangeOffset + rangeLength <= this.standing.at)
          this.move({ at: this.standing.at + text.length - rangeLength });
    });
  }

  /** Goes through the findings until the last, or until the writer ends it, and says what has come of it. */
  async run(): Promise<void> {
    try {
      let found = await this.findings();
      for (;;) {
        const finding = this.next(found);
        if (finding === undefined) break;
        const chosen = await this.ask(finding, found);
        if (chosen === undefined) break;
        if (chosen.effect === 'back') {
          found = await this.goBack();
          continue;
        }
        const before = this.standing;
        const taken = await this.take(chosen);
        if (taken === undefined) break;
        if (chosen.effect === 'why') continue;
        this.done.push({ before, found: found.length, ...taken });
        const left = await this.findingsOnce(
          chosen.action?.kind?.endsWith(choices.known) === true,
          (count) => count < found.length,
        );
        const fewer = found.length - left.length;
        if (chosen.effect === 'next' || fewer <= 0) this.move({ passed: this.standing.passed + 1 });
        else this.move({ [chosen.effect]: this.standing[chosen.effect] + fewer });
        found = left;
      }
      this.summarize(found.length);
    } finally {
      this.listener.dispose();
      this.mark.dispose();
    }
  }

  private move(to: Partial<Standing>): void {
    this.standing = { ...this.standing, ...to };
  }

  /** Takes the last choice back, and gives the findings that there are then. */
  private async goBack(): Promise<readonly Diagnostic[]> {
    const last = this.done.pop();
    if (last === undefined) return this.findings();
    await last.takeBack?.();
    const found = await this.findingsOnce(last.isElsewhere === true, (count) => count >= last.found);
    this.standing = last.before;
    return found;
  }

  private async findings(): Promise<readonly Diagnostic[]> {
    const textDocument = this.client.code2ProtocolConverter.asTextDocumentIdentifier(this.editor.document);
    const report = await this.client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    const items = report.kind === 'full' ? report.items : [];
    return [...items].sort((a, b) => this.offsetOf(a) - this.offsetOf(b));
  }

  /** The findings after something was done; where that was in the settings, once they hold, or after some time. */
  private async findingsOnce(isLate: boolean, holds: (count: number) => boolean): Promise<readonly Diagnostic[]> {
    for (let tries = isLate ? 20 : 0; ; tries--) {
      const found = await this.findings();
      if (holds(found.length) || tries <= 0) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private offsetOf({ range: { start } }: Diagnostic): number {
    return this.editor.document.offsetAt(new vscode.Position(start.line, start.character));
  }

  /** The next finding to be looked at. */
  private next(found: readonly Diagnostic[]): Diagnostic | undefined {
    const { at, passed } = this.standing;
    const here = found.filter((finding) => this.offsetOf(finding) === at);
    const finding = here[passed] ?? found.find((other) => this.offsetOf(other) > at);
    if (finding === undefined) return undefined;
    const offset = this.offsetOf(finding);
    if (offset > at) this.move({ at: offset, passed: 0 });
    return finding;
  }

  /** Shows a finding in the draft, and asks what to do about it. */
  private async ask(finding: Diagnostic, found: readonly Diagnostic[]): Promise<Choice | undefined> {
    const { editor, client } = this;
    const { start, end } = finding.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.setDecorations(this.mark, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
    const actions = await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
      range: finding.range,
      context: { diagnostics: [finding], only: ['quickfix'], triggerKind: vscode.CodeActionTriggerKind.Invoke },
    });
    const own = (actions ?? []).filter((action) => action.diagnostics?.some((about) => isSame(about, finding)));
    const rest = found.slice(found.indexOf(finding)).length;
    const message = typeof finding.message === 'string' ? finding.message : finding.message.value;
    const decided = this.done.length;
    return pick(choicesOf(own, decided > 0), [decided + 1, decided + rest], message);
  }

  /** Does what was chosen, and gives what takes it back; undefined where nothing can be changed any more. All edits are one step of undoing. */
  private async take({ action, effect }: Choice): Promise<Pick<Done, 'takeBack' | 'isElsewhere'> | undefined> {
    if (action === undefined) return {};
    if (action.command) {
      const { command, arguments: given = [] } = action.command;
      const takesBack = await vscode.commands.executeCommand(command, ...(given as unknown[]));
      // The draft keeps the focus, and the review goes on.
      if (effect === 'why') await vscode.window.showTextDocument(this.editor.document, this.editor.viewColumn);
      return typeof takesBack === 'function' ? { takeBack: takesBack as TakeBack, isElsewhere: true } : {};
    }
    const { edit: given } = action.edit
      ? action
      : await this.client.sendRequest<CodeAction>('codeAction/resolve', action);
    const edit = await this.client.protocol2CodeConverter.asWorkspaceEdit(given);
    const { uri } = this.editor.document;
    if (edit?.entries().some(([file]) => file.toString() !== uri.toString())) {
      const changed = await fileChanges(edit.entries());
      const takeAllBack = async () => {
        for (const change of changed) await takeBack(change);
      };
      return changed.length > 0 ? { takeBack: takeAllBack, isElsewhere: true } : undefined;
    }
    const edits = edit?.get(uri) ?? [];
    const inverse = this.inverseOf(edits);
    return (await this.edit(edits)) ? { takeBack: async () => void (await this.edit(inverse())) } : undefined;
  }

  private async edit(edits: readonly vscode.TextEdit[]): Promise<boolean> {
    const isFirst = !this.edited;
    this.edited ||= edits.length > 0;
    return this.editor.edit(
      (builder) => {
        for (const { range, newText } of edits) builder.replace(range, newText);
      },
      { undoStopBefore: isFirst, undoStopAfter: false },
    );
  }

  /** What takes edits of the draft back, to be asked for when they are made. */
  private inverseOf(edits: readonly vscode.TextEdit[]): () => readonly vscode.TextEdit[] {
    const { document } = this.editor;
    const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    let moved = 0;
    const spans = [...edits]
      .sort((a, b) => a.range.start.compareTo(b.range.start))
      .map(({ range, newText }) => {
        const before = document.getText(range);
        const start = document.offsetAt(range.start) + moved;
        const { length } = newText.replace(/\r\n?|\n/g, eol);
        moved += length - before.length;
        return { start, end: start + length, before };
      });
    return () =>
      spans.map(
        ({ start, end, before }) =>
          new vscode.TextEdit(new vscode.Range(document.positionAt(start), document.positionAt(end)), before),
      );
  }

  private summarize(left: number): void {
    const { fixed, kept } = this.standing;
    const elsewhere = this.done.filter(({ isElsewhere }) => isElsewhere).reverse();
    const [undo, next] = [vscode.l10n.t('Undo'), vscode.l10n.t('Show Next')];
    const message =
      this.done.length === 0 && left === 0
        ? vscode.l10n.t('Nothing is found in this draft.')
        : vscode.l10n.t('{0} fixed, {1} kept, {2} left.', fixed, kept, left);
    const offered = [...(this.edited || elsewhere.length > 0 ? [undo] : []), ...(left > 0 ? [next] : [])];
    void vscode.window.showInformationMessage(message, ...offered).then(async (answer) => {
      if (answer === undefined) return;
      await vscode.window.showTextDocument(this.editor.document, this.editor.viewColumn);
      if (answer === next) await vscode.commands.executeCommand('editor.action.marker.next');
      else if (this.edited) await vscode.commands.executeCommand('undo');
      for (const choice of answer === undo ? elsewhere : []) await choice.takeBack?.();
    });
  }
}

/** Reviews the draft that is edited, or a sample where none is. */
export async function reviewDraft(client: BaseLanguageClient): Promise<void> {
  await new Review(client, await editDraft()).run();
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && JSON.stringify(a.range) === JSON.stringify(b.range);
}

/** What can be done, with its keys: the fixes first, going on and back last. */
function choicesOf(actions: readonly CodeAction[], canGoBack: boolean): readonly Choice[] {
  let figure = 0;
  const offered = actions.flatMap((action): Choice[] => {
    const places =
      action.edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : [])).length ?? 0;
    const choice = /^quickfix\.(\w+)/.exec(action.kind ?? '')?.[1];
    const known = choice === undefined ? { key: `${(figure += 1)}`, effect: 'fixed' as const } : keys[choice];
    if (known === undefined) return [];
    const label = `${known.key}  ${asText(action.title)}`;
    return [
      { ...known, label, description: places > 1 ? vscode.l10n.t('{0} places', places) : '', action, alwaysShow: true },
    ];
  });
  const next = { key: 'N', effect: 'next', label: `N  ${vscode.l10n.t('Next, leave this as it is')}` } as const;
  const back = { key: 'B', effect: 'back', label: `B  ${vscode.l10n.t('Back, undo the last choice')}` } as const;
  return [...offered, ...[next, ...(canGoBack ? [back] : [])].map((choice) => ({ ...choice, alwaysShow: true }))];
}

/** Shows a message above a list: in whole lines where VS Code has room for them, else in the field, where a long one is cut. */
function showAll(list: vscode.QuickPick<vscode.QuickPickItem> & { prompt?: string }, message: string): void {
  if (!('prompt' in list)) list.placeholder = message;
  else {
    list.prompt = message;
    list.placeholder = vscode.l10n.t('Press the key of a choice');
  }
}

/** Asks by a list in which a single key takes a choice; undefined where the writer ends the review. */
function pick(
  items: readonly Choice[],
  [step, steps]: readonly [number, number],
  message: string,
): Promise<Choice | undefined> {
  const list = vscode.window.createQuickPick<Choice>();
  list.title = vscode.l10n.t('Review This Draft ({0} of {1})', step, steps);
  showAll(list, message);
  list.items = items;
  list.ignoreFocusOut = true;
  return new Promise((resolve) => {
    const end = (choice: Choice | undefined) => {
      resolve(choice);
      list.dispose();
    };
    list.onDidChangeValue((typed) => {
      const choice = items.find(({ key }) => key === typed.trim().toUpperCase());
      list.value = '';
      if (choice) end(choice);
    });
    list.onDidAccept(() => end(list.selectedItems[0]));
    list.onDidHide(() => end(undefined));
    list.show();
  });
}
