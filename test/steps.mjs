// What the commands of package.json share: steps that say what they do, and packages that are those of the lock file.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const lock = 'package-lock.json';
const installed = 'node_modules/.package-lock.json';

/** Runs a command and shows what it prints; resolves with its exit code and output. */
export function run(command, ...args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['inherit', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('error', ({ message }) => resolve({ code: 1, output: message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Installs the packages of the lock file where they are missing or others; says whether they are there. */
export async function installPackages() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  process.stdout.write('Installing the packages (npm ci)\n');
  const { code } = await run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  return code === 0;
}
