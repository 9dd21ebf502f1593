// An abbreviation that a part of the draft uses and never introduces.
import { hasSureName } from '../usage/letters';
import type { Occurrence } from '../usage/passage';
import { type Section, sections } from '../usage/scopes';
import { type ConceptUsage, introductionsIn, isBefore, type Usage } from '../usage/usage';
import { replaceByFirstUse, replaceMention } from './replacement';
import { type Fix, mark, relate, type Report, type Rule, toldAbbreviation } from './rule';

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
      name.status !== 'deprecated' &&
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

/** Whether the note that is called after an occurrence gives the full name: USFK[^1], where note 1 has United States Forces Korea. */
function isExplainedInNote({ context }: Occurrence, { occurrences }: ConceptUsage): boolean {
  const { noteCall } = context;
  if (noteCall === undefined) return false;
  return occurrences.some(
    ({ mention, passage }) =>
      passage.place.scope === 'note' && mention.name.kind === 'name' && passage.block.call === noteCall,
  );
}

/** Whether a heading before an occurrence introduces it, which is a fault of its own. */
function isToldInHeading(occurrence: Occurrence, { introductions }: ConceptUsage, usage: Usage): boolean {
  return introductions.some(
    (introduced) => !introduced.counts && !introduced.introduction.quoted && isBefore(usage, introduced, occurrence),
  );
}

/** Writes the full name with the abbreviation at a use, or the full name alone. */
function fixByIntroducing(usage: Usage, occurrence: Occurrence): readonly Fix[] {
  const { name } = occurrence.mention;
  if (!takesIntroduction(occurrence)) return [];
  const { fullName } = name.concept;
  const isSure = hasSureName(name.concept);
  // Where the draft names it otherwise, the writer has to choose.
  const isOnly = usage.concepts
    .get(name.concept.id)
    ?.occurrences.map(({ mention }) => mention.name)
    .every((other) => other.kind !== 'name' || other === fullName || other.status === 'deprecated');
  const firstUse = replaceByFirstUse(usage, occurrence);
  const introduced = firstUse ?? replaceMention(usage, occurrence, fullName, name);
  const writtenOut = replaceMention(usage, occurrence, fullName);
  return [
    ...(introduced
      ? [
          {
            title: `Introduce it: “${firstUse ? name.concept.firstUse : `${fullName.text} (${name.text})`}”`,
            edits: [introduced],
            preferred: isSure && (isOnly ?? true),
          },
        ]
      : []),
    ...(writtenOut ? [{ title: `Write it out: “${fullName.text}”`, edits: [writtenOut], preferred: false }] : []),
  ];
}

/** Whether an introduction can stand in the place of an occurrence: not in a pair (EU-ROK), a table or a caption. */
export function takesIntroduction({ mention, passage: { place } }: Occurrence): boolean {
  return !mention.compound && place.scope !== 'table' && place.scope !== 'caption';
}

/** How many further uses are told. */
const MOST_RELATED = 20;

const called: Readonly<Record<Section, string>> = {
  summary: 'the summary',
  body: 'the text',
  appendix: 'the appendix',
};

export const undefinedAbbreviation: Rule = {
  id: 'undefined-abbreviation',
  summary: 'An abbreviation that is used and nowhere introduced in its part of the draft.',
  why: 'A reader who does not know an abbreviation needs its full name first; abbreviations that everybody knows need none. Summary, body and appendix are read on their own (UN Editorial Manual; GOV.UK; Economist style guide).',
  level: 'warning',
  examples: [
    { before: 'The ROK sent aid.', after: 'The Republic of Korea (ROK) sent aid.' },
    {
      before: "They fear the DPRK's missiles.",
      after: "They fear the Democratic People's Republic of Korea's (DPRK) missiles.",
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
    for (const section of sections) {
      if (introductionsIn(used, section).length > 0) continue;
      const [first, ...others] = usesIn(used, section);
      if (first === undefined) continue;
      if (first.context.explained || isExplainedInNote(first, used) || isToldInHeading(first, used, usage)) continue;
      const { text } = first.mention.name;
      yield {
        ...mark(first),
        message: `“${text}” is not introduced in ${called[section]}: write “${used.concept.fullName.text} (${text})” here.`,
        related: others.slice(0, MOST_RELATED).map((other) => relate(other, 'used again here')),
      };
    }
  },
  fix: (usage, { occurrence }) => (occurrence === undefined ? [] : fixByIntroducing(usage, occurrence)),
};
