// Misspelt names: words that are one slip of the fingers away from a name of the glossary.
import type { Concept, Designation } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { canStart, follow, type NameIndex, spellingsAt } from '../glossary/names';
import { remember } from '../glossary/remember';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { foldText, foldUnit, isLetter } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import type { Span } from '../text/span';
import { isInside, isLineOfCapitals, type Mention, possessiveAfter, readVisible } from './mentions';
import { readWords, type Words } from './words';

/** Shorter words are too often one letter away from another word. */
const SHORTEST_WORD = 5;
/** A name of one word has nothing beside it that shows what was meant. */
const SHORTEST_ALONE = 8;

/**
 * How many words of names are compared with those of a block: so many for each of its words, and some more. Only names
 * that are made to be alike ever take so many. What stands further on in the block is then not looked at, which harms
 * nobody: a misspelling is only a hint more, and such names are one slip away from one another in any case.
 */
const TRIES_A_WORD = 50;
const FEWEST_TRIES = 5000;

/** A word of a name that another word may be a slip for: where it leads in the index of names. */
interface Step {
  /** What it goes on from: `fromNode`, `fromSecond` or `ALONE`. */
  readonly from: number;
  /** Folded. */
  readonly word: string;
  /** What stands before it, and before the word after it where that is what it was looked up by. */
  readonly separator: number;
  readonly node: number;
}

/** What misspelt words are looked up in. A first letter is taken to be right, as nearly all are. */
interface NearIndex {
  /** By `stepKey`, each by its own node and separator. */
  readonly steps: Map<number, Map<number, Step>>;
  /** The hashes of words that follow the first of a name, or stand alone. */
  readonly seconds: Set<number>;
  /** The words of names, folded: none of them is a slip. */
  readonly known: Set<string>;
}

/** A word goes on from the words before it, which lead to a node of the index of names. */
function fromNode(node: number): number {
  return node * 2 + 1;
}

/** A first word goes before a second, of which the hash is known; two hashes in a hundred thousand may be taken for one. */
function fromSecond(hash: number): number {
  return hash & ~1;
}

/** A first word that is the only one. */
const ALONE = 0;

/** Where the steps stand that go on from somewhere with words of a first letter (folded) and a length. */
function stepKey(from: number, first: number, length: number): number {
  return Math.imul(Math.imul(from, 0x9e3779b1) ^ (first << 6) ^ length, 0x85ebca6b);
}

/**
 * The misspelt names in a block, in order: one word of five letters or more that is one letter short, over, wrong or
 * swapped, and every other word right. Never a word that is itself a word of the glossary, a plural, or another
 * variety of English. `mentions` and `words` are those of the block.
 */
export function findMisspellings(
  glossary: Glossary,
  block: Block,
  mentions: readonly Mention[],
  words: Words,
): readonly Mention[] {
  const reader = new SlipReader(glossary, block, words);
  const found: Mention[] = [];
  let mention = 0;
  let quoted: ReturnType<typeof quotedSpans> | undefined;
  for (let word = 0; word < words.count; word++) {
    const near = reader.readFrom(word);
    if (near === undefined) continue;
    const { last, name } = near;
    const start = numberAt(words.starts, word);
    const end = numberAt(words.ends, last);
    while ((mentions[mention]?.end ?? Infinity) <= start) mention++;
    // A name that is written right goes before, unless it is a part of the misspelt one.
    if (reachesOut(mentions, mention, { start, end })) continue;
    if (isLineOfCapitals(block, start, end)) continue;
    quoted ??= quotedSpans(block);
    found.push({
      start,
      end,
      name,
      others: [],
      conditional: false,
      plural: false,
      possessive: possessiveAfter(block, end, name.text),
      miscased: false,
      misspelled: true,
      compound: false,
      inName: false,
      quoted: isInside(quoted, start),
    });
    word = last;
  }
  return found;
}

/** A name that is written with a slip, and its last word. */
interface Slip {
  readonly last: number;
  readonly name: Designation;
}

/** Looks for slips in the words of one block, as long as the tries for it last. */
class SlipReader {
  private readonly index: NearIndex;
  private tries: number;

  constructor(
    private readonly glossary: Glossary,
    private readonly block: Block,
    private readonly words: Words,
  ) {
    this.index = indexOf(glossary);
    this.tries = FEWEST_TRIES + words.count * TRIES_A_WORD;
  }

