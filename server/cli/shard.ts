// Shards: which of many runs reads a draft.
import { normalize, sep } from 'node:path';

/** One share of all drafts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Into how many shards drafts are divided at most. */
export const MOST_SHARDS = 100_000;

/** Reads `k/n`; undefined for anything else, and where k is not one of 1 to n. */
export function parseShard(given: string): Shard | undefined {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(given) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST_SHARDS ? shard : undefined;
}

/** As it is written: `3/16`. */
export function showShard({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/**
 * Whether a draft is for a shard, by its portable name in UTF-8, folded by FNV-1a of 32 bits and mixed as MurmurHash3 ends:
 * the same on any machine and in any run, whatever other drafts there are.
 */
export function isInShard(path: string, { index, of }: Shard): boolean {
  return of === 1 || hashOf(portableName(path)) % of === index - 1;
}

/** A path as it is named, written in the same way on any machine: with `/` between names, without `./` and the like. */
export function portableName(path: string): string {
  const name = normalize(path).normalize('NFC');
  return sep === '/' ? name : name.split(sep).join('/');
}

function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  // The low bits of the fold alone would tell names apart that end alike but poorly.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
