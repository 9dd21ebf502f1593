// The servers as a program of their own, that for editors or with the word mcp that for assistants, and what its threads run.
import { isMainThread } from 'node:worker_threads';
import { say, startNodeServer } from './start';

declare const BUILD: string;

if (!isMainThread) void import('./readerThread');
else if (process.argv[2] === 'mcp')
  void import('./mcp').then(({ serveAssistants }) => serveAssistants({ glossary: [] }, say));
else startNodeServer(import.meta.url, BUILD);
