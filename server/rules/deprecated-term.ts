// A name that the glossary deprecates: a misspelling or a wrong name.
import { isStep } from '../usage/steps';
import { mentionPlace, mentionSpan, mentionText, type Usage } from '../usage/usage';
import { followsName, isWord, perMention, startsSentence, textAfter, textBefore } from './context';
import { isOwn, isWrongPlural } from './judged';
import { replaceMention } from './replacement';
import type { Finding, Fix, Report, Rule } from './rule';

/** The mentions of deprecated names that are, or are not, labels that another has replaced. */
export function* reportDeprecated(usage: Usage, superseded: boolean): Iterable<Report | undefined> {
  for (let index = 0; index < usage.mentions.length; index++) {
    if (isStep(index)) yield;
    const { name } = usage.mentions[index];
    if (name.status !== 'deprecated' || name.superseded !== superseded || !isOwn(usage, index) || isWrongPlural(name))
      continue;
    // What was said stays as it was said.
    if (superseded && usage.speech) continue;
    if (isWord(usage, index) || isCommonNoun(usage, index) || (superseded && isOfItsTime(usage, index))) continue;
    const use = name.use ?? name.concept.preferred.text;
    const reason = name.reason ? `: ${name.reason}` : '';
    yield {
      ...mentionSpan(usage, index),
      mention: index,
      level: levelAt(usage, index),
      message: `Use “${use}” instead of “${mentionText(usage, index).replace(/\s+/g, ' ')}”${reason}.`,
    };
  }
}

/** The title is a choice of its own, and others cite it; what is part of a longer name may be spelled as that is. */
function levelAt(usage: Usage, index: number): Report['level'] {
  if (mentionPlace(usage, index).scope === 'title') return 'hint';
  return isInLongerName(usage, index) ? 'information' : undefined;
}

/** Whether a derived spelling is part of a longer name, which has a spelling of its own: Asia Pacific Bulletin, HMAS Indo Pacific. */
function isInLongerName(usage: Usage, index: number): boolean {
  const { name, inName } = usage.mentions[index];
  return name.generated && name.kind === 'name' && (inName || followsName(usage, index));
}

/** Whether only the start of a sentence may give words the capital by which they would be a slip: Cold war. */
const isCommonNoun = perMention(({ name, start }, block) => {
  const { text, use = '' } = name;
  return text.includes(' ') && text.toLowerCase() === use.toLowerCase() && startsSentence(block, start);
});

/** What a label stands after that was one once: until 2023, the former, then called the Asia-Pacific Four, or. */
const wasBefore =
  /\b(?:(?:former|formerly|previously|once|originally|initially|then|so-called|called|known as|dubbed|labell?ed|styled)(?: called| known as)?(?:-|,? )(?:the )?(?:["“‘]?[\p{L}-]+ [\p{L}\d]+["”’]?,? \(?or (?:the )?)?["“‘'(]*|(?:until|before) (?:\p{L}+ )?(?:19|20)\d\d\b[^.!?]{0,40})$/iu;

/** What a label stands before that another has replaced: now the IP4; became the IP4. */
const isAfter =
  /^["”’']?\)?(?:(?:,| \(| ?[—–]) ?(?:and )?(?:then|later|now|since|subsequently|today|as (?:it|they) (?:was|were))| (?:became|was renamed|was rebranded))(?!\p{L})/u;

/** Whether the words around a label say themselves that another has come. */
const isOfItsTime = perMention(
  (mention, block) => wasBefore.test(textBefore(block, mention)) || isAfter.test(textAfter(block, mention)),
);

/** Writes the name that the glossary gives instead. */
export function fixDeprecated(usage: Usage, { mention }: Finding): readonly Fix[] {
  if (mention === undefined || mentionPlace(usage, mention).scope === 'title') return [];
  const { name } = usage.mentions[mention];
  const use = name.use ?? name.concept.preferred.text;
  const edit = replaceMention(usage, mention, use);
  return edit
    ? [{ title: `Use “${use}”`, edits: [edit], preferred: name.use !== undefined && !isInLongerName(usage, mention) }]
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
  check: (usage) => reportDeprecated(usage, false),
  fix: fixDeprecated,
};
