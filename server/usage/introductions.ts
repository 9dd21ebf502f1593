// The introductions of a block: each reader in shapes/ knows one way in which people write them.
import type { Block } from '../text/block';
import type { Span } from '../text/span';
import type { Read } from './fullName';
import type { Introduction } from './introduction';
import type { Mention } from './mentions';
import { withBridge } from './shapes/bridge';
import { readDefinition, readElements, readEquations, readList } from './shapes/list';
import { readParenthesis } from './shapes/parenthesis';
import { readMeaning, readPassing } from './shapes/passing';
import { seeBlock, seenAt } from './sight';

/**
 * The introductions in a block, in order. `mentions` are those of the block, `capitals` the other words in it that look
 * like abbreviations, `parentheses` where it has some. A list that pairs names in table cells is found by `Usage`, which
 * sees the cells together.
 */
export function findIntroductions(
  block: Block,
  mentions: readonly Mention[],
  capitals: readonly Span[],
  parentheses: readonly number[],
): readonly Introduction[] {
  const hasShort = capitals.length > 0 || mentions.some(({ name }) => name.kind === 'abbreviation');
  if (!hasShort && parentheses.length === 0) return none;
  const read: Read = { block, mentions, sight: seeBlock(block) };
  const { sight } = read;
  const found: Introduction[] = [];
  const add = (introduction: Introduction | undefined) => {
    if (introduction) found.push(withBridge(read, introduction));
  };
  for (const open of parentheses) add(readParenthesis(read, seenAt(sight, open)));
  if (!hasShort) return apart(found);
  let isFirst = false;
  const addAt = (start: number) => {
    const at = seenAt(sight, start);
    isFirst ||= at === 0;
    add(readPassing(read, at) ?? readMeaning(read, at));
  };
  for (const { name, start } of mentions) if (name.kind === 'abbreviation') addAt(start);
  for (const { start } of capitals) addAt(start);
  const isListed = (isFirst || block.text.includes(';')) && (block.kind === 'item' || block.kind === 'paragraph');
  return apart([...found, ...readEquations(read, isFirst), ...readElements(read), ...(isListed ? readList(read) : [])]);
}

/** The introduction of a line that defines an abbreviation and is no prose; none where it defines nothing. */
export function findDefinition(block: Block, mentions: readonly Mention[]): readonly Introduction[] {
  const definition = readDefinition({ block, mentions, sight: seeBlock(block) });
  return definition ? [definition] : none;
}

const none: readonly Introduction[] = [];

/** Introductions in order, of those that overlap only the first; of two that begin together the longer one. */
function apart(introductions: Introduction[]): readonly Introduction[] {
  if (introductions.length < 2) return introductions;
  introductions.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Introduction[] = [];
  for (const introduction of introductions) if (introduction.start >= (kept.at(-1)?.end ?? 0)) kept.push(introduction);
  return kept;
}
