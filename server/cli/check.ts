// policy-glossary check: lints drafts and writes what is found, in any format, draft by draft.
import { dirname, resolve } from 'node:path';
import type { NamedFile } from '../configuration/inForce';
import { readStandardInput } from '../node/files';
import { type FileTree, thisMachine } from '../node/tree';
import { openOutput, type Output, tellLeftovers } from '../node/writing';
import { fixAll } from '../rules/fixes';
import { loudness } from '../rules/lint';
import type { Finding, Level } from '../rules/rule';
import { parseSettings } from '../settings';
import { openBaselines } from './baseline';
import { type OutputFile, type OutputFormat, type OutputFormatName, outputFormats } from './formatters/catalog';
import { type Checked, type Counts, countAll, type Formatter, type RunFacts } from './formatters/formatter';
import { openRepository } from './git';
import { createGitTree } from './gitTree';
import { type DraftInForce, inForceHere, type OnFileProblem } from './inForce';
import { judge } from './judge';
import { judgeAll, type JudgeOptions } from './judgeAll';
import { type LeaveOutOld, openSince } from './since';
import { contradictionsIn as contradictionsInSources, findNamedDrafts, type SourceOptions } from './sources';
import { print, printFile, say } from './terminal';
import type { Wants } from './told';

declare const PRODUCT_VERSION: string;

/** Options of `check`, as they are given. */
export interface CheckOptions extends JudgeOptions, SourceOptions {
  /** What standard output is written in. */
  readonly format: OutputFormatName;
  /** Files that are written besides. */
  readonly output: readonly OutputFile[];
  /** The softest level that fails. */
  readonly failOn: Exclude<Level, 'off'>;
  /** How many warnings are let pass; more fail, whatever `failOn` says. */
  readonly maxWarnings?: number;
  /** Whether only what fails is told. */
  readonly quiet?: boolean;
  /** A file with findings that are known and left out. */
  readonly baseline?: string;
  /** A commit: only what is new since is told. */
  readonly since?: string;
  readonly stats?: boolean;
  readonly stdinFilename?: string;
}

/** Checks what is named; gives the exit code: 0 clean, 1 findings that fail, 2 something could not be read or written. */
export async function check(paths: readonly string[], given: CheckOptions): Promise<number> {
  const { warnings } = parseSettings({ rules: given.rule });
  const isInput = paths.length === 1 && paths[0] === '-';
  const refusals = [...warnings, ...contradictionsInSources(paths, given), ...contradictionsIn(given, isInput)];
  for (const refusal of refusals) say(refusal);
  if (refusals.length > 0) return 2;
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const fails = (level: Finding['level']) => loudness[level] >= loudness[given.failOn];
  const { tree, leaveOutOld } = openGit(given);
  const saying = { onProblem, onDoubt: say };
  const inForceFor = inForceHere(given, saying, tree);

  if (isInput && given.fix) {
    const text = await fixInput(given.stdinFilename || 'stdin.md', inForceFor, saying);
    if (text === undefined) return 2;
    printFile(text);
    return problems > 0 ? 2 : 0;
  }

  const baselines = openBaselines(given.baseline, tree, onProblem);
  if (baselines === undefined) return 2;
  const writers = await openWriters(given, { fails, version: PRODUCT_VERSION }, onProblem);
  if (writers === undefined) return 2;
  const tally = createTally();
  const tell = async (all: Checked, baseline: NamedFile | undefined) => {
    const unknown = await baselines.leaveOut(all, baseline);
    const fresh = leaveOutOld ? await leaveOutOld(unknown) : unknown;
    const checked = given.quiet ? { ...fresh, findings: fresh.findings.filter(({ level }) => fails(level)) } : fresh;
    tally.add(checked);
    for (const { formatter, isBaseline } of writers) formatter.draft(isBaseline ? all : checked);
  };

  try {
    if (isInput) {
      const name = given.stdinFilename || 'stdin.md';
      const text = readStandardInput(name, onProblem);
      if (text === undefined) return 2;
      const inForce = await inForceFor(name);
      await tell(judge(inForce, name, text, saying), inForce.baseline);
    } else {
      const named = await findNamedDrafts(paths, given, onProblem, { tree });
      if (named === undefined) return 2;
      const drafts = named.map(({ path }) => path);
      const leftOut: string[] = [];
      if (given.fix) for (const folder of new Set(drafts.map(dirname))) tellLeftovers(folder, say);
      const desk = { inForceFor, say: saying, tree };
      for await (const { checked, leftOutBy, baseline } of judgeAll(drafts, given, wantsOf(given), desk)) {
        if (leftOutBy) leftOut.push(leftOutBy);
        if (checked) await tell(checked, baseline);
      }
      if (leftOut.length > 0 && leftOut.length === drafts.length)
        say(`All drafts that are named are left out by ${[...new Set(leftOut)].join(' and ')}.`);
    }
    for (const { formatter, output } of writers) {
      formatter.end(tally.counts);
      if (output?.finish() === false) problems++;
    }
  } finally {
    for (const { output } of writers) output?.abandon();
  }
  baselines.tellGone();
  if (given.stats) tally.say();
  return problems > 0 ? 2 : isFailed(tally.counts, given, fails) ? 1 : 0;
}

