// The formatters of a run, the files that they write, and how much is found.
import { dirname, resolve } from 'node:path';
import { openOutput, type Output } from '../node/writing';
import { type OutputFile, type OutputFormatName, outputFormats } from './formatters/catalog';
import { loudness } from '../rules/lint';
import type { Level } from '../rules/rule';
import { type Checked, type Counts, countAll, type Formatter, type RunFacts, toldLevels } from './formatters/formatter';
import { print, say } from './terminal';

/** What is written: on standard output, and in files. */
export interface OutputOptions {
  /** What standard output is written in. */
  readonly format: OutputFormatName;
  /** Files that are written besides. */
  readonly output: readonly OutputFile[];
}

/** All formatters of a run as one. */
export interface Writers {
  readonly draft: Formatter['draft'];
  /** Ends all, and puts their files in place; says whether all could be, after telling why not. */
  readonly end: (...facts: Parameters<Formatter['end']>) => boolean;
  /** Leaves all files that are not finished as they were. */
  readonly abandon: () => void;
}

/** Starts the formatters; undefined where one of the files cannot be written, which is told. */
export async function openWriters(
  { format, output: files }: OutputOptions,
  run: Omit<RunFacts, 'folder'>,
  onProblem: (message: string) => void,
): Promise<Writers | undefined> {
  const opened: Output[] = [];
  const formatters: Formatter[] = [];
  const abandon = () => {
    for (const output of opened) output.abandon();
  };
  for (const { path } of files) {
    const output = openOutput(path, onProblem);
    if (output === undefined) {
      abandon();
      return undefined;
    }
    opened.push(output);
  }
  const startFirst = await outputFormats[format].load();
  formatters.push(startFirst(print, { ...run, folder: process.cwd() }));
  for (const [index, { path, format: its }] of files.entries()) {
    const start = await outputFormats[its].load();
    formatters.push(start((text) => opened[index]?.write(text), { ...run, folder: dirname(resolve(path)) }));
  }
  return {
    draft: (...told) => {
      for (const formatter of formatters) formatter.draft(...told);
    },
    end: (...facts) => {
      for (const formatter of formatters) formatter.end(...facts);
      return opened.map((output) => output.finish()).every(Boolean);
    },
    abandon,
  };
}

/** The softest level that fails, and how many warnings are let pass; more fail, whatever the level says. */
export interface FailOptions {
  readonly failOn: Exclude<Level, 'off'>;
  readonly maxWarnings?: number;
}

/** Whether a level is one that fails. */
export function failsFor({ failOn }: FailOptions): RunFacts['fails'] {
  return (level) => loudness[level] >= loudness[failOn];
}

/** Whether what was found fails; too many warnings are told. */
export function isFailed({ levels }: Counts, options: FailOptions): boolean {
  const { maxWarnings = Infinity } = options;
  const isOver = levels.warning > maxWarnings;
  if (isOver) say(`There are ${levels.warning} warnings; at most ${maxWarnings} are let pass.`);
  const fails = failsFor(options);
  return isOver || toldLevels.some((level) => levels[level] > 0 && fails(level));
}

/** Counts what is found. */
export function createTally() {
  const started = performance.now();
  const counts: Counts = { drafts: 0, levels: { error: 0, warning: 0, information: 0, hint: 0 } };
  const rules = new Map<string, number>();
  let words = 0;
  return {
    counts,
    add({ usage, findings }: Checked): void {
      counts.drafts++;
      words += usage.words;
      for (const { level, rule } of findings) {
        counts.levels[level]++;
        rules.set(rule, (rules.get(rule) ?? 0) + 1);
      }
    },
    say(): void {
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      say(`${counts.drafts} drafts, ${words} words, ${countAll(counts)} findings in ${seconds} s.`);
      for (const [rule, count] of [...rules].sort((a, b) => b[1] - a[1])) say(`${String(count).padStart(7)} ${rule}`);
    },
  };
}
