// Checking one draft under what holds for it.
import { languageOf } from '../files/folder';
import { lint } from '../rules/lint';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import type { Checked } from './formatters/formatter';
import type { DraftInForce } from './inForce';

/** Reads a draft and finds what is wrong in it; nothing in one that is left out. Told of a rule that failed. */
export function judge(
  { glossary, options, leftOutBy }: DraftInForce,
  path: string,
  text: string,
  onProblem: (message: string) => void,
): Checked {
  const usage = readUsage(glossary, parseDraft(text, languageOf(path)));
  const onFault = (rule: string, error: unknown) => onProblem(`The rule ${rule} failed on ${path}: ${String(error)}`);
  return { path, usage, options, findings: leftOutBy ? [] : lint(usage, options, onFault) };
}
