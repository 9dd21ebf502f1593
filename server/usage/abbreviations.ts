// The list of abbreviations of a draft: where it stands, what belongs in it, and how it is written.
import type { Concept } from '../glossary/concept';
import type { Edit, Span } from '../text/span';
import { lineBreakOf, lineSpan } from '../text/draft';
import { opensAbbreviations } from './scopes';
import type { ConceptUsage, Usage } from './usage';

/** How a list is written in Markdown; plain text has one way. */
export type ListStyle = 'table' | 'list';

/** The list that a draft has. Offsets in the draft. */
export interface AbbreviationList {
  readonly heading: Span;
  /** From the end of the heading to the end of the last entry; empty where there are none. */
  readonly content: Span;
}

/** The list of abbreviations of a draft, or undefined where it has none. */
export function findAbbreviationList({ draft, passages }: Usage): AbbreviationList | undefined {
  const { blocks, starts } = draft;
  const index = blocks.findIndex(opensAbbreviations);
  if (index < 0) return undefined;
  const end = starts[index] + blocks[index].text.length;
  let last = index;
  // Lines that define abbreviations for the page stand by themselves.
  while (passages[last + 1]?.place.scope === 'abbreviations' && blocks[last + 1].kind !== 'abbreviation') last++;
  return {
    heading: { start: starts[index], end },
    content: {
      start: lineSpan(draft, end, 0).end,
      end: lineSpan(draft, starts[last] + blocks[last].text.length, 0).end,
    },
  };
}

/** Whether a draft writes the abbreviation of a concept in its own words, the list of abbreviations apart. */
export function usesAbbreviation({ occurrences, nested }: ConceptUsage): boolean {
  return (
    nested.length > 0 ||
    occurrences.some(
      ({ mention: { name }, own }) => name.kind === 'abbreviation' && name.status !== 'deprecated' && own,
    )
  );
}

/** The concepts whose abbreviations a draft uses, by abbreviation. */
function usedAbbreviations(usage: Usage): readonly Concept[] {
  return [...usage.concepts.values()]
    .filter((used) => used.concept.abbreviation !== undefined && usesAbbreviation(used))
    .map(({ concept }) => concept)
    .sort((a, b) => a.abbreviation!.text.localeCompare(b.abbreviation!.text, 'en'));
}

/**
 * The edit that brings the list of abbreviations up to date, in the form that it has, or puts one at `offset` in a style;
 * undefined where nothing would change, or where the draft uses none.
 */
export function writeAbbreviationList(usage: Usage, offset = 0, style: ListStyle = 'table'): Edit | undefined {
  const { draft } = usage;
  const concepts = usedAbbreviations(usage);
  const found = findAbbreviationList(usage);
  if (concepts.length === 0) return undefined;
  const lineBreak = lineBreakOf(draft);
  const isPlain = draft.language === 'plaintext';
  const isTable = found ? draft.text.slice(found.content.start, found.content.end).includes('|') : style === 'table';
  const lines = (isPlain ? plainLines : isTable ? tableLines : listLines)(concepts);
  const body = lines.join(lineBreak);
  if (found) {
    const { start, end } = found.content;
    const text = `${lineBreak.repeat(2)}${body}`;
    return draft.text.slice(start, end) === text ? undefined : { start, end, text };
  }
  const { start } = lineSpan(draft, offset, 0);
  const title = isPlain ? 'ABBREVIATIONS' : '## Abbreviations';
  return { start, end: start, text: [title, '', body, '', ''].join(lineBreak) };
}

function pairsOf(concepts: readonly Concept[]): readonly (readonly [short: string, full: string])[] {
  return concepts.map(({ abbreviation, fullName }) => [abbreviation!.text, fullName.text]);
}

function plainLines(concepts: readonly Concept[]): readonly string[] {
  return pairsOf(concepts).map(([short, full]) => `- ${short}: ${full}`);
}

function listLines(concepts: readonly Concept[]): readonly string[] {
  return pairsOf(concepts).map(([short, full]) => `- **${short}**: ${full}`);
}

function tableLines(concepts: readonly Concept[]): readonly string[] {
  const rows = [['Abbreviation', 'Full name'], ...pairsOf(concepts)];
  const width = (column: number) => Math.max(...rows.map((row) => row[column].length));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(width(column))).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, `| ${'-'.repeat(width(0))} | ${'-'.repeat(width(1))} |`, ...body];
}
