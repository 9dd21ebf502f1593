// policy-glossary check: lints drafts and writes what is found, in any format, draft by draft.
import { dirname, resolve } from 'node:path';
import type { NamedFile } from '../configuration/inForce';
import { readStandardInput } from '../node/files';
import { type FileTree, thisMachine } from '../node/tree';
import { openOutput, type Output, replaceDraft, tellLeftovers } from '../node/writing';
import { fixAll } from '../rules/fixes';
import { lint, loudness } from '../rules/lint';
import type { Finding, Level } from '../rules/rule';
import { parseSettings } from '../settings';
import { openBaselines } from './baseline';
import { type OutputFile, type OutputFormat, type OutputFormatName, outputFormats } from './formatters/catalog';
import { type Checked, type Counts, countAll, fixesIn, type Formatter, type RunFacts } from './formatters/formatter';
import { openRepository } from './git';
import { createGitTree } from './gitTree';
import {
  type DraftInForce,
  type GlossaryOptions,
  inForceHere,
  type OnFileProblem,
  type SettingsOptions,
} from './inForce';
import { judge, type Judged, judgeFile, type Outcome } from './judge';
import { type LeaveOutOld, openSince } from './since';
import { contradictionsIn as contradictionsInSources, findNamedDrafts, type SourceOptions } from './sources';
import { print, printFile, say } from './terminal';

declare const PRODUCT_VERSION: string;

/** Options of `check`, as they are given. */
export interface CheckOptions extends GlossaryOptions, SettingsOptions, SourceOptions, OutputOptions {
  /** Whether lines of JSON are a part, to be put together with others. */
  readonly partial?: boolean;
  /** Whether such a part holds the texts of drafts. */
  readonly withText?: boolean;
  readonly fix?: boolean;
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
  /** Whether drafts, configurations and glossaries are read as git holds them for the next commit. */
  readonly staged?: boolean;
  readonly stats?: boolean;
  /** How many threads read drafts; undefined for as many as pay off. */
  readonly jobs?: number;
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
      for await (const { checked, leftOutBy, baseline } of judgeAll(drafts, given, { inForceFor, say: saying, tree })) {
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

/** What checking many drafts needs. */
interface Desk {
  readonly inForceFor: (draft: string) => Promise<DraftInForce>;
  readonly say: OnFileProblem;
  readonly tree: FileTree;
}

/** Checks drafts in their order, and fixes them where that is asked for: in several threads where that pays off. */
async function* judgeAll(
  drafts: readonly string[],
  given: CheckOptions,
  { inForceFor, say, tree }: Desk,
): AsyncGenerator<Outcome> {
  // What is written or staged is so one draft after another.
  if (!given.fix && !given.staged && given.jobs !== 1) {
    const { cutBatches, jobsFor, judgeInThreads } = await import('./threads');
    const { batches, size } = cutBatches(drafts);
    const jobs = given.jobs ?? jobsFor(size);
    const { glossary, from, profile, rule } = given;
    const formats: readonly OutputFormat[] = [given, ...given.output].map(({ format }) => outputFormats[format]);
    const task = { check: { glossary, from, profile, rule }, fixes: formats.some(({ fixes }) => fixes) };
    if (jobs > 1) {
      yield* judgeInThreads(batches, jobs, task, say);
      return;
    }
  }
  for (const path of drafts) {
    const outcome = await judgeFile(path, inForceFor, say, tree);
    yield given.fix && outcome.checked ? { ...outcome, checked: fixDraft(outcome.checked, say.onProblem) } : outcome;
  }
}

/** Fixes a checked draft in its file; gives what is left, or all where it cannot be written. */
function fixDraft(checked: Judged, onProblem: (message: string) => void): Checked {
  const { path, options } = checked;
  const before = checked.usage.draft.text.toString();
  const { edits, usage } = fixAll(checked.usage, options);
  if (edits.length === 0 || !replaceDraft(path, before, usage.draft.text.toString(), onProblem)) return checked;
  return { path, usage, findings: lint(usage, options), fixesOf: fixesIn(usage, options) };
}
