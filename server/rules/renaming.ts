// One name for a concept throughout a draft or a part of it.
import type { Designation } from '../glossary/concept';
import type { Edit } from '../text/span';
import type { Section } from '../usage/scopes';
import { type ConceptUsage, introductionPlace, mentionPlace, type Usage } from '../usage/usage';
import { isAdjectival, isAside } from './context';
import { introduces, introductionsIn, isOwn, isWellKnown, sections } from './judged';
import { replaceIntroduction } from './repeated-introduction';
import { replaceMention } from './replacement';
import type { LintOptions } from './rule';

/** Whether a mention stands freely for its concept, so that any of its names could stand there. */
function isFree(usage: Usage, index: number): boolean {
  const { name, inName } = usage.mentions[index];
  const { scope } = mentionPlace(usage, index);
  return (
    (name.kind === 'name' || name.kind === 'abbreviation') &&
    !inName &&
    scope !== 'title' &&
    scope !== 'heading' &&
    scope !== 'line' &&
    isOwn(usage, index) &&
    !isAdjectival(usage, index) &&
    !isAside(usage, index)
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
  const free = used.mentions.filter((index) => isFree(usage, index));
  const edits: (Edit | undefined)[] = [];
  const isShort = typeof name !== 'string' && name.kind === 'abbreviation';
  for (const section of within) {
    const here = free.filter((index) => mentionPlace(usage, index).section === section);
    const introductions = introductionsIn(usage, used, section).filter(
      (index) => introduces(usage, index) && introductionPlace(usage, index).section === section,
    );
    // An introduction stays as long as something relies on it.
    const keeps = isShort || introductions.length === 0 || reliesOnShort(usage, used, here);
    const loose = here.filter((index) => usage.introducedBy[index] < 0 && usage.mentions[index].name !== name);
    if (!keeps) for (const index of introductions) edits.push(replaceIntroduction(usage, index, name));
    const needsIntroduction =
      isShort && !isWellKnown(options, name) && introductionsIn(usage, used, section).length === 0;
    const [first, ...others] = loose;
    if (first === undefined) continue;
    const [opening] = here;
    if (needsIntroduction && opening === first) edits.push(replaceMention(usage, first, used.concept.fullName, name));
    else edits.push(replaceMention(usage, first, name));
    for (const index of others) edits.push(replaceMention(usage, index, name));
  }
  return edits.filter((edit) => edit !== undefined).sort((a, b) => a.start - b.start);
}

/** Whether the abbreviation is still used where no other name can stand: in compounds, before nouns, in longer names. */
function reliesOnShort(usage: Usage, { mentions, nested, concept }: ConceptUsage, free: readonly number[]): boolean {
  // A pair that the draft itself makes has no other names.
  if (nested.length > 0 || concept.origin === 'draft') return true;
  const replaced = new Set(free);
  return mentions.some(
    (index) =>
      usage.mentions[index].name.kind === 'abbreviation' &&
      usage.introducedBy[index] < 0 &&
      !replaced.has(index) &&
      isOwn(usage, index),
  );
}
