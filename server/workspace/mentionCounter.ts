// How often each concept is named in all drafts of the workspace: counted on request, and again only after a while.
import { addMentionCounts, type MentionCount, type MentionCounts } from '../usage/mentionCounts';
import { schedule } from '../tasks/schedule';
import type { Workspace } from './workspace';

/** For how long drafts must rest before they are counted again, in milliseconds. */
const REST = 1000;

/** How many times as long as a count has taken it is let be before the next, so that counting never keeps a machine busy. */
const PAUSES = 10;

/** How long after a draft has been opened all are counted that are known, in milliseconds: the draft is shown first. */
const AHEAD = 500;

/**
 * Counts once for all who ask, and never twice at a time. After a change the old count is given until the next one is
 * due; `onDue` is called then.
 */
export class MentionCounter {
  private counted: Promise<MentionCounts> | undefined;
  private last: MentionCounts = new Map();
  private isOutdated = false;
  private isCounting = false;
  private nextAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ahead = schedule(async () => {
    if (await this.isKnown()) this.readLast();
  });

  constructor(
    private readonly count: () => Promise<MentionCounts>,
    private readonly onDue: () => void,
    /** Whether drafts are known from an earlier run, so that little of them has to be read. */
    private readonly isKnown: () => Promise<boolean>,
  ) {}

  /** Has drafts counted that are known, so that what is known of them is at hand when somebody asks for anything of it. */
  readAhead(): void {
    if (this.counted === undefined) this.ahead.ask(AHEAD);
  }

  /** The uses as they were counted last, or are being counted. */
  read(): Promise<MentionCounts> {
    const isDue = this.isOutdated && !this.isCounting && performance.now() >= this.nextAt;
    if (this.counted === undefined || isDue) this.counted = this.start();
    return this.counted;
  }

  /** The uses as they were counted last, at once; nothing before that. Has them counted where that is due. */
  readLast(): MentionCounts {
    this.read().catch(() => {
      // Whoever waits for a count is told.
    });
    return this.last;
  }

  /** Says that drafts or glossaries have changed. Costs nothing where nobody has asked yet. */
  outdate(): void {
    if (this.counted === undefined) return;
    this.isOutdated = true;
    if (!this.isCounting) this.schedule();
  }

  dispose(): void {
    this.ahead.stop();
    clearTimeout(this.timer);
  }

  private async start(): Promise<MentionCounts> {
    clearTimeout(this.timer);
    this.isOutdated = false;
    this.isCounting = true;
    const begun = performance.now();
    try {
      return (this.last = await this.count());
    } catch (error) {
      this.counted = undefined;
      throw error;
    } finally {
      this.isCounting = false;
      const now = performance.now();
      this.nextAt = now + PAUSES * (now - begun);
      if (this.isOutdated) this.schedule();
    }
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onDue, Math.max(REST, this.nextAt - performance.now()));
  }
}

/** Counts how often the drafts of the workspace name each concept. */
export async function countMentions(workspace: Workspace, isCancelled: () => boolean): Promise<MentionCounts> {
  const all = new Map<string, MentionCount>();
  for await (const { answer } of workspace.ask({ kind: 'counts', given: {} }, isCancelled))
    addMentionCounts(all, answer);
  return all;
}
