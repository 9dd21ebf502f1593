// Surveying drafts beside everything else, in a thread of this machine.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Host, Thread } from '../files/host';
import { serveSurveys } from '../workspace/surveyThread';
import { nodeHost } from './host';
import { openIndexFiles } from './indexFiles';

/** How much memory a thread may take, in MB, and how much of it for what it needs but shortly: more makes it no faster. */
const MOST_MEMORY = 2000;
const YOUNG = 16;

/** What a thread is started with. */
interface SurveyTask {
  /** What tells the program from every other; empty where nothing is kept between runs. */
  readonly surveys: string;
}

/** Whether a thread is started to survey drafts. */
function isSurveyTask(given: unknown): given is SurveyTask {
  return typeof given === 'object' && given !== null && 'surveys' in given;
}

/** Starts a thread that surveys drafts; see `Host`. */
export function startSurveys(
  version: string,
  [onMessage, onEnd]: Parameters<NonNullable<Host['startSurveys']>>,
  memory = MOST_MEMORY,
): Thread {
  // The thread runs the bundle that this file is part of.
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { surveys: version } satisfies SurveyTask,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  worker.on('message', onMessage);
  worker.on('error', (error: NodeJS.ErrnoException) => onEnd(error.code ?? error.message));
  worker.on('exit', () => onEnd('it has ended'));
  return { tell: (message) => worker.postMessage(message), stop: () => void worker.terminate() };
}

/** What a thread does. */
function serve({ surveys: version }: SurveyTask, port: NonNullable<typeof parentPort>): void {
  const host: Host = { ...nodeHost, openIndex: (options) => openIndexFiles(version, options) };
  port.on(
    'message',
    serveSurveys(host, (told) => port.postMessage(told)),
  );
}

if (!isMainThread && parentPort && isSurveyTask(workerData)) serve(workerData, parentPort);
