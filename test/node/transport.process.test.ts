// How the server on Node finds its client, and what it says where there is none.
import { deepEqual, equal, match } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';

/** What a server says that is started with these arguments, and its exit code. */
async function start(...args: readonly string[]) {
  const server = spawn(process.execPath, ['dist/server.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  server.stdout.on('data', (data: Buffer) => (out += String(data)));
  server.stderr.on('data', (data: Buffer) => (error += String(data)));
  const [code] = (await once(server, 'close')) as [number];
  return { code, out, error };
}

describe('the transport of the server', () => {
  const nobody = join(tmpdir(), 'policy-glossary-nobody');
  const wrong: readonly (readonly [args: readonly string[], said: RegExp])[] = [
    [
      ['--socket=1'],
      /^policy-glossary: Nobody can be reached at port 1 of this machine: ECONNREFUSED\. An editor .*\n$/,
    ],
    [['--socket', '1'], /^policy-glossary: Nobody can be reached at port 1 of this machine: .*\n$/],
    [[`--pipe=${nobody}`], /^policy-glossary: Nobody can be reached at .*policy-glossary-nobody: ENOENT\. .*\n$/],
    [['--socket=abc'], /^policy-glossary: The port “abc” of --socket is none: it is a number from 1 to 65535\.\n$/],
    [['--socket=70000'], /^policy-glossary: The port “70000” of --socket is none/],
    [['--socket'], /^policy-glossary: The port “” of --socket is none/],
    [['--pipe'], /^policy-glossary: The option --pipe needs the name of a pipe or socket\.\n$/],
    [['--nosuch'], /^policy-glossary: The option --nosuch is not known; the server takes --stdio, .*\n$/],
  ];
  for (const [args, said] of wrong)
    it(`is missing, which is said: ${args.join(' ').replace(nobody, 'nobody')}`, async () => {
      const { code, out, error } = await start(...args);
      deepEqual([code, out], [1, '']);
      match(error, said);
    });

  it('is a socket on which a client listens, and with which the server ends', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    const server = spawn(process.execPath, ['dist/server.js', `--socket=${port}`], { stdio: 'ignore' });
    const [socket] = (await once(listener, 'connection')) as [Socket];
    const message = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    socket.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    match(String(answer), /"name":"Policy Glossary"|^Content-Length/);
    const ended = once(server, 'exit');
    socket.destroy();
    listener.close();
    const [code] = (await ended) as [number];
    equal(code, 1);
  });
});
