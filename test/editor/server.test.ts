import { deepEqual, equal, ok } from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, findings, pause, ruleOf, write } from './support';

/** The server's process: a child of the extension host, in which this test runs as well. */
function findServer(): ChildProcess | undefined {
  const host = process as NodeJS.Process & { _getActiveHandles(this: void): readonly object[] };
  return host
    ._getActiveHandles()
    .filter((handle): handle is ChildProcess => 'spawnargs' in handle)
    .find(
      ({ spawnargs, exitCode, signalCode }) =>
        exitCode === null && signalCode === null && spawnargs.some((argument) => argument.endsWith('server.js')),
    );
}

/** Kills the server as the system would; resolves when it is gone. */
async function killServer(): Promise<void> {
  const server = findServer();
  ok(server, 'no server runs');
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}

describe('the server', () => {
  before(activate);
  afterEach(closeAll);

  async function hasHover({ document }: vscode.TextEditor): Promise<boolean> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 10),
    );
    return hovers.length > 0;
  }

  it('comes back when it is killed, and knows the drafts that are open', async () => {
    const editor = await write('Talks at Nato went on.');
    await findings(editor.document);
    await killServer();
    while (!(await hasHover(editor))) await pause();
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'S. Korea came. '));
    deepEqual((await findings(editor.document, ({ length }) => length === 2)).map(ruleOf), [
      'deprecated-term',
      'deprecated-term',
    ]);
  });

  it('stays down after five crashes, until it is restarted by hand', async () => {
    const editor = await write('Talks at Nato went on.');
    // One crash is behind us.
    for (let crash = 2; crash <= 5; crash++) {
      while (!(await hasHover(editor))) await pause();
      await killServer();
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    equal(findServer(), undefined);
    equal(await hasHover(editor), false);
    await vscode.commands.executeCommand('policyGlossary.restartServer');
    equal(await hasHover(editor), true);
  });
});
