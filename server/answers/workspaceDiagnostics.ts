// workspace/diagnostic: the findings of all drafts of the folders, where the writer wants them, told as they become known and kept current.
import {
  type CancellationToken,
  type Diagnostic,
  type WorkspaceDiagnosticParams,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { normalizeUri } from '../files/uri';
import { isRecord, textOf } from '../protocol/parameters';
import type { Workspace } from '../workspace/workspace';
import type { Diagnostics } from './diagnostics';

/** How long after a change all drafts are looked at again, in milliseconds: as long as that took last, between these. */
const REST = 500;
const LONG_REST = 10_000;

/** How often they are looked at again without one, in milliseconds, and at most in such a part of the time. */
const LOOKS = 60_000;
const RARE = 100;

/** How many reports are told at a time, so that the first are there soon and none keeps others waiting. */
const AT_ONCE = 100;

type Report = WorkspaceDocumentDiagnosticReport;

/** What a client has of a draft: its URI as it is spelled, and the id of what was told. */
interface KnownReport {
  readonly uri: string;
  readonly id: string;
}

/**
 * The findings of all drafts. A client that takes them in parts has its request open from then on, and is told what changes;
 * any other is answered once each time that it asks.
 */
export class WorkspaceDiagnostics {
  /** Calls those who wait for a change. */
  private waiting: (() => void)[] = [];
  /** What clients know whose requests are open. */
  private readonly held = new Set<Map<string, KnownReport>>();

  constructor(
    private readonly workspace: Workspace,
    private readonly diagnostics: Diagnostics,
    /** Settled once the glossaries have been read. */
    private readonly isRead: () => Promise<void>,
  ) {}

  /** Answers the request, from here on. */
  answer(): void {
    this.workspace.editor.answer(WorkspaceDiagnosticRequest.type, isRecord, async (params, token) => ({
      items: await this.pull(params, token),
    }));
  }

  /** Says that drafts, glossaries or settings have changed. */
  readonly outdate = (): void => {
    for (const wake of this.waiting.splice(0)) wake();
  };

  /** Says that a client keeps nothing that it was told of a draft, since it is closed. */
  forget(uri: string): void {
    for (const known of this.held) known.set(normalizeUri(uri), { uri, id: '' });
    this.outdate();
  }

  private async pull(
    { previousResultIds, partialResultToken }: Partial<WorkspaceDiagnosticParams>,
    token: CancellationToken,
  ): Promise<Report[]> {
    const { editor } = this.workspace;
    await this.isRead();
    const known = new Map<string, KnownReport>();
    for (const { uri, value } of Array.isArray(previousResultIds) ? previousResultIds.filter(isRecord) : [])
      known.set(normalizeUri(textOf(uri)), { uri: textOf(uri), id: textOf(value) });
    if (partialResultToken === undefined) {
      const all: Report[] = [];
      for await (const report of this.reports(known, token, true)) all.push(report);
      return all;
    }
    this.held.add(known);
    try {
      await this.keepTold(known, token, (items) =>
        editor.tell('$/progress', { token: partialResultToken, value: { items } }),
      );
    } finally {
      this.held.delete(known);
    }
    return [];
  }

  /** Tells what is found, and what changes of it, until nobody waits any more. */
  private async keepTold(
    known: Map<string, KnownReport>,
    token: CancellationToken,
    tell: (items: readonly Report[]) => Promise<void>,
  ): Promise<void> {
    const { editor, host } = this.workspace;
    for (let isFirst = true; editor.isRunning && !token.isCancellationRequested; isFirst = false) {
      const change = this.nextChange(token);
      const begun = performance.now();
      let items: Report[] = [];
      for await (const report of this.reports(known, token, isFirst)) {
        items.push(report);
        if (items.length < AT_ONCE) continue;
        await tell(items);
        items = [];
      }
      if (items.length > 0) await tell(items);
      const taken = performance.now() - begun;
      // Nobody may tell of a change; where what has not changed is not read again, it costs little to look.
      const looking =
        host?.openIndex && this.isWanted ? setTimeout(this.outdate, Math.max(LOOKS, RARE * taken)) : undefined;
      await change;
      clearTimeout(looking);
      await pause(Math.max(REST, Math.min(taken, LONG_REST)));
    }
  }

  /** Waits for the next change, or until nobody waits any more. */
  private nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      token.onCancellationRequested(() => resolve());
    });
  }

  /**
   * What is to be told beside what is known, which is brought up to it: of drafts in which something else is found, and of
   * those that are gone. `unchanged`: also of those in which the same is found.
   */
  private async *reports(
    known: Map<string, KnownReport>,
    token: CancellationToken,
    unchanged: boolean,
  ): AsyncIterable<Report> {
    const { session } = this.workspace;
    const before = new Map(known);
    if (this.isWanted) {
      for (const { uri, version } of [...session.drafts.all()]) {
        const key = normalizeUri(uri);
        const pulled = await this.diagnostics.pull(uri, known.get(key)?.id);
        before.delete(key);
        if (pulled.resultId !== undefined) known.set(key, { uri, id: pulled.resultId });
        if (unchanged || pulled.kind === 'full') yield { ...pulled, uri, version } as Report;
      }
      const isCancelled = () => token.isCancellationRequested || !this.workspace.editor.isRunning;
      for await (const { uri, answer } of this.workspace.askClosed({ kind: 'findings', given: {} }, isCancelled)) {
        const key = normalizeUri(uri);
        const told = known.get(key);
        before.delete(key);
        const { id: resultId, json } = answer;
        if (resultId === told?.id) {
          if (unchanged) yield { kind: 'unchanged', uri, version: null, resultId };
          continue;
        }
        known.set(key, { uri, id: resultId });
        const items = JSON.parse(json) as Diagnostic[];
        if (told !== undefined || items.length > 0) yield { kind: 'full', uri, version: null, resultId, items };
      }
      if (isCancelled()) return;
    }
    for (const [key, { uri }] of before) {
      known.delete(key);
      if (!session.drafts.find(uri)) yield { kind: 'full', uri, version: null, items: [] };
    }
  }

  /** Whether the writer wants them. */
  private get isWanted(): boolean {
    return this.workspace.session.settings.of('').checkAllDrafts;
  }
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
