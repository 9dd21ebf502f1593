// A name that could mean two things of this draft.
import { remember } from '../glossary/remember';
import type { Occurrence } from '../usage/passage';
import { type ConceptUsage, type Listed, listed } from '../usage/gather';
import type { Usage } from '../usage/usage';
import { mark, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** Whether the draft calls a concept by a name that is not ambiguous itself. */
const isNamed = remember(({ occurrences }: ConceptUsage) =>
  occurrences.some(({ mention: { name, others } }) => name.kind !== 'reference' && others.length === 0),
);

/** The abbreviations of which the draft has said what they mean in it. */
const decided = remember(
  ({ introductions }: Usage) =>
    new Set(
      introductions.flatMap(({ introduction: { concept, quoted } }) => (quoted ? [] : [concept.abbreviation?.text])),
    ),
);

/** Whether a name is only where something happens (they fought in Korea), or what it is about (a Korea policy). */
function isLoose({ mention, context }: Occurrence): boolean {
  return mention.name.kind === 'reference' && (context.isPlace || context.role.kind === 'modifier');
}

/** The occurrences of each name that has several meanings. */
const ambiguous = listed(
  ({ occurrences }, { dangling }) =>
    occurrences.filter((occurrence) => occurrence.mention.others.length > 0 && !dangling.has(occurrence)),
  ({ mention }) => mention.name.text,
);

/** The first of some occurrences that stands for something by itself, in running text. */
const firstFree = remember(({ items: occurrences }: Listed<Occurrence>) =>
  occurrences.find((occurrence) => {
    const { mention, context, running } = occurrence;
    return running && !mention.inName && !mention.compound && context.role.kind !== 'label' && !isLoose(occurrence);
  }),
);

export const ambiguousName: Rule = {
  id: 'ambiguous-name',
  summary: 'A name that may mean either of two things that the draft speaks of.',
  why: 'GPS is a slogan and a system of satellites, and Korea alone is either state: a reader of a draft that has both cannot tell.',
  level: 'hint',
  examples: [
    { before: 'South Korea and North Korea met. Then Korea left.' },
    { before: 'The Global Pivotal State speaks.\n\nNobody needs a GPS.' },
  ],
  silent: [
    'South Korea met Japan. Then Korea left.',
    'South Korea and North Korea met. It was a Korea policy.',
    'South Korea and North Korea met during the Korean War at the Korea National Defense University.',
    'A Global Pivotal State needs GPS satellites.',
  ],
  *checkDraft(usage): Iterable<Report> {
    // What was said stays as it was said.
    if (usage.speech) return;
    for (const [text, occurrences] of usage.gathered.of(ambiguous)) {
      const occurrence = firstFree(occurrences);
      if (occurrence === undefined || decided(usage).has(text) || occurrence.context.isCued) continue;
      const { name, others } = occurrence.mention;
      const senses = [name.concept, ...others.map(({ concept }) => concept)];
      const open = senses.filter((concept, at) => {
        const used = usage.concepts.get(concept.id);
        return (at === 0 && name.kind !== 'reference') || (used !== undefined && isNamed(used));
      });
      if (open.length < 2) continue;
      yield {
        ...mark(occurrence),
        message: t(
          '“{0}” may mean {1} here: say which.',
          text,
          open.map(({ preferred }) => `“${preferred.text}”`).join(t(' or ')),
        ),
      };
    }
  },
};
