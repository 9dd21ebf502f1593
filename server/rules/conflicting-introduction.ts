// One abbreviation for two names, or two abbreviations for one name.
import { remember } from '../glossary/remember';
import type { Introduced } from '../usage/passage';
import { isSameName, nameKey } from '../usage/sameName';
import { markIntroduction, relate, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** An introduction as it is compared with others. */
interface Compared {
  readonly introduced: Introduced;
  readonly short: string;
  /** The same without points, spaces and the plural s. */
  readonly comparable: string;
  readonly full: string;
  /** Of a concept of the glossary its id, of one of the draft its name as names are compared. */
  readonly key: string;
}

/** An abbreviation as it is compared: without points, spaces and the plural s. */
function comparableShort(short: string): string {
  return short.replace(/(?<=[A-Z0-9])s$/, '').replace(/[.\s]/g, '');
}

/** Whether one abbreviation is another one of a series, or with a word more: COP26 and COP27, NDAA and FY22 NDAA. */
function areOfOneKind(a: string, b: string): boolean {
  const [one, other] = [a, b].map((short) => short.replace(/[\d-]+$/, ''));
  return one === other || a.split(' ').includes(b) || b.split(' ').includes(a);
}

/** An introduction as it is compared; undefined where it is not. */
const readCompared = remember((introduced: Introduced): Compared | undefined => {
  const { verdict, concept, shape } = introduced.introduction;
  // A wrong full name is a fault of its own, and no second meaning; a definition may explain in other words.
  if (verdict === 'wrong' || shape === 'definition' || !introduced.counts) return undefined;
  const short = verdict === 'own' ? (concept.abbreviation?.text ?? '') : introduced.short;
  return {
    introduced,
    short,
    comparable: comparableShort(short),
    full: concept.fullName.text,
    key: verdict === 'own' ? nameKey(concept.preferred.text) : concept.id,
  };
});

export const conflictingIntroduction: Rule = {
  id: 'conflicting-introduction',
  summary: 'One abbreviation introduced for two names, or two abbreviations for one name.',
  why: 'One abbreviation is never used for two things (Y-12 guidelines of the US Department of Energy), and one thing needs only one.',
  level: 'warning',
  examples: [
    { before: 'The United Nations Command (UNC) met the University of North Carolina (UNC).' },
    { before: 'The Nuclear Consultative Group (NCG) met. The Nuclear Consultative Group (NuCG) is new.' },
  ],
  silent: [
    'A memorandum of understanding (MOU) was signed. Two memoranda of understanding (MOUs) followed.',
    'The UN Security Council (UNSC) met. Later the United Nations Security Council (UNSC) met.',
    'The 2022 Standards Development Organization’s (SDO) text. Three Standards Development Organizations (SDOs) met.',
    'The Republic of Korea (ROK) met.\n\n## Annex\n\nThe Republic of Korea (ROK) met.',
  ],
  *checkDraft(usage): Iterable<Report> {
    const byShort = new Map<string, Compared>();
    const byFull = new Map<string, Compared>();
    for (const introduced of usage.introductions) {
      const pair = readCompared(introduced);
      if (pair === undefined) continue;
      const { comparable: short } = pair;
      const sameShort = byShort.get(short);
      const sameFull = byFull.get(pair.key);
      if (sameShort === undefined) byShort.set(short, pair);
      if (sameFull === undefined) byFull.set(pair.key, pair);
      if (sameShort && sameShort.key !== pair.key && !isSameName(sameShort.full, pair.full)) {
        yield {
          ...markIntroduction(pair.introduced, 'short'),
          message: t(
            '“{0}” already stands for “{1}” in this draft: use another abbreviation, or none.',
            pair.short,
            nameOf(sameShort),
          ),
          related: [relate(sameShort.introduced, t('introduced here for something else'))],
        };
      } else if (sameFull && sameFull.comparable !== short && !areOfOneKind(sameFull.short, pair.short)) {
        yield {
          ...markIntroduction(pair.introduced, 'short'),
          message: t(
            '“{0}” has been abbreviated to “{1}” already: keep to one abbreviation.',
            nameOf(pair),
            sameFull.short,
          ),
          related: [relate(sameFull.introduced, t('introduced here'))],
        };
      }
    }
  },
};

function nameOf({ introduced }: Compared): string {
  return introduced.introduction.concept.preferred.text;
}
