// Names of persons and places that a draft spells in two ways, though no glossary has them: Zelensky, Zelenskyy.
import { remember } from '../glossary/remember';
import { foldText } from '../text/normalize';
import * as english from './english';
import type { Passage } from './passage';
import { CAPITAL } from './traces';
import type { Usage } from './usage';
import { createVariant, type Group, type Variant } from './variants';

/** Shorter names are too often like others. */
const SHORTEST = 5;

/** The names that sound alike and are spelled in two ways, in order; each group is one name. */
export const findNamesakes = remember((usage: Usage): readonly Group[] => {
  const sounds = new Map<string, Map<number, string>>();
  const bySpelling = new Map<number, string>();
  for (const [passage, at] of namesOf(usage)) {
    const { keys, starts, ends } = passage.reading.traces;
    if (bySpelling.has(keys[at])) continue;
    const word = foldText(passage.block.text.slice(starts[at], ends[at]));
    const sound = soundOf(word);
    bySpelling.set(keys[at], sound);
    const spellings = sounds.get(sound) ?? new Map<number, string>();
    sounds.set(sound, spellings.set(keys[at], word));
  }
  const alike = new Set(
    [...sounds].filter(([, spellings]) => isOneName([...spellings.values()])).map(([sound]) => sound),
  );
  if (alike.size === 0) return [];
  const groups = new Map<string, Variant[]>();
  for (const [passage, at] of namesOf(usage)) {
    const { keys, starts, ends } = passage.reading.traces;
    const sound = bySpelling.get(keys[at])!;
    const variant = alike.has(sound) && createVariant(passage, { start: starts[at], end: ends[at] }, CAPITAL);
    if (!variant) continue;
    const group = groups.get(sound);
    if (group) group.push(variant);
    else groups.set(sound, [variant]);
  }
  return [...groups.values()].filter(isBorne);
});

/** The words with a capital within a sentence, as the indexes of their traces. */
function* namesOf({ passages }: Usage): Iterable<readonly [Passage, number]> {
  for (const passage of passages) {
    const { forms, starts, ends } = passage.reading.traces;
    for (let at = 0; at < forms.length; at++)
      if (forms[at] === CAPITAL && ends[at] - starts[at] >= SHORTEST) yield [passage, at];
  }
}

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
function isBorne(group: Group): boolean {
  const places = group.slice(0, MOST_COMPARED);
  return places.some((one, at) => places.slice(at).some((other) => one.text !== other.text && isSame(one, other)));
}

function isSame(one: Variant, other: Variant): boolean {
  const [a, b] = [one.context.neighbours, other.context.neighbours];
  if (a.before !== '' && a.before === b.before) return true;
  if (/^\p{Lu}/u.test(a.after) && a.after === b.after) return true;
  return a.after === '' && b.after === '' && (a.before === '' || b.before === '');
}
