// The findings of all drafts over the protocol: once, or told as they change; the same as if each draft were opened.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/files/host';
import { nodeHost } from '../../server/node/host';
import { openIndexFiles } from '../../server/node/indexFiles';
import { startClient, type TestClient } from '../support/client';

const capabilities = {
  workspace: {
    workspaceFolders: true,
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: { diagnostic: {} },
};

const kinds: Readonly<Record<string, (storage: string, read: string[]) => Host>> = {
  'as a browser reads them': () => ({ ...nodeHost, watch: undefined }),
  'from the index': (_, read) => ({
    ...nodeHost,
    openIndex: (options) => {
      const files = openIndexFiles('v1', options);
      return {
        ...files,
        readSigned: (uri, onProblem) => {
          read.push(uri.slice(uri.lastIndexOf('/') + 1));
          return files.readSigned(uri, onProblem);
        },
      };
    },
  }),
  'in a thread': () => ({
    ...nodeHost,
    startSurveys: async (...heard) => (await import('../../server/node/surveyThread')).startSurveys('v1', heard),
  }),
};

for (const [kind, hostOf] of Object.entries(kinds))
  describe(`the findings of all drafts, ${kind}`, () => {
    let top: string;
    let folder: string;
    let clients: TestClient[];
    const read: string[] = [];
    beforeEach(() => {
      top = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
      folder = join(top, 'work');
      clients = [];
      read.length = 0;
      write('a.md', 'The IP-4 met.\n');
      write('b.txt', 'Nothing is wrong.\n');
      write('sub/c.md', 'The IP-4 met 🚢 the IP-4.\n');
      write('sub/.policy-glossary.yaml', 'ignore: [left.md]\nrules: { deprecated-term: hint }\n');
      write('sub/left.md', 'The IP-4 met.\n');
    });
    afterEach(() => {
      for (const client of clients) client.dispose();
      rmSync(top, { recursive: true, force: true });
    });
    const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
    const write = (name: string, text: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      utimesSync(join(folder, name), 1, 1);
    };
    const start = async (checkAllDrafts = true) => {
      const client = startClient(hostOf(join(top, 'storage'), read));
      clients.push(client);
      let settings = { checkAllDrafts };
      client.answer((method, params) =>
        method === 'workspace/configuration' ? (params as { items: unknown[] }).items.map(() => settings) : null,
      );
      await client.initialize(capabilities, { storage: pathToFileURL(join(top, 'storage')).href }, [
        pathToFileURL(folder).href,
      ]);
      const set = async (given: { checkAllDrafts: boolean }) => {
        settings = given;
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      };
      // Once that is answered settings and glossaries are in force.
      while (!client.told.some((line) => line.startsWith('Glossaries'))) await pause();
      return { ...client, set };
    };
    const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
    const ask = async ({ connection }: TestClient, previousResultIds: object[] = []) =>
      (await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds })).items;
    const told = (reports: readonly WorkspaceDocumentDiagnosticReport[]) =>
      Object.fromEntries(
        reports.map((report) => [
          decodeURIComponent(report.uri.slice(uriOf('x').length - 1)),
          report.kind === 'full' ? report.items.map(({ severity }) => severity) : 'unchanged',
        ]),
      );

    it('are told where the writer wants them, with ids by which they are told to be the same', async () => {
      deepEqual(await ask(await start(false)), []);
      const client = await start();
      const first = await ask(client);
      deepEqual(told(first), { 'a.md': [2], 'sub/c.md': [4, 4] });
      ok(first.every(({ version, resultId }) => version === null && resultId !== undefined));
      const ids = first.map(({ uri, resultId }) => ({ uri, value: resultId }));
      deepEqual(told(await ask(client, ids)), { 'a.md': 'unchanged', 'sub/c.md': 'unchanged' });
      write('a.md', 'Ministers met the IP-4.\n');
      rmSync(join(folder, 'sub/c.md'));
      write('new.md', 'The IP-4 met.\n');
      deepEqual(told(await ask(client, ids)), { 'a.md': [2], 'new.md': [2], 'sub/c.md': [] });
    });

    it('are those of the drafts when they are opened', async () => {
      const client = await start();
      for (const report of await ask(client)) {
        const closed = await client.pull(report.uri);
        const text = report.uri.endsWith('a.md') ? 'The IP-4 met.\n' : 'The IP-4 met 🚢 the IP-4.\n';
        await client.open(report.uri, text);
        const { items, resultId } = await client.pull(report.uri);
        deepEqual(report.kind === 'full' && report.items, items);
        deepEqual(closed.items, items);
        equal(closed.resultId, report.resultId);
        notEqual(resultId, report.resultId);
        const open = (await ask(client)).find(({ uri }) => uri === report.uri);
        deepEqual([open?.version, open?.resultId], [1, resultId]);
      }
      deepEqual(client.logged, []);
    });

    it('are told in parts, and again when drafts, glossaries and settings change', async () => {
      const client = await start();
      const all: WorkspaceDocumentDiagnosticReport[] = [];
      const source = new CancellationTokenSource();
      client.connection.onNotification('$/progress', (params: { value: WorkspaceDiagnosticReport }) => {
        all.push(...params.value.items);
      });
      const held = client.connection
        .sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'part' }, source.token)
        .then(String, String);
      const next = async () => {
        while (all.length === 0) await pause();
        // What else belongs to it comes with it.
        await new Promise((resolve) => setTimeout(resolve, 60));
        return told(all.splice(0));
      };
      const changed = (name: string) =>
        client.connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: uriOf(name), type: 2 }],
        });
      deepEqual(await next(), { 'a.md': [2], 'sub/c.md': [4, 4] });
      // A client forgets what it was told of a draft that it closes.
      await client.open(uriOf('a.md'), 'Nothing is wrong.\n');
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('a.md') } });
      deepEqual(await next(), { 'a.md': [2] });
      await client.pull(uriOf('a.md'));
      deepEqual(await next(), { 'a.md': [2] });
      write('a.md', 'Nothing is wrong.\n');
      await changed('a.md');
      deepEqual(await next(), { 'a.md': [] });
      write('new.md', 'The IP-4 met.\n');
      await changed('new.md');
      deepEqual(await next(), { 'new.md': [2] });
      rmSync(join(folder, 'new.md'));
      await changed('new.md');
      deepEqual(await next(), { 'new.md': [] });
      write('glossary.yaml', 'concepts:\n  zed: { preferred: Zed Pact, deprecated: [Nothing] }\n');
      await changed('glossary.yaml');
      deepEqual(await next(), { 'a.md': [2], 'b.txt': [2] });
      write('sub/.policy-glossary.yaml', 'ignore: ["*.md"]\n');
      await changed('sub/.policy-glossary.yaml');
      deepEqual(await next(), { 'sub/c.md': [] });
      await client.set({ checkAllDrafts: false });
      deepEqual(await next(), { 'a.md': [], 'b.txt': [] });
      await client.set({ checkAllDrafts: true });
      deepEqual(await next(), { 'a.md': [2], 'b.txt': [2] });
      source.cancel();
      equal(/Cancelled/.test(await held), true);
      deepEqual(client.logged, []);
    });

    it('are taken from what is kept where nothing has changed, also after a restart', async () => {
      const clock = Date.now;
      // All files have rested.
      Date.now = () => clock() + 60_000;
      try {
        const first = told(await ask(await start()));
        read.length = 0;
        const client = await start();
        deepEqual(told(await ask(client)), first);
        deepEqual(told(await ask(client)), first);
        deepEqual(read, []);
      } finally {
        Date.now = clock;
      }
    });
  });
