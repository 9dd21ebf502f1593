// What the cells of a table row say together: an abbreviation beside its full name.
import type { Introduction } from './introduction';
import { readVisible } from './mentions';
import type { Block } from '../text/block';
import { Memory } from '../text/memory';
import type { Reading } from './reading';
import { findPair } from './shapes/list';

/** The longest abbreviation and the longest full name that cells are taken to pair, in UTF-16 units. */
const LONGEST_SHORT = 14;
const LONGEST_FULL = 120;

/** A cell and what was read in it. */
export interface Cell {
  readonly block: Block;
  readonly reading: Reading;
}

const rows = new Memory<Reading, { readonly before: Reading; readonly pair: Introduction | undefined }>();

/**
 * The introduction that a cell makes with the one before it; undefined where they are no neighbours or pair nothing. The
 * same for the same cells.
 */
export function readRow(before: Cell | undefined, here: Cell): Introduction | undefined {
  if (before === undefined || !areNeighbours(before.block, here.block)) return undefined;
  let known = rows.get(here.reading);
  if (known?.before !== before.reading) {
    known = { before: before.reading, pair: readCells(before, here, here) ?? readCells(here, before, here) };
    rows.set(here.reading, known);
  }
  return known.pair;
}

/** Whether one cell stands right of another in a row that is not the head of its table. */
function areNeighbours({ cell: left }: Block, { cell: right }: Block): boolean {
  if (left === undefined || right === undefined || right.row === 0) return false;
  return left.row === right.row && left.column === right.column - 1;
}

function readCells(short: Cell, full: Cell, here: Cell): Introduction | undefined {
  const shortText = textOf(short);
  const fullText = textOf(full).replace(/^the /i, '');
  if (shortText.length > LONGEST_SHORT || fullText.length > LONGEST_FULL) return undefined;
  const senses = short.reading.mentions.flatMap(({ name, others }) => [name, ...others]).map(({ concept }) => concept);
  const named = full.reading.mentions.find(({ name }) => name.kind === 'name');
  const concept = findPair(shortText, fullText, senses, named?.name.concept);
  if (concept === undefined) return undefined;
  const words = here === short ? shortText : fullText;
  const start = Math.max(here.block.text.indexOf(words), 0);
  const span = { start, end: start + words.length };
  return {
    ...span,
    shape: 'list',
    concept,
    full: span,
    short: span,
    aside: { start: span.end, end: span.end },
    names: [],
    verdict: concept.origin === 'draft' ? 'own' : 'right',
    quoted: here.block.quoted,
  };
}

function textOf({ block }: Cell): string {
  return readVisible(block, 0, block.text.length).trim();
}
