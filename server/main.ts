// The language server as a program of its own.
import { startNodeServer } from './node';

startNodeServer(import.meta.url);
