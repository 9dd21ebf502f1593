// How what was reported of a draft goes along with its text when an edit changes nothing that it hangs on.
import { findSpan } from '../text/span';
import type { Passage, Placed } from '../usage/passage';
import type { Changes } from '../usage/order';
import { type Successors, successorsOf } from '../usage/successors';
import type { Subject, Told } from './lint';
import type { Report } from './rule';

/** How what was told goes along with an edit. */
export interface Moves {
  readonly successors: Successors;
  /** Whether all can be found again that was told of a subject; without one, of any concept and of the draft. */
  canFollow(of?: Subject): boolean;
  /** What was told, but for what is told of some subjects: what has stayed in its place in order, and what has moved. */
  follow(but: ReadonlySet<Subject>): { readonly kept: readonly Told[]; readonly moved: readonly Told[] };
}

/** How what was told of other subjects than some goes along with changes of passages. */
export function findMoves(told: readonly Told[], but: ReadonlySet<Subject>, changes: Changes): Moves {
  const successors = successorsOf(changes);
  const moved = new Map<Told, Told>();
  const lost = new Set<Subject>();
  for (const one of successors.size > 0 ? told : []) {
    if (typeof one.of === 'object' || but.has(one.of) || !stands(one.report, successors)) continue;
    const report = moveReport(one.report, successors);
    if (report) moved.set(one, { ...one, report });
    else lost.add(one.of);
  }
  return {
    successors,
    canFollow: (of) => (of === undefined ? ![...lost].some((one) => typeof one !== 'number') : !lost.has(of)),
    follow: (others) => {
      const held = told.filter(({ of }) => !others.has(of));
      return {
        kept: moved.size > 0 ? held.filter((one) => !moved.has(one)) : held,
        moved: [...moved.values()].filter(({ of }) => !others.has(of)),
      };
    },
  };
}

/** Whether a report, or a place that explains it, stands in a passage that was replaced. */
function stands({ passage, related }: Report, successors: Successors): boolean {
  if (passage && successors.has(passage)) return true;
  for (const place of related ?? none) if (successors.has(place.passage)) return true;
  return false;
}

const none: readonly Placed[] = [];

function moveReport(report: Report, successors: Successors): Report | undefined {
  const { passage, related } = report;
  const span = passage ? movePlace({ ...report, passage }, successors) : report;
  const places = related?.map((place) => movePlace(place, successors));
  if (span === undefined || places?.some((place) => place === undefined)) return undefined;
  const about = (['occurrence', 'introduced', 'unexplained'] as const).map((kind) =>
    moveAbout(report, kind, successors),
  );
  if (about.includes('gone')) return undefined;
  const [occurrence, introduced, unexplained] = about;
  return { ...report, ...span, related: places, occurrence, introduced, unexplained } as Report;
}

/** A place in the passage that came in the place of its own; the same where that stands as it was. */
function movePlace<Place extends Placed>(place: Place, successors: Successors): Place | undefined {
  const successor = successors.get(place.passage);
  if (successor === undefined) return place;
  const [start, end] = [successor.startOf(place.start), successor.endOf(place.end)];
  return start < 0 || end < start ? undefined : { ...place, passage: successor.passage, start, end };
}

const listOf = {
  occurrence: ({ occurrences }: Passage): readonly Placed[] => occurrences,
  introduced: ({ introductions }: Passage): readonly Placed[] => introductions,
  unexplained: ({ unexplained }: Passage): readonly Placed[] => unexplained,
};

function moveAbout(report: Report, kind: keyof typeof listOf, successors: Successors): Placed | 'gone' | undefined {
  const was: Placed | undefined = report[kind];
  const successor = was && successors.get(was.passage);
  if (successor === undefined) return was;
  const start = successor.startOf(was!.start);
  const list = listOf[kind](successor.passage);
  const found = list[findSpan(list, start)];
  return found?.start === start ? found : 'gone';
}
