// Whether what sounds alike is one person or place, though no glossary has its name: Zelensky, Zelenskyy.
import { foldText } from '../text/normalize';
import * as english from './english';
import { soundOf } from './traces/sounds';
import type { Group, Variant } from './variants';

/** Whether places that sound the same are of one name. */
export function areNamesakes(group: Group): boolean {
  return group.every(isNoWord) && isBorne(group, false);
}

/** Those of some places that sound nearly the same that are of one name: of the first, and those one letter from it. */
export function findSlips(group: Group): readonly Group[] {
  const names = group.filter(isNoWord);
  const sounds = names.map(({ text }) => soundOf(text));
  const [first] = sounds;
  const slips = names.filter((_, at) => sounds[at] === first || isOneLetterFrom(sounds[at] ?? '', first ?? ''));
  return isBorne(slips, true) ? [slips] : [];
}

/** Those of some words beside the same word of a name that a slip of one letter tells apart: Prime Minister, Prime Minster. */
export function findMiswritten(group: Group): readonly Group[] {
  const written = new Map<string, Variant[]>();
  for (const place of group) {
    const known = written.get(place.text);
    if (known) known.push(place);
    else written.set(place.text, [place]);
  }
  const ways = [...written.values()].slice(0, MOST_COMPARED);
  const wrong = ways.filter(([place]) => place !== undefined && isNoWord(place));
  return wrong.flatMap((places) => {
    const right = ways.find((others) => others.length >= places.length && isSlipOf(places[0], others[0]));
    return right ? [[...right, ...places]] : [];
  });
}

function isSlipOf(wrong: Variant | undefined, right: Variant | undefined): boolean {
  if (wrong === undefined || right === undefined || right.text.length < SHORTEST_SLIP || isNoWord(right)) return false;
  return isOneLetterFrom(foldText(wrong.text), foldText(right.text));
}

/** A letter makes another word of a short one. */
const SHORTEST_SLIP = 6;

/** Whether a word is none of the language. */
function isNoWord({ text }: Variant): boolean {
  return english.lookUp(foldText(text)) === 0;
}

/** Of so many letters hardly two names are one letter from each other. */
const SHORTEST_ALONE = 9;

/** Whether two words differ in one letter, or two that have changed places; not in the last: that makes Andrea of Andrew, and Koreans of Korean. */
export function isOneLetterFrom(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short.at(-1) !== long.at(-1)) return false;
  if (one.replace(/men$/, 'man') === other.replace(/men$/, 'man')) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
  if (short.slice(same + 1) === long.slice(same + 1)) return true;
  return (
    short[same] === long[same + 1] && short[same + 1] === long[same] && short.slice(same + 2) === long.slice(same + 2)
  );
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

/** Whether it is the adjective of a people, which nobody bears as a name where it describes something: Lithuanian planners. */
function isOfPeople({ text, context }: Variant): boolean {
  const { before, after } = context.neighbours;
  return english.isOfPeople(text) && before === '' && after === '' && context.describes === true;
}

function isSame(one: Variant, other: Variant, isSlip: boolean): boolean {
  const [a, b] = [one.context.neighbours, other.context.neighbours];
  if (a.before !== '' && a.before === b.before) return true;
  if (/^\p{Lu}/u.test(a.after) && a.after === b.after) return true;
  if (isSlip && Math.min(one.text.length, other.text.length) < SHORTEST_ALONE) return [one, other].every(isOfPeople);
  return a.after === '' && b.after === '' && (a.before === '' || b.before === '');
}
