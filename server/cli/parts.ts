// Putting parts together: whether they belong together, which are missing, and their lines in the order of one run.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import type { OnProblem } from '../files/decode';
import { kindOf, reasonOf, tellUnreadable } from '../node/files';
import { itemAt } from '../text/list';
import { createSaid, PART_VERSION, type PartEnd, type PartHeader, type Said } from './part';
import { parseShard, type Shard } from './shard';
import { OutputError } from './terminal';

/** Parts that belong together. */
export interface Parts {
  /** What all say of themselves. */
  readonly header: Omit<PartHeader, 'shard'>;
  /** The highest exit code of all; 2 where shards are missing, or where they were not shards of the same drafts. */
  readonly exit: number;
  /** How many lines of drafts there are. */
  readonly drafts: number;
  /** What the runs have told, each once. */
  readonly said: Said;
  /**
   * The lines of drafts as they stand, without the line feed: of shards by `at`, of other parts one part after the other.
   * At any time one line is in memory, and of each part that is begun a piece of at most `PIECE` bytes. Throws a PartError
   * where a part is not what it was when it was opened.
   */
  readonly lines: () => Iterable<string>;
  /** Gives each of them. Throws a PartError also where `use` throws, but for an OutputError. */
  readonly each: (use: (line: string) => void) => void;
}

/** A line, and where it stands. */
interface PlacedLine {
  readonly text: string;
  readonly place: string;
}

/** A part cannot be read on; the message names it and says what to do. */
export class PartError extends Error {}

/** How long a header, an end line and a line of a draft may be, in bytes. */
const LONGEST_HEADER = 1_000_000;
const LONGEST_END = 64_000_000;
const LONGEST_LINE = 256_000_000;

/** How much is read of a part at a time: less where there are many, so that all pieces together stay small. */
const PIECE = 256 * 1024;
const ALL_PIECES = 32 * 1024 * 1024;

/** A part whose header, end and digest are right. */
interface Part {
  readonly path: string;
  readonly header: PartHeader;
  readonly shard: Shard | undefined;
  readonly end: PartEnd;
  /** Where its lines of drafts begin and end. */
  readonly from: number;
  readonly to: number;
  /** Whether a file is still the one that was read. */
  readonly isSame: (file: number) => boolean;
}

/**
 * Reads all parts once, and says what is wrong with each: what is no part, cut, changed, given twice, or does not belong to
 * the first one, which must be of one of some commands. Undefined where something is. Missing shards are told, and what is there can still be put together.
 */
export function openParts(
  paths: readonly string[],
  commands: readonly string[],
  onProblem: OnProblem,
): Parts | undefined {
  const parts: Part[] = [];
  let isRefused = false;
  const refuse = (message: string) => {
    isRefused = true;
    onProblem(message);
  };
  for (const path of paths) {
    const part = openPart(path, refuse);
    if (part !== undefined) parts.push(part);
  }
  const [first] = parts;
  if (first === undefined) return undefined;
  for (const part of parts) tellDifference(part, first, commands, refuse);
  tellTwice(parts, refuse);
  tellOtherFiles(parts, refuse);
  if (isRefused) return undefined;
  const isWhole = [tellMissing(parts, onProblem), tellOtherDrafts(parts, onProblem)].every(Boolean);
  const placedLines = () => (first.shard ? mergeLines(parts) : chainLines(parts));
  const said = createSaid();
  for (const { end } of parts) for (const one of end.said) said.add(...one);
  return {
    header: first.header,
    exit: Math.max(isWhole ? 0 : 2, ...parts.map(({ end }) => end.exit)),
    drafts: parts.reduce((sum, { end }) => sum + end.drafts, 0),
    said: said.list(),
    *lines() {
      for (const { text } of placedLines()) yield text;
    },
    each: (use) => {
      for (const { text, place } of placedLines()) {
        try {
          use(text);
        } catch (error) {
          if (error instanceof OutputError) throw error;
          throw new PartError(`${place}: This is no line of such a part: ${String(error)}. Run its shard again.`);
        }
      }
    },
  };
}

