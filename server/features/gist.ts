// The gist of a draft: what all that is asked of many drafts at once is answered from, so that none has to be read again for it.
import type { Location, Range } from 'vscode-languageserver-types';
import { rangeOf } from '../text/draft';
import { spanOf, type Usage } from '../usage/usage';
import { type DraftSummary, summarize } from './review';

/** How often a draft names each concept of its usage, by id; it may be not at all. */
export type Counts = readonly (readonly [concept: string, times: number])[];

/**
 * Where a draft names each concept that it names, by id and in order, as JSON holds it: the four numbers of a range in the
 * columns of the editor, and whether the draft introduces the concept there. As a text with blanks between them: of the
 * places in thousands of drafts only what is asked for is read as numbers.
 */
export type Places = readonly (readonly [concept: string, numbers: string])[];

/** By which names a draft calls what, as JSON holds it: what a review needs of it. */
export interface Naming {
  readonly concepts: readonly (readonly [id: string, named: NamedConcept])[];
  readonly introductions: DraftSummary['introductions'];
}

type NamedConcept = DraftSummary['concepts'] extends ReadonlyMap<string, infer Named> ? Named : never;

/** How many numbers tell of a place. */
const WIDTH = 5;

/** How often a draft names what. */
export function countsOf({ concepts }: Usage): Counts {
  return Array.from(concepts, ([id, { occurrences }]) => [id, occurrences.length] as const);
}

/** Whether a draft names a concept, or may have something to do with it. */
export function names(counts: Counts, concept: string): boolean {
  return counts.some(([id]) => id === concept);
}

/** Where a draft names what. */
export function placesOf(usage: Usage): Places {
  const places = Array.from(usage.concepts, ([id, { occurrences }]) => {
    const numbers = occurrences.flatMap((occurrence) => {
      const { start, end } = rangeOf(usage.draft, spanOf(usage, occurrence));
      return [start.line, start.character, end.line, end.character, occurrence.introduction === undefined ? 0 : 1];
    });
    return [id, numbers.join(' ')] as const;
  });
  return places.filter(([, numbers]) => numbers !== '');
}

/** By which names a draft calls what. */
export function namingOf(usage: Usage): Naming {
  const { concepts, introductions } = summarize('', usage);
  return { concepts: [...concepts], introductions };
}

/** What a review needs of a draft. */
export function summaryIn({ concepts, introductions }: Naming, uri: string): DraftSummary {
  return { uri, concepts: new Map(concepts), introductions };
}

/** The mentions of a concept in a draft, in order. `declarations`: those that introduce it too. */
export function referencesIn(places: Places, concept: string, uri: string, declarations: boolean): readonly Location[] {
  const [, text = ''] = places.find(([id]) => id === concept) ?? [];
  const numbers = text === '' ? [] : text.split(' ').map(Number);
  const found: Location[] = [];
  for (let at = 0; at + WIDTH <= numbers.length; at += WIDTH) {
    const [line = 0, character = 0, endLine = 0, endCharacter = 0, introduces = 0] = numbers.slice(at, at + WIDTH);
    const range: Range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
    if (declarations || introduces === 0) found.push({ uri, range });
  }
  return found;
}