  /** The misspelt name that starts with a word, or undefined. */
  readFrom(word: number): Slip | undefined {
    const { names } = this.glossary;
    const { count, hashes, separators } = this.words;
    const hash = numberAt(hashes, word);
    let node = canStart(names, hash) ? follow(names, 0, 0, hash) : 0;
    if (node === 0) return this.readFirst(word);
    for (let last = word + 1; last < count; last++) {
      const separator = numberAt(separators, last);
      if (separator < 0) return undefined;
      const next = follow(names, node, separator, numberAt(hashes, last));
      if (next === 0) return this.readSlip(fromNode(node), separator, last, word);
      node = next;
    }
    return undefined;
  }

  /** The name whose first word is written with a slip. */
  private readFirst(word: number): Slip | undefined {
    const { count, starts, ends, hashes, separators } = this.words;
    const start = numberAt(starts, word);
    const length = numberAt(ends, word) - start;
    if (length < SHORTEST_WORD) return undefined;
    const second = numberAt(hashes, word + 1);
    const separator = numberAt(separators, word + 1);
    const isFollowed = word + 1 < count && separator >= 0 && this.index.seconds.has(second);
    const slip = isFollowed ? this.readSlip(fromSecond(second), separator, word, word) : undefined;
    if (slip !== undefined || length < SHORTEST_ALONE || !isCapital(this.block.text.charAt(start))) return slip;
    return this.readSlip(ALONE, 0, word, word);
  }

  /** The name that goes on with a slip at word `at`. */
  private readSlip(from: number, separator: number, at: number, first: number): Slip | undefined {
    const { block, index, words } = this;
    const start = numberAt(words.starts, at);
    const end = numberAt(words.ends, at);
    const letters = countLetters(block.text, start, end);
    if (letters < SHORTEST_WORD - 1) return undefined;
    const initial = foldUnit(block.text.charCodeAt(start));
    let written: string | undefined;
    let known: boolean | undefined;
    for (let length = letters - 1; length <= letters + 1; length++) {
      // Nearly all words end here: no name goes on with a word that is anything like this one.
      const steps = index.steps.get(stepKey(from, initial, length));
      if (steps === undefined) continue;
      written ??= foldText(readVisible(block, start, end));
      for (const step of steps.values()) {
        if (--this.tries < 0) return undefined;
        if (step.from !== from || step.separator !== separator || !isSlip(written, step.word)) continue;
        known ??= index.known.has(written);
        if (known) return undefined;
        const longest = this.longestFrom(step.node, at, first);
        // A plural is no slip.
        if (longest && !(longest.last === at && isInflection(written, step.word))) return longest;
      }
    }
    return undefined;
  }

  /** The longest name that goes on from a node, which word `at` leads to. */
  private longestFrom(node: number, at: number, first: number): Slip | undefined {
    const { count, hashes, separators } = this.words;
    let longest: Slip | undefined;
    for (let last = at; node !== 0;) {
      const name = this.nameAt(node, first, last);
      if (name) longest = { last, name };
      last++;
      if (last >= count || numberAt(separators, last) < 0) break;
      node = follow(this.glossary.names, node, numberAt(separators, last), numberAt(hashes, last));
    }
    return longest;
  }

  /** The name that ends at a node and that the written words have the capitals of. */
  private nameAt(node: number, first: number, last: number): Designation | undefined {
    const { names } = this.glossary;
    const end = numberAt(names.ends, node * 2);
    if (end < 0) return undefined;
    const isCapitalAt = (word: number) => isCapital(this.block.text.charAt(numberAt(this.words.starts, word)));
    return spellingsAt(names, end).find(
      ({ name, plural }) =>
        !plural &&
        isWanted(name, last - first + 1) &&
        (isCapitalAt(first) || !isCapital(name.text.charAt(0))) &&
        isCapitalAt(last) === isCapital(name.text.charAt(name.text.lastIndexOf(' ') + 1)),
    )?.name;
  }
}

/** Whether a mention, the one at an index or later, overlaps a span and is not all inside it. */
function reachesOut(mentions: readonly Mention[], from: number, { start, end }: Span): boolean {
  for (let at = from, mention = mentions[at]; mention && mention.start < end; mention = mentions[++at])
    if (mention.start < start || mention.end > end) return true;
  return false;
}

