// The server on Node: over the transport that the arguments name, or standard input and output.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './cli/host';
import { startServer } from './server';

if (isMainThread) start();
else void import('./cli/reader');

/** Starts the server; ends the process when the client goes. */
function start(): void {
  const named = process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument));
  if (!named) process.argv.push('--stdio');
  const rules = join(__dirname, '..', 'docs', 'rules.md');
  process.on('unhandledRejection', (error) => process.stderr.write(`${String(error)}\n`));
  const documentation = existsSync(rules) ? pathToFileURL(rules).href : undefined;
  startServer(createConnection(ProposedFeatures.all), { documentation }, nodeHost);
}
