// policy-glossary check: lints drafts and prints what is found.
import { dirname, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { styleText } from 'node:util';
import { languageOf } from '../files/folder';
import { findFixes, fixAll } from '../rules/fixes';
import { lint, loudness } from '../rules/lint';
import type { Glossary } from '../glossary/glossary';
import type { Finding, Level, LintOptions } from '../rules/rule';
import { lintOptions, parseSettings } from '../settings';
import { type Draft, parseDraft, positionAt } from '../text/draft';
import { applyEdits, type Edit } from '../text/span';
import { makeVisible } from '../text/visible';
import { readUsage, type Usage } from '../usage/usage';
import { readDraft, readStandardInput } from '../node/files';
import { findDrafts } from './drafts';
import { glossariesHere, type GlossaryOptions } from './glossaries';
import { print, printFile, printJson, printVisibly, say } from './terminal';
import { replaceDraft, tellLeftovers } from '../node/writing';

interface Checked {
  readonly path: string;
  readonly usage: Usage;
  readonly findings: readonly Finding[];
}

/** Options of `check`, as they are given. */
export interface CheckOptions extends GlossaryOptions {
  readonly format: 'pretty' | 'json' | 'marked';
  readonly fix?: boolean;
  readonly profile?: string;
  readonly rule: Readonly<Record<string, string>>;
  readonly failOn: Exclude<Level, 'off'>;
  readonly stdinFilename?: string;
}

/** Checks what is named; gives the exit code: 0 clean, 1 findings at or above the threshold, 2 something could not be read. */
export async function check(paths: readonly string[], given: CheckOptions): Promise<number> {
  const { settings, warnings } = parseSettings({ profile: given.profile, rules: given.rule });
  for (const warning of warnings) say(warning);
  if (warnings.length > 0) return 2;
  const options = lintOptions(settings);
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const glossaryOf = glossariesHere(given.glossary, { onProblem, onDoubt: say });
  const results: object[] = [];
  let failed = false;
  const counts = { files: 0, findings: 0 };
  const judge = (glossary: Glossary, path: string, text: string): Checked => {
    const usage = readUsage(glossary, parseDraft(text, languageOf(path)));
    const findings = lint(usage, options, (rule, error) =>
      onProblem(`The rule ${rule} failed on ${path}: ${String(error)}`),
    );
    return { path, usage, findings };
  };
  const report = (checked: Checked) => {
    counts.files++;
    counts.findings += checked.findings.length;
    failed ||= checked.findings.some(({ level }) => loudness[level] >= loudness[given.failOn]);
    if (given.format === 'json') results.push(formatJson(checked, options));
    else if (given.format === 'marked') printVisibly(formatMarked(checked));
    else if (checked.findings.length > 0) print(formatPretty(checked));
  };

  if (paths.length === 1 && paths[0] === '-') {
    const name = given.stdinFilename || 'stdin.md';
    const text = readStandardInput(name, onProblem);
    if (text === undefined) return 2;
    const glossary = await glossaryOf(name);
    const judged = judge(glossary, name, text);
    if (given.fix) {
      printFile(fixAll(judged.usage, options).usage.draft.text.toString());
      return 0;
    }
    report(judged);
  } else {
    const drafts = await findDrafts(paths, onProblem);
    if (given.fix) for (const folder of new Set(drafts.map(dirname))) tellLeftovers(folder, say);
    for (const path of drafts) {
      const text = readDraft(path, onProblem);
      if (text === undefined) continue;
      let checked = judge(await glossaryOf(path), path, text);
      if (given.fix) {
        const { edits, usage } = fixAll(checked.usage, options);
        if (edits.length > 0 && replaceDraft(path, text, usage.draft.text.toString(), onProblem))
          checked = { path, usage, findings: lint(usage, options) };
      }
      report(checked);
    }
  }
  if (given.format === 'json') printJson(results);
  else if (given.format === 'pretty') print(summarize(counts));
  return problems > 0 ? 2 : failed ? 1 : 0;
}

function formatPretty({ path, usage, findings }: Checked): string {
  const placed = findings.map((finding) => ({ ...finding, at: place(usage.draft, finding.start) }));
  const width = placed.reduce((most, { at }) => Math.max(most, at.length), 0);
  const lines = placed.map(({ at, level, message, rule }) => {
    const colour =
      level === 'error' ? 'red' : level === 'warning' ? 'yellow' : level === 'information' ? 'blue' : 'gray';
    return `  ${paint('dim', at.padEnd(width))}  ${paint(colour, level.padEnd(11))}  ${makeVisible(message)}  ${paint('dim', rule)}`;
  });
  return `${paint('underline', makeVisible(path))}\n${lines.join('\n')}\n\n`;
}

/** The draft with carets under what is found, up to the end of a line: as the tests of this project mark it. */
function formatMarked({ usage: { draft }, findings }: Checked): string {
  const places = findings.map((finding) => ({ ...finding, ...positionAt(draft, finding.start) }));
  const lines = draft.text.toString().split(/\r\n?|\n/);
  const marked = lines.flatMap((text, at) => [
    text,
    ...places
      .filter(({ line }) => line === at)
      .map(({ start, end, character, level, rule, message }) => {
        const length = Math.max(Math.min(end - start, text.length - character), 1);
        return `${' '.repeat(character)}${'^'.repeat(length)} [${level}] ${rule}: ${message}`;
      }),
  ]);
  return `${marked.join('\n').replace(/\n+$/, '')}\n`;
}

function summarize({ files, findings }: { files: number; findings: number }): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return `${count(findings, 'finding')} in ${count(files, 'draft')}.\n`;
}

