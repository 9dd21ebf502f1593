// Cues: words that show, standing anywhere in a block, which concept a shared name means there.
import { type Concept, LONGEST_CUE } from '../glossary/concept';
import type { Block } from '../text/block';
import { foldText } from '../text/normalize';

/** Phrases by their number of words. */
type Phrases = Map<number, Set<string>>;

/** What has been worked out of a block. */
interface Cued {
  /** Its words, folded; they are folded once, whatever is asked. */
  readonly words: readonly string[];
  /** All its phrases of each length that has been asked for. */
  readonly phrases: Phrases;
  readonly known: Map<Concept, boolean>;
}

const blocks = new WeakMap<Block, Cued>();
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
    concepts.set(concept, (cues = new Map<number, Set<string>>()));
    for (const cue of concept.cues) {
      const folded = foldText(cue);
      const length = folded.split(' ').length;
      if (length > LONGEST_CUE) continue;
      const known = cues.get(length);
      if (known) known.add(folded);
      else cues.set(length, new Set([folded]));
    }
  }
  return cues;
}

function phrasesOf({ words, phrases }: Cued, length: number): ReadonlySet<string> {
  let found = phrases.get(length);
  if (found === undefined) {
    phrases.set(length, (found = new Set()));
    if (length === 1) for (const word of words) found.add(word);
    else for (let at = 0; at + length <= words.length; at++) found.add(words.slice(at, at + length).join(' '));
  }
  return found;
}

/** The words of a text, folded; what is neither a letter, a digit, a hyphen nor an apostrophe sets them apart. */
function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '');
}
