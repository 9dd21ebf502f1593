// Keeps the user's glossaries in force while files, folders and settings change, and says in each file what is wrong.
import { problemDiagnostics } from './features/diagnostic';
import { findFiles, type PlacedFile, type ReadLayer, readLayers } from './glossaries';
import type { LayerEntry, Problem } from './glossary/layers';
import { schedule } from './schedule';
import { watchedPlaces } from './watchedPlaces';
import type { Workspace } from './workspace';

/** How long after the last change of a glossary it is put in force, in milliseconds. */
export const GLOSSARY_DELAY = 100;

/** The glossary files of a workspace; those that are open count as they stand in the editor. */
export class GlossaryWatch {
  /** The files on disk as they were found, and whether they have to be looked for again. */
  private onDisk: readonly PlacedFile[] = [];
  private isStale = true;
  /** The files in which something is wrong, so that it can be taken back. */
  private faulty: readonly string[] = [];
  private readonly work = schedule(() => this.update());

  /** `onNew` is called when other glossaries than before are in force. */
  constructor(
    private readonly workspace: Workspace,
    private readonly onNew: () => void,
  ) {}

  /** Puts open glossaries in force as they stand, so many milliseconds after the last change. */
  read(delay?: number): void {
    this.work.ask(delay);
  }

  /** Looks for the files anew, too. */
  find(delay?: number): void {
    this.isStale = true;
    this.work.ask(delay);
  }

  stop(): void {
    this.work.stop();
  }

  private async update(): Promise<void> {
    const { session, editor, folders, host } = this.workspace;
    try {
      if (this.isStale) {
        this.isStale = false;
        this.watch();
        const settingsOf = (folder: string) => session.settingsOf(folder);
        this.onDisk = await findFiles({ folders, host, settingsOf, onProblem: editor.log, onLeftOut: editor.warn });
      }
      await this.putInForce(await readLayers(session, this.onDisk, host, editor.log));
    } catch (error) {
      editor.logFault('glossaries', error);
    }
  }

  /** Asks the client to tell of changes of all files that are glossaries by their names or by the settings. */
  private watch(): void {
    const { session, editor, folders, host } = this.workspace;
    const { dynamicRegistration, relativePatternSupport = false } =
      editor.capabilities.workspace?.didChangeWatchedFiles ?? {};
    if (host === undefined || !dynamicRegistration) return;
    const places = watchedPlaces(folders, (folder) => session.settingsOf(folder), host.userFile);
    const watchers = places.map(({ baseUri, pattern }) => ({
      globPattern: relativePatternSupport && baseUri !== undefined ? { baseUri, pattern } : `**/${pattern}`,
    }));
    editor.register('workspace/didChangeWatchedFiles', { watchers });
  }

  /** Puts glossaries in force; what is wrong in them is said in their files, the rest holds. */
  private async putInForce(layers: readonly ReadLayer[]): Promise<void> {
    const { session } = this.workspace;
    const isNew = session.setLayers(layers);
    const wrong: string[] = [];
    for (const { uri, text, problems, entries } of layers) {
      const all = [...problems, ...session.problemsOf(uri), ...(await this.testSentences(uri, entries))];
      if (all.length > 0) wrong.push(uri);
      if (all.length > 0 || this.faulty.includes(uri)) await this.say(uri, text, all);
    }
    for (const uri of this.faulty) if (!layers.some((layer) => layer.uri === uri)) await this.say(uri, '', []);
    this.faulty = wrong;
    if (isNew) this.onNew();
  }

  private async say(uri: string, text: string, problems: readonly Problem[]): Promise<void> {
    const { session, editor } = this.workspace;
    const textOf = editor.showsRelated ? (of: string) => session.layerOf(of)?.text : undefined;
    const diagnostics = problemDiagnostics(text, problems, textOf);
    await editor.tell('textDocument/publishDiagnostics', { uri, diagnostics });
  }

  /** The test sentences of a glossary file that fail. */
  private async testSentences(uri: string, entries: readonly LayerEntry[]): Promise<readonly Problem[]> {
    const { session } = this.workspace;
    const tested = entries.filter(({ entry }) => entry.tests !== undefined);
    if (tested.length === 0) return [];
    const { testGlossary } = await import('./rules/testGlossary');
    return tested.flatMap((entry) => testGlossary(session.glossaryFor(uri), entry, session.optionsOf(uri)));
  }
}
