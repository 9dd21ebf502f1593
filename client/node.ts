// The extension on the desktop and on a remote machine: the server is a process of its own.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { offerAssistants } from './assistants';
import { activateClient, clientId, clientOptions, type Exports } from './client';

export async function activate(context: ExtensionContext): Promise<Exports> {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  // Where the extension itself is debugged, a debugger can be attached to the server: .vscode/launch.json names the port.
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  context.subscriptions.push(...offerAssistants(context));
  return activateClient(
    context,
    () => new LanguageClient(clientId, 'Policy Glossary', { run, debug }, clientOptions(context, storageOf(context))),
  );
}

/** Where the server keeps what can be made again: VS Code has a folder for each workspace. */
function storageOf({ storageUri, globalStorageUri }: ExtensionContext): string {
  return (storageUri ?? globalStorageUri).toString();
}
