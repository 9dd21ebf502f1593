// One name for a concept throughout a draft or a part of it.
import type { Designation } from '../glossary/concept';
import { touchesProtected } from '../text/draft';
import { type Edit, joinEdits } from '../text/span';
import { findPairs } from '../usage/pairs';
import type { Occurrence, Passage } from '../usage/passage';
import { type Section, sections } from '../usage/scopes';
import type { ConceptUsage } from '../usage/gather';
import { introductionsIn, spanIn, type Usage } from '../usage/usage';
import { takesIntroduction } from './introducing';
import { type Name, replaceIntroduction, replaceMention, type Writing } from './replacement';
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
    context.role.kind !== 'aside' &&
    !context.role.tellsPlace
  );
}

/**
 * What is written in the place of an occurrence for it to have a name; undefined where it stays as it is: before a noun a
 * state has its adjective, and no name of several words.
 */
function nameAt({ mention, context }: Occurrence, name: Name): Name | undefined {
  const { concept, kind } = mention.name;
  if (context.role.kind !== 'modifier' || mention.compound || !concept.state) return name;
  const text = typeof name === 'string' ? name : name.text;
  return kind === 'abbreviation' ? adjectiveOf(concept, text) : undefined;
}

/** The adjective that is made of a name: South Korean of South Korea. */
function adjectiveOf({ designations }: Designation['concept'], name: string): Designation | undefined {
  return designations.find(
    ({ kind, status, text }) => kind === 'adjective' && status !== 'deprecated' && text.startsWith(name.slice(0, -1)),
  );
}

/**
 * The edits that write one name for a concept wherever some parts of the draft name it freely: with possessive, plural,
 * article and capitals as each place needs, in pairs as well (US-ROK), and with an introduction at the first place of each
 * part where the name is an abbreviation that has none. An introduction that nothing relies on any more goes.
 */
export function writeThroughout(
  usage: Usage,
  used: ConceptUsage,
  name: Name,
  options: LintOptions,
  within: readonly Section[] = sections,
): readonly Edit[] {
  const free = used.occurrences.filter(isFree);
  const writings: (Writing | undefined)[] = [];
  const isShort = typeof name !== 'string' && name.kind === 'abbreviation';
  for (const section of within) {
    const here = free.filter(({ passage }) => passage.place.section === section);
    const all = introductionsIn(used, section);
    const introductions = all.filter(({ passage }) => passage.place.section === section);
    const paired = isShort ? [] : writeInPairs(usage, used, name, section);
    const loose = here.filter(
      (occurrence) =>
        occurrence.introduction === undefined &&
        occurrence.mention.name !== name &&
        nameAt(occurrence, name) !== undefined,
    );
    // An introduction stays as long as something relies on it.
    const rewritten = new Set([...loose, ...paired.map(({ occurrence }) => occurrence)]);
    const keeps = isShort || introductions.length === 0 || reliesOnShort(used, rewritten);
    if (!keeps) for (const introduced of introductions) writings.push(replaceIntroduction(usage, introduced, name));
    for (const { edits } of paired) writings.push({ edits, sure: true });
    const [first, ...others] = loose;
    if (first === undefined) continue;
    const introduces =
      isShort &&
      !isWellKnown(options, name) &&
      all.length === 0 &&
      here[0] === first &&
      takesIntroduction(usage, first);
    writings.push(
      introduces
        ? replaceMention(usage, first, used.concept.fullName, name)
        : replaceMention(usage, first, nameAt(first, name)!),
    );
    for (const occurrence of others) writings.push(replaceMention(usage, occurrence, nameAt(occurrence, name)!));
  }
  const edits = writings.flatMap((writing) => writing?.edits ?? []);
  return joinEdits(edits.filter((edit) => !touchesProtected(usage.draft, edit))) ?? [];
}

/** Writes a name for the concept in names that hold its abbreviation as one of a pair: ROK-US alliance. */
function writeInPairs(
  usage: Usage,
  { concept, nested }: ConceptUsage,
  name: Name,
  section: Section,
): readonly { readonly occurrence: Occurrence; readonly edits: readonly Edit[] }[] {
  const passages = new Set<Passage>();
  for (const { passage, running } of nested) if (running && passage.place.section === section) passages.add(passage);
  const text = typeof name === 'string' ? name : name.text;
  return [...passages].flatMap((passage) =>
    findPairs(usage.glossary, passage).flatMap(({ occurrence, partners, parts }) => {
      const part = parts[partners.indexOf(concept)];
      if (part === undefined || !nested.includes(occurrence)) return [];
      return [{ occurrence, edits: [{ ...spanIn(usage, passage, part), text }] }];
    }),
  );
}

/** Whether the abbreviation is still used where nothing else is written: in headings, in longer names, in quotations. */
function reliesOnShort({ occurrences, nested, concept }: ConceptUsage, rewritten: ReadonlySet<Occurrence>): boolean {
  // A pair that the draft itself makes has no other names.
  if (concept.origin === 'draft' || nested.some((occurrence) => !rewritten.has(occurrence))) return true;
  return occurrences.some(
    (occurrence) =>
      occurrence.mention.name.kind === 'abbreviation' &&
      occurrence.introduction === undefined &&
      !rewritten.has(occurrence) &&
      occurrence.own,
  );
}
