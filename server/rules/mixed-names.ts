// Two names for one concept in one part of the draft.
import type { Designation } from '../glossary/concept';
import { remember } from '../glossary/remember';
import { isNonEmpty, itemAt } from '../text/list';
import { findSpan } from '../text/span';
import type { Occurrence } from '../usage/passage';
import { type Section, sections } from '../usage/scopes';
import type { ConceptUsage } from '../usage/gather';
import { introductionsIn, isBefore, type Usage } from '../usage/usage';
import { addChoice } from './directives';
import { writeThroughout } from './renaming';
import { replaceMention } from './replacement';
import { type Fix, isWellKnown, type LintOptions, listNames, mark, relate, type Report, type Rule } from './rule';
import { t } from '../words/words';

/**
 * Names that may stand beside one another are of one group: the preferred name and what is interchangeable with it, and
 * an abbreviation with the full name that it stands for.
 */
function groupOf({ status, kind, interchangeable, text, concept }: Designation): string {
  if (kind === 'abbreviation' && concept.fullName !== concept.preferred) return groupOf(concept.fullName);
  return status === 'preferred' || kind === 'abbreviation' || interchangeable ? '' : text;
}

/** Whether all occurrences of a concept are of one group, which most are: nothing else has to be looked at. */
function isNamedAlike({ occurrences }: ConceptUsage): boolean {
  const [first, ...others] = occurrences;
  const group = first && groupOf(first.mention.name);
  return others.every(({ mention }) => groupOf(mention.name) === group);
}

function isIn({ passage: { place }, running }: Occurrence, section: Section): boolean {
  return running && place.section === section;
}

/** The occurrences in a section's running prose that stand freely for the concept, and could be any of its names. */
function freeOccurrences(used: ConceptUsage, section: Section): readonly Occurrence[] {
  return freeBySection(used)[section];
}

const freeBySection = remember(({ occurrences }: ConceptUsage) => {
  const found: Record<Section, Occurrence[]> = { summary: [], body: [], appendix: [] };
  for (const occurrence of occurrences)
    if (isFree(occurrence)) found[occurrence.passage.place.section].push(occurrence);
  return found;
});

function isFree({ mention, context, introduction, running }: Occurrence): boolean {
  const { name, inName, miscased } = mention;
  return (
    (name.kind === 'name' || name.kind === 'abbreviation') &&
    name.status !== 'deprecated' &&
    !inName &&
    introduction === undefined &&
    running &&
    context.role.kind === 'noun' &&
    // A pair has its own way, and so has what explains it: the US-ROK (Republic of Korea) alliance.
    context.joint === undefined &&
    !context.fillsParenthesis &&
    !context.role.tellsPlace &&
    !context.role.inRunIn &&
    !(miscased && context.isCommonNoun)
  );
}

/** The first full name that a section's introductions give, which is the first name that a reader learns. */
function introducedName({ occurrences }: ConceptUsage, section: Section): Occurrence | undefined {
  return occurrences.find(
    (occurrence) =>
      occurrence.introduction !== undefined &&
      occurrence.mention.name.kind === 'name' &&
      occurrence.mention.name.status !== 'deprecated' &&
      isIn(occurrence, section) &&
      // What explains the abbreviation in a pair names it for the pair alone.
      !occurrences.some(
        ({ introduction, mention, context }) =>
          introduction === occurrence.introduction &&
          mention.name.kind === 'abbreviation' &&
          context.joint !== undefined,
      ),
  );
}

/** Free occurrences without a state's full name where that is written once, before all others: readers are told in full whom they read of. */
function withoutFormal(free: readonly Occurrence[], introduced: Occurrence | undefined): readonly Occurrence[] {
  const [first, ...others] = free;
  if (first === undefined || introduced !== undefined || others.length < 2) return free;
  const { name } = first.mention;
  return isFormal(first) && others.every(({ mention }) => mention.name !== name) ? others : free;
}

/** Whether it is a state's full name, which has an article: the Republic of Korea. */
function isFormal({ mention: { name } }: Occurrence): boolean {
  return name.concept.state && name.kind === 'name' && name.article === 'the';
}

/**
 * How loudly a switch is told of. Who writes a state's full name a few times among many others, as of its founding or in a treaty,
 * chooses it: once in ten times or less is no slip.
 */
function levelOf(
  used: ConceptUsage,
  free: readonly Occurrence[],
  others: readonly Occurrence[],
): 'information' | 'hint' | undefined {
  if (isBridged(used)) return 'hint';
  if (others.every(isFormal)) {
    const times = (free.length - others.length) / others.length;
    if (times >= MANY_TIMES) return 'hint';
    if (times >= SEVERAL_TIMES) return 'information';
  }
  return others.every(({ context }) => context.isPlace) ? 'information' : undefined;
}

/** How many times as often another name stands where a full one is taken for a choice, and where it may be. */
const MANY_TIMES = 10;
const SEVERAL_TIMES = 5;

