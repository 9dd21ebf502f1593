// The folders that are open in an editor, and all drafts in them.
import { isUntitled, normalizeUri, withSlash } from '../files/uri';
import { Cancelled, type Editor } from '../protocol/editor';
import type { Shown } from '../features/definition';
import type { Host } from '../files/host';
import { isRecord } from '../protocol/parameters';
import { Preparation } from './preparation';
import { readOpenDrafts } from './allDrafts';
import { type Answered, answerFor, type Kind, type Question } from './questions';
import type { Session } from './session';
import type { Circumstances } from './stateInForce';
import { type Survey, Surveyor } from './surveyor';
import { SurveyThread, ThreadEnded } from './surveyThread';
import { createQueue } from '../tasks/turns';

/** For whom all drafts are read. */
export interface Asker {
  readonly token: { readonly isCancellationRequested: boolean };
  readonly workDoneToken?: string | number;
  /** Told of a draft that cannot be read; it is logged otherwise. */
  readonly onProblem?: (message: string) => unknown;
}

/** What holds while all drafts are asked. */
type Reading = Omit<Survey, 'question' | 'wanted'>;

/** The workspace. `host` is missing where the machine offers no files; then there are only open drafts. */
export class Workspace {
  /** The URIs of its folders, as the client spells them. */
  folders: readonly string[] = [];
  readonly preparation: Preparation;
  /** All drafts are read for one who asks after the other. */
  private readonly queue = createQueue();
  private readonly surveyor: Surveyor | undefined;
  private readonly thread: SurveyThread | undefined;

  constructor(
    readonly session: Session,
    readonly editor: Editor,
    readonly host?: Host,
  ) {
    this.preparation = new Preparation(session, editor);
    this.surveyor = host && new Surveyor(host, editor.log);
    this.thread = host?.startSurveys && new SurveyThread(host.startSurveys, editor.log);
  }

  /** Takes the folders that a client gives when it starts. */
  open(folders: unknown, root: unknown): void {
    this.folders = urisOf(folders);
    if (this.folders.length === 0 && typeof root === 'string') this.folders = [root];
    this.session.glossaries.setHome(this.folders[0]);
  }

  /** Follows the folders; gives those that are new. */
  change({ added, removed }: { readonly added: unknown; readonly removed: unknown }): readonly string[] {
    const gone = new Set(urisOf(removed).map(normalizeUri));
    this.folders = [...this.folders.filter((folder) => !gone.has(normalizeUri(folder))), ...urisOf(added)];
    this.session.glossaries.setHome(this.folders[0]);
    return urisOf(added);
  }

  /** What can be shown of the glossary of a draft or glossary file. */
  shown(uri?: string): Shown {
    return {
      pages: this.editor.showsPages,
      placeOf: (id) => {
        const place = this.session.glossaries.entryPlace(id, uri);
        return place && { uri: place.layer.uri, line: place.at.line };
      },
    };
  }

  /** The folder of a draft; one that is stored nowhere yet belongs to the first. */
  folderOf(uri: string): string | undefined {
    const place = this.session.glossaries.placeOf(uri);
    const found = this.folders.find((root) => place?.startsWith(withSlash(normalizeUri(root))));
    return found ?? (isUntitled(uri) ? this.folders[0] : undefined);
  }

  /** How many drafts lie in the folder of a file or below it, as far as the machine can tell. */
  async countDraftsBelow(uri: string, token: Asker['token']): Promise<number> {
    const folder = withSlash(normalizeUri(uri.slice(0, uri.lastIndexOf('/'))));
    const found = new Set([...this.session.drafts.all()].map((open) => normalizeUri(open.uri)));
    for (const root of this.folders)
      for (const draft of (await this.host?.findDrafts(root, this.editor.log, () => token.isCancellationRequested)) ??
        [])
        found.add(normalizeUri(draft));
    return [...found].filter((draft) => draft.startsWith(folder)).length;
  }

  /** Whether something is known from an earlier run of the drafts that lie beside one that is open. */
  get isKnown(): boolean {
    const circumstances = this.circumstances();
    return [...this.session.drafts.all()].some(({ uri }) => this.surveyor?.knows(circumstances, uri));
  }

