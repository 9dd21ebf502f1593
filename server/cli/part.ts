// Parts: what one run finds in its share of many drafts, as lines of JSON that a later run puts together again.
//
// A part is a header line, a line for each draft, and an end line:
//
//     {"policyGlossary":{"part":1,"command":"check","version":"1.2.3","glossary":"5d41…","options":{…},"shard":"3/16"}}
//     {"at":17,"path":"south/b.md",…}
//     {"policyGlossary":{"end":{"drafts":312,"named":5000,"names":"9a0b…","exit":1,"files":{…},"said":[…],"sha256":"77de…"}}}
//
// `at` is the first key of its line and rises from line to line: the place of the draft among all that were named, in this
// shard or another. So parts are put together in the order of one run, with one line of each in memory. What else is in a
// line is the command's own.
import { createHash } from 'node:crypto';
import type { GlossaryFile } from '../files/host';
import { type OnFileProblem, shownPath } from '../node/inForce';
import { portableName, type Shard, showShard } from './shard';
import type { Named } from './sources';
import { escapeJson } from './terminal';

/** The version of the form of parts. */
export const PART_VERSION = 1;

/** The most messages that an end line tells. */
const MOST_SAID = 1000;

/** What a part says of the run that writes it. Only parts that say the same, but for their shards, belong together. */
export interface PartHeader {
  readonly part: typeof PART_VERSION;
  readonly command: string;
  /** Of the program, and so of the built-in glossary. */
  readonly version: string;
  /** What the glossaries and configurations of the current folder come to. */
  readonly glossary: string;
  /** The options that decide what is found, as they were given. */
  readonly options: Readonly<Record<string, unknown>>;
  /** `k/n`; null where drafts were divided by somebody else. */
  readonly shard: string | null;
}

/** The kinds of messages: of what could not be read, and of what is only doubtful. */
export type Said = readonly (readonly [kind: 'onProblem' | 'onDoubt', message: string])[];

/** What a part says when all its drafts are told. */
export interface PartEnd extends Named {
  /** How many lines of drafts it has. */
  readonly drafts: number;
  /** The exit code of the run. */
  readonly exit: number;
  /** A digest of each glossary and configuration that was read, by its path from the current folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What was told on standard error: each once, sorted, at most `MOST_SAID`. */
  readonly said: Said;
  /** Of all bytes before this line. */
  readonly sha256: string;
}

/** A line of a draft, or of whatever else a command tells one by one. */
export interface PartLine {
  readonly at: number;
}

/** A part that is being written. */
export interface PartWriter {
  /** Writes a line; `at` must be its first key, and not less than that of the line before. */
  line(line: PartLine): void;
  end(end: Omit<PartEnd, 'drafts' | 'sha256'>): void;
}

/**
 * Begins a part with its header. `blank` are keys that readers of the command's lines look for, with nothing in them, so
 * that they pass over header and end.
 */
export function startPart(write: (text: string) => void, header: PartHeader, blank: object = {}): PartWriter {
  const hash = createHash('sha256');
  let drafts = 0;
  const show = (value: object) => `${escapeJson(JSON.stringify(value))}\n`;
  const tell = (value: object) => {
    const line = show(value);
    hash.update(line);
    write(line);
  };
  tell({ policyGlossary: header, ...blank });
  return {
    line(line) {
      drafts++;
      tell(line);
    },
    end(end) {
      write(show({ policyGlossary: { end: { drafts, ...end, sha256: hash.digest('hex') } }, ...blank }));
    },
  };
}

/** The header of a run. */
export function headerOf(
  command: string,
  run: Pick<PartHeader, 'version' | 'glossary' | 'options'>,
  shard: Shard | undefined,
): PartHeader {
  const { version, glossary, options } = run;
  return { part: PART_VERSION, command, version, glossary, options, shard: shard ? showShard(shard) : null };
}

/** What a run keeps of itself for the header and the end of its part. */
export interface RunRecord {
  /** To be told of each glossary and configuration that is read. */
  readonly onRead: (file: GlossaryFile) => void;
  /** Says and keeps, but for what was said. */
  readonly say: OnFileProblem;
  /** A digest of the glossaries and configurations that were read so far. */
  readonly glossary: () => string;
  readonly end: (exit: number, named: Named) => Omit<PartEnd, 'drafts' | 'sha256'>;
}

/** Begins a record of what is said and read. */
export function createRecord({ onProblem, onDoubt }: OnFileProblem): RunRecord {
  const files = new Map<string, string>();
  const said = createSaid();
  return {
    onRead: ({ uri, text }) => void files.set(portableName(shownPath(uri)), digestOf(text)),
    say: {
      onProblem: (message) => {
        if (said.add('onProblem', message)) onProblem(message);
      },
      onDoubt: (message) => {
        if (said.add('onDoubt', message)) onDoubt(message);
      },
    },
    glossary: () => digestOf(JSON.stringify(sortNames(files))),
    end: (exit, named) => ({ ...named, exit, files: Object.fromEntries(sortNames(files)), said: said.list() }),
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function sortNames<Value>(values: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Keeps messages: of all those that come first by name, so that any order and division gives the same. */
export function createSaid() {
  let kept = new Map<string, Said[number]>();
  const list = () => sortNames(kept).slice(0, MOST_SAID);
  return {
    /** Says whether it is not among what is kept. */
    add(...[kind, message]: Said[number]): boolean {
      const key = `${message} ${kind}`;
      if (kept.has(key)) return false;
      kept.set(key, [kind, message]);
      if (kept.size > 2 * MOST_SAID) kept = new Map(list());
      return true;
    },
    list: (): Said => list().map(([, said]) => said),
  };
}
