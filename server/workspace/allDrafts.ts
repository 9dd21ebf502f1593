// All drafts of the workspace, one after another: those that are open as they stand in the editor, the others from disk.
import { countsOf, type Counts, type Gist, gistOf } from '../features/gist';
import { normalizeUri } from '../files/uri';
import type { DraftFile, Host } from '../files/host';
import { LONGEST, type Preparation } from './preparation';
import type { DraftIndex, Indexed } from './draftIndex';
import type { Session } from './session';
import { parseDraft } from '../text/draft';
import { beginSlices, type Slices } from '../tasks/turns';
import { readUsageInSteps, type Usage } from '../usage/usage';

/** A draft of the series. */
export interface SurveyedDraft {
  readonly uri: string;
  /** How often it names what. */
  readonly counts: Counts;
  /** What it names where; worked out when it is asked for. */
  readonly gist: () => Gist;
  /** What it does, for which it may have to be read; undefined where that cannot be, or nobody waits any more. */
  readonly usage: () => Promise<Usage | undefined>;
}

/** What is asked for and told while the drafts are read. */
export interface AllDraftsOptions {
  readonly folders: readonly string[];
  /** Missing where the machine offers no files; then only open drafts are read. */
  readonly host?: Host;
  /** Missing where nothing is known of drafts that were read before. */
  readonly index?: DraftIndex;
  /** Whether nobody waits for the answer any more. */
  readonly isCancelled: () => boolean;
  /** How many drafts have been read, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
  /** A draft that cannot be read, in plain words that name it. */
  readonly onProblem: (message: string) => unknown;
}

/** How many drafts are read at a time: a client that reads them over a network is not waited for again and again. */
const AT_ONCE = 10;

/** Surveys the drafts of the workspace and everything that is open; stops where nobody waits any more. */
export async function* readAllDrafts(
  session: Session,
  preparation: Preparation,
  options: AllDraftsOptions,
): AsyncIterable<SurveyedDraft> {
  const { folders, host, index, isCancelled, onProgress, onProblem } = options;
  const open = new Set<string>();
  for (const { uri } of [...session.drafts.all()]) {
    open.add(normalizeUri(uri));
    if (session.leavesOut(uri)) continue;
    const draft = await preparation.read(uri);
    if (isCancelled()) return;
    if (draft?.unread) onProblem(`${uri} ${reasons[draft.unread]} and is skipped.`);
    else if (draft) yield surveyedFrom(uri, session.usage(draft));
  }
  if (host === undefined) return;
  const uris = new Set<string>();
  for (const folder of folders) for (const uri of await host.findDrafts(folder, onProblem, isCancelled)) uris.add(uri);
  const closed = [...uris].filter((uri) => !open.has(normalizeUri(uri)) && !session.leavesOut(uri));
  const reading = { session, host, index, isCancelled, onProblem, slices: beginSlices() };
  const { slices } = reading;
  try {
    for (let next = 0; next < closed.length; next += AT_ONCE) {
      const read = closed.slice(next, next + AT_ONCE).map(async (uri) => surveyClosed(uri, reading));
      for (const [at, draft] of (await Promise.all(read)).entries()) {
        if (isCancelled()) return;
        const surveyed = await draft?.();
        if (surveyed) yield surveyed;
        if (!slices.isOver()) continue;
        onProgress?.(next + at, closed.length);
        await slices.rest();
      }
    }
  } finally {
    await index?.save(slices);
  }
}

const reasons = { large: 'is too large', slow: 'takes too long to read' } as const;

function surveyedFrom(uri: string, usage: Usage): SurveyedDraft {
  return { uri, counts: countsOf(usage), gist: () => gistOf(usage), usage: () => Promise.resolve(usage) };
}

/** What reading drafts from disk needs. */
interface Reading extends Pick<AllDraftsOptions, 'index' | 'isCancelled' | 'onProblem'> {
  readonly session: Session;
  readonly host: Host;
  readonly slices: Slices;
}

/**
 * A draft that is not open, from the index where that knows it as it is; otherwise it is read, and what is given works out
 * what it does. Undefined after telling why it cannot be read.
 */
async function surveyClosed(
  uri: string,
  reading: Reading,
): Promise<(() => SurveyedDraft | undefined | Promise<SurveyedDraft | undefined>) | undefined> {
  const { index, host, onProblem } = reading;
  if (index === undefined) {
    const file = await host.readDraft(uri, onProblem);
    return file && (() => surveyFile(file, reading));
  }
  const known = index.find(uri) ?? index.read(uri, onProblem);
  if (known === undefined) return undefined;
  if ('counts' in known) return () => surveyedAgain(uri, known, reading);
  return async () => {
    const usage = await readFile(known.file, reading);
    if (usage) index.add(known, usage);
    return usage && surveyedFrom(uri, usage);
  };
}

async function surveyFile(file: DraftFile, reading: Reading): Promise<SurveyedDraft | undefined> {
  const usage = await readFile(file, reading);
  return usage && surveyedFrom(file.uri, usage);
}

/** A draft that the index knows. It is read again only where all of it is asked for. */
function surveyedAgain(uri: string, { counts, gist }: Indexed, reading: Reading): SurveyedDraft {
  return {
    uri,
    counts,
    gist,
    usage: async () => {
      const file = await reading.host.readDraft(uri, reading.onProblem);
      return file && readFile(file, reading);
    },
  };
}

/** What a draft does that is not open; undefined where nobody waits any more, or after telling that it takes too long. */
async function readFile(
  { uri, text, language }: DraftFile,
  { session, slices, isCancelled, onProblem }: Reading,
): Promise<Usage | undefined> {
  const steps = readUsageInSteps(session.glossaries.at(uri), parseDraft(text, language));
  const begun = slices.worked();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (!slices.isOver()) continue;
    await slices.rest();
    if (isCancelled()) return undefined;
    if (slices.worked() - begun > LONGEST) return void onProblem(`${uri} ${reasons.slow} and is skipped.`);
  }
}