/**
 * Where a part of a state's names stands for it beside its official name: Korea, the South, for the ROK. Beside “South Korea”
 * that is usual.
 */
const shortenings = remember(({ concept, occurrences }: ConceptUsage): readonly Occurrence[] => {
  if (!concept.state) return [];
  const words = new Set(
    concept.designations.filter(({ kind }) => kind === 'name').flatMap(({ text }) => text.split(' ')),
  );
  return occurrences.filter((occurrence) => {
    const { mention, context, running } = occurrence;
    const { name, inName, compound } = mention;
    return (
      name.kind === 'reference' &&
      words.has(name.text.replace('the ', '')) &&
      !inName &&
      !compound &&
      running &&
      context.role.kind === 'noun' &&
      !context.isPlace &&
      !context.role.tellsPlace &&
      !isBesideAnother(occurrence)
    );
  });
});

/** Whether a part of another state's name stands near it, as one of a pair: the North and the South. */
function isBesideAnother({ mention: { name }, passage: { occurrences }, start }: Occurrence): boolean {
  const index = findSpan(occurrences, start);
  return [index - 1, index + 1].some((at) => {
    const other = occurrences[at]?.mention.name;
    return (
      other?.kind === 'reference' &&
      other.concept !== name.concept &&
      other.text.startsWith('the ') === name.text.startsWith('the ')
    );
  });
}

/** Whether the draft itself ties several of the concept's names together. */
function isBridged({ introductions, occurrences }: ConceptUsage): boolean {
  return (
    introductions.some(({ introduction }) => introduction.names.length > 0) ||
    occurrences.some(({ context }) => context.isStyled || context.isGiven)
  );
}

/**
 * The switch that is told of: the first of the other names, or what stands after it where that is an abbreviation which is told of
 * as not introduced; undefined where there is no other name.
 */
function chooseTold(
  usage: Usage,
  used: ConceptUsage,
  section: Section,
  free: readonly Occurrence[],
  others: readonly Occurrence[],
): Occurrence | undefined {
  const [first, second] = others;
  const [introduced] = introductionsIn(used, section);
  const isIntroduced = introduced !== undefined && first !== undefined && isBefore(usage, introduced, first);
  if (first?.mention.name.kind !== 'abbreviation' || isIntroduced) return first;
  return second ?? free.find((occurrence) => isBefore(usage, first, occurrence)) ?? first;
}

interface Count {
  readonly name: Designation;
  readonly times: number;
}

/** How many other places, and how many names, are told. */
const MOST_RELATED = 50;
const MOST_NAMES = 12;

/** The names of some occurrences, the most frequent first. */
function countNames(occurrences: readonly Occurrence[]): readonly Count[] {
  const counts = new Map<Designation, number>();
  for (const { mention } of occurrences) counts.set(mention.name, (counts.get(mention.name) ?? 0) + 1);
  return [...counts].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times);
}

/** How a group is to be written throughout: its abbreviation where the reader knows it, else its full name. */
function nameFor(used: ConceptUsage, section: Section, group: string, options: LintOptions): Designation {
  const { concept } = used;
  const full = group === '' ? concept.preferred : concept.designations.find(({ text }) => text === group);
  const short = concept.abbreviation;
  if (short === undefined || groupOf(short) !== group) return full ?? concept.preferred;
  const isKnown =
    (short.when === undefined && isWellKnown(options, short)) || introductionsIn(used, section).length > 0;
  return isKnown ? short : (full ?? concept.preferred);
}

