// The extension in a browser: the server is a worker.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateClient, clientId, clientOptions } from './client';

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2] & object;

export async function activate(context: ExtensionContext): Promise<void> {
  const url = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  await activateClient(
    context,
    () => new LanguageClient(clientId, 'Policy Glossary', new Worker(url), clientOptions(context)),
  );
}
