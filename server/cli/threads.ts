// Checking drafts in several threads: what is found comes in the order of the drafts, as from one.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { itemAt } from '../text/list';
import type { GlossaryOptions, OnFileProblem, SettingsOptions } from '../node/inForce';
import { inForceHere } from './inForce';
import { judgeFile, type Outcome } from './judge';
import { describe, restore, type Wants } from './told';

/** What a thread is started with. */
export interface CheckTask {
  readonly check: GlossaryOptions & SettingsOptions;
  readonly wants: Wants;
  /** Whether each draft is told from any other. */
  readonly isSigned: boolean;
}

/** How many bytes of drafts are worth a thread more, and what each draft costs besides its own. */
const WORTH = 2_000_000;
const OWN_COST = 1000;

/** How many bytes a thread is given at a time, and into how many batches drafts are cut where they are few. */
const LARGEST_BATCH = 100_000;
const FEWEST_BATCHES = 32;

/** How much memory each thread has for what it needs but shortly, in MB: by default it is three times as much, and no faster. */
const YOUNG = 8;

/** How many batches each thread is given ahead, so that none waits and not all results have to be kept. */
const AHEAD = 4;

/** What a thread tells of a draft. */
interface Told extends Omit<Outcome, 'checked'> {
  readonly said: readonly (readonly [kind: keyof OnFileProblem, message: string])[];
  /** Where somebody asks for it. */
  readonly text?: string;
}

/** Drafts in batches of about the same size, and how large they are together. */
export function cutBatches(drafts: readonly string[]): {
  readonly batches: readonly (readonly string[])[];
  readonly size: number;
} {
  // What cannot be read is told by who reads it.
  const sizes = drafts.map((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) + OWN_COST);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const batches: string[][] = [];
  let room = 0;
  for (const [index, path] of drafts.entries()) {
    if (room <= 0) {
      batches.push([]);
      room = Math.min(LARGEST_BATCH, size / FEWEST_BATCHES);
    }
    batches.at(-1)?.push(path);
    room -= itemAt(sizes, index);
  }
  return { batches, size };
}

/** As many threads as pay off for drafts of a size together. */
export function jobsFor(size: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(size / WORTH)));
}

/** Checks drafts in so many threads. What is said of several drafts, such as what is wrong in a glossary, is said once. */
export async function* judgeInThreads(
  batches: readonly (readonly string[])[],
  jobs: number,
  task: CheckTask,
  say: OnFileProblem,
): AsyncGenerator<Outcome> {
  const threads = Array.from({ length: Math.min(jobs, batches.length) }, () => startThread(task));
  const answers = new Map<number, Promise<readonly Told[]>>();
  const heard = new Set<string>();
  const sayNew = (said: Told['said']) => {
    for (const [kind, message] of said) {
      if (heard.has(message)) continue;
      heard.add(message);
      say[kind](message);
    }
  };
  let next = 0;
  try {
    for (const [index, batch] of batches.entries()) {
      for (; next < Math.min(batches.length, index + threads.length * AHEAD); next++)
        answers.set(next, itemAt(threads, next % threads.length).ask(itemAt(batches, next)));
      const told = (await answers.get(index)) ?? [];
      answers.delete(index);
      for (const [at, path] of batch.entries()) {
        const one = itemAt(told, at);
        sayNew(one.said);
        yield outcomeOf(path, one);
      }
    }
  } finally {
    for (const thread of threads) thread.stop();
  }
}

/** A thread that answers one batch after another. */
function startThread(task: CheckTask) {
  // The thread runs the bundle that this file is part of.
  const worker = new Worker(new URL(import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const waiting: { readonly resolve: (told: readonly Told[]) => void; readonly reject: (error: unknown) => void }[] =
    [];
  worker.on('message', (told: readonly Told[]) => waiting.shift()?.resolve(told));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    ask(batch: readonly string[]): Promise<readonly Told[]> {
      const answer = new Promise<readonly Told[]>((resolve, reject) => waiting.push({ resolve, reject }));
      // One that fails is heard of when its turn comes.
      answer.catch(() => undefined);
      worker.postMessage(batch);
      return answer;
    },
    stop: () => void worker.terminate(),
  };
}

function outcomeOf(path: string, { found, text, said: _, ...others }: Told): Outcome {
  return { ...others, found, checked: found && restore(path, found, text) };
}

/** What a thread does. */
export function serve({ check, wants, isSigned }: CheckTask): void {
  let said: [keyof OnFileProblem, string][] = [];
  const say = {
    onProblem: (message: string) => void said.push(['onProblem', message]),
    onDoubt: (message: string) => void said.push(['onDoubt', message]),
  };
  const inForceFor = inForceHere(check, say);
  const answer = async (batch: readonly string[]) => {
    const told: Told[] = [];
    for (const path of batch) {
      said = [];
      const { checked, ...others } = await judgeFile(path, inForceFor, say, { isSigned });
      // A baseline knows findings by the sentences in which they stand.
      const text = wants.texts || others.baseline ? checked?.usage.draft.text.toString() : undefined;
      told.push({ ...others, found: checked && describe(checked, wants), text, said });
    }
    parentPort?.postMessage(told);
  };
  // Batches come while another is read.
  let last = Promise.resolve();
  parentPort?.on('message', (batch: readonly string[]) => {
    last = last.then(() => answer(batch));
  });
}
