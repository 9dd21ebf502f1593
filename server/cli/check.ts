// policy-glossary check: lints drafts and writes what is found, in any format, draft by draft.
import { dirname } from 'node:path';
import { readStandardInput } from '../node/files';
import { type FileTree, thisMachine } from '../node/tree';
import { tellLeftovers } from '../node/writing';
import { fixAll } from '../rules/fixes';
import { parseSettings } from '../settings';
import { itemAt } from '../text/list';
import { openBaselines } from './baseline';
import { type OutputFormat, outputFormats } from './formatters/catalog';
import type { Checked } from './formatters/formatter';
import { openRepository } from './git';
import { createGitTree } from './gitTree';
import type { DraftInForce, OnFileProblem } from '../node/inForce';
import { inForceHere } from './inForce';
import { judge, type Outcome } from './judge';
import { judgeAll, type JudgeOptions } from './judgeAll';
import { createRecord, headerOf, type PartHeader, type RunRecord } from './part';
import { type LeaveOutOld, openSince } from './since';
import {
  contradictionsIn as contradictionsInSources,
  createNames,
  findNamedDrafts,
  isStandardInput,
  type Names,
  type ReadDraft,
  readNamedDrafts,
  type SourceOptions,
} from './sources';
import { printFile, say } from './terminal';
import type { Wants } from './told';
import { createTally, failsFor, type FailOptions, isFailed, openWriters, type OutputOptions } from './writers';

declare const PRODUCT_VERSION: string;

/** Options of `check`, as they are given. */
export interface CheckOptions extends JudgeOptions, SourceOptions, OutputOptions, FailOptions {
  /** Whether lines of JSON are a part, to be put together with others. */
  readonly partial?: boolean;
  /** Whether such a part holds the texts of drafts. */
  readonly withText?: boolean;
  /** Whether only what fails is told. */
  readonly quiet?: boolean;
  /** A file with findings that are known and left out. */
  readonly baseline?: string;
  /** A commit: only what is new since is told. */
  readonly since?: string;
  readonly stats?: boolean;
  readonly stdinFilename?: string;
}

/** What checking drafts needs. */
interface Desk {
  readonly inForceFor: (draft: string) => Promise<DraftInForce>;
  readonly say: OnFileProblem;
  readonly tree: FileTree;
}

/** Checks what is named; gives the exit code: 0 clean, 1 findings that fail, 2 something could not be read or written. */
export async function check(paths: readonly string[], given: CheckOptions): Promise<number> {
  const { warnings } = parseSettings({ rules: given.rule });
  const isInput = isStandardInput(paths);
  const refusals = [
    ...warnings,
    ...contradictionsInSources(paths, given),
    ...contradictionsIn(given, isInput),
    ...contradictionsInPart(given),
  ];
  for (const refusal of refusals) say(refusal);
  if (refusals.length > 0) return 2;
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const { tree, leaveOutOld } = openGit(given);
  const record = given.partial ? createRecord({ onProblem, onDoubt: say }) : undefined;
  const saying = record?.say ?? { onProblem, onDoubt: say };
  const desk = { inForceFor: inForceHere(given, saying, tree, record?.onRead), say: saying, tree };

  if (isInput && given.fix) {
    const text = await fixInput(given.stdinFilename || 'stdin.md', desk.inForceFor, saying);
    if (text === undefined) return 2;
    printFile(text);
    return problems > 0 ? 2 : 0;
  }

  const baselines = openBaselines(given.baseline, tree, saying.onProblem);
  if (baselines === undefined) return 2;
  const fails = failsFor(given);
  const part = record && (await beginPart(given, record, desk));
  const { withText } = given;
  const writers = await openWriters(given, { fails, version: PRODUCT_VERSION, part, withText }, saying.onProblem);
  if (writers === undefined) return 2;
  const tally = createTally();
  const names = createNames(record !== undefined);
  let exit = 0;
  try {
    for await (const { checked: all, baseline, at } of judgeNamed(paths, given, desk, names)) {
      const unknown = await baselines.leaveOut(all, baseline);
      const fresh = leaveOutOld ? await leaveOutOld(unknown) : unknown;
      const checked = given.quiet ? { ...fresh, findings: fresh.findings.filter(({ level }) => fails(level)) } : fresh;
      tally.add(checked);
      writers.draft(checked, all, at);
    }
    exit = isFailed(tally.counts, given) ? 1 : 0;
    if (!writers.end(tally.counts, record && (() => record.end(problems > 0 ? 2 : exit, names.total())))) problems++;
  } finally {
    writers.abandon();
  }
  baselines.tellGone();
  if (given.stats) tally.say();
  return problems > 0 ? 2 : exit;
}

