// policy-glossary review: how a series of drafts names things, as Markdown.
import { relative, sep } from 'node:path';
import { type DraftSummary, review as describeSeries, summarize } from '../features/review';
import { encodePart } from '../features/pageUri';
import { languageOf } from '../files/folder';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { readDraft } from '../node/files';
import { findDrafts } from './drafts';
import { type GlossaryOptions, inForceHere } from './inForce';
import { printVisibly, say } from './terminal';

/** Reviews what is named; gives the exit code: 0, or 2 where something could not be read. */
export async function review(paths: readonly string[], { glossary }: GlossaryOptions): Promise<number> {
  const problems: string[] = [];
  const onProblem = (message: string) => void problems.push(message);
  const inForceFor = inForceHere({ glossary }, { onProblem, onDoubt: say });
  const drafts: DraftSummary[] = [];
  for (const { path } of await findDrafts(paths.length > 0 ? paths : ['.'], onProblem)) {
    const inForce = await inForceFor(path);
    const text = inForce.leftOutBy ? undefined : readDraft(path, onProblem);
    if (text === undefined) continue;
    drafts.push(summarize(path, readUsage(inForce.glossary, parseDraft(text, languageOf(path)))));
  }
  const nameOf = (path: string) => relative('.', path);
  // A colon would make a scheme of what stands before it.
  const link = (path: string, line: number) => `${nameOf(path).split(sep).map(encodePart).join('/')}#L${line}`;
  printVisibly(describeSeries(drafts, problems, { link, nameOf }));
  for (const problem of problems) say(problem);
  return problems.length > 0 ? 2 : 0;
}
