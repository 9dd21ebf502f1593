// Runs the rules over the usage of a draft.
import { type Draft, touchesProtected } from '../text/draft';
import { areAlike, mergeOrdered } from '../text/list';
import { Memory } from '../text/memory';
import { quotedSpans, reachesInto } from '../text/regions';
import { overlaps } from '../text/span';
import { asMessage } from '../text/visible';
import type { Passage } from '../usage/passage';
import { pointingOtherwise } from '../usage/dangling';
import { keysWrittenAlike, showSame, useSame } from '../usage/shown';
import { finish, isStep } from '../text/steps';
import { type Changes, indexOf, noPassages, trueChangesBetween } from '../usage/order';
import type { ConceptUsage } from '../usage/gather';
import { spanIn, type Usage, variantsOf } from '../usage/usage';
import type { Variants } from '../usage/variants';
import { type Directives, isAllowed, isSilenced, readDirectives } from './directives';
import { rules } from './catalog';
import { findMoves } from './follow';
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

const chosen = new Memory<Draft, { readonly given: LintOptions; readonly options: LintOptions }>();

/** The options with what the draft chooses for itself over them. */
export function optionsFor(draft: Draft, given: LintOptions): LintOptions {
  const { levels, allowed, known } = readDirectives(draft, isRule);
  if (levels.size === 0 && allowed.size === 0 && known.length === 0) return given;
  let last = chosen.get(draft);
  if (last?.given !== given) chosen.set(draft, (last = { given, options: choose(draft, given) }));
  return last.options;
}

function choose(draft: Draft, given: LintOptions): LintOptions {
  const { levels, allowed, known } = readDirectives(draft, isRule);
  return {
    ...given,
    levels: new Map([...given.levels, ...levels]),
    wellKnown: new Set([...given.wellKnown, ...known]),
    allowed: new Set([...given.allowed, ...allowed]),
  };
}

/** What a report hangs on: one passage, a concept by its id, a key of variants, the whole draft, or its text. */
export type Subject = Passage | string | number | typeof WHOLE | typeof TEXT;
const WHOLE = Symbol('the whole draft');
const TEXT = Symbol('the text of the draft');

/** What a rule reports, how loudly, and as what. */
export interface Told {
  readonly rule: string;
  readonly level: Exclude<Level, 'off'>;
  readonly report: Report;
  readonly of: Subject;
}

/** The findings of a draft and what they were made of, so that after an edit only what is new has to be looked at. */
export interface Linted {
  readonly usage: Usage;
  readonly given: LintOptions;
  readonly options: LintOptions;
  readonly findings: readonly Finding[];
  /** Also those that another finding at their place keeps from being told. */
  readonly all: readonly Finding[];
  /** What rules report, in the order of the text; what stands in no passage comes last. */
  readonly told: readonly Told[];
}

/**
 * All findings in the order of the text, at most one for a span (the most specific rule's).
 * A rule that throws costs only its own findings.
 */
export function lint(usage: Usage, given: LintOptions, onFault?: OnFault): readonly Finding[] {
  return relint(usage, given, onFault).findings;
}

/** The same, with what the next one can be made of; `before` is that of the draft before some edits. */
export function relint(usage: Usage, given: LintOptions, onFault?: OnFault, before?: Linted): Linted {
  return finish(lintInSteps(usage, given, onFault, before));
}

/** How many occurrences are looked at between two stops. */
const STEP = 256;

/**
 * The same, stopping now and then. What was found before is kept, moved along with the text, where nothing has changed that
 * it hangs on: in a passage that is the same; for a concept and for the whole draft as long as the passages that an edit
 * touched show the rest of the draft what they showed.
 */
