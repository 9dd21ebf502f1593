// Whether a file is the one that was read before: by what the system says of it, and by what is in it where that differs.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Signature } from '../files/host';
import type { ReadBytes } from './files';

/** What the system says of a file: size in bytes, when it and what is known of it changed last in milliseconds, and its number. */
export type Stamp = readonly number[];

/** The stamp of what lies at a path, links being followed; undefined where that cannot be told. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return [size, mtimeMs, ctimeMs, ino];
  } catch {
    return undefined;
  }
}

/** Whether two looks at a file saw the same; not where one saw nothing. */
export function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one?.length === other?.length && (one?.every((part, index) => part === other?.[index]) ?? false);
}

/** For how long a file must have rested, in milliseconds: disks tell times that are apart by less as one, the coarsest by 2 s. */
const REST = 2500;

/**
 * The stamp of a file that was read between two looks at it; undefined where it may have changed meanwhile, or may yet change
 * without another stamp. `begun` is when the first look was, in milliseconds since 1970.
 */
function settledStamp(before: Stamp | undefined, after: Stamp | undefined, begun: number): Stamp | undefined {
  if (before === undefined || !isSameStamp(before, after)) return undefined;
  const [, changed = 0, noted = 0] = before;
  return Math.max(changed, noted) < begun - REST ? before : undefined;
}

/** Reads a file; `onSigned` is told what tells it from any other. `look` says what the system tells of it. */
export function readSigned(
  path: string,
  largest: number,
  onProblem: (message: string) => unknown,
  readBytes: ReadBytes,
  onSigned: (signature: Signature) => void,
  look: (path: string) => Stamp | undefined = stampOf,
): Buffer | undefined {
  const begun = Date.now();
  const before = look(path);
  const bytes = readBytes(path, largest, onProblem);
  if (bytes) onSigned({ hash: hashOf(bytes), stamp: settledStamp(before, look(path), begun) });
  return bytes;
}

/** What tells bytes from all others. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