/** Opens a part, reads it to its end, and gives what it says of itself; undefined after telling why it is none. */
function openPart(path: string, onProblem: OnProblem): Part | undefined {
  try {
    const file = openPlain(path);
    try {
      return readPart(path, file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof PartError) onProblem(error.message);
    else tellUnreadable(path, error, onProblem);
    return undefined;
  }
}

function openPlain(path: string): number {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stat = fstatSync(file);
  if (stat.isFile()) return file;
  closeSync(file);
  throw new PartError(`${path} ${kindOf(stat)}: a part is read twice, so write it to a file first.`);
}

function readPart(path: string, file: number): Part {
  const { size, ino, mtimeMs } = fstatSync(file);
  const first = readLine(file, 0, Math.min(size, LONGEST_HEADER));
  const header = first && readHeader(first.text, path);
  if (first === undefined || header === undefined)
    throw new PartError(
      size === 0
        ? `${path} is empty: the run that was to write this part has not begun, or has failed. Run its shard again.`
        : `${path}:1: This is no header of a part. A part is what --partial writes: begin with that, or leave the file out.`,
    );
  const again = header.shard === null ? 'Run it again' : `Run shard ${header.shard} again`;
  const to = findLastLine(file, size);
  const end = to === undefined || to === 0 ? undefined : readEnd(readLine(file, to, size)?.text ?? '');
  if (to === undefined || end === undefined)
    throw new PartError(`${path} is cut: its last line is not the end line of a part. ${again}, or leave it out.`);
  const { sha256, lines } = digest(path, file, to);
  if (sha256 !== end.sha256 || lines !== end.drafts + 1)
    throw new PartError(
      `${path} does not hold what its end line tells: it was changed, or two runs have written it at a time. ${again}.`,
    );
  return {
    path,
    header,
    shard: header.shard === null ? undefined : parseShard(header.shard),
    end,
    from: first.length,
    to,
    isSame: (opened) => {
      const now = fstatSync(opened);
      return now.ino === ino && now.size === size && now.mtimeMs === mtimeMs;
    },
  };
}

/** The line at a place, and how many bytes it has with its line feed; undefined where it does not end before another place. */
function readLine(
  file: number,
  from: number,
  to: number,
): { readonly text: string; readonly length: number } | undefined {
  const bytes = Buffer.alloc(to - from);
  const length = readSync(file, bytes, 0, bytes.length, from);
  const end = bytes.subarray(0, length).indexOf(10);
  return end < 0 ? undefined : { text: bytes.toString('utf8', 0, end), length: end + 1 };
}

/** Where the last line begins; undefined where no line feed ends it, or where it is longer than an end line may be. */
function findLastLine(file: number, size: number): number | undefined {
  const piece = Buffer.alloc(PIECE);
  for (let to = size; to > Math.max(0, size - LONGEST_END); to -= PIECE) {
    const from = Math.max(0, to - PIECE);
    const length = readSync(file, piece, 0, to - from, from);
    const isLast = to === size;
    if (isLast && piece[length - 1] !== 10) return undefined;
    const at = piece.subarray(0, isLast ? length - 1 : length).lastIndexOf(10);
    if (at >= 0) return from + at + 1;
  }
  return undefined;
}

/** The digest of what stands before a place, and how many lines that is. */
function digest(path: string, file: number, to: number): { readonly sha256: string; readonly lines: number } {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE);
  let lines = 0;
  let since = 0;
  for (let at = 0; at < to;) {
    const length = readSync(file, piece, 0, Math.min(PIECE, to - at), at);
    if (length === 0) throw new PartError(`${path} has changed while it was read: run again.`);
    const read = piece.subarray(0, length);
    hash.update(read);
    for (let end = read.indexOf(10); end >= 0; end = read.indexOf(10, end + 1)) {
      lines++;
      since = at + end + 1;
    }
    at += length;
    if (at - since > LONGEST_LINE)
      throw new PartError(
        `${path}:${lines + 1}: The line is longer than ${LONGEST_LINE / 1_000_000} MB: leave its draft out.`,
      );
  }
  return { sha256: hash.digest('hex'), lines };
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** What stands under our key in a line; undefined where nothing does. */
function ownOf(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && isRecord(value.policyGlossary) ? value.policyGlossary : undefined;
  } catch {
    return undefined;
  }
}

/** A header; undefined where it is none. Throws a PartError for one of another form. */
function readHeader(line: string, path: string): PartHeader | undefined {
  const own = ownOf(line);
  if (own === undefined || typeof own.part !== 'number') return undefined;
  // What another form looks like is not known here.
  if (own.part !== PART_VERSION)
    throw new PartError(
      `${path} is a part of form ${own.part}, which policy-glossary ${String(own.version)} wrote, and form ${PART_VERSION} is read here: merge with that version.`,
    );
  return isHeader(own) ? own : undefined;
}

