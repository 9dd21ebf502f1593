// The server on Node: over the transport that the arguments name, or standard input and output.
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host';
import { isIndexed, openIndexFiles } from './indexFiles';
import type { Host } from '../files/host';
import { makeVisible } from '../text/visible';
import { startServer } from '../server';

/** Starts the server; ends the process when the client goes. `bundle` is the URL of the file that is run, beside which the documents lie, and `build` what tells it from every other. */
export function startNodeServer(bundle: string, build: string): void {
  const rules = new URL('../docs/rules.md', bundle);
  process.on('unhandledRejection', (error) => process.stderr.write(`${String(error)}\n`));
  const documentation = existsSync(rules) ? rules.href : undefined;
  // While somebody works on the program nothing is kept.
  const version = build && `${build} ${process.version}`;
  const host: Host = {
    ...nodeHost,
    openIndex: (options) => openIndexFiles(version, options),
    isIndexed: (options, uri) => isIndexed(version, options, uri),
    startSurveys: async (...heard) => (await import('./surveyThread')).startSurveys(version, heard),
  };
  const serve = (connection: Connection) => startServer(connection, { documentation }, host);
  const address = readAddress(process.argv.slice(2));
  if (address === undefined) {
    const named = process.argv.some((argument) => /^--(?:stdio|node-ipc)$/.test(argument));
    if (!named) process.argv.push('--stdio');
    serve(createConnection(ProposedFeatures.all));
    return;
  }
  const socket = 'port' in address ? connect(address.port, '127.0.0.1') : connect(address.path);
  const name = 'port' in address ? `port ${address.port} of this machine` : address.path;
  let isConnected = false;
  socket.on('error', ({ code = 'an unknown error' }: NodeJS.ErrnoException) => {
    const what = isConnected ? `The connection at ${name} has ended` : `Nobody can be reached at ${name}`;
    end(
      `${what}: ${code}.${isConnected ? '' : ' An editor that is to be served must listen there before the server starts.'}`,
    );
  });
  socket.on('connect', () => {
    isConnected = true;
    serve(createConnection(ProposedFeatures.all, socket, socket));
  });
}

/** Where a client listens. */
type Address = { readonly port: number } | { readonly path: string };

/** The address that arguments name; undefined where they name none. Whatever else they are ends the process. */
function readAddress(given: readonly string[]): Address | undefined {
  let address: Address | undefined;
  const others = given.values();
  for (const argument of others) {
    const [, name = argument, , value = undefined] = /^(--[^=]*)(=(.*))?$/s.exec(argument) ?? [];
    const next = () => value ?? others.next().value ?? '';
    if (name === '--socket') address = { port: readPort(next()) };
    else if (name === '--pipe') {
      const path = next();
      if (path === '') end('The option --pipe needs the name of a pipe or socket.');
      address = { path };
    } else if (name === '--clientProcessId') next();
    else if (!['--stdio', '--node-ipc', 'server'].includes(name))
      end(`The option ${name} is not known; the server takes --stdio, --node-ipc, --socket=<port> and --pipe=<name>.`);
  }
  return address;
}

function readPort(written: string): number {
  const port = /^\d{1,5}$/.test(written) ? Number(written) : 0;
  if (port < 1 || port > 65535) end(`The port “${written}” of --socket is none: it is a number from 1 to 65535.`);
  return port;
}

/** Says something in one line where no client hears it. */
export function say(message: string): void {
  process.stderr.write(`policy-glossary: ${makeVisible(message)}\n`);
}

/** Says why the server ends. */
function end(message: string): never {
  say(message);
  process.exit(1);
}
