// A formatter: writes what was found in drafts for somebody or something that reads it.
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodePart } from '../../features/pageUri';
import type { Finding, Level, LintOptions } from '../../rules/rule';
import { fixesInTurn } from '../../rules/fixes';
import { type Draft, positionAt } from '../../text/draft';
import { applyEdits, type Edit, type Span } from '../../text/span';
import type { Usage } from '../../usage/usage';

/** What is told of a draft beside what was found in it. */
export interface Told extends Pick<Usage, 'words'> {
  /** Known only where somebody asks for what stands around findings. */
  readonly draft: Draft;
  /** The position of an offset at which a finding, a place beside it or a fix starts or ends; undefined where the draft tells. */
  readonly positionOf?: (offset: number) => ReturnType<typeof positionAt>;
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
}

/** Writes drafts one after another as they are checked, so that none has to be kept. */
export interface Formatter {
  draft(checked: Checked): void;
  /** Called once, after the last draft. */
  end(counts: Counts): void;
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
