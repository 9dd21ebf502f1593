// policy-glossary review: how a series of drafts names things, as Markdown, or as a part of that for a series of millions.
import { relative, sep } from 'node:path';
import { createReview, type DraftSummary, type GrowingReview, summarize } from '../features/review';
import { encodePart } from '../features/pageUri';
import { languageOf } from '../files/folder';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import type { GlossaryOptions } from '../node/inForce';
import { inForceHere } from './inForce';
import { createRecord, headerOf, type PartWriter, type RunRecord, type Said, startPart } from './part';
import { openParts, PartError } from './parts';
import { contradictionsIn, createNames, readNamedDrafts, type SourceOptions } from './sources';
import { print, printVisibly, say } from './terminal';

declare const PRODUCT_VERSION: string;

/** Options of `review`, as they are given. */
export interface ReviewOptions extends GlossaryOptions, SourceOptions {
  /** Whether a part is printed, to be put together with others. */
  readonly partial?: boolean;
  /** Whether what is named are such parts. */
  readonly merge?: boolean;
}

/** Reviews what is named; gives the exit code: 0, or 2 where something could not be read. */
export async function review(paths: readonly string[], options: ReviewOptions): Promise<number> {
  const refusals = [...contradictionsIn(paths, options), ...contradictionsOfMerge(paths, options)];
  for (const refusal of refusals) say(refusal);
  if (refusals.length > 0) return 2;
  if (options.merge) return mergeReviews(paths);
  const problems: string[] = [];
  const record = createRecord({ onProblem: (message) => void problems.push(message), onDoubt: say });
  const inForceFor = inForceHere(options, record.say, undefined, record.onRead);
  const names = createNames(options.partial);
  const whole = options.partial ? undefined : createReview(addresses);
  const part = options.partial ? await openPart(options, record, () => inForceFor('draft.md')) : undefined;
  for await (const { at, path, text, held } of readNamedDrafts(paths, options, record.say.onProblem, names)) {
    const { glossary, leftOutBy } = await inForceFor(held);
    if (leftOutBy) continue;
    const summary = summarize(path, readUsage(glossary, parseDraft(text, languageOf(path))));
    whole?.add(summary);
    part?.line(lineOf(at, summary));
  }
  const exit = problems.length > 0 ? 2 : 0;
  const end = record.end(exit, names.total());
  part?.end(end);
  if (whole) printReview(whole, end.said);
  for (const problem of problems) say(problem);
  return exit;
}

function contradictionsOfMerge(
  paths: readonly string[],
  { merge, partial, shard, filesFrom, draftsFrom, glossary, ignore = [] }: ReviewOptions,
): readonly string[] {
  if (!merge) return [];
  const isMore = partial || shard || filesFrom !== undefined || draftsFrom !== undefined;
  return [
    ...(paths.length === 0 ? ['Name the parts that --merge puts together.'] : []),
    ...(isMore || glossary.length > 0 || ignore.length > 0
      ? ['--merge reads parts and no drafts: leave out what says how drafts are read.']
      : []),
  ];
}

async function openPart(
  options: ReviewOptions,
  record: RunRecord,
  readHere: () => Promise<unknown>,
): Promise<PartWriter> {
  await readHere();
  const { from, ignore, shard } = options;
  const run = { version: PRODUCT_VERSION, glossary: record.glossary(), options: { from, ignore } };
  return startPart(print, headerOf('review', run, shard));
}

/** Reviews drafts of which other runs have told. */
function mergeReviews(paths: readonly string[]): number {
  const parts = openParts(paths, ['review'], say);
  if (parts === undefined) return 2;
  for (const [, message] of parts.said) say(message);
  const whole = createReview(addresses);
  try {
    parts.each((line) => whole.add(readLine(line)));
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    say(error.message);
    return 2;
  }
  printReview(whole, parts.said);
  return parts.exit;
}

function printReview(whole: GrowingReview, said: Said): void {
  printVisibly(whole.write(said.flatMap(([kind, message]) => (kind === 'onProblem' ? [message] : []))));
}

const nameOf = (path: string) => relative('.', path);
const addresses = {
  // A colon would make a scheme of what stands before it.
  link: (path: string, line: number) => `${nameOf(path).split(sep).map(encodePart).join('/')}#L${line}`,
  nameOf,
};

/** A summary as a line: maps as lists of pairs. */
function lineOf(at: number, { uri, concepts, introductions }: DraftSummary) {
  return { at, path: uri, concepts: [...concepts], introductions };
}

function readLine(line: string): DraftSummary {
  const { path, concepts, introductions } = JSON.parse(line) as ReturnType<typeof lineOf>;
  return { uri: path, concepts: new Map(concepts), introductions };
}
