// A name that the glossary deprecates: a misspelling or a wrong name.
import type { Designation } from '../glossary/concept';
import { remember } from '../glossary/remember';
import { foldEnglish } from '../usage/fullName';
import type { ConceptUsage } from '../usage/gather';
import type { Occurrence, Passage } from '../usage/passage';
import { introductionsIn, type Usage } from '../usage/usage';
import { takesIntroduction } from './introducing';
import { findDesignation, replaceMention } from './replacement';
import {
  type DraftFacts,
  type Finding,
  type Fix,
  isInLongerName,
  isWrongPlural,
  mark,
  type Report,
  type Rule,
} from './rule';
import { t } from '../words/words';

/** Reports an occurrence of a deprecated name that is, or is not, a label that another has replaced. */
export function* reportDeprecated(
  occurrence: Occurrence,
  superseded: boolean,
  { speech, date }: DraftFacts,
  use = useOf(occurrence.mention.name),
): Iterable<Report> {
  const { mention, context, own, passage } = occurrence;
  const { name } = mention;
  if (name.status !== 'deprecated' || name.superseded !== superseded || !own || isWrongPlural(name)) return;
  // What was said stays as it was said.
  if (speech && !isSameWords(name.text, use)) return;
  if (superseded && (context.isOfItsTime || isOfItsTime(occurrence, date))) return;
  if (context.role.kind === 'word' || isCommonNoun(occurrence) || isNamedSo(occurrence) || isCode(occurrence)) return;
  // What a hyphen joins to more has one within as well: North-Korean-built ships.
  if (mention.compound && name.text === use.replaceAll(' ', '-')) return;
  yield {
    ...mark(occurrence),
    // The title is a choice of its own, and others cite it.
    level: passage.place.scope === 'title' ? 'hint' : undefined,
    message: name.reason
      ? endWithPoint(t('Use “{0}” instead of “{1}”: {2}', use, context.written, name.reason))
      : t('Use “{0}” instead of “{1}”.', use, context.written),
  };
}

/** Whether the draft, or the sentence, is of a year in which a label was the right one. */
function isOfItsTime({ mention: { name }, context }: Occurrence, date: string | undefined): boolean {
  const { until } = name;
  if (until === undefined) return false;
  return (date !== undefined && date <= until) || context.years.some((year) => year <= until.slice(0, 4));
}

/** Whether it is a code of capitals in a cell of its own, such as those of ISO 3166. */
function isCode({ passage: { place }, context }: Occurrence): boolean {
  return place.scope === 'table' && /^\p{Lu}{2,3}$/u.test(context.written) && context.fillsBlock;
}

