// What rules look at: which mentions and introductions are the author's own running text.
import type { Concept, Designation } from '../glossary/concept';
import type { Section } from '../usage/scopes';
import { type ConceptUsage, introductionPlace, mentionPlace, type Usage } from '../usage/usage';
import type { LintOptions } from './rule';

/** Whether the words of a mention may be judged at all: not in a quotation, a title of a work, a reference or a list of abbreviations. */
export function isOwn(usage: Usage, index: number): boolean {
  const { scope } = mentionPlace(usage, index);
  return !usage.mentions[index].quoted && scope !== 'reference' && scope !== 'abbreviations';
}

/** Whether a mention stands where names are introduced and switched: running prose of a section. */
export function isRunning(usage: Usage, index: number): boolean {
  const { scope, section } = mentionPlace(usage, index);
  return scope === section && !usage.mentions[index].quoted && !isLabel(usage, index);
}

/**
 * Whether a mention is the label of its paragraph, alone at its start: **China.** It buys oil. WMD. They grow. A block
 * starts with its first letter, so that emphasis that opens there is not seen.
 */
export function isLabel({ draft, mentions, mentionBlocks }: Usage, index: number): boolean {
  const { start, end } = mentions[index];
  if (start !== 0) return false;
  const { text } = draft.blocks[mentionBlocks[index]];
  return /^(?:[.:][*_\s]|[*_]+[.:])/.test(text.slice(end, end + 6));
}

/** Whether an introduction counts: not quoted, and not in a title or heading. */
export function introduces(usage: Usage, index: number): boolean {
  const { scope } = introductionPlace(usage, index);
  return !usage.introductions[index].quoted && scope !== 'title' && scope !== 'heading' && scope !== 'reference';
}

/** Whether an introduction holds for the whole file: a list that pairs abbreviations and names. */
export function holdsEverywhere(usage: Usage, index: number): boolean {
  return usage.introductions[index].shape === 'list' || introductionPlace(usage, index).scope === 'abbreviations';
}

/**
 * Remembers for each concept of a draft what is worked out from all of its mentions and introductions, so that it is
 * worked out once, however many of them ask.
 */
export function perUse<Value>(
  read: (usage: Usage, used: ConceptUsage) => Value,
): (usage: Usage, used: ConceptUsage) => Value {
  const remembered = new WeakMap<Usage, Map<string, { readonly value: Value }>>();
  return (usage, used) => {
    let known = remembered.get(usage);
    if (known === undefined) remembered.set(usage, (known = new Map<string, { readonly value: Value }>()));
    const { id } = used.concept;
    let found = known.get(id);
    if (found === undefined) known.set(id, (found = { value: read(usage, used) }));
    return found.value;
  };
}

/** Remembers what is worked out from a concept, or from a whole draft, by itself. */
export function perThing<Thing extends object, Value>(read: (thing: Thing) => Value): (thing: Thing) => Value {
  const remembered = new WeakMap<Thing, { readonly value: Value }>();
  return (thing) => {
    let found = remembered.get(thing);
    if (found === undefined) remembered.set(thing, (found = { value: read(thing) }));
    return found.value;
  };
}

/** The introductions of a concept that hold in a section, in order. A note introduces for notes only. */
export function introductionsIn(usage: Usage, used: ConceptUsage, section: Section): readonly number[] {
  return introductionsBySection(usage, used)[section];
}

const introductionsBySection = perUse((usage, { introductions }): Readonly<Record<Section, readonly number[]>> => {
  const found: Record<Section, number[]> = { summary: [], body: [], appendix: [] };
  for (const index of introductions) {
    const place = introductionPlace(usage, index);
    if (!introduces(usage, index)) continue;
    if (holdsEverywhere(usage, index)) for (const section of sections) found[section].push(index);
    else if (place.scope !== 'note') found[place.section].push(index);
  }
  return found;
});

/** Whether a concept is a state: it has an adjective. */
export const isState = perThing(({ designations }: Concept) => designations.some(({ kind }) => kind === 'adjective'));

/** A plural that the abbreviation does not have: WMDs, IP4s. */
export function isWrongPlural({ generated, use, text }: Designation): boolean {
  return generated && use !== undefined && text === `${use}s`;
}

/** Whether readers know an abbreviation without being told; points do not matter. */
export function isWellKnown({ wellKnown }: LintOptions, { text }: Designation): boolean {
  return wellKnown.has(text) || wellKnown.has(text.replaceAll('.', ''));
}

/** The concepts of a draft whose abbreviation a reader must be told, with what the draft does with them. */
export function* abbreviated(
  usage: Usage,
  options: LintOptions,
): Iterable<ConceptUsage & { readonly short: Designation }> {
  for (const used of usage.concepts.values()) {
    const short = used.concept.abbreviation;
    // A sense that only a cue word gives is none of ours to introduce.
    if (short && short.when !== 'cued' && !used.concept.generic && !isWellKnown(options, short))
      yield { ...used, short };
  }
}

/** Names in quotation marks; where there are more than `most`, the first ones and how many more. */
export function listNames(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  return `${shown.join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}

export const sections: readonly Section[] = ['summary', 'body', 'appendix'];
