// The drafts that are open in the editor, as they stand there.
import { normalizeUri } from '../files/uri';
import { type Draft, editDraft, editLined, type Language, type Lined, parseDraft } from '../text/draft';
import { type Change, editOf } from './change';

/** The largest draft that is read, in UTF-16 units: twice the longest that anybody writes. */
const LARGEST_DRAFT = 8_000_000;

/** A draft that is open. */
export interface OpenDraft {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly draft: Draft;
  /** How many changes have taken something out of it, or put all of it in anew. */
  readonly removals: number;
  /** Why it is not read, if it is not: it is too large, or takes too long. `draft` is then empty. */
  readonly unread?: 'large' | 'slow';
}

/** The open drafts. */
export class OpenDrafts {
  private readonly drafts = new Map<string, OpenDraft>();
  /** Changes of drafts that nobody has asked for since, so that many of them cost no more than the last. */
  private readonly waiting = new Map<string, { version: number; readonly changes: Change[] }>();

  open(uri: string, language: Language, version: number, text: string): void {
    this.waiting.delete(normalizeUri(uri));
    this.drafts.set(normalizeUri(uri), createOpen(uri, language, version, text));
  }

  /** Takes changes of a document, which are made one after another when it is asked for; unknown documents are ignored. */
  change(uri: string, version: number, changes: readonly Change[]): void {
    const key = normalizeUri(uri);
    if (!this.drafts.has(key)) return;
    const waiting = this.waiting.get(key) ?? { version, changes: [] };
    waiting.version = version;
    for (const change of changes) waiting.changes.push(change);
    this.waiting.set(key, waiting);
  }

  /** Makes the changes that wait for a document. */
  private settle(key: string): void {
    const known = this.drafts.get(key);
    const waiting = this.waiting.get(key);
    if (known === undefined || waiting === undefined) return;
    this.waiting.delete(key);
    const { version, changes } = waiting;
    const { uri } = known;
    const removals = known.removals + changes.filter(removes).length;
    let { draft, unread } = known;
    // Only the last whole text counts, and what has changed in it.
    const whole = changes.findLastIndex(({ range }) => range === undefined);
    const last = changes[whole];
    if (last) ({ draft, unread } = createOpen(uri, draft.language, version, last.text));
    if (!unread) draft = changeDraft(draft, changes.slice(whole + 1));
    if (draft.text.length > LARGEST_DRAFT)
      ({ draft, unread } = createOpen(uri, draft.language, version, draft.text.toString()));
    this.drafts.set(key, { uri, version, draft, removals, unread });
  }

  /** As `normalizeUri` spells them. */
  uris(): Iterable<string> {
    return this.drafts.keys();
  }

  close(uri: string): void {
    this.waiting.delete(normalizeUri(uri));
    this.drafts.delete(normalizeUri(uri));
  }

  find(uri: string): OpenDraft | undefined {
    const key = normalizeUri(uri);
    this.settle(key);
    return this.drafts.get(key);
  }

  all(): Iterable<OpenDraft> {
    for (const key of [...this.waiting.keys()]) this.settle(key);
    return this.drafts.values();
  }

  /** Whether a draft is open as it stands here, and no change of it waits. */
  isCurrent({ uri, draft }: Pick<OpenDraft, 'uri' | 'draft'>): boolean {
    const key = normalizeUri(uri);
    return this.drafts.get(key)?.draft === draft && !this.waiting.has(key);
  }
}

function removes({ range }: Change): boolean {
  return range === undefined || range.start.line !== range.end.line || range.start.character !== range.end.character;
}

/** How many changes are read one by one; more cost less when the text is read once after all of them. */
const FEW_CHANGES = 8;

/** The draft after changes of ranges, made one after another. */
function changeDraft(draft: Draft, changes: readonly Change[]): Draft {
  if (changes.length <= FEW_CHANGES)
    return changes.reduce((current, change) => editDraft(current, [editOf(current, change)]), draft);
  const { text } = changes.reduce<Lined>((current, change) => editLined(current, editOf(current, change)), draft);
  return parseDraft(text.toString(), draft.language);
}

function createOpen(uri: string, language: Language, version: number, text: string): OpenDraft {
  const isLarge = text.length > LARGEST_DRAFT;
  const draft = parseDraft(isLarge ? '' : text, language);
  return { uri, version, draft, removals: 0, unread: isLarge ? 'large' : undefined };
}
