// All drafts of the workspace, one after another: those that are open as they stand in the editor, the others from disk.
import { diagnostics, type Links, unreadDiagnostic } from '../features/diagnostic';
import { countsOf, type Counts, type Naming, namingOf, type Places, placesOf } from '../features/gist';
import { normalizeUri } from '../files/uri';
import type { DraftFile, Host } from '../files/host';
import { hashOf } from '../protocol/parameters';
import { LONGEST, type Preparation } from './preparation';
import type { DraftIndex, Found, Named, Unknown } from './draftIndex';
import type { Session } from './session';
import { parseDraft } from '../text/draft';
import { beginSlices, type Slices } from '../tasks/turns';
import { readUsageInSteps, type Usage } from '../usage/usage';

/** A draft of the series. */
export interface SurveyedDraft {
  readonly uri: string;
  /** How often it names what. */
  readonly counts: Counts;
  /** Where it names what; worked out when it is asked for. */
  readonly places: () => Places;
  /** What it does, for which it may have to be read; undefined where that cannot be, or nobody waits any more. */
  readonly usage: () => Promise<Usage | undefined>;
  /** The same of what a review needs. */
  readonly naming: () => Promise<Naming | undefined>;
  /** The same of what is found in it. */
  readonly found: () => Promise<Found | undefined>;
}

/** What holds while drafts are read. */
export interface WhileReading {
  /** Whether nobody waits for the answer any more. */
  readonly isCancelled: () => boolean;
  /** A draft that cannot be read, in plain words that name it. */
  readonly onProblem: (message: string) => unknown;
}

/** Which drafts are read, by their URIs as `normalizeUri` spells them: some, or all; but not the others. */
export interface Wanted {
  readonly only?: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
}

