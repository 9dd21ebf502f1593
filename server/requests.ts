// The requests beyond the Language Server Protocol between our own client and the server, and what the client says when it
// starts one.
import type {
  DiagnosticSeverity,
  Position,
  Range,
  TextDocumentIdentifier,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';

/** What a client may give as `initializationOptions`; everything is optional, wrong values cost a warning. */
export interface InitializationOptions {
  /**
   * Settings, the object below `policyGlossary`, for what a client does not answer to `workspace/configuration`. What
   * configuration files say goes over them, and over that the same settings once more under `workspaceSettings`: those that the workspace sets.
   */
  readonly settings?: unknown;
  /** In what the client counts columns where it does not say so: `utf-8`, `utf-16` or `utf-32`. */
  readonly positionEncoding?: unknown;
  /** false: the editor offers the snippets itself, so completion leaves them out. */
  readonly snippets?: boolean;
  /** A command of the client that sets the level of a rule; it is given the rule, the level and the document's URI. */
  readonly levelCommand?: string;
  /** A command of the client that shows a page of the server; it is given its URI. */
  readonly pageCommand?: string;
  /** A command of the client that lets an abbreviation stand without introduction; it is given that and the document’s URI. */
  readonly knownCommand?: string;
  /** A command of the client that shows all references to what stands at a place; it is given the document's URI and a position. */
  readonly referencesCommand?: string;
  /** URI of a folder of the client’s own, outside of the workspace, for what can be made again; it need not exist. */
  readonly storage?: string;
  /**
   * true: the client asks for the diagnostics of the workspace besides those of each draft, also when the setting
   * `checkAllDrafts` is turned on later. Without it, it may where its `settings` say so.
   */
  readonly workspaceDiagnostics?: boolean;
  /** Languages of drafts, by their ids in the client, besides Markdown, its dialects and plain text; they are read as plain text. */
  readonly languages?: readonly string[];
  /** URI of the page that explains the rules; a rule's id is its anchor. */
  readonly documentation?: string;
}

/** The method of a request of our own; its type says what it is asked with and what it is answered. */
export type OwnRequest<Params, Result> = string & { readonly _?: readonly [Params, Result] };

function request<Params, Result>(method: string): OwnRequest<Params, Result> {
  return method;
}

/** The scheme of the pages that the server writes, for clients that ask for their text (workspace/textDocumentContent). */
export const pageScheme = 'policy-glossary';

/** Everything that can be inserted at a place: terms in the form that the draft needs there, and snippets. */
export const insertionsRequest = request<InsertionsParams, readonly Insertion[]>('policyGlossary/insertions');
/** Without a place, only snippets. */
export interface InsertionsParams {
  readonly textDocument?: TextDocumentIdentifier;
  readonly position?: Position;
}
export interface Insertion {
  readonly label: string;
  /** The id of its concept, for a term. */
  readonly concept?: string;
  /** The heading in a list of choices, such as `Terms`, `Documents`, `Blocks`. */
  readonly group: string;
  /** The state of the term in this draft, such as `introduced on line 12`, or what the snippet is for. */
  readonly description: string;
  /** What a term is, in a sentence or two. */
  readonly definition?: string;
  /** In snippet syntax. */
  readonly insertText: string;
  readonly additionalTextEdits?: readonly TextEdit[];
}

/** What a tool for language models answers, as text; what is given is what the model gives. */
export const toolRequest = request<ToolParams, string>('policyGlossary/tool');
export interface ToolParams {
  readonly name: string;
  readonly input: unknown;
}

/** The glossary entry at a place of a draft, or of a concept by its id. */
export const entryRequest = request<EntryParams, ShownEntry | null>('policyGlossary/entry');
export interface EntryParams {
  readonly textDocument?: TextDocumentIdentifier;
  readonly position?: Position;
  readonly concept?: string;
}
/** null where no concept stands. */
export interface ShownEntry {
  readonly concept: string;
  readonly title: string;
  readonly markdown: string;
  /** The page that shows it. */
  readonly uri: string;
}

/** The concepts in force, in the order of their titles: all, or those one of whose names or whose domain holds what is asked for. */
export const conceptsRequest = request<ConceptsParams, readonly ConceptSummary[]>('policyGlossary/concepts');
export interface ConceptsParams {
  readonly query?: string;
}
export interface ConceptSummary {
  readonly id: string;
  readonly title: string;
  readonly abbreviation?: string;
  readonly domain?: string;
}

/** The glossaries that hold for a draft, or for the workspace, the nearest first and the built-in one last. */
export const glossariesRequest = request<GlossariesParams, readonly GlossarySummary[]>('policyGlossary/glossaries');
export interface GlossariesParams {
  readonly textDocument?: TextDocumentIdentifier;
}
export interface GlossarySummary {
  /** Undefined for the built-in one. */
  readonly uri?: string;
  readonly entries: number;
}

/** What of a draft could go into a glossary: what stands in a range of it, or all that it introduces and no glossary has. */
export const additionsRequest = request<AdditionsParams, readonly NewTerm[]>('policyGlossary/additions');
export interface AdditionsParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly range?: Range;
}
export interface NewTerm {
  readonly preferred: string;
  readonly abbreviation?: string;
  readonly definition?: string;
  /** Whether nobody has decided on it yet, so that its entry holds for no draft. */
  readonly proposed?: boolean;
  readonly note?: string;
  /** What shows it. */
  readonly sources?: readonly NewSource[];
}
export interface NewSource {
  readonly title: string;
  /** Year or full date. */
  readonly date?: string;
  /** The place in it. */
  readonly at?: string;
  /** The words of it. */
  readonly quote?: string;
}

