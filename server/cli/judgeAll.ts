// Checking many drafts in their order: what is kept of an earlier run is taken, others are read, in several threads where that pays off.
import { dirname, resolve } from 'node:path';
import { hashOf } from '../node/stamp';
import type { FileTree } from '../node/tree';
import { replaceDraft } from '../node/writing';
import { fixAll } from '../rules/fixes';
import { lint } from '../rules/lint';
import { Cache, readFindings } from './cache';
import { type Checked, fixesIn } from './formatters/formatter';
import {
  type DraftInForce,
  type GlossaryOptions,
  type OnFileProblem,
  shownPath,
  type SettingsOptions,
} from '../node/inForce';
import { inForceHere } from './inForce';
import { judgeFile, type Judged, type Outcome } from './judge';
import { describe, restore, type Wants } from './told';

declare const BUILD: string;

/** How drafts are checked. */
export interface JudgeOptions extends GlossaryOptions, SettingsOptions {
  /** Whether everything is fixed that has one right answer. */
  readonly fix?: boolean;
  /** Whether drafts, configurations and glossaries are read as git holds them for the next commit. */
  readonly staged?: boolean;
  /** How many threads read drafts; undefined for as many as pay off. */
  readonly jobs?: number;
  /** Whether what is found is kept for the next run, and taken from the last one. */
  readonly cache?: boolean;
  /** The folder in which it is kept; undefined for one of the user’s own. */
  readonly cacheLocation?: string;
}

/** What checking many drafts needs. */
interface Desk {
  readonly inForceFor: (draft: string) => Promise<DraftInForce>;
  readonly say: OnFileProblem;
  readonly tree: FileTree;
}

/** Checks drafts in their order, and fixes them where that is asked for. */
export async function* judgeAll(
  drafts: readonly string[],
  given: JudgeOptions,
  wants: Wants,
  desk: Desk,
): AsyncGenerator<Outcome> {
  const { cache: isKept, cacheLocation } = given;
  const version = BUILD && `${BUILD} ${process.version}`;
  const cache = isKept
    ? new Cache({ location: cacheLocation, version, onDoubt: desk.say.onDoubt, tree: desk.tree })
    : undefined;
  yield* cache ? judgeWithCache(drafts, given, wants, desk, cache) : judgeAnew(drafts, given, wants, desk);
}

/** What becomes of a draft, as far as that is known before it is read. */
interface Plan extends Pick<Outcome, 'leftOutBy' | 'baseline'> {
  readonly path: string;
  /** Its absolute path, and that of its folder. */
  readonly place: string;
  readonly folder: string;
  readonly mark: string;
  /** Whether what was found in it is kept. */
  readonly isKept: boolean;
  readonly said: readonly Said[];
}

/** Something that is to be said. */
type Said = readonly [kind: keyof OnFileProblem, message: string];

/** The same, reading only what has changed since it was kept. Says what it says in the order in which it would otherwise. */
async function* judgeWithCache(
  drafts: readonly string[],
  given: JudgeOptions,
  wants: Wants,
  { say, tree }: Desk,
  cache: Cache,
): AsyncGenerator<Outcome> {
  let heard: Said[] = [];
  const listening = {
    onProblem: (message: string) => void heard.push(['onProblem', message]),
    onDoubt: (message: string) => void heard.push(['onDoubt', message]),
  };
  const told = new Set<string>();
  /** Says what has not been said yet; gives whether there was anything. */
  const tell = (said: readonly Said[]): boolean => {
    const fresh = said.filter(([, message]) => !told.has(message));
    for (const [kind, message] of fresh) {
      told.add(message);
      say[kind](message);
    }
    return fresh.length > 0;
  };
  const inForceFor = inForceHere(given, listening, tree);
  const plans: Plan[] = [];
  const left = new Map<string, number>();
  for (const path of drafts) {
    heard = [];
    const { leftOutBy, baseline, mark } = await planFor(path, inForceFor);
    const place = resolve(path);
    const folder = dirname(place);
    const isKept = leftOutBy === undefined && isKnown(cache, place, mark, given, wants);
    plans.push({ path, place, folder, leftOutBy, baseline, mark, isKept, said: heard });
    left.set(folder, (left.get(folder) ?? 0) + 1);
  }
  const isUnread = ({ isKept, leftOutBy }: Plan) => !isKept && leftOutBy === undefined;
  const unread = plans.filter(isUnread).map(({ path }) => path);
  const judged = judgeAnew(unread, given, wants, { inForceFor, say: listening, tree }, true);
  try {
    for (const plan of plans) {
      const { path, place, folder, leftOutBy, baseline, mark } = plan;
      tell(plan.said);
      heard = [];
      const checked = plan.isKept ? take(cache, plan, wants.texts || baseline !== undefined) : undefined;
      if (leftOutBy) yield { leftOutBy };
      else if (checked) yield { checked, baseline };
      else {
        const outcome = isUnread(plan)
          ? ((await judged.next()).value as Outcome)
          : await judgeFile(path, inForceFor, listening, { tree, isSigned: true });
        const isTold = tell(heard);
        heard = [];
        yield outcome;
        const { signature, isSettled = false } = outcome;
        const found = outcome.found ?? (outcome.checked && describe(outcome.checked, wants));
        // What was said of a draft would have to be said again.
        if (found && signature && !isTold && heard.length === 0)
          cache.add(place, {
            signature,
            mark,
            hasFixes: wants.fixes || found.findings.length === 0,
            isSettled: isSettled || found.findings.length === 0,
            findings: Buffer.from(JSON.stringify(found)),
          });
      }
      const others = (left.get(folder) ?? 0) - 1;
      left.set(folder, others);
      if (others === 0) cache.close(folder);
    }
  } finally {
    await judged.return(undefined);
    cache.end();
  }
}

