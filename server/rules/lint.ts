// Runs the rules over the usage of a draft.
import type { Usage } from '../usage/usage';
import type { Finding, Fix, LintOptions } from './rule';

/** Told of a rule that failed; the findings of the others stand. */
export type OnFault = (rule: string, error: unknown) => void;

/**
 * All findings in the order of the text, at most one for a span (the most specific rule's).
 * A rule that throws costs only its own findings.
 */
export function lint(_usage: Usage, _options: LintOptions, _onFault?: OnFault): readonly Finding[] {
  throw new Error('not written yet');
}

/** Ways to mend a finding, the best first. */
export function findFixes(_usage: Usage, _finding: Finding, _options: LintOptions): readonly Fix[] {
  throw new Error('not written yet');
}

/** The edits that mend everything that has one right answer: disjoint, in order. */
export function fixAll(_usage: Usage, _findings: readonly Finding[], _options: LintOptions): Fix['edits'] {
  throw new Error('not written yet');
}
