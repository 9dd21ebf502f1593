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
import type { Section } from '../usage/scopes';
import { abbreviated, holdsEverywhere, introduces, perUse, sections } from './judged';
import { replaceMention } from './replacement';
import type { Rule } from './rule';

/** Below this many words an abbreviation may be introduced for the reader's sake alone. */
const FEWEST_WORDS = 200;

/** The uses of a concept's abbreviation besides introductions, by itself or inside another name (ROK in ROK-US alliance). */
interface Uses {
  readonly indexes: readonly number[];
  /** Where the last of them starts. */
  readonly last: number;
}

const usesBySection = perUse((usage, { mentions, nested }): ReadonlyMap<Section, Uses> => {
  const found = new Map<Section, { indexes: number[]; last: number }>();
  const uses = [...mentions.filter((index) => usage.mentions[index].name.kind === 'abbreviation'), ...nested];
  for (const index of uses) {
    if (usage.introducedBy[index] >= 0) continue;
    const { section } = mentionPlace(usage, index);
    const { start } = mentionSpan(usage, index);
    const known = found.get(section);
    if (known === undefined) found.set(section, { indexes: [index], last: start });
    else {
      known.indexes.push(index);
      known.last = Math.max(known.last, start);
    }
  }
  return found;
});

/** The uses besides an introduction in its part of the draft, and whether there are some in other parts from there on. */
function usesBeside(
  usage: Usage,
  introduction: number,
  used: ConceptUsage,
): { readonly here: readonly number[]; readonly elsewhere: boolean } {
  const { section } = introductionPlace(usage, introduction);
  const { end } = introductionSpan(usage, introduction);
  const uses = usesBySection(usage, used);
  return {
    here: uses.get(section)?.indexes ?? [],
    // What is used before it is introduced is late, not unused.
    elsewhere: sections.some((other) => other !== section && (uses.get(other)?.last ?? -1) >= end),
  };
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
      for (const introduction of used.introductions) {
        if (!introduces(usage, introduction) || holdsEverywhere(usage, introduction)) continue;
        // A label that another has replaced is told, and not given for use.
        if (usage.introductions[introduction].verdict === 'wrong' || used.short.superseded) continue;
        const { here, elsewhere } = usesBeside(usage, introduction, used);
        if (here.length > (options.style.fewestUses ?? 1) || (here.length > 0 && elsewhere)) continue;
        yield {
          ...introductionSpan(usage, introduction, 'short'),
          introduction,
          level: here.length === 0 && !elsewhere ? undefined : 'hint',
          message:
            here.length === 0
              ? `“${used.short.text}” is introduced and not used again${elsewhere ? ' in this part' : ''}: leave the parenthesis out.`
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
    const { here, elsewhere } = usesBeside(usage, introduction, used);
    if (here.length === 0) return [{ title: 'Leave the parenthesis out', edits: [drop], preferred: !elsewhere }];
    const [only, ...more] = here;
    if (more.length > 0 || used.nested.includes(only)) return [];
    const written = replaceMention(usage, only, concept.fullName);
    return written
      ? [{ title: 'Write the name out there and leave the parenthesis out', edits: [drop, written], preferred: false }]
      : [];
  },
};
