// Names of persons and places that a draft spells in two ways, though no glossary has them: Zelensky, Zelenskyy.
import { remember } from '../glossary/remember';
import { foldText, foldUnit, NOTHING } from '../text/normalize';
import * as english from './english';
import type { Passage } from './passage';
import { CAPITAL, OPENING } from './traces';
import type { Usage } from './usage';
import { createVariant, type Group, type Variant } from './variants';

/** Shorter names are too often like others. */
const SHORTEST = 5;

/** The names that sound alike and are spelled in two ways, in order; each group is one name. */
export const findNamesakes = remember((usage: Usage): readonly Group[] => {
  const sounds = new Map<string, Map<number, string>>();
  const bySpelling = new Map<number, string>();
  for (const [passage, at] of namesOf(usage)) {
    const spelling = spellingAt(passage, at);
    if (bySpelling.has(spelling)) continue;
    const { starts, ends } = passage.reading.traces;
    const word = foldText(passage.block.text.slice(starts[at], ends[at]));
    const sound = soundOf(word);
    bySpelling.set(spelling, sound);
    const spellings = sounds.get(sound) ?? new Map<number, string>();
    sounds.set(sound, spellings.set(spelling, word));
  }
  const alike = new Set(
    [...sounds].filter(([, spellings]) => isOneName([...spellings.values()])).map(([sound]) => sound),
  );
  const slips = findSlips(new Map([...sounds].map(([sound, spellings]) => [sound, [...spellings.values()][0]])));
  for (const [slip, sound] of slips) alike.add(slip).add(sound);
  if (alike.size === 0) return [];
  const groups = new Map<string, Variant[]>();
  for (const [passage, at] of namesOf(usage)) {
    const { starts, ends } = passage.reading.traces;
    const sound = bySpelling.get(spellingAt(passage, at))!;
    const variant = alike.has(sound) && createVariant(passage, { start: starts[at], end: ends[at] }, CAPITAL);
    if (!variant) continue;
    const name = slips.get(sound) ?? sound;
    const group = groups.get(name);
    if (group) group.push(variant);
    else groups.set(name, [variant]);
  }
  const slipped = new Set(slips.values());
  return [...groups].filter(([name, group]) => isBorne(group, slipped.has(name))).map(([, group]) => group);
});

/** Shorter names are too often one letter from others. */
const SHORTEST_SLIP = 7;

/** Names that are one letter from another, by sound: the one that comes later to the one that came first. */
function findSlips(words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const slips = new Map<string, string>();
  const byStart = new Map<string, string[]>();
  for (const [sound, word] of words) {
    if (word.length < SHORTEST_SLIP || english.lookUp(word) !== 0) continue;
    const others = byStart.get(sound.slice(0, 2));
    const first = others?.find((other) => isOneLetterFrom(sound, other));
    if (first !== undefined) slips.set(sound, first);
    else if (others) others.push(sound);
    else byStart.set(sound.slice(0, 2), [sound]);
  }
  return slips;
}

/** Whether two words differ in one letter, which is not the last: that makes Andrea of Andrew, and Koreans of Korean. */
function isOneLetterFrom(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short.at(-1) !== long.at(-1)) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return short.slice(long.length === short.length ? same + 1 : same) === long.slice(same + 1);
}

/** The words with a capital, as the indexes of their traces. */
function* namesOf({ passages }: Usage): Iterable<readonly [Passage, number]> {
  for (const passage of passages) {
    const { forms, starts, ends } = passage.reading.traces;
    for (let at = 0; at < forms.length; at++)
      if ((forms[at] & (CAPITAL | OPENING)) !== 0 && ends[at] - starts[at] >= SHORTEST) yield [passage, at];
  }
}

/** The key of a spelling: that of its letters, and another one where some have accents: Erdoğan, Erdogan. */
function spellingAt({ block: { text }, reading: { traces } }: Passage, at: number): number {
  for (let unit = traces.starts[at]; unit < traces.ends[at]; unit++)
    if (text.charCodeAt(unit) > LAST_PLAIN && foldUnit(text.charCodeAt(unit)) !== NOTHING) return ~traces.keys[at];
  return traces.keys[at];
}

const LAST_PLAIN = 0x7f;

/** How a name sounds to one who writes it down: the same for what transliteration and slips make of one. */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ck|kh|q/g, 'k')
    .replace(/ou|oo/g, 'u')
    .replace(/w/g, 'v')
    .replace(/[jy]/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** Whether spellings are of a name: several, and none a word of the language. */
function isOneName(spellings: readonly string[]): boolean {
  return spellings.length > 1 && spellings.every((word) => english.lookUp(word) === 0);
}

/** How many places of a name are looked at for what stands beside them. */
const MOST_COMPARED = 50;

/** Whether some of a group with different spellings are borne by the same: the same name stands beside them, or none. */
function isBorne(group: Group, isSlip: boolean): boolean {
  const places = group.slice(0, MOST_COMPARED);
  return places.some((one, at) =>
    places.slice(at).some((other) => one.text !== other.text && isSame(one, other, isSlip)),
  );
}

function isSame(one: Variant, other: Variant, isSlip: boolean): boolean {
  const [a, b] = [one.context.neighbours, other.context.neighbours];
  if (a.before !== '' && a.before === b.before) return true;
  if (/^\p{Lu}/u.test(a.after) && a.after === b.after) return true;
  if (isSlip) return false;
  return a.after === '' && b.after === '' && (a.before === '' || b.before === '');
}
