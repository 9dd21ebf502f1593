// The test sentences of glossary entries: good ones in which nothing of it is marked, bad ones in which something is.
import type { Glossary } from '../glossary/glossary';
import type { LayerEntry } from '../glossary/layers';
import type { Problem } from '../text/problem';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { lint } from './lint';
import type { LintOptions } from './rule';
import { t } from '../words/words';

/** A test sentence and its entry. */
export interface TestSentence {
  readonly entry: LayerEntry;
  readonly text: string;
  /** Whether nothing may be marked in it, something must be, or it has to introduce the concept. */
  readonly kind: 'good' | 'bad' | 'first use';
}

/** All test sentences of entries, in order. */
export function* testSentences(entries: readonly LayerEntry[]): Iterable<TestSentence> {
  for (const entry of entries) {
    const { firstUse, tests } = entry.entry;
    if (firstUse !== undefined) yield { entry, text: firstUse, kind: 'first use' };
    for (const text of tests?.good ?? []) yield { entry, text, kind: 'good' };
    for (const text of tests?.bad ?? []) yield { entry, text, kind: 'bad' };
  }
}

/** What is wrong with a test sentence, as a problem at the key of its entry; undefined where it holds. */
export function testSentence(
  glossary: Glossary,
  { entry: { at }, text, kind }: TestSentence,
  options: LintOptions,
): Problem | undefined {
  const problem = (message: string) => ({ ...at, level: 'warning' as const, message });
  const usage = readUsage(glossary, parseDraft(text, 'markdown'));
  if (kind === 'first use')
    return usage.introductions.length > 0
      ? undefined
      : problem(t('“{0}” introduces nothing: it needs the full name and, in parentheses, the abbreviation.', text));
  const [finding] = lint(usage, options);
  if (kind === 'good' && finding)
    return problem(t('“{0}” should be good, but {1} says: {2}', text, finding.rule, finding.message));
  if (kind === 'bad' && !finding) return problem(t('“{0}” should be marked, but nothing is found in it.', text));
  return undefined;
}
