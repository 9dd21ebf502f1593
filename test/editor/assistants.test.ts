import { equal, match } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { serversFor } from '../../client/assistants';
import { itemAt } from '../../server/text/list';
import { activate } from './support';

describe('the server for assistants', () => {
  it('is one that VS Code can start in the folder, and that has the tools', async function () {
    const extension = await activate();
    const servers = serversFor({
      extension,
      asAbsolutePath: (path) => vscode.Uri.joinPath(extension.extensionUri, path).fsPath,
    });
    if (servers.length === 0) return this.skip();
    const { command, args, env, cwd } = itemAt(servers, 0);
    equal(cwd?.toString(), vscode.workspace.workspaceFolders?.[0]?.uri.toString());
    const server = spawn(command, args, { cwd: cwd?.fsPath, env: { ...process.env, ...env }, stdio: 'pipe' });
    try {
      const send = (message: object) => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
      let said = '';
      server.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
      const clientInfo = { name: 'test', version: '1.0.0' };
      send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo } });
      send({ method: 'notifications/initialized' });
      send({ id: 2, method: 'tools/list' });
      while (!/"id":2/.test(said)) await once(server.stdout, 'data');
      match(said, /"name":"check_text"/);
    } finally {
      server.kill();
    }
  });
});
