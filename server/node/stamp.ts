// Whether a file is the one that was read before: by what the system says of it, and by what is in it where that differs.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';

/** What the system says of a file: size in bytes, when it and what is known of it changed last in milliseconds, and its number. */
export type Stamp = readonly [size: number, changed: number, noted: number, number: number];

/** The stamp of what lies at a path, links being followed; undefined where that cannot be told. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return [size, mtimeMs, ctimeMs, ino];
  } catch {
    return undefined;
  }
}

export function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one !== undefined && other !== undefined && one.every((part, index) => part === other[index]);
}

/** For how long a file must have rested, in milliseconds: disks tell times that are apart by less as one, the coarsest by 2 s. */
const REST = 2500;

/**
 * The stamp of a file that was read between two looks at it; undefined where it may have changed meanwhile, or may yet change
 * without another stamp. `begun` is when the first look was, in milliseconds since 1970.
 */
export function settledStamp(before: Stamp | undefined, after: Stamp | undefined, begun: number): Stamp | undefined {
  if (before === undefined || !isSameStamp(before, after)) return undefined;
  const [, changed, noted] = before;
  return Math.max(changed, noted) < begun - REST ? before : undefined;
}

/** What tells bytes from all others. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
