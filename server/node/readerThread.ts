// Reading a large glossary beside everything else, in a thread that may take its time and memory, but not more.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ParsedGlossary } from '../glossary/parse';
import { type Language, speak, spokenNow, t } from '../words/words';

/** How long a thread may read, in milliseconds, and how much memory it may take, in MB. */
const LONGEST = 10_000;
const MOST_MEMORY = 1000;

interface Task {
  readonly text: string;
  readonly uri: string;
  /** The language in which problems are told. */
  readonly language: Language;
}

/** Reads a glossary in a thread of its own. One that takes too long or too much memory is broken, and says so. */
export async function readBeside(text: string, uri: string, longest = LONGEST): Promise<ParsedGlossary> {
  // The thread runs the bundle that this file is part of.
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { text, uri, language: spokenNow() } satisfies Task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    stdout: true,
    stderr: true,
  });
  try {
    const [parsed] = (await once(worker, 'message', { signal: AbortSignal.timeout(longest) })) as [ParsedGlossary];
    return parsed;
  } catch (error) {
    const message = t(
      'This glossary cannot be read: {0}. Divide it, or look for what repeats itself in it.',
      describe(error),
    );
    const problem = { start: 0, end: 1, message, level: 'error' } as const;
    return { uri, entries: [], standsAlone: false, problems: [problem], isBroken: true };
  } finally {
    void worker.terminate();
  }
}

function describe(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return t('it takes too long');
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? t('it takes too much memory') : message;
}

/** What the thread does. */
async function readTask({ text, uri, language }: Task): Promise<void> {
  speak(language);
  const { readLayer } = await import('../glossary/formats/layer');
  parentPort?.postMessage(readLayer(text, uri));
}

if (!isMainThread) void readTask(workerData as Task);
