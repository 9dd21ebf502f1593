// Runs the rules over the usage of a draft.
import { type Draft, touchesProtected } from '../text/draft';
import { overlaps } from '../text/span';
import { asMessage } from '../text/visible';
import { finish, isStep } from '../text/steps';
import { occurrencesOf, spanIn, type Usage } from '../usage/usage';
import { annotate, isAllowed, isSilenced } from './annotate';
import { rules } from './catalog';
import type { Finding, Level, LintOptions, Report, Rule } from './rule';

/** Told of a rule that failed; the findings of the others stand. */
export type OnFault = (rule: string, error: unknown) => void;

/** The loudest level has the highest number. */
export const loudness: Readonly<Record<Level, number>> = { error: 4, warning: 3, information: 2, hint: 1, off: 0 };
const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
/** The catalog lists the most specific rule first. */
const rank: ReadonlyMap<string, number> = new Map(rules.map((rule, index) => [rule.id, index]));

/** The level at which a rule speaks under these options. */
function levelOf({ id, level }: Rule, { levels }: LintOptions): Level {
  return levels.get(id) ?? level;
}

/** The rule of this id; undefined where there is none. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

/** Whether there is a rule of this id. */
export function isRule(id: string): boolean {
  return byId.has(id);
}

const chosen = new WeakMap<Draft, { readonly given: LintOptions; readonly options: LintOptions }>();

/** The options with what the draft chooses for itself over them. */
export function optionsFor(draft: Draft, given: LintOptions): LintOptions {
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
  return (yield* lintAllInSteps(usage, given, onFault)).told;
}

/** What is found in a draft; everything in the order of the text. */
export interface Found {
  /** Of several findings at one span the most specific. */
  readonly told: readonly Finding[];
  /** Also those that another finding at their place keeps from being told. */
  readonly all: readonly Finding[];
}

const known = new WeakMap<Usage, { readonly given: LintOptions; readonly found: Found }>();

/** All that the rules find, stopping now and then; remembered with the usage. */
export function* lintAllInSteps(usage: Usage, given: LintOptions, onFault?: OnFault): Generator<void, Found> {
  const last = known.get(usage);
  if (last?.given === given) return last.found;
  const found = yield* findAll(usage, given, onFault);
  known.set(usage, { given, found });
  return found;
}

function* findAll(usage: Usage, given: LintOptions, onFault?: OnFault): Generator<void, Found> {
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
        findings.push(soften(usage.draft, createFinding(usage, rule.id, level, report)));
      }
    } catch (error) {
      onFault?.(rule.id, error);
    }
    yield;
  }
  // They come in the order of the catalog, which stays where two start at one place.
  findings.sort((a, b) => a.start - b.start);
  const kept: Finding[] = [];
  for (const finding of findings) {
    const last = kept[kept.length - 1];
    if (last === undefined || !overlaps(last, finding)) kept.push(finding);
    else if (rank.get(finding.rule)! < rank.get(last.rule)!) kept[kept.length - 1] = finding;
  }
  // What is silenced still stands before another finding at its place, which would else come up instead.
  const isTold = (finding: Finding) =>
    !isSilenced(annotations, finding.rule, finding) && !isAllowed(usage.draft, finding, options.allowed);
  return { told: kept.filter(isTold), all: findings.filter(isTold) };
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
