// Counts the work that code does, whatever else the machine does: how often its branches run, as V8 counts them for coverage.
import { type Profiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/** What was done, in runs of branches, and by which functions most. What the engine does by itself, as in expressions, is not counted. */
export interface Work {
  readonly count: number;
  /** By name and place of a function. */
  readonly byFunction: ReadonlyMap<string, number>;
}

/** Counts what `run` does. */
export async function countWork(run: () => unknown): Promise<Work> {
  const session = new Session();
  session.connect();
  const ask = <Answer>(method: string, params?: object) =>
    new Promise<Answer>((resolve, reject) =>
      session.post(method, params, (error, answer) => (error ? reject(error) : resolve(answer as Answer))),
    );
  try {
    // What is optimized does not count all that it runs.
    setFlagsFromString('--no-opt');
    await ask('Profiler.enable');
    await ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    await run();
    const { result } = await ask<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
    await ask('Profiler.stopPreciseCoverage');
    return sum(result.filter(({ url }) => url.startsWith('file:')));
  } finally {
    setFlagsFromString('--opt');
    session.disconnect();
  }
}

function sum(scripts: readonly Profiler.ScriptCoverage[]): Work {
  const byFunction = new Map<string, number>();
  let all = 0;
  for (const { functions } of scripts)
    for (const { functionName, ranges } of functions) {
      const count = ranges.reduce((total, range) => total + range.count, 0);
      const key = `${functionName}@${ranges[0]?.startOffset}`;
      byFunction.set(key, (byFunction.get(key) ?? 0) + count);
      all += count;
    }
  return { count: all, byFunction };
}

/** The function whose work grew most between two inputs, of which the second is `times` as large, as a hint where to look. */
export function findSteepest(half: Work, whole: Work, times: number): string {
  let steepest = '';
  let most = -Infinity;
  for (const [name, count] of whole.byFunction) {
    const more = count - times * (half.byFunction.get(name) ?? 0);
    if (more > most) [steepest, most] = [name, more];
  }
  return steepest;
}
