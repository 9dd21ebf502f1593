// The server in a browser's worker.
/// <reference lib="webworker" />
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createClientHost } from './host';
import { startServer } from '../server';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(
  connection,
  {},
  createClientHost((method, params) => connection.sendRequest(method, params)),
);
