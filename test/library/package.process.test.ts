// The package as its users get it: packed, installed in an empty folder, and used as library, command and server.
import { deepEqual, equal, match } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'mocha';

/** The largest package, in bytes. */
const LARGEST = 1_500_000;

/** The Node that runs it; `npm run release:check` names others than that of the tests. */
const node = process.env.PACKAGE_NODE ?? process.execPath;

describe('the package', () => {
  let folder: string;
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const run = (command: string, args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, input, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  /** The npm of the Node of the tests, whichever runs the package. */
  const npm = (...args: readonly string[]) => spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
    // It is built already; what would build it again is left out.
    const packed = npm('pack', resolve('.'), '--ignore-scripts', '--silent');
    equal(packed.status, 0, packed.stderr);
    const tarball = packed.stdout.trim();
    equal(statSync(join(folder, tarball)).size < LARGEST, true, `${statSync(join(folder, tarball)).size} bytes`);
    const installed = npm('install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
    equal(installed.status, 0, installed.stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('runs the example of its page', () => {
    const page = readFileSync('docs/api.md', 'utf8');
    const [, code = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
    const [, printed] = /```\n(1:5.*?)```/s.exec(page) ?? [];
    writeFileSync(join(folder, 'example.js'), code);
    deepEqual(run(node, ['example.js']), { status: 0, stdout: printed, stderr: '' });
  });

  it('has types that a program is checked with', () => {
    writeFileSync(
      join(folder, 'typed.ts'),
      `import { createChecker, type CheckFinding } from 'policy-glossary';
       const found: readonly CheckFinding[] = (await createChecker({ profile: 'un' })).check('text');
       export const lines: readonly number[] = found.map(({ line }) => line);
       // @ts-expect-error -- no such level
       void createChecker({ rules: { 'term-case': 'loud' } });\n`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
    const checked = run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...options, 'typed.ts']);
    deepEqual(checked, { status: 0, stdout: '', stderr: '' });
  });

  it('is a command and a server', async () => {
    const bin = join('node_modules', '.bin', 'policy-glossary');
    const checked = run(bin, ['check', '--format', 'compact', '-'], 'The IP-4 met.');
    equal(checked.status, 1, checked.stderr);
    match(checked.stdout, /IP4/);
    match(run(bin, ['check', '-'], 'The IP-4 met.').stdout, /^1 finding in 1 draft\.$/m);
    const server = spawn(join(folder, bin), ['server', '--stdio'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    const params = { processId: null, rootUri: null, capabilities: {} };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    const [answer] = (await once(server.stdout, 'data')) as [Buffer];
    server.kill();
    match(String(answer), /^Content-Length: \d+\r\n\r\n/);
  });
});
