// Names that a draft introduces by their initials and that no glossary has: where they stand in full besides.
import { foldText } from '../text/normalize';
import { oneSpelling } from './bodies';
import * as english from './english';
import type { Passage } from './passage';
import type { Group, Variant, VariantContext } from './variants';

/** A name in full, and the initials by which the draft introduces it. */
export interface SpelledOut {
  readonly full: Variant;
  readonly short: Variant;
  /** Whether they are introduced only after it. */
  readonly isLate: boolean;
}

/**
 * The places where a name of a group stands in full besides where its initials are introduced, in the same part of the draft and
 * in running text, in order. The draft must use the initials: where it does not, the introduction is the fault.
 */
export function findSpelledOut(group: Group): readonly SpelledOut[] {
  const told = new Set<string>();
  const found: SpelledOut[] = [];
  const introductions = findIntroductions(group);
  for (const [short, full] of introductions) {
    const { section } = short.passage.place;
    if (told.has(section) || !isRunning(short)) continue;
    told.add(section);
    const here = group.filter((place) => isRunning(place) && place.passage.place.section === section && place !== full);
    const isUse = (place: Variant) => place.text === short.text && isAfter(place, short) && !introductions.has(place);
    if (!here.some(isUse)) continue;
    const introduced = new Set(here.map((place) => introductions.get(place)));
    for (const place of here)
      if (place.text === full.text && !introduced.has(place))
        found.push({ full: place, short, isLate: !isAfter(place, short) });
  }
  return found;
}

/** Names that are nearly one that the draft introduces by the same initials, each with that: one of their words is another. */
export function findNearNames(group: Group): readonly (readonly [Variant, Variant])[] {
  const introductions = findIntroductions(group);
  const found: (readonly [Variant, Variant])[] = [];
  for (const full of new Set(introductions.values()))
    for (const place of group.slice(0, MOST_COMPARED))
      if (isRunning(place) && isNearlyNamed(place.text, full.text)) found.push([place, full]);
  return found;
}

/** How many places with the same initials are compared with an introduction. */
const MOST_COMPARED = 200;

/** Whether names of several words differ in one of them, which has the same beginning or is a kind of body as well. */
function isNearlyNamed(name: string, introduced: string): boolean {
  const [words, others] = [name.split(/[ -]/), introduced.split(/[ -]/)];
  if (words.length !== others.length || words.length < FEWEST_WORDS) return false;
  const [at = -1, ...more] = words.flatMap((word, index) => (word === others[index] ? [] : [index]));
  if (at < 0 || more.length > 0) return false;
  const [word = '', other = ''] = [words[at], others[at]];
  if (oneSpelling(foldText(word)) === oneSpelling(foldText(other))) return false;
  if (isDemonym(word, other) || isDemonym(other, word)) return false;
  // Several bodies are no other body: the Departments of Ports and Rivers.
  if (at === 0 && (`${word}s` === other) !== (word === `${other}s`)) return false;
  const areBodies = [word, other].every((one) => (english.lookUp(one) & english.BODY) !== 0);
  return areBodies || word.slice(0, SAME_LETTERS) === other.slice(0, SAME_LETTERS);
}

/** Whether a word is the adjective of a place: Guinean, Chinese. */
function isDemonym(word: string, place: string): boolean {
  return /^(?:n|an|ian|ese|ish|i)$/.test(word.slice(place.length)) && word.startsWith(place);
}

/** Of two words nearly every body has one in common with another. */
const FEWEST_WORDS = 3;
const SAME_LETTERS = 4;

/** The first place of a group where a name stands in full and the first of its initials after it, where the draft introduces them nowhere. */
export function findUnintroduced(group: Group): Pick<SpelledOut, 'full' | 'short'> | undefined {
  if (group.some((place) => openingOf(place) !== undefined)) return undefined;
  const running = group.filter(isRunning);
  const short = running.find(({ text, context }) => /^\p{Lu}+$/u.test(text) && !isCut(context));
  const full = running.find(({ text }) => text.includes(' '));
  // Two letters stand for much else: for a body they are enough.
  if (short?.text.length === 2 && (english.lookUp(/\S*$/.exec(full?.text ?? '')![0]) & english.BODY) === 0)
    return undefined;
  return full && short && isAfter(short, full) ? { full, short } : undefined;
}

/** The initials of a group that a parenthesis gives, in order, with the name before each. Linear in the group. */
function findIntroductions(group: Group): ReadonlyMap<Variant, Variant> {
  const names = new Map<Passage, Map<number, Variant>>();
  for (const place of group) {
    const ending = names.get(place.passage) ?? new Map<number, Variant>();
    if (ending.size === 0) names.set(place.passage, ending);
    if (!ending.has(place.end)) ending.set(place.end, place);
  }
  const found = new Map<Variant, Variant>();
  for (const place of group) {
    const opening = openingOf(place);
    const full = opening === undefined ? undefined : names.get(place.passage)?.get(place.start - opening.length);
    if (full !== undefined) found.set(place, full);
  }
  return found;
}

/** What stands before something that a parenthesis gives, by itself or before what it says besides: (HF, 3–30 MHz). */
function openingOf({ context: { beside } }: Variant): string | undefined {
  if (!/^["”’']?[),;]/.test(beside.after)) return undefined;
  return /\s\s*\((?:the )?["“‘']?$/.exec(beside.before)?.[0];
}

/** Whether it is a part of other initials, PG&E, of what a parenthesis gives as a short name, (QXA Parks), or what follows a number: 5 PM. */
function isCut({ beside }: VariantContext): boolean {
  if (/\($/.test(beside.before) && /^ \p{Lu}[\p{L} ]{1,40}\)/u.test(beside.after)) return true;
  return /[&\d] ?$/.test(beside.before) || /^ ?&/.test(beside.after);
}

function isRunning({ passage: { place }, context }: Variant): boolean {
  return place.scope === place.section && !context.inCapitals;
}

function isAfter(one: Variant, other: Variant): boolean {
  return one.passage === other.passage ? one.start > other.start : one.passage.index > other.passage.index;
}
