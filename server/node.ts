// The server on Node: over the transport that the arguments name, or standard input and output.
import { existsSync } from 'node:fs';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './cli/host';
import { startServer } from './server';

/** Starts the server; ends the process when the client goes. `bundle` is the URL of the file that is run, beside which the documents lie. */
export function startNodeServer(bundle: string): void {
  const named = process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument));
  if (!named) process.argv.push('--stdio');
  const rules = new URL('../docs/rules.md', bundle);
  process.on('unhandledRejection', (error) => process.stderr.write(`${String(error)}\n`));
  const documentation = existsSync(rules) ? rules.href : undefined;
  startServer(createConnection(ProposedFeatures.all), { documentation }, nodeHost);
}