function isHeader(own: object): own is PartHeader {
  const { command, version, glossary, options, shard } = own as Partial<Record<keyof PartHeader, unknown>>;
  return (
    [command, version, glossary].every((text) => typeof text === 'string') &&
    isRecord(options) &&
    (shard === null || (typeof shard === 'string' && parseShard(shard) !== undefined))
  );
}

function readEnd(line: string): PartEnd | undefined {
  const end = ownOf(line)?.end;
  return isRecord(end) && isEnd(end) ? end : undefined;
}

function isEnd(own: object): own is PartEnd {
  const { drafts, named, names, exit, files, said, sha256 } = own as Partial<Record<keyof PartEnd, unknown>>;
  return (
    [drafts, named].every((count) => Number.isSafeInteger(count)) &&
    [names, sha256].every((text) => typeof text === 'string') &&
    (exit === 0 || exit === 1 || exit === 2) &&
    isRecord(files) &&
    Object.values(files).every((text) => typeof text === 'string') &&
    Array.isArray(said) &&
    said.every(
      (one: unknown) =>
        Array.isArray(one) && (one[0] === 'onProblem' || one[0] === 'onDoubt') && typeof one[1] === 'string',
    )
  );
}

/** Says how a part is another than the first. */
function tellDifference(
  { path, header, shard }: Part,
  first: Part,
  commands: readonly string[],
  refuse: (message: string) => void,
): void {
  const differs = (what: string) => refuse(`${path} does not belong to ${first.path}: ${what}`);
  if (!commands.includes(header.command))
    return refuse(
      `${path} is a part of policy-glossary ${header.command}: put it together with ${mergerOf(header.command)}.`,
    );
  if (header.command !== first.header.command)
    return differs(
      `it is of ${header.command}, and the other of ${first.header.command}. Put each command together alone.`,
    );
  if (header.version !== first.header.version)
    return differs(
      `version ${header.version} wrote it, and ${first.header.version} the other. Run both with the same one.`,
    );
  if (header.glossary !== first.header.glossary)
    return differs(
      'its run had other glossaries or another configuration. Run both with the same files in the current folder.',
    );
  const key = [...new Set([...Object.keys(header.options), ...Object.keys(first.header.options)])].find(
    (name) => show(header.options[name]) !== show(first.header.options[name]),
  );
  if (key !== undefined)
    return differs(
      `its run had --${key} ${show(header.options[key])}, and the other ${show(first.header.options[key])}. Run both with the same options.`,
    );
  if (shard?.of !== first.shard?.of)
    return differs(
      `it is ${showKind(shard)}, and the other ${showKind(first.shard)}. Run both with the same number of shards.`,
    );
}

function show(value: unknown): string {
  return value === undefined ? 'not given' : JSON.stringify(value);
}

function showKind(shard: Shard | undefined): string {
  return shard ? `one shard of ${shard.of}` : 'no shard';
}

/** How parts of a command are put together. */
function mergerOf(command: string): string {
  return command === 'check' || command === 'terms' ? 'policy-glossary merge' : `policy-glossary ${command} --merge`;
}

/** Says which shards, and which other parts, are given twice. */
function tellTwice(parts: readonly Part[], refuse: OnProblem): void {
  const known = new Map<string, Part>();
  for (const part of parts) {
    const { header, end, path } = part;
    // A part that has nothing may be like another.
    const key = header.shard ?? (end.drafts > 0 ? end.sha256 : placeOf(path));
    const other = known.get(key);
    if (other)
      refuse(
        `${header.shard === null ? 'The same part' : `Shard ${header.shard}`} is given twice, in ${other.path} and in ${path}: leave one out.`,
      );
    else known.set(key, part);
  }
}

function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** Says which glossaries and configurations were others in one part than in another. */
function tellOtherFiles(parts: readonly Part[], refuse: OnProblem): void {
  const known = new Map<string, { readonly digest: string; readonly path: string }>();
  for (const { path, end } of parts) {
    for (const [name, digest] of Object.entries(end.files)) {
      const other = known.get(name);
      if (other === undefined) known.set(name, { digest, path });
      else if (other.digest !== digest)
        refuse(`${path} does not belong to ${other.path}: ${name} was another file. Run both with the same one.`);
    }
  }
}

