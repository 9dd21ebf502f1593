// Writing a file in the place of another, so that nothing of it and nothing that others write meanwhile is lost.
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { OnProblem } from '../files/decode';
import { codeOf, pause, reasonOf } from './files';
import { isInside, isThere } from './folder';

/**
 * Puts `text` in the place of a draft that holds `before`, all or nothing; says whether it did, after telling why not.
 * Refuses a link, a file with further names, one that is read-only, one behind a link out of the current folder, and one
 * that no longer holds what was read.
 */
export function replaceDraft(path: string, before: string, text: string, onProblem: OnProblem): boolean {
  return write(path, onProblem, (target) => replace(target, text, Buffer.from(before)));
}

/** Writes a new file, or by `force` in the place of another, all or nothing; says whether it did, after telling why not. */
export function writeFile(path: string, text: string, force: boolean, onProblem: OnProblem): boolean {
  return write(path, onProblem, (target) => {
    if (!isThere(target)) create(target, text);
    else if (force) replace(target, text);
    else throw new Refusal('exists; it is replaced only with --force');
  });
}

/** A file that is written piece by piece and is there only when it is whole. */
export interface Output {
  write(text: string): void;
  /** Puts it in its place; says whether it did, after telling why not. */
  finish(): boolean;
  /** Leaves everything as it was. */
  abandon(): void;
}

/**
 * Opens a file to be written piece by piece, in the place of whatever file is there; undefined after telling why that cannot
 * be. What cannot be written later is told by `finish`.
 */
export function openOutput(path: string, onProblem: OnProblem): Output | undefined {
  let target = path;
  let temporary = path;
  let file = -1;
  const isOpen = write(path, onProblem, () => {
    target = findTarget(path);
    const stat = lstatSync(target, { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isFile()) throw new Refusal('is not a file and is not replaced');
    temporary = join(dirname(target), `.policy-glossary-${process.pid}-${hashOf(target)}.part`);
    file = openSync(temporary, 'wx');
  });
  if (!isOpen) return undefined;
  let failure: { readonly error: unknown } | undefined;
  const close = () => {
    if (file >= 0) closeSync(file);
    file = -1;
  };
  return {
    write(text) {
      try {
        if (failure === undefined) writeFileSync(file, text);
      } catch (error) {
        failure = { error };
      }
    },
    finish() {
      const isWritten = write(path, onProblem, () => {
        if (failure) throw failure.error;
        fsyncSync(file);
        close();
        renameSync(temporary, target);
      });
      if (!isWritten) this.abandon();
      return isWritten;
    },
    abandon() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}
/** What a file is that has such an ending; a lock is only that. */
const leftovers = new Map([
  ['tmp', ': a draft that was being written'],
  ['old', ': a draft as it was before'],
]);

/** Names what runs that were ended have left in a folder. Nothing of it is removed: a part may be the only copy. */
export function tellLeftovers(folder: string, onDoubt: OnProblem): void {
  for (const name of readdirSync(folder).sort()) {
    const [, kind, ending] = /^(\.policy-glossary-.+)\.(lock|tmp|old)$/.exec(name) ?? [];
    if (
      kind === undefined ||
      ending === undefined ||
      isHeld(join(folder, `${kind}.lock`)) ||
      !isThere(join(folder, name))
    )
      continue;
    onDoubt(
      `${join(folder, name)} is left from a run that was ended${leftovers.get(ending) ?? ''}. It may be deleted.`,
    );
  }
}

/** Why a file is left as it is, as the end of a sentence about it. */
class Refusal extends Error {}

function write(path: string, onProblem: OnProblem, change: (target: string) => void): boolean {
  try {
    change(findTarget(path));
    return true;
  } catch (error) {
    onProblem(`${path} ${error instanceof Refusal ? error.message : `cannot be written: ${reasonOf(error)}`}.`);
    return false;
  }
}

/** The path with the links of its folder followed, so that none can be changed meanwhile; they may not lead out. */
function findTarget(path: string): string {
  const folder = realpathSync.native(dirname(path));
  const here = realpathSync.native('.');
  if (isInside(process.cwd(), resolve(dirname(path))) && !isInside(here, folder))
    throw new Refusal('lies behind a link that leads out of the current folder and is not changed');
  return join(folder, basename(path));
}

/** The files beside a target that one run works with. */
interface Workplace {
  /** Says which process works here. */
  readonly lock: string;
  /** What is going to take the place of the target. */
  readonly temporary: string;
  /** A second name of what is there: what is written into it even as it is replaced is found here. */
  readonly old: string;
}

function create(target: string, text: string): void {
  work(target, ({ temporary }) => {
    writeTemporary(temporary, text);
    // Unlike a renaming this replaces nothing.
    if (!link(temporary, target)) {
      if (isThere(target)) throw new Refusal('exists since a moment ago; it is replaced only with --force');
      renameSync(temporary, target);
    }
  });
}

/** Replaces a file, if it still holds `before`; without `before`, whatever it holds. */
function replace(target: string, text: string, before?: Buffer): void {
  work(target, (place, leftovers) => {
    const stat = checkReplaceable(target, leftovers);
    const after = writeTemporary(place.temporary, text, stat);
    if (before === undefined) return renameSync(place.temporary, target);
    const hasOld = link(target, place.old);
    try {
      checkUnchanged(target, stat, before);
      // Another program may put a file of its own in place by a renaming: no time is left for it between these two.
      const isSame = lstatSync(target, { throwIfNoEntry: false })?.ino === stat.ino;
      if (isSame) renameSync(place.temporary, target);
      else throw new Refusal(CHANGED);
    } catch (error) {
      if (hasOld) rmSync(place.old);
      throw error;
    }
    if (!hasOld) return;
    // Who has opened the old file before it was replaced may be about to write.
    pause(SETTLING);
    giveBackIfChanged(target, place.old, before, after, text);
  });
}

const CHANGED = 'has changed since it was read and is left alone: run again';

/**
 * What was written into the old file after the last look at it is not lost: what was added to its end is added to the
 * new one, and a file that is changed otherwise takes its place again, unless the new one has been changed as well.
 */
function giveBackIfChanged(target: string, old: string, before: Buffer, after: Stats, text: string): void {
  const found = readFileSync(old);
  if (found.equals(before)) return rmSync(old);
  if (found.subarray(0, before.length).equals(before)) {
    appendTo(target, found.subarray(before.length));
    rmSync(old);
    throw new Refusal('was written to while it was fixed, and what was added is kept: run again');
  }
  const now = lstatSync(target, { throwIfNoEntry: false });
  const isOurs = now?.isFile() && now.ino === after.ino && readFileSync(target, 'utf8') === text;
  if (!isOurs)
    throw new Refusal(`was changed twice by others while it was fixed: what it held before is in ${basename(old)}`);
  renameSync(old, target);
  throw new Refusal('was changed while it was fixed and is left as it was changed: run again');
}

function appendTo(path: string, bytes: Buffer): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0));
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function checkReplaceable(target: string, leftovers: readonly Workplace[]): Stats {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (stat === undefined) throw new Refusal('has been removed since it was read and is not written');
  if (stat.isSymbolicLink()) throw new Refusal('is a link and is not changed');
  if (!stat.isFile()) throw new Refusal('is not a file and is not changed');
  if ((stat.mode & 0o222) === 0 || !isWritable(target)) throw new Refusal('is read-only and is not changed');
  const own = leftovers.filter(({ old }) => lstatSync(old, { throwIfNoEntry: false })?.ino === stat.ino);
  const names = stat.nlink - own.length;
  if (names > 1)
    throw new Refusal(
      `has ${names} names (hard links), which would be parted, and is not changed: replace it by a copy first`,
    );
  return stat;
}

