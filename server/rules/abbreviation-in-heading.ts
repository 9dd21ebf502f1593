// An introduction, or an abbreviation that the reader does not know yet, in a title or heading.
import type { Passage } from '../usage/passage';
import { indexOf } from '../usage/order';
import { sections } from '../usage/scopes';
import type { ConceptUsage } from '../usage/gather';
import { isBefore, type Usage } from '../usage/usage';
import { dropAside, replaceMention } from './replacement';
import {
  type Fix,
  isWellKnown,
  type LintOptions,
  mark,
  markIntroduction,
  relate,
  type Report,
  type Rule,
  toldAbbreviation,
} from './rule';
import { usesIn } from './undefined-abbreviation';
import { t } from '../words/words';

function isHeading({ place: { scope } }: Passage): boolean {
  return scope === 'title' || scope === 'heading';
}

function* introductionsInHeadings({ introductions }: ConceptUsage, usage: Usage): Iterable<Report> {
  for (const introduced of introductions) {
    const { quoted, concept, shape } = introduced.introduction;
    if (quoted || shape !== 'parenthesis' || !isHeading(introduced.passage)) continue;
    const { section } = introduced.passage.place;
    const told = introductions.find(
      (other) => other.counts && other.passage.place.section === section && isBefore(usage, other, introduced),
    );
    yield {
      ...markIntroduction(introduced, 'short'),
      message:
        told === undefined
          ? t('Introduce “{0}” in the text, not in a heading.', concept.abbreviation!.text)
          : t(
              '“{0}” has been introduced already: leave the parenthesis out of the heading.',
              concept.abbreviation!.text,
            ),
      related: told && [relate(told, t('introduced here'))],
    };
  }
}

/** The first use of an abbreviation in a heading that comes before the reader is told what it means. */
function* unknownInHeading(used: ConceptUsage, usage: Usage, options: LintOptions): Iterable<Report> {
  if (!toldAbbreviation(used.concept, { ...options, wellKnown: new Set() })) return;
  const first = used.occurrences.find(
    ({ mention: { name }, passage }) =>
      name.kind === 'abbreviation' && name.status !== 'deprecated' && isHeading(passage),
  );
  if (first === undefined || first.introduction !== undefined || !first.own) return;
  const { compound, inName, name } = first.mention;
  if (compound || inName) return;
  const introduced = used.introductions.find(({ counts }) => counts);
  const known = isWellKnown(options, name);
  const inTitle = first.passage.place.scope === 'title';
  if (introduced === undefined) {
    // Where the text uses it too, that is the place to introduce it.
    const isUsed = sections.some((section) => !usesIn(used, section)[Symbol.iterator]().next().done);
    if (!known && !isUsed)
      yield {
        ...mark(first),
        message: t('“{0}” is not known to the reader of this heading: write it out.', name.text),
      };
    return;
  }
  // What stands before, and what follows at once, explains a heading; a title is read before everything.
  const followsAtOnce = indexOf(usage.passages, introduced.passage) === indexOf(usage.passages, first.passage) + 1;
  if (isBefore(usage, introduced, first) || (!inTitle && (followsAtOnce || known))) return;
  yield {
    ...mark(first),
    level: 'hint',
    message: inTitle
      ? t('“{0}” stands in the title before it is introduced: a reader may not know it yet.', name.text)
      : t('“{0}” stands in a heading before it is introduced: a reader may not know it yet.', name.text),
    related: [relate(introduced, t('introduced only here'))],
  };
}

export const abbreviationInHeading: Rule = {
  id: 'abbreviation-in-heading',
  summary: 'An introduction, or an abbreviation that the reader does not know yet, in a title or heading.',
  why: 'Headings are read first and listed apart from the text (UN Editorial Manual; UK Government Commercial Agency). An abbreviation that the text before, or the first words after, explain may stand there.',
  level: 'information',
  examples: [
    {
      before:
        '# Missiles\n\n## The Republic of Korea (ROK)\n\nThe Republic of Korea (ROK) is near, and the ROK is rich.',
      after: '# Missiles\n\n## The Republic of Korea\n\nThe Republic of Korea (ROK) is near, and the ROK is rich.',
    },
    {
      before: '# Missiles\n\n## What the DPRK wants\n\nNobody knows.',
      after: "# Missiles\n\n## What the Democratic People's Republic of Korea wants\n\nNobody knows.",
    },
  ],
  silent: [
    '# Missiles\n\n## What the ROK wants\n\nThe Republic of Korea (ROK) is near, and the ROK is rich.',
    '# NATO and US forces',
    '# Missiles\n\n## The ROK Navy',
  ],
  *checkConcept(used, usage, options): Iterable<Report> {
    if (usage.speech) return;
    yield* introductionsInHeadings(used, usage);
    yield* unknownInHeading(used, usage, options);
  },
  fix(usage, { introduced, occurrence, level }): readonly Fix[] {
    if (introduced !== undefined)
      return [{ title: t('Leave the parenthesis out'), edits: [dropAside(usage, introduced)], preferred: false }];
    if (occurrence === undefined) return [];
    const { fullName } = occurrence.mention.name.concept;
    const writing = replaceMention(usage, occurrence, fullName);
    // The title is a choice of its own.
    return writing && level !== 'hint'
      ? [{ title: t('Write it out: “{0}”', fullName.text), edits: writing.edits, preferred: false }]
      : [];
  },
};
