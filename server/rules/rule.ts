// What a rule is, what it finds and how that is mended.
import type { Edit, Span } from '../text/span';
import type { Usage } from '../usage/usage';

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
  readonly style: HouseStyle;
  /** Tells a rule's id from anything else. */
  readonly isRule: (id: string) => boolean;
  /** Names that the draft allows beside one another. */
  readonly allowed: ReadonlySet<string>;
}

/** Another place that explains a finding. */
export interface Related extends Span {
  readonly message: string;
}

/** One fault. Offsets in the draft. */
export interface Finding extends Span {
  /** The rule's id. */
  readonly rule: string;
  readonly level: Exclude<Level, 'off'>;
  /** What is wrong and what to do, as one or two plain sentences. */
  readonly message: string;
  readonly related: readonly Related[];
  /** The mention that it is about: index into `Usage.mentions`. */
  readonly mention?: number;
  /** The introduction that it is about: index into `Usage.introductions`. */
  readonly introduction?: number;
}

/** What a rule's check yields; `lint` adds the rule and its level (a rule may ask for a softer level). */
export interface Report extends Span {
  readonly message: string;
  readonly related?: readonly Related[];
  readonly mention?: number;
  readonly introduction?: number;
  /** Softer than the rule's level in this case; never louder than the level set. */
  readonly level?: Exclude<Level, 'off'>;
}

/** A way to mend a finding. */
export interface Fix {
  /** What it does, as a menu item: `Use “IP4”`. */
  readonly title: string;
  /** Offsets in the draft, disjoint, in order. */
  readonly edits: readonly Edit[];
  /** Whether it is the one right answer, so that it may be applied without looking. */
  readonly preferred: boolean;
}

/** A fault and its mending, as a test and as documentation. `before` holds exactly one finding of the rule. */
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
  /** Marks the place as deprecated (struck through in VS Code). */
  readonly deprecates?: boolean;
  readonly examples: readonly Example[];
  /** Texts that look like the fault and are none. */
  readonly silent: readonly string[];
  /** What it finds; undefined between steps of its work, so that whoever runs it can do something else. */
  check(usage: Usage, options: LintOptions): Iterable<Report | undefined>;
  /** Ways to mend a finding of this rule, the best first; empty where there is none. */
  fix?(usage: Usage, finding: Finding, options: LintOptions): readonly Fix[];
}
