// The settings that a client gives, or is asked for.
import { isRecord } from '../protocol/parameters';
import type { Workspace } from './workspace';

/** Puts settings in force as the client has them. */
export class ClientSettings {
  /** `onNew` is called with the URIs of documents and folders that have other settings than before; empty for all. */
  constructor(
    private readonly workspace: Workspace,
    private readonly onNew: (uris: readonly string[]) => void,
  ) {}

  /** Takes the settings for all that a client gives by itself. */
  take(settings: unknown): void {
    if (this.apply('', settings)) this.onNew(['']);
  }

  /** Asks for all settings; those of a document are asked for again when it opens. */
  async askAll(): Promise<void> {
    const { folders, session } = this.workspace;
    await this.ask(['', ...folders, ...Array.from(session.drafts.all(), ({ uri }) => uri)]);
  }

  /** Asks for the settings of documents and folders, and for those for all where the URI is empty, all at once. */
  async ask(uris: readonly string[]): Promise<void> {
    const { workspace } = this;
    const { session, editor } = workspace;
    if (!editor.capabilities.workspace?.configuration) return;
    const items = uris.map((uri) => ({ scopeUri: uri || undefined, section: 'policyGlossary' }));
    const answers = await editor.ask('workspace/configuration', { items });
    if (!Array.isArray(answers)) return;
    // A document may have been closed meanwhile, a folder removed.
    const isKnown = (uri: string) =>
      uri === '' || workspace.folders.includes(uri) || session.drafts.find(uri) !== undefined;
    const changed = uris.filter((uri, index) => {
      const given: unknown = answers[index];
      // A client that has none may have given some when it started.
      const settings = isRecord(given) && Object.keys(given).length === 0 ? (editor.options.settings ?? given) : given;
      return settings !== undefined && settings !== null && isKnown(uri) && this.apply(uri, settings);
    });
    if (changed.length > 0) this.onNew(changed);
  }

  /** Puts settings in force; says whether they are new. */
  private apply(uri: string, input: unknown): boolean {
    const { session, editor } = this.workspace;
    const warnings = session.settings.apply(uri, input);
    for (const warning of warnings ?? []) editor.warn(warning);
    return warnings !== undefined;
  }
}