async function planFor(
  path: string,
  inForceFor: Desk['inForceFor'],
): Promise<Pick<Plan, 'leftOutBy' | 'baseline' | 'mark'>> {
  const { leftOutBy, baseline, mark } = await inForceFor(path);
  return leftOutBy ? { leftOutBy: shownPath(leftOutBy.uri), mark: '' } : { baseline, mark: mark() };
}

/** Whether all is kept of a draft that is asked for, and it is still the draft that it was. */
function isKnown(cache: Cache, place: string, mark: string, { fix }: JudgeOptions, { fixes }: Wants): boolean {
  const kept = cache.find(place);
  if (kept?.mark !== mark || (fixes && !kept.hasFixes) || (fix && !kept.isSettled)) return false;
  return cache.confirm(place, kept, false) !== undefined;
}

/** A draft as it was kept, with its text where that is asked for; undefined where it has changed meanwhile. */
function take(cache: Cache, { path, place }: Plan, wantsText: boolean): Checked | undefined {
  const kept = cache.find(place);
  const confirmed = wantsText ? kept && cache.confirm(place, kept, true) : {};
  const found = confirmed && kept && readFindings(kept);
  return found && restore(path, found, confirmed.text);
}

/** Reads all of some drafts, each of which is told from any other where that is asked for. */
async function* judgeAnew(
  drafts: readonly string[],
  given: JudgeOptions,
  wants: Wants,
  { inForceFor, say, tree }: Desk,
  isSigned = false,
): AsyncGenerator<Outcome> {
  // What is written or staged is so one draft after another.
  if (!given.fix && !given.staged && given.jobs !== 1) {
    const { cutBatches, jobsFor, judgeInThreads } = await import('./threads');
    const { batches, size } = cutBatches(drafts);
    const jobs = given.jobs ?? jobsFor(size);
    const { glossary, from, profile, rule } = given;
    if (jobs > 1) {
      yield* judgeInThreads(batches, jobs, { check: { glossary, from, profile, rule }, wants, isSigned }, say);
      return;
    }
  }
  for (const path of drafts) {
    const outcome = await judgeFile(path, inForceFor, say, { tree, isSigned });
    yield given.fix && outcome.checked ? fixDraft(outcome, outcome.checked, say.onProblem) : outcome;
  }
}

/** Fixes a checked draft in its file; gives what is left, or all where it cannot be written. */
function fixDraft(outcome: Outcome, checked: Judged, onProblem: (message: string) => void): Outcome {
  const { path, options } = checked;
  const before = checked.usage.draft.text.toString();
  const { edits, usage } = fixAll(checked.usage, options);
  if (edits.length === 0) return { ...outcome, isSettled: true };
  const after = usage.draft.text.toString();
  if (!replaceDraft(path, before, after, onProblem)) return outcome;
  const left = { path, usage, findings: lint(usage, options), fixesOf: fixesIn(usage, options) };
  return { ...outcome, checked: left, signature: { hash: hashOf(after) } };
}