/** It must still be the file that was read, with what was read. */
function checkUnchanged(target: string, expected: Stats, before: Buffer): void {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (stat === undefined) throw new Refusal('has been removed since it was read and is not written');
  if (!stat.isFile()) throw new Refusal('is no file any more and is left alone');
  if (stat.ino !== expected.ino || stat.size !== before.length || !readFileSync(target).equals(before))
    throw new Refusal(CHANGED);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file on disk with the text, and with owner and mode of another as far as one may give files away. */
function writeTemporary(path: string, text: string, like?: Stats): Stats {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    if (like) {
      try {
        fchownSync(file, like.uid, like.gid);
      } catch {
        // What they can read and write stays.
      }
      fchmodSync(file, like.mode & 0o7777);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return statSync(path);
}

/** A second name for a file; false where the name is taken or the disk has no such thing. */
function link(path: string, name: string): boolean {
  try {
    linkSync(path, name);
    return true;
  } catch {
    return false;
  }
}

/** How long the old file of a draft is kept, in milliseconds, for those who have it open. */
const SETTLING = 5;

/** How long another run is waited for, how old its lock is at most, and how old one that is not written yet; in milliseconds. */
const PATIENCE = 1500;
const STALE = 60_000;
const WRITING = 500;

/** Does something to a target that no other run does anything to. What ended runs have left stands in nobody's way. */
function work(target: string, change: (place: Workplace, leftovers: readonly Workplace[]) => void): void {
  const hash = hashOf(target);
  const leftovers: Workplace[] = [];
  for (;;) {
    const start = join(dirname(target), `.policy-glossary-${hash}-${leftovers.length + 1}`);
    const place = { lock: `${start}.lock`, temporary: `${start}.tmp`, old: `${start}.old` };
    if (!take(place)) {
      leftovers.push(place);
      continue;
    }
    try {
      return change(place, leftovers);
    } finally {
      rmSync(place.temporary, { force: true });
      rmSync(place.lock, { force: true });
    }
  }
}

/** A short name for a file: the longest of names leave no room for more, and names that differ only in case may be one. */
function hashOf(target: string): string {
  return createHash('sha256').update(basename(target).toLowerCase()).digest('hex').slice(0, 16);
}

/** Takes a place for this process; false where a run that was ended has left something. */
function take({ lock, temporary, old }: Workplace): boolean {
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    if (lockUp(lock)) {
      if (!isThere(temporary) && !isThere(old)) return true;
      rmSync(lock);
      return false;
    }
    if (!isHeld(lock) && isThere(lock)) return false;
    pause(PAUSE);
  }
  throw new Refusal('is being fixed by another run and is left alone: run again');
}

function lockUp(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid} ${hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

const PAUSE = 20;

/** Whether a lock is that of a process that runs; of one on another machine only its age tells. */
function isHeld(lock: string): boolean {
  try {
    const age = Date.now() - lstatSync(lock).mtimeMs;
    if (age > STALE) return false;
    const [pid, host] = readFileSync(lock, 'utf8').split(' ');
    if (pid === '') return age < WRITING;
    if (host !== hostname()) return true;
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