/**
 * What writes terms into the nearest glossary of a draft, or of the workspace, that has a place for them; refused, with the
 * reason, where none has.
 */
export const addRequest = request<AddParams, GlossaryEdit>('policyGlossary/add');
export interface AddParams {
  readonly textDocument?: TextDocumentIdentifier;
  readonly terms: readonly NewTerm[];
}
export interface GlossaryEdit {
  readonly edit: WorkspaceEdit;
  /** The glossary file. */
  readonly uri: string;
}

/** How many drafts of the workspace a glossary file at an address holds for. */
export const reachRequest = request<ReachParams, number>('policyGlossary/reach');
export interface ReachParams {
  readonly uri: string;
}

/** What an action about a finding does, beside fixing it: the ends of its kind, `quickfix.ignore`. */
export const choices = {
  /** Lets the words stand at this place. */
  ignore: 'ignore',
  /** Lets them stand in this draft. */
  allow: 'allow',
  /** Lets an abbreviation stand without introduction in the workspace. */
  known: 'known',
  /** Explains the rule. */
  why: 'why',
  /** Mends everything in the draft that is like it. */
  all: 'all',
  /** Turns the rule off. */
  off: 'off',
} as const;

/** What a draft does with each concept that it names; a draft that is not open names none. */
export const termsRequest = request<TermsParams, readonly TermUse[]>('policyGlossary/terms');
export interface TermsParams {
  readonly textDocument: TextDocumentIdentifier;
}
export interface TermUse {
  readonly concept: string;
  readonly title: string;
  readonly abbreviation?: string;
  /** The names that the draft uses, the most frequent first. */
  readonly names: readonly { readonly text: string; readonly times: number }[];
  /** The line of its introduction, from 1. */
  readonly introducedOn?: number;
  /** How many findings are about it. */
  readonly findings: number;
  /** Its first mention. */
  readonly range: Range;
}

/** The terms of a draft that a preview of it can explain. */
export const previewRequest = request<TermsParams, PreviewTerms>('policyGlossary/preview');
export interface PreviewTerms {
  readonly terms: readonly { readonly concept: string; readonly title: string; readonly definition: string }[];
  /** In the order of the text, each as it is written there; lines from 0. */
  readonly mentions: readonly { readonly concept: string; readonly line: number; readonly text: string }[];
}

/** Where a draft names a concept, in the order of the text; without a concept, what is found in it that is about none. */
export const placesRequest = request<PlacesParams, readonly TermPlace[]>('policyGlossary/places');
export interface PlacesParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly concept?: string;
}
export interface TermPlace {
  readonly range: Range;
  /** The words around it in one line, and where it stands in them, in UTF-16 units. */
  readonly excerpt: { readonly text: string; readonly start: number; readonly end: number };
  /** What is found there, the worst first. */
  readonly findings: readonly { readonly severity: DiagnosticSeverity; readonly message: string }[];
}

