// A number or a status that was right once, or never.
import type { Concept, Count } from '../glossary/concept';
import type { Span } from '../text/span';
import { isStep } from '../usage/steps';
import { mentionSpan, type Usage } from '../usage/usage';
import { perMention } from './context';
import { isOwn, perThing } from './judged';
import type { Fix, Report, Rule } from './rule';

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A number below 100 in words, any other in digits. */
function spell(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 99) return `${number}`;
  if (number < small.length) return small[number];
  return number % 10 === 0 ? tens[number / 10] : `${tens[Math.floor(number / 10)]}-${small[number % 10]}`;
}

/** How far a number may stand from the name, in UTF-16 units. */
const REACH = 60;

/** A number that is out of date. Offsets in the block. */
interface Stale extends Span {
  readonly concept: Concept;
  readonly was: number;
  readonly number: number;
  readonly until: string;
  /** Since when the number of today holds. */
  readonly since: string;
  /** The number as written. */
  readonly text: string;
  readonly noun: string;
}

/** A number that was right until a day. */
type Old = Count['was'][number];

/** What stands before and after a name where an old number is told of it. */
interface Shape {
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const shapes = new WeakMap<Old, readonly Shape[]>();

/** 31 NATO members, 31 members of NATO, 31-member NATO, NATO's 31 members, NATO has 31 members. */
function shapesOf({ number }: Old, { of }: Count): readonly Shape[] {
  const words = of.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
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

/** How many old numbers of one thing are looked for. */
const MOST_COUNTS = 100;

/** The old numbers of a concept with what they count. */
const oldCounts = perThing(({ counts }: Concept) =>
  counts.flatMap((count) => count.was.map((old) => [count, old] as const)).slice(0, MOST_COUNTS),
);

/** The day until which the last of the old numbers was right. */
const lastDay = perThing(({ was }: Count) => was.reduce((last, { until }) => (until > last ? until : last), ''));

/** The old number that stands beside a mention. */
const findStale = perMention(({ start, end, possessive, name }, { text }): Stale | undefined => {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end + possessive.length, end + REACH);
  const around = `${before} ${after}`.toLowerCase();
  for (const [count, old] of oldCounts(name.concept)) {
    if (!around.includes(`${old.number}`) && !around.includes(spell(old.number))) continue;
    let known = shapes.get(old);
    if (known === undefined) shapes.set(old, (known = shapesOf(old, count)));
    for (const shape of known) {
      const left = shape.before?.exec(before);
      const right = shape.after?.exec(after);
      if ((shape.before && !left) || (shape.after && !right)) continue;
      const isLeft = left?.groups?.number !== undefined;
      const [from, to] = (isLeft ? left : right)!.indices!.groups!.number;
      const origin = isLeft ? Math.max(0, start - REACH) : end + possessive.length;
      return {
        start: origin + from,
        end: origin + to,
        concept: name.concept,
        was: old.number,
        number: count.number,
        until: old.until,
        since: lastDay(count),
        text: text.slice(origin + from, origin + to),
        noun: (left?.groups?.noun ?? right?.groups?.noun)!,
      };
    }
  }
  return undefined;
});

/** Where the last sentence of a text, or the last line of it, starts. */
function sentenceStart(text: string): number {
  let at = text.length;
  while (at > 0 && !/[.!?\n]/.test(text[at - 1])) at--;
  let end = at;
  while (end > 0 && !/[.!?]/.test(text[end - 1])) end--;
  return end > 0 && /\s/.test(text[end] ?? '') ? Math.min(at, end + 1) : at;
}

/** Whether the draft or the sentence speaks of the time before a day, or of those that took part in something. */
function isThen(usage: Usage, { start, end }: Span, until: string): boolean {
  if (usage.date !== undefined && usage.date < until) return true;
  const { text } = usage.draft;
  const from = Math.max(0, start - 300);
  const before = text.slice(from, start);
  const sentence =
    before.slice(sentenceStart(before)) +
    text.slice(start, end) +
    (/^[^.!?]{0,300}/.exec(text.slice(end, end + 300))?.[0] ?? '');
  if (/\b(?:had|were|was|then|took part|until|before|at the time|as of)\b/i.test(sentence)) return true;
  if (
    /(?<!\p{L})(?:\p{Ll}+(?<!e)ed|agreed|met|sent|fought|held|went|came|gave|made|said|took|chose)(?!\p{L})/u.test(
      sentence,
    )
  )
    return true;
  return [...sentence.matchAll(/\b(?:19|20)\d\d\b/g)].some(([year]) => year <= until.slice(0, 4));
}

const falseMembers = perThing(({ notMembers }: Concept) => new Set(notMembers));

/** A member that is none: NATO ally Japan; Japan, a NATO member. Offsets in the draft. */
function findFalseMember(
  usage: Usage,
  index: number,
): (Span & { readonly who: Concept; readonly what: string }) | undefined {
  const { mentions, mentionBlocks } = usage;
  const { end, possessive, name, inName, compound } = mentions[index];
  const { notMembers } = name.concept;
  if (notMembers.length === 0 || possessive || compound || inName) return undefined;
  const block = usage.draft.blocks[mentionBlocks[index]];
  const noun = /^\s+(?:member|ally)(?:\s+state)?(?![\p{L}-])/u.exec(block.text.slice(end, end + REACH));
  if (noun === null) return undefined;
  const span = { start: mentionSpan(usage, index).start, end: mentionSpan(usage, index).end + noun[0].length };
  const isNone = (other: number) =>
    other >= 0 &&
    other < mentions.length &&
    mentionBlocks[other] === mentionBlocks[index] &&
    falseMembers(name.concept).has(mentions[other].name.concept.id) &&
    mentions[other].name.kind !== 'adjective';
  const what = noun[0].trim();
  if (isNone(index + 1) && /^\s$/.test(block.text.slice(end + noun[0].length, mentions[index + 1].start)))
    return { ...span, who: mentions[index + 1].name.concept, what };
  if (!isNone(index - 1)) return undefined;
  const { end: from, possessive: ending, name: before } = mentions[index - 1];
  const between = block.text.slice(from, mentions[index].start);
  if (
    ending ||
    !/^,?\s+(?:(?:is|as|being|remains|became)\s+)?an?\s+(?:(?:key|close|major|important|new|fellow)\s+)?$/.test(between)
  )
    return undefined;
  return { ...span, who: before.concept, what };
}

export const staleFact: Rule = {
  id: 'stale-fact',
  summary: 'A number of members that has changed, or a partner that is called a member.',
  why: 'NATO has had 32 members since March 2024 and the United Nations Command 18 since August 2024; the Indo-Pacific Four are partners of NATO, not allies. What a draft says of an earlier day, or what was written before, is left alone.',
  level: 'information',
  examples: [
    { before: 'All 31 NATO members agree.', after: 'All 32 NATO members agree.' },
    { before: "The UNC's seventeen member states agree.", after: "The UNC's eighteen member states agree." },
    { before: 'They met NATO ally Japan.' },
  ],
  silent: [
    'All 32 NATO members agree.',
    'In 2023 the 31 NATO members agreed.',
    'Five NATO members agree.',
    '---\ndate: 2023-07-11\n---\n\nAll 31 NATO members agree.',
    'Japan is a NATO partner, and South Korea is not a NATO member.',
    'South Korea, a major non-NATO ally, agreed.',
  ],
  *check(usage): Iterable<Report | undefined> {
    for (let index = 0; index < usage.mentions.length; index++) {
      if (isStep(index)) yield;
      const { concept } = usage.mentions[index].name;
      if ((concept.counts.length === 0 && concept.notMembers.length === 0) || !isOwn(usage, index)) continue;
      const stale = findStale(usage, index);
      const shift = mentionSpan(usage, index).start - usage.mentions[index].start;
      const place = stale && { start: stale.start + shift, end: stale.end + shift };
      if (place && !isThen(usage, place, stale.until))
        yield {
          ...place,
          mention: index,
          message: `There have been ${stale.number} ${stale.noun} since ${stale.since}.`,
        };
      const none = findFalseMember(usage, index);
      if (none)
        yield {
          start: none.start,
          end: none.end,
          mention: index,
          message: `“${none.who.preferred.text}” is a partner, no ${none.what}.`,
        };
    }
  },
  fix(usage, { mention, start, end }): readonly Fix[] {
    const stale = mention === undefined ? undefined : findStale(usage, mention);
    if (stale === undefined || stale.text !== usage.draft.text.slice(start, end)) return [];
    const written = usage.draft.text.slice(start, end);
    const text = /\d/.test(written) ? `${stale.number}` : spell(stale.number);
    const cased = written[0] === written[0].toUpperCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return [{ title: `Write “${cased}”`, edits: [{ start, end, text: cased }], preferred: false }];
  },
};
