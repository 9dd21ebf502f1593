// Scopes: the parts of a draft that introduce and use names on their own.
import type { Draft } from '../text/draft';

/** The parts of a document that each introduce their abbreviations anew. */
export type Section = 'summary' | 'body' | 'appendix';

/**
 * What a block is to naming rules: running prose of its section, or a place with rules of its own.
 * `abbreviations` is a list of abbreviations, `reference` an entry of a bibliography.
 */
export type Scope = Section | 'title' | 'heading' | 'table' | 'caption' | 'note' | 'reference' | 'abbreviations';

/** Where a block stands. */
export interface Place {
  readonly section: Section;
  readonly scope: Scope;
}

/** The place of each block, by its index. One linear pass over the headings. */
export function findPlaces(_draft: Draft): readonly Place[] {
  throw new Error('not written yet');
}
