// Runs the rules over the usage of a draft.
import { type Draft, editDraft, parseDraft } from '../text/draft';
import { applyEdits, type Edit, overlaps } from '../text/span';
import { asMessage } from '../text/visible';
import { readUsage, type Usage } from '../usage/usage';
import { annotate, isSilenced } from './annotate';
import { rules } from './catalog';
import type { Finding, Fix, Level, LintOptions, Report, Rule } from './rule';

/** Told of a rule that failed; the findings of the others stand. */
export type OnFault = (rule: string, error: unknown) => void;

const loudness: Readonly<Record<Level, number>> = { error: 4, warning: 3, information: 2, hint: 1, off: 0 };
const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
/** The catalog lists the most specific rule first. */
const rank: ReadonlyMap<string, number> = new Map(rules.map((rule, index) => [rule.id, index]));

/** The level at which a rule speaks under these options. */
export function levelOf({ id, level }: Rule, { levels }: LintOptions): Level {
  return levels.get(id) ?? level;
}

/** Whether there is a rule of this id. */
export function isRule(id: string): boolean {
  return byId.has(id);
}

/** The options with what the draft chooses for itself over them. */
function optionsFor(draft: Draft, given: LintOptions): LintOptions {
  const { levels, allowed, known } = annotate(draft, isRule);
  if (levels.size === 0 && allowed.size === 0 && known.length === 0) return given;
  return {
    ...given,
    levels: new Map([...given.levels, ...levels]),
    wellKnown: new Set([...given.wellKnown, ...known]),
    allowed: new Set([...given.allowed, ...allowed]),
  };
}

/**
 * All findings in the order of the text, at most one for a span (the most specific rule's).
 * A rule that throws costs only its own findings.
 */
export function lint(usage: Usage, given: LintOptions, onFault?: OnFault): readonly Finding[] {
  const options = optionsFor(usage.draft, given);
  const annotations = annotate(usage.draft, isRule);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const level = levelOf(rule, options);
    if (level === 'off') continue;
    try {
      for (const report of rule.check(usage, options))
        if (!isSilenced(annotations, rule.id, report)) findings.push(createFinding(rule.id, level, report));
    } catch (error) {
      onFault?.(rule.id, error);
    }
  }
  findings.sort((a, b) => a.start - b.start || rank.get(a.rule)! - rank.get(b.rule)! || a.end - b.end);
  const kept: Finding[] = [];
  for (const finding of findings) {
    const last = kept[kept.length - 1];
    if (last === undefined || !overlaps(last, finding)) kept.push(finding);
    else if (rank.get(finding.rule)! < rank.get(last.rule)!) kept[kept.length - 1] = finding;
  }
  return kept;
}

function createFinding(rule: string, level: Exclude<Level, 'off'>, report: Report): Finding {
  const softer = report.level !== undefined && loudness[report.level] < loudness[level] ? report.level : level;
  const related = (report.related ?? []).map((place) => ({ ...place, message: asMessage(place.message) }));
  return { ...report, message: asMessage(report.message), rule, level: softer, related };
}

/** Ways to mend a finding, the best first. */
export function findFixes(usage: Usage, finding: Finding, given: LintOptions): readonly Fix[] {
  const fixes = byId.get(finding.rule)?.fix?.(usage, finding, optionsFor(usage.draft, given)) ?? [];
  return fixes.filter(({ edits }) => edits.length > 0).map((fix) => ({ ...fix, title: asMessage(fix.title) }));
}

/**
 * The edits that mend everything that has one right answer: disjoint, in order. What one mended place leaves to mend
 * (an abbreviation spelled right, and not introduced) is mended with it, so that doing it again changes nothing.
 */
export function fixAll(usage: Usage, findings: readonly Finding[], options: LintOptions): readonly Edit[] {
  const edits = fixOnce(usage, findings, options);
  let after = usage;
  let next = edits;
  let passes = 0;
  for (; passes < MOST_PASSES && next.length > 0; passes++) {
    after = readUsage(usage.glossary, withEdits(after.draft, next));
    next = fixOnce(after, lint(after, options), options);
  }
  return passes < 2 ? edits : [difference(usage.draft.text.toString(), after.draft.text.toString())];
}

/** The draft after disjoint edits in order; many of them cost less read anew than one after another. */
function withEdits(draft: Draft, edits: readonly Edit[]): Draft {
  return edits.length > FEW_EDITS
    ? parseDraft(applyEdits(draft.text.toString(), edits), draft.language)
    : // From the last edit to the first, so that each finds its place.
      editDraft(draft, [...edits].reverse());
}

const FEW_EDITS = 20;

/** How often what is mended is looked at again. */
const MOST_PASSES = 5;

/** One edit that makes one text of another: of what lies between what they share at their ends. */
function difference(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

/** The edits that mend these findings where there is one right answer: disjoint, in order. */
export function fixOnce(usage: Usage, findings: readonly Finding[], options: LintOptions): readonly Edit[] {
  const taken: Edit[] = [];
  for (const finding of findings) {
    const [fix] = findFixes(usage, finding, options);
    if (!fix?.preferred || fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two edits cannot be made together without looking: they overlap or meet. */
function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
