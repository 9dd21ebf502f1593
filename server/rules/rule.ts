// What a rule is, what it finds and how that is fixed.
import type { Concept, Designation } from '../glossary/concept';
import type { Edit, Span } from '../text/span';
import type { Introduced, Occurrence, Passage, Placed, Unexplained } from '../usage/passage';
import type { ConceptUsage } from '../usage/gather';
import type { Usage } from '../usage/usage';
import type { Variants } from '../usage/variants';
import { t } from '../words/words';

/** How loudly a rule speaks, in the order of `DiagnosticSeverity`; `off` is silence. */
export type Level = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What a house style decides about abbreviations; what is left out is left to the writer. */
export interface HouseStyle {
  /** Whether US and its like are written with points. */
  readonly points?: 'with' | 'without';
  /** `none`: no abbreviation takes “the”. */
  readonly article?: 'none';
  /** `false`: no abbreviation has a possessive. */
  readonly possessives?: boolean;
  /** How often an abbreviation must be used besides its introduction; 1 where nothing is said. */
  readonly fewestUses?: number;
}

/** What the writer or the house decides about rules. */
export interface LintOptions {
  /** By rule id; a rule that is missing has its default level. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Abbreviations that need no introduction, as written. */
  readonly wellKnown: ReadonlySet<string>;
  /** Abbreviations that small dictionaries of English have, which are told of more softly where nothing introduces them. */
  readonly familiar: ReadonlySet<string>;
  readonly style: HouseStyle;
  /** Tells a rule's id from anything else. */
  readonly isRule: (id: string) => boolean;
  /** Names that the draft allows beside one another. */
  readonly allowed: ReadonlySet<string>;
}

/** What a report or finding is about, where a rule needs that to fix it. */
export interface About {
  readonly occurrence?: Occurrence;
  readonly introduced?: Introduced;
  readonly unexplained?: Unexplained;
}

/** What a rule’s check yields; `lint` adds the rule and its level. Offsets in the passage, or in the draft where there is none. */
export interface Report extends About, Span {
  readonly passage?: Passage;
  /** What is wrong and what to do, as one or two plain sentences. */
  readonly message: string;
  /** Other places that explain it. */
  readonly related?: readonly (Placed & { readonly message: string })[];
  /** Softer than the rule's level in this case; never louder than the level set, and of no weight where that is error. */
  readonly level?: Exclude<Level, 'off'>;
  /** What the fault comes of: of all that a rule finds of one cause it tells once. */
  readonly cause?: string;
}

/** Another place that explains a finding; offsets in the draft. */
export interface Related extends Span {
  readonly message: string;
}

/** One fault. Offsets in the draft. */
export interface Finding extends About, Span {
  /** The rule's id. */
  readonly rule: string;
  readonly level: Exclude<Level, 'off'>;
  readonly message: string;
  readonly related: readonly Related[];
  /** The name of what it is about, where it was found in another thread and nothing else tells that. */
  readonly subject?: string;
}

/** A way to fix a finding. */
export interface Fix {
  /** What it does, as a menu item: `Use “IP4”`. */
  readonly title: string;
  /** Offsets in the draft, disjoint, in order. */
  readonly edits: readonly Edit[];
  /** Whether it is the one right answer, so that it may be applied without looking. */
  readonly preferred: boolean;
  /** Whether it lets names stand beside one another in the draft, instead of changing them. */
  readonly allows?: true;
}

/** A fault and its fixing, as a test and as documentation. `before` holds exactly one finding of the rule. */
export interface Example {
  readonly before: string;
  /** The text after the first fix; clean. Left out where there is no fix. */
  readonly after?: string;
  /** It holds only in a text that goes on for some pages. */
  readonly long?: true;
}

