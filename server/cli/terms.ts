// policy-glossary terms: every mention of a concept in a draft.
import { languageOf } from '../files/folder';
import { parseDraft, positionAt } from '../text/draft';
import { makeVisible } from '../text/visible';
import { occurrencesOf, readUsage, spanOf } from '../usage/usage';
import { readDraft, readStandardInput } from '../node/files';
import { type GlossaryOptions, inForceHere } from './inForce';
import { print, printJson, say } from './terminal';

/** Options of `terms`, as they are given. */
export interface TermsOptions extends GlossaryOptions {
  readonly format: 'pretty' | 'json';
}

/** Prints the mentions of a file (`-` for standard input); gives the exit code: 0, or 2 where something could not be read. */
export async function terms(path: string, { format, glossary }: TermsOptions): Promise<number> {
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const text = path === '-' ? readStandardInput('stdin.md', onProblem) : readDraft(path, onProblem);
  if (text === undefined) return 2;
  const inForce = await inForceHere({ glossary }, { onProblem, onDoubt: say })(path);
  const usage = readUsage(inForce.glossary, parseDraft(text, languageOf(path)));
  const mentions = Array.from(occurrencesOf(usage), (occurrence) => {
    const { name, quoted } = occurrence.mention;
    const { start, end } = spanOf(usage, occurrence);
    const { line, character } = positionAt(usage.draft, start);
    return {
      concept: name.concept.id,
      text: usage.draft.text.slice(start, end),
      start,
      end,
      line: line + 1,
      column: character + 1,
      status: name.status,
      quoted,
      introduces: occurrence.introduction !== undefined,
    };
  });
  if (format === 'json') printJson(mentions);
  else {
    for (const { concept, text: written, line, column, status, quoted, introduces } of mentions) {
      const marks = [status, quoted && 'quoted', introduces && 'introduces'].filter(Boolean).join(', ');
      print(
        `${`${line}:${column}`.padEnd(8)} ${makeVisible(written.replace(/\s+/g, ' '))}  ${makeVisible(concept)} (${marks})\n`,
      );
    }
  }
  return problems > 0 ? 2 : 0;
}
