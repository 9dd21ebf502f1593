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
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly image: string } }[] }[];
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
    // VS Code adds commands of its own for the views.
    const commands = (await vscode.commands.getCommands(true)).filter((name) =>
      /^policyGlossary\.(?!(?:draft|glossary|series)\.)/.test(name),
    );
    deepEqual(commands.sort(), manifest.contributes.commands.map(({ command }) => command).sort());
  });

  it('offers its commands where the list of commands has the focus, and not the text', () => {
    const { commands } = manifest.contributes;
    deepEqual(
      commands.filter(({ enablement }) => /editor(?:TextFocus|Focus|Readonly)\b/.test(enablement ?? '')),
      [],
    );
  });

  it('has every file that its manifest names', () => {
    const { snippets, walkthroughs } = manifest.contributes;
    const pictures = walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image));
    const files = [manifest.main, manifest.browser, manifest.icon, ...snippets.map(({ path }) => path), ...pictures];
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
        /^(onLanguage:(markdown|plaintext|quarto|rmd|mdx)|workspaceContains:.*glossary.*)$/.test(event),
      ),
    );
  });
});
