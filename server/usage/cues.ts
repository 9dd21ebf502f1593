// Cues: words that show, standing anywhere in a block, which concept a shared name means there.
import { type Concept, LONGEST_CUE } from '../glossary/concept';
import { HASH_SEED } from '../glossary/names';
import type { Block } from '../text/block';
import { itemAt } from '../text/list';
import { Memory } from '../text/memory';
import { APOSTROPHE, FIRST_LETTER, foldUnit, HYPHEN, NOTHING } from '../text/normalize';

/** The hashes of phrases by their number of words. */
type Phrases = Map<number, Set<number>>;

/** What has been worked out of a block. */
interface Cued {
  /** The hashes of its words; they are read once, whatever is asked. */
  readonly words: readonly number[];
  /** All its phrases of each length that has been asked for. */
  readonly phrases: Phrases;
  readonly known: Map<Concept, boolean>;
}

const blocks = new Memory<Block, Cued>();
const concepts = new WeakMap<Concept, Phrases>();

/**
 * Whether a word that points to a concept stands in a block. The first question costs the words of the block, each
 * further concept no more than the fewer of these and its cues, and the same concept again nothing.
 */
export function hasCue(block: Block, concept: Concept): boolean {
  let cued = blocks.get(block);
  if (cued === undefined)
    blocks.set(block, (cued = { words: wordsOf(block.text), phrases: new Map(), known: new Map() }));
  let known = cued.known.get(concept);
  if (known === undefined) cued.known.set(concept, (known = isCued(cued, concept)));
  return known;
}

function isCued(cued: Cued, concept: Concept): boolean {
  for (const [length, cues] of cuesOf(concept)) {
    const phrases = phrasesOf(cued, length);
    const [few, many] = cues.size < phrases.size ? [cues, phrases] : [phrases, cues];
    for (const phrase of few) if (many.has(phrase)) return true;
  }
  return false;
}

/** The cues of a concept; one that is longer than any should be is none. */
function cuesOf(concept: Concept): Phrases {
  let cues = concepts.get(concept);
  if (cues === undefined) {
    concepts.set(concept, (cues = new Map<number, Set<number>>()));
    for (const cue of concept.cues) {
      const words = wordsOf(cue);
      if (words.length === 0 || words.length > LONGEST_CUE) continue;
      const known = cues.get(words.length) ?? new Set<number>();
      cues.set(words.length, known.add(hashPhrase(words, 0, words.length)));
    }
  }
  return cues;
}

function phrasesOf({ words, phrases }: Cued, length: number): ReadonlySet<number> {
  let found = phrases.get(length);
  if (found === undefined) {
    phrases.set(length, (found = new Set()));
    for (let at = 0; at + length <= words.length; at++) found.add(hashPhrase(words, at, length));
  }
  return found;
}

const PRIME = 0x01000193;

function hashPhrase(words: readonly number[], start: number, length: number): number {
  let hash = itemAt(words, start);
  for (let at = start + 1; at < start + length; at++) hash = Math.imul(hash, PRIME) ^ itemAt(words, at);
  return hash;
}

/** The hashes of the words of a text, folded; what is neither a letter, a digit, a hyphen nor an apostrophe sets them apart. */
function wordsOf(text: string): readonly number[] {
  const words: number[] = [];
  let hash = HASH_SEED;
  for (let at = 0; at <= text.length; at++) {
    const folded = at < text.length ? foldUnit(text.charCodeAt(at)) : 0;
    if (folded >= FIRST_LETTER || folded === HYPHEN || folded === APOSTROPHE) hash = Math.imul(hash ^ folded, PRIME);
    else if (folded !== NOTHING && hash !== HASH_SEED) {
      words.push(hash);
      hash = HASH_SEED;
    }
  }
  return words;
}
