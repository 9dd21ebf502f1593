// The server: how it starts and ends, and what follows from what an editor tells it.
import type { Connection, InitializeResult } from 'vscode-languageserver';
import { Diagnostics, PUSH_DELAY } from './answers/diagnostics';
import { answerOwnRequests } from './answers/ownRequests';
import { answerStandardRequests } from './answers/standardRequests';
import { WorkspaceDiagnostics } from './answers/workspaceDiagnostics';
import { isDraftName } from './files/folder';
import type { Host } from './files/host';
import { capabilitiesFor } from './protocol/capabilities';
import { Editor } from './protocol/editor';
import { isData, isRecord, languageOf } from './protocol/parameters';
import type { InitializationOptions } from './requests';
import { ClientSettings } from './workspace/clientSettings';
import { isConfiguration, isGlossary } from './workspace/glossaryLayers';
import { GLOSSARY_DELAY, GlossaryUpdates } from './workspace/glossaryUpdates';
import { startLines } from './workspace/startLines';
import { countMentions, MentionCounter } from './workspace/mentionCounter';
import { Session } from './workspace/session';
import { Workspace } from './workspace/workspace';
import { spokenIn } from './words/languages';
import { speak } from './words/words';

declare const PRODUCT_VERSION: string;

/** What a server is made of. */
interface Parts {
  readonly connection: Connection;
  readonly editor: Editor;
  readonly session: Session;
  readonly workspace: Workspace;
  readonly diagnostics: Diagnostics;
  readonly workspaceDiagnostics: WorkspaceDiagnostics;
  readonly mentions: MentionCounter;
  readonly glossaries: GlossaryUpdates;
  readonly settings: ClientSettings;
}

/**
 * Serves a client over a connection until it ends. `defaults` are what the machine knows and the client does not say.
 * Whatever comes in, the server lives on: a fault costs the one answer and is logged.
 */
export function startServer(connection: Connection, defaults: InitializationOptions = {}, host?: Host): void {
  const editor = new Editor(connection, defaults);
  const session = new Session((rule, error) => editor.logFault(`The rule ${rule}`, error));
  const workspace = new Workspace(session, editor, host);
  const diagnostics = new Diagnostics(
    workspace,
    () => glossaries.isRead,
    (uri) => workspaceDiagnostics.forget(uri),
  );
  const mentions = new MentionCounter(
    () => countMentions(workspace, () => !editor.isRunning),
    () => {
      if (editor.capabilities.workspace?.codeLens?.refreshSupport) void editor.ask('workspace/codeLens/refresh');
    },
    async () => {
      await glossaries.isRead;
      return editor.isRunning && workspace.isKnown;
    },
  );
  const workspaceDiagnostics = new WorkspaceDiagnostics(workspace, diagnostics, () => glossaries.isRead);
  const glossaries = new GlossaryUpdates(
    workspace,
    () => {
      mentions.outdate();
      workspaceDiagnostics.outdate();
      diagnostics.refresh();
    },
    () => workspaceDiagnostics.outdate(),
  );
  const settings = new ClientSettings(workspace, (uris) => {
    // Those of a folder, or for all, may name glossaries.
    if (uris.some((uri) => session.drafts.find(uri) === undefined)) glossaries.find();
    workspaceDiagnostics.outdate();
    diagnostics.refresh();
  });

  const parts: Parts = {
    connection,
    editor,
    session,
    workspace,
    diagnostics,
    workspaceDiagnostics,
    mentions,
    glossaries,
    settings,
  };
  followLife(parts);
  followDocuments(parts);
  followSettings(parts);
  answerStandardRequests({ workspace, diagnostics, mentions });
  workspaceDiagnostics.answer();
  answerOwnRequests(workspace);
  connection.listen();
}

