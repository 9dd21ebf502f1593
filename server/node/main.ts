// The servers as a program of their own, that for editors or with the word mcp that for assistants, and what its threads run.
import { isMainThread, workerData } from 'node:worker_threads';
import { runThread } from './threads';

declare const BUILD: string;

if (isMainThread) void serve();
else runThread(workerData);

async function serve(): Promise<void> {
  const { say, startNodeServer } = await import('./start');
  if (process.argv[2] !== 'mcp') return startNodeServer(import.meta.url, BUILD);
  const { serveAssistantsHere } = await import('./mcp');
  await serveAssistantsHere(say);
}
