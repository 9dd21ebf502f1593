// Sentences in another language, which stand in a draft without quotation marks and are read but never judged.
import type { Block, Region } from '../text/block';
import { numberAt } from '../text/list';
import * as english from './english';
import type { Words } from './words';

/** The fewest words of another language’s grammar that tell it. */
const FEWEST = 2;

/** How many words of a sentence there may be to each of these. */
const SPARSEST = 6;

let hashes: ReadonlySet<number> | undefined;

/** A block with its sentences in other languages as quotations; the same block where it has none. Linear in its words. */
export function withForeign(block: Block, words: Words): Block {
  hashes ??= new Set(english.wordsOf('foreign').map(english.hashOf));
  let found = 0;
  for (let word = 0; word < words.count && found < FEWEST; word++)
    if (hashes.has(numberAt(words.hashes, word))) found++;
  if (found < FEWEST) return block;
  const foreign = findForeign(block, words, hashes);
  if (foreign.length === 0) return block;
  const regions = [...block.regions, ...foreign].sort((a, b) => a.start - b.start || b.end - a.end);
  return { ...block, regions };
}

function findForeign({ text }: Block, { count, starts, ends, hashes: own }: Words, foreign: ReadonlySet<number>) {
  const found: Region[] = [];
  let first = 0;
  let others = 0;
  let ours = 0;
  for (let word = 0; word < count; word++) {
    const hash = numberAt(own, word);
    if (foreign.has(hash)) others++;
    else if (english.isGrammatical(hash)) ours++;
    const end = numberAt(ends, word);
    const next = word + 1 < count ? numberAt(starts, word + 1) : text.length;
    if (word + 1 < count && !/[.!?…]/.test(text.slice(end, next))) continue;
    if (others >= FEWEST && others > ours && others * SPARSEST >= word + 1 - first)
      found.push({ kind: 'quotation', start: numberAt(starts, first), end });
    first = word + 1;
    others = 0;
    ours = 0;
  }
  return found;
}
