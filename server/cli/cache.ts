// What `check --cache` keeps: what was found in each draft, by what is in it and what holds for it, for the next run.
import { resolve } from 'node:path';
import { decode, LARGEST_DRAFT_FILE } from '../files/decode';
import type { Signature } from '../files/host';
import { KeptDrafts, type Opening } from '../node/keptDrafts';
import { cacheFolder } from '../node/keeping';
import { isSameStamp, stampOf } from '../node/stamp';
import { type FileTree, thisMachine } from '../node/tree';
import { signing } from './judge';
import type { Findings } from './told';

/** What is kept of a draft. */
export interface Kept extends KeptFacts {
  /** What was found, as JSON. */
  readonly findings: Uint8Array;
}

/** By what a draft is known. */
interface KeptFacts {
  readonly signature: Signature;
  /** What held for the draft. */
  readonly mark: string;
  /** Whether it is known how its findings are fixed. */
  readonly hasFixes: boolean;
  /** Whether nothing in it can be fixed that has one right answer. */
  readonly isSettled: boolean;
}

/** The folder for what is kept where none is named. */
const FOLDER = 'drafts';

const decoder = new TextDecoder();

/** What was found as it is kept; undefined where it is not what was written. */
export function readFindings({ findings }: Kept): Findings | undefined {
  try {
    const read = JSON.parse(decoder.decode(findings)) as Findings;
    return Array.isArray(read.findings) && Array.isArray(read.positions) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** What a cache is opened with: `location` is its folder, undefined for one of the user’s own. */
interface CacheOptions extends Pick<Opening, 'version' | 'onDoubt'> {
  readonly location: string | undefined;
  readonly tree?: FileTree;
}

/** What is kept between runs, by the absolute paths of drafts. What cannot be read or written is left out, and said once. */
export class Cache {
  private readonly kept: KeptDrafts<KeptFacts>;
  private readonly tree: FileTree;

  constructor({ location, version, onDoubt, tree = thisMachine }: CacheOptions) {
    this.tree = tree;
    const folder = location === undefined ? cacheFolder(FOLDER) : resolve(location);
    this.kept = new KeptDrafts({ folder, version, purpose: 'check', onDoubt });
  }

  /** What is kept of a draft. */
  find(path: string): Kept | undefined {
    const record = this.kept.find(path);
    return record && { ...record.facts, findings: record.more };
  }

  add(path: string, { findings, ...facts }: Kept): void {
    this.kept.add(path, { facts, more: findings });
  }

  /**
   * Whether a draft is the one of which something is known, and its text where that is asked for: by its stamp, and by what is
   * in it where that differs. Undefined where it is another one.
   */
  confirm(path: string, known: Kept, wantsText: boolean): { readonly text?: string } | undefined {
    const { stamp, hash } = known.signature;
    const isSame = () => this.tree === thisMachine && isSameStamp(stamp, stampOf(path));
    const isBefore = isSame();
    if (isBefore && !wantsText) return {};
    let signature: Signature | undefined;
    const { readBytes } = isBefore ? this.tree : signing(this.tree, (made) => (signature = made));
    const bytes = readBytes(path, LARGEST_DRAFT_FILE, () => undefined);
    if (bytes === undefined || (isBefore && !isSame())) return undefined;
    if (signature) {
      if (signature.hash !== hash) return undefined;
      if (signature.stamp !== undefined || stamp !== undefined) this.add(path, { ...known, signature });
    }
    if (!wantsText) return {};
    const text = decode(bytes, path, LARGEST_DRAFT_FILE, () => undefined);
    return text === undefined ? undefined : { text };
  }

  /** Writes what is new of the drafts in a folder, after the last of them. */
  close(folder: string): void {
    this.kept.save(folder);
    this.kept.forget(folder);
  }

  /** Takes away what is old. */
  end(): void {
    this.kept.removeOld();
  }
}
