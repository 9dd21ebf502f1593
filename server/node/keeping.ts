// What is kept between runs because it can be made again: taken only where it is whole, and nobody else can have written it.
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import * as zlib from 'node:zlib';

/** The length of the checksum that follows the data, in bytes. */
const SUM_LENGTH = 4;

/** Whether anything can be kept: Node makes checksums from 20.15 on. */
export const canKeep = 'crc32' in zlib;

/** How long what nobody takes any more stays, in milliseconds, and how often it is noted that somebody does. */
const LONGEST_KEPT = 30 * 24 * 3600 * 1000;
const NOTED_EVERY = 24 * 3600 * 1000;

/** A folder in the user's own folder for what can be made again; undefined for a user who has none. */
export function cacheFolder(name: string): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  try {
    const named = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME;
    const own = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
    const folder = join(named || own, 'policy-glossary', name);
    return isAbsolute(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a folder is no link, is one of this user, and nobody else can write to it: what lies in it is then this user's.
 * Windows keeps such folders to their users. Throws where there is none.
 */
export function isOwn(folder: string): boolean {
  const stat = lstatSync(folder);
  if (!stat.isDirectory()) return false;
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}

/** Makes a folder of this user where nothing has its name. Throws where it cannot. */
export function makeOwn(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** What was kept in a file of a folder that is one's own; undefined where it is damaged. Throws where it cannot be read. */
export function readKept(file: string): Buffer | undefined {
  const kept = readFileSync(file);
  const end = kept.length - SUM_LENGTH;
  if (end < 0) return undefined;
  const data = kept.subarray(0, end);
  return kept.readUInt32LE(end) === zlib.crc32(data) ? data : undefined;
}

/** Puts data into a file, all or nothing. Throws where it cannot, and leaves nothing then. */
export function keep(file: string, data: Buffer): void {
  const temporary = `${file}.${process.pid}-${threadId}`;
  const sum = Buffer.alloc(SUM_LENGTH);
  sum.writeUInt32LE(zlib.crc32(data));
  try {
    writeFileSync(temporary, Buffer.concat([data, sum]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Notes that what is kept in a file has been taken, so that it stays. */
export function noteTaken(file: string): void {
  try {
    const now = Date.now();
    if (now - lstatSync(file).mtimeMs > NOTED_EVERY) utimesSync(file, now / 1000, now / 1000);
  } catch {
    // Then it may be made again some day.
  }
}

/** Takes away what nobody has taken for long, and what runs that were ended have left. Throws where it cannot. */
export function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (!stat.isDirectory() && Date.now() - stat.mtimeMs > LONGEST_KEPT) unlinkSync(path);
  }
}
