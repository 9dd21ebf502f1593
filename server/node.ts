// The server on Node: over the transport that the arguments name, or standard input and output.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { findDrafts, languageOf, readDraft } from './cli/files';
import { findGlossaries, readGlossaries } from './cli/glossaries';
import { startServer } from './server';

/** Starts the server; ends the process when the client goes. */
export function startNodeServer(): void {
  const named = process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument));
  if (!named) process.argv.push('--stdio');
  const rules = join(__dirname, '..', 'docs', 'rules.md');
  process.on('unhandledRejection', (error) => process.stderr.write(`${String(error)}\n`));
  const documentation = existsSync(rules) ? pathToFileURL(rules).href : undefined;
  startServer(
    createConnection(ProposedFeatures.all),
    { documentation },
    {
      findGlossaries: (folder, onProblem) => findGlossaries(folder, onProblem),
      readGlossaries,
      findDrafts: async (folder) => {
        const path = pathOf(folder);
        if (path === undefined) return [];
        const drafts = await findDrafts([path], () => {});
        return drafts.map((draft) => pathToFileURL(draft).href);
      },
      readDraft: (uri, onProblem) => {
        const path = pathOf(uri);
        const text = path === undefined ? undefined : readDraft(path, onProblem);
        return path === undefined || text === undefined ? undefined : { uri, language: languageOf(path), text };
      },
    },
  );
}

/** The path of a file on this machine; undefined for anything else. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

if (require.main === module) startNodeServer();
