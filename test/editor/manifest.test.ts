import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate } from './support';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown };
    readonly virtualWorkspaces: unknown;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly snippets: readonly { readonly path: string }[];
  };
}

describe('the extension', () => {
  let manifest: Manifest;
  let folder: string;
  before(async () => {
    const extension = await activate();
    manifest = extension.packageJSON as Manifest;
    folder = extension.extensionPath;
  });

  it('has every command of its manifest, and no other', async () => {
    const commands = (await vscode.commands.getCommands(true)).filter((name) => name.startsWith('policyGlossary.'));
    deepEqual(commands.sort(), manifest.contributes.commands.map(({ command }) => command).sort());
  });

  it('has every file that its manifest names', () => {
    const files = [manifest.main, manifest.browser, manifest.icon, ...manifest.contributes.snippets.map((s) => s.path)];
    deepEqual(
      files.filter((file) => !existsSync(join(folder, file))),
      [],
    );
  });

  it('works in untrusted and in virtual workspaces', () => {
    equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('starts only for drafts and glossaries', () => {
    ok(
      manifest.activationEvents.every((event) =>
        /^(onLanguage:(markdown|plaintext)|workspaceContains:.*glossary.*)$/.test(event),
      ),
    );
  });
});
