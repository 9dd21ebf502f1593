// What `check --cache` keeps: what was found in each draft, by what is in it and what holds for it, for the next run.
import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { decode, LARGEST_DRAFT_FILE } from '../files/decode';
import { cacheFolder, canKeep, isOwn, keep, makeOwn, noteTaken, readKept, removeOld } from '../node/keeping';
import { codeOf, reasonOf } from '../node/files';
import { hashOf, isSameStamp, type Stamp, stampOf } from '../node/stamp';
import { type FileTree, thisMachine } from '../node/tree';
import { type Signature, signing } from './judge';
import type { Findings } from './told';

/** What is kept of a draft. */
export interface Kept {
  readonly signature: Signature;
  /** What held for the draft. */
  readonly mark: string;
  /** Whether it is known how its findings are fixed. */
  readonly hasFixes: boolean;
  /** Whether nothing in it can be fixed that has one right answer. */
  readonly isSettled: boolean;
  /** What was found, as JSON. */
  readonly findings: Buffer;
}

/** The drafts of a folder, by their names. */
interface FolderKept {
  readonly drafts: Map<string, Kept>;
  isNew: boolean;
}

/** The folder for what is kept where none is named. */
const FOLDER = 'drafts';

/** What was found as it is kept; undefined where it is not what was written. */
export function readFindings({ findings }: Kept): Findings | undefined {
  try {
    const read = JSON.parse(findings.toString()) as Findings;
    return Array.isArray(read.findings) && Array.isArray(read.positions) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** What a cache is opened with. */
interface Opening {
  /** The folder; undefined for one of the user’s own. */
  readonly location: string | undefined;
  /** What tells the program from every other; empty where nothing is to be kept. */
  readonly version: string;
  /** Told once of what cannot be read or written and is left out, or is damaged and made again. */
  readonly onDoubt: (message: string) => void;
  readonly tree?: FileTree;
}

/** Opens what is kept in a folder; undefined after telling why nothing can be kept. */
export function openCache(opening: Opening): Cache | undefined {
  const { location, version, onDoubt } = opening;
  const refuse = (why: string) =>
    void onDoubt(`Nothing is kept of this run, and nothing taken from earlier ones: ${why}.`);
  if (version === '') return undefined;
  if (!canKeep) return refuse('that needs Node 20.15');
  const folder = location === undefined ? cacheFolder(FOLDER) : resolve(location);
  if (folder === undefined) return refuse('there is no folder for it; --cache-location names one');
  try {
    makeOwn(folder);
    return isOwn(folder) ? new Cache(folder, opening) : refuse(`${folder} is a link, or others may write to it`);
  } catch (error) {
    return refuse(`${folder} cannot be made: ${reasonOf(error)}`);
  }
}

/** What is kept between runs: a file for each folder of drafts. */
export class Cache {
  private readonly folders = new Map<string, FolderKept>();
  private isTold = false;
  private isWritable = true;
  private readonly tree: FileTree;

  constructor(
    private readonly folder: string,
    private readonly opening: Opening,
  ) {
    this.tree = opening.tree ?? thisMachine;
  }

  /** What is kept of a draft. */
  find(path: string): Kept | undefined {
    return this.load(dirname(resolve(path))).drafts.get(basename(path));
  }

  add(path: string, kept: Kept): void {
    const folder = this.load(dirname(resolve(path)));
    folder.drafts.set(basename(path), kept);
    folder.isNew = true;
  }

  /**
   * Whether a draft is the one of which something is kept, and its text where that is asked for: by its stamp, and by what is
   * in it where that differs. Undefined where it is another one.
   */
  confirm(path: string, wantsText: boolean): { readonly text?: string } | undefined {
    const known = this.find(path);
    if (known === undefined) return undefined;
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

  /** Writes what is new of the drafts in the folder of a draft, after the last of them. */
  close(path: string): void {
    const of = dirname(resolve(path));
    const closed = this.folders.get(of);
    this.folders.delete(of);
    if (!closed?.isNew || !this.isWritable) return;
    for (const name of closed.drafts.keys()) if (!isThere(join(of, name), this.tree)) closed.drafts.delete(name);
    try {
      keep(this.fileFor(of), writeFolder(closed.drafts, this.headOf(of)));
    } catch (error) {
      this.isWritable = false;
      this.tell(`What was found cannot be kept in ${this.folder}: ${reasonOf(error)}.`);
    }
  }

  /** Takes away what is old. */
  end(): void {
    try {
      removeOld(this.folder);
    } catch {
      // Next time.
    }
  }

  private load(of: string): FolderKept {
    const known = this.folders.get(of);
    if (known) return known;
    const loaded = { drafts: this.read(of), isNew: false };
    this.folders.set(of, loaded);
    return loaded;
  }

  private read(of: string): Map<string, Kept> {
    const file = this.fileFor(of);
    try {
      const data = readKept(file);
      const drafts = data && parseFolder(data, this.headOf(of));
      if (drafts) noteTaken(file);
      else this.tell(`Some of what is kept in ${this.folder} is damaged, and is made again.`);
      return drafts ?? new Map<string, Kept>();
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.tell(`Some of what is kept cannot be read: ${file}: ${reasonOf(error)}.`);
      return new Map();
    }
  }

  private tell(message: string): void {
    if (!this.isTold) this.opening.onDoubt(message);
    this.isTold = true;
  }

  private fileFor(of: string): string {
    return join(this.folder, `${hashOf(of).slice(0, 32)}.kept`);
  }

  /** The first line of a file: what it is for, and of which program. */
  private headOf(of: string): string {
    return JSON.stringify(['policy-glossary', this.opening.version, of]);
  }
}

/** Whether a draft is still there; one of which that cannot be told may be. */
function isThere(path: string, tree: FileTree): boolean {
  try {
    return tree !== thisMachine || statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

const LINE_FEED = 0x0a;

/** A line says what it is for; then two a draft: what tells it, and what was found. */
function writeFolder(drafts: ReadonlyMap<string, Kept>, head: string): Buffer {
  const end = Buffer.from([LINE_FEED]);
  const parts: Buffer[] = [Buffer.from(head), end];
  for (const [name, { signature, mark, hasFixes, isSettled, findings }] of drafts) {
    const facts = [name, signature.hash, signature.stamp ?? null, mark, hasFixes, isSettled];
    parts.push(Buffer.from(JSON.stringify(facts)), end, findings, end);
  }
  return Buffer.concat(parts);
}

/** Reads that; nothing where it is for something else, undefined where it is not what was written. */
function parseFolder(data: Buffer, head: string): Map<string, Kept> | undefined {
  let at = 0;
  const nextLine = () => {
    const end = data.indexOf(LINE_FEED, at);
    const line = data.subarray(at, end < 0 ? data.length : end);
    at = end < 0 ? data.length : end + 1;
    return line;
  };
  const drafts = new Map<string, Kept>();
  if (nextLine().toString() !== head) return drafts;
  try {
    while (at < data.length) {
      const [name, hash, stamp, mark, hasFixes, isSettled] = JSON.parse(nextLine().toString()) as readonly [
        name: string,
        hash: string,
        stamp: Stamp | null,
        mark: string,
        hasFixes: boolean,
        isSettled: boolean,
      ];
      const signature = { hash, stamp: stamp ?? undefined };
      drafts.set(name, { signature, mark, hasFixes, isSettled, findings: nextLine() });
    }
    return drafts;
  } catch {
    return undefined;
  }
}
