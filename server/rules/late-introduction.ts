// An abbreviation that is used before it is introduced.
import { foldText } from '../text/normalize';
import type { ConceptUsage } from '../usage/gather';
import { isHead, type Occurrence, type Placed, sumsUp } from '../usage/passage';
import { introductionsIn, isBefore } from '../usage/usage';
import { findSpelledOut } from '../usage/initials';
import { type Section, sections } from '../usage/scopes';
import { readDirectives } from './directives';
import { canShorten, introduceFor } from './introducing';
import { shortenIntroduction } from './replacement';
import { isInLongerName, type LintOptions, mark, relate, type Report, type Rule, toldAbbreviation } from './rule';
import { usesIn } from './undefined-abbreviation';
import { t } from '../words/words';

const noNames: ReadonlySet<string> = new Set();

/** Whether readers know an abbreviation all the same: from dictionaries, or since it is whom the draft is of or about by its title. */
function isSoft({ concept: { origin, abbreviation }, occurrences }: ConceptUsage, { familiar }: LintOptions): boolean {
  const isInHead = ({ mention: { name }, passage }: Occurrence) => name.kind === 'abbreviation' && isHead(passage);
  return familiar.has(abbreviation!.text) || (origin === 'draft' && occurrences.some(isInHead));
}

/** How loudly a use before the introduction is told of: one step softer in what sums the text up, and so of what readers know. */
function levelOf(isSummary: boolean, soft: boolean): 'information' | 'hint' | undefined {
  if (isSummary) return soft ? 'hint' : 'information';
  return soft ? 'information' : undefined;
}

/** Whether an occurrence is a full name in the running text of a section, and no part of a longer name. */
function isSpelledOut(occurrence: Occurrence, section: Section): boolean {
  const { mention, passage, running, context, introduction } = occurrence;
  const { concept } = mention.name;
  if (mention.name !== concept.fullName || !running || passage.place.section !== section) return false;
  const isTitled = concept.preferred.casing === 'common' && / \p{Lu}/u.test(context.written);
  return (
    introduction === undefined &&
    !mention.compound &&
    !isInLongerName(occurrence) &&
    !isTitled &&
    context.role.kind !== 'label'
  );
}

/**
 * Whether a reader has both before the eyes, in the text or in what sums it up: in a long draft a name may be introduced where its
 * initials are needed.
 */
function areTogether(full: Placed, introduced: Placed): boolean {
  return introduced.passage.index - full.passage.index <= NEAR && !sumsUp(full.passage, introduced.passage);
}

/** How many paragraphs and items are near. */
const NEAR = 8;

function sayLate(full: Placed, introduced: Placed, short: string): Report {
  const { passage, start, end } = full;
  return {
    passage,
    start,
    end,
    level: 'information',
    message: t('“{0}” is introduced only further on: introduce it here.', short),
    related: [relate(introduced, t('introduced only here'))],
  };
}

export const lateIntroduction: Rule = {
  id: 'late-introduction',
  summary: 'An abbreviation that is introduced only after it has been used.',
  why: 'The full name comes at first use with its abbreviation, so that nobody has to read on to understand (UN Editorial Manual; NATO style guide). Titles and headings do not count as a use, nor do lines over the text; what the title has is told of more softly.',
  level: 'warning',
  examples: [
    {
      before: 'The ROK sent aid. The Republic of Korea (ROK) will send more.',
      after: 'The Republic of Korea (ROK) sent aid. The ROK will send more.',
    },
  ],
  silent: ['# The ROK and NATO\n\nThe Republic of Korea (ROK) sent aid. The ROK will send more.'],
  *checkVariants({ shortened }, { speech }): Iterable<Report> {
    if (speech) return;
    for (const group of shortened) {
      const late = findSpelledOut(group).find(({ full, short, isLate }) => isLate && areTogether(full, short));
      if (late !== undefined) yield sayLate(late.full, late.short, late.short.text);
    }
  },
  *checkConcept(used, usage, options) {
    // What every reader knows needs no introduction, but one that the writer gives comes first as well.
    if (usage.speech || !toldAbbreviation(used.concept, { ...options, wellKnown: noNames })) return;
    const isKnown = toldAbbreviation(used.concept, options) === undefined;
    if (isKnown && readDirectives(usage.draft, options.isRule).known.includes(used.concept.abbreviation!.text)) return;
    for (const section of sections) {
      const introductions = introductionsIn(used, section);
      const [introduced] = introductions;
      if (introduced === undefined || introductions.some(({ everywhere }) => everywhere)) continue;
      const [first] = usesIn(used, section);
      if (first === undefined || !isBefore(usage, first, introduced)) {
        const full = used.occurrences.find((one) => isSpelledOut(one, section));
        const isUsed =
          first !== undefined &&
          full !== undefined &&
          isBefore(usage, full, introduced) &&
          areTogether(full, introduced);
        if (isUsed && !isKnown)
          yield { ...sayLate(full, introduced, used.concept.abbreviation!.text), occurrence: full };
        continue;
      }
      const isSummary = sumsUp(first.passage, introduced.passage);
      yield {
        ...mark(first),
        introduced,
        level: levelOf(isSummary, isKnown || isSoft(used, options)),
        message: t('“{0}” is used here before it is introduced: introduce it here.', first.mention.name.text),
        related: [relate(introduced, t('introduced only here'))],
      };
    }
  },
  fix(usage, { occurrence, introduced }, options) {
    const used = occurrence && usage.concepts.get(occurrence.mention.name.concept.id);
    if (used === undefined || introduced === undefined || !canShorten(usage, introduced)) return [];
    const here = introduceFor(usage, used, occurrence!);
    const there = shortenIntroduction(usage, introduced);
    if (here === undefined || there === undefined) return [];
    // How far the full name of a draft’s own abbreviation goes is a guess, and what the writer calls it stays so.
    const isSame =
      used.concept.origin !== 'draft' && foldText(introduced.full) === foldText(used.concept.fullName.text);
    // What every reader knows stands well where it is.
    const isTold = toldAbbreviation(used.concept, options) !== undefined;
    const preferred = here.sure && there.sure && isSame && isTold;
    return [{ title: t('Move the introduction here'), edits: [...here.edits, ...there.edits], preferred }];
  },
};
