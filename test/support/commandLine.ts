// The command line as its users run it: a process in a folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const bundle = resolve('dist/cli.js');

/** Runs something in a new folder, which is deleted afterwards. */
export async function inFolder(use: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run needs besides its arguments. */
interface Circumstances {
  readonly input?: string | Buffer;
  /** A module that is run before, as JavaScript. */
  readonly preload?: string;
}

function argumentsFor(args: readonly string[], preload: string | undefined): readonly string[] {
  const before = preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  return [...before, bundle, ...args];
}

/** Runs the command line in a folder until it ends. */
export function runIn(folder: string, args: readonly string[], { input = '', preload }: Circumstances = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsFor(args, preload), {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

/** Runs a line of a shell in which `$CLI` is the command line. */
export function runShell(folder: string, line: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd: folder,
    env: { ...process.env, CLI: `${process.execPath} ${bundle}` },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Starts the command line in a folder, and gives how it is ended and what comes out. */
export function startIn(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, argumentsFor(args, undefined), {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, said }));
  return { ended, kill: () => child.kill('SIGKILL') };
}
