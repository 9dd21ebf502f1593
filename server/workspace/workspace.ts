// The folders that are open in an editor, and all drafts in them.
import { isUntitled, normalizeUri, withSlash } from '../files/uri';
import { Cancelled, type Editor } from '../protocol/editor';
import type { Shown } from '../features/definition';
import type { Host } from '../files/host';
import { isRecord } from '../protocol/parameters';
import { Preparation } from './preparation';
import { readAllDrafts, type SurveyedDraft, type AllDraftsOptions } from './allDrafts';
import { DraftIndex } from './draftIndex';
import type { Session } from './session';
import { createQueue } from '../tasks/turns';

/** For whom all drafts are read. */
export interface Asker {
  readonly token: { readonly isCancellationRequested: boolean };
  readonly workDoneToken?: string | number;
  /** Told of a draft that cannot be read; it is logged otherwise. */
  readonly onProblem?: (message: string) => unknown;
}

/** The workspace. `host` is missing where the machine offers no files; then there are only open drafts. */
export class Workspace {
  /** The URIs of its folders, as the client spells them. */
  folders: readonly string[] = [];
  readonly preparation: Preparation;
  /** All drafts are read for one who asks after the other. */
  private readonly queue = createQueue();
  /** The index, and what it is of. */
  private indexed: { readonly key: string; readonly index?: DraftIndex } | undefined;

  constructor(
    readonly session: Session,
    readonly editor: Editor,
    readonly host?: Host,
  ) {
    this.preparation = new Preparation(session, editor);
  }

  /** Takes the folders that a client gives when it starts. */
  open(folders: unknown, root: unknown): void {
    this.folders = urisOf(folders);
    if (this.folders.length === 0 && typeof root === 'string') this.folders = [root];
    this.session.glossaries.setHome(this.folders[0]);
  }

  /** Follows the folders; gives those that are new. */
  change({ added, removed }: { readonly added: unknown; readonly removed: unknown }): readonly string[] {
    const gone = new Set(urisOf(removed).map(normalizeUri));
    this.folders = [...this.folders.filter((folder) => !gone.has(normalizeUri(folder))), ...urisOf(added)];
    this.session.glossaries.setHome(this.folders[0]);
    return urisOf(added);
  }

  /** What can be shown of the glossary of a draft or glossary file. */
  shown(uri?: string): Shown {
    return {
      pages: this.editor.showsPages,
      placeOf: (id) => {
        const place = this.session.glossaries.entryPlace(id, uri);
        return place && { uri: place.layer.uri, line: place.at.line };
      },
    };
  }

  /** The folder of a draft; one that is stored nowhere yet belongs to the first. */
  folderOf(uri: string): string | undefined {
    const place = this.session.glossaries.placeOf(uri);
    const found = this.folders.find((root) => place?.startsWith(withSlash(normalizeUri(root))));
    return found ?? (isUntitled(uri) ? this.folders[0] : undefined);
  }

  /** How many drafts lie in the folder of a file or below it, as far as the machine can tell. */
  async countDraftsBelow(uri: string, token: Asker['token']): Promise<number> {
    const folder = withSlash(normalizeUri(uri.slice(0, uri.lastIndexOf('/'))));
    const found = new Set([...this.session.drafts.all()].map((open) => normalizeUri(open.uri)));
    for (const root of this.folders)
      for (const draft of (await this.host?.findDrafts(root, this.editor.log, () => token.isCancellationRequested)) ??
        [])
        found.add(normalizeUri(draft));
    return [...found].filter((draft) => draft.startsWith(folder)).length;
  }

  /** Reads all drafts, and everything that is open, until nobody waits any more. */
  readDrafts(isCancelled: () => boolean): AsyncIterable<SurveyedDraft> {
    return this.readInTurn({ isCancelled, onProblem: this.editor.log });
  }

  private async *readInTurn(
    options: Omit<AllDraftsOptions, 'folders' | 'host' | 'index'>,
  ): AsyncIterable<SurveyedDraft> {
    const leave = await this.queue.enter();
    try {
      const { session, preparation, folders, host } = this;
      if (!options.isCancelled())
        yield* readAllDrafts(session, preparation, { folders, host, index: this.openIndex(), ...options });
    } finally {
      leave();
    }
  }

  /** What is known of drafts that were read before; undefined where the machine keeps nothing. */
  private openIndex(): DraftIndex | undefined {
    const { folders, editor, host, session } = this;
    const { storage } = editor.options;
    // Places are kept in the columns of the editor.
    const purpose = `places in ${editor.positionEncoding}`;
    const key = JSON.stringify([purpose, folders]);
    if (this.indexed?.key !== key) {
      const given = typeof storage === 'string' ? storage : undefined;
      const files = host?.openIndex?.({ storage: given, folders, purpose, onDoubt: editor.log });
      this.indexed = { key, index: files && new DraftIndex(session, files) };
    }
    return this.indexed.index;
  }

  /** Reads all drafts for a request, with progress where the client shows it; throws `Cancelled`. */
  async *survey(title: string, { token, workDoneToken, onProblem = this.editor.log }: Asker) {
    const report = (value: object) => {
      if (workDoneToken !== undefined) void this.editor.tell('$/progress', { token: workDoneToken, value });
    };
    report({ kind: 'begin', title, cancellable: true, percentage: 0 });
    let last = 0;
    yield* this.readInTurn({
      isCancelled: () => token.isCancellationRequested,
      onProgress: (done, all) => {
        const percentage = Math.round((100 * done) / all);
        if (percentage !== last) report({ kind: 'report', percentage });
        last = percentage;
      },
      onProblem,
    });
    report({ kind: 'end' });
    if (token.isCancellationRequested) throw new Cancelled();
  }
}

/** The URIs of what should be folders. */
function urisOf(folders: unknown): readonly string[] {
  return (Array.isArray(folders) ? folders : []).flatMap((folder: unknown) =>
    isRecord(folder) && typeof folder.uri === 'string' ? [folder.uri] : [],
  );
}
