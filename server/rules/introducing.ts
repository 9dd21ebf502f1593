// Where an abbreviation is introduced: at the first mention of what it stands for, and nowhere that a reader passes over.
import { findSpan } from '../text/span';
import { hasSureName } from '../usage/letters';
import type { Introduced, Occurrence } from '../usage/passage';
import type { ConceptUsage } from '../usage/gather';
import { isBefore, type Usage } from '../usage/usage';
import {
  addAside,
  hasAside,
  isEmphasized,
  isInParentheses,
  isLine,
  isWhole,
  replaceByFirstUse,
  replaceMention,
  type Writing,
} from './replacement';

/**
 * Whether an abbreviation can be introduced in the place of an occurrence, or after it: in running text, and not in a pair
 * (EU-ROK), a run-in heading, a label, a longer name or parentheses.
 */
export function takesIntroduction(usage: Usage, occurrence: Occurrence): boolean {
  const { mention, running, introduction, context } = occurrence;
  const { kind, inRunIn } = context.role;
  return (
    running &&
    introduction === undefined &&
    !mention.compound &&
    !isJoined(occurrence) &&
    !mention.inName &&
    (kind === 'noun' || kind === 'modifier') &&
    !inRunIn &&
    !context.inCapitals &&
    !isEmphasized(usage, occurrence.passage) &&
    !isInParentheses(occurrence) &&
    !hasAside(occurrence)
  );
}

/** Whether it is one of several that dashes join: US--ROK, Japan – US – ROK. */
export function isJoined({ passage: { occurrences }, context, start }: Occurrence): boolean {
  const next = occurrences[findSpan(occurrences, start) + 1]?.context.joint;
  return context.joint !== undefined || next !== undefined;
}

/** How an abbreviation is introduced, and what is then written where. */
export interface Introducing extends Writing {
  /** The words that stand there afterwards. */
  readonly text: string;
}

/**
 * Introduces an abbreviation for its use: after the full name where that stands before it in the same part, else in the
 * place of the use. Undefined where neither can be done.
 */
export function introduceFor(usage: Usage, used: ConceptUsage, use: Occurrence): Introducing | undefined {
  const { fullName, firstUse, abbreviation } = used.concept;
  // A fixed spelling is introduced as it should be.
  const name = use.mention.name.status === 'deprecated' ? (abbreviation ?? use.mention.name) : use.mention.name;
  const earlier = namesBefore(usage, used, use);
  const full = earlier.find(
    (occurrence) => occurrence.mention.name === fullName && takesIntroduction(usage, occurrence),
  );
  // Where it is called something else before, a reader learns that name first.
  const sure = isCertain(usage, used) && earlier.every(({ mention }) => mention.name === fullName);
  const text = `${fullName.text} (${name.text})`;
  if (full) return withText(addAside(usage, full, name), text, sure);
  if (!takesIntroduction(usage, use)) return undefined;
  const written = replaceByFirstUse(usage, use);
  if (written && firstUse) return withText(written, firstUse, sure);
  return withText(replaceMention(usage, use, fullName, name), text, sure);
}

function withText(writing: Writing | undefined, text: string, sure: boolean): Introducing | undefined {
  return writing && { ...writing, text, sure: writing.sure && sure };
}

/** What stands for a concept before a use of its abbreviation, in the running text of the same part. */
function namesBefore(usage: Usage, { occurrences }: ConceptUsage, use: Occurrence): readonly Occurrence[] {
  const { section } = use.passage.place;
  return occurrences.filter(
    (occurrence) =>
      occurrence.running &&
      occurrence.passage.place.section === section &&
      occurrence.mention.name.kind === 'name' &&
      isBefore(usage, occurrence, use),
  );
}

/**
 * Whether nobody has to look whether an abbreviation means what the glossary or the draft says, and is short for all of that
 * name: the draft names the concept itself otherwise too, or what is related to it.
 */
function isCertain(usage: Usage, { concept, introductions, occurrences }: ConceptUsage): boolean {
  if (concept.origin === 'draft') return hasSureName(concept) && introductions.every(isWhole);
  // What a writer’s own glossary says is what that writer means.
  if (concept.state || concept.origin !== 'built-in') return true;
  return (
    occurrences.some(({ mention }) => mention.name.kind === 'name' || mention.name.kind === 'adjective') ||
    concept.related.some((id) => usage.concepts.has(id))
  );
}

/** Whether an introduction can be cut to its abbreviation: in running text, and not in a run-in heading or a line of its own. */
export function canShorten(usage: Usage, introduced: Introduced): boolean {
  const { passage, introduction } = introduced;
  const inside = passage.occurrences.filter(({ introduction: its }) => its?.introduction === introduction);
  if (isLine(introduced) || isEmphasized(usage, passage) || inside.length === 0) return false;
  return inside.every(({ running, context }) => running && !context.role.inRunIn && !context.inCapitals);
}
