// The index of names: a trie over folded words, in typed arrays, that finds the longest name at a place.
import { itemAt, numberAt } from '../text/list';
import { BREAK, FIRST_LETTER, foldTable, foldUnit, isSyllable, NOTHING, POINT, SPACE } from '../text/normalize';
import { finish, isStep } from '../text/steps';
import type { Designation } from './concept';

/**
 * The index. A name is a path of edges from node 0; an edge is keyed by the node it leaves, what stands before the
 * word, and the hash of the word. The edges lie in one open-addressed table. What can be written at the end of a path
 * is a chain of spellings, in columns: a designation as it is or in the plural.
 */
export interface NameIndex {
  /** Three numbers an edge: node and separator packed, hash of the word, target node; a target of 0 is an empty place. */
  readonly edges: Int32Array;
  /** The number of places in the edge table less one; a power of two less one. */
  readonly mask: number;
  /** An odd number that decides where in the table an edge stands; another one where edges crowd in one place. */
  readonly salt: number;
  /** One bit for the low bits of the hash of each word that starts a name; its length is a power of two. */
  readonly first: Int32Array;
  readonly nodes: number;
  /** By twice the node: the first spelling that ends there, or -1; at the odd place, of those that end with a full point. */
  readonly ends: Int32Array;
  /** By spelling: its designation; whether it is the plural; the next spelling of the same words, or -1. */
  readonly names: readonly Designation[];
  readonly plurals: Uint8Array;
  readonly next: Int32Array;
  /** The names for whose words there was no room. */
  readonly leftOut: readonly Designation[];
}

/** A way to write a designation: as it is, or in the plural. */
export interface Spelling {
  readonly name: Designation;
  readonly text: string;
  readonly plural: boolean;
}

/** How many spellings of the same words are told apart: in other capitals, or names of several concepts. */
export const MOST_SPELLINGS = 40;

/** What can be written at an end, in the order of the names, the first ones where there are many; empty for -1. */
export function spellingsAt({ names, plurals, next }: NameIndex, end: number): Spelling[] {
  const spellings: Spelling[] = [];
  for (let at = end; at >= 0 && spellings.length < MOST_SPELLINGS; at = numberAt(next, at)) {
    const name = itemAt(names, at);
    const plural = plurals[at] === 1;
    spellings.push({ name, text: plural ? (name.plural ?? name.text) : name.text, plural });
  }
  return spellings;
}

/** The first designation of exactly this spelling, or undefined. */
export function designationOf(index: NameIndex, text: string): Designation | undefined {
  const path = readPath(text);
  if (path === undefined) return undefined;
  let node = 0;
  for (const { separator, hash } of path.words) {
    node = follow(index, node, separator, hash);
    if (node === 0) return undefined;
  }
  return spellingsAt(index, numberAt(index.ends, node * 2 + path.pointed)).find(({ name }) => name.text === text)?.name;
}

/** The start of the hash of a word; FNV-1a over folded units. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** The hash of a word with one more folded unit. */
export function hashUnit(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, 0x01000193);
}

/** What stands between two words with one more separator; runs of spaces are one. Negative: a break. */
function joinSeparator(before: number, separator: number): number {
  if (before < 0 || separator === BREAK) return -1;
  if (separator === NOTHING || (separator === SPACE && (before & 15) === SPACE)) return before;
  return before > 0xff ? -1 : (before << 4) | separator;
}

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
  return ((numberAt(index.first, (hash >>> 5) & (index.first.length - 1)) >>> (hash & 31)) & 1) === 1;
}

/** The node after `node`, `separator` and a word, or 0 where no name goes on so. */
export function follow({ edges, mask, salt }: NameIndex, node: number, separator: number, hash: number): number {
  return numberAt(edges, place(edges, mask, salt, (node << 12) | separator, hash) + 2);
}

/** Where in the table the edge with this key stands, or the empty place where it would. */
function place(edges: Int32Array, mask: number, salt: number, from: number, hash: number): number {
  let at = firstPlace(mask, salt, from, hash);
  while (edges[at * 3 + 2] !== 0 && (edges[at * 3] !== from || edges[at * 3 + 1] !== hash)) at = (at + 1) & mask;
  return at * 3;
}

/** The place of an edge where no other stands in its way; each salt scatters those anew that another one puts together. */
function firstPlace(mask: number, salt: number, from: number, hash: number): number {
  const mixed = Math.imul(from, 0x9e3779b1 ^ (salt & ~1)) ^ Math.imul(hash, salt);
  return (mixed ^ (mixed >>> 15)) & mask;
}

const FIRST_SALT = 0x85ebca6b | 0;

/** How far from its first place an edge may stand; only names that are made for it lie closer together. */
const FARTHEST = 512;

/** How often edges are scattered anew. */
const MOST_SALTS = 8;

/** The index of these names, of which no more are taken than have room in so many nodes. Time and memory are linear in their letters. */
export function createNameIndex(names: readonly Designation[], mostNodes = MOST_NODES): NameIndex {
  return finish(createNameIndexInSteps(names, mostNodes));
}

