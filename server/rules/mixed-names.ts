// Two names for one concept in one part of the draft.
import type { Designation } from '../glossary/concept';
import type { Section } from '../usage/scopes';
import { type ConceptUsage, mentionPlace, mentionSpan, type Usage } from '../usage/usage';
import { introductionsIn, isRunning, isWellKnown, listNames, sections } from './judged';
import { addChoice } from './annotate';
import { isAdjectival, isAside } from './context';
import { writeThroughout } from './renaming';
import type { Fix, LintOptions, Rule } from './rule';

/**
 * Names that may stand beside one another are of one group: the preferred name and what is interchangeable with it, and
 * an abbreviation with the full name that it stands for.
 */
function groupOf({ status, kind, interchangeable, text, concept }: Designation): string {
  if (kind === 'abbreviation' && concept.fullName !== concept.preferred) return groupOf(concept.fullName);
  return status === 'preferred' || kind === 'abbreviation' || interchangeable ? '' : text;
}

/** Whether all mentions of a concept are of one group, which most are: nothing else has to be looked at. */
function isNamedAlike(usage: Usage, { mentions }: ConceptUsage): boolean {
  const group = groupOf(usage.mentions[mentions[0]].name);
  return mentions.every((index) => groupOf(usage.mentions[index].name) === group);
}

/** The mentions in a section's running prose that stand freely for the concept, and could be any of its names. */
function freeMentions(usage: Usage, { mentions }: ConceptUsage, section: Section): readonly number[] {
  return mentions.filter((index) => {
    const { name, inName } = usage.mentions[index];
    return (
      (name.kind === 'name' || name.kind === 'abbreviation') &&
      name.status !== 'deprecated' &&
      !inName &&
      usage.introducedBy[index] < 0 &&
      mentionPlace(usage, index).section === section &&
      isRunning(usage, index) &&
      !isAdjectival(usage, index) &&
      !isAside(usage, index)
    );
  });
}

/** The full names that a section's introductions give: the first name that a reader learns. */
function introducedNames(usage: Usage, { mentions }: ConceptUsage, section: Section): readonly number[] {
  return mentions.filter(
    (index) =>
      usage.introducedBy[index] >= 0 &&
      usage.mentions[index].name.kind === 'name' &&
      usage.mentions[index].name.status !== 'deprecated' &&
      mentionPlace(usage, index).section === section &&
      isRunning(usage, index),
  );
}

/** Whether the draft itself ties several of the concept's names together. */
function isBridged(usage: Usage, { introductions }: ConceptUsage): boolean {
  return introductions.some((index) => usage.introductions[index].names.length > 0);
}

interface Count {
  readonly name: Designation;
  readonly times: number;
}

/** The names of some mentions, the most frequent first. */
function countNames(usage: Usage, mentions: readonly number[]): readonly Count[] {
  const counts = new Map<Designation, number>();
  for (const index of mentions) {
    const { name } = usage.mentions[index];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times);
}

/** How a group is to be written throughout: its abbreviation where the reader knows it, else its full name. */
function nameFor(usage: Usage, used: ConceptUsage, section: Section, group: string, options: LintOptions): Designation {
  const { concept } = used;
  const full = group === '' ? concept.preferred : concept.designations.find(({ text }) => text === group);
  const short = concept.abbreviation;
  if (short === undefined || groupOf(short) !== group) return full ?? concept.preferred;
  const isKnown =
    (short.when === undefined && isWellKnown(options, short)) || introductionsIn(usage, used, section).length > 0;
  return isKnown ? short : (full ?? concept.preferred);
}

/** How many names of one thing are told, and offered to be written throughout. */
const MOST_NAMES = 12;

export const mixedNames: Rule = {
  id: 'mixed-names',
  summary: 'Two names for one thing in the running text of one part of the draft.',
  why: 'Official writers hold to one name: of 216 statements on South Korea, five mix its names. A reader takes a second name for a second thing. Names that the draft ties together in an introduction are at most worth a hint; adjectives, pairs such as ROK-US, proper names, titles, quotations, letterheads, signatures and citations do not count.',
  level: 'warning',
  examples: [{ before: 'South Korea sent aid. The Republic of Korea will send more.' }],
  silent: [
    'South Korea sent aid, as South Korean ships did in the Republic of Korea Navy.',
    'The Republic of Korea (ROK) sent aid. The ROK will send more, says the Republic of Korea.',
    'South Korea sent aid. “The Republic of Korea will send more.”',
    '# The Republic of Korea today\n\nSouth Korea sent aid.',
    'The United States and the US navy met.',
  ],
  *check(usage, { allowed }) {
    if (usage.speech) return;
    for (const used of usage.concepts.values()) {
      if (used.concept.generic || used.mentions.length < 2 || isNamedAlike(usage, used)) continue;
      for (const section of sections) {
        const free = freeMentions(usage, used, section);
        if (free.length === 0) continue;
        const [introduced] = introducedNames(usage, used, section);
        const base = introduced !== undefined && introduced < free[0] ? introduced : free[0];
        const group = groupOf(usage.mentions[base].name);
        // What the draft allows beside one another is no switch.
        const isAllowed = (index: number) => allowed.has(usage.mentions[index].name.text);
        const others = free.filter(
          (index) => groupOf(usage.mentions[index].name) !== group && !(isAllowed(index) && isAllowed(base)),
        );
        const [first] = others;
        if (first === undefined) continue;
        const counts = countNames(usage, base === free[0] ? free : [base, ...free]);
        const told = counts
          .slice(0, MOST_NAMES)
          .map(({ name, times }) => `“${name.text}” ${times === 1 ? 'once' : `${times} times`}`);
        if (counts.length > MOST_NAMES) told.push(`and ${counts.length - MOST_NAMES} more`);
        yield {
          ...mentionSpan(usage, first),
          mention: first,
          level: isBridged(usage, used) ? 'hint' : undefined,
          message: `“${usage.mentions[first].name.text}” and “${usage.mentions[base].name.text}” name the same thing: use one name (${told.join(', ')}).`,
          related: free
            .filter((index) => index !== first)
            .slice(0, 50)
            .map((index) => ({ ...mentionSpan(usage, index), message: `“${usage.mentions[index].name.text}” here` })),
        };
      }
    }
  },
  fix(usage, { mention }, options) {
    if (mention === undefined) return [];
    const used = usage.concepts.get(usage.mentions[mention].name.concept.id);
    if (used === undefined) return [];
    const { section } = mentionPlace(usage, mention);
    const free = freeMentions(usage, used, section);
    const [introduced] = introducedNames(usage, used, section);
    const all = introduced === undefined ? free : [introduced, ...free];
    const groups = [...new Set(all.map((index) => groupOf(usage.mentions[index].name)))];
    const names = [...new Set(all.map((index) => usage.mentions[index].name.text))];
    const allow: Fix = {
      title: `Allow ${names.length > MOST_NAMES ? listNames(names, MOST_NAMES) : names.map((name) => `“${name}”`).join(' and ')} in this draft`,
      edits: [addChoice(usage.draft, `allow ${names.join(', ')}`)],
      preferred: false,
    };
    const throughout = groups.slice(0, MOST_NAMES).map((group): Fix => {
      const name = nameFor(usage, used, section, group, options);
      const edits = writeThroughout(usage, used, name, options, [section]);
      return { title: `Use “${name.text}” throughout`, edits, preferred: false };
    });
    return [...throughout, allow];
  },
};
