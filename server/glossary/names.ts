// The index of names: a trie over folded words, in typed arrays, that finds the longest name at a place.
import { BREAK, foldTable, foldUnit, isLetter, isSyllable, NOTHING, POINT, SPACE } from '../text/normalize';
import type { Designation } from './concept';

/**
 * The index. A name is a path of edges from node 0; an edge is keyed by the node it leaves, what stands before the
 * word, and the hash of the word. The edges lie in one open-addressed table. What can be written at the end of a path
 * is a chain of spellings, in columns: a designation as it is or in the plural.
 */
export interface NameIndex {
  /** Three numbers an edge: node and separator packed, hash of the word, target node. A target of 0 is an empty place. */
  readonly edges: Int32Array;
  /** The number of places in the edge table less one; a power of two less one. */
  readonly mask: number;
  /** One bit for the low bits of the hash of each word that starts a name. */
  readonly first: Uint32Array;
  /** By twice the node: the first spelling that ends there, or -1; at the odd place, of those that end with a full point. */
  readonly ends: Int32Array;
  /** By spelling: its designation; whether it is the plural; the next spelling of the same words, or -1. */
  readonly names: readonly Designation[];
  readonly plurals: Uint8Array;
  readonly next: Int32Array;
}

/** A way to write a designation: as it is, or in the plural. */
export interface Spelling {
  readonly name: Designation;
  readonly text: string;
  readonly plural: boolean;
}

/** What can be written at an end, in no order; empty for -1. */
export function spellingsAt({ names, plurals, next }: NameIndex, end: number): Spelling[] {
  const spellings: Spelling[] = [];
  for (let at = end; at >= 0; at = next[at]) {
    const name = names[at];
    const plural = plurals[at] === 1;
    spellings.push({ name, text: plural ? (name.plural ?? name.text) : name.text, plural });
  }
  return spellings;
}

const FIRST_BITS = 1 << 16;

/** The start of the hash of a word; FNV-1a over folded units. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** The hash of a word with one more folded unit. */
export function hashUnit(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, 0x01000193);
}

/** What stands between two words with one more separator; runs of spaces are one. Negative: a break. */
export function joinSeparator(before: number, separator: number): number {
  if (before < 0 || separator === BREAK) return -1;
  if (separator === NOTHING || (separator === SPACE && (before & 15) === SPACE)) return before;
  return before > 0xff ? -1 : (before << 4) | separator;
}

/** Whether a word with this hash can start a name: false is certain. */
export function canStart(index: NameIndex, hash: number): boolean {
  const bit = hash & (FIRST_BITS - 1);
  return ((index.first[bit >>> 5] >>> (bit & 31)) & 1) === 1;
}

/** The node after `node`, `separator` and a word, or 0 where no name goes on so. */
export function follow(index: NameIndex, node: number, separator: number, hash: number): number {
  return followIn(index.edges, index.mask, node, separator, hash);
}

function followIn(edges: Int32Array, mask: number, node: number, separator: number, hash: number): number {
  const from = (node << 12) | separator;
  let place = slot(from, hash) & mask;
  for (;;) {
    const at = place * 3;
    const target = edges[at + 2];
    if (target === 0 || (edges[at] === from && edges[at + 1] === hash)) return target;
    place = (place + 1) & mask;
  }
}

function slot(from: number, hash: number): number {
  const mixed = Math.imul(from, 0x9e3779b1) ^ Math.imul(hash, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Builds the index. Time and memory are linear in the letters of the spellings. */
export function createNameIndex(names: Iterable<Designation>): NameIndex {
  let nodes = 1;
  let mask = 1023;
  let edges = new Int32Array((mask + 1) * 3);
  const first = new Uint32Array(FIRST_BITS / 32);
  let ends = new Int32Array(2048).fill(-1);
  const spelled: Designation[] = [];
  const plurals: number[] = [];
  const next: number[] = [];

  const free = (from: number, hash: number): number => {
    let place = slot(from, hash) & mask;
    while (edges[place * 3 + 2] !== 0) place = (place + 1) & mask;
    return place * 3;
  };
  const grow = () => {
    const old = edges;
    mask = mask * 4 + 3;
    edges = new Int32Array((mask + 1) * 3);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] === 0) continue;
      const to = free(old[at], old[at + 1]);
      edges[to] = old[at];
      edges[to + 1] = old[at + 1];
      edges[to + 2] = old[at + 2];
    }
  };
  const step = (node: number, separator: number, hash: number): number => {
    const known = followIn(edges, mask, node, separator, hash);
    if (known !== 0) return known;
    if (nodes * 2 > mask) grow();
    const from = (node << 12) | separator;
    const to = free(from, hash);
    edges[to] = from;
    edges[to + 1] = hash;
    edges[to + 2] = nodes++;
    if (nodes * 2 > ends.length) {
      const longer = new Int32Array(ends.length * 4).fill(-1);
      longer.set(ends);
      ends = longer;
    }
    return nodes - 1;
  };
  const add = (name: Designation, text: string, plural: boolean) => {
    let node = 0;
    let separator = 0;
    let hash = HASH_SEED;
    let inWord = false;
    const endWord = () => {
      if (node === 0) first[(hash & (FIRST_BITS - 1)) >>> 5] |= 1 << (hash & 31);
      node = step(node, separator, hash);
      separator = 0;
      hash = HASH_SEED;
      inWord = false;
    };
    for (let i = 0; i < text.length; i++) {
      const folded = foldTable[text.charCodeAt(i)] || foldUnit(text.charCodeAt(i));
      if (isLetter(folded)) {
        if (inWord && isSyllable(folded)) endWord();
        hash = hashUnit(hash, folded);
        inWord = true;
        if (isSyllable(folded)) endWord();
      } else if (folded !== NOTHING) {
        if (inWord) endWord();
        // What stands before the first word is no part of the name.
        if (node !== 0) separator = joinSeparator(separator, folded);
        if (separator < 0) return;
      }
    }
    if (inWord) endWord();
    if (node === 0 || node >= 1 << 20) return;
    const end = node * 2 + (separator === POINT ? 1 : 0);
    spelled.push(name);
    plurals.push(plural ? 1 : 0);
    next.push(ends[end]);
    ends[end] = spelled.length - 1;
  };

  for (const name of names) {
    add(name, name.text, false);
    if (name.plural !== undefined && name.plural !== name.text) add(name, name.plural, true);
  }
  return { edges, mask, first, ends, names: spelled, plurals: Uint8Array.from(plurals), next: Int32Array.from(next) };
}
