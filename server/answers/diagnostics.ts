// The diagnostics of drafts: given to a client that asks for them, pushed to one that does not.
import { normalizeUri } from '../files/uri';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Editor } from '../protocol/editor';
import { diagnostics, unreadDiagnostic } from '../features/diagnostic';
import { hashOf } from '../protocol/parameters';
import type { Preparation } from '../workspace/preparation';
import type { OpenDraft } from '../workspace/openDrafts';
import type { Session } from '../workspace/session';

/** How long after the last change diagnostics are pushed to a client that does not pull them, in milliseconds. */
export const PUSH_DELAY = 150;

/** The answer to a client that asks for diagnostics: `unchanged` where it has them. */
export type PulledDiagnostics =
  | { readonly kind: 'unchanged'; readonly resultId: string }
  | { readonly kind: 'full'; readonly resultId?: string; readonly items: readonly Diagnostic[] };

/** What is said of the drafts of a session. */
export class Diagnostics {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly session: Session,
    private readonly editor: Editor,
    private readonly preparation: Preparation,
    /** Settled once the glossaries have been read. */
    private readonly isRead: () => Promise<void>,
  ) {}

  /** The diagnostics of a draft; empty where it is not open. `previous` is the id of those that the client has. */
  async pull(uri: string, previous?: string): Promise<PulledDiagnostics> {
    // A client that cannot be told to ask again is not answered before there is what it asks for.
    if (!this.editor.refreshes) await this.isRead();
    const open = await this.preparation.lint(uri);
    if (open === undefined) return { kind: 'full', items: [] };
    const items = this.diagnose(open);
    // What was taken out has taken its marks with it in the editor, though the same may have come in its place.
    const resultId = `${open.removals}:${hashOf(JSON.stringify(items))}`;
    return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  /** Pushes the diagnostics of a draft to a client that does not pull them, so many milliseconds after the last change. */
  push(uri: string, delay: number): void {
    if (this.editor.pulls) return;
    const key = normalizeUri(uri);
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => {
      this.timers.delete(key);
      this.send(uri).catch((error: unknown) => this.editor.logFault('diagnostics', error));
    }, delay);
    this.timers.set(key, timer);
  }

  /** Has the diagnostics of all drafts renewed. */
  refresh(): void {
    const { editor, session } = this;
    if (!editor.pulls) for (const { uri } of session.drafts.all()) this.push(uri, 0);
    else if (editor.refreshes) void editor.ask('workspace/diagnostic/refresh');
  }

  /** Takes back what was pushed for a draft that is closed. */
  async close(uri: string): Promise<void> {
    clearTimeout(this.timers.get(normalizeUri(uri)));
    this.timers.delete(normalizeUri(uri));
    if (!this.editor.pulls) await this.editor.tell('textDocument/publishDiagnostics', { uri, diagnostics: [] });
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async send(uri: string): Promise<void> {
    const open = await this.preparation.lint(uri);
    if (open === undefined) return;
    const { version } = open;
    const pushed = { uri: open.uri, version, diagnostics: this.diagnose(open) };
    await this.editor.tell('textDocument/publishDiagnostics', pushed);
  }

  private diagnose(open: OpenDraft): readonly Diagnostic[] {
    const { session, editor } = this;
    if (open.unread && session.settings.of(open.uri).enable) return [unreadDiagnostic(open.unread)];
    const known = session.configurations.knownIn(session.placeOf(open.uri));
    return diagnostics(open.draft, session.findings(open), editor.linksOf(open), known);
  }
}
