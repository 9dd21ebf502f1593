// The language server as a program of its own, and what its threads run.
import { isMainThread } from 'node:worker_threads';
import { startNodeServer } from './start';

declare const BUILD: string;

if (isMainThread) startNodeServer(import.meta.url, BUILD);
else void import('./readerThread');
