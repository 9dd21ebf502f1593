// policy-glossary check: lints drafts and writes what is found, in any format, draft by draft.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { languageOf } from '../files/folder';
import { readDraft, readStandardInput, reasonOf } from '../node/files';
import { openOutput, type Output, replaceDraft, tellLeftovers } from '../node/writing';
import { fixAll } from '../rules/fixes';
import { lint, loudness } from '../rules/lint';
import type { Finding, Level } from '../rules/rule';
import { parseSettings } from '../settings';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { readBaseline } from './baseline';
import { findDrafts } from './drafts';
import { type OutputFile, type OutputFormatName, outputFormats } from './formatters/catalog';
import { type Checked, type Counts, countAll, type Formatter, type RunFacts } from './formatters/formatter';
import { type DraftInForce, type GlossaryOptions, inForceHere, type SettingsOptions, shownPath } from './inForce';
import { print, printFile, say } from './terminal';

declare const PRODUCT_VERSION: string;

/** Options of `check`, as they are given. */
export interface CheckOptions extends GlossaryOptions, SettingsOptions {
  /** What standard output is written in. */
  readonly format: OutputFormatName;
  /** Files that are written besides. */
  readonly output: readonly OutputFile[];
  readonly fix?: boolean;
  /** The softest level that fails. */
  readonly failOn: Exclude<Level, 'off'>;
  /** How many warnings are let pass; more fail, whatever `failOn` says. */
  readonly maxWarnings?: number;
  /** Whether only what fails is told. */
  readonly quiet?: boolean;
  /** A file that names drafts, or `-`. */
  readonly filesFrom?: string;
  /** Globs of drafts that are left out. */
  readonly ignore: readonly string[];
  /** A file with findings that are known and left out. */
  readonly baseline?: string;
  readonly stats?: boolean;
  readonly stdinFilename?: string;
}

/** Checks what is named; gives the exit code: 0 clean, 1 findings that fail, 2 something could not be read or written. */
export async function check(paths: readonly string[], given: CheckOptions): Promise<number> {
  const { warnings } = parseSettings({ rules: given.rule });
  for (const warning of warnings) say(warning);
  if (warnings.length > 0) return 2;
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const fails = (level: Finding['level']) => loudness[level] >= loudness[given.failOn];
  const inForceFor = inForceHere(given, { onProblem, onDoubt: say });
  const judge = ({ glossary, options, leftOutBy }: DraftInForce, path: string, text: string): Checked => {
    const usage = readUsage(glossary, parseDraft(text, languageOf(path)));
    const onFault = (rule: string, error: unknown) => onProblem(`The rule ${rule} failed on ${path}: ${String(error)}`);
    return { path, usage, options, findings: leftOutBy ? [] : lint(usage, options, onFault) };
  };

  const isInput = paths.length === 1 && paths[0] === '-';
  if (isInput && given.fix) {
    const name = given.stdinFilename || 'stdin.md';
    const text = readStandardInput(name, onProblem);
    if (text === undefined) return 2;
    const inForce = await inForceFor(name);
    const { usage, options } = judge(inForce, name, text);
    printFile(inForce.leftOutBy ? text : fixAll(usage, options).usage.draft.text.toString());
    return problems > 0 ? 2 : 0;
  }

  const baseline = given.baseline === undefined ? undefined : readBaseline(given.baseline, onProblem);
  if (baseline === undefined && given.baseline !== undefined) return 2;
  const writers = await openWriters(given, { fails, version: PRODUCT_VERSION }, onProblem);
  if (writers === undefined) return 2;
  const tally = createTally();
  const tell = (all: Checked) => {
    const fresh = baseline?.leaveOut(all) ?? all;
    const checked = given.quiet ? { ...fresh, findings: fresh.findings.filter(({ level }) => fails(level)) } : fresh;
    tally.add(checked);
    for (const { formatter, isBaseline } of writers) formatter.draft(isBaseline ? all : checked);
  };

  try {
    if (isInput) {
      const name = given.stdinFilename || 'stdin.md';
      const text = readStandardInput(name, onProblem);
      if (text === undefined) return 2;
      tell(judge(await inForceFor(name), name, text));
    } else {
      const named = given.filesFrom === undefined ? paths : readPaths(given.filesFrom, paths, onProblem);
      if (named === undefined) return 2;
      // A list without names is not the current folder.
      const isNone = given.filesFrom !== undefined && named.length === 0;
      const drafts = isNone ? [] : await findDrafts(named, onProblem, given.ignore);
      const leftOut: string[] = [];
      if (given.fix) for (const folder of new Set(drafts.map(dirname))) tellLeftovers(folder, say);
      for (const path of drafts) {
        const inForce = await inForceFor(path);
        if (inForce.leftOutBy) leftOut.push(shownPath(inForce.leftOutBy.uri));
        const text = inForce.leftOutBy ? undefined : readDraft(path, onProblem);
        if (text === undefined) continue;
        const checked = judge(inForce, path, text);
        tell(given.fix ? fixDraft(checked, text, onProblem) : checked);
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
  const { known = 0, gone = 0 } = baseline?.count() ?? {};
  if (gone > 0)
    say(
      `${gone} of ${known + gone} known findings are gone: write them anew with --output baseline:${given.baseline}.`,
    );
  if (given.stats) tally.say();
  return problems > 0 ? 2 : isFailed(tally.counts, given, fails) ? 1 : 0;
}

/** Whether what was found fails; too many warnings are told. */
function isFailed({ levels }: Counts, { maxWarnings = Infinity }: CheckOptions, fails: RunFacts['fails']): boolean {
  const isOver = levels.warning > maxWarnings;
  if (isOver) say(`There are ${levels.warning} warnings; at most ${maxWarnings} are let pass.`);
  return isOver || Object.entries(levels).some(([level, count]) => count > 0 && fails(level as Finding['level']));
}

/** Fixes a checked draft in its file, which holds `text`; gives what is left, or all where it cannot be written. */
function fixDraft(checked: Checked, text: string, onProblem: (message: string) => void): Checked {
  const { path, options } = checked;
  const { edits, usage } = fixAll(checked.usage, options);
  if (edits.length === 0 || !replaceDraft(path, text, usage.draft.text.toString(), onProblem)) return checked;
  return { path, usage, options, findings: lint(usage, options) };
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
  run: RunFacts,
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
    const formatter = start((text) => output.write(text), run);
    writers.push({ formatter, isBaseline: its === 'baseline', output });
  }
  const start = await outputFormats[format].load();
  return [{ formatter: start(print, run), isBaseline: format === 'baseline' }, ...writers];
}

/** The paths that a file names, a line each or with NUL between them, besides those that are given. */
function readPaths(
  file: string,
  given: readonly string[],
  onProblem: (message: string) => void,
): readonly string[] | undefined {
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8');
    const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
    return [...given, ...names.filter((name) => name !== '')];
  } catch (error) {
    onProblem(`The list of drafts ${file} cannot be read: ${reasonOf(error)}.`);
    return undefined;
  }
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
