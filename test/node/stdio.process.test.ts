// The server as a process of its own, over standard input and output: what is cancelled, what is no message, how it ends.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { inFolder } from '../support/commandLine';

const uri = 'file:///draft.md';

describe('the server over standard input and output', () => {
  const frame = (body: string | Buffer) =>
    Buffer.concat([Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`), Buffer.from(body)]);
  const message = (params: object) => frame(JSON.stringify({ jsonrpc: '2.0', ...params }));
  const hover = (id: number | string) =>
    message({
      id,
      method: 'textDocument/hover',
      params: { textDocument: { uri }, position: { line: 0, character: 5 } },
    });

  /** Sends chunks to a server of its own, and a request after them; gives all that it says until it ends, once it has answered. */
  async function converse(
    chunks: readonly Buffer[],
    { answer = '"id":"last"', command = ['dist/server.js', '--stdio'], start = {} } = {},
  ): Promise<string> {
    const server = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    const ended = once(server, 'exit');
    const answered = new Promise<void>((resolve) => {
      server.stdout.on('data', (data) => {
        said += String(data);
        if (said.includes(answer)) resolve();
      });
    });
    for (const chunk of [
      message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {}, ...start } }),
      message({ method: 'initialized', params: {} }),
      message({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'markdown', version: 1, text: 'The ROK met.' } },
      }),
      ...chunks,
      hover('last'),
    ])
      server.stdin.write(chunk);
    await Promise.race([answered, ended]);
    server.stdin.end();
    await ended;
    return said;
  }

  it('keeps what drafts name in the storage that it is given, for the next run', () =>
    inFolder(async (folder) => {
      const work = join(folder, 'work');
      const kept = join(folder, 'storage', 'index');
      mkdirSync(work);
      writeFileSync(join(work, 'a.md'), 'The ROK met, and the ROK left.\n');
      const references = message({
        id: 'all',
        method: 'textDocument/references',
        params: {
          textDocument: { uri },
          position: { line: 0, character: 5 },
          context: { includeDeclaration: true },
        },
      });
      const start = {
        workspaceFolders: [{ uri: pathToFileURL(work).href, name: 'work' }],
        initializationOptions: { storage: pathToFileURL(join(folder, 'storage')).href },
      };
      const answers: string[] = [];
      for (let run = 0; run < 2; run++) {
        const said = await converse([references], { start, answer: '"id":"all"' });
        answers.push(/\{"jsonrpc":"2.0","id":"all","result":.*?\]\}/.exec(said)?.[0] ?? '');
        equal(readdirSync(kept).length, 2);
      }
      equal(answers[0]?.match(/a\.md/g)?.length, 2);
      equal(answers[1], answers[0]);
      deepEqual(readdirSync(work), ['a.md']);
    }));

  it('lives through messages that are none', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const said = await converse([
      frame('{"jsonrpc": "2.0", "id": 2,'),
      ...['[]', 'null', '3', '"x"', '{}', '{"jsonrpc": "2.0", "id": 3}', deep].map(frame),
      frame(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
      frame(`{"jsonrpc": "2.0", "id": 4, "method": "textDocument/hover", "params": ${deep}}`),
      message({ id: 999, result: null }),
      frame('{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": 3}'),
    ]);
    match(said, /"id":4,"error":\{"code":-32602/);
    match(said, /"id":"last","result":\{"contents"/);
  });
  for (const command of [
    ['dist/server.js', '--stdio'],
    ['dist/cli.js', 'server'],
  ]) {
    it(`answers once as ${command[0]}, what is cancelled too`, async () => {
      const cancel = (id: unknown) => message({ method: '$/cancelRequest', params: { id } });
      const said = await converse(
        [
          hover(2),
          cancel(2),
          cancel(2),
          cancel(77),
          cancel(null),
          message({ method: '$/cancelRequest' }),
          message({ id: 3, method: 'policyGlossary/review', params: {} }),
          cancel(3),
        ],
        { command },
      );
      for (const id of ['1', '2', '3', '"last"']) equal(said.split(`"id":${id},`).length, 2, id);
      match(said, /"id":"last","result":\{"contents"/);
    });
  }
  it('ends after headers that are none', async () => {
    const garbage = Buffer.from('GET / HTTP/1.1\r\n\r\nContent-Length: -5\r\n\r\n');
    const said = await converse([garbage], { answer: '"id":1,' });
    match(said, /"id":1,"result"/);
  });
  it('ends with its client', async () => {
    const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    server.stdin.end();
    const [code] = (await once(server, 'exit')) as [number];
    ok(code !== null);
  });
});