export function* lintInSteps(
  usage: Usage,
  given: LintOptions,
  onFault?: OnFault,
  before?: Linted,
): Generator<void, Linted> {
  const known = remembered.get(usage);
  if (known?.given === given) return known;
  const last = before && isComparable(before, usage, given) ? before : undefined;
  const options = last?.options ?? optionsFor(usage.draft, given);
  const run = startRun(usage, options, onFault);
  const changes = trueChangesBetween(last?.usage.passages ?? noPassages, usage.passages);
  const pointing = last ? pointingOtherwise(last.usage.dangling, usage.dangling, changes) : [];

  /** What is looked at again: what was told of it before does not hold any more. */
  const again = new Set<Subject>([TEXT, ...changes.before, ...pointing]);
  const made: Told[] = [];
  let done = 0;
  for (const passage of [...changes.after, ...pointing]) {
    run.checkPassage(passage, made);
    if ((done += passage.occurrences.length + passage.unexplained.length) < STEP) continue;
    yield;
    done = 0;
  }

  const moves = findMoves(last?.told ?? none, again, changes);
  const { concordance, passages } = usage;
  yield* concordance.prepare(passages);
  const keys = last ? concordance.keysIn(passages, changes) : concordance.keys(passages);
  const alike = last ? keysWrittenAlike(changes.before, changes.after, keys) : noKeys;
  let count = 0;
  for (const key of keys) {
    if (alike.has(key) && moves.canFollow(key)) continue;
    again.add(key);
    run.checkVariants(key, variantsOf(usage, key), made);
    if (isStep(count++)) yield;
  }

  const isShownSame = last && pointing.length === 0 && areAlike(changes.before, changes.after, showSame);
  if (!isShownSame || !moves.canFollow()) {
    const near = last && new Set(conceptsNear(usage, changes));
    const isKept = (a: Passage, b: Passage) => a === b || moves.successors.get(a)?.passage === b;
    const was = last?.usage.concepts;
    for (const [id, used] of usage.concepts) {
      if (last && !near!.has(id) && useSame(was?.get(id), used, isKept) && moves.canFollow(id)) continue;
      again.add(id);
      if (used.occurrences.length === 0 && used.introductions.length === 0) continue;
      run.checkConcept(used, made);
      yield;
    }
    for (const id of was?.keys() ?? []) if (!usage.concepts.has(id)) again.add(id);
    again.add(WHOLE);
    yield* run.checkDraft(made);
  }
  run.checkText(made);
  const { kept, moved } = moves.follow(again);
  const told = inOrder(usage, kept, [...moved, ...made]);
  const linted = { usage, given, options, ...findingsOf(usage, options, told), told };
  remembered.set(usage, linted);
  return linted;
}

const noKeys: ReadonlySet<number> = new Set();

/** What has been found, as long as its usage is kept. */
const remembered = new Memory<Usage, Linted>();

const none: readonly Told[] = [];

/** Whether what was found before was looked for in the same way. */
function isComparable({ usage: was, given: wasGiven }: Linted, usage: Usage, given: LintOptions): boolean {
  return (
    was.glossary === usage.glossary &&
    wasGiven === given &&
    was.date === usage.date &&
    was.speech === usage.speech &&
    was.long === usage.long &&
    chooseSame(readDirectives(was.draft, isRule), readDirectives(usage.draft, isRule))
  );
}

/** Whether two drafts choose the same for themselves. */
function chooseSame(a: Directives, b: Directives): boolean {
  const choices = ({ levels, allowed, known }: Directives) => JSON.stringify([[...levels], [...allowed], known]);
  return a === b || choices(a) === choices(b);
}

/** The concepts in the passages beside those that have changed, where other passages stand between them than before. */
function* conceptsNear({ passages }: Usage, { before, after, from }: Changes): Iterable<string> {
  if (before.length === after.length) return;
  for (const passage of [passages.at(from - 1), ...after, passages.at(from + after.length)]) {
    for (const { mention } of passage?.occurrences ?? []) yield mention.name.concept.id;
    for (const { introduction } of passage?.introductions ?? []) yield introduction.concept.id;
  }
}

/** The rules at work on a draft; what they report is added to `told`. */
interface Run {
  checkPassage(passage: Passage, told: Told[]): void;
  checkVariants(key: number, variants: Variants, told: Told[]): void;
  checkConcept(used: ConceptUsage, told: Told[]): void;
  checkDraft(told: Told[]): Generator<void, void>;
  checkText(told: Told[]): void;
}

