// A formatter: writes what was found in drafts for somebody or something that reads it.
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Excerpt, fingerprintsOf, sentenceOf } from '../../features/fingerprint';
import { encodePart } from '../../features/pageUri';
import type { Finding, Level, LintOptions } from '../../rules/rule';
import { fixesInTurn } from '../../rules/fixes';
import { type Draft, positionAt } from '../../text/draft';
import { applyEdits, type Edit, type Span } from '../../text/span';
import type { Usage } from '../../usage/usage';
import type { PartEnd, PartHeader } from '../part';

/** What is told of a draft beside what was found in it. */
export interface Told extends Pick<Usage, 'words'> {
  /** Known only where somebody asks for what stands around findings. */
  readonly draft: Draft;
  /** The position of an offset at which a finding, a place beside it or a fix starts or ends; undefined where the draft tells. */
  readonly positionOf?: (offset: number) => ReturnType<typeof positionAt>;
  /** How many bytes of UTF-8 stand before such an offset in its line; undefined where the draft tells. */
  readonly bytesBefore?: (offset: number) => number;
  /** The sentence of a finding; undefined where the draft tells. */
  readonly sentenceOf?: (finding: Finding) => Excerpt;
}

/** A draft that has been checked. */
export interface Checked {
  /** As it was named. */
  readonly path: string;
  readonly usage: Told;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What fixes a finding, the best first. Each is proved by reading the draft again, which costs more than all else. */
  readonly fixesOf: (finding: Finding) => readonly Replacement[];
  /** The fingerprints of the findings; undefined where the draft tells. */
  readonly prints?: readonly string[];
}

/** The levels at which findings are told, the loudest first. */
export const toldLevels = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Level[];

/** How much has been found. */
export interface Counts {
  drafts: number;
  readonly levels: Record<Finding['level'], number>;
}

/** The number of all findings. */
export function countAll({ levels }: Counts): number {
  return toldLevels.reduce((sum, level) => sum + levels[level], 0);
}

/** What a run says of itself to its formatters. */
export interface RunFacts {
  /** Whether a level is one that fails. */
  readonly fails: (level: Finding['level']) => boolean;
  readonly version: string;
  /** The folder in which the report lies, or the current one where it is printed. */
  readonly folder: string;
  /** The header of the part that lines of JSON are to be; undefined where they are none. */
  readonly part?: PartHeader;
  /** Whether such a part holds the texts of drafts. */
  readonly withText?: boolean;
}

/** Writes drafts one after another as they are checked, so that none has to be kept. */
export interface Formatter {
  /** Takes a draft with what is told of it, and with all that was found in it; `at` is its place among all that are named. */
  draft(checked: Checked, all: Checked, at: number): void;
  /** Called once, after the last draft; `end` gives what a part says of its run. */
  end(counts: Counts, end?: () => Omit<PartEnd, 'drafts' | 'sha256'>): void;
}

/** Starts a formatter. What it writes is text, to be taken as it is. */
export type StartFormatter = (write: (text: string) => void, run: RunFacts) => Formatter;

/** Where something stands: lines and columns from 1, columns in UTF-16 code units; the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The fingerprints of the findings of a draft, in their order. */
export function printsOf({ usage, findings, prints }: Checked): readonly string[] {
  return prints ?? fingerprintsOf(usage.draft, findings);
}

/** The sentence that a finding stands in. */
export function excerptOf(usage: Told, finding: Finding): Excerpt {
  return usage.sentenceOf?.(finding) ?? sentenceOf(usage.draft, finding);
}

/** How many bytes of UTF-8 stand before an offset in its line. */
export function bytesBefore(usage: Told, offset: number): number {
  if (usage.bytesBefore) return usage.bytesBefore(offset);
  const { character } = positionAt(usage.draft, offset);
  return Buffer.byteLength(usage.draft.text.slice(offset - character, offset));
}

/** The region of a span of a draft: of a finding, a place beside it, or a fix. */
export function regionOf(usage: Told, { start, end }: Span): Region {
  const { positionOf = (offset: number) => positionAt(usage.draft, offset) } = usage;
  const [from, to] = [positionOf(start), positionOf(end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** A fix as one replacement of text. */
export interface Replacement extends Span {
  readonly title: string;
  readonly text: string;
  /** Whether it is right without a look at it. */
  readonly preferred: boolean;
}

/** What fixes the findings of a draft, each worked out once, when it is asked for; `onBound` is told where that is too much. */
export function fixesIn(usage: Usage, options: LintOptions, onBound?: () => void): Checked['fixesOf'] {
  const findFixes = fixesInTurn(usage, options, onBound);
  const known = new Map<Finding, readonly Replacement[]>();
  return (finding) => {
    const fixes =
      known.get(finding) ??
      findFixes(finding).map(({ title, edits, preferred }) => ({
        ...coverEdits(usage.draft, edits),
        title,
        preferred,
      }));
    known.set(finding, fixes);
    return fixes;
  };
}

/** Several edits as one replacement: of all that lies between the first and the last. */
function coverEdits({ text }: Draft, edits: readonly Edit[]): Edit {
  const start = edits.reduce((least, edit) => Math.min(least, edit.start), Infinity);
  const end = edits.reduce((most, edit) => Math.max(most, edit.end), 0);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: applyEdits(text.slice(start, end), moved) };
}

/** A draft as tools name it: from the current folder, with `/` between names, where it lies below that. */
export function nameOf(path: string): string {
  const here = relative('.', path);
  return here.startsWith('..') || isAbsolute(here) ? resolve(path).split(sep).join('/') : here.split(sep).join('/');
}

/** The same as an address: relative below the current folder, else absolute. */
export function addressOf(path: string): string {
  const name = nameOf(path);
  return isAbsolute(name) ? pathToFileURL(path).href : name.split('/').map(encodePart).join('/');
}
