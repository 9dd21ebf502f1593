// Runs everything: sets up what is missing, then types, lint, unit tests and the tests in a real VS Code.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';

/** Whether the installed packages are those of the lock file. */
function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

let passed = 0;
let failed = 0;

/** Runs one step, prints what it prints, and counts the tests that it reports. */
function run(title, command, args) {
  const start = Date.now();
  console.log(`\n== ${title}`);
  const { status, stdout, error } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stdout.write(stdout ?? '');
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const counts = [...(stdout ?? '').matchAll(/^\s*(\d+) (passing|failing)\b/gm)];
  for (const [, count, word] of counts) {
    if (word === 'passing') passed += Number(count);
    else failed += Number(count);
  }
  if (counts.length === 0) {
    if (status === 0) passed++;
    else failed++;
  } else if (status !== 0 && !counts.some(([, count, word]) => word === 'failing' && Number(count) > 0)) failed++;
  console.log(`== ${title}: ${status === 0 ? 'done' : `failed${error ? ` (${error.message})` : ''}`} in ${seconds} s`);
  return status === 0;
}

if (!isInstalled()) run('Install packages (npm ci)', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
if (existsSync(installed)) {
  const bin = (name) => `node_modules/.bin/${name}`;
  run('Types', bin('tsc'), []);
  run('Lint', bin('eslint'), ['.']);
  run('Format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
  if (run('Build', 'node', ['esbuild.mjs']) && run('Build tests', 'node', ['esbuild.mjs', '--tests'])) {
    run('Unit tests', bin('mocha'), []);
    if (existsSync('test/editor/run.mjs') && JSON.parse(readFileSync('package.json', 'utf8')).contributes) {
      run('Tests in a real VS Code', 'node', ['test/editor/run.mjs']);
    }
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
