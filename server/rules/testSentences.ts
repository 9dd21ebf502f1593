// The test sentences of glossary entries: good ones in which nothing of it is marked, bad ones in which something is.
import type { Glossary } from '../glossary/glossary';
import type { LayerEntry, Problem } from '../glossary/layers';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { lint } from './lint';
import type { LintOptions } from './rule';

/** A test sentence and its entry. */
export interface TestSentence {
  readonly entry: LayerEntry;
  readonly text: string;
  readonly isGood: boolean;
}

/** All test sentences of entries, in order. */
export function* testSentences(entries: readonly LayerEntry[]): Iterable<TestSentence> {
  for (const entry of entries) {
    for (const text of entry.entry.tests?.good ?? []) yield { entry, text, isGood: true };
    for (const text of entry.entry.tests?.bad ?? []) yield { entry, text, isGood: false };
  }
}

/** What is wrong with a test sentence, as a problem at the key of its entry; undefined where it holds. */
export function testSentence(
  glossary: Glossary,
  { entry: { at }, text, isGood }: TestSentence,
  options: LintOptions,
): Problem | undefined {
  const [finding] = lint(readUsage(glossary, parseDraft(text, 'markdown')), options);
  if (isGood && finding)
    return {
      ...at,
      level: 'warning',
      message: `“${text}” should be good, but ${finding.rule} says: ${finding.message}`,
    };
  if (!isGood && !finding)
    return { ...at, level: 'warning', message: `“${text}” should be marked, but nothing is found in it.` };
  return undefined;
}
