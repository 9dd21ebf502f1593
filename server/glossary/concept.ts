// A concept and the designations that name it, in the words of ISO 704 and ISO 30042 (TBX).

/** How the glossary values a designation (ISO 30042 administrative status). */
export type Status = 'preferred' | 'admitted' | 'deprecated';

/**
 * What part a designation plays in a sentence.
 * - `name`: a term or proper name that stands for the concept
 * - `abbreviation`: a short form that a reader must have been told (ROK, IP4)
 * - `adjective`: derived from the name and never a replacement for it (South Korean)
 * - `reference`: points back to a concept that the draft has already named (the Center, the South);
 *   it is looked up, never judged, and means nothing in a draft that does not name the concept
 */
export type DesignationKind = 'name' | 'abbreviation' | 'adjective' | 'reference';

/**
 * Which capitals a designation is recognised with.
 * - `exact`: only as given, or all in capitals in a line of capitals (ROK, AI, Indo-Pacific Four)
 * - `name`: in any case, since other capitals than these are a slip (Indo-Pacific)
 * - `common`: in any case; lower case in running text (weapons of mass destruction)
 */
export type Casing = 'exact' | 'name' | 'common';

/** A word or phrase that names a concept. */
export interface Designation {
  readonly concept: Concept;
  readonly text: string;
  readonly status: Status;
  readonly kind: DesignationKind;
  readonly casing: Casing;
  /** Whether a sentence needs “the” before it when it stands as a noun. */
  readonly article: 'the' | 'none';
  /** Whether a glossary of the reader’s own leaves the article open: then a draft may write it with one and without. */
  readonly anyArticle: boolean;
  /** The plural, or undefined where there is none. */
  readonly plural?: string;
  /** For a deprecated designation: what to write instead, when there is one answer. */
  readonly use?: string;
  /** Why it is deprecated or only admitted: a clause that can follow a colon. */
  readonly reason?: string;
  /** A real label that another has replaced, as opposed to a misspelling or a wrong name. */
  readonly superseded: boolean;
  /** The last day on which a superseded label was the one in use, as `YYYY-MM-DD`. */
  readonly until?: string;
  /** May stand beside the preferred name in one text without being a change of name. */
  readonly interchangeable: boolean;
  /**
   * For a designation that other concepts share: it has this sense only where the draft has introduced
   * it so, or where a cue word of its concept stands near. Undefined: it is the ordinary sense.
   */
  readonly when?: 'introduced' | 'cued';
  /** Words directly before or after which this is no name of the concept; compared without case. */
  readonly except?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** A spelling that we derived (R.O.K., IP-4, Indo Pacific), not one that the glossary lists. */
  readonly generated: boolean;
}

/** Where a fact comes from. */
export interface Source {
  readonly title: string;
  readonly publisher?: string;
  /** Year or full date, as text. */
  readonly date?: string;
  readonly url?: string;
  /** The place in it, such as a paragraph. */
  readonly at?: string;
  /** The words of it that show this. */
  readonly quote?: string;
}

/** A number that has changed. */
export interface Count {
  /** What is counted, as nouns: members, member states. */
  readonly of: readonly string[];
  readonly number: number;
  readonly was: readonly { readonly number: number; readonly until: string }[];
}

/** The most words of a cue; a longer one is told in its file and not looked for. */
export const LONGEST_CUE = 8;

/** How many old numbers of one thing are looked for, the first ones; more are told in their file. */
export const MOST_OLD_NUMBERS = 100;

/** A thing written about. */
export interface Concept {
  readonly id: string;
  readonly preferred: Designation;
  readonly abbreviation?: Designation;
  /** The name that the abbreviation stands for and is introduced with; the preferred name where there is none. */
  readonly fullName: Designation;
  /** How a draft names it first, with its article; undefined: with the full name and the abbreviation in parentheses. */
  readonly firstUse?: string;
  /** All designations, the preferred one first, generated spellings last. */
  readonly designations: readonly Designation[];
  readonly domain?: string;
  readonly definition?: string;
  /** What a writer should know of its use. */
  readonly note?: string;
  /** For a group: its members, as names or ids of concepts. */
  readonly members: readonly string[];
  /** Ids of related concepts. */
  readonly related: readonly string[];
  /** Facts that hold from a date on. */
  readonly facts: readonly { readonly date: string; readonly fact: string }[];
  /** Numbers that have changed: how many of what there are, and were until a day (`YYYY-MM-DD`). */
  readonly counts: readonly Count[];
  /** The day (`YYYY-MM-DD`) from which it is history. */
  readonly ended?: string;
  /** Ids of concepts that are wrongly called its members or allies. */
  readonly notMembers: readonly string[];
  /** Official names in other languages, by BCP 47 tag. */
  readonly translations: ReadonlyMap<string, string>;
  /** Full names that are wrongly given for the abbreviation. */
  readonly wrongExpansions: readonly string[];
  /** Words that show, standing near, that a shared designation means this concept; compared without case. */
  readonly cues: readonly string[];
  readonly sources: readonly Source[];
  /** Whether it is a state, whose name stands before nouns with any article: the ROK government, a ROK ship. */
  readonly state: boolean;
  /** A common notion (deterrence, partner): explained on request, its naming never judged. */
  readonly generic: boolean;
  /** Where the entry stands: `built-in`, the URI of a glossary file, or `draft` for what a draft introduces itself. */
  readonly origin: string;
}
