// The same findings, word for word, by command line, library, assistants and server; the editors have the same test.
import { deepEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, it } from 'mocha';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { parse } from 'yaml';
import { type CheckerOptions, type CheckFinding, createChecker } from '../server/library/checker';
import { describeFound, drafts, expected, files } from './everyDoor';
import { inFolder, runIn } from './support/commandLine';

/** The folder, on disk. */
function withFiles(use: (folder: string) => void | Promise<void>): Promise<void> {
  return inFolder((folder) => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    return use(folder);
  });
}

const languageOf = (path: string) => (path.endsWith('.txt') ? 'plaintext' : 'markdown');

describe('every door shows the same', () => {
  it('on the command line', () =>
    withFiles((folder) => {
      const { stdout } = runIn(folder, ['check', '--format', 'json', ...drafts]);
      const found = JSON.parse(stdout) as readonly {
        readonly filePath: string;
        readonly messages: readonly (CheckFinding & { readonly ruleId: string })[];
      }[];
      const all = found.flatMap(({ messages }, index) =>
        messages.map((message) => describeFound(drafts[index] ?? '', { ...message, rule: message.ruleId })),
      );
      deepEqual(all, expected);
    }));

  it('in the library', async () => {
    const { profile, rules, wellKnown } = parse(files['.policy-glossary.yaml'] ?? '') as CheckerOptions;
    const glossaries = [{ name: 'glossary.yaml', text: files['glossary.yaml'] ?? '' }];
    const checker = await createChecker({ profile, rules, wellKnown, glossaries });
    deepEqual(checker.problems, []);
    const all = drafts.flatMap((path) =>
      checker.check(files[path] ?? '', { language: languageOf(path) }).map((found) => describeFound(path, found)),
    );
    deepEqual(all, expected);
  });

  it('for assistants', () =>
    withFiles(async (folder) => {
      const client = new Client({ name: 'test', version: '1.0.0' });
      const args = [resolve('dist/cli.mjs'), 'mcp'];
      await client.connect(
        new StdioClientTransport({ command: process.execPath, args, cwd: folder, stderr: 'ignore' }),
      );
      const all: string[] = [];
      for (const path of drafts) {
        const given = { text: files[path], language: languageOf(path) };
        const { structuredContent } = await client.callTool({ name: 'check_text', arguments: given });
        const { findings } = structuredContent as { readonly findings: readonly CheckFinding[] };
        all.push(...findings.map((found) => describeFound(path, found)));
      }
      await client.close();
      deepEqual(all, expected);
    }));

  it('in an editor that speaks with the server', () =>
    withFiles(async (folder) => {
      const server = spawn(process.execPath, [resolve('dist/cli.mjs'), 'server', '--stdio'], {
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const connection = createMessageConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
      );
      connection.listen();
      const { href } = pathToFileURL(folder);
      await connection.sendRequest('initialize', {
        processId: null,
        rootUri: href,
        workspaceFolders: [{ uri: href, name: 'folder' }],
        capabilities: { textDocument: { diagnostic: {} } },
      });
      await connection.sendNotification('initialized', {});
      const levels = ['', 'error', 'warning', 'information', 'hint'];
      const all: string[] = [];
      for (const path of drafts) {
        const uri = pathToFileURL(join(folder, path)).href;
        const textDocument = { uri, languageId: languageOf(path), version: 1, text: files[path] };
        await connection.sendNotification('textDocument/didOpen', { textDocument });
        const { items } = await connection.sendRequest<{ readonly items: readonly Diagnostic[] }>(
          'textDocument/diagnostic',
          { textDocument: { uri } },
        );
        for (const { range, severity = 0, code, message } of items)
          all.push(
            describeFound(path, {
              line: range.start.line + 1,
              column: range.start.character + 1,
              level: levels[severity] ?? '',
              rule: String(code),
              message: typeof message === 'string' ? message : '',
            }),
          );
      }
      connection.dispose();
      server.kill();
      deepEqual(all, expected);
    }));
});
