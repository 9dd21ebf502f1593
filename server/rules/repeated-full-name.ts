// The full name again after its abbreviation was introduced.
import { introductionsIn, isBefore, spanOf, variantsAt } from '../usage/usage';
import { sections } from '../usage/scopes';
import type { Surroundings } from '../usage/context/surroundings';
import { findSpelledOut } from '../usage/initials';
import { replaceMention } from './replacement';
import { isInLongerName, mark, relate, type Report, type Rule, toldAbbreviation } from './rule';
import { t } from '../words/words';

/** Whether a full name stands by itself: no list of names and no longer name asks for it, and it describes nothing. */
function isAlone({ isAmongNames, nameAround, isFollowedByName }: Surroundings): boolean {
  return !isAmongNames && !isFollowedByName && /^(?:u\.?s\.? |united states )?…$/.test(nameAround.name);
}

export const repeatedFullName: Rule = {
  id: 'repeated-full-name',
  summary: 'A full name that is written out again after its abbreviation was introduced.',
  why: 'A reader who has been told the abbreviation expects it from there on (UN Editorial Manual; NATO style guide). In a list of names, in a longer name and before what it describes it is only hinted at. Names of states are often written in full again with good reason: they are told of where the level of this rule is set.',
  level: 'information',
  examples: [
    {
      before: 'The Wexland Fishing Council (WFC) met. The WFC left. The Wexland Fishing Council came back.',
      after: 'The Wexland Fishing Council (WFC) met. The WFC left. The WFC came back.',
    },
  ],
  silent: [
    'The Wexland Fishing Council met. The Wexland Fishing Council came back.',
    'The Republic of Korea (ROK) met Japan. The ROK left. The Republic of Korea came back.',
    'The Wexland Fishing Council (WFC) met. The WFC read the Wexland Fishing Council Act.',
  ],
  *checkConcept(used, usage, options): Iterable<Report> {
    const short = toldAbbreviation(used.concept, options);
    if (short === undefined || usage.speech) return;
    // The full name of a state is often said with weight.
    if (used.concept.state && !options.levels.has(this.id)) return;
    for (const section of sections) {
      const [introduced] = introductionsIn(used, section);
      if (introduced === undefined) continue;
      for (const occurrence of used.occurrences) {
        const { mention, passage, running, context, introduction } = occurrence;
        if (mention.name !== used.concept.fullName || introduction !== undefined) continue;
        if (passage.place.section !== section || !running || isBefore(usage, occurrence, introduced)) continue;
        if (context.role.kind === 'modifier' || context.role.kind === 'label') continue;
        // Where a common noun has capitals, it is in a longer name.
        const isCommon = used.concept.preferred.casing === 'common';
        if (isInLongerName(occurrence) || (isCommon && / \p{Lu}/u.test(context.written))) continue;
        yield {
          ...mark(occurrence),
          level: isAlone(context) ? undefined : 'hint',
          message: t('“{0}” has been introduced: write it here.', short.text),
        };
      }
    }
  },
  *checkVariants({ shortened }, { speech }): Iterable<Report> {
    if (speech) return;
    for (const { full, short } of shortened.flatMap(findSpelledOut).filter(({ isLate }) => !isLate))
      yield {
        level: isAlone(full.context) && full.context.describes === false ? undefined : 'hint',
        passage: full.passage,
        start: full.start,
        end: full.end,
        message: t('“{0}” has been introduced: write it here.', short.text),
        related: [relate(short, t('introduced here'))],
      };
  },
  fix(usage, { occurrence, start, end }) {
    const short = occurrence?.mention.name.concept.abbreviation;
    const writing = short && replaceMention(usage, occurrence, short);
    if (writing) return [{ title: t('Write “{0}”', short.text), edits: writing.edits, preferred: false }];
    const repeated = variantsAt(usage, start)
      .flatMap(({ shortened }) => shortened.flatMap(findSpelledOut))
      .find(({ full, isLate }) => !isLate && spanOf(usage, full).start === start);
    if (repeated === undefined) return [];
    const { text } = repeated.short;
    return [{ title: t('Write “{0}”', text), edits: [{ start, end, text }], preferred: false }];
  },
};
