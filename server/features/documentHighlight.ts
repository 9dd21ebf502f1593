// textDocument/documentHighlight: every place that names the concept at the cursor; introductions are writes.
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { rangeOf } from '../text/draft';
import { conceptAt, spanOf, type Usage } from '../usage/usage';

/** The mentions of the concept at an offset of the draft, under every name, in order; empty where no name stands. */
export function documentHighlights(usage: Usage, offset: number): readonly DocumentHighlight[] {
  const used = conceptAt(usage, offset);
  if (used === undefined) return [];
  return used.occurrences.map((occurrence) => ({
    range: rangeOf(usage.draft, spanOf(usage, occurrence)),
    kind: occurrence.introduction ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
