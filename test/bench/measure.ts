// How the measurements are taken and told: medians, and ratios beside them.
import { itemAt } from '../../server/text/list';

const rows: string[][] = [];

/** The middle of some numbers. */
export function middle(numbers: readonly number[]): number {
  return itemAt(
    numbers.toSorted((a, b) => a - b),
    numbers.length >> 1,
  );
}

/** The number that a part of some numbers is no greater than. */
export function part(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

/** The median time of a call in milliseconds, after two that are not counted; each gets what `prepare` makes for it, untimed. */
export function median<Value>(times: number, prepare: () => Value, run: (value: Value) => unknown): number {
  const taken: number[] = [];
  for (let count = 0; count < times + 2; count++) {
    const value = prepare();
    const start = performance.now();
    run(value);
    if (count >= 2) taken.push(performance.now() - start);
  }
  return middle(taken);
}

/** The same for what takes time elsewhere. */
export async function medianOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let count = 0; count < times + 2; count++) {
    const start = performance.now();
    await run();
    if (count >= 2) taken.push(performance.now() - start);
  }
  return middle(taken);
}

export const nothing = () => undefined;

export function shown(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}

export function times(a: number, b: number): string {
  return `${(a / b).toFixed(a / b < 10 ? 2 : 1)} ×`;
}

/** Adds a row to the table, and prints it so that whoever waits sees something. */
export function report(what: string, measured: string, compared = '', target = ''): void {
  rows.push([what, measured, compared, target]);
  process.stdout.write(`${what}: ${measured}${compared && `; ${compared}`}${target && ` (target ${target})`}\n`);
}

/** All rows as a table in Markdown. */
export function table(): string {
  const header = ['what', 'measured', 'compared', 'target'];
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
