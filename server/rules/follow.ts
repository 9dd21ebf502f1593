// How what was reported of a draft goes along with its text when an edit changes nothing that it hangs on.
import { findSpan } from '../text/span';
import type { Passage, Placed } from '../usage/passage';
import type { Successors } from '../usage/successors';
import type { Told } from './lint';
import type { Report } from './rule';

/**
 * What was told, in the passages as they are now; the same where none of it stood in one that was replaced, undefined
 * where something cannot be found again.
 */
export function follow(told: readonly Told[], successors: Successors): readonly Told[] | undefined {
  if (successors.size === 0 || !told.some(({ report }) => stands(report, successors))) return told;
  const moved: Told[] = [];
  for (const one of told) {
    const report = stands(one.report, successors) ? moveReport(one.report, successors) : one.report;
    if (report === undefined) return undefined;
    moved.push(report === one.report ? one : { ...one, report });
  }
  return moved;
}

/** Whether a report, or a place that explains it, stands in a passage that was replaced. */
function stands({ passage, related }: Report, successors: Successors): boolean {
  if (passage && successors.has(passage)) return true;
  return related?.some((place) => successors.has(place.passage)) ?? false;
}

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