function startRun(usage: Usage, options: LintOptions, onFault?: OnFault): Run {
  const active = rules
    .map((rule) => ({ rule, level: levelOf(rule, options) }))
    .filter((one): one is Active => one.level !== 'off');
  const ofOccurrences = active.filter(({ rule }) => 'checkOccurrence' in rule);
  const ofPassages = active.filter(({ rule }) => 'checkPassage' in rule);
  const ofVariants = active.filter(({ rule }) => 'checkVariants' in rule);
  const ofUnexplained = active.filter(({ rule }) => 'checkUnexplained' in rule);
  const ofConcepts = active.filter(({ rule }) => 'checkConcept' in rule);
  const ofDrafts = active.filter(({ rule }) => 'checkDraft' in rule);
  const ofTexts = active.filter(({ rule }) => 'checkText' in rule);
  const failed = new Set<Rule>();
  return {
    checkPassage(passage, told) {
      for (const one of ofPassages) take(one, passage, (rule) => rule.checkPassage!(passage, usage, options), told);
      for (const occurrence of passage.occurrences) {
        if (usage.dangling.has(occurrence)) continue;
        for (const one of ofOccurrences)
          take(one, passage, (rule) => rule.checkOccurrence!(occurrence, usage, options), told);
      }
      for (const word of passage.unexplained)
        for (const one of ofUnexplained)
          take(one, passage, (rule) => rule.checkUnexplained!(word, usage, options), told);
    },
    checkVariants(key, variants, told) {
      for (const one of ofVariants) take(one, key, (rule) => rule.checkVariants!(variants, usage, options), told);
    },
    checkConcept(used, told) {
      for (const one of ofConcepts)
        take(one, used.concept.id, (rule) => rule.checkConcept!(used, usage, options), told);
    },
    *checkDraft(told) {
      for (const one of ofDrafts) {
        take(one, WHOLE, (rule) => rule.checkDraft!(usage, options), told);
        yield;
      }
    },
    checkText(told) {
      for (const one of ofTexts) take(one, TEXT, (rule) => rule.checkText!(usage, options), told);
    },
  };

  /** Adds what a rule reports to what has been told. */
  function take({ rule, level }: Active, of: Subject, check: (rule: Rule) => Iterable<Report>, told: Told[]): void {
    if (failed.has(rule)) return;
    try {
      for (const report of check(rule)) told.push(tell(rule, level, report, of));
    } catch (error) {
      failed.add(rule);
      onFault?.(rule.id, error);
    }
  }
}

/** A rule that is not off. */
interface Active {
  readonly rule: Rule;
  readonly level: Exclude<Level, 'off'>;
}

/**
 * What a rule reports, at its level or more softly: what stands in doubtful or protected text is at most hinted at. Who sets a
 * rule to error wants none of it in a draft, so that it speaks no more softly of what it is less sure of.
 */
function tell({ id }: Rule, level: Exclude<Level, 'off'>, report: Report, of: Subject): Told {
  const { passage, message, level: own, related } = report;
  const isSofter = own !== undefined && level !== 'error' && loudness[own] < loudness[level];
  return {
    rule: id,
    level: passage && reachesInto(quotedSpans(passage.block), report) ? 'hint' : isSofter ? own : level,
    report: { ...report, message: asMessage(message), related: related?.slice(0, MOST_RELATED) },
    of,
  };
}

/** What is told, some of it in order and the rest in none, in the order of the text; what stands in no passage comes last. */
function inOrder({ passages }: Usage, told: readonly Told[], others: readonly Told[]): readonly Told[] {
  const placeOf = ({ report: { passage } }: Told) => (passage ? indexOf(passages, passage) : passages.length);
  const compare = (a: Told, b: Told) =>
    placeOf(a) - placeOf(b) || compareSpans({ rule: a.rule, ...a.report }, { rule: b.rule, ...b.report });
  return mergeOrdered(told, others.toSorted(compare), compare);
}

type Spoken = Pick<Finding, 'rule' | 'start' | 'end' | 'message'>;

