// policy-glossary mine: what an archive defines and repeats, as candidates for a glossary.
import { Choosing } from '../features/candidates';
import { type Candidate, mineDraft } from '../features/mine';
import { languageOf } from '../files/folder';
import { parseDraft } from '../text/draft';
import { dateInName } from '../usage/date';
import { readUsage } from '../usage/usage';
import type { GlossaryOptions } from '../node/inForce';
import { inForceHere } from './inForce';
import { type MineFormatName, mineFormats } from './mineFormats';
import { createRecord, headerOf, startPart } from './part';
import { openParts, PartError } from './parts';
import { Pile, readCandidates } from './pile';
import { contradictionsIn, createNames, readNamedDrafts, type SourceOptions } from './sources';
import { print, say } from './terminal';

declare const PRODUCT_VERSION: string;

/** Options of `mine`, as they are given. */
export interface MineOptions extends GlossaryOptions, SourceOptions {
  readonly format: MineFormatName;
  /** How many drafts a name has to stand in. */
  readonly minDrafts: number;
  /** How many names are told at most. */
  readonly most: number;
  /** Whether what glossaries have is told as well. */
  readonly all?: boolean;
  /** Whether all candidates are printed as a part, to be put together with others. */
  readonly partial?: boolean;
  /** Whether the paths are parts, to be put together. */
  readonly merge?: boolean;
}

/** Mines what is named, or puts parts together; gives the exit code: 0, or 2 where something could not be read. */
export async function mine(paths: readonly string[], given: MineOptions): Promise<number> {
  const refusals = [...contradictionsIn(paths, given), ...contradictionsOfParts(paths, given)];
  for (const refusal of refusals) say(refusal);
  if (refusals.length > 0) return 2;
  return given.merge ? mergeParts(paths, given) : await mineDrafts(paths, given);
}

function contradictionsOfParts(
  paths: readonly string[],
  { partial, merge, shard, filesFrom, draftsFrom }: MineOptions,
): readonly string[] {
  if (!merge) return [];
  if (partial || shard || filesFrom !== undefined || draftsFrom !== undefined)
    return ['With --merge only parts are read: leave out what says which drafts are.'];
  return paths.length === 0 ? ['Name the parts that --merge shall put together.'] : [];
}

async function mineDrafts(paths: readonly string[], given: MineOptions): Promise<number> {
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const record = createRecord({ onProblem, onDoubt: say });
  const inForceFor = inForceHere(given, record.say, undefined, record.onRead);
  const names = createNames(given.partial);
  const pile = new Pile();
  await inForceFor('draft.md');
  // That of the current folder: which others are read, the drafts of a shard decide.
  const here = record.glossary();
  try {
    for await (const { path, text, held } of readNamedDrafts(paths, given, record.say.onProblem, names)) {
      const { glossary, leftOutBy } = await inForceFor(held);
      if (leftOutBy) continue;
      const usage = readUsage(glossary, parseDraft(text, languageOf(path)));
      pile.add(mineDraft(usage, path, dateInName(path)).values());
    }
    if (!given.partial) tell(pile.candidates(), given);
    else {
      const { from, ignore } = given;
      const run = { version: PRODUCT_VERSION, glossary: here, options: { from, ignore } };
      const part = startPart(print, headerOf('mine', run, given.shard));
      for (const line of pile.lines()) part.line(line);
      part.end(record.end(problems > 0 ? 2 : 0, names.total()));
    }
  } finally {
    pile.end();
  }
  return problems > 0 ? 2 : 0;
}

function mergeParts(paths: readonly string[], given: MineOptions): number {
  const parts = openParts(paths, ['mine'], say);
  if (parts === undefined) return 2;
  for (const [, message] of parts.said) say(message);
  try {
    tell(readCandidates(parts.lines()), given);
    return parts.exit;
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    say(error.message);
    return 2;
  }
}

function tell(candidates: Iterable<Candidate>, { format, minDrafts, most, all = false }: MineOptions): void {
  const choosing = new Choosing({ leastDrafts: minDrafts, most, all });
  for (const candidate of candidates) choosing.add(candidate);
  const { told, left } = choosing.end();
  mineFormats[format](told);
  if (left > 0) say(`${left} more are in fewer drafts and are not told: --most ${most + left} tells them all.`);
}
