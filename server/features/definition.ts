// textDocument/definition and declaration: where a draft introduces a name, and where its glossary entry stands.
import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Concept } from '../glossary/concept';
import { rangeOf } from '../text/draft';
import { entryPage } from './pageUri';
import { conceptAt, occurrenceAt, partOf, spanOf, type Usage } from '../usage/usage';

/** What can be shown of the glossary in force. */
export interface Shown {
  /** Whether the client shows the pages that the server writes. */
  readonly pages: boolean;
  /** Where the entry of a concept stands in a glossary file, if it does; the line from 0. */
  readonly placeOf: (id: string) => { readonly uri: string; readonly line: number } | undefined;
}

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the entry of a concept stands: in the user's glossary file, or on a page of its own; undefined for neither. */
export function entryLocation(concept: Concept, { pages, placeOf }: Shown): Location | undefined {
  const place = placeOf(concept.id);
  if (place !== undefined) {
    const start = { line: place.line, character: 0 };
    return { uri: place.uri, range: { start, end: start } };
  }
  return pages && concept.origin !== 'draft' ? { uri: entryPage(concept), range: top } : undefined;
}

/** The introductions in the draft of the concept at an offset, and its glossary entry; empty where no name stands. */
export function definition(usage: Usage, offset: number, uri: string, shown: Shown): readonly LocationLink[] {
  const used = conceptAt(usage, offset);
  if (used === undefined) return [];
  const originSelectionRange = rangeOf(usage.draft, spanOf(usage, occurrenceAt(usage, offset)!));
  const links: LocationLink[] = used.introductions
    .filter(({ counts }) => counts)
    .map((introduced) => ({
      originSelectionRange,
      targetUri: uri,
      targetRange: rangeOf(usage.draft, spanOf(usage, introduced)),
      targetSelectionRange: rangeOf(usage.draft, partOf(usage, introduced, 'full')),
    }));
  return [...links, ...declaration(usage, offset, shown)];
}

/** The glossary entry of the concept at an offset; empty where no name stands or the client cannot show it. */
export function declaration(usage: Usage, offset: number, shown: Shown): readonly LocationLink[] {
  const used = conceptAt(usage, offset);
  const location = used && entryLocation(used.concept, shown);
  if (location === undefined) return [];
  const { uri, range } = location;
  return [
    {
      originSelectionRange: rangeOf(usage.draft, spanOf(usage, occurrenceAt(usage, offset)!)),
      targetUri: uri,
      targetRange: range,
      targetSelectionRange: range,
    },
  ];
}

/** Links for a client that takes none. */
export function locations(links: readonly LocationLink[]): readonly Location[] {
  return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
}
