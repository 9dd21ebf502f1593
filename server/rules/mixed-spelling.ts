// Two spellings of one word in one draft.
import type { Concept, Designation } from '../glossary/concept';
import { remember } from '../glossary/remember';
import { formIn, spellings } from '../glossary/spellings';
import type { Edit } from '../text/span';
import type { Occurrence, Placed, Spelled } from '../usage/passage';
import type { Scope } from '../usage/scopes';
import { spanOf, type Usage } from '../usage/usage';
import { capitalize, replaceMention } from './replacement';
import { type Fix, relate, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** A place where one of the spellings stands. */
interface Spelling extends Placed {
  /** What it is written as. */
  readonly text: string;
  /** Which word it is, whatever its spelling. */
  readonly word: string | number;
  /** What counts as one way of writing. */
  readonly style: string | number;
  /** The word or the mention that stands here. */
  readonly at: Spelled | Occurrence;
}

/** Titles and headings have rules of their own, and what is cited keeps its spelling. */
const elsewhere: ReadonlySet<Scope> = new Set<Scope>(['title', 'heading', 'reference', 'abbreviations']);

/** The places of each word that is written in several styles, in order. */
const findGroups = remember((usage: Usage): readonly (readonly Spelling[])[] => {
  const groups = new Map<string, Spelling[]>();
  const add = (group: string, place: Spelling) => {
    const known = groups.get(group);
    if (known) known.push(place);
    else groups.set(group, [place]);
  };
  const mixed = findMixed(usage);
  if (mixed.size > 0)
    for (const passage of usage.passages)
      for (const spelled of passage.spellings) {
        const { concept } = spelled.word.name;
        if (!mixed.has(concept) || (usage.speech && isName(spelled))) continue;
        const place = readWord(spelled);
        if (place && isFree(spelled)) add(concept.id, place);
        // A name keeps its own spelling, but has one: the World Trade Organization.
        else if (place && isInLongName(spelled)) add(`${concept.id} ${spelled.context.nameAround}`, place);
      }
  for (const { occurrences } of usage.concepts.values()) {
    const [first] = occurrences;
    const has = first !== undefined && isPointed(first.mention.name);
    if (occurrences.every(({ mention }) => isPointed(mention.name) === has)) continue;
    for (const occurrence of occurrences) {
      const place = readPointed(occurrence);
      if (place) add(withoutPoints(occurrence.mention.name), place);
    }
  }
  return [...groups.values()].filter(([first, ...others]) => others.some(({ style }) => style !== first?.style));
});

/** The group in which something stands, by where it starts. */
const groupsByStart = remember(
  (usage: Usage) =>
    new Map(findGroups(usage).flatMap((group) => group.map((place) => [spanOf(usage, place).start, group]))),
);

/** The words that are written in more than one style, in quotations and names too: all that has to be looked at. */
function findMixed({ passages }: Usage): ReadonlySet<Concept> {
  const first = new Map<Concept, number>();
  const mixed = new Set<Concept>();
  for (const passage of passages) {
    for (const { word } of passage.spellings) {
      const { concept } = word.name;
      const { style } = spellings.styles.get(word.name)!;
      const before = first.get(concept);
      if (before === undefined) first.set(concept, style);
      else if (before !== style) mixed.add(concept);
    }
  }
  return mixed;
}

/** Whether a word is one of two names of a place, which are heard as two. */
function isName({ word: { name } }: Spelled): boolean {
  return spellings.names.has(name.concept);
}

/** Whether a word may be written otherwise: not as part of a proper name, nor where a capital within a sentence makes it one. */
function isFree({ word: { name, inName }, context }: Spelled): boolean {
  if (!isCapital(context.written)) return true;
  return !inName && (name.casing !== 'common' || (context.opensSentence && context.determiner === undefined));
}

/** Whether a word is in a name of three words with capitals at least; shorter ones are borne by many: Ministry of Defence. */
function isInLongName({ context }: Spelled): boolean {
  return isCapital(context.written) && context.nameAround.split(' ').length >= LONG_NAME;
}

/** How many words make a name long, with the gap among them. */
const LONG_NAME = 3;

function isCapital(written: string): boolean {
  return written.charAt(0) !== written.charAt(0).toLowerCase();
}

function readWord(spelled: Spelled): Spelling | undefined {
  const { word, passage, start, end } = spelled;
  if (!spelled.own || elsewhere.has(passage.place.scope)) return undefined;
  // Who explains one name with the other needs both: Myanmar (Burma).
  if (isName(spelled) && spelled.context.endsParenthesis) return undefined;
  const { style, form } = spellings.styles.get(word.name)!;
  return { passage, start, end, text: word.name.text, word: form, style, at: spelled };
}

/** A name that its concept has with points and without: US and U.S. */
function readPointed(occurrence: Occurrence): Spelling | undefined {
  const { mention, passage, start, end, own } = occurrence;
  const { name, inName } = mention;
  if (inName || !own || elsewhere.has(passage.place.scope) || twinOf(name) === undefined) return undefined;
  const style = isPointed(name) ? 'with points' : 'without points';
  return { passage, start, end, text: name.text, word: withoutPoints(name), style, at: occurrence };
}

/** The edits that write a place in another style; none where it cannot be. */
function writeIn(usage: Usage, { at }: Spelling, style: string | number): readonly Edit[] {
  if ('mention' in at) {
    const twin = twinOf(at.mention.name);
    return (twin && replaceMention(usage, at, twin)?.edits) ?? [];
  }
  const { word, context } = at;
  if (context.written.length !== word.end - word.start) return [];
  const { form } = spellings.styles.get(word.name)!;
  const { text } = formIn(spellings, word.name.concept, { style: Number(style), form });
  return [{ ...spanOf(usage, at), text: isCapital(context.written) ? capitalize(text) : text }];
}

/** One word in two styles clashes; so do a closed and a hyphenated word of one kind (cybersecurity, cyber-attacks). */
function clash(a: Spelling, b: Spelling): boolean {
  return a.style !== b.style && (isOneWord(a, b) || !`${a.text}${b.text}`.includes(' '));
}

function isOneWord(a: Spelling, b: Spelling): boolean {
  return a.word === b.word;
}

function describeClash(found: Spelling, before: Spelling): string {
  const texts = [found.text, before.text] as const;
  if ('word' in found.at && isName(found.at))
    return t('“{0}” and “{1}” are two names of one place: keep to one.', ...texts);
  return isOneWord(found, before)
    ? t('“{0}” and “{1}” are two spellings of one word: keep to one.', ...texts)
    : t('“{0}” and “{1}” are written in two ways: keep to one.', ...texts);
}

/** Whether an abbreviation is written with points. */
export function isPointed({ text }: Designation): boolean {
  return text.includes('.');
}

function withoutPoints({ text }: Designation): string {
  return text.replaceAll('.', '');
}

/** The designation of the same concept with the same letters, with points where this one has none. */
export function twinOf(name: Designation): Designation | undefined {
  if (name.status === 'deprecated' || name.kind === 'adjective') return undefined;
  const { pointed, plain } = byLetters(name.concept);
  return (isPointed(name) ? plain : pointed).get(withoutPoints(name));
}

/** The first right name of a concept with points, and without, by its letters. */
const byLetters = remember(({ designations }: Concept) => {
  const pointed = new Map<string, Designation>();
  const plain = new Map<string, Designation>();
  for (const name of designations) {
    const names = isPointed(name) ? pointed : plain;
    if (name.status !== 'deprecated' && !names.has(withoutPoints(name))) names.set(withoutPoints(name), name);
  }
  return { pointed, plain };
});

/** The first place that clashes with one before it, and that one. */
function findClash(places: readonly Spelling[]): { readonly found: Spelling; readonly before: Spelling } | undefined {
  const seen = new Map<string, Spelling>();
  for (const found of places) {
    if (seen.has(found.text)) continue;
    for (const before of seen.values()) if (clash(found, before)) return { found, before };
    seen.set(found.text, found);
  }
  return undefined;
}

/** How many other places are told. */
const MOST_RELATED = 50;

/** The styles of some places, the most frequent first. */
function stylesOf(places: readonly Spelling[]): readonly (string | number)[] {
  const counts = new Map<string | number, number>();
  for (const { style } of places) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([style]) => style);
}

