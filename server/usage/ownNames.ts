// Abbreviations that a draft introduces and that are no single word of capitals: ARPA-H, HA/DR, GlobE, NQI Act.
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { Memory } from '../text/memory';
import { withPlainHyphens } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import { findSpan, overlaps, type Span } from '../text/span';
import { isAbbreviation } from './letters';
import { isInside } from './mentions';
import type { Senses } from './passage';
import type { Capital } from './reading';
import { readWords } from './words';

/** Such abbreviations by their first words: how long they are, in UTF-16 units. */
type Lengths = ReadonlyMap<string, ReadonlySet<number>>;

const lengths = new WeakMap<ReadonlySet<string>, Lengths>();
const ownNames = new Memory<Senses, ReadonlySet<string>>();

/** The names among some that are such abbreviations. Remembered against the set. */
function lengthsOf(names: ReadonlySet<string>): Lengths {
  let known = lengths.get(names) as Map<string, Set<number>> | undefined;
  if (known === undefined) {
    lengths.set(names, (known = new Map<string, Set<number>>()));
    for (const text of names) {
      const first = /^[\p{L}\p{N}]+/u.exec(text)?.[0];
      if (first === undefined || (/^[A-Z\d&]+$/i.test(text) && isAbbreviation(text))) continue;
      known.set(first, (known.get(first) ?? new Set()).add(text.length));
    }
  }
  return known;
}

/** Where a block has such an abbreviation of the draft's own, in order; with a plural ending too. */
export function findOwnNames(block: Block, senses: Senses): readonly Capital[] {
  let own = ownNames.get(senses);
  if (own === undefined) {
    own = new Set([...senses].filter(([, { origin }]) => origin === 'draft').map(([text]) => text));
    ownNames.set(senses, own);
  }
  return findNames(block, own);
}

/** Whether some names are such abbreviations, any of them. */
export function areOdd(names: ReadonlySet<string>): boolean {
  return lengthsOf(names).size > 0;
}

/**
 * Where a block has one of some names that is such an abbreviation. Linear in the words of the block, whatever the number
 * of names.
 */
export function findNames(block: Block, names: ReadonlySet<string>): readonly Capital[] {
  const its = lengthsOf(names);
  if (its.size === 0) return none;
  const found: Capital[] = [];
  const { count, starts, ends } = readWords(block);
  const text = withPlainHyphens(block.text);
  for (let word = 0; word < count; word++) {
    const start = numberAt(starts, word);
    const known = its.get(text.slice(start, ends[word]));
    if (known === undefined || start < (found.at(-1)?.end ?? 0)) continue;
    const written = text.slice(start, start + LONGEST).replace(/\s+/g, ' ');
    let longest = '';
    for (const length of known) {
      const name = written.slice(0, length);
      if (length > longest.length && names.has(name) && isEnd(written, length)) longest = name;
    }
    if (longest !== '') found.push(createCapital(block, start, endOf(text, start, longest), longest));
  }
  return found;
}

const none: readonly Capital[] = [];

/** The longest such abbreviation, with line breaks and what stands before a line, in UTF-16 units. */
const LONGEST = 80;

/** Where a name ends that begins at an offset, white space in it being as wide as it may. */
function endOf(text: string, start: number, name: string): number {
  const [at] = name.split(' ').reduce(([from], word) => [text.indexOf(word, from) + word.length], [start]);
  return at;
}

/** Whether no word goes on at an offset; a plural ending does not count. */
function isEnd(text: string, at: number): boolean {
  return !/^(?:[\p{L}\p{N}]{2}|[^\P{L}s]|\p{N})/u.test(text.slice(at, at + 3));
}

/** A mention of such an abbreviation, whose words end at `at` without what a plural has more. */
function createCapital(block: Block, start: number, at: number, text: string): Capital {
  const plural = block.text[at] === 's';
  const end = plural ? at + 1 : at;
  const possessive = /^['’]s(?![\p{L}\p{N}])/u.exec(block.text.slice(end, end + 3))?.[0] ?? '';
  const is = { plural, possessive, quoted: isInside(quotedSpans(block), start) };
  return {
    start,
    end,
    text,
    others: [],
    conditional: false,
    miscased: false,
    misspelled: false,
    compound: false,
    inName: false,
    ...is,
  };
}

/** What is left of some spans, which are in order and disjoint, beside others of the kind. */
export function without<Some extends Span>(spans: readonly Some[], others: readonly Span[]): readonly Some[] {
  return spans.filter((span) => {
    const last = others[findSpan(others, span.end - 1)];
    return last === undefined || !overlaps(span, last);
  });
}
