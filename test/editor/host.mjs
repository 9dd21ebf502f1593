// The embedded host: VS Code's workbench and its Node extension host, served by code-server to a browser.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** code-server 4.139.1 carries VS Code 1.139.1, which needs Node 24; the same registry has both. */
const node24 = `node-${process.platform}-${process.arch}`;
const packages = ['code-server@4.139.1', `${node24}@24.21.0`];

/** Settings of the host itself, below those of the user and the folder. */
const machineSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Says in one line what is going on.
 * @param {string} message
 */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/**
 * Runs a command silently; when it fails, the error holds what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<void>}
 */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'pipe' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed with code ${code}.\n${output}`)),
    );
  });
}

/**
 * The path of the first of these programs that is on the PATH.
 * @param {...string} names without the ending that a program has on Windows
 */
export function findProgram(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const paths = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.flatMap((name) => endings.map((ending) => join(folder, name + ending))));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether a window can be opened. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Installs packages of Debian or Ubuntu, or says who can.
 * @param {string} missing
 * @param {readonly string[]} names
 */
async function installSystemPackages(missing, names) {
  if (!findProgram('apt-get') || process.getuid?.() !== 0) {
    throw new Error(`${missing} is missing. Install it (on Debian: sudo apt-get install ${names.join(' ')}).`);
  }
  say(`Installing ${names.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...patient, 'update'], { env });
  await run('apt-get', [...patient, 'install', '-y', '--no-install-recommends', ...names], { env });
}

/** The path of a Chromium or Chrome; root gets one installed on Debian. Elsewhere than on Linux none may be on the PATH. */
async function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  if (!findProgram(...names) && process.platform === 'linux')
    await installSystemPackages('Chromium', ['chromium', 'fonts-liberation']);
  return findProgram(...names);
}

/**
 * The Node and the server of the host, installed on first use into the user's cache folder, which all checkouts share.
 * They are built beside their place and then renamed, so that nobody ever sees half of them.
 */
export async function installHost() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'policy-glossary');
  const home = join(cache, packages.join('+'));
  const node = join('node_modules', node24, 'bin', 'node');
  const vscode = join('node_modules', 'code-server', 'lib', 'vscode');
  if (!existsSync(home)) {
    if (process.platform !== 'linux') {
      throw new Error('The embedded VS Code needs Linux. Elsewhere install VS Code and its command `code`.');
    }
    const compilers = ['python3', 'make', 'g++'];
    if (!compilers.every((name) => findProgram(name))) await installSystemPackages('A C++ compiler', compilers);
    await mkdir(cache, { recursive: true });
    const building = await mkdtemp(join(cache, 'installing-'));
    try {
      const env = {
        ...process.env,
        PATH: join(building, node, '..') + delimiter + process.env.PATH,
        npm_config_nodedir: join(building, 'node_modules', node24),
      };
      const npm = (/** @type {string} */ cwd, /** @type {string[]} */ ...args) =>
        run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, env });
      say(`Installing ${packages.join(' and ')} into ${cache} (once, about 600 MB, two minutes)`);
      await writeFile(join(building, 'package.json'), '{ "private": true }');
      await npm(building, 'install', '--ignore-scripts', ...packages);
      say('Installing what its workbench needs');
      await npm(join(building, vscode), 'install', '--ignore-scripts', '--omit=dev');
      say('Compiling its two native modules');
      await npm(join(building, vscode), 'rebuild', '@vscode/native-watchdog', '@vscode/spdlog');
      await rename(building, home).catch((error) => {
        if (!existsSync(home)) throw error;
      });
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  }
  return { node: join(home, node), server: join(home, vscode, 'out', 'server-main.js') };
}

/**
 * Starts the server of the host on a free port of this machine, behind a token.
 * `address` makes the URL of a window: all paths are absolute.
 * @param {{ userDataDir: string, extensionsDir: string }} profile
 */
export async function startHost({ userDataDir, extensionsDir }) {
  const { node, server } = await installHost();
  await mkdir(join(userDataDir, 'Machine'), { recursive: true });
  await writeFile(join(userDataDir, 'Machine', 'settings.json'), JSON.stringify(machineSettings));
  const token = randomUUID();
  say('Starting the embedded VS Code');
  const child = spawn(
    node,
    [
      ...[server, '--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
      ...['--disable-workspace-trust', '--disable-telemetry', '--enable-smoke-test-driver'],
      ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const stop = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', stop);
  const port = await /** @type {Promise<string>} */ (
    new Promise((resolve, reject) => {
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          output += `${line}\n`;
          const [, port] = /Extension host agent listening on (\d+)/.exec(line) ?? [];
          if (port !== undefined) resolve(port);
        });
      }
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`The embedded VS Code ended with code ${code}.\n${output}`)));
    })
  );
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  return {
    stop,
    /** @param {{ folder?: string, file?: string, extension?: string, tests?: string }} paths */
    address({ folder, file, extension, tests }) {
      const payload = [['skipWelcome', 'true']];
      if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
      if (tests) payload.push(['extensionTestsPath', remote(tests)]);
      if (file) payload.push(['openFile', remote(file)]);
      const query = new URLSearchParams({ tkn: token, payload: JSON.stringify(payload), ...(folder && { folder }) });
      return `http://127.0.0.1:${port}/?${query}`;
    },
  };
}

/** Opens a headless browser with one page of some size in CSS pixels; close the browser when done. */
export async function openBrowser(viewport = { width: 1280, height: 800 }, deviceScaleFactor = 1) {
  const executablePath = await findBrowser();
  const { chromium } = await import('playwright-core');
  say('Opening it in a headless Chromium');
  const browser = await chromium.launch({
    // Where no path is known, Chrome is looked for where it installs itself.
    ...(executablePath ? { executablePath } : { channel: 'chrome' }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return { browser, page: await browser.newPage({ viewport, deviceScaleFactor }) };
}