/** Why options cannot be had together. */
function contradictionsIn({ staged, fix, draftsFrom, since }: CheckOptions, isInput: boolean): readonly string[] {
  return [
    ...(staged && fix ? ['What is staged is not fixed: fix the files without --staged, then add them again.'] : []),
    ...(staged && isInput ? ['Standard input is not staged: leave --staged out.'] : []),
    ...(draftsFrom !== undefined && (fix || staged || since !== undefined)
      ? ['Drafts that come with their texts are in no file: leave --fix, --staged and --since out.']
      : []),
  ];
}

function contradictionsInPart({ partial, withText, format, output }: CheckOptions): readonly string[] {
  const hasLines = [format, ...output.map((file) => file.format)].includes('ndjson');
  return [
    ...(partial && !hasLines
      ? ['A part is lines of JSON: write --format ndjson or --output FILE.ndjson beside --partial.']
      : []),
    ...(withText && !partial ? ['Texts are written into parts only: write --partial beside --with-text.'] : []),
  ];
}

/** What a part says of its run before any draft is read. */
async function beginPart(given: CheckOptions, record: RunRecord, { inForceFor }: Desk): Promise<PartHeader> {
  await inForceFor('draft.md');
  const { profile, rule, from, ignore, failOn, maxWarnings, quiet, baseline, since, withText, shard } = given;
  const options = {
    ...{ profile, rule, from, ignore, quiet, baseline, since },
    ...{ 'fail-on': failOn, 'max-warnings': maxWarnings, 'with-text': withText },
  };
  return headerOf('check', { version: PRODUCT_VERSION, glossary: record.glossary(), options }, shard);
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
function wantsOf({ format, output, partial = false, baseline, since }: CheckOptions): Wants {
  const formats: readonly OutputFormat[] = [{ format }, ...output].map((one) => outputFormats[one.format]);
  return {
    fixes: formats.some(({ fixes }) => fixes),
    texts: partial || baseline !== undefined || since !== undefined || formats.some(({ text }) => text),
  };
}

/** A draft that was checked, and its place among all that are named. */
interface JudgedNamed extends Pick<Outcome, 'baseline'> {
  readonly checked: Checked;
  readonly at: number;
}

/** Checks all drafts of a run, wherever they are read, in their order. */
async function* judgeNamed(
  paths: readonly string[],
  given: CheckOptions,
  desk: Desk,
  names: Names,
): AsyncGenerator<JudgedNamed> {
  if (isStandardInput(paths) || given.draftsFrom !== undefined) {
    for await (const { path, at, text, held } of readTexts(paths, given, desk.say.onProblem, names)) {
      const inForce = await desk.inForceFor(held);
      if (!inForce.leftOutBy || given.draftsFrom === undefined)
        yield { checked: judge(inForce, path, text, desk.say), baseline: inForce.baseline, at };
    }
    return;
  }
  const { tree } = desk;
  const drafts = (await findNamedDrafts(paths, given, desk.say.onProblem, { tree, names })) ?? [];
  const all = drafts.map(({ path }) => path);
  if (given.fix) for (const folder of new Set(all.map(dirname))) tellLeftovers(folder, say);
  const leftOut: string[] = [];
  let next = 0;
  for await (const { checked, leftOutBy, baseline } of judgeAll(all, given, wantsOf(given), desk)) {
    const { path, at } = itemAt(drafts, next++);
    // What threads have read for it is told of, too.
    if (given.partial) await desk.inForceFor(path);
    if (leftOutBy) leftOut.push(leftOutBy);
    if (checked) yield { checked, baseline, at };
  }
  if (leftOut.length > 0 && leftOut.length === drafts.length)
    say(`All drafts that are named are left out by ${[...new Set(leftOut)].join(' and ')}.`);
}

/** Texts that come on standard input or in lines. */
async function* readTexts(
  paths: readonly string[],
  given: CheckOptions,
  onProblem: (message: string) => void,
  names: Names,
): AsyncGenerator<ReadDraft> {
  if (given.draftsFrom !== undefined) yield* readNamedDrafts(paths, given, onProblem, names);
  else {
    const path = given.stdinFilename || 'stdin.md';
    const text = readStandardInput(path, onProblem);
    if (text !== undefined) yield { path, at: names.count(path), text, held: path };
  }
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
