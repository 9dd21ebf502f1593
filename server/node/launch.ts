// Runs a bundle with what V8 made of its code in an earlier run, so that none of it is compiled again.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { cacheFolder, canKeep, isOwn, keep, makeOwn, readKept, removeOld } from './keeping';

/** What tells the bundle from every other that was ever built; empty where nothing is to be kept of it. */
declare const BUILD: string;

/**
 * Runs a bundle that lies beside the launcher, a URL, as if it were that: a function in CommonJS that knows
 * its build too, in nothing but ASCII.
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
  const cachedData = file && takeKept(file);
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, ...(cachedData && { cachedData }) });
  const isTaken = cachedData !== undefined && !script.cachedDataRejected;
  if (file !== undefined && !isTaken && isMainThread)
    process.on('exit', (code) => {
      // What has failed may have run only a part.
      if (code < 2) keepCode(file, script.createCachedData());
    });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...parts: unknown[]) => void;
  run(module.exports, createRequire(launcher), module, fileURLToPath(launcher), BUILD);
}

/** The file for what is kept of runs of this build with a purpose, on this Node; undefined where nothing is to be kept. */
function fileFor(purpose: string): string | undefined {
  if (BUILD === '' || !canKeep || process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const folder = cacheFolder('compiled');
  return folder && join(folder, `${purpose}-${BUILD}-${process.versions.v8}-${process.arch}`);
}

/** What was kept in a file; undefined where that is nothing, is damaged, or may be of somebody else. */
function takeKept(file: string): Buffer | undefined {
  try {
    return isOwn(dirname(file)) ? readKept(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts code into a file, all or nothing, and takes away what is old. A disk that is full or read-only gets nothing. */
function keepCode(file: string, data: Buffer): void {
  const folder = dirname(file);
  try {
    makeOwn(folder);
    if (!isOwn(folder)) return;
    keep(file, data);
    removeOld(folder);
  } catch {
    // It is compiled again.
  }
}
