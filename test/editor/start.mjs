// Opens the extension on the sample: in VS Code where it is installed, else in the embedded host until Ctrl+C.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, messageOf, run } from '../steps.mjs';
import { findProgram, hasDisplay, say, startHost } from './host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = join(root, 'test/fixtures/sample');
const draft = join(sample, 'brief.md');

/** Serves the sample until the process is told to end. */
async function serveSample() {
  const profile = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
  try {
    const host = await startHost({ userDataDir: profile, extensionsDir: join(profile, 'extensions') });
    say(`Open this address in a browser. Ctrl+C ends it.\n`);
    say(`    ${host.address({ folder: sample, file: draft, extension: root })}\n`);
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
    });
    host.stop();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

try {
  process.chdir(root);
  if (!(await installPackages())) throw new Error('The packages could not be installed.');
  say('Building the extension');
  if ((await run(process.execPath, 'esbuild.mjs')).code !== 0) throw new Error('The extension could not be built.');
  const code = findProgram('code', 'code-insiders', 'codium');
  if (code && hasDisplay()) {
    say('Opening VS Code on the sample draft');
    process.exitCode = (await run(code, `--extensionDevelopmentPath=${root}`, sample, draft)).code;
  } else await serveSample();
} catch (error) {
  say(messageOf(error));
  process.exitCode = 1;
}
