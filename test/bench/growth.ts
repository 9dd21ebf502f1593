// Measures how the time of each part grows with its input, over many families; prints, asserts nothing.
import { fork, type ChildProcess } from 'node:child_process';
import { createFamilies, type Family } from './families';

/** What one family took. */
interface Measured {
  readonly name: string;
  /** Of the larger of two inputs, in units. */
  readonly size: number;
  /** Processor time of the larger in milliseconds, and how many times that of one half as large. */
  readonly time: number;
  readonly ratio: number;
}

/** The largest input, in units; the smallest; and how long the larger of two should take at least, in milliseconds. */
const LARGEST = 1 << 20;
const SMALLEST = 1 << 13;
const ENOUGH = 50;

/** A family that takes longer, in milliseconds, is ended and told. */
const LONGEST = 40_000;

/** What takes less, in milliseconds, is too short to tell how it grows. */
const SHORTEST = 5;

/** From which growth on a family is flagged, and from which time for a megabyte, in milliseconds. */
const STEEP = 2.3;
const SLOW = 1000;

/** After so many milliseconds no further family is begun; what is left is told. */
const WHOLE = 600_000;

/** A prime number: families are taken at such a distance, so that some of each kind come where not all do. */
const STRIDE = 7919;

/** How many are measured at once; processor time is counted, so that they hinder one another little. */
const AT_ONCE = 2;

/** How often a family is measured; one that looks steep more often, as a busy machine makes it look. */
const WARM = 4;
const TIMES = 2;
const TIMES_AGAIN = 6;

/** The processor time of one run, in milliseconds; the best of some. */
async function measure({ make }: Family, size: number, times: number): Promise<{ time: number; size: number }> {
  let best = Infinity;
  let made = 0;
  for (let count = 0; count < times; count++) {
    const input = make(size);
    made = input.size;
    // What others have left to be tidied up is not counted, nor is new memory from the system.
    globalThis.gc?.();
    const before = process.cpuUsage();
    await input.run();
    best = Math.min(best, process.cpuUsage(before).user / 1000);
  }
  return { time: best, size: made };
}

/** Doubles the input until it takes long enough, or is large enough. */
async function measureFamily(family: Family): Promise<Measured> {
  let size = SMALLEST;
  // What runs first is slow for being the first.
  await measure(family, size, WARM);
  while (size < LARGEST && (await measure(family, size, TIMES)).time < ENOUGH) size *= 2;
  let whole = await measure(family, size, TIMES);
  let half = await measure(family, size / 2, TIMES);
  if (whole.time > half.time * STEEP && whole.time < LONGEST / 40) {
    half = await measure(family, size / 2, TIMES_AGAIN);
    whole = await measure(family, size, TIMES_AGAIN);
  }
  return {
    name: family.name,
    size: whole.size,
    time: whole.time,
    ratio: whole.time < SHORTEST ? 0 : whole.time / Math.max(half.time, 1),
  };
}

/** Measures families as they are asked for, in a process that can be ended. */
function serve(families: readonly Family[]): void {
  process.on('message', (index: number) => {
    measureFamily(families[index]).then(
      (measured) => process.send!(measured),
      (error: unknown) =>
        process.send!({ name: families[index].name, size: 0, time: 0, ratio: -1, error: String(error) }),
    );
  });
}

/** One family measured in a process; undefined where it did not end in time. */
function ask(child: ChildProcess, index: number): Promise<Measured | undefined> {
  return new Promise((resolve) => {
    const finish = (measured: Measured | undefined) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(measured);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish(undefined);
    }, LONGEST);
    child.once('message', (measured) => finish(measured as Measured));
    child.once('exit', () => finish(undefined));
    child.send(index);
  });
}

function describe({ name, size, time, ratio }: Measured): string {
  const kilobytes = size / 1024;
  return `${ratio.toFixed(2)} × a doubling, ${(time / kilobytes).toFixed(3)} ms/KB, ${time.toFixed(0)} ms for ${kilobytes.toFixed(0)} KB: ${name}`;
}

/** The time for a megabyte in milliseconds; 0 for what is too short to tell. */
function perMegabyte({ size, time }: Measured): number {
  return time < SHORTEST ? 0 : (time / size) * (1 << 20);
}

async function run(families: readonly Family[], only: string | undefined): Promise<void> {
  const start = () =>
    fork(process.argv[1], ['--serve', ...(all ? ['--all'] : [])], {
      execArgv: ['--expose-gc', '--max-semi-space-size=128'],
    });
  const done: Measured[] = [];
  const failed: string[] = [];
  const asked = families
    .map((_, index) => (index * STRIDE) % families.length)
    .filter((index) => new RegExp(only ?? '', 'i').test(families[index].name));
  const measureNext = async () => {
    let child = start();
    while (asked.length > 0 && performance.now() < WHOLE) {
      const index = asked.shift()!;
      const measured = await ask(child, index);
      if (measured !== undefined && measured.ratio >= 0) {
        done.push(measured);
        const isFlagged = measured.ratio > STEEP || perMegabyte(measured) > SLOW;
        if (isFlagged || only !== undefined) process.stdout.write(`${isFlagged ? '! ' : '  '}${describe(measured)}\n`);
        continue;
      }
      const { name } = families[index];
      failed.push(name);
      process.stdout.write(
        `DID NOT END in ${LONGEST / 1000} s, or failed: ${name} ${JSON.stringify(measured) ?? ''}\n`,
      );
      if (!child.connected || child.killed) child = start();
    }
    child.kill();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, measureNext));
  const worst = (title: string, by: (measured: Measured) => number) => {
    process.stdout.write(`\n${title}\n`);
    for (const measured of [...done].sort((a, b) => by(b) - by(a)).slice(0, 10))
      process.stdout.write(`- ${describe(measured)}\n`);
  };
  worst('The ten that grow most:', ({ ratio }) => ratio);
  worst('The ten that take most for a megabyte:', perMegabyte);
  const steep = done.filter(({ ratio }) => ratio > STEEP).length;
  const slow = done.filter((measured) => perMegabyte(measured) > SLOW).length;
  process.stdout.write(
    `\n${done.length} families measured; ${steep} grow more than ${STEEP} × a doubling, ${slow} take more than ${SLOW} ms for a megabyte, ${failed.length} did not end, ${asked.length} were left out for want of time.\n`,
  );
}

const all = process.argv.includes('--all');
const families = createFamilies(all);
const at = process.argv.indexOf('--only');
if (process.argv.includes('--serve')) serve(families);
else await run(families, at < 0 ? undefined : process.argv[at + 1]);
