// Runs everything: sets up what is missing, then types, lint, format, unit tests and the tests in a real VS Code.
import { installPackages, run } from './steps.mjs';

let passed = 0;
let failed = 0;

/** Runs one step and counts its tests; a step without tests counts as one. Says whether it went well. */
async function step(title, command, ...args) {
  const start = performance.now();
  console.log(`\n== ${title}`);
  const { code, output } = await run(command, ...args);
  const count = (word) => Number(new RegExp(String.raw`^\s*(\d+) ${word}\b`, 'm').exec(output)?.[1] ?? 0);
  const [passing, failing] = [count('passing'), count('failing')];
  passed += passing || (code === 0 ? 1 : 0);
  failed += failing || (code === 0 ? 0 : 1);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${title}: ${code === 0 ? 'done' : `failed with code ${code}`} in ${seconds} s`);
  return code === 0;
}

if (await installPackages()) {
  const bin = (name) => `node_modules/.bin/${name}`;
  await step('Types', bin('tsc'));
  await step('Lint', bin('eslint'), '.');
  await step('Format', bin('prettier'), '--check', '--log-level', 'warn', '.');
  if ((await step('Build', 'node', 'esbuild.mjs')) && (await step('Build tests', 'node', 'esbuild.mjs', '--tests'))) {
    await step('Unit tests', bin('mocha'));
    await step('Editor tests', 'node', 'test/editor/run.mjs');
    await step('Editor tests in a browser', 'node', 'test/editor/web.mjs');
  }
} else failed++;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
