// An abbreviation that is introduced and never used.
import type { Concept } from '../glossary/concept';
import { remember } from '../glossary/remember';
import { isInDictionaries } from '../usage/dictionaries';
import * as english from '../usage/english';
import { type Introduced, isHead, type Occurrence } from '../usage/passage';
import { type Section, sections } from '../usage/scopes';
import type { ConceptUsage } from '../usage/gather';
import { isBefore, type Usage } from '../usage/usage';
import { repeatedIn } from './repeated-introduction';
import { dropAside, isWhole, replaceMention } from './replacement';
import { type LintOptions, markIntroduction, relate, type Rule, toldAbbreviation } from './rule';
import { t } from '../words/words';

/**
 * The uses of a concept's abbreviation besides its introductions, by itself or inside another name (ROK in ROK-US alliance),
 * which may be introduced there: Council of the UNFCCC (CU).
 */
const usesBySection = remember(
  ({ concept, occurrences, nested }: ConceptUsage): ReadonlyMap<Section, readonly Occurrence[]> => {
    const found = new Map<Section, Occurrence[]>();
    const add = (use: Occurrence) => {
      if (use.introduction?.introduction.concept.id === concept.id) return;
      const { section } = use.passage.place;
      const known = found.get(section);
      if (known === undefined) found.set(section, [use]);
      else known.push(use);
    };
    for (const use of occurrences) if (use.mention.name.kind === 'abbreviation') add(use);
    for (const use of nested) add(use);
    return found;
  },
);

/** The uses besides an introduction in its part of the draft, and whether there are some in other parts from there on. */
function usesBeside(
  usage: Usage,
  introduced: Introduced,
  used: ConceptUsage,
): { readonly here: readonly Occurrence[]; readonly elsewhere: boolean } {
  const { section } = introduced.passage.place;
  const uses = usesBySection(used);
  return {
    here: uses.get(section) ?? [],
    // What is used before it is introduced is late, not unused.
    elsewhere: sections.some(
      (other) => other !== section && uses.get(other)?.some((use) => isBefore(usage, introduced, use)),
    ),
  };
}

/**
 * Whether a thing is known by its abbreviation, so that a reader looks for it: one that is made to be a word of the language,
 * the CARE Partnership, or that dictionaries have; a glossary has its own judgement of those that it knows.
 */
function isKnownSo({ origin, fullName, abbreviation }: Concept, { familiar }: LintOptions): boolean {
  const { text } = abbreviation!;
  if ((text.length >= SHORTEST_WORD && english.lookUp(text) !== 0) || familiar.has(text)) return true;
  return origin === 'draft' && isInDictionaries(text, fullName.text);
}

/** Shorter words are initials as often. */
const SHORTEST_WORD = 4;

function sayUnused(short: string, uses: number, elsewhere: boolean): string {
  if (uses > 1) return t('“{0}” is introduced for {1} uses: the full name may serve.', short, uses);
  if (uses === 1) return t('“{0}” is introduced for a single use: the full name may serve.', short);
  return elsewhere
    ? t('“{0}” is introduced and not used again in this part: leave the parenthesis out.', short)
    : t('“{0}” is introduced and not used again: leave the parenthesis out.', short);
}

export const unusedIntroduction: Rule = {
  id: 'unused-introduction',
  summary: 'An abbreviation that is introduced and never used again.',
  why: 'An abbreviation that does not come back costs the reader a thought for nothing (NARA style guide; Y-12 guidelines; International Affairs). While a draft is being written, it may still come back: a house style or `--rule unused-introduction=warning` is louder for a text that is done. One that comes back once, or that dictionaries have (IMF), is only hinted at. Texts under 200 words are left alone.',
  level: 'information',
  examples: [{ before: 'The Republic of Korea (ROK) sent aid.', after: 'The Republic of Korea sent aid.', long: true }],
  silent: ['The Republic of Korea (ROK) met.'],
  *checkConcept(used, usage, options) {
    // What readers know by these letters is something else than what the draft gives them for.
    const isOwn = used.concept.origin === 'draft';
    const short = toldAbbreviation(used.concept, isOwn ? { ...options, wellKnown: new Set() } : options);
    if (short === undefined || !usage.long) return;
    for (const introduced of used.introductions) {
      // Over the text the parenthesis tells who is meant there.
      if (!introduced.counts || introduced.everywhere || isHead(introduced.passage)) continue;
      // A parenthesis is written, in a speech as elsewhere; other words may have been said.
      if (usage.speech && introduced.introduction.shape !== 'parenthesis') continue;
      // A label that another has replaced is told, and not given for use.
      if (introduced.introduction.verdict === 'wrong' || short.superseded) continue;
      // Where it is introduced again, that is the fault: without it the first one has a use.
      if (repeatedIn(used, introduced.passage.place.section).length > 1) continue;
      const { here, elsewhere } = usesBeside(usage, introduced, used);
      // What comes first is the name that readers look for, and the words after it are a gloss: STA (Strategic Trade Authorization).
      const isGlossed = introduced.introduction.shape === 'reversed';
      if (here.length > (options.style.fewestUses ?? 1) || (here.length > 0 && elsewhere)) continue;
      yield {
        ...markIntroduction(introduced, 'short'),
        level: here.length === 0 && !elsewhere && !isGlossed && !isKnownSo(used.concept, options) ? undefined : 'hint',
        message: sayUnused(short.text, here.length, elsewhere),
        related: here.map((use) => relate(use, t('used only here'))),
      };
    }
  },
  fix(usage, { introduced }) {
    if (introduced === undefined) return [];
    const { shape, names, concept } = introduced.introduction;
    const used = usage.concepts.get(concept.id);
    if ((shape !== 'parenthesis' && shape !== 'bridge') || used === undefined) return [];
    const drop = dropAside(usage, introduced);
    const { here } = usesBeside(usage, introduced, used);
    const [only, ...more] = here;
    // Whether it is still to be used only its writer knows.
    if (only === undefined) return [{ title: t('Leave the parenthesis out'), edits: [drop], preferred: false }];
    // Where the draft has only the end of a name, that is not what it would write out.
    if (more.length > 0 || names.length > 0 || used.nested.includes(only) || !isWhole(introduced)) return [];
    const written = replaceMention(usage, only, concept.fullName);
    return written
      ? [
          {
            title: t('Write the name out there and leave the parenthesis out'),
            edits: [drop, ...written.edits],
            preferred: false,
          },
        ]
      : [];
  },
};
