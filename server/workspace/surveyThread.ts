// Surveys in a thread of their own, so that nobody who writes waits for them: what it is told, and what it tells.
import type { Host, Thread } from '../files/host';
import { faultOf } from '../protocol/fault';
import { beginSlices } from '../tasks/turns';
import type { Wanted } from './allDrafts';
import type { FolderLayer } from './glossariesInForce';
import type { Answered, Kind, Question } from './questions';
import type { Session } from './session';
import { type Circumstances, layersOf, sessionFrom, type StateInForce, stateOf } from './stateInForce';
import { type Survey, Surveyor } from './surveyor';

/** What the thread is told. Layers are missing where they are those that it has. */
type Order =
  | { readonly state: StateInForce; readonly layers?: readonly FolderLayer[] }
  | { readonly survey: number; readonly question: Question; readonly wanted: Wanted }
  | { readonly stop: number };

/** What it tells of a survey, some of it at a time. */
interface Told {
  readonly survey: number;
  readonly answers: readonly Answered[];
  readonly problems: readonly string[];
  /** What goes to the log. */
  readonly logged: readonly string[];
  readonly progress?: readonly [done: number, all: number];
  /** Whether that was all; or why it cannot go on. */
  readonly end?: true | { readonly failed: string };
}

/** For how long answers are gathered before they are told, in milliseconds. */
const GATHERED = 10;

/** How often a thread that tells nothing is asked for, and for how long one is waited for that was stopped; in milliseconds. */
const LOOKS = 200;
const PATIENCE = 2000;

/** How long a thread stays that nobody asks anything, in milliseconds: what it holds is worth more than its start. */
const IDLE = 600_000;

/** How many threads may end by themselves before none is started any more. */
const MOST_DEATHS = 3;

/** Thrown where a thread cannot go on, with the reason. */
export class ThreadEnded extends Error {}

/** What has been told and nobody has heard yet. */
class Inbox {
  private readonly told: Told[] = [];
  private wake = (): void => undefined;
  /** Why nothing more comes. */
  ended: string | undefined;

  put(told: Told): void {
    this.told.push(told);
    this.wake();
  }

  end(why: string): void {
    this.ended ??= why;
    this.wake();
  }

  /** The next that is told; undefined where nothing is for so many milliseconds. Throws where nothing comes any more. */
  async next(patience: number): Promise<Told | undefined> {
    if (this.told.length === 0 && this.ended === undefined)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    const next = this.told.shift();
    if (next === undefined && this.ended !== undefined) throw new ThreadEnded(this.ended);
    return next;
  }
}

/** A thread that has been started, with what it has been told of what is in force. */
interface Running {
  readonly thread: Thread;
  state: string;
  layers?: readonly FolderLayer[];
}

