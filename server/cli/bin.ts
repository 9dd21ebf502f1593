// The command that people run.
import { setFlagsFromString } from 'node:v8';
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

const [, , command = ''] = process.argv;
if (command === 'check' && Number.parseInt(process.versions.node, 10) < TWO_STEPS) setFlagsFromString(OPTIMIZE_LATER);
launch(import.meta.url, 'cli/main.js', own.includes(command) ? command : 'other');