/** What follows from the start and the end of a client. */
function followLife({
  connection,
  editor,
  workspace,
  diagnostics,
  workspaceDiagnostics,
  mentions,
  glossaries,
  settings,
}: Parts): void {
  connection.onInitialize((params): InitializeResult => {
    speak(spokenIn(params.locale));
    editor.start(params.capabilities, params.initializationOptions as unknown);
    workspace.open(params.workspaceFolders, params.rootUri);
    return {
      serverInfo: { name: 'Policy Glossary', version: PRODUCT_VERSION },
      capabilities: capabilitiesFor(editor),
    };
  });

  connection.onInitialized(() =>
    editor.guard('initialized', async () => {
      settings.take(editor.options.settings);
      const { workspace: offered } = editor.capabilities;
      if (offered?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders((event) =>
          editor.guard('folders', () => {
            const added = workspace.change(event);
            glossaries.find();
            workspaceDiagnostics.outdate();
            return settings.ask(added);
          }),
        );
      glossaries.find();
      if (offered?.didChangeConfiguration?.dynamicRegistration)
        editor.register('workspace/didChangeConfiguration', { section: 'policyGlossary' });
      await settings.askAll();
      await glossaries.isRead;
      editor.tellStart(startLines(workspace, PRODUCT_VERSION));
    }),
  );

  connection.onShutdown(() => {
    editor.shutDown();
    glossaries.stop();
    diagnostics.stop();
    mentions.dispose();
    workspaceDiagnostics.outdate();
    workspace.stop();
  });
}

/** What follows from drafts and glossaries that are opened, changed and closed. */
function followDocuments({
  connection,
  editor,
  session,
  workspace: { preparation },
  diagnostics,
  workspaceDiagnostics,
  mentions,
  glossaries,
  settings,
}: Parts): void {
  connection.onDidOpenTextDocument(({ textDocument }) =>
    editor.guard('open', async () => {
      const { uri, languageId, version, text } = textDocument;
      if (typeof text !== 'string') return;
      if (isGlossary(uri) || isConfiguration(uri) || isData(languageId)) {
        session.openGlossaries.open(uri, version, text, isGlossary(uri));
        return isConfiguration(uri) ? glossaries.find() : glossaries.read();
      }
      const language = languageOf(languageId, uri, editor.options.languages);
      if (language === undefined) return;
      session.drafts.open(uri, language, version, text);
      preparation.forget(uri);
      mentions.outdate();
      mentions.readAhead();
      diagnostics.push(uri, 0);
      // Who watches no files tells of none that has changed.
      if (!editor.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) glossaries.find(GLOSSARY_DELAY);
      await settings.ask([uri]);
    }),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    editor.guard('change', () => {
      if (session.openGlossaries.change(uri, version, contentChanges)) {
        if (session.configurations.has(uri)) glossaries.find(GLOSSARY_DELAY);
        else if (session.findGlossary(uri)) glossaries.read(GLOSSARY_DELAY);
        return;
      }
      session.drafts.change(uri, version, contentChanges);
      if (session.glossaries.has(uri)) glossaries.read(GLOSSARY_DELAY);
      mentions.outdate();
      diagnostics.push(uri, PUSH_DELAY);
    }),
  );
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) =>
    editor.guard('close', async () => {
      const wasGlossary = session.findGlossary(uri) !== undefined || session.glossaries.has(uri);
      if (wasGlossary || session.configurations.has(uri)) glossaries.find();
      if (session.openGlossaries.close(uri)) return;
      const open = session.drafts.find(uri);
      session.close(uri);
      mentions.outdate();
      workspaceDiagnostics.forget(uri);
      if (open) await diagnostics.close(open.uri);
    }),
  );
}

/** What follows from new settings and files. */
function followSettings({ connection, editor, session, workspaceDiagnostics, glossaries, settings }: Parts): void {
  connection.onDidChangeConfiguration(({ settings: given }) =>
    editor.guard('configuration', () => {
      if (isRecord(given) && isRecord(given.policyGlossary)) settings.take(given.policyGlossary);
      return settings.askAll();
    }),
  );
  connection.onDidChangeWatchedFiles(({ changes }) =>
    editor.guard('files', () => {
      workspaceDiagnostics.outdate();
      const isOfDraft = ({ uri }: { readonly uri: string }) => isDraftName(uri) && !session.glossaries.has(uri);
      // Who names nothing may mean anything.
      const areOfDrafts = Array.isArray(changes) && changes.length > 0 && changes.every(isOfDraft);
      if (!areOfDrafts) glossaries.find(GLOSSARY_DELAY);
    }),
  );
}