/** The thread as those see it who ask it. It is started when it is first asked, and ended when nobody has asked for long. */
export class SurveyThread {
  private running: Running | undefined;
  private inbox = new Inbox();
  private surveys = 0;
  private deaths = 0;
  private idling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly start: NonNullable<Host['startSurveys']>,
    private readonly log: (message: string) => unknown,
  ) {}

  /** Whether it can be asked: not where it has died too often. */
  get isThere(): boolean {
    return this.deaths < MOST_DEATHS;
  }

  /** Asks all drafts that are not open, one survey at a time, as a `Surveyor` does; throws `ThreadEnded`. */
  async *ask<Its extends Kind>(
    session: Session,
    circumstances: Circumstances,
    { question, wanted, isCancelled, onProblem, onProgress }: Survey<Its>,
  ): AsyncIterable<Answered<Its>> {
    clearTimeout(this.idling);
    const survey = ++this.surveys;
    const slices = beginSlices();
    let isOver = false;
    try {
      const { thread } = (this.running = await this.prepare(session, circumstances));
      thread.tell({ survey, question, wanted } satisfies Order);
      while (!isOver && !isCancelled()) {
        const told = await this.inbox.next(LOOKS);
        if (told?.survey !== survey) continue;
        told.logged.forEach(this.log);
        told.problems.forEach(onProblem);
        if (told.progress) onProgress?.(...told.progress);
        for (const answered of told.answers) {
          if (slices.isOver()) await slices.rest();
          if (isCancelled()) return;
          yield answered as Answered<Its>;
        }
        isOver = told.end !== undefined;
        if (typeof told.end === 'object') throw new ThreadEnded(told.end.failed);
      }
    } catch (error) {
      isOver = true;
      this.deaths++;
      this.end();
      throw error instanceof ThreadEnded ? error : new ThreadEnded(String(error));
    } finally {
      if (!isOver) await this.halt(survey);
      this.idling = setTimeout(() => this.end(), IDLE);
      (this.idling as { readonly unref?: () => void }).unref?.();
    }
  }

  /** Ends the thread; it is started again when it is asked again. */
  end(): void {
    clearTimeout(this.idling);
    this.running?.thread.stop();
    this.running = undefined;
  }

  /** A thread that knows what is in force. */
  private async prepare(session: Session, circumstances: Circumstances): Promise<Running> {
    const running = this.running ?? (await this.open());
    const state = stateOf(session, circumstances);
    const key = JSON.stringify(state);
    const layers = session.glossaries.all();
    const isNew = running.layers !== layers;
    if (isNew || running.state !== key)
      running.thread.tell({ state, layers: isNew ? layersOf(session) : undefined } satisfies Order);
    return { ...running, state: key, layers };
  }

  private async open(): Promise<Running> {
    const inbox = (this.inbox = new Inbox());
    const thread = await this.start(
      (told) => inbox.put(told as Told),
      (why) => inbox.end(why),
    );
    return { thread, state: '' };
  }

  /** Waits until a survey has stopped that nobody waits for any more; ends the thread where that takes too long. */
  private async halt(survey: number): Promise<void> {
    this.running?.thread.tell({ stop: survey } satisfies Order);
    const until = performance.now() + PATIENCE;
    try {
      for (let left = PATIENCE; left > 0; left = until - performance.now()) {
        const told = await this.inbox.next(left);
        if (told?.survey === survey && told.end !== undefined) return;
      }
    } catch {
      // It has ended.
    }
    this.end();
  }
}

/** What the thread does: it answers surveys, from what `host` offers. Gives what is to be called with what it is told. */
export function serveSurveys(host: Host, tell: (told: unknown) => void): (order: unknown) => void {
  let state: StateInForce | undefined;
  let layers: readonly FolderLayer[] = [];
  let session: Session | undefined;
  const logged: string[] = [];
  const log = (message: string) => void logged.push(message);
  const surveyor = new Surveyor(host, log);
  const stopped = new Set<number>();

  const answer = async (survey: number, question: Question, wanted: Wanted) => {
    let answers: Answered[] = [];
    let problems: string[] = [];
    let progress: Told['progress'];
    let last = performance.now();
    const flush = (end?: Told['end']) => {
      tell({ survey, answers, problems, logged: logged.splice(0), progress, end } satisfies Told);
      answers = [];
      problems = [];
      last = performance.now();
    };
    try {
      if (state === undefined || session === undefined) throw new Error('Nothing is known of what is in force.');
      const asked = surveyor.ask(session, state, {
        question,
        wanted,
        isCancelled: () => stopped.has(survey),
        onProblem: (message) => problems.push(message),
        onProgress: (...now) => {
          progress = now;
          flush();
        },
      });
      for await (const answered of asked) {
        answers.push(answered);
        if (performance.now() - last > GATHERED) flush();
      }
      flush(true);
    } catch (error) {
      flush({ failed: faultOf('A survey', error) });
    }
    stopped.delete(survey);
  };
  return (given) => {
    const order = given as Order;
    if ('stop' in order) stopped.add(order.stop);
    else if ('survey' in order) void answer(order.survey, order.question, order.wanted);
    else {
      ({ state } = order);
      layers = order.layers ?? layers;
      session = sessionFrom(state, layers, (rule, error) => log(faultOf(`The rule ${rule}`, error)));
    }
  };
}
