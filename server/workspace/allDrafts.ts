// All drafts of the workspace, one after another: those that are open as they stand in the editor, the others from disk.
import { normalizeUri } from '../files/uri';
import type { DraftFile, Host } from '../files/host';
import { LONGEST, type Preparation } from './preparation';
import type { Session } from './session';
import { parseDraft } from '../text/draft';
import { beginSlices, type Slices } from '../tasks/turns';
import { readUsageInSteps, type Usage } from '../usage/usage';

/** A draft of the series with what it does. */
export interface DraftUsage {
  readonly uri: string;
  readonly usage: Usage;
}

/** What is asked for and told while the drafts are read. */
export interface AllDraftsOptions {
  readonly folders: readonly string[];
  /** Missing where the machine offers no files; then only open drafts are read. */
  readonly host?: Host;
  /** Whether nobody waits for the answer any more. */
  readonly isCancelled: () => boolean;
  /** How many drafts have been read, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
  /** A draft that cannot be read, in plain words that name it. */
  readonly onProblem: (message: string) => unknown;
}

/** How many drafts are read at a time: a client that reads them over a network is not waited for again and again. */
const AT_ONCE = 10;

/** Reads the drafts of the workspace and everything that is open; stops where nobody waits any more. */
export async function* readAllDrafts(
  session: Session,
  preparation: Preparation,
  options: AllDraftsOptions,
): AsyncIterable<DraftUsage> {
  const { folders, host, isCancelled, onProgress, onProblem } = options;
  const open = new Set<string>();
  for (const { uri } of [...session.drafts.all()]) {
    open.add(normalizeUri(uri));
    if (session.leavesOut(uri)) continue;
    const draft = await preparation.read(uri);
    if (isCancelled()) return;
    if (draft?.unread) onProblem(`${uri} ${reasons[draft.unread]} and is skipped.`);
    else if (draft) yield { uri, usage: session.usage(draft) };
  }
  if (host === undefined) return;
  const uris = new Set<string>();
  for (const folder of folders) for (const uri of await host.findDrafts(folder, onProblem, isCancelled)) uris.add(uri);
  const closed = [...uris].filter((uri) => !open.has(normalizeUri(uri)) && !session.leavesOut(uri));
  const slices = beginSlices();
  for (let next = 0; next < closed.length; next += AT_ONCE) {
    const read = closed.slice(next, next + AT_ONCE).map(async (uri) => host.readDraft(uri, onProblem));
    for (const [index, file] of (await Promise.all(read)).entries()) {
      if (isCancelled()) return;
      const usage = file && (await readFile(session, file, slices, isCancelled));
      if (usage) yield { uri: file.uri, usage };
      else if (file && !isCancelled()) onProblem(`${file.uri} ${reasons.slow} and is skipped.`);
      if (!slices.isOver()) continue;
      onProgress?.(next + index, closed.length);
      await slices.rest();
    }
  }
}

const reasons = { large: 'is too large', slow: 'takes too long to read' } as const;

/** What a draft does that is not open; undefined where nobody waits any more, or it takes too long. */
async function readFile(
  session: Session,
  { uri, text, language }: DraftFile,
  slices: Slices,
  isCancelled: () => boolean,
): Promise<Usage | undefined> {
  const steps = readUsageInSteps(session.glossaries.at(uri), parseDraft(text, language));
  const begun = slices.worked();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (!slices.isOver()) continue;
    await slices.rest();
    if (isCancelled() || slices.worked() - begun > LONGEST) return undefined;
  }
}
