// Runs the checks and tests, all or those of one name, and sets up before what is missing. What follows a name goes to
// mocha, and test files may be named as they stand in test/.
import { availableParallelism } from 'node:os';
import { installPackages, run, tool } from './steps.mjs';

const [only, ...words] = process.argv.slice(2);
// All of them try all (test/support/share.ts), and look at every file again.
if (!only) process.env.THOROUGH = '1';
/** What a tool is told so that it looks only at files that are other than when it looked last. */
const cached = (/** @type {string} */ name, /** @type {string[]} */ ...flags) =>
  process.env.THOROUGH === '1' ? [] : [...flags, `node_modules/.cache/${name}`];
const contents = ['--cache', '--cache-strategy', 'content'];
const built = new Set();
let passed = 0;
let failed = 0;

/**
 * Runs one step and counts its tests; a step without tests counts as one. Says whether it went well.
 * @param {string} title
 * @param {[program: string, ...args: string[]]} command
 */
async function step(title, ...command) {
  const start = performance.now();
  console.log(`\n== ${title}`);
  const [program, ...args] = command;
  const { code, output } = await run(program, ...args);
  const count = (/** @type {string} */ word) =>
    Number(new RegExp(String.raw`^\s*(\d+) ${word}\b`, 'm').exec(output)?.[1] ?? 0);
  const [passing, failing] = [count('passing'), count('failing')];
  passed += passing || (code === 0 ? 1 : 0);
  failed += failing || (code === 0 ? 0 : 1);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${title}: ${code === 0 ? 'done' : `failed with code ${code}`} in ${seconds} s`);
  return code === 0;
}

/**
 * Builds dist/ or, with `--tests`, out/, once; says whether that went well.
 * @param {string} title
 * @param {...string} args
 */
async function build(title, ...args) {
  if (!built.has(title) && (await step(title, process.execPath, 'esbuild.mjs', ...args))) built.add(title);
  return built.has(title);
}
const buildAll = async () => (await build('Build')) && (await build('Build tests', '--tests'));

/**
 * Runs files with mocha, a process for each core: those of a pattern, or those that are named.
 * @type {(pattern?: string) => [program: string, ...args: string[]]}
 */
const mocha = (pattern) => [
  ...tool('mocha'),
  ...(words.some(isFile) ? [] : ['--parallel', '--jobs', `${availableParallelism()}`, ...(pattern ? [pattern] : [])]),
  ...words.map((word) => (/^test\/.*\.ts$/.test(word) ? `out/${word.replace(/\.ts$/, '.mjs')}` : word)),
];

/** @type {Record<string, () => Promise<unknown>>} */
const parts = {
  async check() {
    await step('Types', ...tool('tsc', 'typescript'), ...cached('types', '--incremental', '--tsBuildInfoFile'));
    await step('Types of the page', ...tool('tsc', 'typescript'), '-p', 'server/cli/formatters/page');
    await step('Lint', ...tool('eslint'), '.', ...cached('lint', ...contents, '--cache-location'));
    await step('Unused', ...tool('knip'), '--no-progress');
    await step(
      'Format',
      ...tool('prettier'),
      '--check',
      '--log-level',
      'warn',
      '.',
      ...cached('format', ...contents, '--cache-location'),
    );
  },
  async unit() {
    if (await build('Build tests', '--tests')) await step('Unit tests', ...mocha());
  },
  async processes() {
    if (await buildAll()) await step('Tests of processes', ...mocha(processes));
  },
  async editor() {
    if (!(await buildAll())) return;
    await step('Editor tests', process.execPath, 'test/editor/run.mjs');
    await step('Editor tests in a browser', process.execPath, 'test/editor/web.mjs');
  },
};
/** What is run only by its name: it waits for what a page shows, and a busy machine shows it late. */
/** @type {Record<string, () => Promise<unknown>>} */
const apart = {
  async desk() {
    if (await buildAll()) await step('Scenes of a writer’s desk', process.execPath, 'test/editor/desk.mjs');
  },
  /** Gets the editors from Debian, where that is the system. */
  async editors() {
    if (await build('Build')) await step('Other editors', process.execPath, 'test/editors/run.mjs', ...words);
  },
  /** Gets engines that run many commands from Debian, where that is the system. */
  async cluster() {
    if (await build('Build')) await step('An archive on engines', process.execPath, 'test/cluster/run.mjs', ...words);
  },
};
const processes = 'out/test/**/*.process.test.mjs';
const isFile = (/** @type {string} */ word) => word.endsWith('.ts');

const named = { ...parts, ...apart };
const wanted = only ? Object.entries(named).filter(([name]) => name === only) : Object.entries(parts);
if (wanted.length === 0) throw new Error(`There is no “${only}”. There are ${Object.keys(named).join(', ')}.`);
if (await installPackages()) for (const [, runPart] of wanted) await runPart();
else failed++;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
