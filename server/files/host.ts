// What the machine offers to the server: the glossary files and drafts of a folder. Node reads them; in a browser the client does.
import type { ParsedGlossary } from '../glossary/parse';
import type { Language } from '../text/draft';

/** A glossary or configuration file as it stands on disk. */
export interface GlossaryFile {
  readonly uri: string;
  readonly text: string;
}

/** A draft as it stands on disk. */
export interface DraftFile {
  readonly uri: string;
  readonly language: Language;
  readonly text: string;
}

/** What a file says at this moment, or why it cannot be edited. */
export type FileNow = { readonly text: string } | 'missing' | { readonly refused: string };

/** What tells a draft from any other: its text, and what the machine says of its file, where that would tell of a change. */
export interface Signature {
  readonly hash: string;
  readonly stamp?: readonly number[];
}

/** What the index knows of a draft, as JSON holds it: facts that are always at hand, and more. */
export interface IndexRecord {
  readonly facts: IndexFacts;
  readonly more: Uint8Array;
}

/** By what a draft is known, and what of what is known of it is always at hand, as JSON holds it. */
export interface IndexFacts {
  readonly signature: Signature;
  /** What tells the glossary and whatever else it was read with. */
  readonly under: string;
  readonly says: unknown;
}

/** What an index is opened with. */
export interface IndexOptions {
  /** The URI of a folder that the client gives for it. */
  readonly storage?: string;
  /** The URIs of the folders whose drafts it is of. */
  readonly folders: readonly string[];
  /** What is kept: other things of the same drafts are kept apart. */
  readonly purpose: string;
  readonly onDoubt: (message: string) => unknown;
}

/** What is kept of drafts from one run to the next, by their URIs. Nothing of it throws. */
export interface IndexFiles {
  readonly find: (uri: string) => IndexRecord | undefined;
  readonly add: (uri: string, record: IndexRecord) => void;
  /** Whether a draft is, by what the machine says of its file, the one that has this signature. */
  readonly isSame: (uri: string, signature: Signature) => boolean;
  /** A draft with its signature; undefined after telling why it cannot be read. */
  readonly readSigned: (
    uri: string,
    onProblem: (message: string) => unknown,
  ) => { readonly file: DraftFile; readonly signature: Signature } | undefined;
  /** What tells a text from all others. */
  readonly hashOf: (text: string) => string;
  /** Writes some of what is new; says whether there is more. */
  readonly saveNext: () => boolean;
}

/** A thread that is told something, and ended. */
export interface Thread {
  readonly tell: (message: unknown) => void;
  readonly stop: () => void;
}

/** Access to files. */
export interface Host {
  /** The glossary and configuration files of a folder and below it, in a stable order; links are not followed, what cannot be read is told and left out. */
  readonly readDataFiles: (folder: string, onProblem: (message: string) => unknown) => Promise<readonly GlossaryFile[]>;
  /**
   * The glossary files that a setting names: by a path or a glob relative to a folder, inside which they must lie, or by
   * an absolute path where `folder` is missing; what is left out is told, with the reason.
   */
  readonly readGlossaries: (
    named: string,
    folder: string | undefined,
    onProblem: (message: string) => unknown,
  ) => Promise<readonly GlossaryFile[]>;
  /** The URI of the file that an absolute path names, `~/` being the user's own folder; undefined for any other path. Missing where there are no such files. */
  readonly userFile?: (path: string) => string | undefined;
  /**
   * Reads a glossary, of which some pieces may be known, without keeping others waiting, however large it is; one that
   * costs too much is broken, and says so. Missing where there is no thread for it; then the server reads it itself.
   */
  readonly readLayer?: (text: string, uri: string, known?: ParsedGlossary['pieces']) => Promise<ParsedGlossary>;
  /**
   * A file of a folder, open in no editor, as it stands at this moment, before it is edited or made: `missing` where nothing
   * has its name, not even a link; or why it cannot be edited. Links are not written through, nor followed out of the folder.
   */
  readonly lookAt?: (uri: string, folder: string) => Promise<FileNow>;
  /**
   * Calls `onChange` with the URI of what changes in folders, not below them, until what is returned is called. Missing
   * where only the client can tell of changes.
   */
  readonly watch?: (folders: readonly string[], onChange: (uri: string) => void) => () => void;
  /** The URIs of the drafts in a folder and below it, in a stable order, without what .gitignore names; fewer where it is stopped. */
  readonly findDrafts: (
    folder: string,
    onProblem: (message: string) => unknown,
    isStopped?: () => boolean,
  ) => Promise<readonly string[]>;
  /** Opens what is kept of drafts between runs. Missing where nothing is kept, or nobody can tell whether a file has changed. */
  readonly openIndex?: (options: IndexOptions) => IndexFiles;
  /** Whether there is something in an index, before it is opened, of the drafts that lie beside one. */
  readonly isIndexed?: (options: IndexOptions, uri: string) => boolean;
  /**
   * Starts a thread that surveys drafts (`serveSurveys`): `onMessage` is given what it tells, `onEnd` why it has ended, when it
   * does so by itself. Missing where there are no threads.
   */
  readonly startSurveys?: (onMessage: (message: unknown) => void, onEnd: (why: string) => void) => Promise<Thread>;
  /** A draft, at once or later; undefined after telling why it cannot be read. */
  readonly readDraft: (
    uri: string,
    onProblem: (message: string) => unknown,
  ) => DraftFile | undefined | Promise<DraftFile | undefined>;
}