/** Why options cannot be had together. */
function contradictionsIn({ staged, fix }: CheckOptions, isInput: boolean): readonly string[] {
  if (!staged) return [];
  return [
    ...(fix ? ['What is staged is not fixed: fix the files without --staged, then add them again.'] : []),
    ...(isInput ? ['Standard input is not staged: leave --staged out.'] : []),
  ];
}

/** What git is asked for: the files that are read, and what is old. Throws where it cannot tell. */
function openGit(given: CheckOptions): { readonly tree: FileTree; readonly leaveOutOld?: LeaveOutOld } {
  const { since, staged } = given;
  if (since === undefined && !staged) return { tree: thisMachine };
  const repository = openRepository();
  return {
    tree: staged ? createGitTree(repository, repository.stagedEntries()) : thisMachine,
    leaveOutOld: since === undefined ? undefined : openSince(since, repository, given),
  };
}

/** What the formats of a run, and what it leaves out, ask of drafts. */
function wantsOf({ format, output, baseline, since }: CheckOptions): Wants {
  const formats: readonly OutputFormat[] = [{ format }, ...output].map((one) => outputFormats[one.format]);
  return {
    fixes: formats.some(({ fixes }) => fixes),
    texts: baseline !== undefined || since !== undefined || formats.some(({ text }) => text),
  };
}

/** Standard input with everything fixed that has one right answer; undefined where it cannot be read. */
async function fixInput(
  name: string,
  inForceFor: (draft: string) => Promise<DraftInForce>,
  say: OnFileProblem,
): Promise<string | undefined> {
  const text = readStandardInput(name, say.onProblem);
  if (text === undefined) return undefined;
  const inForce = await inForceFor(name);
  if (inForce.leftOutBy) return text;
  const { usage, options } = judge(inForce, name, text, say);
  return fixAll(usage, options).usage.draft.text.toString();
}

/** Whether what was found fails; too many warnings are told. */
function isFailed({ levels }: Counts, { maxWarnings = Infinity }: CheckOptions, fails: RunFacts['fails']): boolean {
  const isOver = levels.warning > maxWarnings;
  if (isOver) say(`There are ${levels.warning} warnings; at most ${maxWarnings} are let pass.`);
  return isOver || Object.entries(levels).some(([level, count]) => count > 0 && fails(level as Finding['level']));
}

/** A formatter, and the file that it writes; standard output where it has none. */
interface Writer {
  readonly formatter: Formatter;
  /** Whether it takes what is known, too. */
  readonly isBaseline?: boolean;
  readonly output?: Output;
}

/** Starts the formatters; undefined where one of the files cannot be written, which is told. */
async function openWriters(
  { format, output: files }: CheckOptions,
  run: Omit<RunFacts, 'folder'>,
  onProblem: (message: string) => void,
): Promise<readonly Writer[] | undefined> {
  const outputs: Output[] = [];
  const writers: Writer[] = [];
  for (const { path, format: its } of files) {
    const output = openOutput(path, onProblem);
    if (output === undefined) {
      for (const opened of outputs) opened.abandon();
      return undefined;
    }
    outputs.push(output);
    const start = await outputFormats[its].load();
    const formatter = start((text) => output.write(text), { ...run, folder: dirname(resolve(path)) });
    writers.push({ formatter, isBaseline: its === 'baseline', output });
  }
  const start = await outputFormats[format].load();
  return [
    { formatter: start(print, { ...run, folder: process.cwd() }), isBaseline: format === 'baseline' },
    ...writers,
  ];
}

/** Counts what is found. */
function createTally() {
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
