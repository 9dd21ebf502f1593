// Two spellings of one word in one draft.
import type { Designation } from '../glossary/concept';
import { formIn, spellings } from '../glossary/spellings';
import type { Edit, Span } from '../text/span';
import { type Mention, readVisible } from '../usage/mentions';
import type { Scope } from '../usage/scopes';
import { mentionPlace, mentionSpan, type Placed, placedSpan, type Usage } from '../usage/usage';
import { isOwn } from './judged';
import { startsSentence } from './context';
import { replaceMention } from './replacement';
import type { Fix, Report, Rule } from './rule';

/** A place where one of the spellings stands. Offsets in the draft. */
interface Place extends Span {
  /** What it is written as. */
  readonly text: string;
  /** Which word it is, whatever its spelling. */
  readonly word: string;
  /** What counts as one way of writing. */
  readonly style: string;
  /** The edit that writes it in another style, or undefined where it cannot be. */
  write(style: string): Edit | undefined;
}

/** Titles and headings have rules of their own, and what is cited keeps its spelling. */
const elsewhere: ReadonlySet<Scope> = new Set<Scope>(['title', 'heading', 'reference', 'abbreviations']);

/** The places of each word that is written in several styles, in order. */
function findGroups(usage: Usage): readonly (readonly Place[])[] {
  const groups = new Map<string, Place[]>();
  const add = (group: string, place: Place) => {
    const known = groups.get(group);
    if (known) known.push(place);
    else groups.set(group, [place]);
  };
  for (const placed of usage.spellings) {
    const place = readWord(usage, placed);
    if (place) add(placed.word.name.concept.id, place);
  }
  for (const { mentions } of usage.concepts.values()) {
    for (const index of mentions) {
      const place = readPointed(usage, index);
      if (place) add(withoutPoints(usage.mentions[index].name), place);
    }
  }
  return [...groups.values()].filter((places) => places.some(({ style }) => style !== places[0].style));
}

function readWord(usage: Usage, placed: Placed<Mention>): Place | undefined {
  const { word, block: index } = placed;
  const { start, end, name, inName, quoted } = word;
  const block = usage.draft.blocks[index];
  if (quoted || elsewhere.has(usage.places[index].scope)) return undefined;
  const written = readVisible(block, start, end);
  const isCapital = written[0] !== written[0].toLowerCase();
  // A capital that no sentence's start explains makes a proper name, which keeps its spelling.
  if (isCapital && name.casing === 'common' && (inName || !startsSentence(block, start))) return undefined;
  const { style, form } = spellings.styles.get(name)!;
  const span = placedSpan(usage, placed);
  return {
    ...span,
    text: name.text,
    word: `${form}`,
    style: `${style}`,
    write: (other) => {
      if (written.length !== end - start) return undefined;
      const { text } = formIn(spellings, name.concept, { style: Number(other), form });
      return { ...span, text: isCapital ? text.charAt(0).toUpperCase() + text.slice(1) : text };
    },
  };
}

/** A name that its concept has with points and without: US and U.S. */
function readPointed(usage: Usage, index: number): Place | undefined {
  const { name, inName } = usage.mentions[index];
  const twin = twinOf(name);
  if (twin === undefined || inName || elsewhere.has(mentionPlace(usage, index).scope) || !isOwn(usage, index))
    return undefined;
  return {
    ...mentionSpan(usage, index),
    text: name.text,
    word: withoutPoints(name),
    style: isPointed(name) ? 'with points' : 'without points',
    write: () => replaceMention(usage, index, twin),
  };
}

/** One word in two styles clashes; so do a closed and a hyphenated word of one kind (cybersecurity, cyber-attacks). */
function clash(a: Place, b: Place): boolean {
  return a.style !== b.style && (isOneWord(a, b) || !`${a.text}${b.text}`.includes(' '));
}

function isOneWord(a: Place, b: Place): boolean {
  return a.word === b.word;
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
  return name.concept.designations.find(
    (other) =>
      other.status !== 'deprecated' &&
      isPointed(other) !== isPointed(name) &&
      withoutPoints(other) === withoutPoints(name),
  );
}

/** The first place that clashes with one before it, and that one. */
function findClash(places: readonly Place[]): { readonly found: Place; readonly before: Place } | undefined {
  const seen = new Map<string, Place>();
  for (const found of places) {
    if (seen.has(found.text)) continue;
    for (const before of seen.values()) if (clash(found, before)) return { found, before };
    seen.set(found.text, found);
  }
  return undefined;
}

/** The styles of some places, the most frequent first. */
function stylesOf(places: readonly Place[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { style } of places) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([style]) => style);
}

export const mixedSpelling: Rule = {
  id: 'mixed-spelling',
  summary: 'Two right spellings of one word in one draft.',
  why: 'US and U.S., defense and defence, cyber security and cybersecurity are all right, and one draft keeps to one of each (Chicago Manual of Style; Australian Government Style Manual). Proper names and quotations keep their own.',
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
  ],
  *check(usage, { allowed }): Iterable<Report> {
    for (const places of findGroups(usage)) {
      if (places.every(({ text }) => allowed.has(text))) continue;
      const clashing = findClash(places);
      if (clashing === undefined) continue;
      const { found, before } = clashing;
      const what = isOneWord(found, before) ? 'are two spellings of one word' : 'are written in two ways';
      yield {
        start: found.start,
        end: found.end,
        message: `“${found.text}” and “${before.text}” ${what}: keep to one.`,
        related: places
          .filter((place) => place !== found)
          .slice(0, 50)
          .map(({ start, end, text }) => ({ start, end, message: `“${text}” here` })),
      };
    }
  },
  fix(usage, finding) {
    const places = findGroups(usage).find((group) => group.some(({ start }) => start === finding.start));
    if (places === undefined) return [];
    return stylesOf(places).map((style): Fix => {
      const edits = places
        .filter((place) => place.style !== style)
        .map((place) => place.write(style))
        .filter((edit): edit is Edit => edit !== undefined);
      const { text } = places.find((place) => place.style === style)!;
      return { title: `Write “${text}” throughout`, edits, preferred: false };
    });
  },
};
