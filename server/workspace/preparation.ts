// What an open draft does and what is wrong in it, worked out in slices before somebody is answered from it.
import { normalizeUri } from '../files/uri';
import type { Editor } from '../protocol/editor';
import type { OpenDraft } from './openDrafts';
import type { Session } from './session';
import { parseDraft } from '../text/draft';
import { workInSlices } from '../tasks/turns';

/** How long a draft may be worked on, in milliseconds, before that is said, and before it is given up. */
const LONG = 1000;
export const LONGEST = 5000;

/** By how much a draft that was given up must have become shorter to be tried again. */
const SHORTER = 0.9;

/** A draft as it stands when it has been worked out, at once where that is quick; undefined where it is not open any more. */
export type Prepared = OpenDraft | undefined | Promise<OpenDraft | undefined>;

/** What is done for one version of a draft. */
interface Job {
  readonly open: OpenDraft;
  readonly prepared: Promise<OpenDraft | undefined>;
}

/** The work on all open drafts. A draft that has changed meanwhile is worked on as it stands then. */
export class Preparation {
  private readonly reading = new Map<string, Job>();
  private readonly linting = new Map<string, Job>();
  /** The lengths of drafts that were given up, by URI. */
  private readonly givenUp = new Map<string, number>();

  constructor(
    private readonly session: Session,
    private readonly editor: Editor,
    private readonly longest = LONGEST,
  ) {}

  /** A draft of which `session.usage` is known. */
  read(uri: string): Prepared {
    return this.work(this.reading, uri, (open) => this.session.usageInSteps(open));
  }

  /** A draft of which `session.findings` are known too. */
  lint(uri: string): Prepared {
    return this.work(this.linting, uri, (open) => this.session.findingsInSteps(open));
  }

  /** Works something else out from a draft as it stands; undefined where it has changed meanwhile, or takes too long. */
  workOn<Result>({ uri, draft }: OpenDraft, steps: Generator<void, Result>): Result | Promise<Result | undefined> {
    return workInSlices(steps, (worked) => worked > this.longest || this.session.drafts.find(uri)?.draft !== draft);
  }

  /** Forgets that a draft took too long. */
  forget(uri: string): void {
    this.givenUp.delete(normalizeUri(uri));
  }

  private work(jobs: Map<string, Job>, uri: string, stepsOf: (open: OpenDraft) => Generator<void, unknown>): Prepared {
    const open = this.session.drafts.find(uri);
    if (open === undefined) return undefined;
    const key = normalizeUri(uri);
    const length = this.givenUp.get(key);
    if (length !== undefined && open.draft.text.length > SHORTER * length) return withoutText(open);
    this.givenUp.delete(key);
    const known = jobs.get(key);
    if (known?.open.draft === open.draft) return known.prepared;
    const glossary = this.session.glossaries.at(open.uri);
    const options = this.session.settings.optionsOf(open.uri);
    const steps = stepsOf(open);
    const working = workInSlices(endIn(steps), (worked) => {
      if (worked > LONG) this.editor.warn(`${open.uri} takes long to read; other drafts are answered meanwhile.`);
      if (worked > this.longest) this.giveUp(open);
      return worked > this.longest || !this.session.isCurrent(open, glossary, options);
    });
    if (!(working instanceof Promise)) return open;
    const prepared = working
      .finally(() => {
        if (jobs.get(key)?.open === open) jobs.delete(key);
      })
      .then((isDone) => (isDone ? open : this.work(jobs, uri, stepsOf)));
    jobs.set(key, { open, prepared });
    return prepared;
  }

  private giveUp({ uri, draft }: OpenDraft): void {
    this.givenUp.set(normalizeUri(uri), draft.text.length);
    this.editor.warn(
      `${uri} takes too long to read and is not checked: divide it, or look for what repeats itself in it.`,
    );
  }
}

/** Steps whose result is only that they have been done. */
function* endIn(steps: Generator<void, unknown>): Generator<void, true> {
  yield* steps;
  return true;
}

/** A draft that is not read. */
function withoutText(open: OpenDraft): OpenDraft {
  return { ...open, draft: parseDraft('', open.draft.language), unread: 'slow' };
}
