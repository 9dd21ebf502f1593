// The terms of a draft for a rendered preview of it: where they are named, and what they are.
import type { PreviewTerms } from '../requests';
import { positionAt } from '../text/draft';
import { occurrencesOf, spanOf, type Usage } from '../usage/usage';
import { shortenText, titleOf } from './card';

/** How many mentions a preview marks. */
const MOST_MENTIONS = 10_000;

/** The mentions of terms that have a definition, in the order of the text; those that a line break cuts are left out. */
export function previewTerms(usage: Usage): PreviewTerms {
  const terms = new Map<string, PreviewTerms['terms'][number]>();
  const mentions: PreviewTerms['mentions'][number][] = [];
  for (const occurrence of occurrencesOf(usage)) {
    const { concept } = occurrence.mention.name;
    const { start, end } = spanOf(usage, occurrence);
    const text = usage.draft.text.slice(start, end);
    if (concept.definition === undefined || /[\r\n]/.test(text)) continue;
    if (!terms.has(concept.id))
      terms.set(concept.id, {
        concept: concept.id,
        title: titleOf(concept),
        definition: shortenText(concept.definition),
      });
    mentions.push({ concept: concept.id, line: positionAt(usage.draft, start).line, text });
    if (mentions.length === MOST_MENTIONS) break;
  }
  return { terms: [...terms.values()], mentions };
}
