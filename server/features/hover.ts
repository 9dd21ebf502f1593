// textDocument/hover: what a name means, and what this draft does with it.
import type { Hover } from 'vscode-languageserver-types';
import type { Finding } from '../rules/rule';
import { positionAt, rangeOf } from '../text/draft';
import { introductionSpan, mentionAt, mentionSpan, type Usage } from '../usage/usage';
import { describeConcept, type Dress, markdown, plaintext } from './card';

/**
 * The card of the concept at an offset of the draft, or undefined where no name stands.
 * `findings` are those of the draft; what the linter says at this place is part of the card.
 */
export function hover(
  usage: Usage,
  offset: number,
  findings: readonly Finding[],
  kind: 'markdown' | 'plaintext',
): Hover | undefined {
  const index = mentionAt(usage, offset);
  if (index < 0) return undefined;
  const dress = kind === 'markdown' ? markdown : plaintext;
  const { concept } = usage.mentions[index].name;
  const span = mentionSpan(usage, index);
  const said = findings
    .filter(({ start, end }) => start < span.end && span.start < end)
    .map(({ message }) => dress.text(message));
  const paragraphs = [
    ...said,
    ...describeConcept(usage.glossary, concept, dress),
    ...describeUse(usage, concept.id, dress),
  ];
  return { contents: { kind, value: paragraphs.join(dress.gap) }, range: rangeOf(usage.draft, span) };
}

/** How many lines on which it is introduced, and how many of its names, are told. */
const MOST_LINES = 5;
const MOST_NAMES = 24;

/** What the draft does with a concept: where it is introduced, how often under each name. */
function describeUse(usage: Usage, id: string, dress: Dress): readonly string[] {
  const used = usage.concepts.get(id);
  if (used === undefined) return [];
  const counts = new Map<string, number>();
  for (const index of used.mentions) {
    const { text } = usage.mentions[index].name;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const names = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([text, count]) => `${text} ${count === 1 ? 'once' : `${count} times`}`);
  const introduced = used.introductions
    .filter((index) => !usage.introductions[index].quoted)
    .slice(0, MOST_LINES)
    .map((index) => positionAt(usage.draft, introductionSpan(usage, index).start).line + 1);
  if (names.length > MOST_NAMES) names.splice(MOST_NAMES, Infinity, `and ${names.length - MOST_NAMES} more`);
  const where = introduced.length > 0 ? `Introduced on line ${introduced.join(', ')}.` : 'Not introduced.';
  const isShort = used.concept.abbreviation !== undefined;
  return [`${dress.strong('In this draft')} — ${dress.text(`${isShort ? `${where} ` : ''}${names.join(', ')}.`)}`];
}