function endWithPoint(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/**
 * Whether a name is right in some houses: in the other English, without a comma, or with one capital, as newspapers write
 * what is said as a word: North Atlantic Treaty Organisation, Washington DC, Nato.
 */
function isOfHouse(name: Designation): boolean {
  if (name.status !== 'deprecated' || name.superseded) return false;
  const { text } = name;
  const use = useOf(name);
  if (/^\p{Lu}\p{Ll}{3,}$/u.test(text)) return use === text.toUpperCase();
  return text !== use && foldEnglish(text.replaceAll(',', '')) === foldEnglish(use.replaceAll(',', ''));
}

/** Whether a draft writes nothing but such names for a thing, so that they are the way of its house. */
const holdsToHouse = remember(({ occurrences }: ConceptUsage): boolean => {
  const uses = new Set(occurrences.flatMap(({ mention: { name } }) => (isOfHouse(name) ? [useOf(name)] : [])));
  return !occurrences.some(({ mention: { name }, own, context }) => own && !context.inCapitals && uses.has(name.text));
});

/** Whether it does so more often than by a slip: its writer then decides on all of them. */
const holdsFirmly = remember(
  (used: ConceptUsage): boolean =>
    used.occurrences.filter(({ mention: { name } }) => isOfHouse(name)).length >= OFTEN && holdsToHouse(used),
);

const OFTEN = 3;

/** The names that a passage quotes. */
const quotedIn = remember(
  ({ occurrences }: Passage): ReadonlySet<Designation> =>
    new Set(occurrences.flatMap(({ mention: { name, quoted } }) => (quoted ? [name] : []))),
);

function useOf({ use, concept }: Designation): string {
  return use ?? concept.preferred.text;
}

/** Whether a name lacks its last point: U.S */
function lacksPoint(name: Designation): boolean {
  return name.status === 'deprecated' && useOf(name) === `${name.text}.`;
}

/** What a draft is to write instead: what lacks a point may lack all of them, where the draft writes it so elsewhere. */
function useIn({ occurrences }: ConceptUsage, name: Designation): string {
  const use = useOf(name);
  if (!lacksPoint(name)) return use;
  const bare = use.replaceAll('.', '');
  const writes = (text: string) => occurrences.some(({ mention, own }) => own && mention.name.text === text);
  return writes(bare) && !writes(use) ? bare : use;
}

/** Whether what to write instead of a name hangs on the rest of the draft. */
function hangsOnDraft(name: Designation): boolean {
  return isOfHouse(name) || lacksPoint(name);
}

/** Whether two names have the same letters and digits, so that they differ in spelling alone. */
function isSameWords(text: string, other: string): boolean {
  const lettersOf = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return lettersOf(text) === lettersOf(other);
}

/** Whether one name is the other otherwise spelled; other words, and commas, are for the writer to weigh: World War Two, Washington DC. */
function isSpelling(text: string, other: string): boolean {
  return isSameWords(text, other) && text.includes(',') === other.includes(',');
}

/** Whether it is part of a longer name, which has a spelling of its own. The last point of U.S. is missing in any name. */
function isNamedSo(occurrence: Occurrence): boolean {
  const { name } = occurrence.mention;
  return !lacksPoint(name) && isInLongerName(occurrence);
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
  const used = usage.concepts.get(name.concept.id);
  const use = used ? useIn(used, name) : useOf(name);
  const writing = replaceMention(usage, occurrence, use);
  // A block that quotes it as well speaks of how it is written.
  const isSpokenOf = quotedIn(occurrence.passage).has(name);
  const preferred =
    !isSpokenOf &&
    !(isOfHouse(name) && used && holdsFirmly(used)) &&
    name.use !== undefined &&
    (name.concept.origin !== 'built-in' || isSpelling(name.text, use));
  const fixes = writing
    ? [{ title: t('Use “{0}”', use), edits: writing.edits, preferred: preferred && writing.sure }]
    : [];
  // Where a reader does not know an abbreviation, it comes with its full name.
  // Where the draft has introduced an abbreviation, that is what it writes.
  const short = used && introductionsIn(used, occurrence.passage.place.section).length > 0 && used.concept.abbreviation;
  const shortened = short && short.text !== use ? replaceMention(usage, occurrence, short) : undefined;
  if (short && shortened) fixes.push({ title: t('Use “{0}”', short.text), edits: shortened.edits, preferred: false });
  const { abbreviation, fullName } = findDesignation(usage, occurrence, use)?.concept ?? name.concept;
  if (use !== abbreviation?.text || !takesIntroduction(usage, occurrence)) return fixes;
  const introducing = replaceMention(usage, occurrence, fullName, abbreviation);
  if (introducing)
    fixes.push({ title: t('Use “{0} ({1})”', fullName.text, use), edits: introducing.edits, preferred: false });
  return fixes;
}

export const deprecatedTerm: Rule = {
  id: 'deprecated-term',
  summary: 'A spelling or name that the glossary tells to avoid.',
  why: 'One thing has one spelling. Style guides agree on capitals and no points in abbreviations (UN Editorial Manual; Chatham House), and official bodies spell their own names. What is right in some houses (Nato, Organisation, Washington DC) is told of more softly where the draft holds to it.',
  level: 'warning',
  examples: [
    { before: "The IP-4's leaders met.", after: "The IP4's leaders met." },
    { before: 'Trade in the Indo Pacific grows.', after: 'Trade in the Indo-Pacific grows.' },
    { before: 'A NATO Defence College course.', after: 'A NATO Defense College course.' },
    { before: 'North-Korean ships left.', after: 'North Korean ships left.' },
  ],
  silent: [
    'He wrote “the IP-4” in his notes.',
    'See `IP-4` and https://example.org/IP-4.',
    'The Asia Pacific Bulletin is a series.',
    'They saw North-Korean-built ships and anti-North-Korean posters.',
    'The Forum for India-Pacific Islands Cooperation met, and HMAS Indo Pacific sailed.',
  ],
  checkOccurrence: (occurrence, draft) =>
    hangsOnDraft(occurrence.mention.name) ? [] : reportDeprecated(occurrence, false, draft),
  *checkConcept(used, usage): Iterable<Report> {
    const { occurrences } = used;
    const hanging = occurrences.filter(({ mention: { name } }) => hangsOnDraft(name));
    if (hanging.length === 0) return;
    const level = holdsToHouse(used) ? 'information' : undefined;
    for (const occurrence of hanging) {
      const { name } = occurrence.mention;
      for (const report of reportDeprecated(occurrence, false, usage, useIn(used, name)))
        yield { ...report, level: report.level ?? (isOfHouse(name) ? level : undefined) };
    }
  },
  fix: fixDeprecated,
};
