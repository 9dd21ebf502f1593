// What the commands of package.json share: steps that say what they do, and packages that are those of the lock file.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const lock = 'package-lock.json';
const installed = 'node_modules/.package-lock.json';

/**
 * What `spawn` and `spawnSync` need to start a program on every system. On Windows programs that are scripts, such as
 * npm and VS Code's `code`, are started by a shell, which takes apart at spaces what is not quoted.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function commandOf(command, args) {
  if (process.platform !== 'win32' || command === process.execPath) return { command, args: [...args], shell: false };
  const quote = (/** @type {string} */ word) => (/^[\w./:=@^-]+$/.test(word) ? word : `"${word}"`);
  return { command: quote(command), args: args.map(quote), shell: true };
}

/**
 * Runs a command and shows what it prints; resolves with its exit code and output.
 * @param {string} program
 * @param {...string} words
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, ...words) {
  const { command, args, shell } = commandOf(program, words);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'inherit'], shell });
    let output = '';
    child.stdout.on('data', (data) => {
      output += String(data);
      process.stdout.write(String(data));
    });
    child.on('error', ({ message }) => resolve({ code: 1, output: message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The words that start a tool of an installed package in this Node: what `.bin` holds differs between systems.
 * @param {string} name the name of the tool
 * @param {string} [from] the package that has it, if its name is another
 * @returns {[string, string]}
 */
export function tool(name, from = name) {
  const folder = join('node_modules', from);
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : (bin[name] ?? name))];
}

/**
 * What went wrong, in words.
 * @param {unknown} error
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Installs the packages of the lock file where they are missing or others; says whether they are there.
 * @returns {Promise<boolean>}
 */
export async function installPackages() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  process.stdout.write('Installing the packages (npm ci)\n');
  const { code } = await run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  return code === 0;
}
