// policy-glossary terms: every mention of a concept in a draft, or in many.
import { languageOf } from '../files/folder';
import { readDraft, readStandardInput } from '../node/files';
import { parseDraft, positionAt } from '../text/draft';
import { makeVisible } from '../text/visible';
import { occurrencesOf, readUsage, spanOf, type Usage } from '../usage/usage';
import type { GlossaryOptions, OnFileProblem } from '../node/inForce';
import { inForceHere } from './inForce';
import { createRecord, headerOf, type PartWriter, startPart } from './part';
import { contradictionsIn, createNames, isStandardInput, readNamedDrafts, type SourceOptions } from './sources';
import { escapeJson, print, printJson, say } from './terminal';

declare const PRODUCT_VERSION: string;

/** Options of `terms`, as they are given. */
export interface TermsOptions extends GlossaryOptions, SourceOptions {
  readonly format: 'pretty' | 'json' | 'ndjson';
  /** Whether the lines are a part, to be put together with others. */
  readonly partial?: boolean;
}

/** Prints the mentions of drafts (`-` for standard input); gives the exit code: 0, or 2 where something could not be read. */
export async function terms(paths: readonly string[], options: TermsOptions): Promise<number> {
  const refusals = [...contradictionsIn(paths, options), ...contradictionsOfFormat(paths, options)];
  for (const refusal of refusals) say(refusal);
  if (refusals.length > 0) return 2;
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  if (options.format === 'ndjson') await printMany(paths, options, { onProblem, onDoubt: say }, () => problems > 0);
  else await printOne(paths[0] ?? '-', options, { onProblem, onDoubt: say });
  return problems > 0 ? 2 : 0;
}

function contradictionsOfFormat(
  paths: readonly string[],
  { format, partial, shard, filesFrom, draftsFrom }: TermsOptions,
): readonly string[] {
  if (format === 'ndjson') return [];
  if (paths.length !== 1 || shard || filesFrom !== undefined || draftsFrom !== undefined)
    return [`--format ${format} lists the terms of one file: name one, or write --format ndjson for many drafts.`];
  return partial ? ['A part is lines of JSON: write --format ndjson beside --partial.'] : [];
}

async function printOne(path: string, { format, ...options }: TermsOptions, saying: OnFileProblem): Promise<void> {
  const text = path === '-' ? readStandardInput('stdin.md', saying.onProblem) : readDraft(path, saying.onProblem);
  if (text === undefined) return;
  const { glossary } = await inForceHere(options, saying)(path);
  const mentions = mentionsIn(readUsage(glossary, parseDraft(text, languageOf(path))));
  if (format === 'json') return printJson(mentions);
  for (const { concept, text: written, line, column, status, quoted, introduces } of mentions) {
    const marks = [status, quoted && 'quoted', introduces && 'introduces'].filter(Boolean).join(', ');
    print(
      `${`${line}:${column}`.padEnd(8)} ${makeVisible(written.replace(/\s+/g, ' '))}  ${makeVisible(concept)} (${marks})\n`,
    );
  }
}

/** Prints a line of JSON for each draft that configurations do not leave out. */
async function printMany(
  paths: readonly string[],
  options: TermsOptions,
  saying: OnFileProblem,
  hasProblems: () => boolean,
): Promise<void> {
  const record = createRecord(saying);
  const { onProblem } = record.say;
  const inForceFor = inForceHere(options, record.say, undefined, record.onRead);
  let part: PartWriter | undefined;
  if (options.partial) {
    await inForceFor('draft.md');
    const { from, ignore } = options;
    const run = { version: PRODUCT_VERSION, glossary: record.glossary(), options: { from, ignore } };
    part = startPart(print, headerOf('terms', run, options.shard));
  }
  const names = createNames(options.partial);
  const tell = async (at: number, path: string, text: string, held: string) => {
    const { glossary, leftOutBy } = await inForceFor(held);
    if (leftOutBy) return;
    const line = { path, mentions: mentionsIn(readUsage(glossary, parseDraft(text, languageOf(path)))) };
    if (part) part.line({ at, ...line });
    else print(`${escapeJson(JSON.stringify(line))}\n`);
  };
  if (isStandardInput(paths)) {
    const text = readStandardInput('stdin.md', onProblem);
    if (text !== undefined) await tell(names.count('stdin.md'), 'stdin.md', text, 'stdin.md');
  } else {
    for await (const { at, path, text, held } of readNamedDrafts(paths, options, onProblem, names))
      await tell(at, path, text, held);
  }
  part?.end(record.end(hasProblems() ? 2 : 0, names.total()));
}

function mentionsIn(usage: Usage) {
  return Array.from(occurrencesOf(usage), (occurrence) => {
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
}
