// Keeps the user's glossaries and configurations in force while files, folders and settings change, and says in each file what is wrong.
import type { Diagnostic } from 'vscode-languageserver-types';
import { glossaryRegistrations } from '../protocol/capabilities';
import { problemDiagnostics } from '../features/diagnostic';
import { isDraftName } from '../files/folder';
import { normalizeUri, withSlash } from '../files/uri';
import type { GlossaryFile } from '../files/host';
import { type ConfigurationReading, readBaselines, readConfigurations } from './configurationsInForce';
import {
  findFiles,
  type FolderFile,
  type FolderFiles,
  isConfiguration,
  isGlossary,
  type ReadLayer,
  readLayers,
} from './glossaryLayers';
import { dataLanguages } from '../protocol/parameters';
import { schedule } from '../tasks/schedule';
import { workInSlices } from '../tasks/turns';
import { SentenceTests } from './sentenceTests';
import type { FolderLayer } from './glossariesInForce';
import { createLined, type Lined } from '../text/draft';
import type { Problem } from '../text/problem';
import { namedFiles, watchedFiles } from './watchedFiles';
import type { Workspace } from './workspace';

/** How long after the last change of a glossary it is put in force, in milliseconds. */
export const GLOSSARY_DELAY = 100;

/** The glossary files of a workspace; those that are open count as they stand in the editor. */
export class GlossaryUpdates {
  /** The files on disk as they were found, and whether they have to be looked for again. */
  private onDisk: readonly FolderFile[] = [];
  private isStale = true;
  /** Whether the client has been asked for the files that settings name. */
  private asksInNamed = false;
  /** What has been said of the files in which something is wrong, so that it can be taken back. */
  private readonly said = new Map<string, string>();
  private readonly lined = new WeakMap<FolderLayer, Lined>();
  private readonly sentences: SentenceTests;
  /** Settled once the glossaries have been read the first time. */
  readonly isRead: Promise<void>;
  private markRead = (): void => undefined;
  /** The folders that the machine watches. */
  private onMachine = { folders: '', stop: (): void => undefined };
  private readonly work = schedule((isOvertaken) => this.update(isOvertaken));