/** The same, stopping now and then. */
export function* createNameIndexInSteps(
  names: readonly Designation[],
  mostNodes = MOST_NODES,
): Generator<void, NameIndex> {
  const room = names.length * 3 + 1024;
  const index: Building = {
    edges: createEdges(powerAbove(room)),
    mask: powerAbove(room) - 1,
    salt: FIRST_SALT,
    first: new Int32Array(powerAbove(names.length / 2 + 1024)),
    nodes: 1,
    ends: new Int32Array(room * 2).fill(-1),
    names: [],
    plurals: new Uint8Array(room),
    next: new Int32Array(room),
    leftOut: [],
  };
  // From the last to the first, so that what ends at one place is in the order of the names.
  for (let at = names.length - 1; at >= 0; at--) {
    if (isStep(at)) yield;
    const name = itemAt(names, at);
    for (const { text, plural } of spellingsOf(name).reverse())
      if (!insert(index, name, text, plural, mostNodes) && index.leftOut.at(-1) !== name) index.leftOut.push(name);
  }
  return index;
}

/** An index while it is built. */
type Building = {
  -readonly [Key in keyof NameIndex]: NameIndex[Key] extends readonly (infer Item)[] ? Item[] : NameIndex[Key];
};

/** The ways to write a designation, the singular first. */
function spellingsOf(name: Designation): Spelling[] {
  const singular = { name, text: name.text, plural: false };
  return name.plural === undefined || name.plural === name.text
    ? [singular]
    : [singular, { name, text: name.plural, plural: true }];
}

/** Adds a spelling before those of the same words, unless it has none; false where there is no room for its nodes. */
function insert(index: Building, name: Designation, text: string, plural: boolean, mostNodes: number): boolean {
  const path = readPath(text);
  if (path === undefined) return true;
  if (index.nodes + path.words.length > mostNodes) return false;
  let node = 0;
  for (const { separator, hash } of path.words) {
    node = follow(index, node, separator, hash) || addEdge(index, node, separator, hash);
  }
  const { names, plurals, next, ends } = index;
  const end = node * 2 + path.pointed;
  const spelling = names.push(name) - 1;
  plurals[spelling] = plural ? 1 : 0;
  next[spelling] = numberAt(ends, end);
  ends[end] = spelling;
  return true;
}

/** A word of a name: its hash, and what stands before it. */
interface Step {
  readonly separator: number;
  readonly hash: number;
}

/** The words of a name as steps from node to node, and 1 for a full point after the last. */
interface Path {
  readonly words: readonly Step[];
  readonly pointed: 0 | 1;
}

/** The longest name that is looked for, in UTF-16 units; longer than any that a glossary may give. */
const LONGEST = 400;

/** Reads the words of a name; undefined for one that has none, or has a break between them. */
function readPath(text: string): Path | undefined {
  if (text.length > LONGEST) return undefined;
  const words: Step[] = [];
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
      words.push({ separator, hash });
      separator = 0;
      hash = HASH_SEED;
      inWord = false;
    }
    if (folded < FIRST_LETTER) {
      if (i === text.length) break;
      // What stands before the first word is no part of the name.
      if (words.length > 0) separator = joinSeparator(separator, folded);
      if (separator < 0) return undefined;
      i++;
    }
  }
  return words.length === 0 ? undefined : { words, pointed: separator === POINT ? 1 : 0 };
}

/** How many words the names of all glossaries may have, less those that names begin with in common: nodes and separators share 32 bits. */
export const MOST_NODES = 1 << 20;

/** Leads a word from a node to a new one. */
function addEdge(index: Building, from: number, separator: number, hash: number): number {
  if (from === 0) {
    const at = (hash >>> 5) & (index.first.length - 1);
    index.first[at] = numberAt(index.first, at) | (1 << (hash & 31));
  }
  if (index.nodes * 3 > index.mask * 2) scatter(index, (index.mask + 1) * 2);
  const node = index.nodes++;
  if (node * 2 >= index.ends.length) {
    const ends = new Int32Array(node * 4).fill(-1);
    ends.set(index.ends);
    index.ends = ends;
  }
  const key = (from << 12) | separator;
  let at = place(index.edges, index.mask, index.salt, key, hash);
  for (let salts = 0; salts < MOST_SALTS && isFar(index, at, key, hash); salts++) {
    index.salt = Math.imul(index.salt, 0xc2b2ae3d) ^ 0x27d4eb2e;
    scatter(index, index.mask + 1);
    at = place(index.edges, index.mask, index.salt, key, hash);
  }
  index.edges[at] = key;
  index.edges[at + 1] = hash;
  index.edges[at + 2] = node;
  return node;
}

function isFar({ mask, salt }: NameIndex, at: number, key: number, hash: number): boolean {
  return ((at / 3 - firstPlace(mask, salt, key, hash)) & mask) > FARTHEST;
}

/** The power of two above a number. */
function powerAbove(number: number): number {
  return 1 << (32 - Math.clz32(number));
}

function createEdges(places: number): Int32Array {
  return new Int32Array(places * 3);
}

/** Puts all edges into a table with so many places. */
function scatter(index: Building, places: number): void {
  const old = index.edges;
  const edges = createEdges(places);
  const mask = places - 1;
  for (let at = 0; at < old.length; at += 3) {
    if (old[at + 2] === 0) continue;
    const edge = old.subarray(at, at + 3);
    edges.set(edge, place(edges, mask, index.salt, numberAt(edge, 0), numberAt(edge, 1)));
  }
  index.edges = edges;
  index.mask = mask;
}
