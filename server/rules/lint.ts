// Runs the rules over the usage of a draft.
import { type Draft, editDraft, parseDraft, touchesProtected } from '../text/draft';
import { applyEdits, type Edit, findSpan, overlaps } from '../text/span';
import { asMessage } from '../text/visible';
import { finish, isStep } from '../usage/steps';
import { occurrencesOf, readUsage, spanIn, type Usage } from '../usage/usage';
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
function levelOf({ id, level }: Rule, { levels }: LintOptions): Level {
  return levels.get(id) ?? level;
}

/** Whether there is a rule of this id. */
export function isRule(id: string): boolean {
  return byId.has(id);
}

const chosen = new WeakMap<Draft, { readonly given: LintOptions; readonly options: LintOptions }>();

/** The options with what the draft chooses for itself over them. */
function optionsFor(draft: Draft, given: LintOptions): LintOptions {
  const { levels, allowed, known } = annotate(draft, isRule);
  if (levels.size === 0 && allowed.size === 0 && known.length === 0) return given;
  let last = chosen.get(draft);
  if (last?.given !== given) chosen.set(draft, (last = { given, options: choose(draft, given) }));
  return last.options;
}

function choose(draft: Draft, given: LintOptions): LintOptions {
  const { levels, allowed, known } = annotate(draft, isRule);
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
  return finish(lintInSteps(usage, given, onFault));
}

/** How many reports are taken between two stops. */
const STEP = 256;

/** The same, stopping after each rule and now and then within one. */
export function* lintInSteps(usage: Usage, given: LintOptions, onFault?: OnFault): Generator<void, readonly Finding[]> {
  const options = optionsFor(usage.draft, given);
  const annotations = annotate(usage.draft, isRule);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const level = levelOf(rule, options);
    if (level === 'off') continue;
    try {
      let reports = 0;
      for (const report of reportsOf(rule, usage, options)) {
        if (report === undefined || ++reports % STEP === 0) yield;
        if (report === undefined) continue;
        const finding = soften(usage.draft, createFinding(usage, rule.id, level, report));
        if (!isSilenced(annotations, rule.id, finding)) findings.push(finding);
      }
    } catch (error) {
      onFault?.(rule.id, error);
    }
    yield;
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

/** All that a rule reports of a draft; undefined between steps of its work, so that whoever runs it can do something else. */
function* reportsOf(rule: Rule, usage: Usage, options: LintOptions): Iterable<Report | undefined> {
  let done = 0;
  if (rule.checkOccurrence)
    for (const occurrence of occurrencesOf(usage)) {
      if (isStep(done++)) yield;
      yield* rule.checkOccurrence(occurrence, usage, options);
    }
  if (rule.checkUnexplained)
    for (const { unexplained } of usage.passages)
      for (const word of unexplained) {
        if (isStep(done++)) yield;
        yield* rule.checkUnexplained(word, usage, options);
      }
  if (rule.checkConcept)
    for (const used of usage.concepts.values()) {
      if (used.occurrences.length > 0 || used.introductions.length > 0) yield* rule.checkConcept(used, usage, options);
      yield;
    }
  if (rule.checkDraft) yield* rule.checkDraft(usage, options);
}

/** What stands in doubtful or protected text is at most hinted at. */
function soften(draft: Draft, finding: Finding): Finding {
  return touchesProtected(draft, finding, false) ? { ...finding, level: 'hint' } : finding;
}

/** How many other places explain a finding. */
const MOST_RELATED = 50;

function createFinding(usage: Usage, rule: string, level: Exclude<Level, 'off'>, report: Report): Finding {
  const { passage, message, related, occurrence, introduced, unexplained, level: own } = report;
  return {
    ...(passage ? spanIn(usage, passage, report) : { start: report.start, end: report.end }),
    rule,
    level: own !== undefined && loudness[own] < loudness[level] ? own : level,
    message: asMessage(message),
    related: (related ?? [])
      .slice(0, MOST_RELATED)
      .map((place) => ({ ...spanIn(usage, place.passage, place), message: asMessage(place.message) })),
    occurrence,
    introduced,
    unexplained,
  };
}

/** Ways to mend a finding, the best first; none that would change what is not the author's own prose. */
export function findFixes(usage: Usage, finding: Finding, given: LintOptions): readonly Fix[] {
  const fixes = byId.get(finding.rule)?.fix?.(usage, finding, optionsFor(usage.draft, given)) ?? [];
  return fixes
    .filter(({ edits }) => edits.length > 0 && !edits.some((edit) => touchesProtected(usage.draft, edit)))
    .map((fix) => ({ ...fix, title: asMessage(fix.title) }));
}

/**
 * The edits that mend everything that has one right answer: disjoint, in order. What one mended place leaves to mend
 * (an abbreviation spelled right, and not introduced) is mended with it, so that doing it again changes nothing; unless
 * there are `most` of them at once.
 */
export function fixAll(
  usage: Usage,
  findings: readonly Finding[],
  options: LintOptions,
  most = Infinity,
): readonly Edit[] {
  const edits = fixOnce(usage, findings, options, most);
  if (edits.length >= most) return edits;
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

/**
 * The edits that mend these findings where there is one right answer: disjoint, in order. No further finding is mended
 * once there are `most`.
 */
export function fixOnce(
  usage: Usage,
  findings: readonly Finding[],
  options: LintOptions,
  most = Infinity,
): readonly Edit[] {
  /** In order, disjoint. */
  const taken: Edit[] = [];
  const isTaken = (edit: Edit) => {
    const last = findSpan(taken, edit.end);
    return last >= 0 && touches(edit, taken[last]);
  };
  for (const finding of findings) {
    if (taken.length >= most) break;
    const [fix] = findFixes(usage, finding, options);
    if (!fix?.preferred || fix.edits.some(isTaken)) continue;
    // Nearly all go to the end.
    for (const edit of fix.edits) taken.splice(findSpan(taken, edit.start) + 1, 0, edit);
  }
  return taken;
}

/** Whether two edits cannot be made together without looking: they overlap or meet. */
function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
