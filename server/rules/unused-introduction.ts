// An abbreviation that is introduced and never used.
import type { Edit } from '../text/span';
import {
  type ConceptUsage,
  introductionPlace,
  introductionSpan,
  mentionPlace,
  mentionSpan,
  type Usage,
} from '../usage/usage';
import { abbreviated, holdsEverywhere, introduces } from './judged';
import { replaceMention } from './replacement';
import type { Rule } from './rule';

/** Below this many words an abbreviation may be introduced for the reader's sake alone. */
const FEWEST_WORDS = 200;

/** The mentions that use a concept's abbreviation, by itself or inside another name (ROK in ROK-US alliance). */
function usesOf(usage: Usage, { mentions, nested }: ConceptUsage): readonly number[] {
  return [...mentions.filter((index) => usage.mentions[index].name.kind === 'abbreviation'), ...nested];
}

/** The uses besides introductions: in its part of the draft, and in all of it from there on. */
function usesBeside(
  usage: Usage,
  introduction: number,
  uses: readonly number[],
): { readonly here: readonly number[]; readonly all: readonly number[] } {
  const { section } = introductionPlace(usage, introduction);
  const { end } = introductionSpan(usage, introduction);
  const isHere = (index: number) => mentionPlace(usage, index).section === section;
  // What is used before it is introduced is late, not unused.
  const all = uses.filter(
    (index) => usage.introducedBy[index] < 0 && (mentionSpan(usage, index).start >= end || isHere(index)),
  );
  return { here: all.filter(isHere), all };
}

export const unusedIntroduction: Rule = {
  id: 'unused-introduction',
  summary: 'An abbreviation that is introduced and never used again.',
  why: 'An abbreviation that does not come back costs the reader a thought for nothing (NARA style guide; Y-12 guidelines; International Affairs). One that comes back once is only hinted at. Texts under 200 words are left alone.',
  level: 'warning',
  examples: [{ before: 'The Republic of Korea (ROK) sent aid.', after: 'The Republic of Korea sent aid.', long: true }],
  silent: ['The Republic of Korea (ROK) met.'],
  *check(usage, options) {
    if (usage.words < FEWEST_WORDS || usage.speech) return;
    for (const used of abbreviated(usage, options)) {
      const uses = usesOf(usage, used);
      for (const introduction of used.introductions) {
        if (!introduces(usage, introduction) || holdsEverywhere(usage, introduction)) continue;
        // A label that another has replaced is told, and not given for use.
        if (usage.introductions[introduction].verdict === 'wrong' || used.short.superseded) continue;
        const { here, all } = usesBeside(usage, introduction, uses);
        if (here.length > (options.style.fewestUses ?? 1) || (here.length > 0 && all.length > here.length)) continue;
        yield {
          ...introductionSpan(usage, introduction, 'short'),
          introduction,
          level: all.length === 0 ? undefined : 'hint',
          message:
            here.length === 0
              ? `“${used.short.text}” is introduced and not used again${all.length > 0 ? ' in this part' : ''}: leave the parenthesis out.`
              : `“${used.short.text}” is introduced for ${here.length === 1 ? 'a single use' : `${here.length} uses`}: the full name may serve.`,
          related: here.map((index) => ({ ...mentionSpan(usage, index), message: 'used only here' })),
        };
      }
    }
  },
  fix(usage, { introduction }) {
    if (introduction === undefined) return [];
    const { shape, names, concept } = usage.introductions[introduction];
    const used = usage.concepts.get(concept.id);
    if (shape !== 'parenthesis' || names.length > 0 || used === undefined) return [];
    const drop: Edit = { ...introductionSpan(usage, introduction, 'aside'), text: '' };
    const { here, all } = usesBeside(usage, introduction, usesOf(usage, used));
    if (here.length === 0) return [{ title: 'Leave the parenthesis out', edits: [drop], preferred: all.length === 0 }];
    const [only, ...more] = here;
    if (more.length > 0 || used.nested.includes(only)) return [];
    const written = replaceMention(usage, only, concept.fullName);
    return written
      ? [{ title: 'Write the name out there and leave the parenthesis out', edits: [drop, written], preferred: false }]
      : [];
  },
};
