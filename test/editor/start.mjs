// Opens the extension on the sample: in VS Code where it is installed, else in the embedded host until Ctrl+C.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, say, startHost } from './host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = join(root, 'test/fixtures/sample');
const draft = join(sample, 'brief.md');
process.chdir(root);

/** Runs a step that prints for itself; ends the process where it fails. */
function run(what, command, args) {
  say(what);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
  run('Installing packages (npm ci)', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
run('Building the extension', process.execPath, ['esbuild.mjs']);

const code = findProgram('code', 'code-insiders', 'codium');
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (code && hasDisplay) {
  run('Opening VS Code on the sample draft', code, [`--extensionDevelopmentPath=${root}`, sample, draft]);
} else {
  const profile = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
  const host = await startHost({ userDataDir: profile, extensionsDir: join(profile, 'extensions') });
  say(`Open this address in a browser; Ctrl+C ends it:\n\n    ${host.address({ folder: sample, file: draft, extension: root })}\n`);
  const end = async () => {
    host.stop();
    await rm(profile, { recursive: true, force: true });
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
  await new Promise(() => setInterval(() => undefined, 1 << 30));
}
