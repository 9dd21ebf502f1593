// Which drafts a run reads: those that arguments name, those of a list, or texts that come with their names.
import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type OnProblem, LARGEST_DRAFT_FILE, tellTooLarge } from '../files/decode';
import { readDraft, reasonOf } from '../node/files';
import { isInside } from '../node/folder';
import { type FileTree, thisMachine } from '../node/tree';
import { findDrafts, matcherOf } from './drafts';
import { readLines } from './lines';
import { isInShard, portableName, type Shard } from './shard';

/** Options of commands that read many drafts, as they are given. */
export interface SourceOptions {
  /** A file that names drafts, or `-`. */
  readonly filesFrom?: string;
  /** A file with drafts as lines of JSON, or `-`. */
  readonly draftsFrom?: string;
  /** Globs of drafts that are left out. */
  readonly ignore?: readonly string[];
  /** The share of all drafts that is read; undefined for all. */
  readonly shard?: Shard;
}

/** A draft that is read. */
export interface NamedDraft {
  readonly path: string;
  /** Its place among all that are named, in this shard or another. */
  readonly at: number;
  /** Undefined where it is in a file. */
  readonly text?: string;
}

/** How many drafts were named, in all shards, and a digest of their names: the same in each. */
export interface Named {
  readonly named: number;
  readonly names: string;
}

/** Counts names as they come. */
export interface Names {
  /** Gives the place of a name. */
  readonly count: (path: string) => number;
  /** Of all names so far. */
  readonly total: () => Named;
}

/** A count of no names yet. What tells them from others is only worked out where it is `told`, as in a part. */
export function createNames(told = false): Names {
  const hash = told ? createHash('sha256') : undefined;
  let named = 0;
  return {
    count: (path) => {
      hash?.update(`${portableName(path)}\0`);
      return named++;
    },
    total: () => ({ named, names: hash?.copy().digest('hex').slice(0, 32) ?? '' }),
  };
}

/** A draft with its text. */
export interface ReadDraft extends NamedDraft {
  readonly text: string;
  /** The path that says what holds for it: its own, or one in the current folder for a text that is said to lie elsewhere. */
  readonly held: string;
}

/** The drafts that are named, one by one as they are read; of what cannot be read is told. */
export async function* readNamedDrafts(
  paths: readonly string[],
  options: SourceOptions,
  onProblem: OnProblem,
  names: Names = createNames(),
): AsyncGenerator<ReadDraft> {
  if (options.draftsFrom !== undefined) {
    for await (const draft of readDraftLines(options.draftsFrom, options, onProblem, names)) yield draft;
    return;
  }
  for (const { path, at } of (await findNamedDrafts(paths, options, onProblem, { names })) ?? []) {
    const text = readDraft(path, onProblem);
    if (text !== undefined) yield { path, at, text, held: path };
  }
}

/** Whether standard input is named as the one draft. */
export function isStandardInput(paths: readonly string[]): boolean {
  return paths.length === 1 && paths[0] === '-';
}

/** Why drafts cannot be read as the options of a command say, a sentence each. */
export function contradictionsIn(
  paths: readonly string[],
  { draftsFrom, filesFrom, shard }: SourceOptions,
): readonly string[] {
  return [
    ...(draftsFrom !== undefined && (paths.length > 0 || filesFrom !== undefined)
      ? ['Drafts that come with their texts are read alone: name no others beside --drafts-from.']
      : []),
    ...(isStandardInput(paths) && shard !== undefined
      ? ['Standard input is one draft and has no shards: leave --shard out, or give several with --drafts-from -.']
      : []),
  ];
}

