// Runs a bundle with what V8 made of its code in an earlier run, so that none of it is compiled again.
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import * as zlib from 'node:zlib';

/** What tells the bundle from every other that was ever built; empty where nothing is to be kept of it. */
declare const BUILD: string;

/**
 * Runs a bundle that lies beside the launcher, a URL, as if it were that: a function in CommonJS, in nothing but ASCII.
 * `purpose` is a word for what this run does: runs that do other things need other parts of the code.
 *
 * What V8 made of the bundle is kept when the process ends, in the user's own folder for such things, and taken in the next
 * run with the same purpose. V8 believes whatever it is given, so that it is given only what lies in a folder that nobody
 * else can write to, and has its own checksum. Where nothing can be read or kept, the bundle runs all the same.
 * `NODE_DISABLE_COMPILE_CACHE` keeps nothing, as for Node's own cache.
 */
export function launch(launcher: string, bundle: string, purpose: string): void {
  const path = fileURLToPath(new URL(bundle, launcher));
  const file = fileFor(purpose);
  const cachedData = file && readKept(file);
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, ...(cachedData && { cachedData }) });
  const isTaken = cachedData !== undefined && !script.cachedDataRejected;
  if (file !== undefined && !isTaken && isMainThread)
    process.on('exit', (code) => {
      // What has failed may have run only a part.
      if (code < 2) keep(file, script.createCachedData());
    });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...parts: unknown[]) => void;
  run(module.exports, createRequire(launcher), module, fileURLToPath(launcher));
}

/** The file for what is kept of runs of this build with a purpose, on this Node; undefined where nothing is to be kept. */
function fileFor(purpose: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (BUILD === '' || !canSum || NODE_DISABLE_COMPILE_CACHE) return undefined;
  try {
    const named = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME;
    const own = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
    const name = `${purpose}-${BUILD}-${process.versions.v8}-${process.arch}`;
    const file = join(named || own, 'policy-glossary', 'compiled', name);
    return isAbsolute(file) ? file : undefined;
  } catch {
    // A user without a folder of their own.
    return undefined;
  }
}

/** The length of the checksum that follows the data, in bytes; Node makes it from 20.15 on, and nothing is kept before. */
const SUM_LENGTH = 4;
const canSum = 'crc32' in zlib;

/** What was kept in a file; undefined where that is nothing, is damaged, or may be of somebody else. */
function readKept(file: string): Buffer | undefined {
  try {
    if (!isOwn(dirname(file))) return undefined;
    const kept = readFileSync(file);
    const end = kept.length - SUM_LENGTH;
    const data = kept.subarray(0, end);
    return kept.readUInt32LE(end) === zlib.crc32(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** How long what was kept of another build or Node stays, in milliseconds. */
const LONGEST_KEPT = 30 * 24 * 3600 * 1000;

/** Puts data into a file, all or nothing, and takes away what is old. A disk that is full or read-only gets nothing. */
function keep(file: string, data: Buffer): void {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const sum = Buffer.alloc(SUM_LENGTH);
    sum.writeUInt32LE(zlib.crc32(data));
    writeFileSync(temporary, Buffer.concat([data, sum]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
    removeOld(folder);
  } catch {
    // A part of a file is taken away as what is old: nobody waits for it here.
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - lstatSync(path).mtimeMs > LONGEST_KEPT) rmSync(path, { force: true });
  }
}

/** Whether a folder is one of this user, and nobody else can write to it. Windows keeps such folders to their users. */
function isOwn(folder: string): boolean {
  const stat = lstatSync(folder);
  if (!stat.isDirectory()) return false;
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}
