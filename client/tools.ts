// The tools of the server for language models, where VS Code has such: it is told of them in the manifest.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { toolRequest } from '../server/requests';

/** What VS Code has of it since 1.95; the types of the oldest that we support do not know it. */
interface WithTools {
  readonly lm?: { readonly registerTool?: (name: string, tool: LanguageModelTool) => vscode.Disposable };
  readonly LanguageModelToolResult?: new (parts: readonly unknown[]) => object;
  readonly LanguageModelTextPart?: new (text: string) => object;
}

interface LanguageModelTool {
  readonly invoke: (options: { readonly input: unknown }, token: vscode.CancellationToken) => Promise<object>;
}

/** What the name of a tool begins with in the manifest. */
const PREFIX = 'policyGlossary_';

/** Gives the tools of the manifest to language models. None writes anything, so that nothing is asked before. */
export function registerTools(client: BaseLanguageClient, extension: vscode.Extension<unknown>): vscode.Disposable[] {
  const { lm, LanguageModelToolResult: Result, LanguageModelTextPart: Text } = vscode as WithTools;
  if (lm?.registerTool === undefined || Result === undefined || Text === undefined) return [];
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly languageModelTools: readonly { readonly name: string }[] };
  };
  return contributes.languageModelTools.flatMap(({ name }) => {
    const invoke: LanguageModelTool['invoke'] = async ({ input }, token) => {
      const params = { name: name.slice(PREFIX.length), input };
      return new Result([new Text(await client.sendRequest<string>(toolRequest, params, token))]);
    };
    return lm.registerTool?.(name, { invoke }) ?? [];
  });
}
