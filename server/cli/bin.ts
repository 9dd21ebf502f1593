// The command that people run.
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch } from '../node/launch';

/** Commands that come to so much of their own that others have no use for what is kept of them. */
const own = ['check', 'terms', 'review', 'server', 'mcp'];

/**
 * How much code runs in a function before V8 optimizes it, seven times as much as by default: what reads drafts is many small
 * functions, and in a run of seconds optimizing each as early as that takes longer than all that they do.
 */
const OPTIMIZE_LATER = '--interrupt-budget=1000000';

/** The first major version of Node that optimizes in two steps by itself, and says aloud that it does not know the flag. */
const TWO_STEPS = 22;

const [, , command = '', ...words] = process.argv;
const isLong = command === 'check' && !isOneFile(words) && Number.parseInt(process.versions.node, 10) < TWO_STEPS;
// What sets flags takes longer to load than a short run would gain.
if (isLong) (createRequire(import.meta.url)('node:v8') as typeof import('node:v8')).setFlagsFromString(OPTIMIZE_LATER);
// What is kept of code is good for the same flags only.
launch(import.meta.url, 'cli/main.js', isLong ? 'check-many' : own.includes(command) ? command : 'other');

/** Whether of all that a command line names just one is there, and is a file. */
function isOneFile(named: readonly string[]): boolean {
  try {
    const there = named.flatMap((word) => statSync(word, { throwIfNoEntry: false }) ?? []);
    return there.length === 1 && there[0]!.isFile();
  } catch {
    // What is no path, or is closed to this user.
    return false;
  }
}