/** What each draft of the workspace calls what it names, in the order of their paths; reports progress and can be cancelled. */
export const seriesRequest = request<ReviewParams, readonly SeriesDraft[]>('policyGlossary/series');
export interface SeriesDraft {
  readonly uri: string;
  /** Its path in its folder. */
  readonly name: string;
  /** The names that it uses, those first that other drafts have other names for. */
  readonly names: readonly SeriesName[];
}
export interface SeriesName {
  readonly concept: string;
  readonly text: string;
  readonly times: number;
  /** Its first line, from 1. */
  readonly line: number;
  /** The other names that the drafts have for the same thing, a full name and its abbreviation being one. */
  readonly others: readonly string[];
  /** Whether the glossary of its draft tells to avoid it: then no draft is to use it. */
  readonly avoided: boolean;
}

/** The naming of all drafts of the workspace, as a Markdown document; reports progress and can be cancelled. */
export const reviewRequest = request<ReviewParams, Review>('policyGlossary/review');
export interface ReviewParams {
  readonly workDoneToken?: string | number;
}
export interface Review {
  readonly markdown: string;
  /** The page that shows it. */
  readonly uri: string;
}

/**
 * What writes one of the names of a concept in all drafts of the workspace that have others; refused, with the reason,
 * where no draft takes it. Reports progress and can be cancelled.
 */
export const useNameRequest = request<UseNameParams, NameUse>('policyGlossary/useName');
export interface UseNameParams extends ReviewParams {
  readonly concept: string;
  readonly text: string;
}
export interface NameUse {
  readonly edit: WorkspaceEdit;
  /** The paths of drafts that have other names and in which this one would not stand right. */
  readonly left: readonly string[];
}

/**
 * What the drafts of the workspace themselves define and repeat, and no glossary has: abbreviations first, each kind by how
 * many drafts have it. Reports progress and can be cancelled.
 */
export const mineRequest = request<ReviewParams, Mined>('policyGlossary/mine');
export interface Mined {
  readonly terms: readonly MinedTerm[];
  /** What could not be read or is not told, a sentence each. */
  readonly notices: readonly string[];
}
export interface MinedTerm {
  /** As it is written into a glossary, as proposed. */
  readonly term: NewTerm;
  readonly drafts: number;
  readonly uses: number;
  /** The dates of the first and the last draft that has one, as `YYYY-MM-DD`; empty where none has. */
  readonly first: string;
  readonly last: string;
  /** Other spellings, and full names that other drafts give the abbreviation. */
  readonly spellings: readonly string[];
  readonly rivals: readonly string[];
}

/** The formats of glossaries that can be read and written. */
export const formatsRequest = request<object, readonly FormatSummary[]>('policyGlossary/formats');
export interface FormatSummary {
  readonly id: string;
  readonly title: string;
  /** How its file names end, with the point. */
  readonly endings: readonly string[];
  readonly reads: boolean;
  readonly writes: boolean;
}

/** A glossary of another format as YAML; the format is told by the file's name. */
export const importRequest = request<ImportParams, Converted>('policyGlossary/import');
export interface ImportParams {
  readonly name: string;
  readonly text: string;
}

/** The glossary in force in a format. */
export const exportRequest = request<ExportParams, Converted>('policyGlossary/export');
export interface ExportParams {
  readonly format: string;
  /** true: only the concepts that glossary files add or change. */
  readonly own?: boolean;
}

export interface Converted {
  readonly text: string;
  /** What could not be read or carried, one sentence each. */
  readonly notices: readonly string[];
}

/** Asked by a server that has no files of its own: what lies in a folder of the workspace. */
export const folderRequest = request<FolderParams, readonly FolderEntry[]>('policyGlossary/folder');
export interface FolderParams {
  readonly uri: string;
}
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** Asked by a server that has no files of its own: a file of the workspace. */
export const fileRequest = request<FileParams, FileContent>('policyGlossary/file');
export interface FileParams {
  readonly uri: string;
  /** In bytes; what is in a larger file is not given. */
  readonly largest: number;
}
export interface FileContent {
  readonly kind: FolderEntry['kind'];
  /** What is in it; missing where it is larger than asked for, or no file. */
  readonly base64?: string;
}