function compareSpans(a: Spoken, b: Spoken): number {
  return (
    a.start - b.start ||
    rank.get(a.rule)! - rank.get(b.rule)! ||
    a.end - b.end ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}

/** The findings in the order of the text, one for a span, of what is told in this order. */
function findingsOf(usage: Usage, options: LintOptions, told: readonly Told[]): Pick<Linted, 'findings' | 'all'> {
  const { draft } = usage;
  const directives = readDirectives(draft, isRule);
  const found = told.map((one) => createFinding(usage, one));
  // What stands in no passage may stand before others.
  if (told.at(-1)?.report.passage === undefined) found.sort(compareSpans);
  const findings = keepCauses(keepApart(found));
  const kept: Finding[] = [];
  for (const finding of findings) {
    const before = kept[kept.length - 1];
    if (before === undefined || !overlaps(before, finding)) kept.push(finding);
    else if (goesBefore(finding, before)) kept[kept.length - 1] = finding;
  }
  // What is silenced still stands before another finding at its place, which would else come up instead.
  const isTold = (finding: Finding) =>
    (!draft.directs && options.allowed.size === 0) ||
    (!isSilenced(directives, finding.rule, finding) && !isAllowed(draft, finding, options.allowed));
  return { findings: kept.filter(isTold), all: findings.filter(isTold) };
}

/** Whether one of two findings at one place is told: that of the more specific rule, or the louder one of a rule. */
function goesBefore(finding: Finding, other: Finding): boolean {
  const [is, was] = [rank.get(finding.rule)!, rank.get(other.rule)!];
  return is < was || (is === was && loudness[finding.level] > loudness[other.level]);
}

/** Findings in order without those that stand too near another one of their rule: the loudest is told, or else the first. */
function keepApart(findings: readonly Found[]): readonly Found[] {
  const last = new Map<string, Found>();
  const told = new Set<Found>();
  return findings
    .filter((finding) => {
      const { apart } = byId.get(finding.rule)!;
      if (apart === undefined) return true;
      const before = last.get(finding.rule);
      if (before && before.passage === finding.passage && finding.start - before.end < apart) {
        if (loudness[finding.level] <= loudness[before.level]) return false;
        told.add(before);
      }
      last.set(finding.rule, finding);
      return true;
    })
    .filter((finding) => !told.has(finding));
}

/** Findings without those of a cause of which another one of their rule tells more loudly, or as loudly before them. */
function keepCauses(findings: readonly Found[]): readonly Found[] {
  const told = new Map<string, Found>();
  for (const finding of findings) {
    if (!finding.cause) continue;
    const key = `${finding.rule} ${finding.cause}`;
    const before = told.get(key);
    if (before === undefined || loudness[finding.level] > loudness[before.level]) told.set(key, finding);
  }
  if (told.size === 0) return findings;
  return findings.filter((finding) => !finding.cause || told.get(`${finding.rule} ${finding.cause}`) === finding);
}

/** How many other places explain a finding. */
const MOST_RELATED = 50;

/** A finding whose other places are looked up when they are asked for, as few ever are. */
class Found implements Finding {
  private places: Finding['related'] | undefined;

  constructor(
    private readonly usage: Usage,
    private readonly report: Report,
    readonly rule: string,
    readonly level: Told['level'],
    readonly start: number,
    readonly end: number,
    readonly message: string,
  ) {}

  get related(): Finding['related'] {
    return (this.places ??= (this.report.related ?? []).map((place) => ({
      ...spanIn(this.usage, place.passage, place),
      message: asMessage(place.message),
    })));
  }

  get passage(): Report['passage'] {
    return this.report.passage;
  }

  get cause(): Report['cause'] {
    return this.report.cause;
  }

  get occurrence(): Finding['occurrence'] {
    return this.report.occurrence;
  }

  get introduced(): Finding['introduced'] {
    return this.report.introduced;
  }

  get unexplained(): Finding['unexplained'] {
    return this.report.unexplained;
  }
}

function createFinding(usage: Usage, { rule, level, report }: Told): Found {
  const { passage, message } = report;
  const { start, end } = passage ? spanIn(usage, passage, report) : report;
  const isSoft = passage === undefined && touchesProtected(usage.draft, { start, end }, false);
  return new Found(usage, report, rule, isSoft ? 'hint' : level, start, end, message);
}
