// The index of names: a trie over folded words, in typed arrays, that finds the longest name at a place.
import { BREAK, FIRST_LETTER, foldTable, foldUnit, isSyllable, NOTHING, POINT, SPACE } from '../text/normalize';
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
  /** One bit for the low bits of the hash of each word that starts a name; its length is a power of two. */
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

/** What `isFindable` asks for, in words. */
export const NAMES_ARE_READ =
  "between letters and digits only spaces and - ' . , / & are read, three in a row at most; write it without other signs";

/** Whether a name can be found in a text: it has a word, and what stands after that is read and no break. */
export function isFindable(text: string): boolean {
  let hasWord = false;
  let separator = 0;
  for (let i = 0; i < text.length && separator >= 0; i++) {
    const folded = foldUnit(text.charCodeAt(i));
    if (folded >= FIRST_LETTER) {
      hasWord = true;
      separator = 0;
    } else if (hasWord) separator = joinSeparator(separator, folded);
  }
  return hasWord && separator >= 0;
}

/** Whether a word with this hash can start a name: false is certain. */
export function canStart(index: NameIndex, hash: number): boolean {
  return ((index.first[(hash >>> 5) & (index.first.length - 1)] >>> (hash & 31)) & 1) === 1;
}

/** The node after `node`, `separator` and a word, or 0 where no name goes on so. */
export function follow({ edges, mask }: NameIndex, node: number, separator: number, hash: number): number {
  return edges[place(edges, mask, (node << 12) | separator, hash) + 2];
}

/** Where in the table the edge with this key stands, or the empty place where it would. */
function place(edges: Int32Array, mask: number, from: number, hash: number): number {
  const mixed = Math.imul(from, 0x9e3779b1) ^ Math.imul(hash, 0x85ebca6b);
  let at = (mixed ^ (mixed >>> 15)) & mask;
  while (edges[at * 3 + 2] !== 0 && (edges[at * 3] !== from || edges[at * 3 + 1] !== hash)) at = (at + 1) & mask;
  return at * 3;
}

/** Builds the index. Time and memory are linear in the letters of the names. */
export function createNameIndex(names: readonly Designation[]): NameIndex {
  let edges = createEdges(powerAbove(names.length * 3 + 1024));
  let mask = edges.length / 3 - 1;
  let nodes = 1;
  const first = new Uint32Array(powerAbove(names.length / 2 + 1024));
  const spelled: Designation[] = [];
  const plurals: number[] = [];
  /** Twice the node of each spelling, one more where it ends with a full point. */
  const places: number[] = [];
  for (const name of names) {
    for (let plural = 0; plural < 2; plural++) {
      const text = plural === 0 ? name.text : name.plural;
      if (text === undefined || (plural === 1 && text === name.text)) continue;
      let node = 0;
      let separator = 0;
      let hash = HASH_SEED;
      let inWord = false;
      for (let i = 0; i <= text.length;) {
        const unit = text.charCodeAt(i);
        const folded = i === text.length ? BREAK : foldTable[unit] || foldUnit(unit);
        const continues: boolean = folded >= FIRST_LETTER && !(inWord && isSyllable(folded));
        if (continues || folded === NOTHING) {
          if (continues) hash = hashUnit(hash, folded);
          inWord ||= continues;
          i++;
          if (!isSyllable(folded)) continue;
        }
        if (inWord) {
          // The word ends here: one edge further, an edge that is there or a new one.
          if (node === 0) first[(hash >>> 5) & (first.length - 1)] |= 1 << (hash & 31);
          const from = (node << 12) | separator;
          let at = place(edges, mask, from, hash);
          if (edges[at + 2] === 0) {
            if (nodes * 3 > mask * 2) {
              edges = enlarge(edges);
              mask = edges.length / 3 - 1;
              at = place(edges, mask, from, hash);
            }
            edges[at] = from;
            edges[at + 1] = hash;
            edges[at + 2] = nodes++;
          }
          node = edges[at + 2];
          separator = 0;
          hash = HASH_SEED;
          inWord = false;
        }
        if (folded < FIRST_LETTER) {
          if (i === text.length) break;
          // What stands before the first word is no part of the name.
          if (node !== 0) separator = joinSeparator(separator, folded);
          if (separator < 0) break;
          i++;
        }
      }
      if (node === 0 || separator < 0 || node >= MOST_NODES) continue;
      spelled.push(name);
      plurals.push(plural);
      places.push(node * 2 + (separator === POINT ? 1 : 0));
    }
  }
  const ends = new Int32Array(nodes * 2).fill(-1);
  const next = new Int32Array(places.length);
  for (let spelling = places.length - 1; spelling >= 0; spelling--) {
    next[spelling] = ends[places[spelling]];
    ends[places[spelling]] = spelling;
  }
  return { edges, mask, first, ends, names: spelled, plurals: Uint8Array.from(plurals), next };
}

/** Nodes and separators share 32 bits. */
const MOST_NODES = 1 << 20;

function powerAbove(number: number): number {
  return 1 << (32 - Math.clz32(number));
}

function createEdges(places: number): Int32Array {
  return new Int32Array(places * 3);
}

function enlarge(old: Int32Array): Int32Array {
  const edges = createEdges((old.length / 3) * 2);
  const mask = edges.length / 3 - 1;
  for (let at = 0; at < old.length; at += 3) {
    if (old[at + 2] === 0) continue;
    const to = place(edges, mask, old[at], old[at + 1]);
    edges[to] = old[at];
    edges[to + 1] = old[at + 1];
    edges[to + 2] = old[at + 2];
  }
  return edges;
}
