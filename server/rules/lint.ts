// Runs the rules over the usage of a draft.
import { type Draft, touchesProtected } from '../text/draft';
import { areAlike } from '../text/list';
import { quotedSpans, reachesInto } from '../text/regions';
import { overlaps } from '../text/span';
import { asMessage } from '../text/visible';
import type { Passage } from '../usage/passage';
import { pointingOtherwise } from '../usage/dangling';
import { keysWrittenAlike, showSame, useSame } from '../usage/shown';
import { finish, isStep } from '../text/steps';
import { successorsOf } from '../usage/successors';
import { type Changes, noPassages, trueChangesBetween } from '../usage/order';
import type { ConceptUsage } from '../usage/gather';
import { spanIn, type Usage, variantsOf } from '../usage/usage';
import type { Variants } from '../usage/variants';
import { type Directives, isAllowed, isSilenced, readDirectives } from './directives';
import { rules } from './catalog';
import { follow } from './follow';
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

/** What a rule reports, how loudly, and as what. */
export interface Told {
  readonly rule: string;
  readonly level: Exclude<Level, 'off'>;
  readonly report: Report;
}

/** The findings of a draft and what they were made of, so that after an edit only what is new has to be looked at. */
export interface Linted {
  readonly usage: Usage;
  readonly given: LintOptions;
  readonly options: LintOptions;
  readonly findings: readonly Finding[];
  /** Also those that another finding at their place keeps from being told. */
  readonly all: readonly Finding[];
  /** What single passages show, where they show something. */
  readonly passages: ReadonlyMap<Passage, readonly Told[]>;
  /** What the ways of writing one thing show together, by its key, where they show something. */
  readonly variants: ReadonlyMap<number, readonly Told[]>;
  /** What the uses of a concept show together, by its id, where they show something. */
  readonly concepts: ReadonlyMap<string, readonly Told[]>;
  /** What only the whole draft shows. */
  readonly whole: readonly Told[];
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

  const passages = new Map(last?.passages);
  for (const passage of [...changes.before, ...pointing]) passages.delete(passage);
  let done = 0;
  for (const passage of [...changes.after, ...pointing]) {
    const told = run.checkPassage(passage);
    if (told.length > 0) passages.set(passage, told);
    if ((done += passage.occurrences.length + passage.unexplained.length) < STEP) continue;
    yield;
    done = 0;
  }

  const variants = yield* lintVariants(run, usage, changes, last);
  const kept = last && pointing.length === 0 ? keepAll(last, changes) : undefined;
  let { concepts, whole } = kept ?? { concepts: new Map<string, readonly Told[]>(), whole: [] as readonly Told[] };
  if (kept === undefined) {
    const found = new Map<string, readonly Told[]>();
    const near = last && new Set(conceptsNear(usage, changes));
    const was = last?.usage.concepts;
    const successors = successorsOf(changes);
    const isKept = (a: Passage, b: Passage) => a === b || successors.get(a)?.passage === b;
    for (const [id, used] of usage.concepts) {
      if (used.occurrences.length === 0 && used.introductions.length === 0) continue;
      const isSame = last && !near!.has(id) && useSame(was?.get(id), used, isKept);
      const told = (isSame && follow(last.concepts.get(id) ?? none, successors)) || run.checkConcept(used);
      if (told.length > 0) found.set(id, told);
      if (!isSame) yield;
    }
    concepts = found;
    whole = yield* run.checkDraft();
  }
  const all = [...passages.values(), ...variants.values(), ...concepts.values(), whole, run.checkText()].flat();
  const linted = { usage, given, options, ...findingsOf(usage, options, all), passages, variants, concepts, whole };
  remembered.set(usage, linted);
  return linted;
}

/**
 * What the ways of writing one thing show, by its key. What was found before is kept for keys that no changed passage holds, and
 * moved where those that hold it write the same under it.
 */
function* lintVariants(
  run: Run,
  usage: Usage,
  changes: Changes,
  last: Linted | undefined,
): Generator<void, ReadonlyMap<number, readonly Told[]>> {
  const { concordance, passages } = usage;
  yield* concordance.prepare(passages);
  const found = new Map(last?.variants);
  const successors = successorsOf(changes);
  const keys = last ? concordance.keysIn(passages, changes) : concordance.keys(passages);
  const kept = last ? keysWrittenAlike(changes.before, changes.after, keys) : noKeys;
  let done = 0;
  for (const key of keys) {
    const told =
      (kept.has(key) && follow(found.get(key) ?? none, successors)) || run.checkVariants(variantsOf(usage, key));
    if (told.length > 0) found.set(key, told);
    else found.delete(key);
    if (isStep(done++)) yield;
  }
  return found;
}

const noKeys: ReadonlySet<number> = new Set();

/** What has been found, as long as its usage is kept. */
const remembered = new WeakMap<Usage, Linted>();

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

/** What concepts and the whole draft showed, where the changed passages show the same as before; else undefined. */
function keepAll({ concepts, whole }: Linted, changes: Changes): Pick<Linted, 'concepts' | 'whole'> | undefined {
  const { before, after } = changes;
  if (!areAlike(before, after, showSame)) return undefined;
  const successors = successorsOf(changes);
  const moved = new Map(concepts);
  for (const [id, told] of concepts) {
    const followed = follow(told, successors);
    if (followed === undefined) return undefined;
    if (followed !== told) moved.set(id, followed);
  }
  const followed = follow(whole, successors);
  return followed && { concepts: moved, whole: followed };
}