/** Which drafts are read that are not open, and how. */
export interface ClosedDrafts extends WhileReading {
  readonly folders: readonly string[];
  readonly host: Host;
  /** Missing where nothing is known of drafts that were read before. */
  readonly index?: DraftIndex;
  /** How diagnostics are linked. */
  readonly links: Omit<Links, 'uri'>;
  readonly wanted: Wanted;
  /** How many drafts have been read, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** How many drafts are read at a time: a client that reads them over a network is not waited for again and again. */
const AT_ONCE = 10;

const reasons = { large: 'is too large', slow: 'takes too long to read' } as const;

/** What is open, as it stands; stops where nobody waits any more. */
export async function* readOpenDrafts(
  session: Session,
  preparation: Preparation,
  { isCancelled, onProblem }: WhileReading,
): AsyncIterable<SurveyedDraft> {
  for (const { uri } of [...session.drafts.all()]) {
    if (session.leavesOut(uri)) continue;
    const draft = await preparation.read(uri);
    if (isCancelled()) return;
    if (draft?.unread) onProblem(`${uri} ${reasons[draft.unread]} and is skipped.`);
    else if (draft) yield openDraft(uri, session.usage(draft));
  }
}

/** What an open draft does. What is found in it is not asked here. */
function openDraft(uri: string, usage: Usage): SurveyedDraft {
  return { uri, ...toldBy(usage), found: () => Promise.resolve(undefined) };
}

/** What can be told of a draft that has been read, but for what is found in it. */
function toldBy(usage: Usage): Omit<SurveyedDraft, 'uri' | 'found'> {
  return {
    counts: countsOf(usage),
    places: () => placesOf(usage),
    usage: () => Promise.resolve(usage),
    naming: () => Promise.resolve(namingOf(usage)),
  };
}

/** Surveys the drafts of the workspace as they are on disk; stops where nobody waits any more. */
export async function* readClosedDrafts(session: Session, options: ClosedDrafts): AsyncIterable<SurveyedDraft> {
  const { folders, host, index, wanted, isCancelled, onProgress, onProblem } = options;
  const uris = new Set<string>();
  for (const folder of folders) for (const uri of await host.findDrafts(folder, onProblem, isCancelled)) uris.add(uri);
  const closed = [...uris].filter((uri) => isAmong(wanted, normalizeUri(uri)) && !session.leavesOut(uri));
  const slices = beginSlices();
  const reading = { ...options, session, slices };
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

function isAmong({ only, except }: Wanted, uri: string): boolean {
  return !except.has(uri) && (only === undefined || only.has(uri));
}

/** What reading drafts from disk needs. */
interface Reading extends ClosedDrafts {
  readonly session: Session;
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
    return file && (() => surveyRead({ file }, reading));
  }
  const known = index.find(uri) ?? index.read(uri, onProblem);
  if (known === undefined) return undefined;
  return () => ('counts' in known ? surveyKnown(uri, known, index, reading) : surveyRead(known, reading));
}

/** A draft that has been read, with what tells it from any other where it is for the index. */
type Read = Unknown | { readonly file: DraftFile; readonly signature?: undefined };

async function surveyRead(read: Read, reading: Reading): Promise<SurveyedDraft | undefined> {
  const { uri } = read.file;
  const usage = await readUsage(read, reading);
  if (usage === undefined) return undefined;
  if (read.signature) reading.index?.add(read, usage);
  return { uri, ...toldBy(usage), found: () => findIn(read, usage, reading) };
}

/** A draft that the index knows. It is read again only where that is not enough. */
function surveyKnown(uri: string, named: Named, index: DraftIndex, reading: Reading): SurveyedDraft {
  const again = async (): Promise<{ readonly read?: Unknown; readonly usage?: Usage }> => {
    const read = index.readAnew(uri, reading.onProblem);
    return read ? { read, usage: await readUsage(read, reading) } : {};
  };
  return {
    uri,
    ...named,
    usage: async () => (await again()).usage,
    naming: async () => {
      const known = index.namingOf(uri, reading.onProblem);
      if (known === undefined || !('file' in known)) return known;
      const usage = await readUsage(known, reading);
      if (usage) index.add(known, usage);
      return usage && namingOf(usage);
    },
    found: async () => {
      const known = index.findFound(uri);
      if (known) return known;
      const { read, usage } = await again();
      return read && usage && findIn(read, usage, reading);
    },
  };
}

/** What a draft does that is not open; undefined where nobody waits any more, or after telling that it takes too long. */
async function readUsage({ file: { uri, text, language } }: Read, reading: Reading): Promise<Usage | undefined> {
  const usage = await work(readUsageInSteps(reading.session.glossaries.at(uri), parseDraft(text, language)), reading);
  if (usage !== 'slow') return usage;
  reading.onProblem(`${uri} ${reasons.slow} and is skipped.`);
  return undefined;
}

/** What is found in a draft that is not open; undefined where nobody waits any more. */
async function findIn(read: Read, usage: Usage, reading: Reading): Promise<Found | undefined> {
  const { session, index, links } = reading;
  const { uri } = read.file;
  const under = index?.foundUnder(uri);
  const findings = await work(session.findingsIn(uri, usage), reading);
  if (findings === undefined) return undefined;
  if (findings === 'slow') return foundOf([unreadDiagnostic('slow')]);
  const known = session.configurations.knownIn(session.placeOf(uri));
  const found = foundOf(diagnostics(usage.draft, findings, { ...links, uri }, known));
  if (read.signature && under !== undefined) index?.addFound(read, found, under);
  return found;
}

function foundOf(items: readonly object[]): Found {
  const json = JSON.stringify(items);
  return { id: `${json.length}:${hashOf(json)}`, json };
}

/** Works in turns with others; undefined where nobody waits any more. */
async function work<Result>(
  steps: Generator<void, Result>,
  { slices, isCancelled }: Reading,
): Promise<Result | 'slow' | undefined> {
  const begun = slices.worked();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (!slices.isOver()) continue;
    await slices.rest();
    if (isCancelled()) return undefined;
    if (slices.worked() - begun > LONGEST) return 'slow';
  }
}
