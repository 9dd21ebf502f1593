import { deepEqual, ok } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, findings, pause, write } from '../support';
import { itemAt } from '../../../server/text/list';

describe('the workspace of a browser', () => {
  /** What lies in the folder beside the sample; none is opened that others open, for VS Code keeps what was open. */
  const written = new Set<string>();
  before(activate);
  afterEach(async () => {
    await closeAll();
    for (const name of written) await remove(name);
  });

  const placeOf = (name: string) => vscode.Uri.joinPath(itemAt(vscode.workspace.workspaceFolders!, 0).uri, name);

  async function save(path: string, text: string | Uint8Array): Promise<void> {
    written.add(itemAt(path.split('/'), 0));
    await vscode.workspace.fs.writeFile(
      placeOf(path),
      typeof text === 'string' ? new TextEncoder().encode(text) : text,
    );
  }

  async function remove(name: string): Promise<void> {
    written.delete(name);
    await vscode.workspace.fs.delete(placeOf(name), { recursive: true });
  }

  const glossary =
    'concepts:\n  quorum: { preferred: Quorum Plan, deprecated: [{ term: Quorum Pact, use: Quorum Plan }] }\n';
  const fixed = ['Use “Quorum Plan” instead of “Quorum Pact”.'];

  it('has its glossaries in force, each for its folder, as they are saved and go', async () => {
    const { document } = await write('The Quorum Pact is old.');
    const messages = async (count: number) =>
      (await findings(document, ({ length }) => length === count)).map(({ message }) => message);
    await save('team.glossary.yaml', glossary);
    deepEqual(await messages(1), fixed);
    await remove('team.glossary.yaml');
    deepEqual(await messages(0), []);
    await save('deep/er/brief.md', 'The Quorum Pact is old.');
    const deep = await vscode.workspace.openTextDocument(placeOf('deep/er/brief.md'));
    await vscode.window.showTextDocument(deep);
    await save('deep/names.glossary.yaml', glossary);
    deepEqual(
      (await findings(deep)).map(({ message }) => message),
      fixed,
    );
  });

  it('has the glossaries that settings name, also when the server starts anew', async () => {
    await save('terms/names.csv', 'term;deprecated\nQuorum Plan;Quorum Pact\n');
    const settings = vscode.workspace.getConfiguration('policyGlossary');
    const { document } = await write('The Quorum Pact is old.');
    try {
      await settings.update('glossaries', ['terms/*.csv'], vscode.ConfigurationTarget.Workspace);
      deepEqual(
        (await findings(document)).map(({ message }) => message),
        fixed,
      );
      await vscode.commands.executeCommand('policyGlossary.restartServer');
      deepEqual(
        (await findings(document)).map(({ message }) => message),
        fixed,
      );
    } finally {
      await settings.update('glossaries', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('has its drafts surveyed, without those that .gitignore names', async () => {
    await save('.gitignore', 'old/\n');
    await save('old/brief.md', 'The Seongsan Accord.');
    await save('new/brief.md', 'The Seongsan Accord.');
    await save('new/latin.md', new Uint8Array([0xe9, 0x74, 0xe9]));
    await save('seongsan.glossary.yaml', 'concepts:\n  seongsan: { preferred: Seongsan Accord }\n');
    const { document, selection } = await write('The Seongsan Ac$0cord.');
    let places: readonly vscode.Location[] = [];
    while (places.length < 2) {
      await pause();
      places = await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, selection.active);
    }
    deepEqual(places.map(({ uri }) => uri.path).sort(), [document.uri.path, placeOf('new/brief.md').path].sort());
    const review = await reviewText();
    ok(/latin\S* is not UTF-8 at byte 1 and is skipped/.test(review), review);
  });

  /** The review of all drafts once it names what cannot be read. */
  async function reviewText(): Promise<string> {
    await vscode.commands.executeCommand('policyGlossary.reviewWorkspace');
    for (;;) {
      const pages = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'policy-glossary');
      const review = pages.map((page) => page.getText()).find((text) => text.includes('latin'));
      if (review) return review;
      await pause();
    }
  }
});
