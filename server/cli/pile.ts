// The candidates of an archive, in bounded memory: what has no room lies in files, sorted, and is put together at the end.
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Candidate, mergeCandidates } from '../features/mine';
import { reasonOf } from '../node/files';
import { compareTexts } from '../text/list';
import type { PartLine } from './part';
import { PartError } from './parts';

/** A candidate as a line of a part, whose place is made of its key: so the same ones of all parts come together. */
type Line = PartLine & Candidate;

/** How many candidates are held in memory: some hundred MB of long ones. */
const MOST_HELD = 100_000;

/** How many files there are before they become one. */
const MOST_FILES = 64;

/** How much is read of a file at a time, and written, in bytes or UTF-16 units. */
const PIECE = 256 * 1024;

/** Candidates that are put together as they come. */
export class Pile {
  private held = new Map<string, Candidate>();
  private files: string[] = [];
  private folder: string | undefined;
  private count = 0;

  /** `mostHeld` is for tests. */
  constructor(private readonly mostHeld = MOST_HELD) {}

  add(candidates: Iterable<Candidate>): void {
    for (const candidate of candidates) {
      const known = this.held.get(candidate.key);
      this.held.set(candidate.key, known ? mergeCandidates(known, candidate) : candidate);
    }
    if (this.held.size > this.mostHeld) this.putAway();
  }

  /** Each candidate once, as lines of a part in their order. */
  *lines(): Generator<Line> {
    const sources = [this.sorted(), ...this.files.map(readFile)];
    yield* joinEqual(mergeSorted(sources));
  }

  /** Each candidate once. */
  *candidates(): Generator<Candidate> {
    if (this.files.length === 0) yield* this.held.values();
    else yield* this.lines();
  }

  /** Takes the files away. */
  end(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private sorted(): Iterator<Line> {
    return [...this.held.values()].map(lineOf).sort(compareLines).values();
  }

  /** Writes what is held, or with too many files all of it, into a file. */
  private putAway(): void {
    try {
      this.folder ??= mkdtempSync(join(tmpdir(), 'policy-glossary-mine-'));
      const path = join(this.folder, String(this.count++));
      const isFull = this.files.length >= MOST_FILES;
      writeLines(path, isFull ? this.lines() : this.sorted());
      if (isFull) for (const file of this.files) rmSync(file);
      this.files = isFull ? [path] : [...this.files, path];
      this.held = new Map();
    } catch (error) {
      throw new Error(`What has no room in memory cannot be written into ${tmpdir()}: ${reasonOf(error)}.`, {
        cause: error,
      });
    }
  }
}

/** The candidates of lines of parts, in the order in which `openParts` gives them, each once. Throws a PartError at a line that is none. */
export function* readCandidates(lines: Iterable<string>): Generator<Candidate> {
  yield* joinEqual(parseLines(lines));
}

function* parseLines(lines: Iterable<string>): Generator<Line> {
  for (const line of lines) {
    const value: unknown = JSON.parse(line);
    if (!isLine(value)) throw new PartError('A line of a part is no candidate: run its shard again.');
    yield value;
  }
}

function isLine(value: unknown): value is Line {
  if (!isTally(value)) return false;
  const { at, key, meanings, openings, common, known, more } = value as Partial<Record<keyof Line, unknown>>;
  return (
    [at, openings, common].every(Number.isSafeInteger) &&
    [key, known].every((text) => typeof text === 'string') &&
    typeof more === 'boolean' &&
    Array.isArray(meanings) &&
    meanings.every((meaning: unknown) => isTally(meaning) && typeof (meaning as { key?: unknown }).key === 'string')
  );
}

function isTally(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const { drafts, uses, first, last, spellings, evidence } = value as Record<string, unknown>;
  return (
    [drafts, uses].every(Number.isSafeInteger) &&
    [first, last].every((text) => typeof text === 'string') &&
    Array.isArray(spellings) &&
    spellings.every(
      (one: unknown) => hasTexts(one, ['text']) && Number.isSafeInteger((one as { uses?: unknown }).uses),
    ) &&
    Array.isArray(evidence) &&
    evidence.every(
      (one: unknown) =>
        hasTexts(one, ['draft', 'sentence', 'date']) && Number.isSafeInteger((one as { line?: unknown }).line),
    )
  );
}

function hasTexts(value: unknown, keys: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string');
}

function lineOf(candidate: Candidate): Line {
  const at = Number.parseInt(createHash('sha1').update(candidate.key).digest('hex').slice(0, 12), 16);
  return { at, ...candidate };
}

function compareLines(a: Line, b: Line): number {
  return a.at - b.at || compareTexts(a.key, b.key);
}

/** Lines of which those of one place follow one another, each key once. */
function* joinEqual(lines: Iterable<Line>): Generator<Line> {
  let at = -1;
  let same = new Map<string, Line>();
  for (const line of lines) {
    if (line.at !== at) {
      yield* [...same.values()].sort(compareLines);
      at = line.at;
      same = new Map();
    }
    const known = same.get(line.key);
    same.set(line.key, known ? { at, ...mergeCandidates(known, line) } : line);
  }
  yield* [...same.values()].sort(compareLines);
}

/** Sorted lines of several sources as one row. */
function* mergeSorted(sources: readonly Iterator<Line>[]): Generator<Line> {
  const heads = sources.map((source) => ({ source, next: source.next() }));
  for (;;) {
    let least: (typeof heads)[number] | undefined;
    for (const head of heads)
      if (!head.next.done && (least === undefined || head.next.value.at < (least.next.value as Line).at)) least = head;
    if (least === undefined) return;
    yield least.next.value as Line;
    least.next = least.source.next();
  }
}

function writeLines(path: string, lines: Iterator<Line>): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    let text = '';
    const write = () => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      text = '';
    };
    for (let next = lines.next(); !next.done; next = lines.next()) {
      text += `${JSON.stringify(next.value)}\n`;
      if (text.length > PIECE) write();
    }
    write();
  } finally {
    closeSync(file);
  }
}

function* readFile(path: string): Generator<Line> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(PIECE);
    let rest = Buffer.alloc(0);
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      const read = Buffer.concat([rest, piece.subarray(0, length)]);
      let from = 0;
      for (let to = read.indexOf(10); to >= 0; to = read.indexOf(10, from)) {
        yield JSON.parse(read.toString('utf8', from, to)) as Line;
        from = to + 1;
      }
      rest = read.subarray(from);
    }
  } finally {
    closeSync(file);
  }
}
