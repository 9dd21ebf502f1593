// Checking texts from another program, in Node and in browsers: what `import … from 'policy-glossary'` gives.
import { layGlossaries } from '../glossary/layers';
import { lintOptions, parseSettings } from '../settings';
import { createLined, positionAt } from '../text/draft';
import { checkTexts } from './checkTexts';

/** How loudly a rule speaks. */
export type CheckLevel = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** The language of a text. */
export type TextLanguage = 'markdown' | 'plaintext';

/** A glossary as text: YAML, JSON, CSV, TBX and all other formats that are text. The ending of its name tells the format. */
export interface GlossaryText {
  readonly name: string;
  readonly text: string;
}

/** What holds for all texts; everything may be left out. */
export interface CheckerOptions {
  /** The house style, such as `think-tank`, which is the default. */
  readonly profile?: string;
  /** Levels over those of the house style, by rule. */
  readonly rules?: Readonly<Record<string, CheckLevel>>;
  /** Abbreviations that need no introduction, besides those of the house style. */
  readonly wellKnown?: readonly string[];
  /** Glossaries over the built-in one, the farthest first. */
  readonly glossaries?: readonly GlossaryText[];
}

/** How one text is read. */
export interface TextOptions {
  /** By default `markdown`. */
  readonly language?: TextLanguage;
}

/** A replacement of a part of a text. Offsets in UTF-16 code units, the end exclusive. */
export interface TextReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A way to fix something that was found. */
export interface OfferedFix {
  readonly title: string;
  /** Whether it is the one right answer. */
  readonly preferred: boolean;
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly TextReplacement[];
}

/** Something that was found. Offsets in UTF-16 code units, the end exclusive; line and column from 1. */
export interface CheckFinding {
  readonly rule: string;
  readonly level: Exclude<CheckLevel, 'off'>;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** Where they were asked for. Each has been tried: it fixes what was found, and nothing new is found. */
  readonly fixes?: readonly OfferedFix[];
}

/** A text in which everything has been fixed that has one right answer. */
export interface FixedText {
  readonly text: string;
  /** How many edits were made. */
  readonly edits: number;
  /** What is still found. */
  readonly left: readonly CheckFinding[];
}

/** What a text does with one concept. */
export interface CheckedTerm {
  readonly concept: string;
  readonly title: string;
  readonly abbreviation?: string;
  /** The names that it uses, the most frequent first. */
  readonly names: readonly { readonly text: string; readonly times: number }[];
  /** The line of its introduction, from 1. */
  readonly introducedOn?: number;
  readonly findings: number;
}

/** An entry of the glossary. */
export interface GlossaryTerm {
  readonly concept: string;
  readonly preferred: string;
  readonly abbreviation?: string;
  readonly definition?: string;
  readonly domain?: string;
  /** All its names, with their status: `deprecated` ones are to be avoided. */
  readonly names: readonly {
    readonly text: string;
    readonly status: 'preferred' | 'admitted' | 'deprecated';
    /** What to write instead. */
    readonly use?: string;
  }[];
  /** How it reads where a text names it first, in running text. */
  readonly firstUse: string;
  /** The entry as Markdown, with its sources. */
  readonly markdown: string;
}

/** Checks texts under one glossary and one house style. */
export interface Checker {
  /** What is wrong in the options and glossaries, in plain words; what is right in them holds. */
  readonly problems: readonly string[];
  /**
   * What is found in a text, in its order. With `fixes` each finding has its fixes, which costs many times more; where so
   * much is found that it would take too long, only the first findings have any.
   */
  readonly check: (text: string, options?: TextOptions & { readonly fixes?: boolean }) => readonly CheckFinding[];
  /** Mends what has one right answer. */
  readonly fix: (text: string, options?: TextOptions) => FixedText;
  /** The concepts that a text names, by their titles. */
  readonly terms: (text: string, options?: TextOptions) => readonly CheckedTerm[];
  /** The entry that has a name, whatever its status, or an id; undefined where none has. Capitals do not matter. */
  readonly lookUp: (name: string) => GlossaryTerm | undefined;
  /** The entries of which a name or the domain holds some words, by their titles; all where there are none. */
  readonly list: (query?: string) => readonly Pick<GlossaryTerm, 'concept' | 'preferred' | 'abbreviation' | 'domain'>[];
  /**
   * What to write to name a concept at the end of a text, in running text where there is none: its abbreviation where the
   * text has introduced it, else what introduces it. Undefined where no entry has the name.
   */
  readonly introduce: (name: string, text?: string, options?: TextOptions) => string | undefined;
}

/**
 * Makes a checker. Options that are wrong are told in its `problems` and cost only themselves; its methods throw a TypeError
 * for what is no text, and a RangeError for one of more than eight million characters.
 */
export async function createChecker({ glossaries = [], ...given }: CheckerOptions = {}): Promise<Checker> {
  const { settings, warnings } = parseSettings(given);
  const problems = [...warnings];
  const { glossary, problems: between } = layGlossaries(await readGlossaries(glossaries, problems));
  for (const [name, found] of between)
    problems.push(...describeProblems(name, glossaries.find((one) => one.name === name)?.text ?? '', found));
  return checkTexts(glossary, lintOptions(settings), problems);
}

/** Reads glossaries; what is wrong in each is added to the problems. */
async function readGlossaries(given: readonly GlossaryText[], problems: string[]) {
  if (given.length === 0) return [];
  const { readLayer } = await import('../glossary/formats/layer');
  return given.map(({ name, text }) => {
    const layer = readLayer(text, name);
    problems.push(...describeProblems(name, text, layer.problems));
    return layer;
  });
}

function describeProblems(
  name: string,
  text: string,
  problems: readonly { readonly start: number; readonly message: string }[],
): readonly string[] {
  const lined = createLined(text);
  return problems.map(({ start, message }) => {
    const { line, character } = positionAt(lined, start);
    return `${name}:${line + 1}:${character + 1}: ${message}`;
  });
}
