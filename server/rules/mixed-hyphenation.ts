// One compound in two ways: with a hyphen, in one word, in two words.
import * as english from '../usage/english';
import { HYPHEN_FORMS, OPEN } from '../usage/traces/forms';
import type { Group, Variant, Variants } from '../usage/variants';
import type { Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';

/** How the words of a compound are joined. */
type Joint = 'hyphen' | 'one' | 'two';

function jointOf({ form }: Variant): Joint {
  return (form & HYPHEN_FORMS) !== 0 ? 'hyphen' : (form & OPEN) !== 0 ? 'two' : 'one';
}

/**
 * Whether two places are one compound written in two ways, and not a matter of grammar: a long-term plan is one for the
 * long term, and they roll back what a rollback is.
 */
function clash(a: Variant, b: Variant): boolean {
  const joints = [jointOf(a), jointOf(b)];
  if (joints[0] === joints[1]) return false;
  // The capitals of a heading say nothing of a name in the text.
  if (isName(a) && isName(b) && isTitle(a) !== isTitle(b) && goesOnAs(a) !== goesOnAs(b)) return false;
  if (joints.includes('one')) return ![a, b].some((place) => jointOf(place) === 'two' && isOtherwiseRead(place));
  // A longer name has its own way: Asia Pacific Breweries; but a title is no part of the name after it.
  if (isName(a) && isName(b)) return a.context.isTitle || goesOnAs(a) === goesOnAs(b);
  const [hyphen, open] = joints[0] === 'hyphen' ? [a, b] : [b, a];
  // Several things describe no noun: export-controls.
  if (isSeveral(hyphen) && hyphen.context.describes !== true && !open.context.endsInAdverb) return true;
  if (open.context.describes === undefined) return false;
  // A verb of two words has a hyphen: they fast-track the plan.
  if (hyphen.context.takesObject && !hyphen.context.endsInDoer) return false;
  // Before a noun a hyphen is more needed than elsewhere; but four years are no four-year plan.
  if (open.context.describes) return hyphen.context.describes !== false || isPlural(open) === isPlural(hyphen);
  if (hyphen.context.describes !== false) return false;
  return (
    (hyphen.context.endsInDoer && open.context.endsInDoer) ||
    (hyphen.context.wordBefore !== '' && hyphen.context.wordBefore === open.context.wordBefore)
  );
}

function isPlural({ text }: Variant): boolean {
  return /[^s]s$/.test(text);
}

/** Whether it is several of a thing, and no number of parts: two-thirds. */
function isSeveral(place: Variant): boolean {
  const [first = ''] = /^[^\s\p{Pd}]+/u.exec(place.text) ?? [];
  return isPlural(place) && (english.lookUp(first) & english.QUANTIFIER) === 0 && !/^\d/.test(first);
}

/** Whether two words may be no compound where they stand: they roll back prices; machine gun fire. */
function isOtherwiseRead({ context }: Variant): boolean {
  return context.endsInAdverb || context.followsNoun;
}

/** The word with a capital that follows at once. */
function goesOnAs({ context }: Variant): string {
  return context.neighbours.after;
}

/** What decides about a clash; places that are alike in it clash with the same others. */
function signatureOf(place: Variant): string {
  const { describes, endsInDoer, followsNoun, wordBefore } = place.context;
  return [
    jointOf(place),
    describes,
    endsInDoer,
    followsNoun,
    describes === false && !endsInDoer ? wordBefore : '',
    isName(place) ? `${goesOnAs(place)} ${isTitle(place)}` : '',
  ].join(' ');
}

/** Whether a place has capitals that no sentence's start gives it. */
function isName({ text, context }: Variant): boolean {
  if (/^\p{Lu}(?:\p{Lu}[^\s\p{Pd}]*$|[^\s\p{Pd}]*[\s\p{Pd}][\p{Lu}\p{N}])/u.test(text)) return true;
  if (!/^\p{Lu}/u.test(text) || context.opens) return false;
  if (isGiven(text, context.neighbours.before)) return true;
  const { before, after } = context.neighbours;
  // Of two words one alone with a capital makes no name by itself, American Flag desecration; Economic Co-operation and Trade does.
  return !/[\s\p{Pd}]/u.test(text) || after !== '' || (before !== '' && !/\s/.test(text));
}

/** Whether it is what a person is called after the family name: Moss Wex-lin; none of it is a word of the language. */
function isGiven(text: string, family: string): boolean {
  const parts = text.split(/[\s\p{Pd}]/u);
  return family !== '' && parts.length === 2 && [family, ...parts].every((part) => english.lookUp(part) === 0);
}

/** How many different surroundings of one compound are compared with one another. */
const MOST_SIGNATURES = 40;

/** The places of a group that clash with another. A name keeps its own, unless it is the name that is written in two ways. */
function findClashing(group: Group): Group {
  if (!areJoinedOtherwise(group)) return [];
  const names = group.filter(isName);
  if (names.length === 0 || names.length === group.length) return findClashingAmong(group);
  const clashing = findClashingAmong(group.filter((place) => !isName(place) || isTitle(place)));
  return clashing.length > 0
    ? clashing
    : findClashingAmong(names.filter((place) => !isTitle(place) && !place.context.isTitled));
}

function areJoinedOtherwise(places: Group): boolean {
  return places.some((place) => jointOf(place) !== jointOf(places[0]!));
}

function findClashingAmong(places: Group): Group {
  if (!areJoinedOtherwise(places)) return [];
  const kinds = new Map<string, Variant>();
  for (const place of places) {
    if (kinds.size >= MOST_SIGNATURES) break;
    const signature = signatureOf(place);
    if (!kinds.has(signature)) kinds.set(signature, place);
  }
  const clashing = new Set(
    [...kinds].filter(([, place]) => [...kinds.values()].some((other) => clash(place, other))).map(([key]) => key),
  );
  return places.filter((place) => clashing.has(signatureOf(place)));
}

function isTitle({ passage: { place } }: Variant): boolean {
  return place.scope === 'title' || place.scope === 'heading';
}

/** What a draft joins in several ways. */
function findWays({ joined, near }: Variants): readonly Ways[] {
  return [...joined.map(findCompounds), ...near.map(findSeries)];
}

/** How a compound is joined; before a noun, where the ways are as frequent, a hyphen is the better one. */
function findCompounds(group: Group): Ways {
  return sortWays(findClashing(group), jointOf, (way, other) => way === 'hyphen' && other === 'two');
}

/** What joins the numbers of a series to its name: COP27, COP 28; Hwasong-18, Hwasong 19. */
function findSeries(group: Group): Ways {
  const numbered = group.filter(({ text, context }) => seriesOf(text) !== undefined && !context.inCapitals);
  return sortWays(numbered, ({ text }) => seriesOf(text)!);
}

function seriesOf(text: string): string | undefined {
  return /^(?!FY)(?:\p{Lu}{2,}|\p{Lu}\p{Ll}{4,})([\s\p{Pd}]?)\d+$/u.exec(text)?.[1]?.replace(/\p{Pd}/u, '-');
}

export const mixedHyphenation: Rule = {
  id: 'mixed-hyphenation',
  summary: 'One compound with a hyphen, in one word or in two words in one draft.',
  why: 'Multi-family and multifamily, policy makers and policymakers may both be right, and one draft keeps to one of each (Chicago Manual of Style). What grammar decides is no fault: a long-term plan is one for the long term.',
  level: 'information',
  examples: [
    {
      before: 'They build multifamily homes and multifamily blocks. The multi-family homes are new.',
      after: 'They build multifamily homes and multifamily blocks. The multifamily homes are new.',
    },
    {
      before: 'Fast-charging stations and fast-charging sites opened. Other fast charging sites will follow.',
      after: 'Fast-charging stations and fast-charging sites opened. Other fast-charging sites will follow.',
    },
    {
      before: 'They need storm-resilient homes and storm-resilient roads. They want storm resilient power stations.',
      after: 'They need storm-resilient homes and storm-resilient roads. They want storm-resilient power stations.',
    },
    {
      before: 'They left COP26 early and met at COP27. At COP 28 they met again.',
      after: 'They left COP26 early and met at COP27. At COP28 they met again.',
    },
    {
      before: 'The policymakers met. Other policymakers left. Some policy makers stayed.',
      after: 'The policymakers met. Other policymakers left. Some policymakers stayed.',
    },
    {
      before: 'Their fast charging stations opened. The fast-charging network grows.',
      after: 'Their fast-charging stations opened. The fast-charging network grows.',
    },
  ],
  silent: [
    'They like private-sector firms. They help the private sector trade.',
    'They have a long-term plan. They plan for the long term.',
    'They roll back prices. The rollback hurts.',
    'They heard gunfire, and then machine gun fire.',
    'The talks are long-term. In the long term, plans help.',
    'A follow-up came. They follow up.',
    'They cannot export-control a book. Their export control regime is new.',
    'The Multi-Family Homes Act helps multifamily homes.',
    'The Forum for Nordic Co-operation and Trade supports cooperation.',
    'Nordic Baltic Timber sells wood in the Nordic-Baltic region.',
    'She was a director and then Vice President; then-Vice President Lee left.',
    'They met 70 times, or 7-0.',
    'The G7 met. They flew an MQ-9 and a KC-135, and in NATO 31 of 32 agreed.',
    '“The multi-family homes are new”, he said of multifamily homes.',
  ],
  checkVariants: (variants) => reportRarest(findWays(variants)),
  fix: (usage, finding) => writeThroughout(usage, finding, findWays, rejoin),
};

/** A compound joined in the way of another one; undefined where its parts are not known. */
function rejoin(place: Variant, model: Variant): string | undefined {
  const series = seriesOf(model.text);
  if (series !== undefined) return place.text.replace(/[\s\p{Pd}]?(?=\d)/u, series);
  const parts = place.text.split(/[\s\p{Pd}]/u);
  const split = parts.length === 2 ? place : model;
  const first = split.text.search(/[\s\p{Pd}]/u);
  const letters = parts.join('');
  if (first <= 0 || first >= letters.length) return undefined;
  const separator = { hyphen: '-', two: ' ', one: '' }[jointOf(model)];
  return `${letters.slice(0, first)}${separator}${letters.slice(first)}`;
}
