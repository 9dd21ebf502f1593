// A name that the glossary deprecates: a misspelling or a wrong name.
import type { Occurrence } from '../usage/passage';
import type { Usage } from '../usage/usage';
import { replaceMention } from './replacement';
import { type DraftFacts, type Finding, type Fix, isWrongPlural, mark, type Report, type Rule } from './rule';

/** Reports an occurrence of a deprecated name that is, or is not, a label that another has replaced. */
export function* reportDeprecated(
  occurrence: Occurrence,
  superseded: boolean,
  { speech }: DraftFacts,
): Iterable<Report> {
  const { mention, context, own } = occurrence;
  const { name } = mention;
  if (name.status !== 'deprecated' || name.superseded !== superseded || !own || isWrongPlural(name)) return;
  // What was said stays as it was said.
  if (superseded && (speech || context.isOfItsTime)) return;
  if (context.role.kind === 'word' || isCommonNoun(occurrence)) return;
  const use = name.use ?? name.concept.preferred.text;
  const reason = name.reason ? `: ${name.reason}` : '';
  yield {
    ...mark(occurrence),
    level: levelAt(occurrence),
    message: `Use “${use}” instead of “${context.written}”${reason}.`,
  };
}

/** The title is a choice of its own, and others cite it; what is part of a longer name may be spelled as that is. */
function levelAt(occurrence: Occurrence): Report['level'] {
  if (occurrence.passage.place.scope === 'title') return 'hint';
  return isInLongerName(occurrence) ? 'information' : undefined;
}

/** Whether a derived spelling is part of a longer name, which has a spelling of its own: Asia Pacific Bulletin, HMAS Indo Pacific. */
function isInLongerName({ mention: { name, inName }, context }: Occurrence): boolean {
  return name.generated && name.kind === 'name' && (inName || context.followsName);
}

/** Whether only the start of a sentence may give words the capital by which they would be a slip: Cold war. */
function isCommonNoun({ mention: { name }, context }: Occurrence): boolean {
  const { text, use = '' } = name;
  if (!text.includes(' ') || text.toLowerCase() !== use.toLowerCase()) return false;
  return context.opensSentence && context.determiner === undefined;
}

/** Writes the name that the glossary gives instead. */
export function fixDeprecated(usage: Usage, { occurrence }: Finding): readonly Fix[] {
  if (occurrence === undefined || occurrence.passage.place.scope === 'title') return [];
  const { name } = occurrence.mention;
  const use = name.use ?? name.concept.preferred.text;
  const edit = replaceMention(usage, occurrence, use);
  return edit
    ? [{ title: `Use “${use}”`, edits: [edit], preferred: name.use !== undefined && !isInLongerName(occurrence) }]
    : [];
}

export const deprecatedTerm: Rule = {
  id: 'deprecated-term',
  summary: 'A spelling or name that the glossary tells to avoid.',
  why: 'One thing has one spelling. Style guides agree on capitals and no points in abbreviations (UN Editorial Manual; Chatham House), and official bodies spell their own names.',
  level: 'warning',
  deprecates: true,
  examples: [
    { before: "The IP-4's leaders met.", after: "The IP4's leaders met." },
    { before: 'Trade in the Indo Pacific grows.', after: 'Trade in the Indo-Pacific grows.' },
    { before: 'A NATO Defence College course.', after: 'A NATO Defense College course.' },
  ],
  silent: [
    'He wrote “the IP-4” in his notes.',
    'See `IP-4` and https://example.org/IP-4.',
    'The Asia Pacific Bulletin is a series.',
  ],
  checkOccurrence: (occurrence, draft) => reportDeprecated(occurrence, false, draft),
  fix: fixDeprecated,
};
