// An abbreviation that is introduced and never used.
import type { Introduced, Occurrence } from '../usage/passage';
import { type ConceptUsage, isBefore, type Usage } from '../usage/usage';
import { dropAside, replaceMention } from './replacement';
import { markIntroduction, relate, type Rule, toldAbbreviation } from './rule';

/** Below this many words an abbreviation may be introduced for the reader's sake alone. */
const FEWEST_WORDS = 200;

/** The occurrences that use a concept's abbreviation, by itself or inside another name (ROK in ROK-US alliance). */
function usesOf({ occurrences, nested }: ConceptUsage): readonly Occurrence[] {
  return [...occurrences.filter(({ mention }) => mention.name.kind === 'abbreviation'), ...nested];
}

/** The uses besides introductions: in its part of the draft, and in all of it from there on. */
function usesBeside(
  usage: Usage,
  introduced: Introduced,
  uses: readonly Occurrence[],
): { readonly here: readonly Occurrence[]; readonly all: readonly Occurrence[] } {
  const { section } = introduced.passage.place;
  const isHere = ({ passage }: Occurrence) => passage.place.section === section;
  // What is used before it is introduced is late, not unused.
  const all = uses.filter((use) => use.introduction === undefined && (isHere(use) || isBefore(usage, introduced, use)));
  return { here: all.filter(isHere), all };
}

export const unusedIntroduction: Rule = {
  id: 'unused-introduction',
  summary: 'An abbreviation that is introduced and never used again.',
  why: 'An abbreviation that does not come back costs the reader a thought for nothing (NARA style guide; Y-12 guidelines; International Affairs). One that comes back once is only hinted at. Texts under 200 words are left alone.',
  level: 'warning',
  examples: [{ before: 'The Republic of Korea (ROK) sent aid.', after: 'The Republic of Korea sent aid.', long: true }],
  silent: ['The Republic of Korea (ROK) met.'],
  *checkConcept(used, usage, options) {
    const short = toldAbbreviation(used.concept, options);
    if (short === undefined || usage.words < FEWEST_WORDS || usage.speech) return;
    const uses = usesOf(used);
    for (const introduced of used.introductions) {
      if (!introduced.counts || introduced.everywhere) continue;
      // A label that another has replaced is told, and not given for use.
      if (introduced.introduction.verdict === 'wrong' || short.superseded) continue;
      const { here, all } = usesBeside(usage, introduced, uses);
      if (here.length > (options.style.fewestUses ?? 1) || (here.length > 0 && all.length > here.length)) continue;
      yield {
        ...markIntroduction(introduced, 'short'),
        level: all.length === 0 ? undefined : 'hint',
        message:
          here.length === 0
            ? `“${short.text}” is introduced and not used again${all.length > 0 ? ' in this part' : ''}: leave the parenthesis out.`
            : `“${short.text}” is introduced for ${here.length === 1 ? 'a single use' : `${here.length} uses`}: the full name may serve.`,
        related: here.map((use) => relate(use, 'used only here')),
      };
    }
  },
  fix(usage, { introduced }) {
    if (introduced === undefined) return [];
    const { shape, names, concept } = introduced.introduction;
    const used = usage.concepts.get(concept.id);
    if (shape !== 'parenthesis' || names.length > 0 || used === undefined) return [];
    const drop = dropAside(usage, introduced);
    const { here, all } = usesBeside(usage, introduced, usesOf(used));
    if (here.length === 0) return [{ title: 'Leave the parenthesis out', edits: [drop], preferred: all.length === 0 }];
    const [only, ...more] = here;
    if (more.length > 0 || used.nested.includes(only)) return [];
    const written = replaceMention(usage, only, concept.fullName);
    return written
      ? [{ title: 'Write the name out there and leave the parenthesis out', edits: [drop, written], preferred: false }]
      : [];
  },
};
