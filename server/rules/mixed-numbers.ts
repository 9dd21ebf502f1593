// Numbers of one kind that a draft writes in two ways: Phase I and Phase 2, 25% and 25 per cent, 7 March and March 7.
import * as english from '../usage/english';
import type { Group, Variant, Variants } from '../usage/variants';
import type { Rule } from './rule';
import { isSameName, keepSame, reportRarest, sortWays, type Ways, writeThroughout } from './ways';

type Kind =
  | 'of a series'
  | 'per cent'
  | 'in words'
  | 'sum'
  | 'scale'
  | 'thousands'
  | 'range'
  | 'fiscal year'
  | 'date'
  | 'quarter'
  | 'unit'
  | 'counted';

/** What a number has before it and after it, and in what it is written; undefined of what is no number of these kinds. */
interface Form {
  readonly kind: Kind;
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

const month = `(?:${[...english.wordsOf('months'), 'may'].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('|')})`;

const small = english.wordsOf('ones').slice(2, 10);
const units = english.wordsOf('units').flatMap((entry) => entry.split('/'));

const shapes: readonly (readonly [Form['kind'], RegExp])[] = [
  ['sum', /^(?<before>(?:US)?\$|USD |€|EUR |£|GBP )(?<number>[\d.,]+)(?<after>)$/],
  ['date', /^(?<before>)(?<number>\d+\/\d+\/\d+)(?<after>)$/],
  ['scale', /^(?<before>[$€£])(?<number>[\d.,]+)(?<after>[BMT]|[bmt]n|m| ?(?:b|m|tr)illion)$/],
  ['per cent', /^(?<before>)(?<number>[\d.,]+)(?<after>%| per ?cent)$/],
  ['in words', /^(?<before>)(?<number>\p{L}+(?:-\p{L}+)?)(?<after> per ?cent)$/u],
  ['thousands', /^(?<before>)(?<number>\d,?\d{3})(?<after>)$/],
  ['range', /^(?<before>\d+)(?<number>[-\u2011\u2013])(?<after>\d+)$/],
  ['fiscal year', /^(?<before>FY ?)(?<number>\d\d|\d{4})(?<after>)$/],
  ['date', new RegExp(`^(?<before>)(?<number>\\d+(?:[a-z]{2})? )(?<after>${month}(?: \\d{4})?)$`, 'u')],
  ['date', new RegExp(`^(?<before>${month})(?<number> \\d+(?:[a-z]{2})?)(?<after>(?:, \\d{4})?)$`, 'u')],
  ['quarter', /^(?<before>)(?<number>Q\d|\w+ quarter)(?<after>.*)$/],
  ['unit', new RegExp(`^(?<before>)(?<number>[\\d.,]+ )(?<after>${units.join('|')})$`)],
  ['counted', new RegExp(`^(?<before>)(?<number>\\d|${small.join('|')})(?<after>[ -]\\p{Ll}+)$`, 'iu')],
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
  if (form.kind !== 'of a series') return ways[form.kind](form);
  const noun = form.before.slice(0, -1).toLowerCase();
  if (notCounted.some((list) => english.isAmong(list, noun)) || (english.lookUp(noun) & english.ADVERB) !== 0)
    return undefined;
  return numeralsOf(form.number);
}

/** What counts as one way of each kind. */
const ways: Readonly<Record<Exclude<Kind, 'of a series'>, (form: Form) => string>> = {
  'per cent': ({ after }) => after,
  'in words': ({ after }) => `words${after}`,
  sum: ({ before }) => before,
  scale: ({ after }) => (/illion$/.test(after) ? 'word' : /n$/.test(after) ? 'letters' : 'letter'),
  thousands: ({ number }) => String(number.includes(',')),
  range: ({ number }) => (number === '\u2013' ? 'dash' : 'hyphen'),
  'fiscal year': ({ before, number }) => `${before}${number.length}`,
  date: ({ before, number }) =>
    `${before === '' ? 'day first' : 'month first'}${/[a-z]/.test(number) ? ', counted' : ''}`,
  quarter: ({ number }) => (number.startsWith('Q') ? 'figures' : 'words'),
  unit: ({ after }) => (signs.has(after) ? 'sign' : 'word'),
  counted: ({ number }) => (/\d/.test(number) ? 'figures' : 'words'),
};

const signs: ReadonlySet<string> = new Set(english.wordsOf('units').map((entry) => entry.split('/')[0]!));

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
  // A sentence opens with no figure.
  if (kind === 'in words' && context.opens) return false;
  // Beside larger numbers small ones have figures as well: from 5 to 12 hours.
  if (kind === 'counted' && (context.opens || isAmongFigures(context.beside))) return false;
  // In Rome two ships left; but Option two holds.
  if (kind === 'of a series') return !/^\p{Ll}/u.test(number) || context.describes === false;
  return passage.place.scope !== 'heading' && !/\([^()]*$/.test(context.beside.before);
}

/** Whether a larger number in figures, and no year, stands in the same clause, as far as it is seen. */
function isAmongFigures({ before, after }: Variant['context']['beside']): boolean {
  const clause = `${before.replace(/^.*[.!?;:] /su, '')} ${after.replace(/[.!?;:](?: |$).*$/su, '')}`;
  return /\d\d/.test(clause.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, ''));
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

/** A number that is of no series in the way of another one; undefined where more than its own words would have to change. */
function rewrite({ kind, before, number, after }: Form, way: Form): string | undefined {
  if (kind === 'in words' || way.kind === 'in words' || kind === 'quarter') return undefined;
  if (kind === 'counted') return `${inNumeralsOf(number, way.number)}${after}`;
  if (kind === 'unit') return `${number}${way.after}`;
  if (kind === 'scale') return `${before}${number}${scaleAs(after, way.after)}`;
  if (kind === 'thousands')
    return way.number.includes(',') ? `${number.slice(0, -3)},${number.slice(-3)}` : number.replace(',', '');
  if (kind === 'fiscal year') return `${way.before}${way.number.length === 2 ? number.slice(-2) : inFull(number)}`;
  if (kind !== 'date') return `${way.before}${number}${way.after}`;
  const day = number.replace(/[a-z]+/, '').trim();
  if (/[a-z/]/.test(way.number) || number.includes('/')) return undefined;
  if ((before === '') === (way.before === '')) return before === '' ? `${day} ${after}` : `${before} ${day}${after}`;
  // A comma after the year belongs to the sentence.
  if (before !== '') return `${day} ${before}${after.replace(',', '')}`;
  return /\d/.test(after) ? undefined : `${after} ${day}`;
}

/** A year in four figures: 98 and 1998, 25 and 2025. */
function inFull(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < EARLIEST ? '20' : '19'}${year}`;
}

/** The first year that two figures mean, in the last century. */
const EARLIEST = 70;

/** A scale in the way of another one: billion, B, bn. */
function scaleAs(scale: string, model: string): string {
  const letter = scale.trim().charAt(0).toLowerCase();
  if (/illion$/.test(model)) return ` ${letter === 't' ? 'trillion' : `${letter}illion`}`;
  return /n$/.test(model) ? `${letter}n` : letter.toUpperCase();
}

/** A number in the way of another one of its kind. */
function writeAs(place: Variant, model: Variant): string | undefined {
  const [form, way] = [formOf(place), formOf(model)];
  if (form === undefined || way === undefined) return undefined;
  if (form.kind !== 'of a series') return rewrite(form, way);
  const number = inNumeralsOf(form.number, way.number);
  return number === undefined ? undefined : `${form.before}${number}`;
}

export const mixedNumbers: Rule = {
  id: 'mixed-numbers',
  summary:
    'Numbers of one kind in two ways in one draft: Phase I and Phase 2, 25% and 25 per cent, 7 March and March 7.',
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
    {
      before: 'They met on March 7, and again on May 9, 2024. The last talks were on 12 June.',
      after: 'They met on March 7, and again on May 9, 2024. The last talks were on June 12.',
    },
    {
      before: 'Costs rose in FY2024 and in FY2025. Those of FY 2026 fall.',
      after: 'Costs rose in FY2024 and in FY2025. Those of FY2026 fall.',
    },
    {
      before: 'They sailed for 5 hours. Then they fished for four hours, and slept for five hours.',
      after: 'They sailed for five hours. Then they fished for four hours, and slept for five hours.',
    },
    {
      before: 'They sailed 40 km and then 60 km. The last 20 kilometres were rough.',
      after: 'They sailed 40 km and then 60 km. The last 20 km were rough.',
    },
    {
      before: 'They gave $5 million, and then $7 billion. Others gave $3M.',
      after: 'They gave $5 million, and then $7 billion. Others gave $3 million.',
    },
  ],
  silent: [
    'They like Article V of the treaty, and Article 5.',
    'They flew Block II and Block 4 jets in World War II and in Trade War 1.',
    'Costs rose by 25 percent (5% a year).',
    'In Rome two ships left Rome 3 for good.',
    'He said costs “rose by 25%”, and they rose by 5 percent.',
    'They gave $5, A$5 and C$5.',
    'They sent 3,500 ships in 2024 under Resolution 2397 and section 1260 of a law.',
    'They met on 12 March. The May 18 Uprising and the attacks of September 11 came before.',
    'They sailed for four hours, and fished for 5 to 12 hours. Five hours passed. They like Article 5 powers and five powers.',
    'Twenty percent left. Then 25 percent left, and five percent stayed.',
  ],
  checkVariants: (variants, { speech }) => (speech ? [] : reportRarest(findWays(variants))),
  fix: (usage, finding) => writeThroughout(usage, finding, findWays, writeAs),
};
