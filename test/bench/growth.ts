// Measures how the work of each part grows with its input, and what it costs, over many families; prints, asserts nothing.
import { fork, type ChildProcess } from 'node:child_process';
import { countWork } from '../support/work';
import { itemAt } from '../../server/text/list';
import { createFamilies, type Family } from './families';

/** What one family took. */
interface Measured {
  readonly name: string;
  /** How large the input was that was timed, in units, and its processor time in milliseconds. */
  readonly size: number;
  readonly time: number;
  /** How many times the work of an input is that of one half as large. */
  readonly ratio: number;
}

/** The inputs whose work is compared, in units, and the one that is timed. */
const HALF = 1 << 13;
const TIMED = 1 << 16;

/** A family that takes longer, in milliseconds, is ended and told. */
const LONGEST = 300_000;

/** What takes less, in milliseconds, is too short to be timed. */
const SHORTEST = 5;

/** From which growth on a family is flagged, and from which time for a megabyte, in milliseconds. */
const STEEP = 2.3;
const SLOW = 1000;

/** How many families are measured where not all or some by name are asked for: on a busy machine these end as well. */
const SAMPLE = 240;

/** A prime number: families are taken at such a distance, so that some of each kind come where not all do. */
const STRIDE = 7919;

/** How many are measured at once; neither work nor processor time is that of another. */
const AT_ONCE = 2;

/** The processor time of a run of an input of so many units, in milliseconds; of the second, since the first makes the code fast. */
async function timeRun({ make }: Family, wanted: number): Promise<{ readonly time: number; readonly size: number }> {
  await make(wanted).run();
  const { size, run } = make(wanted);
  // What others have left to be tidied up is not counted.
  globalThis.gc?.();
  const before = process.cpuUsage();
  await run();
  return { time: process.cpuUsage(before).user / 1000, size };
}

/** The work for an input of so many units, for each of them. */
async function workFor({ make }: Family, wanted: number): Promise<number> {
  const { size, run } = make(wanted);
  const { count } = await countWork(run);
  return count / size;
}

async function measureFamily(family: Family): Promise<Measured> {
  const { time, size } = await timeRun(family, TIMED);
  const half = await workFor(family, HALF);
  return { name: family.name, size, time, ratio: (2 * (await workFor(family, 2 * HALF))) / half };
}

/** Measures families as they are asked for, in a process that can be ended. */
function serve(families: readonly Family[]): void {
  process.on('message', (index: number) => {
    const family = itemAt(families, index);
    measureFamily(family).then(
      (measured) => process.send!(measured),
      (error: unknown) => process.send!({ name: family.name, size: 0, time: 0, ratio: -1, error: String(error) }),
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
  return `${ratio.toFixed(2)} × the work for a doubling, ${(time / kilobytes).toFixed(3)} ms/KB, ${time.toFixed(0)} ms for ${kilobytes.toFixed(0)} KB: ${name}`;
}

/** The time for a megabyte in milliseconds; 0 for what is too short to tell. */
function perMegabyte({ size, time }: Measured): number {
  return time < SHORTEST ? 0 : (time / size) * (1 << 20);
}

async function run(families: readonly Family[], only: string | undefined): Promise<void> {
  const start = () =>
    fork(itemAt(process.argv, 1), ['--serve', ...(all ? ['--all'] : [])], {
      execArgv: ['--expose-gc', '--max-semi-space-size=128'],
    });
  const done: Measured[] = [];
  const failed: string[] = [];
  const wanted = new RegExp(only ?? '', 'i');
  const asked = families
    .map((_, index) => (index * STRIDE) % families.length)
    .filter((index) => wanted.test(itemAt(families, index).name))
    .slice(0, all || only !== undefined ? undefined : SAMPLE);
  const measureNext = async () => {
    let child = start();
    while (asked.length > 0) {
      const index = asked.shift()!;
      const measured = await ask(child, index);
      if (measured !== undefined && measured.ratio >= 0) {
        done.push(measured);
        const isFlagged = measured.ratio > STEEP || perMegabyte(measured) > SLOW;
        if (isFlagged || only !== undefined) process.stdout.write(`${isFlagged ? '! ' : '  '}${describe(measured)}\n`);
        continue;
      }
      const { name } = itemAt(families, index);
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
    `\n${done.length} families measured; ${steep} grow more than ${STEEP} × a doubling, ${slow} take more than ${SLOW} ms for a megabyte, ${failed.length} did not end; there are ${families.length}, all of which --all measures.\n`,
  );
}

const all = process.argv.includes('--all');
const families = createFamilies(all);
const at = process.argv.indexOf('--only');
if (process.argv.includes('--serve')) serve(families);
else await run(families, at < 0 ? undefined : process.argv[at + 1]);
