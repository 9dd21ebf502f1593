// All drafts of the workspace, one after another: those that are open as they stand in the editor, the others from disk.
import type { Host } from './host';
import { normalizeUri, type Session } from './session';
import { parseDraft } from './text/draft';
import { readUsage, type Usage } from './usage/usage';

/** A draft of the series with what it does. */
export interface SeriesDraft {
  readonly uri: string;
  readonly usage: Usage;
}

/** What is asked for and told while the drafts are read. */
export interface SeriesOptions {
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

/** For how long drafts are read before others get their turn, in milliseconds. */
const TURN = 30;

/** How many drafts are read at a time: a client that reads them over a network is not waited for again and again. */
const AT_ONCE = 10;

/** Reads the drafts of the workspace and everything that is open; stops where nobody waits any more. */
export async function* readSeries(session: Session, options: SeriesOptions): AsyncIterable<SeriesDraft> {
  const { folders, host, isCancelled, onProgress, onProblem } = options;
  const open = new Set<string>();
  for (const draft of [...session.all()]) {
    const { uri, tooLarge } = draft;
    open.add(normalizeUri(uri));
    if (tooLarge) onProblem(`${uri} is too large and is skipped.`);
    else yield { uri, usage: session.usage(draft) };
  }
  if (host === undefined) return;
  const uris = new Set<string>();
  for (const folder of folders) for (const uri of await host.findDrafts(folder, onProblem)) uris.add(uri);
  const closed = [...uris].filter((uri) => !open.has(normalizeUri(uri)));
  let turn = performance.now();
  for (let next = 0; next < closed.length; next += AT_ONCE) {
    const read = closed.slice(next, next + AT_ONCE).map(async (uri) => host.readDraft(uri, onProblem));
    for (const [index, file] of (await Promise.all(read)).entries()) {
      if (performance.now() - turn > TURN) {
        onProgress?.(next + index, closed.length);
        await new Promise((resolve) => setTimeout(resolve));
        turn = performance.now();
      }
      if (isCancelled()) return;
      if (file) {
        const draft = parseDraft(file.text, file.language);
        yield { uri: file.uri, usage: readUsage(session.glossaryFor(file.uri), draft) };
      }
    }
  }
}