/** How many letters a reader sees between two offsets, as many as the folded word has. */
function countLetters(text: string, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end; at++) if (isLetter(foldUnit(text.charCodeAt(at)))) letters++;
  return letters;
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase();
}

/** The index for a glossary, built when it is first asked for. Builds on `readWords`: ask before reading a block's words. */
const indexOf = remember(({ concepts, names }: Glossary): NearIndex => {
  const index = { steps: new Map(), seconds: new Set<number>(), known: new Set<string>() };
  for (const concept of concepts.values()) addConcept(index, names, concept);
  return index;
});

/** Makes ready what looking for misspellings needs; afterwards `findMisspellings` leaves the scratch memory of words alone. */
export function prepareMisspellings(glossary: Glossary): void {
  indexOf(glossary);
}

/** The words of a name as they are read in a draft, and folded. */
function readName({ text }: Designation): { readonly words: Words; readonly folded: readonly string[] } {
  const prose = [{ start: 0, end: text.length }];
  const words = readWords({ kind: 'paragraph', text, prose, regions: [], quoted: false, level: 0 });
  const folded: string[] = [];
  for (let word = 0; word < words.count; word++)
    folded.push(foldText(text.slice(words.starts[word], words.ends[word])));
  return { words, folded };
}

function isRight({ status }: Designation): boolean {
  return status !== 'deprecated';
}

/** Adds the names of a concept to an index. */
function addConcept(index: NearIndex, names: NameIndex, { designations }: Concept): void {
  const add = (step: Step) => {
    const key = stepKey(step.from, step.word.charCodeAt(0), step.word.length);
    const steps = index.steps.get(key) ?? new Map<number, Step>();
    index.steps.set(key, steps);
    steps.set(step.node * 0x1000 + step.separator, step);
  };
  for (const name of designations) {
    const { words, folded } = readName(name);
    if (isRight(name)) for (const word of folded) index.known.add(word);
    if (!isWanted(name, words.count)) continue;
    const { hashes, separators } = words;
    let node = 0;
    for (const [at, word] of folded.entries()) {
      const before = node;
      node = follow(names, node, at === 0 ? 0 : numberAt(separators, at), numberAt(hashes, at));
      if (node === 0) break;
      if (word.length < SHORTEST_WORD) continue;
      if (at > 0) add({ from: fromNode(before), word, separator: numberAt(separators, at), node });
      else if (folded.length === 1) add({ from: ALONE, word, separator: 0, node });
      else {
        index.seconds.add(numberAt(hashes, 1));
        add({ from: fromSecond(numberAt(hashes, 1)), word, separator: numberAt(separators, 1), node });
      }
    }
  }
}

/** Proper names, and long phrases: two common words are too often two other common words. */
function isWanted({ concept, kind, status, casing, text }: Designation, words: number): boolean {
  if (kind !== 'name' || status === 'deprecated' || concept.generic || concept.origin === 'draft') return false;
  if (words === 1) return text.length >= SHORTEST_ALONE && casing !== 'common';
  return casing !== 'common' || words > 2;
}

/** Whether two words differ by one letter more, less or other, or by two neighbours swapped; not only by the variety of English. */
function isSlip(written: string, right: string): boolean {
  if (written === right || /\d/.test(written)) return false;
  let start = 0;
  while (start < written.length && written[start] === right[start]) start++;
  let end = 0;
  while (
    end < Math.min(written.length, right.length) - start &&
    written[written.length - 1 - end] === right[right.length - 1 - end]
  )
    end++;
  const was = written.slice(start, written.length - end);
  const is = right.slice(start, right.length - end);
  // Defense and defence, organization and organisation, center and centre are no slips.
  if ((was === 'c' && is === 's') || (was === 's' && is === 'c') || (was === 's' && is === 'z')) return false;
  if ((was === 'z' && is === 's') || was === 'u' || (was === '' && is === 'u')) return false;
  if (was.length + is.length === 1 || (was.length === 1 && is.length === 1)) return true;
  return was.length === 2 && is.length === 2 && was[0] === is[1] && was[1] === is[0] && !/^(?:re|er)$/.test(was);
}

function isInflection(written: string, right: string): boolean {
  return written === `${right}s` || right === `${written}s` || written === `${right}n`;
}
