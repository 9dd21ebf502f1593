// The test sentences of a glossary entry: good ones in which nothing of it is marked, bad ones in which something is.
import type { Glossary } from '../glossary/glossary';
import type { LayerEntry, Problem } from '../glossary/layers';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { lint } from './lint';
import type { LintOptions } from './rule';

/** The sentences of an entry that fail, as problems at its key. */
export function testGlossary(glossary: Glossary, { entry, at }: LayerEntry, options: LintOptions): readonly Problem[] {
  const marks = (sentence: string) => lint(readUsage(glossary, parseDraft(sentence, 'markdown')), options);
  const problems: Problem[] = [];
  for (const sentence of entry.tests?.good ?? []) {
    const [finding] = marks(sentence);
    if (finding)
      problems.push({
        ...at,
        level: 'warning',
        message: `“${sentence}” should be good, but ${finding.rule} says: ${finding.message}`,
      });
  }
  for (const sentence of entry.tests?.bad ?? [])
    if (marks(sentence).length === 0)
      problems.push({
        ...at,
        level: 'warning',
        message: `“${sentence}” should be marked, but nothing is found in it.`,
      });
  return problems;
}
