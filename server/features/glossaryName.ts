// What stands at a place of a glossary file: the name of a concept, and its card.
import type { Hover } from 'vscode-languageserver-types';
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { type Lined, lineSpan, parseDraft, rangeOf } from '../text/draft';
import type { Span } from '../text/span';
import { occurrenceAt, readUsage, spanOf } from '../usage/usage';
import { card, type ShownCards } from './hover';

/** A name that is written in a glossary file. Offsets in the file. */
export interface WrittenName extends Span {
  readonly concept: Concept;
}

/** How many lines before and after a place are read: as many as a name in a folded text may take. */
const LINES_AROUND = 3;

/** The name that stands at an offset of a glossary file, or undefined where none does. */
export function nameAt(glossary: Glossary, file: Lined, offset: number): WrittenName | undefined {
  const { start } = lineSpan(file, offset, -LINES_AROUND);
  const { end } = lineSpan(file, offset, LINES_AROUND);
  const usage = readUsage(glossary, parseDraft(file.text.slice(start, end), 'plaintext'));
  const occurrence = occurrenceAt(usage, offset - start);
  if (occurrence === undefined) return undefined;
  const span = spanOf(usage, occurrence);
  return { concept: occurrence.mention.name.concept, start: start + span.start, end: start + span.end };
}

/** The card of the name that stands at an offset of a glossary file, or undefined where none does. */
export function glossaryHover(glossary: Glossary, file: Lined, offset: number, shown: ShownCards): Hover | undefined {
  const name = nameAt(glossary, file, offset);
  return name && { contents: card(glossary, name.concept, shown), range: rangeOf(file, name) };
}