/** One rule: everything that is known of it. */
export interface Rule {
  /** The file's name, the diagnostic's code, the settings key, the anchor in the documentation. */
  readonly id: string;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** Why a careful editor marks it, with the source where a style guide decides it. */
  readonly why: string;
  readonly level: Level;
  readonly examples: readonly Example[];
  /** Texts that look like the fault and are none. */
  readonly silent: readonly string[];
  /** What one occurrence shows by itself, whatever stands in other passages. */
  checkOccurrence?(occurrence: Occurrence, draft: DraftFacts, options: LintOptions): Iterable<Report>;
  /** The same for a word that looks like an abbreviation and that nothing explains. */
  checkUnexplained?(unexplained: Unexplained, draft: DraftFacts, options: LintOptions): Iterable<Report>;
  /** What the uses of one concept show together. */
  checkConcept?(used: ConceptUsage, usage: Usage, options: LintOptions): Iterable<Report>;
  /** What the ways in which a draft writes one thing show together. */
  checkVariants?(variants: Variants, draft: DraftFacts, options: LintOptions): Iterable<Report>;
  /** What one passage shows by itself. */
  checkPassage?(passage: Passage, draft: DraftFacts, options: LintOptions): Iterable<Report>;
  /** What only the whole draft shows, in what `showSame` compares of its passages. */
  checkDraft?(usage: Usage, options: LintOptions): Iterable<Report>;
  /** What hangs on more of a draft than `showSame` compares, such as the lines of a list: looked at after every edit. */
  checkText?(usage: Usage, options: LintOptions): Iterable<Report>;
  /** How far its findings in one passage stand from one another, in UTF-16 units: one tells what others near it would. */
  readonly apart?: number;
  /** Its fixes take away what the writer made by hand: they are offered one by one, and never made with others. */
  readonly asks?: true;
  /** Ways to fix a finding of this rule, the best first; empty where there is none. */
  fix?(usage: Usage, finding: Finding, options: LintOptions): readonly Fix[];
}

/** What a draft says of itself as a whole. */
export type DraftFacts = Pick<Usage, 'date' | 'speech' | 'glossary'>;

/** Names in quotation marks; where there are more than `most`, the first ones and how many more. */
export function listNames(names: readonly string[], most: number): string {
  const shown = names
    .slice(0, most)
    .map((name) => `“${name}”`)
    .join(', ');
  return names.length > most ? t('{0} and {1} more', shown, names.length - most) : shown;
}

/** Marks an occurrence. */
export function mark(occurrence: Occurrence): Placed & About {
  const { passage, start, end } = occurrence;
  return { passage, start, end, occurrence };
}

/** Marks an introduction, or a part of it. */
export function markIntroduction(introduced: Introduced, part?: 'full' | 'short'): Placed & About {
  const { passage, introduction } = introduced;
  const { start, end } = part ? introduction[part] : introduction;
  return { passage, start, end, introduced };
}

/** A place that explains a finding. */
export function relate({ passage, start, end }: Placed, message: string): Placed & { readonly message: string } {
  return { passage, start, end, message };
}

/** Whether an occurrence is part of a longer name, which keeps its own spelling: Indo Pacific Endeavour, HMAS Indo Pacific. */
export function isInLongerName({ mention, context }: Occurrence): boolean {
  return mention.inName || context.role.kind === 'part';
}

/** A plural that the abbreviation does not have: WMDs, IP4s. */
export function isWrongPlural({ generated, use, text }: Designation): boolean {
  return generated && use !== undefined && text === `${use}s`;
}

/** Whether readers know an abbreviation without being told; points do not matter. */
export function isWellKnown({ wellKnown }: LintOptions, { text }: Designation): boolean {
  return wellKnown.has(text) || wellKnown.has(text.replaceAll('.', ''));
}

/** The abbreviation of a concept where a reader must be told it; a sense that only a cue word gives is none of ours to introduce. */
export function toldAbbreviation({ abbreviation, generic }: Concept, options: LintOptions): Designation | undefined {
  if (abbreviation === undefined || abbreviation.when === 'cued' || generic) return undefined;
  return isWellKnown(options, abbreviation) ? undefined : abbreviation;
}
