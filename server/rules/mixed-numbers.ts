// Numbers of one kind that a draft writes in two ways: Phase I and Phase 2, 25% and 25 per cent, $5 and USD 5.
import * as english from '../usage/english';
import type { Group, Variant, Variants } from '../usage/variants';
import type { Rule } from './rule';
import { isSameName, keepSame, reportRarest, sortWays, type Ways, writeThroughout } from './ways';

/** What a number has before it and after it, and in what it is written; undefined of what is no number of these kinds. */
interface Form {
  readonly kind: 'of a series' | 'per cent' | 'dollars';
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

const shapes: readonly (readonly [Form['kind'], RegExp])[] = [
  ['dollars', /^(?<before>(?:US)?\$|USD )(?<number>[\d.,]+)(?<after>)$/],
  ['per cent', /^(?<before>)(?<number>[\d.,]+)(?<after>%| per ?cent)$/],
  ['of a series', /^(?<before>\p{Lu}[\p{L}’'-]*[ -])(?<number>\d+|[IVX]+|\p{L}+)(?<after>)$/u],
];

function formOf({ text }: Variant): Form | undefined {
  for (const [kind, shape] of shapes) {
    const { before, number, after } = shape.exec(text)?.groups ?? {};
    if (before !== undefined && number !== undefined && after !== undefined) return { kind, before, number, after };
  }
  return undefined;
}

/** What counts as one way of writing; undefined where the number is not the writer’s to write otherwise: Article V, Block II, nearly two. */
function wayOf(place: Variant): string | undefined {
  const form = formOf(place);
  if (form === undefined) return undefined;
  if (form.kind !== 'of a series') return `${form.before}${form.after}`;
  const noun = form.before.slice(0, -1).toLowerCase();
  if (notCounted.some((list) => english.isAmong(list, noun)) || (english.lookUp(noun) & english.ADVERB) !== 0)
    return undefined;
  return numeralsOf(form.number);
}

/** Parts of a law, kinds of arms, months and days have numbers of their own. */
const notCounted = ['divisions', 'models', 'months', 'days'];

function numeralsOf(number: string): string | undefined {
  if (/^\d+$/.test(number)) return 'figures';
  return /^[IVX]+$/.test(number) ? 'Roman' : english.isAmong('ones', number) ? 'word' : undefined;
}

/** Where there is little room, and where signs are usual. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'caption', 'table', 'note', 'line']);

/** Whether a place shows how the writer writes its kind. */
function counts(place: Variant): boolean {
  const { passage, context } = place;
  const { kind = '', number = '' } = formOf(place) ?? {};
  if (elsewhere.has(passage.place.scope) || context.inCapitals) return false;
  // In Rome two ships left; but Option two holds.
  if (kind === 'of a series') return !/^\p{Ll}/u.test(number) || context.describes === false;
  return passage.place.scope !== 'heading' && !/\([^()]*$/.test(context.beside.before);
}

/** Whether two places are of one kind, and of one name where they are parts of one: Pillar Two of the Pact, Pillar I. */
function isSameKind(one: Variant, other: Variant): boolean {
  if (formOf(one)?.kind !== 'of a series') return true;
  const [a, b] = [one.context, other.context];
  const isOf = (after: string, none: string) => none === '' && /^ (?:of|in) /.test(after);
  return (
    isSameName(one, other) ||
    (a.namedBefore === b.namedBefore && (isOf(a.namedAfter, b.namedAfter) || isOf(b.namedAfter, a.namedAfter)))
  );
}

function waysOf(group: Group): Ways {
  const numbers = group.filter((place) => wayOf(place) !== undefined && counts(place));
  return sortWays(keepSame(numbers, wayOf, isSameKind), (place) => wayOf(place)!);
}

function findWays({ near }: Variants): readonly Ways[] {
  return near.map(waysOf);
}

const ones = english.wordsOf('ones');
const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** A number of a series in the numerals of another; undefined where they go no further. */
function inNumeralsOf(number: string, model: string): string | undefined {
  const value = /^\d+$/.test(number)
    ? Number(number)
    : Math.max(romans.indexOf(number), ones.indexOf(number.toLowerCase()));
  if (value <= 0) return undefined;
  if (/^\d+$/.test(model)) return `${value}`;
  if (/^[IVX]+$/.test(model)) return romans[value];
  const word = ones[value];
  return word !== undefined && /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** A number in the way of another one of its kind. */
function writeAs(place: Variant, model: Variant): string | undefined {
  const [form, way] = [formOf(place), formOf(model)];
  if (form === undefined || way === undefined) return undefined;
  if (form.kind !== 'of a series') return `${way.before}${form.number}${way.after}`;
  const number = inNumeralsOf(form.number, way.number);
  return number === undefined ? undefined : `${form.before}${number}`;
}

export const mixedNumbers: Rule = {
  id: 'mixed-numbers',
  summary: 'Numbers of one kind in two ways in one draft: Phase I and Phase 2, 25% and 25 per cent, $5 and USD 5.',
  why: 'Any of them is right in some house, and one draft keeps to one (Chicago Manual of Style; Economist style guide). Tables, parentheses and notes, where there is less room, may have signs; laws, arms and quotations keep their own numbers.',
  level: 'information',
  examples: [
    {
      before: 'Pillar Two holds. They met under Pillar Two, and Pillar II pays.',
      after: 'Pillar Two holds. They met under Pillar Two, and Pillar Two pays.',
    },
    {
      before: 'Phase 1 ended. Phase II follows, and then Phase 3.',
      after: 'Phase 1 ended. Phase 2 follows, and then Phase 3.',
    },
    {
      before: 'Costs rose by 25 percent, then by 5 percent, and now by 30%.',
      after: 'Costs rose by 25 percent, then by 5 percent, and now by 30 percent.',
    },
    {
      before: 'They gave $5 million, and then $7 million. Others gave USD 3 million.',
      after: 'They gave $5 million, and then $7 million. Others gave $3 million.',
    },
  ],
  silent: [
    'They like Article V of the treaty, and Article 5.',
    'They flew Block II and Block 4 jets in World War II and in Trade War 1.',
    'Costs rose by 25 percent (5% a year).',
    'In Rome two ships left Rome 3 for good.',
    'He said costs “rose by 25%”, and they rose by 5 percent.',
    'They gave $5, A$5 and C$5.',
  ],
  checkVariants: (variants, { speech }) => (speech ? [] : reportRarest(findWays(variants))),
  fix: (usage, finding) => writeThroughout(usage, finding, findWays, writeAs),
};
