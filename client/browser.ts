// The extension in a browser: the server is a worker, and the client reads files for it.
/// <reference lib="webworker" />
import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateClient, clientId, clientOptions, type Exports } from './client';
import { answerFileRequests } from './files';

export async function activate(context: ExtensionContext): Promise<Exports> {
  const url = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  let worker: Worker | undefined;
  // A server that is started again is a new one.
  const startWorker = () => {
    worker?.terminate();
    worker = new Worker(url);
    // VS Code puts a class of its own in the place of `Worker`, which the client would not know again.
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return activateClient(context, () => {
    const client = new LanguageClient(clientId, 'Policy Glossary', startWorker, clientOptions(context));
    answerFileRequests(client);
    return client;
  });
}
