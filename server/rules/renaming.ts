// One name for a concept throughout a draft or a part of it.
import type { Designation } from '../glossary/concept';
import { touchesProtected } from '../text/draft';
import type { Edit } from '../text/span';
import type { Occurrence } from '../usage/passage';
import { type Section, sections } from '../usage/scopes';
import { type ConceptUsage, introductionsIn, type Usage } from '../usage/usage';
import { replaceIntroduction, replaceMention } from './replacement';
import { isWellKnown, type LintOptions } from './rule';

/** Whether an occurrence stands freely for its concept, so that any of its names could stand there. */
function isFree({ mention: { name, inName }, passage, own, context }: Occurrence): boolean {
  const { scope } = passage.place;
  return (
    (name.kind === 'name' || name.kind === 'abbreviation') &&
    !inName &&
    scope !== 'title' &&
    scope !== 'heading' &&
    scope !== 'line' &&
    own &&
    // A state has an adjective for that.
    !(context.role.kind === 'modifier' && name.concept.state) &&
    context.role.kind !== 'aside' &&
    !context.role.tellsPlace
  );
}

/**
 * The edits that write one name for a concept wherever some parts of the draft name it freely: with possessive, plural,
 * article and capitals as each place needs, and with an introduction at the first place of each part where the name is an
 * abbreviation that has none. An introduction that nothing relies on any more goes.
 */
export function writeThroughout(
  usage: Usage,
  used: ConceptUsage,
  name: Designation | string,
  options: LintOptions,
  within: readonly Section[] = sections,
): readonly Edit[] {
  const free = used.occurrences.filter(isFree);
  const edits: (Edit | undefined)[] = [];
  const isShort = typeof name !== 'string' && name.kind === 'abbreviation';
  for (const section of within) {
    const here = free.filter(({ passage }) => passage.place.section === section);
    const all = introductionsIn(used, section);
    const introductions = all.filter(({ passage }) => passage.place.section === section);
    // An introduction stays as long as something relies on it.
    const keeps = isShort || introductions.length === 0 || reliesOnShort(used, here);
    const loose = here.filter(({ introduction, mention }) => introduction === undefined && mention.name !== name);
    if (!keeps) for (const introduced of introductions) edits.push(replaceIntroduction(usage, introduced, name));
    const [first, ...others] = loose;
    if (first === undefined) continue;
    const introduces = isShort && !isWellKnown(options, name) && all.length === 0 && here[0] === first;
    edits.push(
      introduces ? replaceMention(usage, first, used.concept.fullName, name) : replaceMention(usage, first, name),
    );
    for (const occurrence of others) edits.push(replaceMention(usage, occurrence, name));
  }
  return edits
    .filter((edit): edit is Edit => edit !== undefined && !touchesProtected(usage.draft, edit))
    .sort((a, b) => a.start - b.start);
}

/** Whether the abbreviation is still used where no other name can stand: in compounds, before nouns, in longer names. */
function reliesOnShort({ occurrences, nested, concept }: ConceptUsage, free: readonly Occurrence[]): boolean {
  // A pair that the draft itself makes has no other names.
  if (nested.length > 0 || concept.origin === 'draft') return true;
  const replaced = new Set(free);
  return occurrences.some(
    (occurrence) =>
      occurrence.mention.name.kind === 'abbreviation' &&
      occurrence.introduction === undefined &&
      !replaced.has(occurrence) &&
      occurrence.own,
  );
}
