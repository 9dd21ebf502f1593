// A person or place that a draft spells in two ways.
import * as english from '../usage/english';
import { areNamesakes, findMiswritten, findSlips } from '../usage/namesakes';
import type { Group, Variant, Variants } from '../usage/variants';
import type { Rule } from './rule';
import { keepSame, reportRarest, sortWays, type Ways, writeThroughout } from './ways';
import { t } from '../words/words';

/** Whether the words of several persons’ name stand where not all words have capitals. */
function isName({ passage: { place }, context }: Variant): boolean {
  return !elsewhere.has(place.scope) && context.isOfPersons && !context.inCapitals && !context.isTitled;
}

/** The apostrophes of one name; what goes on otherwise is another name: Veterans’ Affairs Committee. */
function pluralWaysOf(group: Group): Ways {
  const formOf = ({ form }: Variant) => String(form);
  return sortWays(keepSame(group.filter(isName), formOf), formOf);
}

/** Whether a word of a name stands where not all words have capitals. */
function isInProse({ passage: { place }, context }: Variant): boolean {
  return !elsewhere.has(place.scope) && !context.inCapitals;
}

/** Where the owners of one name have their apostrophe: Builders’ Association, Builder’s Association. */
function ownerWaysOf(group: Group): readonly Ways[] {
  const owners = group.filter((place) => isOwner(place) && isInProse(place));
  if (!owners.some(({ text }) => /['’]s$/.test(text))) return [];
  const byOwner = sortWays(owners, ({ text }) => ownerOf(text));
  return byOwner.map((places) => sortWays(keepSame(places, apostropheOf), apostropheOf));
}

/** Whether a word is for persons, with an apostrophe or a plural ending; one who holds an office has one: the Minister’s Office. */
function isOwner({ text, context }: Variant): boolean {
  return /s['’]?$/.test(text) && context.isOfPersons && (english.lookUp(ownerOf(text)) & english.TITLE) === 0;
}

function ownerOf(text: string): string {
  return text.toLowerCase().replace(/['’]?s?['’]?$/, '');
}

function apostropheOf({ text }: Variant): string {
  return /(?:['’]s|s['’]?)$/.exec(text)?.[0].replace('’', "'") ?? '';
}

/** How titles are shortened: Dr., Dr. */
function titleWaysOf(group: Group): Ways {
  return sortWays(
    group.filter((place) => isShortTitle(place) && isInProse(place)),
    ({ text }) => String(text.endsWith('.')),
  );
}

function isShortTitle({ text }: Variant): boolean {
  return ['contractions', 'cutTitles'].some((list) => english.isAmong(list, text.replace('.', '')));
}

/** The orders of a person's two names: Wexo Zed, Zed Wexo. */
function orderWaysOf(group: Group): Ways {
  const names = group.filter((place) => isTwoNames(place.text) && isInProse(place) && isWholeName(place));
  const ways = sortWays(names, ({ text }) => text);
  return ways.filter(([{ text }], at) => ways.some(([other], order) => order !== at && other.text === turned(text)));
}

function turned(text: string): string {
  return text.split(' ').reverse().join(' ');
}

/** Whether no third name stands beside two, but what somebody is: Minister Wexo Zed. */
function isWholeName({ context }: Variant): boolean {
  const { before, after } = context.neighbours;
  return (before === '' || context.namedBefore === '') && after === '' && !context.isTitled;
}

function isTwoNames(text: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:-\p{Ll}+)? \p{Lu}\p{Ll}+(?:-\p{Ll}+)?$/u.test(text);
}

/** Where words have capitals that are no names. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'heading', 'caption', 'table']);

function findWays({ spelled, slipped, possessed, near }: Variants): readonly Ways[] {
  const slips = near.flatMap((group) => findMiswritten(group.filter(isInProse)));
  const names = [...spelled.filter(areNamesakes), ...slipped.flatMap(findSlips), ...slips];
  return [
    ...possessed.map(pluralWaysOf),
    ...near.flatMap(ownerWaysOf),
    ...near.map(titleWaysOf),
    ...near.map(orderWaysOf),
    ...names.map((group) => sortWays(group, ({ text }) => text.normalize())),
  ];
}

export const mixedNameSpelling: Rule = {
  id: 'mixed-name-spelling',
  summary: 'The name of a person, place or body in two spellings in one draft.',
  why: 'Zelensky and Zelenskyy are one man, and a reader who searches finds him half of the time. No glossary has to know the name: what sounds alike, and is no word of the language, is taken for one.',
  level: 'information',
  examples: [
    {
      before: 'They met President Zelenskyy. President Zelenskyy spoke, and Mr. Zelensky left.',
      after: 'They met President Zelenskyy. President Zelenskyy spoke, and Mr. Zelenskyy left.',
    },
    { before: 'They met President Erdoğan. Later Erdoğan left, and Erdogan came back.' },
    { before: 'They met Katherine Moss. Then Katherine Moss spoke, and Katharine Moss left.' },
    {
      before: 'They met at the Leaders’ Summit. The Leaders’ Summit ended, and the Leaders Summit helped.',
      after: 'They met at the Leaders’ Summit. The Leaders’ Summit ended, and the Leaders’ Summit helped.',
    },
    {
      before: 'They met Dr. Roe. Dr. Roe and Mr Moss left.',
      after: 'They met Dr. Roe. Dr. Roe and Mr. Moss left.',
    },
    { before: 'They met Wexo Zedda. Then Zedda Wexo left.' },
    { before: 'Storms hit the Adriatic. They cross the Adriatic. Ships left the Addriatic.' },
  ],
  silent: [
    'They met Mohammed bin Salman and Mohamed bin Zayed.',
    'They met Anna Phillips and John Philips.',
    'They met a Korean in Korea, and Koreans.',
    'They met Dr Roe and Prof. Moss. They met John Roe, Jr. Later John Roe, Jr, left.',
    'They read of the United States’ National Guard and the United States National Guard.',
  ],
  checkVariants: (variants) =>
    reportRarest(findWays(variants), (here, there) =>
      isTwoNames(here)
        ? t('“{0}” stands here and “{1}” elsewhere: keep to one.', here, there)
        : t('“{0}” stands here and “{1}” elsewhere: keep to one spelling.', here, there),
    ),
  fix: (usage, finding) =>
    writeThroughout(usage, finding, findWays, (place, model) =>
      isShortTitle(place) ? place.text.replace('.', '') + (model.text.endsWith('.') ? '.' : '') : model.text,
    ),
};
