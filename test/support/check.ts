// Checks of the whole pipeline over the built-in glossary, in the notation of carets and of the cursor `$0`.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { builtinConcepts } from '../../server/glossary/builtin';
import { createGlossary, type Glossary } from '../../server/glossary/glossary';
import { findFixes, fixAll } from '../../server/rules/fixes';
import { lint } from '../../server/rules/lint';
import type { Finding, Level, LintOptions } from '../../server/rules/rule';
import { defaultSettings, lintOptions } from '../../server/settings';
import { readRenaming, rename } from '../../server/features/rename';
import { type Language, offsetAt, parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { readUsage, type Usage } from '../../server/usage/usage';
import { dedent, parseMarks } from './marks';

export const glossary: Glossary = createGlossary(builtinConcepts());
export const options: LintOptions = lintOptions(defaultSettings);

/** Words enough for a text in which an abbreviation should be used. */
export const filler = 'Ministers met in spring and agreed to meet again before winter came to the capital. '
  .repeat(16)
  .trim();

/** The default options, but with a level for one rule, such as one that is off by default. */
export function withLevel(rule: string, level: Level): LintOptions {
  return { ...options, levels: new Map([...options.levels, [rule, level]]) };
}

/** A text after the pipeline. A rule that throws fails the test. */
export interface Linted {
  readonly usage: Usage;
  readonly findings: readonly Finding[];
}

export function lintText(text: string, language: Language = 'markdown', under: LintOptions = options): Linted {
  const usage = readUsage(glossary, parseDraft(text, language));
  const findings = lint(usage, under, (_, error) => {
    throw error;
  });
  return { usage, findings };
}

/** Demands exactly the marked findings: the label is `rule`, or `rule: message`; a level may stand before it in brackets. */
export function checkLint(marked: string, language: Language = 'markdown', under: LintOptions = options): void {
  const { text, marks } = parseMarks(marked);
  const { findings } = lintText(text, language, under);
  const found = findings.map(({ start, end, rule, message, level }, index) => {
    const label = marks[index]?.label ?? '';
    const said = `${label.startsWith('[') ? `[${level}] ` : ''}${rule}${label.includes(': ') ? `: ${message}` : ''}`;
    return `${text.slice(start, end)} = ${said}`;
  });
  deepEqual(
    found,
    marks.map(({ start, end, label }) => `${text.slice(start, end)} = ${label}`),
  );
}

/** Demands that no rule finds anything. */
export function checkSilent(...texts: readonly string[]): void {
  for (const text of texts) checkLint(dedent(text));
}

/** Demands that a fix of the finding at `$0` (the first one, or the one of that title) gives the text after it. */
export function checkFix(before: string, after: string, title?: string): void {
  const { text, cursor } = parseMarks(before);
  const { usage, findings } = lintText(text);
  const finding = findings.find(({ start, end }) => start <= cursor! && cursor! <= end);
  ok(
    finding,
    `nothing is found at the cursor, but ${findings.map(({ rule }) => rule).join(', ') || 'nothing'} elsewhere`,
  );
  const fixes = findFixes(usage, finding, options);
  const fix = title === undefined ? fixes[0] : fixes.find((offered) => offered.title === title);
  ok(fix, `offered: ${fixes.map((offered) => offered.title).join(', ') || 'nothing'}`);
  equal(applyEdits(text, fix.edits), dedent(after));
}

/** Demands what fixing everything gives, and that doing it again changes nothing. */
export function checkFixAll(before: string, after: string): void {
  const once = fixText(dedent(before));
  equal(once, dedent(after));
  equal(fixText(once), once);
}

function fixText(text: string): string {
  const { usage } = lintText(text);
  return applyEdits(text, fixAll(usage, options).edits);
}

/** The edits of renaming the concept at `$0` under a text that is not marked otherwise, or why it is refused. */
export function renameText(marked: string, newName: string): string | { readonly refused: string } {
  const { text, cursor } = parseMarks(marked);
  const usage = readUsage(glossary, parseDraft(text, 'markdown'));
  const renaming = readRenaming(usage, cursor!, newName);
  if ('refused' in renaming) return renaming;
  const edits = rename(usage, renaming, options);
  const { draft } = usage;
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      start: offsetAt(draft, range.start),
      end: offsetAt(draft, range.end),
      text: newText,
    })),
  );
}

/** Demands what renaming the concept at `$0` makes of a text. */
export function checkRename(before: string, newName: string, after: string): void {
  equal(renameText(before, newName), dedent(after));
}
