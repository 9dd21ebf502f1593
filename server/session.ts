// The only state: the open drafts, the glossary in force and the settings.
import { builtinConcepts } from './glossary/builtin';
import type { Concept } from './glossary/concept';
import { createGlossary, type Glossary } from './glossary/glossary';
import { lint } from './rules/lint';
import type { Finding, LintOptions } from './rules/rule';
import { defaultSettings, lintOptions, type Settings } from './settings';
import { type Draft, editDraft, type Language, offsetAt, parseDraft } from './text/draft';
import { readUsage, type Usage } from './usage/usage';

/** The largest draft that is read, in UTF-16 units: twice the longest that anybody writes. */
export const LARGEST_DRAFT = 8_000_000;

/** A change of a document as the protocol gives it: a replaced range, or the whole text. */
export interface Change {
  readonly range?: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly text: string;
}

/** An open document, and what has been worked out for its text as it is. */
export interface OpenDraft {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly draft: Draft;
  /** Whether it is too large to be read; `draft` is then empty. */
  readonly tooLarge: boolean;
}

/** Told of a rule that failed. */
export type OnFault = (rule: string, error: unknown) => void;

/** One spelling for the URIs of one document: `%3A` and `:` are the same. */
export function normalizeUri(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(
      /^file:\/\/\/([A-Z]):/,
      (_, drive: string) => `file:///${drive.toLowerCase()}:`,
    );
  } catch {
    return uri;
  }
}

/** The state of a server. Every answer is a function of what it holds. */
export class Session {
  private readonly drafts = new Map<string, OpenDraft>();
  private readonly settings = new Map<string, Settings>();
  private readonly options = new WeakMap<Settings, LintOptions>();
  private readonly usages = new WeakMap<Draft, Usage>();
  private readonly found = new WeakMap<
    Usage,
    { readonly options: LintOptions; readonly findings: readonly Finding[] }
  >();
  private glossaryInForce: Glossary | undefined;
  private own: readonly Concept[] = [];

  constructor(private readonly onFault: OnFault) {}

  /** The built-in concepts with the user's over them. */
  get glossary(): Glossary {
    return (this.glossaryInForce ??= createGlossary([...builtinConcepts(), ...this.own]));
  }

  /** Whether the user has concepts of their own. */
  get hasConcepts(): boolean {
    return this.own.length > 0;
  }

  /** Puts the user's concepts in force. What was worked out with others is forgotten by itself. */
  setConcepts(concepts: readonly Concept[]): void {
    this.own = concepts;
    this.glossaryInForce = undefined;
  }

  open(uri: string, language: Language, version: number, text: string): void {
    this.drafts.set(normalizeUri(uri), createOpen(uri, language, version, text));
  }

  /** Makes changes of a document one after another; unknown documents are ignored. */
  change(uri: string, version: number, changes: readonly Change[]): void {
    const known = this.find(uri);
    if (known === undefined) return;
    let { draft, tooLarge } = known;
    for (const { range, text } of changes) {
      if (range === undefined) ({ draft, tooLarge } = createOpen(uri, draft.language, version, text));
      else if (!tooLarge)
        draft = editDraft(draft, [{ start: offsetAt(draft, range.start), end: offsetAt(draft, range.end), text }]);
    }
    if (draft.text.length > LARGEST_DRAFT) ({ draft, tooLarge } = createOpen(uri, draft.language, version, draft.text));
    this.drafts.set(normalizeUri(uri), { uri: known.uri, version, draft, tooLarge });
  }

  close(uri: string): void {
    this.drafts.delete(normalizeUri(uri));
    this.settings.delete(normalizeUri(uri));
  }

  find(uri: string): OpenDraft | undefined {
    return this.drafts.get(normalizeUri(uri));
  }

  all(): Iterable<OpenDraft> {
    return this.drafts.values();
  }

  usage(draft: Draft): Usage {
    const known = this.usages.get(draft);
    if (known?.glossary === this.glossary) return known;
    const usage = readUsage(this.glossary, draft);
    this.usages.set(draft, usage);
    return usage;
  }

  /** The findings of a draft under its settings; none where linting is off. */
  findings({ uri, draft, tooLarge }: OpenDraft): readonly Finding[] {
    const settings = this.settingsOf(uri);
    if (!settings.enable || tooLarge) return [];
    const usage = this.usage(draft);
    const options = this.optionsOf(uri);
    const known = this.found.get(usage);
    if (known?.options === options) return known.findings;
    const findings = lint(usage, options, this.onFault);
    this.found.set(usage, { options, findings });
    return findings;
  }

  /** The settings of a document: its own, else those for all, else the defaults. */
  settingsOf(uri: string): Settings {
    return this.settings.get(normalizeUri(uri)) ?? this.settings.get('') ?? defaultSettings;
  }

  /** Sets what holds for a document, or for all where `uri` is empty. */
  setSettings(uri: string, settings: Settings): void {
    this.settings.set(normalizeUri(uri), settings);
  }

  optionsOf(uri: string): LintOptions {
    const settings = this.settingsOf(uri);
    let options = this.options.get(settings);
    if (options === undefined) this.options.set(settings, (options = lintOptions(settings)));
    return options;
  }
}

function createOpen(uri: string, language: Language, version: number, text: string): OpenDraft {
  const tooLarge = text.length > LARGEST_DRAFT;
  return { uri, version, draft: parseDraft(tooLarge ? '' : text, language), tooLarge };
}
