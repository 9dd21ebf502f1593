// The test sentences of a glossary entry: good ones in which nothing of it is marked, bad ones in which something is.
import type { Glossary } from '../glossary/glossary';
import type { LayerEntry, Problem } from '../glossary/layers';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { lint } from './lint';
import type { LintOptions } from './rule';

/** The sentences of an entry that fail, and a first use that introduces nothing, as problems at its key. */
export function testGlossary(glossary: Glossary, { entry, at }: LayerEntry, options: LintOptions): readonly Problem[] {
  const marks = (sentence: string) => lint(readUsage(glossary, parseDraft(sentence, 'markdown')), options);
  const problems: Problem[] = [];
  const report = (message: string) => problems.push({ ...at, level: 'warning', message });
  if (entry.firstUse !== undefined) {
    const { introductions } = readUsage(glossary, parseDraft(entry.firstUse, 'markdown'));
    if (introductions.length === 0)
      report(`“${entry.firstUse}” introduces nothing: it needs the full name and, in parentheses, the abbreviation.`);
  }
  for (const sentence of entry.tests?.good ?? []) {
    const [finding] = marks(sentence);
    if (finding) report(`“${sentence}” should be good, but ${finding.rule} says: ${finding.message}`);
  }
  for (const sentence of entry.tests?.bad ?? [])
    if (marks(sentence).length === 0) report(`“${sentence}” should be marked, but nothing is found in it.`);
  return problems;
}
