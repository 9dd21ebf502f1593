// Measures the engine, the server and the command line side by side with floors and peers; prints ratios.
import { measureEngine, warmUp } from './engine';
import { measureGlossary } from './glossary';
import { measureKeystrokes } from './keystrokes';
import { table } from './measure';
import { measurePeer } from './peer';
import { measureCli, measureServer } from './processes';

warmUp();
measureEngine();
measureKeystrokes();
measureGlossary();
await measureServer();
await measureCli();
await measurePeer();
process.stdout.write(`\n${table()}\n`);