  /** `onNew` is called when other glossaries than before are in force, `onDraft` when the machine tells that a draft has changed. */
  constructor(
    private readonly workspace: Workspace,
    private readonly onNew: () => void,
    private readonly onDraft: () => void,
  ) {
    this.sentences = new SentenceTests(workspace.session);
    this.isRead = new Promise((resolve) => (this.markRead = resolve));
  }

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
    this.markRead();
    this.onMachine.stop();
    this.work.stop();
  }

  private async update(isOvertaken: () => boolean): Promise<void> {
    const { session, editor, host } = this.workspace;
    try {
      if (this.isStale) {
        this.isStale = false;
        const found = await this.findInFolders();
        await this.configure(found.flatMap(({ files }) => files));
        this.watch();
        this.onDisk = await findFiles({
          folders: found,
          host,
          configurations: session.configurations.list(),
          settingsOf: (folder) => session.settings.of(folder),
          onLeftOut: editor.warn,
        });
        this.watchFolders();
      }
      for await (const layers of readLayers(session, this.onDisk, host, editor.log))
        await this.putInForce(layers, isOvertaken);
    } catch (error) {
      editor.logFault('glossaries', error);
    } finally {
      if (!isOvertaken()) this.markRead();
    }
  }

  /** The data files of each folder of the workspace. */
  private findInFolders(): Promise<readonly FolderFiles[]> {
    const { folders, host, editor } = this.workspace;
    return Promise.all(
      folders.map(async (folder) => ({ folder, files: (await host?.readDataFiles(folder, editor.log)) ?? [] })),
    );
  }

  /** Puts the configurations among some files in force, as they stand in the editor, and says what is wrong in them. */
  private async configure(found: readonly GlossaryFile[]): Promise<void> {
    const { workspace } = this;
    const { session, editor, host } = workspace;
    const onDisk = new Map(found.map((file) => [normalizeUri(file.uri), file]));
    for (const { uri, file } of session.openGlossaries.all())
      if (isConfiguration(uri)) onDisk.set(normalizeUri(uri), { uri, text: file.text.toString() });
    const reading: ConfigurationReading = {
      read: async (uri, folder) => {
        const text = session.openText(uri);
        return text === undefined ? ((await host?.lookAt?.(uri, folder)) ?? 'missing') : { text };
      },
      rootOf: (uri) => workspace.folderOf(uri),
      onProblem: editor.log,
    };
    const configurations = await readConfigurations(
      [...onDisk.values()].filter(({ uri }) => isConfiguration(uri)),
      session.configurations,
      reading,
    );
    const refused = new Map<string, Problem>();
    const baselines = await readBaselines(configurations, reading, ({ uri, at }, message) =>
      refused.set(uri, { ...at(['baseline']), message, level: 'error' }),
    );
    const isNew = session.configurations.set(configurations, baselines);
    for (const { files } of configurations)
      for (const { uri, text, problems } of files) {
        const all = [...problems, ...[refused.get(uri) ?? []].flat()];
        await this.tell(uri, problemDiagnostics(createLined(text), all, undefined));
      }
    if (!isNew) return;
    session.settings.renew();
    this.onNew();
  }

  /**
   * Asks the client to tell of changes of all files that are glossaries by their names or by the settings, and to ask in
   * those that settings name what it asks in the others.
   */
  private watch(): void {
    const { session, editor, folders, host } = this.workspace;
    if (host === undefined) return;
    const settingsOf = (folder: string) => session.settings.of(folder);
    const { dynamicRegistration, relativePatternSupport = false } =
      editor.capabilities.workspace?.didChangeWatchedFiles ?? {};
    if (dynamicRegistration) {
      const watchers = watchedFiles(folders, session.configurations.list(), settingsOf, host.userFile).map(
        ({ baseUri, pattern }) => ({
          globPattern: relativePatternSupport && baseUri !== undefined ? { baseUri, pattern } : `**/${pattern}`,
        }),
      );
      editor.register('workspace/didChangeWatchedFiles', { watchers });
    }
    const named = namedFiles(folders, session.configurations.list(), settingsOf, host.userFile);
    const documentSelector = named.flatMap(({ pattern }) =>
      dataLanguages.map((language) => ({ language, pattern: `**/${pattern}` })),
    );
    if (named.length > 0 || this.asksInNamed)
      for (const [method, options] of glossaryRegistrations(editor))
        editor.register(method, { documentSelector, ...options });
    this.asksInNamed ||= named.length > 0;
  }

  /**
   * Has the machine watch the folders in which files are or may come: many a client watches nothing, or only what is
   * saved in it, whatever it says.
   */
  private watchFolders(): void {
    const { session, folders, host } = this.workspace;
    if (host?.watch === undefined) return;
    const drafts = [...session.drafts.all()].filter(({ uri }) => this.workspace.folderOf(uri));
    const configurations = session.configurations.list().flatMap(({ files }) => files);
    const around = [...this.onDisk, ...configurations, ...drafts].map(({ uri }) => uri.slice(0, uri.lastIndexOf('/')));
    const watched = [...new Set([...folders, ...around].map(withSlash))];
    if (watched.join('\n') === this.onMachine.folders) return;
    this.onMachine.stop();
    const isRead = (key: string) =>
      session.configurations.has(key) || this.onDisk.some(({ uri }) => normalizeUri(uri) === key);
    const stop = host.watch(watched, (uri) => {
      if (isGlossary(uri) || isConfiguration(uri) || isRead(normalizeUri(uri))) this.find(GLOSSARY_DELAY);
      else if (isDraftName(uri)) this.onDraft();
    });
    this.onMachine = { folders: watched.join('\n'), stop };
  }

  /** Puts glossaries in force; what is wrong in them is said in their files, the rest holds. */
  private async putInForce(layers: readonly ReadLayer[], isOvertaken: () => boolean): Promise<void> {
    const { session, editor } = this.workspace;
    const isPrepared = await workInSlices(session.prepareGlossaries(layers), () => !editor.isRunning);
    if (!isPrepared) return;
    const isNew = session.glossaries.setLayers(layers);
    for (const layer of layers) await this.say(layer);
    const uris = new Set(layers.map(({ uri }) => uri));
    const configurations = new Set(session.configurations.list().flatMap(({ files }) => files.map(({ uri }) => uri)));
    for (const uri of this.said.keys()) if (!uris.has(uri) && !configurations.has(uri)) await this.tell(uri, []);
    this.sentences.keep(uris);
    if (isNew) this.onNew();
    this.markRead();
    for (const layer of layers) {
      await this.sentences.run(layer, isOvertaken);
      if (isOvertaken()) return;
      await this.say(layer);
    }
  }

  /** Says what is wrong in a file, as far as that is known. */
  private async say(layer: ReadLayer): Promise<void> {
    const { session, editor } = this.workspace;
    const { uri, problems } = layer;
    const all = [...problems, ...session.glossaries.problemsOf(uri), ...this.sentences.failures(layer)];
    const fileOf = (other: string) => {
      const found = session.glossaries.layerOf(other);
      return found && this.linesOf(found);
    };
    const isClear = all.length === 0;
    await this.tell(
      uri,
      isClear ? [] : problemDiagnostics(this.linesOf(layer), all, editor.showsRelated ? fileOf : undefined),
    );
  }

  /** A file with its line table, made once. */
  private linesOf(layer: FolderLayer): Lined {
    const known = this.lined.get(layer) ?? createLined(layer.text);
    this.lined.set(layer, known);
    return known;
  }

  /** Tells the client the diagnostics of a file, unless they are those that it has. */
  private async tell(uri: string, diagnostics: readonly Diagnostic[]): Promise<void> {
    const said = JSON.stringify(diagnostics);
    if (said === (this.said.get(uri) ?? '[]')) return;
    if (diagnostics.length > 0) this.said.set(uri, said);
    else this.said.delete(uri);
    await this.workspace.editor.tell('textDocument/publishDiagnostics', { uri, diagnostics });
  }
}
