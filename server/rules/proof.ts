// A fix proves itself: it is made, the draft is read again, and only what fixes and damages nothing is offered.
import { blockAt, type Draft, editDraft, parseDraft } from '../text/draft';
import { areAlike } from '../text/list';
import { createPlaces, placeBefore, placeKept, type Places, readsAlike } from '../text/sameness';
import { applyEdits, type Edit, findSpan, joinSpans, overlaps, type Span } from '../text/span';
import type { Introduced, Occurrence, Passage } from '../usage/passage';
import { finish } from '../text/steps';
import { changesBetween } from '../usage/order';
import { readUsageInSteps, spanIn, type Usage } from '../usage/usage';
import { lintInSteps, loudness } from './lint';
import type { Finding, LintOptions } from './rule';

/** What is tried: edits, in order and disjoint, and the findings that they are to fix. */
export interface Candidate {
  readonly edits: readonly Edit[];
  readonly resolves: readonly Finding[];
}

/** What the draft does after the edits of a candidate, or undefined where it does not hold; see `proveInSteps`. */
export function prove(usage: Usage, options: LintOptions, candidate: Candidate): Usage | undefined {
  return finish(proveInSteps(usage, options, candidate));
}

/**
 * What the draft does after the edits of a candidate: a keystroke’s cost. Undefined where it does not hold, since
 * - the Markdown around the words replaced reads otherwise, or something else than the author’s own words is replaced,
 * - a name or an introduction around them means something else, or
 * - not all that it fixes is gone, or something as loud, or loud enough to be told, is new anywhere in the draft.
 */
export function* proveInSteps(
  usage: Usage,
  options: LintOptions,
  { edits, resolves }: Candidate,
): Generator<void, Usage | undefined> {
  const draft = edit(usage.draft, edits);
  if (!readsAlike(usage.draft, draft, edits)) return undefined;
  const after = yield* readUsageInSteps(usage.glossary, draft, usage);
  if (!namesAlike(usage, after, createPlaces(edits))) return undefined;
  const before = yield* lintInSteps(usage, options);
  const now = yield* lintInSteps(after, options, undefined, before);
  return isResolved(before.all, now.all, resolves, createPlaces(edits)) ? after : undefined;
}

/** What is read again at least for a fix, in UTF-16 units. */
const LEAST_REREAD = 2000;

/** About how much is read again to prove a fix of what was found, in UTF-16 units: its block. */
export function rereadFor({ draft }: Usage, { start }: Finding): number {
  return Math.max(blockAt(draft, start)?.block.text.length ?? 0, LEAST_REREAD);
}

/** How many edits are read one after another; more cost less when all is read anew. */
const FEW_EDITS = 20;

/** The draft after edits, in order and disjoint. */
function edit(draft: Draft, edits: readonly Edit[]): Draft {
  return edits.length > FEW_EDITS
    ? parseDraft(applyEdits(draft.text.toString(), edits), draft.language)
    : // From the last to the first, so that each finds its place.
      editDraft(draft, [...edits].reverse());
}

/** What a finding is about: two of one rule about one thing are the same, wherever each stands. */
function keyOf({ rule, occurrence, introduced, unexplained }: Finding): string {
  const concept = occurrence?.mention.name.concept ?? introduced?.introduction.concept;
  return `${rule} ${concept?.id ?? unexplained?.word.text ?? ''}`;
}

/**
 * Whether what is fixed is gone, and nothing is new that is as loud, or loud enough to be told. What is found as often of one
 * thing as before is not new, nor is what the same rule has found at that place of another thing.
 */
export function isResolved(
  before: readonly Finding[],
  now: readonly Finding[],
  resolves: readonly Finding[],
  places: Places,
): boolean {
  const floor = resolves.reduce((least, { level }) => Math.min(least, loudness[level]), loudness.information);
  const isLoud = ({ level }: Finding) => loudness[level] >= floor;
  const counts = new Map<string, number>();
  const count = (finding: Finding, by: number) => counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + by);
  for (const finding of before) if (isLoud(finding)) count(finding, 1);
  for (const finding of resolves) count(finding, -1);
  const resolved = new Set(resolves.map(placeOf));
  const known = new Set(before.map(placeOf).filter((place) => !resolved.has(place)));
  const loud = now.filter(isLoud);
  const moved = loud.filter(
    (finding) => !known.has(placeOf({ ...finding, start: placeBefore(places, finding.start) })),
  );
  const isMoved = new Set(moved);
  // What stands where it stood counts first, or else something new before it would be taken for it.
  for (const finding of loud) if (!isMoved.has(finding)) takeOne(finding);
  return moved.every(takeOne);

  function takeOne(finding: Finding): boolean {
    const left = counts.get(keyOf(finding)) ?? 0;
    if (left > 0) count(finding, -1);
    return left > 0;
  }

  function placeOf({ rule, start }: Finding): string {
    return `${rule} ${placeKept(places, start)}`;
  }
}

/** Whether the names and introductions around the words replaced are read as they were, except those that these become part of. */
function namesAlike(before: Usage, after: Usage, places: Places): boolean {
  // Passages that stay as they are hold the same.
  const changes = changesBetween(before.passages, after.passages);
  const kept = new Set(changes.before);
  const known = new Set(changes.after.filter((passage) => kept.has(passage)));
  const changed = (passages: readonly Passage[]) => passages.filter((passage) => !known.has(passage));
  const old = namesIn(before, changed(changes.before), places.replaced, (offset) => placeKept(places, offset));
  const now = namesIn(after, changed(changes.after), places.written, (offset) => placeBefore(places, offset));
  const touched = joinSpans([...old, ...now].filter(({ isTouched }) => isTouched));
  const around = (names: readonly Named[]) =>
    names.filter((name) => {
      const last = touched[findSpan(touched, name.end - 1)];
      return !name.isTouched && !(last && overlaps(name, last));
    });
  return areAlike(around(old), around(now), (was, is) => was.start === is.start && was.what === is.what);
}

/** A name or an introduction; offsets in the draft before. */
interface Named extends Span {
  readonly what: string;
  /** Whether an edit touches it. */
  readonly isTouched: boolean;
}

function namesIn(
  usage: Usage,
  passages: readonly Passage[],
  edits: readonly Span[],
  placeOf: (offset: number) => number,
): readonly Named[] {
  const names: Named[] = [];
  for (const passage of passages) {
    const { start: at } = spanIn(usage, passage, { start: 0, end: 0 });
    const add = ({ start, end }: Span, what: string) => {
      const last = edits[findSpan(edits, at + end)];
      const isTouched = last !== undefined && last.end >= at + start;
      names.push({ start: placeOf(at + start), end: placeOf(at + end), what, isTouched });
    };
    for (const occurrence of passage.occurrences) add(occurrence, describeName(occurrence));
    for (const introduced of passage.introductions) add(introduced, describeIntroduction(introduced));
  }
  return names;
}

function describeName({ mention: { name, quoted } }: Occurrence): string {
  return `${name.concept.id} ${name.text} ${quoted}`;
}

function describeIntroduction({ introduction: { shape, concept, verdict } }: Introduced): string {
  return `${shape} ${concept.id} ${verdict}`;
}
