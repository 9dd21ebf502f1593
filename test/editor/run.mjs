// Runs the editor tests in a real VS Code: the desktop one where there is a display, else the embedded host.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { say } from './host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The path of VS Code's executable, or of what stands in for it. */
async function findExecutable() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (hasDisplay) {
    try {
      return await downloadAndUnzipVSCode();
    } catch (error) {
      say(`VS Code cannot be downloaded (${error.message}).`);
    }
  }
  return join(root, 'test/editor/code.mjs');
}

const profile = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
try {
  await mkdir(join(profile, 'User'));
  await runTests({
    vscodeExecutablePath: await findExecutable(),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out/test/editor/index.js'),
    launchArgs: [
      join(root, 'test/fixtures/sample'),
      `--user-data-dir=${profile}`,
      `--extensions-dir=${join(profile, 'extensions')}`,
    ],
  });
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  await rm(profile, { recursive: true, force: true });
}
