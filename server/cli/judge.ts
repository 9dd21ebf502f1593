// Checking drafts, each under what holds for it.
import type { NamedFile } from '../configuration/inForce';
import { languageOf } from '../files/folder';
import { readDraft } from '../node/files';
import { type FileTree, thisMachine } from '../node/tree';
import { lint } from '../rules/lint';
import type { LintOptions } from '../rules/rule';
import { parseDraft } from '../text/draft';
import { readUsage, type Usage } from '../usage/usage';
import { type Checked, fixesIn } from './formatters/formatter';
import { type DraftInForce, type OnFileProblem, shownPath } from './inForce';

/** A draft that has been checked here. */
export interface Judged extends Checked {
  readonly usage: Usage;
  /** What holds for it. */
  readonly options: LintOptions;
}

/** Finds what is wrong in the text of a draft; nothing in one that is left out. Told of a rule that failed, and of bounds. */
export function judge(
  { glossary, options, leftOutBy }: DraftInForce,
  path: string,
  text: string,
  { onProblem, onDoubt }: OnFileProblem,
): Judged {
  const usage = readUsage(glossary, parseDraft(text, languageOf(path)));
  const onFault = (rule: string, error: unknown) => onProblem(`The rule ${rule} failed on ${path}: ${String(error)}`);
  const findings = leftOutBy ? [] : lint(usage, options, onFault);
  const onBound = () =>
    onDoubt(`${path}: so much is found here that only the first findings are reported with their fixes.`);
  return { path, usage, options, findings, fixesOf: fixesIn(usage, options, onBound) };
}

/** What has become of a draft that was named. */
export interface Outcome<Found extends Checked = Checked> {
  /** Undefined where it is left out, or could not be read. */
  readonly checked?: Found;
  /** The configuration that leaves it out, as it is shown. */
  readonly leftOutBy?: string;
  /** The baseline that its configurations name. */
  readonly baseline?: NamedFile;
}

/** Reads a draft and checks it, unless it is left out. Told of what cannot be read. */
export async function judgeFile(
  path: string,
  inForceFor: (draft: string) => Promise<DraftInForce>,
  say: OnFileProblem,
  { readBytes }: FileTree = thisMachine,
): Promise<Outcome<Judged>> {
  const inForce = await inForceFor(path);
  if (inForce.leftOutBy) return { leftOutBy: shownPath(inForce.leftOutBy.uri) };
  const text = readDraft(path, say.onProblem, readBytes);
  if (text === undefined) return {};
  return { checked: judge(inForce, path, text, say), baseline: inForce.baseline };
}
