// The language server as a program of its own, and what its threads run.
import { isMainThread, workerData } from 'node:worker_threads';
import { runThread } from './threads';

declare const BUILD: string;

if (isMainThread) void import('./start').then(({ startNodeServer }) => startNodeServer(import.meta.url, BUILD));
else runThread(workerData);