/** One file in the shape of ESLint's results; lines and columns from 1, offsets in UTF-16 units. */
function formatJson({ path, usage, findings }: Checked, options: LintOptions): object {
  const { draft } = usage;
  const messages = findings.map((finding) => {
    const start = positionAt(draft, finding.start);
    const end = positionAt(draft, finding.end);
    const [first, ...others] = findFixes(usage, finding, options).map(({ title, edits, preferred }) => ({
      title,
      preferred,
      fix: coverEdits(draft, edits),
    }));
    const fix = first?.preferred ? first.fix : undefined;
    const suggestions = (fix ? others : [first, ...others]).filter((fixed) => fixed !== undefined);
    return {
      ruleId: finding.rule,
      severity: loudness[finding.level] >= loudness.error ? 2 : 1,
      level: finding.level,
      message: finding.message,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      ...(fix ? { fix } : {}),
      ...(suggestions.length > 0
        ? { suggestions: suggestions.map(({ title, fix: offered }) => ({ desc: title, fix: offered })) }
        : {}),
    };
  });
  const count = (severity: number, fixable: boolean) =>
    messages.filter((message) => message.severity === severity && (!fixable || message.fix)).length;
  return {
    filePath: resolve(path),
    messages,
    errorCount: count(2, false),
    warningCount: count(1, false),
    fatalErrorCount: 0,
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
  };
}

/** Several edits as one replacement: of all that lies between the first and the last. */
function coverEdits({ text }: Draft, edits: readonly Edit[]): { range: [number, number]; text: string } {
  const start = edits.reduce((least, edit) => Math.min(least, edit.start), Infinity);
  const end = edits.reduce((most, edit) => Math.max(most, edit.end), 0);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { range: [start, end], text: applyEdits(text.slice(start, end), moved) };
}

function place(draft: Draft, offset: number): string {
  const { line, character } = positionAt(draft, offset);
  return `${line + 1}:${character + 1}`;
}

function paint(style: Parameters<typeof styleText>[0], text: string): string {
  return isatty(1) && !process.env.NO_COLOR ? styleText(style, text) : text;
}
