// Numbers that are told of a concept, and partners that are called members: what changes with the years.
import { type Concept, type Count, MOST_OLD_NUMBERS } from '../glossary/concept';
import { remember } from '../glossary/remember';
import type { Block } from '../text/block';
import { itemAt } from '../text/list';
import { makePlain } from '../text/normalize';
import type { Span } from '../text/span';
import * as english from './english';
import type { Mention } from './mentions';
import { sentenceAround, yearsOf } from './time';

/** A number that was right once; offsets in the block. */
export interface ToldCount extends Span {
  readonly was: number;
  readonly number: number;
  /** The last day on which it was right, and the first on which the number of today was. */
  readonly until: string;
  readonly since: string;
  /** As written. */
  readonly text: string;
  /** What is counted, as written. */
  readonly noun: string;
  /** Whether it counts the others of a speaker, who is one more: our 31 Allies, the other 31 members. */
  readonly isOthers: boolean;
  /** Whether its sentence speaks of the past: of what was, or of those that took part in something. */
  readonly isPast: boolean;
  /** The years that its sentence names. */
  readonly years: readonly string[];
}

/** Somebody who is called a member and is none; the span is that of the name with “member”. Offsets in the block. */
export interface FalseMember extends Span {
  readonly who: Concept;
  /** As written: member, ally. */
  readonly noun: string;
}

const ones = english.wordsOf('ones');
const tens = english.wordsOf('tens');

/** A number below 100 in words, any other in digits. */
export function spell(number: number): string {
  const one = ones[number];
  if (one !== undefined) return one;
  const ten = Number.isInteger(number) ? tens[Math.floor(number / 10) - 2] : undefined;
  if (ten === undefined) return `${number}`;
  return number % 10 === 0 ? ten : `${ten}-${ones[number % 10]}`;
}

/** How far a number may stand from the name, in UTF-16 units. */
const REACH = 60;

/** A number that was right until a day. */
type Old = Count['was'][number];

/** What stands before and after a name where an old number is told of it. */
interface Shape {
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const shapes = new WeakMap<Old, readonly Shape[]>();

/** The shapes in which an old number is told; made once for each. */
function shapesOf(count: Count, old: Old): readonly Shape[] {
  let known = shapes.get(old);
  if (known === undefined) shapes.set(old, (known = createShapes(count, old)));
  return known;
}

/** 31 NATO members, 31 members of NATO, 31-member NATO, NATO's 31 members, NATO has 31 members. */
function createShapes({ of }: Count, { number }: Old): readonly Shape[] {
  const words = of.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+'));
  const noun = `(?<noun>${words.join('|')})(?![\\p{L}-])`;
  const digits = `(?<number>${number}|${spell(number)})`;
  const left = `(?<![\\p{L}\\p{N}.,])${digits}`;
  const has = String.raw`(?:which\s+|now\s+|currently\s+)*(?:has|counts|comprises)`;
  return [
    { before: new RegExp(`${left}\\s+$`, 'diu'), after: new RegExp(`^\\s+${noun}`, 'du') },
    { before: new RegExp(`${left}\\s+${noun}\\s+of\\s+(?:the\\s+)?$`, 'diu') },
    { before: new RegExp(`${left}-(?<noun>member|nation|country)\\s+$`, 'diu') },
    { after: new RegExp(`^\\s+(?:current\\s+)?${digits}\\s+${noun}`, 'diu') },
    { after: new RegExp(`^,?\\s+${has}\\s+${digits}\\s+${noun}`, 'diu') },
  ];
}

/** The old numbers of a concept with what they count. */
const oldCounts = remember(({ counts }: Concept) =>
  counts.flatMap((count) => count.was.map((old) => [count, old] as const)).slice(0, MOST_OLD_NUMBERS),
);

/** The day until which the last of the old numbers was right. */
const lastDay = remember(({ was }: Count) => was.reduce((last, { until }) => (until > last ? until : last), ''));

/** The old number that stands beside a mention, or undefined. */
export function findCount({ text }: Block, { start, end, possessive, name }: Mention): ToldCount | undefined {
  if (name.concept.counts.length === 0) return undefined;
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end + possessive.length, end + possessive.length + REACH);
  const around = `${before} ${after}`.toLowerCase();
  for (const [count, old] of oldCounts(name.concept)) {
    if (!around.includes(`${old.number}`) && !around.includes(spell(old.number))) continue;
    for (const shape of shapesOf(count, old)) {
      const left = shape.before?.exec(before);
      const right = shape.after?.exec(after);
      if ((shape.before && !left) || (shape.after && !right)) continue;
      const isLeft = left?.groups?.number !== undefined;
      const at = (isLeft ? left : right)?.indices?.groups?.number;
      if (at === undefined) continue;
      const origin = isLeft ? Math.max(0, start - REACH) : end + possessive.length;
      const span = { start: origin + at[0], end: origin + at[1] };
      const noun = makePlain((left?.groups?.noun ?? right?.groups?.noun)!);
      return {
        ...span,
        was: old.number,
        number: count.number,
        until: old.until,
        since: lastDay(count),
        text: text.slice(span.start, span.end),
        noun,
        isOthers: (isFellow.test(noun) ? ofSpeaker : other).test(
          text.slice(Math.max(0, span.start - REACH), span.start),
        ),
        ...readTense(sentenceAround(text, span)),
      };
    }
  }
  return undefined;
}

