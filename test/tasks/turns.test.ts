// Long work in the server: surveys take turns, others are answered in between, and what nobody waits for any more ends.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Hover } from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { Diagnostics } from '../../server/answers/diagnostics';
import type { Editor } from '../../server/protocol/editor';
import type { Host } from '../../server/files/host';
import { Preparation } from '../../server/workspace/preparation';
import { reviewRequest } from '../../server/requests';
import { Session } from '../../server/workspace/session';
import { beginSlices, nextTurn, workInSlices } from '../../server/tasks/turns';
import { startClient, type TestClient } from '../support/client';

const uri = 'file:///folder/draft.md';
const large = 'file:///large.md';
const pulling = { textDocument: { diagnostic: {} } };
const drafts = Array.from({ length: 60 }, (_, index) => `file:///folder/${100 + index}.md`);
/** Names enough that reading them takes longer than a slice. */
const names = 'The IP-4 and the Republic of Korea (ROK) met, and NATO’s UNC left for S. Korea.\n\n'.repeat(1500);

describe('turns', () => {
  let client: TestClient;
  afterEach(() => client?.dispose());
  const read: string[] = [];
  const host: Host = {
    readDataFiles: () => Promise.resolve([]),
    readGlossaries: () => Promise.resolve([]),
    findDrafts: () => Promise.resolve(drafts),
    readDraft: (of) => {
      read.push(of);
      return { uri: of, language: 'markdown', text: 'The ROK met.' };
    },
  };
  const start = async (capabilities: object = pulling) => {
    read.length = 0;
    client = startClient(host);
    await client.initialize(capabilities, undefined, ['file:///folder']);
    await client.open(uri, 'The ROK met the IP-4.');
  };
  const at = (of: string, character = 5) => ({ textDocument: { uri: of }, position: { line: 0, character } });
  const hover = (of: string) => client.connection.sendRequest<Hover | null>('textDocument/hover', at(of));
  const references = (token?: CancellationTokenSource['token']) => {
    const params = { ...at(uri), context: { includeDeclaration: true } };
    return token
      ? client.connection.sendRequest<unknown[]>('textDocument/references', params, token)
      : client.connection.sendRequest<unknown[]>('textDocument/references', params);
  };

  it('are taken by surveys: one reads all drafts before the next reads one', async () => {
    await start();
    const [found] = await Promise.all([references(), client.connection.sendRequest(reviewRequest, {}), references()]);
    equal(found.length, drafts.length + 1);
    deepEqual(read, [...drafts, ...drafts, ...drafts]);
  });

  it('are not waited for by who has cancelled', async () => {
    await start();
    const sources = [new CancellationTokenSource(), new CancellationTokenSource()];
    const first = references();
    const others = sources.map(({ token }) => references(token));
    const refused = Promise.all(others.map((other) => rejects(other, { code: -32800 })));
    for (const source of sources) source.cancel();
    await refused;
    equal((await first).length, drafts.length + 1);
    await references();
    deepEqual(read, [...drafts, ...drafts]);
  });

  it('end a survey that is cancelled while it reads', async () => {
    await start();
    const source = new CancellationTokenSource();
    const { readDraft } = host;
    Object.assign(host, {
      readDraft: (of: string) => {
        read.push(of);
        return { uri: of, language: 'markdown', text: names };
      },
    });
    try {
      const survey = references(source.token);
      while (read.length === 0) await nextTurn();
      source.cancel();
      await rejects(survey, { code: -32800 });
      match((await hover(uri))?.contents ? 'answered' : 'not', /^answered$/);
      await references(
        (() => {
          const other = new CancellationTokenSource();
          setTimeout(() => other.cancel());
          return other.token;
        })(),
      ).catch(() => undefined);
      ok(read.length <= 40, `${read.length} drafts are read`);
    } finally {
      Object.assign(host, { readDraft });
    }
  });

  it('let another draft be answered before one that is large', async () => {
    await start();
    const answers: string[] = [];
    await client.open(large, names);
    await Promise.all([
      client.pull(large).then(({ items }) => answers.push(`large: ${items.length > 0}`)),
      hover(large).then((found) => answers.push(`large: ${found !== null}`)),
      hover(uri).then((found) => answers.push(`small: ${found !== null}`)),
    ]);
    deepEqual(answers.sort().length, 3);
    // In the order in which they came.
    answers.length = 0;
    await client.open('file:///second.md', `${names}\n\nThe ROK met.`);
    const pulled = client.pull('file:///second.md').then(() => answers.push('large'));
    await Promise.all([pulled, hover(uri).then(() => answers.push('small'))]);
    deepEqual(answers, ['small', 'large']);
  });

  it('answer what is asked of a text that changes meanwhile once: as outdated, or of the new text', async () => {
    await start();
    await client.open(large, names);
    const hovered = rejects(hover(large), { code: -32801 });
    const pulled = client.pull(large);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: large, version: 2 },
      contentChanges: [{ text: 'The IP-4 met.' }],
    });
    await hovered;
    deepEqual(
      (await pulled).items.map(({ code }) => code),
      ['deprecated-term'],
    );
  });

  it('are not needed for what is quick', () => {
    const quick = function* () {
      yield;
      return 3;
    };
    equal(
      workInSlices(quick(), () => true),
      3,
    );
  });

  it('are given to one at a time, and what has come in is answered before each', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('message'));
    await Promise.all(
      ['a', 'b'].map(async (name) => {
        await nextTurn();
        order.push(name);
        setImmediate(() => order.push(`message after ${name}`));
        await nextTurn();
        order.push(name);
      }),
    );
    deepEqual(order, ['message', 'a', 'message after a', 'b', 'message after b', 'a', 'b']);
    const slices = beginSlices();
    await slices.rest();
    ok(!slices.isOver());
  });

  it('are bounded: a draft that takes too long is told once, and read again when it is shorter', async () => {
    const told: string[] = [];
    const editor = {
      log: () => true,
      warn: (message: string) => told.push(message),
      linksOf: () => ({ uri }),
      pulls: true,
      capabilities: {},
    };
    const session = new Session((rule) => ok(false, rule));
    const preparation = new Preparation(session, editor as Partial<Editor> as Editor, -1);
    const workspace = {
      session,
      editor: editor as Partial<Editor> as Editor,
      preparation,
      askClosed: async function* () {},
    };
    const diagnostics = new Diagnostics(workspace, () => Promise.resolve());
    session.drafts.open(large, 'markdown', 1, names);
    equal((await preparation.lint(large))?.unread, 'slow');
    equal((await preparation.read(large))?.unread, 'slow');
    const pulled = await diagnostics.pull(large);
    deepEqual(pulled.kind === 'full' && pulled.items.map(({ severity, range }) => [severity, range.start]), [
      [3, { line: 0, character: 0 }],
    ]);
    deepEqual(told, [
      `${large} takes too long to read and is not checked: divide it, or look for what repeats itself in it.`,
    ]);
    session.drafts.change(large, 2, [{ text: 'The IP-4 met.' }]);
    // So short a draft is read at once, however busy the machine is.
    session.findings(session.drafts.find(large)!);
    equal((await preparation.lint(large))?.unread, undefined);
    equal(session.openText(large), 'The IP-4 met.');
  });
});
