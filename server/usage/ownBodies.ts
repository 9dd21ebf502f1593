// Bodies of a draft's own, whose names are nearly those of well-known ones.
import type { InexactName } from './bodies';
import { splitIntoWords } from './letters';
import { readVisible } from './mentions';
import type { Passage } from './passage';

/**
 * Whether a name that is nearly that of a body is that of another one: the passage itself calls it by initials that are not those
 * of the body.
 */
export function isOfAnother(
  { block, occurrences, introductions }: Passage,
  { start, end, right }: InexactName,
): boolean {
  const written = readVisible(block, start, end).replace(/\s+/g, ' ');
  const called = [
    ...introductions.map(({ introduction }) => introduction.concept),
    ...occurrences.map(({ mention }) => mention.name.concept),
  ];
  const own = called.find(({ origin, fullName }) => origin === 'draft' && fullName.text.endsWith(written));
  return own?.abbreviation !== undefined && !own.abbreviation.text.startsWith(initialsOf(right));
}

/** The first letters of the words of a name that its initials are made of. */
function initialsOf(name: string): string {
  const words = splitIntoWords(name).filter(({ light }) => !light);
  return words.map(({ lower }) => lower.charAt(0).toUpperCase()).join('');
}
