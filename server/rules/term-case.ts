// A name in other capitals than its own.
import type { Occurrence } from '../usage/passage';
import type { Scope } from '../usage/scopes';
import { replaceMention } from './replacement';
import { isInLongerName, mark, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** Where a common noun may have capitals, as it may as part of a name. */
const titled: ReadonlySet<Scope> = new Set<Scope>(['title', 'heading', 'table', 'caption', 'line']);

function isProper({ mention }: Occurrence): boolean {
  return mention.name.casing !== 'common';
}

/** Whether a name has capitals that it should not have, or lacks those that it should. */
function isMiscased(occurrence: Occurrence): boolean {
  const { name, miscased } = occurrence.mention;
  if (!miscased || name.concept.generic || name.status === 'deprecated' || name.kind === 'reference') return false;
  if (!occurrence.own || isInLongerName(occurrence)) return false;
  if (!isProper(occurrence) && (occurrence.context.isAmongNames || isIntroducedWithMore(occurrence))) return false;
  return isProper(occurrence) || !(occurrence.context.role.inRunIn || titled.has(occurrence.passage.place.scope));
}

/** Whether an abbreviation is introduced for it and the words before it together: Counter Weapons of Mass Destruction (CWMD). */
function isIntroducedWithMore({ passage, start, end, mention: { name } }: Occurrence): boolean {
  return passage.introductions.some(
    ({ introduction: { full, concept } }) => concept !== name.concept && full.start < start && end <= full.end,
  );
}

/** Whether what stands before a noun may mean the one thing of that name: the global pivotal state, but not any or two. */
function isOneOfAKind({ mention, context }: Occurrence): boolean {
  const determiner = context.role.determiner?.word;
  return !mention.plural && (determiner === 'the' || determiner === 'this');
}

function report(occurrence: Occurrence, level?: 'information'): Report {
  const { name } = occurrence.mention;
  const message = isProper(occurrence)
    ? t('Write “{0}” with its own capitals instead of “{1}”.', name.text, occurrence.context.written)
    : t('Write “{0}” in small letters: it is no proper name.', name.text);
  return { ...mark(occurrence), level, message };
}

export const termCase: Rule = {
  id: 'term-case',
  summary: 'A name in wrong capitals, or a common noun with capitals in running text.',
  why: 'Proper names keep their capitals, and common nouns such as weapons of mass destruction take none in running text (Chicago Manual of Style; UN Editorial Manual).',
  level: 'warning',
  examples: [
    { before: 'Security in the indo-pacific matters.', after: 'Security in the Indo-Pacific matters.' },
    { before: 'They ban Weapons of Mass Destruction.', after: 'They ban weapons of mass destruction.' },
  ],
  silent: [
    'Weapons of mass destruction are banned.',
    '# Weapons of Mass Destruction in Asia',
    '**SECURITY IN THE INDO-PACIFIC**',
    'The Countering Weapons of Mass Destruction Office opened.',
    'They back five fields: Artificial Intelligence, Quantum Sensing and Ocean Farming.',
    'They applaud Counter Weapons of Mass Destruction (CWMD) work. CWMD grows.',
    'The Global Partnership on Artificial Intelligence met.',
    'It became a global pivotal state before the Washington summit.',
  ],
  *checkOccurrence(occurrence): Iterable<Report> {
    if (!isMiscased(occurrence) || (isProper(occurrence) && occurrence.context.isCommonNoun)) return;
    yield report(occurrence, isProper(occurrence) ? undefined : 'information');
  },
  *checkConcept({ occurrences }): Iterable<Report> {
    // Only a draft that writes a name with its capitals may mean that name by small letters, and it may mean the common nouns.
    const own = occurrences.filter((occurrence) => occurrence.running && isProper(occurrence));
    if (!own.some(({ mention }) => !mention.miscased)) return;
    for (const occurrence of own)
      if (isMiscased(occurrence) && occurrence.context.isCommonNoun && isOneOfAKind(occurrence))
        yield report(occurrence, 'information');
  },
  fix(usage, { occurrence }) {
    if (occurrence === undefined) return [];
    const { name } = occurrence.mention;
    const writing = replaceMention(usage, occurrence, name);
    // Small letters or capitals for what may be a common noun are a matter of taste.
    const preferred = writing !== undefined && writing.sure && isProper(occurrence) && !occurrence.context.isCommonNoun;
    return writing ? [{ title: t('Write “{0}”', name.text), edits: writing.edits, preferred }] : [];
  },
};
