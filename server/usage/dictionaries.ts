// Names that general dictionaries have by their initials, from data/initials.txt.
import initials from '../../data/initials.txt';
import { nameKey } from './sameName';

let known: ReadonlySet<string> | undefined;

/** Whether dictionaries of English have a name by an abbreviation as well, so that readers may know it by that: NIST. */
export function isInDictionaries(short: string, full: string): boolean {
  known ??= new Set(
    initials.split('\n').map((line) => keyOf(line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1))),
  );
  return known.has(keyOf(short, full));
}

function keyOf(short: string, full: string): string {
  return `${short} ${nameKey(full)}`;
}
