#!/usr/bin/env node
// Stands in for the executable of VS Code where there is none: the same arguments, the embedded host behind them.
import { spawnSync } from 'node:child_process';
import { format, parseArgs } from 'node:util';
import { installHost, openBrowser, startHost } from './host.mjs';
import { messageOf } from '../steps.mjs';

/** For a host that hangs; tests have their own, much shorter limits. */
const limitInMinutes = 10;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
  },
});
/**
 * The value of an option, if it has one.
 * @param {string} name
 */
const valueOf = (name) => (typeof values[name] === 'string' ? values[name] : undefined);
const profile = { userDataDir: valueOf('user-data-dir') ?? '', extensionsDir: valueOf('extensions-dir') ?? '' };

/** What the workbench logs of its own start; the rest comes from the tests and the extension. */
const hostNoise =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[(reconnection-grace-time|AgentHost|AccountPolicyGate|Service Worker)|Updating additional builtin)|\/workbench\.js:/;

/** What the command line of VS Code does by itself, such as `--install-extension`: the server of the host knows it. */
async function runCommandLine() {
  const { node, server } = await installHost();
  const { status } = spawnSync(node, [server, '--accept-server-license-terms', ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  return status ?? 1;
}

/**
 * Opens a window whose extension host runs the tests; resolves with their exit code.
 * @returns {Promise<number>}
 */
async function runTests() {
  const host = await startHost(profile);
  const { browser, page } = await openBrowser();
  try {
    return await new Promise((resolve, reject) => {
      const late = () => reject(new Error(`The tests did not end within ${limitInMinutes} minutes.`));
      setTimeout(late, limitInMinutes * 60_000).unref();
      const open = async () => {
        await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
          const line = format(...args);
          if (!hostNoise.test(line)) process[type === 'error' ? 'stderr' : 'stdout'].write(`${line}\n`);
        });
        await page.exposeFunction('codeAutomationExit', resolve);
        page.on('crash', () => reject(new Error('The page of the embedded VS Code crashed.')));
        await page.goto(
          host.address({
            folder: positionals[0],
            extension: valueOf('extensionDevelopmentPath'),
            tests: valueOf('extensionTestsPath'),
          }),
        );
      };
      open().catch(reject);
    });
  } finally {
    await browser.close();
    host.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
try {
  process.exitCode = values.extensionTestsPath ? await runTests() : await runCommandLine();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
