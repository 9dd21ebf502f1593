// Names that a draft introduces by their initials and that no glossary has: where they stand in full besides.
import type { Group, Variant } from './variants';

/** A name in full, and the initials by which the draft introduces it. */
export interface SpelledOut {
  readonly full: Variant;
  readonly short: Variant;
  /** Whether they are introduced only after it. */
  readonly isLate: boolean;
}

/**
 * The places where a name of a group stands in full besides where its initials are introduced, in the same part of the draft and
 * in running text, in order. The draft must use the initials: where it does not, the introduction is the fault.
 */
export function findSpelledOut(group: Group): readonly SpelledOut[] {
  const told = new Set<string>();
  const found: SpelledOut[] = [];
  for (const short of group) {
    const full = introducedBy(short, group);
    const { section } = short.passage.place;
    if (full === undefined || told.has(section) || !isRunning(short)) continue;
    told.add(section);
    const here = group.filter((place) => isRunning(place) && place.passage.place.section === section && place !== full);
    const introductions = here.filter((place) => introducedBy(place, group) !== undefined);
    const isUse = (place: Variant) =>
      place.text === short.text && isAfter(place, short) && !introductions.includes(place);
    if (!here.some(isUse)) continue;
    const introduced = new Set(introductions.map((place) => introducedBy(place, group)));
    for (const place of here)
      if (place.text === full.text && !introduced.has(place))
        found.push({ full: place, short, isLate: !isAfter(place, short) });
  }
  return found;
}

/** The name before a parenthesis that holds nothing but its initials. */
function introducedBy({ passage, start, context: { beside } }: Variant, group: Group): Variant | undefined {
  const [opening] = /\s\s*\($/.exec(beside.before) ?? [];
  if (opening === undefined || !beside.after.startsWith(')')) return undefined;
  return group.find((place) => place.passage === passage && place.end === start - opening.length);
}

function isRunning({ passage: { place }, context }: Variant): boolean {
  return place.scope === place.section && !context.inCapitals;
}

function isAfter(one: Variant, other: Variant): boolean {
  return one.passage === other.passage ? one.start > other.start : one.passage.index > other.passage.index;
}
