// Runs the editor tests on the packaged extension in a real VS Code: the desktop one where there is a display,
// else the embedded host. With `--unpackaged` they run on dist/ as it is.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { packageExtension } from '../package.mjs';
import { commandOf, messageOf } from '../steps.mjs';
import { hasDisplay, say } from './host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const embedded = join(root, 'test/editor/code.mjs');

/** The path of VS Code's executable, or of what stands in for it. */
async function findExecutable() {
  if (!hasDisplay()) return embedded;
  try {
    return await downloadAndUnzipVSCode();
  } catch (error) {
    say(`VS Code cannot be downloaded: ${messageOf(error)}`);
    return embedded;
  }
}

/**
 * Packages the extension, installs the package as a user would, and gives VS Code an empty one to develop.
 * @param {string} executable
 * @param {string} folder
 * @param {readonly string[]} profile
 */
async function installPackage(executable, folder, profile) {
  say('Packaging the extension and installing the package');
  const vsix = join(folder, 'extension.vsix');
  await packageExtension(vsix);
  const [program = executable, ...words] =
    executable === embedded
      ? [embedded]
      : resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const { command, args, shell } = commandOf(program, [...words, ...profile, '--install-extension', vsix]);
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`The package could not be installed.\n${stdout}${stderr}`);
  const empty = join(folder, 'empty');
  await mkdir(empty);
  const manifest = { name: 'empty', publisher: 'none', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(join(empty, 'package.json'), JSON.stringify(manifest));
  return empty;
}

const folder = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
try {
  const profile = [`--user-data-dir=${join(folder, 'data')}`, `--extensions-dir=${join(folder, 'extensions')}`];
  const executable = await findExecutable();
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: process.argv.includes('--unpackaged')
      ? root
      : await installPackage(executable, folder, profile),
    extensionTestsPath: join(root, 'out/test/editor/index.js'),
    launchArgs: [join(root, 'test/fixtures/sample'), ...profile],
  });
} catch (error) {
  say(messageOf(error));
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
