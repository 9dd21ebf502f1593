// The server for assistants, where VS Code starts such: it is told of it in the manifest.
import * as vscode from 'vscode';

/** What VS Code has of it since 1.101; the types of the oldest that we support do not know it. */
interface WithServers {
  readonly lm?: {
    readonly registerMcpServerDefinitionProvider?: (
      id: string,
      provider: { readonly provideMcpServerDefinitions: () => readonly object[] },
    ) => vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
    version: string,
  ) => { readonly command: string; readonly args: readonly string[]; readonly env: object; cwd?: vscode.Uri };
}

/** The id of the provider in the manifest. */
const PROVIDER = 'policyGlossary.assistants';

/** Offers the servers to VS Code, which asks its user before it starts one. */
export function offerAssistants(context: vscode.ExtensionContext): vscode.Disposable[] {
  const register = (vscode as WithServers).lm?.registerMcpServerDefinitionProvider;
  if (register === undefined) return [];
  return [register(PROVIDER, { provideMcpServerDefinitions: () => serversFor(context) })];
}

/**
 * A server for each folder of the workspace on this machine, or one where there is none: what holds there holds for it.
 * None where VS Code starts no servers.
 */
export function serversFor({
  asAbsolutePath,
  extension,
}: Pick<vscode.ExtensionContext, 'asAbsolutePath' | 'extension'>) {
  const { McpStdioServerDefinition: Definition } = vscode as WithServers;
  if (Definition === undefined) return [];
  const { version } = extension.packageJSON as { readonly version: string };
  const words = [asAbsolutePath('dist/server.js'), 'mcp'];
  const define = (label: string, cwd?: vscode.Uri) =>
    // The program that runs extensions on a desktop is VS Code itself.
    Object.assign(new Definition(label, process.execPath, words, { ELECTRON_RUN_AS_NODE: '1' }, version), { cwd });
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const [only] = folders;
  if (folders.length < 2) return [define('Policy Glossary', only?.uri)];
  return folders.map(({ name, uri }) => define(`Policy Glossary: ${name}`, uri));
}