export const mixedNames: Rule = {
  id: 'mixed-names',
  summary: 'Two names for one thing in the running text of one part of the draft.',
  why: 'Official writers hold to one name: of 216 statements on South Korea, five mix its names. A reader takes a second name for a second thing. Names that the draft ties together in an introduction are at most worth a hint; adjectives, pairs such as ROK-US, proper names, titles, quotations, letterheads, signatures and citations do not count.',
  level: 'warning',
  examples: [
    { before: 'South Korea sent aid. The Republic of Korea will send more.' },
    {
      before: 'The Republic of Korea sent aid. Korea will send more.',
      after: 'The Republic of Korea sent aid. The Republic of Korea will send more.',
    },
  ],
  silent: [
    'South Korea sent aid. The South will send more, and so will Korea.',
    'South Korea sent aid, as South Korean ships did in the Republic of Korea Navy.',
    'The Republic of Korea (ROK) sent aid. The ROK will send more, says the Republic of Korea.',
    'South Korea sent aid. “The Republic of Korea will send more.”',
    '# The Republic of Korea today\n\nSouth Korea sent aid.',
    'The US-ROK (Republic of Korea) alliance holds. South Korea pays, and South Korea is rich.',
    'The United States and the US navy met.',
    'The Republic of Korea sent aid. South Korea will send more, and South Korea will stay.',
  ],
  *checkDraft(usage, { allowed }): Iterable<Report> {
    if (usage.speech) return;
    for (const used of usage.concepts.values()) {
      // What may mean another state that the draft names is ambiguous, which is told of.
      const all = shortenings(used).filter(
        ({ mention }) => !mention.others.some(({ concept }) => usage.concepts.has(concept.id)),
      );
      if (all.length === 0) continue;
      for (const section of sections) {
        const short = all.find((occurrence) => isIn(occurrence, section));
        const others = short === undefined ? [] : freeOccurrences(used, section);
        const [official] = others;
        if (short === undefined || official === undefined || isBridged(used)) continue;
        if (others.some(({ mention: { name } }) => groupOf(name) !== '')) continue;
        const [text, other] = [short.mention.name.text, official.mention.name.text];
        if (allowed.has(text) && allowed.has(other)) continue;
        yield {
          ...mark(short),
          level: 'information',
          message: t('“{0}” and “{1}” name the same thing: use one name.', text, other),
          related: [relate(official, t('“{0}” here', other))],
        };
      }
    }
  },
  *checkConcept(used, usage, { allowed }) {
    if (usage.speech || used.concept.generic || used.occurrences.length < 2 || isNamedAlike(used)) return;
    for (const section of sections) {
      const introduced = introducedName(used, section);
      const free = withoutFormal(freeOccurrences(used, section), introduced);
      if (!isNonEmpty(free)) continue;
      // Where the draft ties several names together, its reader knows each of them.
      const isFirst = introduced !== undefined && !isBridged(used) && isBefore(usage, introduced, free[0]);
      const base = isFirst ? introduced : free[0];
      const { name } = base.mention;
      // What the draft allows beside one another is no switch.
      const others = free.filter(
        ({ mention: { name: other } }) =>
          groupOf(other) !== groupOf(name) && !(allowed.has(other.text) && allowed.has(name.text)),
      );
      if (others.length === 0 && introduced !== undefined && !isFirst && !isBridged(used)) {
        const back = free.find((occurrence) => isBefore(usage, introduced, occurrence));
        const { name: other } = introduced.mention;
        const isSwitch = groupOf(other) !== groupOf(name) && !(allowed.has(other.text) && allowed.has(name.text));
        if (back !== undefined && isSwitch)
          yield {
            ...mark(back),
            level: 'information',
            message: t('“{0}” and “{1}” name the same thing: use one name.', back.mention.name.text, other.text),
            related: [relate(introduced, t('“{0}” here', other.text))],
          };
      }
      const first = chooseTold(usage, used, section, free, others);
      if (first === undefined) continue;
      const counts = countNames(base === free[0] ? free : [base, ...free]);
      const told = counts
        .slice(0, MOST_NAMES)
        .map(({ name: { text }, times }) => (times === 1 ? t('“{0}” once', text) : t('“{0}” {1} times', text, times)));
      if (counts.length > MOST_NAMES) told.push(t('and {0} more', counts.length - MOST_NAMES));
      yield {
        ...mark(first),
        level: levelOf(used, free, others),
        message: t(
          '“{0}” and “{1}” name the same thing: use one name ({2}).',
          first.mention.name.text,
          itemAt(groupOf(first.mention.name) === groupOf(name) ? others : [base], 0).mention.name.text,
          told.join(', '),
        ),
        related: free
          .filter((other) => other !== first)
          .slice(0, MOST_RELATED)
          .map((other) => relate(other, t('“{0}” here', other.mention.name.text))),
      };
    }
  },
  fix(usage, { occurrence }, options) {
    const used = occurrence && usage.concepts.get(occurrence.mention.name.concept.id);
    if (used === undefined) return [];
    const { section } = occurrence!.passage.place;
    if (occurrence!.mention.name.kind === 'reference') {
      const name = nameFor(used, section, '', options);
      const writing = replaceMention(usage, occurrence!, name);
      return writing ? [{ title: t('Use “{0}”', name.text), edits: writing.edits, preferred: false }] : [];
    }
    const free = freeOccurrences(used, section);
    const introduced = introducedName(used, section);
    const all = introduced === undefined ? free : [introduced, ...free];
    const groups = [...new Set(all.map(({ mention }) => groupOf(mention.name)))];
    const names = [...new Set(all.map(({ mention }) => mention.name.text))];
    const allow: Fix = {
      title:
        names.length === 2
          ? t('Allow “{0}” and “{1}” in this draft', itemAt(names, 0), itemAt(names, 1))
          : t('Allow {0} in this draft', listNames(names, MOST_NAMES)),
      edits: [addChoice(usage.draft, `allow ${names.join(', ')}`)],
      preferred: false,
      allows: true,
    };
    const throughout = groups.slice(0, MOST_NAMES).map((group): Fix => {
      const name = nameFor(used, section, group, options);
      const edits = writeThroughout(usage, used, name, options, [section]);
      return { title: t('Use “{0}” throughout', name.text), edits, preferred: false };
    });
    return [...throughout, allow];
  },
};
