// An abbreviation that a part of the draft uses and never introduces.
import type { Designation } from '../glossary/concept';
import { addMissingRows } from '../usage/abbreviations';
import type { Introduced, Occurrence } from '../usage/passage';
import { type Section, sections } from '../usage/scopes';
import type { ConceptUsage } from '../usage/gather';
import { introductionsIn, isBefore, type Usage } from '../usage/usage';
import { introduceFor, isJoined } from './introducing';
import { replaceMention } from './replacement';
import {
  type Fix,
  isInLongerName,
  isWrongPlural,
  mark,
  relate,
  type Report,
  type Rule,
  toldAbbreviation,
} from './rule';
import { t } from '../words/words';

/**
 * The uses of a concept's abbreviation in a section that a reader must have been prepared for, in order. Notes are
 * prepared by notes.
 */
export function* usesIn({ occurrences, introductions }: ConceptUsage, section: Section): Iterable<Occurrence> {
  const isInNotes = introductions.some(
    ({ counts, passage: { place } }) => counts && place.scope === 'note' && place.section === section,
  );
  for (const occurrence of occurrences) {
    const { mention, passage, own, context, introduction } = occurrence;
    const { name, inName } = mention;
    const { place } = passage;
    const { scope } = place;
    if (
      name.kind === 'abbreviation' &&
      isUse(occurrence) &&
      place.section === section &&
      scope !== 'title' &&
      scope !== 'heading' &&
      scope !== 'line' &&
      !(scope === 'note' && isInNotes) &&
      // A state's abbreviation in a proper name stands for its adjective: ROK Navy, U.S. INDOPACOM.
      !(inName && name.concept.state) &&
      own &&
      introduction === undefined &&
      !context.inCapitals &&
      !context.role.inRunIn &&
      context.role.kind !== 'label' &&
      context.role.kind !== 'word'
    )
      yield occurrence;
  }
}

/** Whether it is the abbreviation of its concept, in whatever spelling: IP4, IP-4, but no label that it replaced, nor U.N.C. in a name. */
function isUse(occurrence: Occurrence): boolean {
  const { status, use, concept, superseded } = occurrence.mention.name;
  if (status !== 'deprecated') return true;
  if (superseded || isWrongPlural(occurrence.mention.name)) return false;
  return use !== undefined && use === concept.abbreviation?.text && !isInLongerName(occurrence);
}

/** The section before another one, that most readers will have read. */
const before: Readonly<Partial<Record<Section, Section>>> = { body: 'summary', appendix: 'body' };

/** Whether a reader of a section has been told in the one before it. */
function isToldBefore(used: ConceptUsage, section: Section): boolean {
  const told = before[section];
  return told !== undefined && introductionsIn(used, told).length > 0;
}

/** Whether a heading before an occurrence introduces it, which is a fault of its own. */
function isToldInHeading(occurrence: Occurrence, { introductions }: ConceptUsage, usage: Usage): boolean {
  return introductions.some(
    (introduced) => !introduced.counts && !introduced.introduction.quoted && isBefore(usage, introduced, occurrence),
  );
}

/** Whether the note that is called after an occurrence gives the full name: USFK[^1], where note 1 has United States Forces Korea. */
function isExplainedInNote({ context }: Occurrence, { occurrences }: ConceptUsage): boolean {
  const { noteCall } = context;
  if (noteCall === undefined) return false;
  return occurrences.some(
    ({ mention, passage }) =>
      passage.place.scope === 'note' && mention.name.kind === 'name' && passage.block.call === noteCall,
  );
}

/** Where it is introduced in a quotation, which readers see all the same, or after a mark that only seems to open one. */
function quotedIntroduction({ introductions }: ConceptUsage): Introduced | undefined {
  return introductions.find(({ introduction }) => introduction.quoted);
}

/**
 * Whether it stands in the same paragraph before, where it takes no introduction: in the title of somebody, in a longer name. What
 * is introduced after it is introduced late.
 */
function isNamedBefore({ occurrences }: ConceptUsage, use: Occurrence): boolean {
  return occurrences.some(
    ({ mention: { name, compound }, passage, own, context, start }) =>
      passage === use.passage &&
      start < use.start &&
      own &&
      name.kind === 'abbreviation' &&
      !compound &&
      context.joint === undefined,
  );
}

/** How many of the names that a draft uses itself are offered. */
const MOST_NAMES = 2;

/** Whether neither an abbreviation of the same concept nor its full name stands in the section of a use besides. */
function isOnlyUse({ concept, occurrences }: ConceptUsage, use: Occurrence): boolean {
  const { section } = use.passage.place;
  return occurrences.every((other) => {
    const { name } = other.mention;
    const isAgain = name.kind === 'abbreviation' || name === concept.fullName;
    return other === use || !isAgain || other.passage.place.section !== section;
  });
}

