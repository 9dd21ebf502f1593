// The language server as a program of its own, and what its threads run.
import { isMainThread } from 'node:worker_threads';
import { startNodeServer } from './start';

if (isMainThread) startNodeServer(import.meta.url);
else void import('./readerThread');
