// One phrase with capitals and without.
import { foldText } from '../text/normalize';
import type { Edit } from '../text/span';
import { CAPITALS } from '../usage/traces';
import { findVariants, type Group, type Variant } from '../usage/variants';
import { spanOf, type Usage } from '../usage/usage';
import { type Fix, relate, type Report, type Rule } from './rule';

/** Where capitals stand for other reasons than what a phrase is. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'heading', 'caption', 'table']);

/** Whether the capitals of a place say what its phrase is to the writer. */
function counts({ passage: { place }, context, text }: Variant): boolean {
  if (elsewhere.has(place.scope) || context.inCapitals || context.isTitled || context.isTitle) return false;
  // They build back better; an action plan.
  return !context.endsInAdverb && !(context.isIndefinite && isSmall(text));
}

function isSmall(text: string): boolean {
  return text === text.toLowerCase();
}

/** The whole phrase at a place with capitals: with the words of the name that it is in. */
interface Phrase {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

function phraseOf({ text, context }: Variant): Phrase {
  const [first, last] = text.split(' ');
  return {
    before: isCapital(first) ? context.namedBefore : '',
    text,
    after: isCapital(last) ? context.namedAfter : '',
  };
}

/** The same words at another place, as they are written there; undefined where others stand there. */
function readAt({ before, text, after }: Phrase, place: Variant): Phrase | undefined {
  const { beside } = place.context;
  const its = {
    before: before === '' ? '' : beside.before.slice(-before.length),
    text: place.text,
    after: beside.after.slice(0, after.length),
  };
  const isSame = foldText(its.before) === foldText(before) && foldText(its.after) === foldText(after);
  return isSame && place.text.length === text.length ? its : undefined;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Which words of a phrase have capitals; the first one of a sentence has one whatever it is. */
function patternOf({ before, text, after }: Phrase): readonly boolean[] {
  return `${before}${text}${after}`.split(/[\s]+/).map(isCapital);
}

/** Whether two places are one phrase with other capitals. Each must hold the whole name that the other is part of. */
function clash(one: Variant, other: Variant): boolean {
  const [a, b] = [phraseOf(one), phraseOf(other)];
  const atOther = readAt(a, other);
  const atOne = readAt(b, one);
  if (atOther === undefined || atOne === undefined) return false;
  const isFree = (index: number, { before }: Phrase) =>
    index === 0 && before === '' && (one.context.opens || other.context.opens);
  const differ = (phrase: Phrase, its: Phrase) => {
    const written = patternOf(its);
    return patternOf(phrase).some((capital, index) => capital !== written[index] && !isFree(index, phrase));
  };
  return differ(a, atOther) || differ(b, atOne);
}

/** The places of a group whose capitals clash with those of another, by their capitals, the most frequent first. */
function waysOf(group: Group): readonly Group[] {
  const places = group.filter(counts);
  const ways = new Map<string, Variant[]>();
  for (const place of places) {
    const known = ways.get(place.text);
    if (known) known.push(place);
    else ways.set(place.text, [place]);
  }
  const [ones, others] = [[...ways.values()], [...ways.values()]];
  const clashing = ones.flatMap((way) => {
    const found = way.filter((place) => others.some((other) => other !== way && isAgainst(place, other)));
    return found.length > 0 ? [found] : [];
  });
  return clashing.sort((a, b) => b.length - a.length);
}

/** Whether a place clashes with one of the first of some others. */
function isAgainst(place: Variant, others: Group): boolean {
  return others.slice(0, MOST_COMPARED).some((other) => clash(place, other));
}

/** How many places of one way a place is compared with. */
const MOST_COMPARED = 20;

/** How many other places are told. */
const MOST_RELATED = 50;

/** How far the pairs of one phrase stand from one another, in UTF-16 units. */
const LONGEST_PHRASE = 40;

function reportWays({ passage, start, end, text }: Variant, most: Group): Report {
  return {
    passage,
    start,
    end,
    message: `“${text}” stands here and “${most[0].text}” elsewhere: keep to one way of capitals.`,
    related: most.slice(0, MOST_RELATED).map((place) => relate(place, `“${place.text}” here`)),
  };
}

/** The ways in which an abbreviation is written that some take for a word: QUAD, Quad. */
function shoutedWaysOf(group: Group): readonly Group[] {
  const places = group.filter((place) => counts(place) && place.context.isAlone);
  const loud = places.filter(({ form }) => form === CAPITALS);
  const quiet = places.filter(({ form }) => form !== CAPITALS);
  return loud.length === 0 || quiet.length === 0 ? [] : [loud, quiet].sort((a, b) => b.length - a.length);
}

/** All groups of a draft as the ways in which each is written. */
function* findWays(usage: Usage): Iterable<readonly Group[]> {
  const { titled, shouted } = findVariants(usage);
  for (const group of titled) yield waysOf(group);
  for (const group of shouted) yield shoutedWaysOf(group);
}

export const mixedCapitals: Rule = {
  id: 'mixed-capitals',
  summary: 'One phrase with capitals and without in one draft.',
  why: 'Federal agencies and federal agencies, the G7 Leaders and the G7 leaders are each right in some house, and one draft keeps to one (Chicago Manual of Style). Longer names, titles of persons, headings and the starts of sentences have capitals of their own.',
  level: 'information',
  examples: [
    {
      before: 'The G7 leaders met. Then the G7 leaders dined. Later the G7 Leaders left.',
      after: 'The G7 leaders met. Then the G7 leaders dined. Later the G7 leaders left.',
    },
    {
      before:
        'They met Gavi, and then the GAVI board. They saw Gavi (a vaccine alliance) again. The GAVI (a fund) is big.',
    },
  ],
  silent: [
    'We saw Vice President Lee. The vice president of the firm left.',
    'They read the Clean Energy Act. They want clean energy.',
    'Clean energy helps. They want clean energy.',
    '## The Clean Energy Boom\n\nThey want clean energy.',
    'The Action Plan helps. They want an action plan.',
    'MR. LEE: They saw Mr. Lee.',
  ],
  *checkDraft(usage): Iterable<Report> {
    let last: Variant | undefined;
    for (const ways of findWays(usage)) {
      if (ways.length < 2) continue;
      const [place] = ways[ways.length - 1];
      // Of a phrase of several words one pair tells all.
      if (last && last.passage === place.passage && place.start - last.end < LONGEST_PHRASE) continue;
      last = place;
      yield reportWays(place, ways[0]);
    }
  },
  fix(usage, finding): readonly Fix[] {
    for (const ways of findWays(usage)) {
      if (ways.length < 2 || !ways.some((places) => spanOf(usage, places[0]).start === finding.start)) continue;
      return ways.map(([{ text }]) => ({
        title: `Write “${text}” throughout`,
        edits: ways
          .flatMap((places) => places.flatMap((place) => rewrite(usage, place, text) ?? []))
          .sort((a, b) => a.start - b.start),
        preferred: false,
      }));
    }
    return [];
  },
};

/** The edit that gives a place the capitals of `text`, or undefined where nothing is to be edited. */
function rewrite(usage: Usage, place: Variant, text: string): Edit | undefined {
  const span = spanOf(usage, place);
  if (place.text === text || span.end - span.start !== text.length || place.text.length !== text.length)
    return undefined;
  return { ...span, text: place.context.opens ? place.text[0] + text.slice(1) : text };
}
