// Pairs: two partners that are written together, as in ROK-US.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { itemAt } from '../text/list';
import { Memory } from '../text/memory';
import type { Span } from '../text/span';
import { nestedAbbreviations } from './reading';
import type { Occurrence, Passage, Placed } from './passage';

/** Two partners that are written together. Offsets in the block. */
export interface Pair extends Placed {
  readonly partners: readonly [Concept, Concept];
  /** Where each of them stands, and as what. */
  readonly parts: readonly [Part, Part];
  /** What stands between them, as written. */
  readonly joint: string;
  /** The occurrence of the second partner, or of the name that holds both. */
  readonly occurrence: Occurrence;
}

/** One of two partners. Offsets in the block. */
export interface Part extends Span {
  readonly text: string;
  /** Whether the last point is missing: U.S-ROK. */
  readonly lacksPoint: boolean;
}

/** Dashes that stand between clauses as well. */
const dashes = /^(?:\u2014|-{2,3}| [\u2013\u2014] )$/;

/** A pair of abbreviations at the start of a name: ROK-US alliance. */
const pairOfName = /^([\p{L}\p{N}.]+)([-\u2010\u2011/\u2013])((?:\p{Lu}\.){2,}|[\p{L}\p{N}.]*[\p{L}\p{N}])/u;

/** Which partners a pair or chain is of, in whatever order. */
export function partnersKey({ partners }: { readonly partners: readonly Concept[] }): string {
  return partners
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

/** Three partners or more that are written together: US-Japan-ROK. Offsets in the block. */
export interface Chain extends Placed {
  readonly partners: readonly Concept[];
  /** As written, and what stands between each two of them. */
  readonly text: string;
  readonly joints: readonly string[];
}

const remembered = new Memory<Passage, readonly Pair[]>();
const nothing: readonly Pair[] = [];

/** The pairs in the running prose of a passage, in order; chains of three are left out. Remembered against the passage. */
export function findPairs(glossary: Glossary, passage: Passage): readonly Pair[] {
  if (passage.occurrences.length === 0) return nothing;
  let pairs = remembered.get(passage);
  if (pairs === undefined) remembered.set(passage, (pairs = readPairs(glossary, passage)));
  return pairs;
}

function readPairs(glossary: Glossary, passage: Passage): readonly Pair[] {
  const pairs: Pair[] = [];
  const { occurrences } = passage;
  for (const [index, occurrence] of occurrences.entries()) {
    const pair = pairInName(glossary, occurrence) ?? pairAt(occurrences, index);
    if (pair) pairs.push(pair);
  }
  return pairs;
}

/** The chains in the running prose of a passage, in order. */
export function findChains({ occurrences, block }: Passage): readonly Chain[] {
  const chains: Chain[] = [];
  for (let first = 0, last = 0; first < occurrences.length; first = ++last) {
    const joints: string[] = [];
    while (occurrences[last + 1]?.context.joint !== undefined) joints.push(occurrences[++last]!.context.joint!);
    if (joints.length < FEWEST_JOINTS) continue;
    const links = occurrences.slice(first, last + 1);
    const { passage, start } = itemAt(links, 0);
    const { end } = itemAt(links, links.length - 1);
    if (!links.every(({ running, mention }) => running && !mention.inName && isPartner(mention.name.concept))) continue;
    if (isChained(passage, start, end)) continue;
    const partners = links.map(({ mention }) => mention.name.concept);
    const text = block.text.slice(start, end).replace(/\s+/g, ' ');
    chains.push({ passage, start, end, partners, text, joints });
  }
  return chains;
}

/** In a chain there is more than one. */
const FEWEST_JOINTS = 2;

/** Whether what stands between two partners is a dash, which stands between clauses as well. */
export function isDash(joint: string): boolean {
  return dashes.test(joint);
}

/** The pair that a name holds: ROK-US alliance. */
function pairInName(glossary: Glossary, occurrence: Occurrence): Pair | undefined {
  const { mention, passage, running, start } = occurrence;
  const { name, inName } = mention;
  if (name.kind !== 'name' || !name.text.includes('-') || !running || inName) return undefined;
  const [one, other, third] = nestedAbbreviations(glossary, name);
  if (one === undefined || other === undefined || third !== undefined) return undefined;
  const [whole, first, joint] = pairOfName.exec(passage.block.text.slice(start, mention.end)) ?? [];
  if (whole === undefined || first === undefined || joint === undefined) return undefined;
  const parts = [
    partAt(passage, start, start + first.length),
    partAt(passage, start + first.length + joint.length, start + whole.length),
  ] as const;
  return {
    passage,
    start,
    end: parts[1].end,
    partners: [one.concept, other.concept],
    parts,
    joint,
    occurrence,
  };
}

/** The pair that an occurrence makes with the one before it. */
function pairAt(occurrences: readonly Occurrence[], index: number): Pair | undefined {
  const joint = jointAt(occurrences, index);
  if (joint === undefined || jointAt(occurrences, index - 1) || jointAt(occurrences, index + 1)) return undefined;
  const before = itemAt(occurrences, index - 1);
  const after = itemAt(occurrences, index);
  const [first, second] = [before.mention, after.mention];
  if (!isPartner(first.name.concept) || !isPartner(second.name.concept) || first.name.concept === second.name.concept)
    return undefined;
  if (isChained(after.passage, before.start, after.end, joint)) return undefined;
  if (second.inName || first.possessive || !after.running || after.introduction !== undefined) return undefined;
  const { passage } = after;
  return {
    passage,
    start: before.start,
    end: after.end,
    partners: [first.name.concept, second.name.concept],
    parts: [partAt(passage, before.start, before.end), partAt(passage, after.start, after.end)],
    joint,
    occurrence: after,
  };
}

/**
 * Whether a third name, which no glossary has to know, is joined to a pair, or by the same joint as the two are:
 * Russia/Ukraine/Eurasia, Japan – US – ROK.
 */
function isChained({ block: { text } }: Passage, start: number, end: number, joint = '-'): boolean {
  const before = text.slice(Math.max(0, start - joint.length - LONGEST_THIRD), start);
  return (
    /^[-\u2010\u2011/]\p{Lu}/u.test(text.slice(end, end + 3)) ||
    /[\p{L}.][-\u2010\u2011/]$/u.test(before) ||
    (text.startsWith(joint, end) && /^\p{Lu}/u.test(text.slice(end + joint.length, end + joint.length + 2))) ||
    (before.endsWith(joint) && /\p{Lu}[\p{L}.’'-]*$/u.test(before.slice(0, -joint.length)))
  );
}

/** How far before a pair a third name begins at most, in UTF-16 units. */
const LONGEST_THIRD = 40;

/** What joins an occurrence to the one before it; a dash only where what partners have between them follows. */
function jointAt(occurrences: readonly Occurrence[], index: number): string | undefined {
  const context = occurrences[index]?.context;
  if (context?.joint === undefined) return undefined;
  return dashes.test(context.joint) && !context.sharesNoun ? undefined : context.joint;
}

function partAt({ block: { text } }: Passage, start: number, end: number): Part {
  const written = text.slice(start, end);
  return { start, end, text: written, lacksPoint: /^(?:[A-Z]\.)+[A-Z]$/.test(written) && text[end] !== '.' };
}

/** States and organisations: what has a proper name. */
function isPartner({ generic, preferred }: Concept): boolean {
  return !generic && preferred.casing !== 'common';
}
