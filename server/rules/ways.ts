// What rules share that are about things written in two ways: the rarer way is told, and either can be written throughout.
import type { NonEmpty } from '../text/list';
import type { Edit } from '../text/span';
import { spanOf, type Usage, variantsAt } from '../usage/usage';
import type { Group, Variant, Variants } from '../usage/variants';
import { type Finding, type Fix, relate, type Report } from './rule';
import { t } from '../words/words';

/** The places of one thing by how it is written, the most frequent way first; one way or none where nothing is mixed. */
export type Ways = readonly NonEmpty<Variant>[];

/** Some places by their way of writing; of two that are as frequent the first one comes first, or that which is better. */
export function sortWays<Way extends string>(
  places: Group,
  wayOf: (place: Variant) => Way,
  isBetter?: (way: Way, other: Way) => boolean,
): Ways {
  const ways = new Map<Way, [Variant, ...Variant[]]>();
  for (const place of places) {
    const way = wayOf(place);
    const known = ways.get(way);
    if (known) known.push(place);
    else ways.set(way, [place]);
  }
  return [...ways]
    .sort(
      ([way, a], [other, b]) =>
        b.length - a.length || (isBetter?.(way, other) === true ? -1 : isBetter?.(other, way) === true ? 1 : 0),
    )
    .map(([, group]) => group);
}

/** How many places of a name are compared with each other one. */
const MOST_COMPARED = 20;

/** Those of some places that are of the same name as one that is written in another way. */
export function keepSame(
  places: Group,
  wayOf: (place: Variant) => string | undefined,
  isSame: (one: Variant, other: Variant) => boolean = isSameName,
): Group {
  const ways = sortWays(places, (place) => String(wayOf(place)));
  if (ways.length < 2) return [];
  return ways.flatMap((way) =>
    way.filter((place) =>
      ways.some((other) => other !== way && other.slice(0, MOST_COMPARED).some((one) => isSame(place, one))),
    ),
  );
}

/** Whether the same words of a name go on from two places, and the same or none stand before them. */
export function isSameName({ context: one }: Variant, { context: other }: Variant): boolean {
  return (
    one.namedAfter.replace(/['’]s?$/, '') === other.namedAfter.replace(/['’]s?$/, '') &&
    (one.namedBefore.endsWith(other.namedBefore) || other.namedBefore.endsWith(one.namedBefore))
  );
}

/** How many other places are told. */
const MOST_RELATED = 50;

/**
 * Tells of the first place of the rarest way of each thing that is mixed; `say` is given how it is written there and elsewhere,
 * and `levelOf` and `causeOf` the first places of two ways.
 */
export function* reportRarest(
  all: readonly Ways[],
  say = sayMixed,
  levelOf?: (here: Variant, there: Variant) => Report['level'],
  causeOf?: (here: Variant, there: Variant) => string,
): Iterable<Report> {
  for (const [most, ...others] of all) {
    const rarest = others.at(-1);
    if (most === undefined || rarest === undefined) continue;
    const { passage, start, end, text } = rarest[0];
    yield {
      passage,
      start,
      end,
      level: levelOf?.(rarest[0], most[0]),
      cause: causeOf?.(rarest[0], most[0]),
      message: say(text, most[0].text),
      related: most.slice(0, MOST_RELATED).map((place) => relate(place, t('“{0}” here', place.text))),
    };
  }
}

function sayMixed(here: string, there: string): string {
  return t('“{0}” stands here and “{1}” elsewhere: keep to one.', here, there);
}

/** Ways to fix a finding: each way of writing throughout. `write` gives the text of a place in the way of another one. */
export function writeThroughout(
  usage: Usage,
  { start }: Finding,
  findWays: (variants: Variants) => readonly Ways[],
  write: (place: Variant, model: Variant) => string | undefined,
): readonly Fix[] {
  for (const ways of variantsAt(usage, start).flatMap(findWays)) {
    const rarest = ways.at(-1);
    if (ways.length < 2 || rarest === undefined || spanOf(usage, rarest[0]).start !== start) continue;
    return ways.map(([model], way): Fix => {
      const edits = ways.flatMap((places, other) =>
        other === way ? [] : places.flatMap((place) => edit(usage, place, write(place, model)) ?? []),
      );
      edits.sort((a, b) => a.start - b.start);
      return { title: t('Write “{0}” throughout', model.text), edits, preferred: false };
    });
  }
  return [];
}

/** The edit that writes a text in a place, or undefined where markup cuts its words. */
function edit(usage: Usage, place: Variant, text: string | undefined): Edit | undefined {
  const span = spanOf(usage, place);
  return text === undefined || span.end - span.start !== place.text.length ? undefined : { ...span, text };
}
