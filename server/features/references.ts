// textDocument/references: every mention of a concept in a draft, under every name.
import type { Location } from 'vscode-languageserver-types';
import { rangeOf } from '../text/draft';
import { spanOf, type Usage } from '../usage/usage';

/** The mentions of a concept in a draft, in order. `declarations`: those that introduce it too. */
export function references(usage: Usage, concept: string, uri: string, declarations: boolean): readonly Location[] {
  const occurrences = usage.concepts.get(concept)?.occurrences ?? [];
  return occurrences
    .filter(({ introduction }) => declarations || introduction === undefined)
    .map((occurrence) => ({ uri, range: rangeOf(usage.draft, spanOf(usage, occurrence)) }));
}
