// The client: starts the server and connects it to VS Code. It knows VS Code and the protocol, nothing of glossaries.
import * as vscode from 'vscode';
import type { BaseLanguageClient, DocumentSelector, LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, pageScheme } from '../server/requests';
import { draftLanguages } from './drafts';
import { registerCommands, type Views } from './commands/commands';
import { Preview } from './preview';
import { restart } from './restart';
import { followTyping } from './suggest';
import { registerTools } from './tools';
import { createStatus, type HouseStyles } from './views/status';
import { createDraftTerms } from './views/draftTerms';
import { createGlossaryView } from './views/glossary';
import { createSeriesView } from './views/series';

/** The id of the client: the section of the settings, and the name of the trace setting. */
export const clientId = 'policyGlossary';

/** Shows a page of the server, also from the links of a card. */
const pageCommand = 'policyGlossary.showPage';

/**
 * Whether a document is somebody's draft or glossary: a file, or what is not stored yet. Our own pages, the sides of a
 * comparison and the previews of a change are shown as documents too, of schemes that nothing is written to.
 */
function isWritten({ uri: { scheme } }: vscode.TextDocument): boolean {
  if (scheme === pageScheme) return false;
  if (scheme === 'untitled' || scheme === 'vscode-notebook-cell') return true;
  const isOpenFolder = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === scheme) ?? false;
  return isOpenFolder || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Settings as VS Code has them, and by themselves those of the workspace, which go over what configuration files say. */
function withWorkspaceSettings(settings: unknown, uri: string | undefined): unknown {
  if (typeof settings !== 'object' || settings === null) return settings;
  const configuration = vscode.workspace.getConfiguration(clientId, uri === undefined ? null : vscode.Uri.parse(uri));
  const ofWorkspace = Object.keys(settings).map((key) => {
    const known = configuration.inspect<unknown>(key);
    return [key, known?.workspaceFolderValue ?? known?.workspaceValue] as const;
  });
  return { ...settings, workspaceSettings: Object.fromEntries(ofWorkspace) };
}

/** Drafts in their languages, and glossaries and configurations by their names. */
function selectDocuments(): DocumentSelector {
  const glossaries = '**/{glossary.yaml,glossary.yml,*.glossary.yaml,*.glossary.yml,*.glossary.json}';
  return [
    ...draftLanguages().map((language) => ({ language })),
    { pattern: glossaries },
    { pattern: '**/.policy-glossary.{yaml,yml,json}' },
  ];
}

/** Tells the menus which languages drafts have, and the server again where they have changed. */
function followLanguages(client: BaseLanguageClient): vscode.Disposable {
  const tellMenus = () => vscode.commands.executeCommand('setContext', 'policyGlossary.languages', draftLanguages());
  void tellMenus();
  return vscode.workspace.onDidChangeConfiguration(async (event) => {
    if (!event.affectsConfiguration('policyGlossary.languages')) return;
    void tellMenus();
    const { clientOptions: options } = client;
    options.documentSelector = selectDocuments();
    options.initializationOptions = { ...(options.initializationOptions as object), languages: draftLanguages() };
    await restart(client);
  });
}

/** What the server is told about VS Code. `storage` is the URI of a folder of its own, where it has one. */
export function clientOptions(context: vscode.ExtensionContext, storage?: string): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    storage,
    // VS Code offers the snippets itself.
    snippets: false,
    levelCommand: 'policyGlossary.setRuleLevel',
    pageCommand,
    knownCommand: 'policyGlossary.addKnown',
    referencesCommand: 'policyGlossary.showReferences',
    workspaceDiagnostics: true,
    languages: draftLanguages(),
    documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules.md').toString(),
  };
  return {
    documentSelector: selectDocuments(),
    initializationOptions,
    middleware: {
      didOpen: (document, next) => (isWritten(document) ? next(document) : Promise.resolve()),
      workspace: {
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers)
            ? answers.map((answer: unknown, index) => withWorkspaceSettings(answer, params.items[index]?.scopeUri))
            : answers;
        },
      },
    },
    outputChannelName: 'Policy Glossary',
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
    // Only our own links to pages are followed; what stands in a glossary is shown as text.
    markdown: { isTrusted: { enabledCommands: [pageCommand] }, supportHtml: false },
  };
}

/** The house styles that the manifest offers, by the value of the setting. */
function houseStyles({ extension }: vscode.ExtensionContext): HouseStyles {
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
  };
  const { enum: values, enumItemLabels: titles } = contributes.configuration.properties['policyGlossary.profile'] as {
    readonly enum: readonly string[];
    readonly enumItemLabels: readonly string[];
  };
  return new Map(values.map((value, index) => [value, titles[index] ?? value]));
}

/** What VS Code's preview of Markdown takes from an extension. */
export type Exports = Pick<Preview, 'extendMarkdownIt'>;

/** Starts a client and everything around it; `create` makes one for the host that VS Code runs in. */
export async function activateClient(
  context: vscode.ExtensionContext,
  create: () => BaseLanguageClient,
): Promise<Exports> {
  const client = create();
  const styles = houseStyles(context);
  const preview = new Preview(client);
  const views: Views = {
    draft: createDraftTerms(client, context.workspaceState),
    glossary: createGlossaryView(client),
    series: createSeriesView(client),
  };
  context.subscriptions.push(
    followLanguages(client),
    followTyping(context.globalState),
    preview,
    createStatus(client, styles),
    views.draft,
    views.glossary,
    views.series,
    ...registerCommands(client, styles, views),
    ...registerTools(client, context.extension),
    { dispose: () => void client.dispose() },
  );
  // The views appear with the first draft, not before.
  await vscode.commands.executeCommand('setContext', 'policyGlossary.started', true);
  await client.start();
  return { extendMarkdownIt: preview.extendMarkdownIt };
}
