// textDocument/inlayHint: the full name after an abbreviation that was introduced long before.
import { type InlayHint, InlayHintKind } from 'vscode-languageserver-types';
import { introductionsIn, isWellKnown } from '../rules/judged';
import type { LintOptions } from '../rules/rule';
import { positionAt } from '../text/draft';
import type { Span } from '../text/span';
import { introductionSpan, mentionPlace, mentionSpan, type Usage } from '../usage/usage';

/** How far from its introduction, or from the last hint, a reader may have forgotten an abbreviation, in UTF-16 units. */
const FAR = 4000;

/** The hints in a span of the draft, in order. */
export function inlayHints(usage: Usage, within: Span, options: LintOptions): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const used of usage.concepts.values()) {
    const short = used.concept.abbreviation;
    if (short === undefined || isWellKnown(options, short)) continue;
    let told = -Infinity;
    for (const index of used.mentions) {
      const { name, quoted } = usage.mentions[index];
      const { start, end } = mentionSpan(usage, index);
      if (usage.introducedBy[index] >= 0 || name === used.concept.fullName) told = end;
      if (name !== short || quoted || start - told < FAR) continue;
      const { section } = mentionPlace(usage, index);
      const [first] = introductionsIn(usage, used, section);
      if (first === undefined || introductionSpan(usage, first).start >= start) continue;
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
