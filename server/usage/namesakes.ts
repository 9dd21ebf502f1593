// Whether what sounds alike is one person or place, though no glossary has its name: Zelensky, Zelenskyy.
import { foldText } from '../text/normalize';
import * as english from './english';
import type { Group, Variant } from './variants';

/** How many places of a name are looked at for what stands beside them. */
const MOST_COMPARED = 50;

/**
 * Whether places that sound alike are of one name: none a word of the language, and some with different spellings borne by the
 * same, since the same name stands beside them, or none.
 */
export function areNamesakes(group: Group): boolean {
  if (group.some(({ text }) => english.lookUp(foldText(text)) !== 0)) return false;
  const places = group.slice(0, MOST_COMPARED);
  return places.some((one, at) => places.slice(at).some((other) => one.text !== other.text && isSame(one, other)));
}

function isSame(one: Variant, other: Variant): boolean {
  const [a, b] = [one.context.neighbours, other.context.neighbours];
  if (a.before !== '' && a.before === b.before) return true;
  if (/^\p{Lu}/u.test(a.after) && a.after === b.after) return true;
  return a.after === '' && b.after === '' && (a.before === '' || b.before === '');
}