export const mixedSpelling: Rule = {
  id: 'mixed-spelling',
  summary: 'Two right spellings of one word in one draft.',
  why: 'US and U.S., defense and defence, Myanmar and Burma are all right, and one draft keeps to one of each (Chicago Manual of Style; Australian Government Style Manual). Proper names and quotations keep their own.',
  level: 'information',
  examples: [
    {
      before: 'The US sent ships. The U.S. will send more.',
      after: 'The US sent ships. The US will send more.',
    },
    {
      before: 'The defense budget grows. Defence is dear.',
      after: 'The defense budget grows. Defense is dear.',
    },
    {
      before: 'Cybersecurity matters. They fear cyber-attacks.',
      after: 'Cybersecurity matters. They fear cyberattacks.',
    },
  ],
  silent: [
    'The Ministry of Defence has a defense budget.',
    'The defense budget grows. “Defence is dear”, he said.',
    'Cybersecurity and cyber threats.',
    'The US met U.S. Forces Korea.',
    'Myanmar (Burma) closed. Myanmar is poor.',
  ],
  *checkDraft(usage, { allowed }): Iterable<Report> {
    for (const places of findGroups(usage)) {
      if (places.every(({ text }) => allowed.has(text))) continue;
      const clashing = findClash(places);
      if (clashing === undefined) continue;
      const { found, before } = clashing;
      yield {
        passage: found.passage,
        start: found.start,
        end: found.end,
        message: describeClash(found, before),
        related: places
          .filter((place) => place !== found)
          .slice(0, MOST_RELATED)
          .map((place) => relate(place, t('“{0}” here', place.text))),
      };
    }
  },
  fix(usage, finding) {
    const places = groupsByStart(usage).get(finding.start);
    if (places === undefined) return [];
    return stylesOf(places).map((style): Fix => {
      const edits = places.filter((place) => place.style !== style).flatMap((place) => writeIn(usage, place, style));
      const { text } = places.find((place) => place.style === style)!;
      return { title: t('Write “{0}” throughout', text), edits, preferred: false };
    });
  },
};
