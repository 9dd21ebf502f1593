// Names for other checkers of prose, so that they and the glossary agree: cSpell, markdownlint.
import { termOf } from '../entry';
import type { Entry } from '../schema';
import { type Format, listLosses, type NamedEntry, termsOf } from './format';

/** All right names of an entry. */
export function rightNames({ preferred, abbreviation, admitted }: Entry): readonly string[] {
  return [
    ...(preferred ? [termOf(preferred)] : []),
    ...(abbreviation ? [termOf(abbreviation)] : []),
    ...termsOf(admitted),
  ];
}

/** One line a name, sorted, each once. */
export function linesOf(names: readonly string[]): string {
  return [...new Set(names)]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((name) => `${name}\n`)
    .join('');
}

/** What is lost where names alone are carried. */
export function onlyNames(entries: readonly NamedEntry[]): readonly string[] {
  return listLosses(entries, ['preferred', 'abbreviation', 'admitted']);
}

export const cspell: Format = {
  id: 'cspell',
  title: 'cSpell dictionary',
  endings: ['.dictionary.txt'],
  write: (entries) => ({
    text: linesOf(
      entries.flatMap(({ entry }) => rightNames(entry)).flatMap((name) => name.match(/[\p{L}\p{M}'’]{2,}/gu) ?? []),
    ),
    losses: onlyNames(entries),
  }),
};

export const markdownlint: Format = {
  id: 'markdownlint',
  title: 'markdownlint proper names (MD044)',
  endings: ['.markdownlint.json'],
  write: (entries) => ({
    text: `${JSON.stringify({ MD044: { names: [...new Set(entries.flatMap(({ entry }) => rightNames(entry)))].filter((name) => name !== name.toLowerCase()), code_blocks: false } }, undefined, 2)}\n`,
    losses: onlyNames(entries),
  }),
};