  /** Ends what surveys drafts beside everything else. */
  stop(): void {
    this.thread?.end();
  }

  /** Asks all drafts and everything that is open, until nobody waits any more. */
  ask<Its extends Kind>(question: Question<Its>, isCancelled: () => boolean): AsyncIterable<Answered<Its>> {
    return this.askInTurn(question, { isCancelled, onProblem: this.editor.log });
  }

  /** The same for a request, with progress where the client shows it; throws `Cancelled`. */
  async *survey<Its extends Kind>(
    title: string,
    question: Question<Its>,
    { token, workDoneToken, onProblem = this.editor.log }: Asker,
  ): AsyncIterable<Answered<Its>> {
    const report = (value: object) => {
      if (workDoneToken !== undefined) void this.editor.tell('$/progress', { token: workDoneToken, value });
    };
    report({ kind: 'begin', title, cancellable: true, percentage: 0 });
    let last = 0;
    yield* this.askInTurn(question, {
      isCancelled: () => token.isCancellationRequested,
      onProgress: (done, all) => {
        const percentage = Math.round((100 * done) / all);
        if (percentage !== last) report({ kind: 'report', percentage });
        last = percentage;
      },
      onProblem,
    });
    report({ kind: 'end' });
    if (token.isCancellationRequested) throw new Cancelled();
  }

  /** Asks drafts that are not open, until nobody waits any more: all of them, or some by their URIs. */
  async *askClosed<Its extends Kind>(
    question: Question<Its>,
    isCancelled: () => boolean,
    only?: readonly string[],
  ): AsyncIterable<Answered<Its>> {
    const leave = await this.queue.enter();
    try {
      const reading = { isCancelled, onProblem: this.editor.log };
      if (!isCancelled()) yield* this.askOnDisk(question, reading, only && new Set(only.map(normalizeUri)));
    } finally {
      leave();
    }
  }

  private async *askInTurn<Its extends Kind>(question: Question<Its>, reading: Reading): AsyncIterable<Answered<Its>> {
    const leave = await this.queue.enter();
    try {
      if (reading.isCancelled()) return;
      for await (const draft of readOpenDrafts(this.session, this.preparation, reading)) {
        const answer = await answerFor(question, draft, this.session);
        if (answer !== undefined) yield { uri: draft.uri, answer };
      }
      if (!reading.isCancelled()) yield* this.askOnDisk(question, reading);
    } finally {
      leave();
    }
  }

  /** Asks the drafts that are not open: in a thread where there is one, and here where that cannot go on, or there is none. */
  private async *askOnDisk<Its extends Kind>(
    question: Question<Its>,
    reading: Reading,
    only?: ReadonlySet<string>,
  ): AsyncIterable<Answered<Its>> {
    const { session, editor, thread, surveyor } = this;
    if (surveyor === undefined) return;
    const except = new Set(session.drafts.uris());
    const circumstances = this.circumstances();
    const heard = new Set<string>();
    const onProblem = (message: string) => {
      if (!heard.has(message)) reading.onProblem(message);
      heard.add(message);
    };
    if (thread?.isThere)
      try {
        const survey = { ...reading, onProblem, question, wanted: { only, except: new Set(except) } };
        for await (const answered of thread.ask(session, circumstances, survey)) {
          except.add(normalizeUri(answered.uri));
          yield answered;
        }
        return;
      } catch (error) {
        if (!(error instanceof ThreadEnded)) throw error;
        editor.log(`Drafts are read beside everything else: the thread for it has ended: ${error.message}`);
      }
    yield* surveyor.ask(session, circumstances, { ...reading, onProblem, question, wanted: { only, except } });
  }

  private circumstances(): Circumstances {
    const { folders, editor } = this;
    const { storage } = editor.options;
    return {
      folders,
      links: editor.links,
      storage: typeof storage === 'string' ? storage : undefined,
      encoding: editor.positionEncoding,
    };
  }
}

/** The URIs of what should be folders. */
function urisOf(folders: unknown): readonly string[] {
  return (Array.isArray(folders) ? folders : []).flatMap((folder: unknown) =>
    isRecord(folder) && typeof folder.uri === 'string' ? [folder.uri] : [],
  );
}
