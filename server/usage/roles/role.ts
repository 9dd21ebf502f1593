// A role: what a mention is in its sentence.
import type { Span } from '../../text/span';

/**
 * What a mention is in its sentence.
 * - `noun`: stands for what it names: the ROK agreed, the ROK’s ships
 * - `modifier`: describes a noun after it: ROK ships, the ROK and Japanese leaders, a NATO-led mission
 * - `aside`: tells a name instead of using it: officially the DPRK; an author who is cited; where somebody in a list is from
 * - `word`: a word that is spoken of: the term Indo-Pacific
 * - `label`: alone at the start of its paragraph as its label: **China.** It buys oil.
 * - `part`: of a longer proper name that no glossary knows: Republic of Korea Navy, Embassy of the Republic of Korea
 */
export type RoleKind = 'noun' | 'modifier' | 'aside' | 'word' | 'label' | 'part';

/** A word that determines a noun phrase; offsets in the block. */
export interface Determiner extends Span {
  /** In lower case: the, a, this, our; or the last word of a possessive (korea’s). */
  readonly word: string;
}

/** What a mention is in its sentence; offsets in the block. */
export interface Role {
  readonly kind: RoleKind;
  /** Of a modifier the last word of the noun that it describes, of a part the longer name; else undefined. */
  readonly head?: Span;
  /** What determines the noun phrase that the mention is in, also before an adjective: the new ROK government. */
  readonly determiner?: Determiner;
  /** Whether the mention, or its determiner, is the first word of a sentence. */
  readonly opensSentence: boolean;
  /** Whether it only tells where a place lies that stands before it: in Seoul, South Korea, today. */
  readonly tellsPlace: boolean;
  /** Whether it stands in a run-in heading: bold or italic words that open their paragraph and end with a point or colon. */
  readonly inRunIn: boolean;
}
