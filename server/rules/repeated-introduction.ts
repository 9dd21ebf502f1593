// A name that is introduced again in the same part of the draft.
import { remember } from '../glossary/remember';
import { type Introduced, sumsUp } from '../usage/passage';
import { isSameName, nameKey } from '../usage/sameName';
import { type Section, sections } from '../usage/scopes';
import type { ConceptUsage } from '../usage/gather';
import { introductionsIn } from '../usage/usage';
import { canShorten } from './introducing';
import { saysMore, shortenIntroduction } from './replacement';
import { markIntroduction, relate, type Rule, toldAbbreviation } from './rule';
import { t } from '../words/words';

/** The first introduction of a name in a section, and those that repeat it; of another name it is no repetition, but a conflict. */
export function repeatedIn(used: ConceptUsage, section: Section): readonly Introduced[] {
  return repeatedBySection(used).get(section) ?? [];
}

const repeatedBySection = remember(
  (used: ConceptUsage): ReadonlyMap<Section, readonly Introduced[]> =>
    new Map(
      sections.map((section) => {
        const introductions = introductionsIn(used, section).filter(
          ({ everywhere, inLabel }) => !everywhere && !inLabel,
        );
        const nameOf = ({ introduction: { concept } }: Introduced) => concept.fullName.text;
        const [first] = introductions;
        const same = introductions.filter((introduced) => first && isSameName(nameOf(first), nameOf(introduced)));
        // What is introduced in a summary is introduced again in the text, also where no heading says which is which.
        const anew = same.find(({ passage }) => first && sumsUp(first.passage, passage));
        return [section, same.filter((introduced) => introduced === first || introduced !== anew)];
      }),
    ),
);

/** Whether two introductions are of one name without a doubt: the glossary says so, or their words are the same. */
function isAlike(one: Introduced, other: Introduced): boolean {
  return other.introduction.concept.origin !== 'draft' || nameKey(one.full) === nameKey(other.full);
}

export const repeatedIntroduction: Rule = {
  id: 'repeated-introduction',
  summary: 'A name that is introduced a second time in the same part of the draft.',
  why: 'An introduction tells the reader that the short form will serve from here on; a second one makes them look for a difference. A summary and the text after it each introduce once (Y-12 guidelines of the US Department of Energy).',
  level: 'warning',
  examples: [
    {
      before:
        'The Republic of Korea (ROK) met Japan. Later the Republic of Korea (ROK) met Australia, and the ROK left.',
      after: 'The Republic of Korea (ROK) met Japan. Later the ROK met Australia, and the ROK left.',
    },
  ],
  silent: [
    '## Summary\n\nThe Republic of Korea (ROK) met. The ROK left.\n\n## Analysis\n\nThe Republic of Korea (ROK) met. The ROK left.',
  ],
  *checkConcept(used, _, options) {
    const short = toldAbbreviation(used.concept, { ...options, wellKnown: new Set() });
    if (short === undefined) return;
    for (const section of sections) {
      const [first, ...again] = repeatedIn(used, section);
      if (first === undefined) continue;
      for (const introduced of again) {
        yield {
          ...markIntroduction(introduced),
          message: t('“{0}” has been introduced already: write only “{0}” here.', short.text),
          related: [relate(first, t('introduced here'))],
        };
      }
    }
  },
  fix(usage, { introduced }) {
    const writing = introduced && shortenIntroduction(usage, introduced);
    if (writing === undefined || !canShorten(usage, introduced!)) return [];
    const { edits, sure } = writing;
    // What only a heading or a list has said before may be said again.
    const used = usage.concepts.get(introduced!.introduction.concept.id);
    const [first] = (used && introductionsIn(used, introduced!.passage.place.section)) ?? [];
    const isSure = first !== undefined && canShorten(usage, first) && isAlike(first, introduced!);
    const preferred = sure && isSure && introduced!.introduction.names.length === 0 && !saysMore(introduced!);
    return [{ title: t('Shorten to “{0}”', introduced!.short), edits, preferred }];
  },
};