/** The drafts in files that arguments and a list name; undefined after telling why the list cannot be read. */
export async function findNamedDrafts(
  paths: readonly string[],
  { filesFrom, ignore, shard }: SourceOptions,
  onProblem: OnProblem,
  { tree = thisMachine, names = createNames() }: { readonly tree?: FileTree; readonly names?: Names } = {},
): Promise<readonly NamedDraft[] | undefined> {
  try {
    // A list without names is not the current folder.
    const named = filesFrom === undefined ? (paths.length > 0 ? paths : ['.']) : listPaths(paths, filesFrom, onProblem);
    return await findDrafts(named, onProblem, { ignored: ignore, tree, shard, names });
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    onProblem(`The list of drafts ${String(filesFrom)} cannot be read: ${reasonOf(error.cause)}.`);
    return undefined;
  }
}

/** A list of drafts cannot be read, for its cause. */
class ListError extends Error {}

/** The longest name in a list, in bytes; no system takes one. */
const LONGEST_NAME = 64 * 1024;

/** Paths as given, and those of a list, a line each or with NUL between them. */
async function* listPaths(given: readonly string[], list: string, onProblem: OnProblem): AsyncGenerator<string> {
  yield* given;
  const lines = readLines(list, LONGEST_NAME, (first) => (first.includes(0) ? 0 : LINE_FEED));
  for (;;) {
    const next = await lines.next().catch((cause: unknown) => {
      throw new ListError('', { cause });
    });
    if (next.done) return;
    const { number, bytes } = next.value;
    if (bytes === undefined) onProblem(`${list}:${number}: The line is too long for the name of a draft.`);
    else {
      const name = bytes.toString('utf8').replace(/\r$/, '');
      if (name !== '') yield name;
    }
  }
}

const LINE_FEED = 10;

/** How long a line of a draft may be, in bytes: JSON may write a sign of its text in six. */
const LONGEST_LINE = 6 * LARGEST_DRAFT_FILE + 100_000;

/**
 * The drafts of a file of lines of JSON, `{"path": …, "text": …}` each, one by one as they are read. A line that is none is
 * told with its number, and the rest goes on.
 */
async function* readDraftLines(
  file: string,
  { ignore = [], shard }: SourceOptions,
  onProblem: OnProblem,
  names: Names,
): AsyncGenerator<ReadDraft> {
  const isIgnored = matcherOf(ignore, onProblem);
  const shown = file === '-' ? 'standard input' : file;
  try {
    for await (const { number, bytes } of readLines(file, LONGEST_LINE)) {
      const refuse = (why: string) => onProblem(`${shown}:${number}: ${why}`);
      if (bytes === undefined) refuse(`The line is longer than ${LONGEST_LINE / 1e6} MB and is skipped.`);
      else {
        const draft = readDraftLine(bytes, refuse);
        if (draft === undefined || isIgnored(draft.path)) continue;
        const at = names.count(draft.path);
        if (shard === undefined || isInShard(draft.path, shard)) yield { ...draft, at, held: heldAt(draft.path) };
      }
    }
  } catch (error) {
    onProblem(`The drafts of ${shown} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Texts that come from elsewhere do not say which folders of this machine are looked into. */
function heldAt(path: string): string {
  return isInside(process.cwd(), resolve(path)) ? path : basename(path);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function readDraftLine(bytes: Buffer, refuse: OnProblem): { readonly path: string; readonly text: string } | undefined {
  let value: unknown;
  try {
    const line = decoder.decode(bytes);
    if (line.trim() === '') return undefined;
    value = JSON.parse(line);
  } catch (error) {
    const why = error instanceof SyntaxError ? `JSON: ${error.message}` : 'UTF-8';
    refuse(`The line is no ${why.slice(0, 300)}. Write {"path": "…", "text": "…"}.`);
    return undefined;
  }
  const { path, text } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (typeof path !== 'string' || path === '' || path.length > LONGEST_NAME || path.includes('\0'))
    refuse('The line has no "path" that is the name of a draft. Write {"path": "…", "text": "…"}.');
  else if (typeof text !== 'string')
    refuse('The line has no "text" that is a string. Write {"path": "…", "text": "…"}.');
  else if (Buffer.byteLength(text) > LARGEST_DRAFT_FILE) tellTooLarge(path, LARGEST_DRAFT_FILE, refuse);
  else return { path, text };
  return undefined;
}
