// Checking drafts, each under what holds for it.
import type { NamedFile } from '../configuration/inForce';
import { languageOf } from '../files/folder';
import { readDraft } from '../node/files';
import { readSigned, stampOf } from '../node/stamp';
import type { Signature } from '../files/host';
import { type FileTree, thisMachine } from '../node/tree';
import { lint } from '../rules/lint';
import type { LintOptions } from '../rules/rule';
import { parseDraft } from '../text/draft';
import { readUsage, type Usage } from '../usage/usage';
import { type Checked, fixesIn } from './formatters/formatter';
import { type DraftInForce, type OnFileProblem, shownPath } from '../node/inForce';
import type { Findings } from './told';

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
  /** What tells the draft that was read from any other; undefined where nobody asks. */
  readonly signature?: Signature;
  /** What was found as another thread has told it. */
  readonly found?: Findings;
  /** Whether nothing is left that has one right fix. */
  readonly isSettled?: boolean;
}

/** A tree of which the signature of each file that is read is told. */
export function signing(tree: FileTree, onSigned: (signature: Signature) => void): Pick<FileTree, 'readBytes'> {
  // What is no file of this machine has no time.
  const look = (path: string) => (tree === thisMachine ? stampOf(path) : undefined);
  return {
    readBytes: (path, largest, onProblem) => readSigned(path, largest, onProblem, tree.readBytes, onSigned, look),
  };
}

/** Reads a draft and checks it, unless it is left out. Told of what cannot be read. */
export async function judgeFile(
  path: string,
  inForceFor: (draft: string) => Promise<DraftInForce>,
  say: OnFileProblem,
  { tree = thisMachine, isSigned = false }: { readonly tree?: FileTree; readonly isSigned?: boolean } = {},
): Promise<Outcome<Judged>> {
  const inForce = await inForceFor(path);
  if (inForce.leftOutBy) return { leftOutBy: shownPath(inForce.leftOutBy.uri) };
  let signature: Signature | undefined;
  const { readBytes } = isSigned ? signing(tree, (made) => (signature = made)) : tree;
  const text = readDraft(path, say.onProblem, readBytes);
  if (text === undefined) return {};
  return { checked: judge(inForce, path, text, say), baseline: inForce.baseline, signature };
}
