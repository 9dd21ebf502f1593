// Usage: all mentions and introductions of a draft, in order, by concept and by scope. Everything reads from here.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import type { Draft } from '../text/draft';
import type { Span } from '../text/span';
import type { Introduction } from './introductions';
import type { Mention } from './mentions';
import type { Place } from './scopes';

/** What a draft does with one concept. */
export interface ConceptUsage {
  readonly concept: Concept;
  /** Indexes into `Usage.mentions`, in order. */
  readonly mentions: readonly number[];
  /** Indexes into `Usage.introductions`, in order; quoted ones included. */
  readonly introductions: readonly number[];
  /** Indexes of mentions of other concepts whose name holds this concept's abbreviation (ROK in ROK-US alliance). */
  readonly nested: readonly number[];
}

/** The record of a draft from which every rule and feature reads. Never changed. */
export interface Usage {
  readonly glossary: Glossary;
  readonly draft: Draft;
  /** By block index. */
  readonly places: readonly Place[];
  /** In the order of the text; each is the sense that this draft decides on. Those inside a quotation are here too. */
  readonly mentions: readonly Mention[];
  /** The index of the block of each mention. */
  readonly mentionBlocks: ArrayLike<number>;
  /** In the order of the text. */
  readonly introductions: readonly Introduction[];
  /** The index of the block of each introduction. */
  readonly introductionBlocks: ArrayLike<number>;
  /** By concept id, in the order of first mention. */
  readonly concepts: ReadonlyMap<string, ConceptUsage>;
  /** For each mention the index of the introduction that it is part of, or -1. */
  readonly introducedBy: ArrayLike<number>;
  /** Words of prose in the draft. */
  readonly words: number;
  /** Whether the draft reads as a transcript of speech. */
  readonly speech: boolean;
}

/** Reads what a draft does with the glossary's names. Costs the blocks not read before, and one pass over all mentions. */
export function readUsage(_glossary: Glossary, _draft: Draft): Usage {
  throw new Error('not written yet');
}

/** The span of mention `index` in the draft, without its possessive ending. */
export function mentionSpan(usage: Usage, index: number): Span {
  return shift(usage.mentions[index], usage.draft.starts[usage.mentionBlocks[index]]);
}

/** The words of mention `index` as they are written, line breaks and markup included. */
export function mentionText(usage: Usage, index: number): string {
  const { start, end } = usage.mentions[index];
  return usage.draft.blocks[usage.mentionBlocks[index]].text.slice(start, end);
}

/** The span of introduction `index` in the draft; `part` gives one of its parts instead. */
export function introductionSpan(usage: Usage, index: number, part?: 'full' | 'short' | 'aside'): Span {
  const introduction = usage.introductions[index];
  return shift(part ? introduction[part] : introduction, usage.draft.starts[usage.introductionBlocks[index]]);
}

/** The place of mention `index`. */
export function mentionPlace(usage: Usage, index: number): Place {
  return usage.places[usage.mentionBlocks[index]];
}

/** The place of introduction `index`. */
export function introductionPlace(usage: Usage, index: number): Place {
  return usage.places[usage.introductionBlocks[index]];
}

/** The index of the mention at an offset of the draft (its possessive ending included), or -1. */
export function mentionAt(_usage: Usage, _offset: number): number {
  throw new Error('not written yet');
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