/** The concepts in the passages beside those that have changed, where other passages stand between them than before. */
function* conceptsNear({ passages }: Usage, { before, after, from }: Changes): Iterable<string> {
  if (before.length === after.length) return;
  for (const passage of [passages.at(from - 1), ...after, passages.at(from + after.length)]) {
    for (const { mention } of passage?.occurrences ?? []) yield mention.name.concept.id;
    for (const { introduction } of passage?.introductions ?? []) yield introduction.concept.id;
  }
}

/** The rules at work on a draft. */
interface Run {
  checkVariants(variants: Variants): readonly Told[];
  checkPassage(passage: Passage): readonly Told[];
  checkConcept(used: ConceptUsage): readonly Told[];
  checkDraft(): Generator<void, readonly Told[]>;
  checkText(): readonly Told[];
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
    checkPassage(passage) {
      let told: Told[] | undefined;
      for (const one of ofPassages) told = take(one, (rule) => rule.checkPassage!(passage, usage, options), told);
      for (const occurrence of passage.occurrences) {
        if (usage.dangling.has(occurrence)) continue;
        for (const one of ofOccurrences)
          told = take(one, (rule) => rule.checkOccurrence!(occurrence, usage, options), told);
      }
      for (const word of passage.unexplained)
        for (const one of ofUnexplained) told = take(one, (rule) => rule.checkUnexplained!(word, usage, options), told);
      return told ?? none;
    },
    checkVariants(variants) {
      let told: Told[] | undefined;
      for (const one of ofVariants) told = take(one, (rule) => rule.checkVariants!(variants, usage, options), told);
      return told ?? none;
    },
    checkConcept(used) {
      let told: Told[] | undefined;
      for (const one of ofConcepts) told = take(one, (rule) => rule.checkConcept!(used, usage, options), told);
      return told ?? none;
    },
    *checkDraft() {
      let told: Told[] | undefined;
      for (const one of ofDrafts) {
        told = take(one, (rule) => rule.checkDraft!(usage, options), told);
        yield;
      }
      return told ?? none;
    },
    checkText() {
      let told: Told[] | undefined;
      for (const one of ofTexts) told = take(one, (rule) => rule.checkText!(usage, options), told);
      return told ?? none;
    },
  };

  /** Adds what a rule reports to what has been told. */
  function take({ rule, level }: Active, check: (rule: Rule) => Iterable<Report>, told?: Told[]): Told[] | undefined {
    if (failed.has(rule)) return told;
    try {
      for (const report of check(rule)) (told ??= []).push(tell(rule, level, report));
    } catch (error) {
      failed.add(rule);
      onFault?.(rule.id, error);
    }
    return told;
  }
}

/** A rule that is not off. */
interface Active {
  readonly rule: Rule;
  readonly level: Exclude<Level, 'off'>;
}

/** What a rule reports, at its level or more softly: what stands in doubtful or protected text is at most hinted at. */
function tell({ id }: Rule, level: Exclude<Level, 'off'>, report: Report): Told {
  const { passage, message, level: own } = report;
  const isSofter = own !== undefined && loudness[own] < loudness[level];
  return {
    rule: id,
    level: passage && reachesInto(quotedSpans(passage.block), report) ? 'hint' : isSofter ? own : level,
    report: { ...report, message: asMessage(message) },
  };
}

/** The findings in the order of the text, one for a span. */
function findingsOf(usage: Usage, options: LintOptions, all: readonly Told[]): Pick<Linted, 'findings' | 'all'> {
  const { draft } = usage;
  const directives = readDirectives(draft, isRule);
  const findings = keepApart(
    all
      .map((told) => createFinding(usage, told))
      .sort(
        (a, b) =>
          a.start - b.start ||
          rank.get(a.rule)! - rank.get(b.rule)! ||
          a.end - b.end ||
          (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
      ),
  );
  const kept: Finding[] = [];
  for (const finding of findings) {
    const before = kept[kept.length - 1];
    if (before === undefined || !overlaps(before, finding)) kept.push(finding);
    else if (rank.get(finding.rule)! < rank.get(before.rule)!) kept[kept.length - 1] = finding;
  }
  // What is silenced still stands before another finding at its place, which would else come up instead.
  const isTold = (finding: Finding) =>
    !isSilenced(directives, finding.rule, finding) && !isAllowed(draft, finding, options.allowed);
  return { findings: kept.filter(isTold), all: findings.filter(isTold) };
}

/** Findings in order without those that stand too near after another one of their rule. */
function keepApart(findings: readonly Found[]): readonly Found[] {
  const last = new Map<string, Found>();
  return findings.filter((finding) => {
    const { apart } = byId.get(finding.rule)!;
    if (apart === undefined) return true;
    const before = last.get(finding.rule);
    if (before && before.passage === finding.passage && finding.start - before.end < apart) return false;
    last.set(finding.rule, finding);
    return true;
  });
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
    return (this.places ??= (this.report.related ?? [])
      .slice(0, MOST_RELATED)
      .map((place) => ({ ...spanIn(this.usage, place.passage, place), message: asMessage(place.message) })));
  }

  get passage(): Report['passage'] {
    return this.report.passage;
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
