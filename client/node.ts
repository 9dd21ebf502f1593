// The extension on the desktop and on a remote machine: the server is a process of its own.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateClient, clientId, clientOptions } from './client';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  await activateClient(
    context,
    () =>
      new LanguageClient(clientId, 'Policy Glossary', { module, transport: TransportKind.ipc }, clientOptions(context)),
  );
}
