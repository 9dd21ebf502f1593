// policy-glossary mine: what an archive defines and repeats, as candidates for a glossary.
import { Choosing } from '../features/candidates';
import { type Candidate, mergeCandidates, mineDraft } from '../features/mine';
import { languageOf } from '../files/folder';
import { readDraft } from '../node/files';
import { parseDraft } from '../text/draft';
import { dateInName } from '../usage/date';
import { readUsage } from '../usage/usage';
import { findDrafts } from './drafts';
import { type GlossaryOptions, inForceHere } from './inForce';
import { type MineFormatName, mineFormats } from './mineFormats';
import { say } from './terminal';

/** Options of `mine`, as they are given. */
export interface MineOptions extends GlossaryOptions {
  readonly format: MineFormatName;
  readonly ignore: readonly string[];
  /** How many drafts a name has to stand in. */
  readonly minDrafts: number;
  /** How many names are told at most. */
  readonly most: number;
  /** Whether what glossaries have is told as well. */
  readonly all?: boolean;
}

/** Mines what is named; gives the exit code: 0, or 2 where something could not be read. */
export async function mine(paths: readonly string[], given: MineOptions): Promise<number> {
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const inForceFor = inForceHere(given, { onProblem, onDoubt: say });
  const found = new Map<string, Candidate>();
  for (const path of await findDrafts(paths, onProblem, given.ignore)) {
    const inForce = await inForceFor(path);
    const text = inForce.leftOutBy ? undefined : readDraft(path, onProblem);
    if (text === undefined) continue;
    const usage = readUsage(inForce.glossary, parseDraft(text, languageOf(path)));
    for (const [key, candidate] of mineDraft(usage, path, dateInName(path))) {
      const known = found.get(key);
      found.set(key, known ? mergeCandidates(known, candidate) : candidate);
    }
  }
  const { minDrafts, most, all = false } = given;
  const choosing = new Choosing({ leastDrafts: minDrafts, mostNames: most, all });
  for (const candidate of found.values()) choosing.add(candidate);
  const { told, left } = choosing.end();
  mineFormats[given.format](told);
  if (left > 0) say(`${left} more names recur and are not told: --most ${most + left} tells them all.`);
  return problems > 0 ? 2 : 0;
}
