// textDocument/references: every mention of a concept in a draft, under every name.
import type { Location } from 'vscode-languageserver-types';
import { rangeOf } from '../text/draft';
import { mentionSpan, type Usage } from '../usage/usage';

/** The mentions of a concept in a draft, in order. `declarations`: those that introduce it too. */
export function references(usage: Usage, concept: string, uri: string, declarations: boolean): readonly Location[] {
  const mentions = usage.concepts.get(concept)?.mentions ?? [];
  return mentions
    .filter((index) => declarations || usage.introducedBy[index] < 0)
    .map((index) => ({ uri, range: rangeOf(usage.draft, mentionSpan(usage, index)) }));
}
