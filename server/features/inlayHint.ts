// textDocument/inlayHint: the full name after an abbreviation that was introduced long before.
import { type InlayHint, InlayHintKind } from 'vscode-languageserver-types';
import { isWellKnown, type LintOptions } from '../rules/rule';
import { positionAt } from '../text/draft';
import type { Span } from '../text/span';
import { introductionsIn, isBefore, spanOf, type Usage } from '../usage/usage';

/** How far from its introduction, or from the last hint, a reader may have forgotten an abbreviation, in UTF-16 units. */
const FAR = 4000;

/** The hints in a span of the draft, in order. */
export function inlayHints(usage: Usage, within: Span, options: LintOptions): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const used of usage.concepts.values()) {
    const short = used.concept.abbreviation;
    if (short === undefined || isWellKnown(options, short)) continue;
    let told = -Infinity;
    for (const occurrence of used.occurrences) {
      const { name, quoted } = occurrence.mention;
      const { start, end } = spanOf(usage, occurrence);
      if (occurrence.introduction || name === used.concept.fullName) told = end;
      if (name !== short || quoted || start - told < FAR) continue;
      const [introduced] = introductionsIn(used, occurrence.passage.place.section);
      if (introduced === undefined || !isBefore(usage, introduced, occurrence)) continue;
      told = end;
      if (start < within.start || start > within.end) continue;
      hints.push({
        position: positionAt(usage.draft, end),
        label: used.concept.fullName.text,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
      });
    }
  }
  return hints.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}