/** Says which shards are missing; whether none is. */
function tellMissing(parts: readonly Part[], onProblem: OnProblem): boolean {
  const of = itemAt(parts, 0).shard?.of ?? 0;
  const there = new Set(parts.map(({ shard }) => shard?.index));
  const runs: [from: number, to: number][] = [];
  for (let index = 1; index <= of; index++) {
    if (there.has(index)) continue;
    const last = runs.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  if (runs.length === 0) return true;
  const list = runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
  onProblem(`Of ${of} shards there are missing: ${list}. What follows is of the others; run these and merge again.`);
  return false;
}

/** Says which shards were not made of the same drafts as the first; whether all were. */
function tellOtherDrafts(parts: readonly Part[], onProblem: OnProblem): boolean {
  const first = itemAt(parts, 0);
  if (first.shard === undefined) return true;
  const others = parts.filter(({ end }) => end.named !== first.end.named || end.names !== first.end.names);
  for (const { path, end } of others)
    onProblem(
      `${path} is a shard of ${end.named} drafts, and ${first.path} of ${first.end.named} others or the like: some may be in none. Name the same drafts to each, such as with --files-from.`,
    );
  return others.length === 0;
}

/** A part whose lines are taken one by one. */
interface Cursor {
  readonly part: Part;
  /** `at` of the next line. */
  readonly at: number;
  /** Takes the next line. */
  readonly take: () => PlacedLine;
  /** Goes to the next line; says whether there is one. */
  readonly move: () => boolean;
}

function* chainLines(parts: readonly Part[]): Generator<PlacedLine> {
  for (const part of parts) {
    const cursor = openCursor(part, PIECE);
    while (cursor.move()) yield cursor.take();
  }
}

/** What stands at one place in several shards comes in their order. */
function orderOf(a: Cursor, b: Cursor): number {
  return a.at - b.at || (a.part.shard?.index ?? 0) - (b.part.shard?.index ?? 0);
}

/** Lines by `at`, with the parts in a heap whose first has the next line. */
function* mergeLines(parts: readonly Part[]): Generator<PlacedLine> {
  const piece = Math.max(4096, Math.min(PIECE, Math.floor(ALL_PIECES / parts.length)));
  const heap: Cursor[] = [];
  const isBefore = (a: number, b: number) => orderOf(itemAt(heap, a), itemAt(heap, b)) < 0;
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [itemAt(heap, b), itemAt(heap, a)]);
  const sink = (from: number) => {
    for (let at = from; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && isBefore(left, least)) least = left;
      if (right < heap.length && isBefore(right, least)) least = right;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  for (const part of parts) {
    const cursor = openCursor(part, piece);
    if (cursor.move()) heap.push(cursor);
  }
  for (let at = heap.length >>> 1; at >= 0; at--) sink(at);
  for (;;) {
    const [next] = heap;
    if (next === undefined) return;
    yield next.take();
    if (!next.move()) {
      swap(0, heap.length - 1);
      heap.pop();
    }
    sink(0);
  }
}

/** Reads a part line by line. It is open only while a piece is read, so that there may be more parts than open files. */
function openCursor(part: Part, size: number): Cursor {
  const { path, from, to } = part;
  let held = Buffer.alloc(0);
  let next = from;
  let start = 0;
  let line = 1;
  let at = -1;
  /** Reads another piece after what is held of the line; says whether there was one. */
  const readOn = () => {
    if (next >= to) return false;
    const piece = readPiece(part, next, Math.min(Math.max(size, held.length - start), to - next));
    next += piece.length;
    held = Buffer.concat([held.subarray(start), piece]);
    start = 0;
    return true;
  };
  return {
    part,
    get at() {
      return at;
    },
    take() {
      let end = held.indexOf(10, start);
      while (end < 0 && readOn()) end = held.indexOf(10, start);
      const text = held.toString('utf8', start, end);
      start = end + 1;
      return { text, place: `${path}:${line}` };
    },
    move() {
      while (held.length - start < LONGEST_START && readOn());
      if (start >= held.length) return false;
      line++;
      const now = /^\{"at":(\d{1,15})[,}]/.exec(held.toString('latin1', start, start + LONGEST_START))?.[1];
      if (now === undefined || Number(now) < at)
        throw new PartError(`${path}:${line}: This is no line of a part, or not in its order. Run its shard again.`);
      at = Number(now);
      return true;
    },
  };
}

/** How many bytes a line begins with at most until `at` is told. */
const LONGEST_START = 24;

function readPiece({ path, isSame }: Part, from: number, length: number): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      const piece = Buffer.alloc(length);
      if (isSame(file) && readSync(file, piece, 0, length, from) === length) return piece;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new PartError(`${path} cannot be read any more: ${reasonOf(error)}.`);
  }
  throw new PartError(`${path} has changed while it was read: run again.`);
}