/** Introduces the abbreviation, or writes out a name for it: the full one, or what the draft calls it elsewhere. */
function fixByIntroducing(usage: Usage, use: Occurrence): readonly Fix[] {
  const { concept } = use.mention.name;
  const used = usage.concepts.get(concept.id);
  if (used === undefined) return [];
  const introduced = introduceFor(usage, used, use);
  // What most readers have been told is for the writer to repeat.
  const isTold = isToldBefore(used, use.passage.place.section) || quotedIntroduction(used) !== undefined;
  const isSure = introduced?.sure === true && !isTold && !isNamedBefore(used, use);
  const isOnly = isOnlyUse(used, use);
  const introducing = introduced && {
    title: t('Introduce it: “{0}”', introduced.text),
    edits: introduced.edits,
    preferred: isSure && !isOnly,
  };
  const others = new Set(used.occurrences.map(({ mention: { name } }) => name).filter(isOtherName));
  const names = [concept.fullName, ...[...others].filter((name) => name !== concept.fullName).slice(0, MOST_NAMES)];
  const written = names.flatMap((name): readonly Fix[] => {
    const writing = use.introduction === undefined ? replaceMention(usage, use, name) : undefined;
    // Before a noun a full name is often too long: what else to call it there is for the writer to say.
    const isShortEnough = use.context.role.kind !== 'modifier' || use.mention.possessive !== '';
    // Nor is it clear where the draft calls it otherwise besides.
    const isFree = isShortEnough && !isJoined(use) && !names.some((other) => other !== concept.fullName);
    const preferred = isSure && isOnly && isFree && name === concept.fullName && writing?.sure === true;
    return writing ? [{ title: t('Write it out: “{0}”', name.text), edits: writing.edits, preferred }] : [];
  });
  if (introducing === undefined) return written;
  return isOnly ? [...written, introducing] : [introducing, ...written];
}

function isOtherName({ kind, status }: Designation): boolean {
  return kind === 'name' && status !== 'deprecated';
}

/** How many further uses are told. */
const MOST_RELATED = 20;

/** What is said of an abbreviation in a section, with what would introduce it. */
const sayUndefined: Readonly<Record<Section, (short: string, full: string) => string>> = {
  summary: (short, full) => t('“{0}” is not introduced in the summary: write “{1} ({0})” here.', short, full),
  body: (short, full) => t('“{0}” is not introduced in the text: write “{1} ({0})” here.', short, full),
  appendix: (short, full) => t('“{0}” is not introduced in the appendix: write “{1} ({0})” here.', short, full),
};

/** The same of one that stands once in its section and again in another, where it may be introduced. */
const sayUndefinedOnce: typeof sayUndefined = {
  summary: (short, full) =>
    t('“{0}” stands once in the summary and is not introduced there: write “{1}”.', short, full),
  body: (short, full) => t('“{0}” stands once in the text and is not introduced there: write “{1}”.', short, full),
  appendix: (short, full) =>
    t('“{0}” stands once in the appendix and is not introduced there: write “{1}”.', short, full),
};

/** Whether a reader meets the abbreviation in another section as well. */
function isElsewhere({ occurrences }: ConceptUsage, section: Section): boolean {
  return occurrences.some(({ mention: { name }, passage: { place } }) => {
    const isOther = place.section !== section && sections.includes(place.section);
    return isOther && name.kind === 'abbreviation';
  });
}

export const undefinedAbbreviation: Rule = {
  id: 'undefined-abbreviation',
  summary: 'An abbreviation that is used and nowhere introduced in its part of the draft.',
  why: 'A reader who does not know an abbreviation needs its full name first; abbreviations that everybody knows need none, and one that is in small dictionaries of English (AI, WMD) is only hinted at. One that is not used again is written out. Summary, body and appendix are read on their own (UN Editorial Manual; GOV.UK; Economist style guide).',
  level: 'warning',
  examples: [
    {
      before: 'The ROK sent aid, and the ROK will send more.',
      after: 'The Republic of Korea (ROK) sent aid, and the ROK will send more.',
    },
    {
      before: "They fear the DPRK's missiles.",
      after: "They fear the Democratic People's Republic of Korea's missiles.",
    },
  ],
  silent: [
    'The Republic of Korea (ROK) sent aid, and the ROK will send more.',
    'NATO and the EU met.',
    '“The ROK is here”, he said.',
    'A ROK Navy ship arrived.',
    '- **ROK**: Republic of Korea\n\nThe ROK sent aid.',
  ],
  *checkConcept(used, usage, options): Iterable<Report> {
    if (usage.speech || !toldAbbreviation(used.concept, options)) return;
    if (used.occurrences.some(({ context }) => context.isDefined)) return;
    let isTold = false;
    for (const section of sections) {
      if (introductionsIn(used, section).length > 0) continue;
      const [first, ...others] = usesIn(used, section);
      if (first === undefined) continue;
      if (first.context.explained || isExplainedInNote(first, used) || isToldInHeading(first, used, usage)) continue;
      const { text } = used.concept.abbreviation!;
      const full = used.concept.fullName.text;
      // One slip is told once as loudly as that.
      const quoted = quotedIntroduction(used);
      const isSofter: boolean = isTold || isToldBefore(used, section) || quoted !== undefined;
      isTold ||= !isSofter;
      const isKnown = options.familiar.has(text) || (quoted !== undefined && isBefore(usage, quoted, first));
      // One of a pair cannot be introduced where it stands.
      const isInPair = (use: Occurrence) => used.concept.state && (use.mention.compound || isJoined(use));
      const areInPairs = [first, ...others].every(isInPair);
      yield {
        ...mark(first),
        level: isKnown ? 'hint' : isSofter ? 'information' : undefined,
        message: areInPairs
          ? t('“{0}” is not introduced: name “{1} ({0})” before it.', text, full)
          : !isOnlyUse(used, first)
            ? sayUndefined[section](text, full)
            : isElsewhere(used, section)
              ? sayUndefinedOnce[section](text, full)
              : t('“{0}” stands only here and is not introduced: write “{1}”.', text, full),
        related: others.slice(0, MOST_RELATED).map((other) => relate(other, t('used again here'))),
      };
    }
  },
  fix(usage, { occurrence }) {
    if (occurrence === undefined) return [];
    const listing = addMissingRows(usage);
    return [...fixByIntroducing(usage, occurrence), ...(listing ? [{ ...listing, preferred: false }] : [])];
  },
};
