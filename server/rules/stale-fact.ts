// A number or a status that was right once, or never.
import { spell, type ToldCount } from '../usage/counts';
import { spanIn } from '../usage/usage';
import { capitalize } from './replacement';
import { type Fix, mark, type Report, type Rule } from './rule';
import { sayDay, t } from '../words/words';

/** Whether the draft or the sentence speaks of the time when a number was right. */
function isThen({ until, isPast, years, isOthers, was, number }: ToldCount, date: string | undefined): boolean {
  if ((date !== undefined && date < until) || (isOthers && was === number - 1)) return true;
  return isPast || years.some((year) => year <= until.slice(0, 4));
}

export const staleFact: Rule = {
  id: 'stale-fact',
  summary: 'A number that has changed, or a member that is none.',
  why: 'Members join and leave, and who works with an alliance need not be in it. The entry of a concept says which number holds since when, and who is none of its members: the United Nations Command has 18 member states since August 2024, and Japan is a partner of NATO, not an ally. What a draft says of an earlier day, or what was written before, is left alone.',
  level: 'information',
  examples: [
    { before: 'All 31 NATO members agree.', after: 'All 32 NATO members agree.' },
    { before: "The UNC's seventeen member states agree.", after: "The UNC's eighteen member states agree." },
    { before: 'They met NATO ally Japan.' },
  ],
  silent: [
    'All 32 NATO members agree.',
    'In 2023 the 31 NATO members agreed.',
    'Denmark and its 31 NATO Allies agree.',
    'Five NATO members agree.',
    '---\ndate: 2023-07-11\n---\n\nAll 31 NATO members agree.',
    'Japan is a NATO partner, and South Korea is not a NATO member.',
    'South Korea, a major non-NATO ally, agreed.',
  ],
  *checkOccurrence(occurrence, { date }): Iterable<Report> {
    const { context, own, mention } = occurrence;
    const { counts, notMembers } = mention.name.concept;
    if (!own || (counts.length === 0 && notMembers.length === 0)) return;
    const { count, falseMember } = context;
    if (count && !isThen(count, date))
      yield {
        ...mark(occurrence),
        start: count.start,
        end: count.end,
        message: t(
          '“{0}” has had {1} {2} since {3}: write {4}.',
          mention.name.text,
          count.number,
          count.noun,
          sayDay(count.since),
          writeNow(count),
        ),
      };
    if (falseMember)
      yield {
        ...mark(occurrence),
        end: falseMember.end,
        message: t(
          '“{0}” is no member of “{1}”: find another word than “{2}”.',
          falseMember.who.preferred.text,
          mention.name.text,
          falseMember.noun,
        ),
      };
  },
  fix(usage, { occurrence, start }): readonly Fix[] {
    const count = occurrence?.context.count;
    if (count === undefined) return [];
    const span = spanIn(usage, occurrence!.passage, count);
    if (span.start !== start) return [];
    const text = writeNow(count);
    return [{ title: t('Write “{0}”', text), edits: [{ ...span, text }], preferred: false }];
  },
};

/** The number that holds now, as the old one is written. */
function writeNow({ text, number }: ToldCount): string {
  const now = /\d/.test(text) ? `${number}` : spell(number);
  return text.charAt(0) === text.charAt(0).toUpperCase() ? capitalize(now) : now;
}
