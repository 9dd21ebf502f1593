// Surveys in a thread: the same answers, whatever becomes of the thread, and nobody who writes waits.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Host, Thread } from '../../server/files/host';
import { nodeHost } from '../../server/node/host';
import { mineRequest, reviewRequest, useNameRequest } from '../../server/requests';
import { startClient, type TestClient } from '../support/client';

type Start = NonNullable<Host['startSurveys']>;

const capabilities = {
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: { rename: { prepareSupport: true } },
};
const opened = 'The Republic of Korea (ROK) and the IP4 met.';

const startSurveys: Start = async (...heard) =>
  (await import('../../server/node/surveyThread')).startSurveys('', heard);

describe('a survey in a thread', () => {
  let folder: string;
  let clients: TestClient[];
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
    clients = [];
  });
  afterEach(() => {
    for (const client of clients) client.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const start = async (surveys?: Start) => {
    const client = startClient({ ...nodeHost, startSurveys: surveys });
    clients.push(client);
    await client.initialize(capabilities, { settings: { wellKnown: ['IP4'] } }, [pathToFileURL(folder).href], 'ko');
    await client.open(uriOf('open.md'), opened);
    await client.pull(uriOf('open.md'));
    return client;
  };
  const paramsFor = (word: string) => ({
    textDocument: { uri: uriOf('open.md') },
    position: { line: 0, character: opened.indexOf(word) + 1 },
    context: { includeDeclaration: true },
    workDoneToken: 'progress',
  });
  const referencesTo = (client: TestClient, word: string) =>
    client.connection.sendRequest<{ uri: string }[]>('textDocument/references', paramsFor(word));
  const askAll = async (client: TestClient) => ({
    rok: await referencesTo(client, 'ROK'),
    review: await client.connection.sendRequest<unknown>(reviewRequest, {}),
    mined: await client.connection.sendRequest<unknown>(mineRequest, {}),
    rename: await client.connection.sendRequest<unknown>('textDocument/rename', {
      textDocument: { uri: uriOf('open.md') },
      position: { line: 0, character: opened.indexOf('IP4') },
      newName: 'Indo-Pacific Four',
    }),
    use: await client.connection
      .sendRequest<unknown>(useNameRequest, { concept: 'rok', text: 'Republic of Korea' })
      .catch(String),
    logged: client.logged.filter((line) => !line.startsWith('Drafts are read beside')),
  });
  const fill = () => {
    for (let index = 0; index < 12; index++)
      write(
        `${index % 3}/d${index}.md`,
        `The Quad Harbour Fund (QHF) met the IP4 🚢 and South Korea (ROK).\n${index}\n`,
      );
    write('glossary.yaml', 'concepts:\n  zed: { preferred: Zed Pact }\n');
    write('1/glossary.yaml', 'extends: none\nconcepts:\n  ip4: { preferred: Ip Quartet, abbreviation: IP4 }\n');
    write('2/.policy-glossary.yaml', 'ignore: [d2.md]\nrules: { unintroduced-abbreviation: off }\n');
    writeFileSync(join(folder, '0', 'binary.md'), Buffer.from([0xff, 0xfe, 0xff, 0x00, 0xd8]));
  };

  it('gives what a survey without one gives', async () => {
    fill();
    const without = await askAll(await start());
    const client = await start(startSurveys);
    const beside = await askAll(client);
    deepEqual(beside, without);
    ok(without.rok.length > 8);
    equal(
      client.logged.some((line) => line.startsWith('Drafts are read beside')),
      false,
    );
    // What is in force since.
    write('glossary.yaml', 'concepts:\n  rok: { preferred: Korea Itself, abbreviation: ROK }\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('glossary.yaml'), type: 2 }],
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    deepEqual((await askAll(client)).review, (await askAll(await start())).review);
  });

  it('goes on without one that cannot be started, dies, or runs out of memory, and says so once', async () => {
    fill();
    const without = await askAll(await start());
    /** A thread that dies after so many messages. */
    const dying =
      (after: number): Start =>
      async (onMessage, onEnd) => {
        let left = after;
        const thread: Thread = await startSurveys((message) => {
          if (left-- > 0) onMessage(message);
          else {
            thread.stop();
            onEnd('it was killed');
          }
        }, onEnd);
        return thread;
      };
    const poor: Start = async (...heard) => (await import('../../server/node/surveyThread')).startSurveys('', heard, 8);
    const none: Start = () => Promise.reject(new Error('no threads here'));
    for (const kind of [dying(0), dying(1), dying(3), poor, none]) {
      const client = await start(kind);
      deepEqual(await askAll(client), without);
      const said = client.logged.filter((line) => line.startsWith('Drafts are read beside'));
      equal(said.length, 1, said.join('\n'));
      match(said[0] ?? '', /the thread for it has ended: (?:it was killed|ERR_WORKER_OUT_OF_MEMORY|.*no threads here)/);
    }
  });

  /** Asks for references, and does not wait for them any more. */
  const askAndCancel = async (client: TestClient, when: (progress: readonly number[]) => Promise<unknown>) => {
    const progress: number[] = [];
    client.connection.onNotification('$/progress', ({ value }: { value: { percentage?: number } }) => {
      progress.push(value.percentage ?? 0);
    });
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/references', paramsFor('IP4'), source.token);
    await when(progress);
    source.cancel();
    match(await asked.then(String, String), /Cancelled/);
  };
  const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

  it('is stopped where nobody waits any more, and the thread answers the next one', async () => {
    for (let index = 0; index < 1000; index++) write(`d${index}.md`, 'The IP4 met South Korea (ROK).\n'.repeat(9));
    let started = 0;
    const client = await start((...heard) => {
      started++;
      return startSurveys(...heard);
    });
    await askAndCancel(client, async (progress) => {
      while (!progress.some((percentage) => percentage > 0)) await pause(5);
    });
    equal((await referencesTo(client, 'IP4')).length, 1000 * 9 + 1);
    equal(started, 1);
  });

  it('is started anew where the thread does not stop', async () => {
    write('d.md', 'The IP4 met.\n');
    let ended = 0;
    const hanging: Thread = { tell: () => undefined, stop: () => void ended++ };
    let started = 0;
    const client = await start((...heard) => (started++ ? startSurveys(...heard) : Promise.resolve(hanging)));
    await askAndCancel(client, () => pause(50));
    equal((await referencesTo(client, 'IP4')).length, 2);
    deepEqual([started, ended], [2, 1]);
  });
});