/** What a member calls the other members: Allies, but not members. */
const isFellow = /^(?:all(?:y|ies)|partners?)$/i;
const other = /\b(?:other|remaining|fellow)\s+$/i;
const ofSpeaker = /\b(?:our|my|your|its|his|her|their|other|remaining|fellow)\s+$/i;

function readTense(sentence: string): Pick<ToldCount, 'isPast' | 'years'> {
  const isPast =
    /\b(?:at the time|as of)\b/i.test(sentence) || (sentence.match(/(?<!\p{L})\p{Ll}+/gu) ?? []).some(isPastWord);
  return { isPast, years: yearsOf(sentence) };
}

/** Whether a word speaks of the past: was, until, agreed, met; but not united, which is an adjective. */
function isPastWord(word: string): boolean {
  if (english.isAmong('past', word) || english.isAmong('earlier', word)) return true;
  const is = english.lookUp(word);
  return (is & english.PAST) !== 0 && (is & (english.ADJECTIVE | english.NOUN | english.VERB)) === 0;
}

const falseMembers = remember(({ notMembers }: Concept) => new Set(notMembers));

/** Somebody beside a mention who is wrongly called a member of it: NATO ally Japan; Japan, a NATO member. */
export function findFalseMember(block: Block, mentions: readonly Mention[], index: number): FalseMember | undefined {
  const { start, end, possessive, name, inName, compound } = itemAt(mentions, index);
  const { notMembers } = name.concept;
  if (notMembers.length === 0 || possessive || compound || inName) return undefined;
  const noun = /^\s+(?:member|ally)(?:\s+state)?(?![\p{L}-])/u.exec(block.text.slice(end, end + REACH));
  if (noun === null) return undefined;
  const span = { start, end: end + noun[0].length };
  const isNone = (other: Mention | undefined): other is Mention =>
    other !== undefined && falseMembers(name.concept).has(other.name.concept.id) && other.name.kind !== 'adjective';
  const called = { ...span, noun: noun[0].trim() };
  const next = mentions[index + 1];
  if (isNone(next) && /^\s$/.test(block.text.slice(span.end, next.start))) return { ...called, who: next.name.concept };
  const before = mentions[index - 1];
  if (!isNone(before) || before.possessive || start - before.end > REACH) return undefined;
  const between = block.text.slice(before.end, start);
  const isCalled =
    /^,?\s+(?:(?:is|as|being|remains|became)\s+)?an?\s+(?:(?:key|close|major|important|new|fellow)\s+)?$/.test(between);
  return isCalled ? { ...called, who: before.name.concept } : undefined;
}
