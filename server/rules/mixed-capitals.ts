// One phrase with capitals and without.
import { remember } from '../glossary/remember';
import type { NonEmpty } from '../text/list';
import { differInCapitals, isWholePhrase } from '../usage/phrases';
import type { Group, Variant, Variants } from '../usage/variants';
import type { Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';
import { t } from '../words/words';

/** Where capitals stand for other reasons than what a phrase is. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'heading', 'caption', 'table']);

/** Whether the capitals of a place say what its phrase is to the writer. */
function counts(place: Variant): boolean {
  return isSet(place) && !place.context.isTitle;
}

/** The same, where its phrase may be the title of a person as well. */
function isSet({ passage: { place }, context }: Variant): boolean {
  if (elsewhere.has(place.scope)) return false;
  // They build back better.
  if (context.endsInAdverb) return false;
  return !context.inCapitals && !context.isTitled && !context.isInCompound;
}

function isSmall(text: string): boolean {
  return text === text.toLowerCase();
}

/** The places of a group whose capitals clash with those of another, by their capitals. */
function waysOf(group: Group): Ways {
  // What stands around a place is dear to ask, and most phrases are written in one way but where they open a sentence.
  const [first, ...rest] = group.map(wordsOf);
  if (rest.every((words) => words === first)) return [];
  const all = sortWays(group.filter(counts), capitalsOf).slice(0, MOST_WAYS);
  const clashing = all.flatMap((way) => {
    const comparisons = all.filter((other) => other !== way).map(compareWith);
    return way.filter((place) => comparisons.some((isAgainst) => isAgainst(place)));
  });
  return sortWays(clashing, capitalsOf);
}

/**
 * Tells whether a place clashes with one of the first of some others. Of federal agencies the adjective is told of. Most places are
 * like many: what clashes with a whole phrase is looked at once for each kind.
 */
function compareWith(others: NonEmpty<Variant>): (place: Variant) => boolean {
  const compared = others.slice(0, MOST_COMPARED);
  const whole = compared.filter(isWholePhrase);
  const parts = compared.filter((other) => !isWholePhrase(other));
  const known = new Map<string, boolean>();
  const clashWithWhole = (place: Variant) => {
    if (!isWholePhrase(place)) return whole.some((other) => clash(place, other));
    const kind = kindOfPhrase(place);
    let is = known.get(kind);
    if (is === undefined) known.set(kind, (is = whole.some((other) => clash(place, other))));
    return is;
  };
  return (place) => {
    const isOfAdjective = place.context.isDescribedBody && secondWord(others[0]) === secondWord(place);
    return !isOfAdjective && (clashWithWhole(place) || parts.some((other) => clash(place, other)));
  };
}

function clash(one: Variant, other: Variant): boolean {
  return areComparable(one, other) && differInCapitals(one, other);
}

/** What decides whether a whole phrase clashes with others. */
const kindOfPhrase = remember(({ text, context }: Variant): string => {
  const { opens, isIndefinite, isDated, isDescribedBody, isOfOfficers, namedBefore, namedAfter, definite } = context;
  const what = [text, opens, isIndefinite, isDated, isDescribedBody, isOfOfficers];
  return [...what, namedBefore === '', namedAfter === '', definite === undefined].join(' ');
});

/** Which words of a place have capitals. */
function capitalsOf({ text }: Variant): string {
  return text.replace(/\p{Lu}\S*/gu, 'A').replace(/\p{Ll}\S*/gu, 'a');
}

/** The words of a place, without the capital that the start of a sentence gives them. */
function wordsOf({ text, context }: Variant): string {
  return isSmall(text.charAt(0)) || !context.opens ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether two places may speak of one thing: one member state is what Member States are, but an action plan is not the Action Plan. */
function areComparable(one: Variant, other: Variant): boolean {
  const [small, capital] = capitalsIn(one) <= capitalsIn(other) ? [one, other] : [other, one];
  // What a year tells from others of its kind has a name that these have not: the 1951 Security Treaty, a bilateral security treaty.
  if (capital.context.isDated && !small.context.isDated && small.context.definite === undefined) return false;
  const isSame = isPlural(small) === isPlural(capital);
  if (!isSmall(wordsOf(small))) return isSame;
  return (
    (isSame && !small.context.isIndefinite) ||
    (!capital.context.isOfOfficers && (isPlural(capital) || isAnyOf(capital.context)))
  );
}

/** How many words of a place have capitals that the start of a sentence does not give them. */
function capitalsIn(place: Variant): number {
  return wordsOf(place)
    .split(' ')
    .filter((word) => !isSmall(word.charAt(0))).length;
}

/** Whether it is any one of several, by no longer name: a Member State. */
function isAnyOf({ isIndefinite, namedBefore, namedAfter }: Variant['context']): boolean {
  return isIndefinite && namedBefore === '' && namedAfter === '';
}

function isPlural({ text }: Variant): boolean {
  return /[^s]s$/.test(text);
}

function secondWord({ text }: Variant): string | undefined {
  return text.split(' ')[1];
}

/** Whether all of what a phrase names is in it: what goes on may be the name of something else, and the phrase no name. */
function isWhole({ text, context }: Variant): boolean {
  if (!text.includes(' ') || text.includes(' of ')) return true;
  return (context.describes === false || context.isIntroduced) && context.endsName;
}

/** Whether the same words of a name go on from two places. */
function endAlike({ context: here }: Variant, { context: there }: Variant): boolean {
  return here.namedAfter !== '' && here.namedAfter === there.namedAfter;
}

/** How many ways of writing one phrase are compared, and how many places of one with a place of another. */
const MOST_WAYS = 8;
const MOST_COMPARED = 20;

/** How far the pairs of one phrase stand from one another, in UTF-16 units. */
const LONGEST_PHRASE = 40;

/** The ways in which an abbreviation is written that some take for a word: QUAD, Quad. */
function shoutedWaysOf(group: Group): Ways {
  const places = group.filter((place) => (isShouted(place) || counts(place)) && place.context.isAlone);
  return sortWays(places, ({ form }) => String(form));
}

/** Whether a word has capitals that no label or title gives it: OPCON, OpCon. */
function isShouted({ text, passage: { place }, context }: Variant): boolean {
  return /^\p{Lu}\p{L}*\p{Lu}\p{L}*$/u.test(text) && !elsewhere.has(place.scope) && !context.inCapitals;
}

/** The capital of a word that stands in no name, where it is the same to whoever speaks: the Nation, the nation. */
function singleWaysOf(group: Group): Ways {
  const ways = sortWays(group.filter(isTold), ({ text }) => text);
  const clashing = ways.flatMap((way) =>
    way.filter((place) =>
      ways.some((other) => other !== way && other.slice(0, MOST_COMPARED).some((one) => isSameThing(place, one))),
    ),
  );
  return sortWays(clashing, ({ text }) => text);
}

/** Whether a word speaks of one thing, describes a body, governs or meets; elsewhere in a name its capital is that of the name. */
function isTold(place: Variant): boolean {
  const { context } = place;
  if (context.isBorne || context.isSeveralOfficers || context.isGathering || context.isDivision)
    return isSet(place) && (isSmall(place.text) || !context.opens);
  if (!context.isGovernment) {
    if (context.definite === undefined && context.describesBody === undefined) return false;
    // Whose it is stands before what describes it: the Department’s federal programs.
    if (!/^(?:.*['’]s? )?$/.test(context.namedBefore)) return false;
  }
  const goesOn = !isSmall(place.text) && context.isFollowedByName;
  return isSet(place) && !context.opens && context.endsName && !goesOn && !context.opensTitle;
}

/** Whether two places speak of one thing by one word: the nation; or describe bodies by it: federal agencies. */
function isSameThing({ context: one }: Variant, { context: other }: Variant): boolean {
  if (kindOf(one) !== kindOf(other)) return false;
  if (kindOf(one) !== '') return true;
  const bodies = [one.describesBody, other.describesBody];
  // A pandemic treaty is one of several, the Pandemic Fund is not.
  if (!bodies.includes(undefined)) return bodies.includes('body') && one.isIndefinite === other.isIndefinite;
  if (one.describes !== other.describes && one.describes !== undefined && other.describes !== undefined) return false;
  return one.definite !== undefined && one.definite === other.definite && one.isOfSomething === other.isOfSomething;
}

/** As what a word is compared, where that is not by itself. */
function kindOf({ isGovernment, isBorne, isSeveralOfficers, isGathering, isDivision }: Variant['context']): string {
  return isGovernment
    ? 'government'
    : isBorne
      ? 'title'
      : isSeveralOfficers
        ? 'officers'
        : isGathering
          ? 'meeting'
          : isDivision
            ? 'division'
            : '';
}

/** The capital of a body that is named without an article, as only a name is: Congress, congress. */
function bareWaysOf(group: Group): Ways {
  return sortWays(
    group.filter((place) => place.context.isBareBody && counts(place) && !place.context.opens),
    ({ text }) => text,
  );
}

/** The capitals of the second half of a name: Jong-un, Jong-Un. */
function hyphenedWaysOf(group: Group): Ways {
  const places = group.filter((place) => !isSmall(place.text.charAt(0)) && !place.context.opens && counts(place));
  return sortWays(places, ({ form }) => String(form));
}

function findWays({ titled, single, hyphened, shouted }: Variants): readonly Ways[] {
  return [
    ...titled.map(waysOf),
    ...single.map(singleWaysOf),
    ...single.map(bareWaysOf),
    ...hyphened.map(hyphenedWaysOf),
    ...shouted.map(shoutedWaysOf),
  ];
}

/** The words whose capitals differ in two texts: “leaders” in three Leaders, three leaders, and in leaders met, Leaders met. */
function wordsApart(one: string, other: string): string {
  const others = other.split(' ');
  const differing = one.split(' ').filter((word, at) => isSmall(word) !== isSmall(others[at] ?? word));
  return differing.join(' ').toLowerCase();
}

/** A text with the capitals of another, which may be its plural. */
function withCapitals(text: string, model: string): string {
  if (text.length === model.length) return model;
  const models = model.split(' ');
  return text
    .split(' ')
    .map((word, at) => {
      const first = word.charAt(0);
      return (/^\p{Lu}/u.test(models[at] ?? '') ? first.toUpperCase() : first.toLowerCase()) + word.slice(1);
    })
    .join(' ');
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
    { before: 'They held FREEDOM EDGE. Then Freedom Edge grew, and FREEDOM EDGE goes on.' },
  ],
  silent: [
    'We saw Vice President Lee. The vice president of the firm left.',
    'They read the Clean Energy Act. They want clean energy.',
    'Clean energy helps. They want clean energy.',
    '## The Clean Energy Boom\n\nThey want clean energy.',
    'The Action Plan helps. They want an action plan.',
    'MR. LEE: They saw Mr. Lee.',
    'They recall the Baltic Summit of 2000. They want a Baltic summit.',
    'One example is The Long Road by Jane Moss. They walk the long road.',
    'They heed the wishes of the people. The People’s River Guard sails.',
    'They left next week. LAKE TOWN (WXN) -- Next week they come.',
    'The foreign ministers met. The Meeting of Ministers of Foreign Affairs ended.',
  ],
  // Of a phrase of several words one pair tells all.
  apart: LONGEST_PHRASE,
  // Who writes down what was said decides anew each time.
  checkVariants: (variants, { speech }) =>
    reportRarest(
      speech ? variants.shouted.map(shoutedWaysOf) : findWays(variants),
      (here, there) => t('“{0}” stands here and “{1}” elsewhere: keep to one way of capitals.', here, there),
      (here, there) => ((isWhole(here) && isWhole(there)) || endAlike(here, there) ? undefined : 'hint'),
      (here, there) => wordsApart(here.text, there.text),
    ),
  fix: (usage, finding) =>
    writeThroughout(usage, finding, findWays, ({ text, context }, model) => {
      const written = withCapitals(text, model.text);
      return context.opens && !isSmall(text.charAt(0)) ? text.charAt(0) + written.slice(1) : written;
    }),
};
