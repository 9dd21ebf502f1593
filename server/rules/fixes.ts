// How findings are fixed: the fixes of one, and the edits that fix all of them together. Each is proved before it is offered.
import { type NonEmpty, isNonEmpty } from '../text/list';
import { composeEdits, type Edit, findSpan, joinEdits, moveEdit } from '../text/span';
import { asMessage } from '../text/visible';
import { finish } from '../text/steps';
import type { Usage } from '../usage/usage';
import { rules } from './catalog';
import { lintInSteps, optionsFor, ruleOf } from './lint';
import { proveInSteps, rereadFor } from './proof';
import type { Finding, Fix, LintOptions } from './rule';

/** Ways to fix a finding that prove themselves, the best first. */
export function findFixes(usage: Usage, finding: Finding, given: LintOptions): readonly Fix[] {
  return finish(findFixesInSteps(usage, finding, given));
}

/** The same, stopping now and then. */
export function* findFixesInSteps(usage: Usage, finding: Finding, given: LintOptions): Generator<void, readonly Fix[]> {
  const proved: Fix[] = [];
  for (const fix of candidatesFor(usage, finding, given))
    if (yield* proveInSteps(usage, given, { edits: fix.edits, resolves: [finding] })) proved.push(fix);
  return proved;
}

/** How much of a draft is read again for the fixes of all that was found in it, in UTF-16 units: some seconds’ work. */
const MOST_REREAD = 2_000_000;

/**
 * Gives the fixes of one finding of a draft after another, until proving them has taken as long as it may: what is asked for
 * after that has none, and `onBound` is told once. For reports, which are of everything that was found.
 */
export function fixesInTurn(
  usage: Usage,
  options: LintOptions,
  onBound?: () => void,
  most = MOST_REREAD,
): (finding: Finding) => readonly Fix[] {
  let left = most;
  let isTold = false;
  return (finding) => {
    if (left > 0) {
      left -= rereadFor(usage, finding);
      return findFixes(usage, finding, options);
    }
    if (!isTold) onBound?.();
    isTold = true;
    return [];
  };
}

/** What the rule of a finding proposes to fix it, the best first, with the edits of each in order and disjoint. */
function candidatesFor(usage: Usage, finding: Finding, given: LintOptions): readonly Fix[] {
  const fixes = ruleOf(finding.rule)?.fix?.(usage, finding, optionsFor(usage.draft, given)) ?? [];
  return fixes.flatMap((fix) => {
    const edits = joinEdits(fix.edits);
    return edits && edits.length > 0 ? [{ ...fix, edits, title: asMessage(fix.title) }] : [];
  });
}

/** What a series of fixes makes of a draft. */
export interface Fixed {
  /** In order and disjoint, in offsets of the draft before. */
  readonly edits: readonly Edit[];
  readonly usage: Usage;
}

/** What is fixed at once, where that is not everything. */
export interface Bounds {
  /** How many places are fixed at most. */
  readonly most?: number;
  /** The only rule whose findings are fixed. */
  readonly rule?: string;
}

/** The draft after everything is fixed that has one right answer. */
export function fixAll(usage: Usage, options: LintOptions, bounds: Bounds = {}): Fixed {
  return finish(fixAllInSteps(usage, options, bounds));
}

/** Whether one of some findings has a fix that may be made without looking. It is not tried yet. */
export function mayBeFixed(usage: Usage, findings: readonly Finding[], options: LintOptions): boolean {
  return findings.some(
    (finding) =>
      !ruleOf(finding.rule)?.asks && candidatesFor(usage, finding, options).some(({ preferred }) => preferred),
  );
}

/** How often each rule’s findings are looked at again, and how many proofs are made, before what is left is left alone. */
const MOST_ROUNDS = 5;
const MOST_PROOFS = 100;

/**
 * The same, stopping now and then. Rule after rule fixes what it finds in the draft that the one before left, until
 * nothing changes: so a fix never rests on what another has just taken away.
 */
