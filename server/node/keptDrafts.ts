// Records of drafts that are kept between runs: a file for each folder of drafts, which is read when one of them is asked for.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, reasonOf } from './files';
import { canKeep, isOwn, keep, makeOwn, noteTaken, readKept, removeOld } from './keeping';
import { hashOf } from './stamp';

/** What is kept of a draft: facts by which it is known, and more, which is read only when it is asked for. */
export interface DraftRecord<Facts> {
  readonly facts: Facts;
  readonly more: Uint8Array;
}

/** The drafts of a folder, by their names. */
interface FolderRecords<Facts> {
  readonly drafts: Map<string, DraftRecord<Facts>>;
  isNew: boolean;
}

/** What records are opened with. */
export interface Opening {
  /** The folder in which they lie; undefined where there is none for them. */
  readonly folder: string | undefined;
  /** What tells the program from every other; empty where nothing is to be kept. */
  readonly version: string;
  /** What they are of: others may lie in the same folder. */
  readonly purpose: string;
  /** Told once of what cannot be read or written and is left out, or is damaged and made again. */
  readonly onDoubt: (message: string) => void;
}

/** The file for the drafts of a folder. */
function fileFor({ folder = '', purpose }: Opening, of: string): string {
  return join(folder, `${hashOf(`${purpose} ${of}`).slice(0, 32)}.kept`);
}

/** Whether anything seems to be kept of the drafts in a folder: a look, which makes nothing and tells nothing. */
export function areKept(opening: Opening, of: string): boolean {
  return opening.version !== '' && opening.folder !== undefined && existsSync(fileFor(opening, of));
}

/** Why nothing can be kept in a folder, as a sentence; undefined where it can. The folder is made where it is missing. */
function refusalOf(folder: string | undefined): string | undefined {
  if (!canKeep) return 'Nothing is kept between runs: that needs Node 20.15.';
  if (folder === undefined) return 'Nothing is kept between runs: there is no folder for it.';
  try {
    makeOwn(folder);
    return isOwn(folder) ? undefined : `Nothing is kept between runs: ${folder} is a link, or others may write to it.`;
  } catch (error) {
    return `Nothing is kept between runs: ${folder} cannot be made: ${reasonOf(error)}.`;
  }
}

/**
 * Records of drafts by their absolute paths. Where their folder cannot be used they are there for this run only. What is
 * damaged, or of another version, is made again; nothing of this throws.
 */
export class KeptDrafts<Facts> {
  private readonly folders = new Map<string, FolderRecords<Facts>>();
  private readonly folder: string | undefined;
  private isTold = false;
  private isWritable: boolean;

  constructor(private readonly opening: Opening) {
    const refusal = opening.version === '' ? undefined : refusalOf(opening.folder);
    if (refusal !== undefined) this.tell(refusal);
    this.folder = opening.version === '' || refusal !== undefined ? undefined : opening.folder;
    this.isWritable = this.folder !== undefined;
  }

  find(path: string): DraftRecord<Facts> | undefined {
    return this.load(dirname(path)).drafts.get(basename(path));
  }

  add(path: string, record: DraftRecord<Facts>): void {
    const folder = this.load(dirname(path));
    folder.drafts.set(basename(path), record);
    folder.isNew = true;
  }

  /** The folders of drafts of which there is something new. */
  newIn(): readonly string[] {
    return [...this.folders].flatMap(([of, { isNew }]) => (isNew ? [of] : []));
  }

  /** Writes what is new of the drafts in a folder, without those that are gone. */
  save(of: string): void {
    const records = this.folders.get(of);
    if (!records?.isNew) return;
    records.isNew = false;
    for (const name of records.drafts.keys()) if (!isThere(join(of, name))) records.drafts.delete(name);
    if (this.folder === undefined || !this.isWritable) return;
    try {
      keep(fileFor(this.opening, of), writeRecords(records.drafts, this.headOf(of)));
    } catch (error) {
      this.isWritable = false;
      this.tell(`What is read cannot be kept in ${this.folder}: ${reasonOf(error)}.`);
    }
  }

  /** Forgets the drafts of a folder until they are asked for again. */
  forget(of: string): void {
    this.folders.delete(of);
  }

  /** Takes away what nobody has used for long. */
  removeOld(): void {
    try {
      if (this.folder !== undefined) removeOld(this.folder);
    } catch {
      // Next time.
    }
  }

  private load(of: string): FolderRecords<Facts> {
    const known = this.folders.get(of);
    if (known) return known;
    const loaded = { drafts: this.folder === undefined ? new Map<string, never>() : this.read(of), isNew: false };
    this.folders.set(of, loaded);
    return loaded;
  }

  private read(of: string): Map<string, DraftRecord<Facts>> {
    const file = fileFor(this.opening, of);
    try {
      const data = readKept(file);
      const drafts = data && parseRecords<Facts>(data, this.headOf(of));
      if (drafts) noteTaken(file);
      else this.tell(`Some of what is kept in ${this.folder} is damaged, and is made again.`);
      return drafts ?? new Map<string, never>();
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.tell(`Some of what is kept cannot be read: ${file}: ${reasonOf(error)}.`);
      return new Map();
    }
  }

  private tell(message: string): void {
    if (!this.isTold) this.opening.onDoubt(message);
    this.isTold = true;
  }

  /** The first line of a file: what it is for, and of which program. */
  private headOf(of: string): string {
    return JSON.stringify(['policy-glossary', this.opening.version, this.opening.purpose, of]);
  }
}

/** Whether a draft is still there; one of which that cannot be told may be. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

const LINE_FEED = 0x0a;

/** A line says what it is for; then two a draft: its name with its facts, and more. */
function writeRecords(drafts: ReadonlyMap<string, DraftRecord<unknown>>, head: string): Buffer {
  const end = Buffer.from([LINE_FEED]);
  const parts: Uint8Array[] = [Buffer.from(head), end];
  for (const [name, { facts, more }] of drafts) parts.push(Buffer.from(JSON.stringify([name, facts])), end, more, end);
  return Buffer.concat(parts);
}

/** Reads that; nothing where it is for something else, undefined where it is not what was written. */
function parseRecords<Facts>(data: Buffer, head: string): Map<string, DraftRecord<Facts>> | undefined {
  let at = 0;
  const nextLine = () => {
    const end = data.indexOf(LINE_FEED, at);
    const line = data.subarray(at, end < 0 ? data.length : end);
    at = end < 0 ? data.length : end + 1;
    return line;
  };
  const drafts = new Map<string, DraftRecord<Facts>>();
  if (nextLine().toString() !== head) return drafts;
  try {
    while (at < data.length) {
      const [name, facts] = JSON.parse(nextLine().toString()) as readonly [string, Facts];
      drafts.set(name, { facts, more: nextLine() });
    }
    return drafts;
  } catch {
    return undefined;
  }
}
