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
  const scripts = otherScript.test(block.text) ? findOtherScripts(block.text) : [];
  let found = 0;
  for (let word = 0; word < words.count && found < FEWEST; word++)
    if (hashes.has(numberAt(words.hashes, word))) found++;
  return withRegions(block, found < FEWEST ? scripts : [...scripts, ...findForeign(block, words, hashes)]);
}

function withRegions(block: Block, foreign: readonly Region[]): Block {
  if (foreign.length === 0) return block;
  const regions = [...block.regions, ...foreign].sort((a, b) => a.start - b.start || b.end - a.end);
  return { ...block, regions };
}

/** A sign of another script than that of English: of Greek, Cyrillic, Arabic, Hangul, Chinese and others. */
const otherScript = /[\u0370-\u1cff\u2c80-\u2dff\u3041-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\uff66-\uffdc]/;
const otherScripts = new RegExp(otherScript.source, 'g');

const latinLetters = /\p{Script=Latin}/gu;

/** Words in Latin letters, with the figures and signs between them, and what closes after them. */
const latinWords = /\p{Script=Latin}(?:[^\p{L}]*\p{Script=Latin}|[\p{N}.-])*[)\]”’"]*/gu;

/** A sentence, up to a full stop of whatever script. */
const sentence = /[^。！？।۔.!?]+(?:[。！？।۔]+|[.!?]+(?!\s)|[.!?]+\s+|$)/gu;

/** Words of English in small letters, and words of another script outside brackets. */
const smallWords = /(?<![\p{L}\p{N}.'’-])[a-z][a-z'’-]*(?![\p{L}\p{N}])/gu;
const otherWords = new RegExp(`(?<![(（\\[]|${otherScript.source})${otherScript.source}`, 'g');

/** From a sign of another script to one at the end. */
const fromFirstToLast = new RegExp(`^[^\\p{L}]*${otherScript.source}(?:[^]*${otherScript.source})?[^\\p{L}]*$`, 'u');

/**
 * Whether a sentence is written in another script: where it begins and ends in it, most of its letters are of it, or it has as
 * many words of it as small ones of English.
 */
function isOther(words: string): boolean {
  const count = (pattern: RegExp) => words.match(pattern)?.length ?? 0;
  if (fromFirstToLast.test(words) || count(otherScripts) > count(latinLetters)) return true;
  const others = count(otherWords);
  return others > 1 && others >= count(smallWords);
}

/**
 * What stands in Latin letters in sentences that have more letters of other scripts, or in a text that has. What such a
 * sentence says in its own script, a glossary may name.
 */
function findOtherScripts(text: string): readonly Region[] {
  const sentences = isOther(text)
    ? [{ index: 0, 0: text }]
    : [...text.matchAll(sentence)].filter(([words]) => isOther(words));
  return sentences.flatMap(({ index, 0: words }) =>
    [...words.matchAll(latinWords)].map((latin): Region => {
      const start = index + latin.index;
      return { kind: 'quotation', start, end: start + latin[0].length };
    }),
  );
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