export function* fixAllInSteps(
  usage: Usage,
  options: LintOptions,
  { most = Infinity, rule: only }: Bounds = {},
): Generator<void, Fixed> {
  const chosen = only === undefined ? rules : rules.filter(({ id }) => id === only);
  const left = { places: most, proofs: MOST_PROOFS };
  let fixed: Fixed = { edits: [], usage };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = fixed.usage;
    for (const { id } of chosen) {
      const findings = (yield* lintInSteps(fixed.usage, options)).findings.filter(({ rule }) => rule === id);
      const attempts = findAttempts(fixed.usage, findings, options, left.places);
      fixed = follow(fixed, yield* makeAttempts(fixed.usage, options, attempts, left));
    }
    if (fixed.usage === before) break;
  }
  return fixed;
}

/** A finding and what is tried to fix it without looking, the best first; at least one. */
interface Attempt {
  readonly finding: Finding;
  readonly tries: NonEmpty<readonly Edit[]>;
}

/** What can be tried for some findings together: their edits neither overlap nor meet. */
function findAttempts(
  usage: Usage,
  findings: readonly Finding[],
  options: LintOptions,
  most: number,
): readonly Attempt[] {
  /** In order, disjoint. */
  const taken: Edit[] = [];
  const isTaken = (edit: Edit) => {
    const last = taken[findSpan(taken, edit.end)];
    return last !== undefined && last.end >= edit.start;
  };
  const attempts: Attempt[] = [];
  for (const finding of findings) {
    if (taken.length >= most) break;
    if (ruleOf(finding.rule)?.asks) continue;
    const tries = candidatesFor(usage, finding, options).flatMap(({ edits, preferred }) => (preferred ? [edits] : []));
    if (!isNonEmpty(tries) || tries[0].some(isTaken)) continue;
    attempts.push({ finding, tries });
    // Nearly all go to the end.
    for (const edit of tries[0]) taken.splice(findSpan(taken, edit.start) + 1, 0, edit);
  }
  return attempts;
}

/** Tries all together, and where that does not hold the one half and then the other; one alone in every way that it has. */
function* makeAttempts(
  usage: Usage,
  options: LintOptions,
  attempts: readonly Attempt[],
  left: { places: number; proofs: number },
): Generator<void, Fixed> {
  const unchanged: Fixed = { edits: [], usage };
  const [first, ...others] = attempts;
  if (first === undefined) return unchanged;
  const resolves = attempts.map(({ finding }) => finding);
  const tries = others.length === 0 ? first.tries : [attempts.flatMap(({ tries: [best] }) => best)];
  for (const tried of tries) {
    const edits = joinEdits(tried);
    if (edits === undefined || left.proofs-- <= 0) return unchanged;
    const after = yield* proveInSteps(usage, options, { edits, resolves });
    if (after === undefined) continue;
    left.places -= edits.length;
    return { edits, usage: after };
  }
  if (others.length === 0) return unchanged;
  const half = attempts.length >> 1;
  const made = yield* makeAttempts(usage, options, attempts.slice(0, half), left);
  const rest = attempts.slice(half).flatMap((attempt) => moveAttempt(attempt, made.edits));
  return follow(made, yield* makeAttempts(made.usage, options, rest, left));
}

/** An attempt after other edits have been made; none where these have touched what it would edit. */
function moveAttempt({ finding, tries }: Attempt, made: readonly Edit[]): readonly Attempt[] {
  const moved = tries.flatMap((edits) => {
    const all = edits.flatMap((edit) => moveEdit(edit, made) ?? []);
    return all.length === edits.length ? [all] : [];
  });
  return isNonEmpty(moved) ? [{ finding, tries: moved }] : [];
}

/** One series of fixes and then another. */
function follow(first: Fixed, { edits, usage }: Fixed): Fixed {
  return edits.length === 0 ? first : { edits: composeEdits(first.edits, edits), usage };
}
