// Whole processes: the command line over many files, the server from its start on, what they hold in memory.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { stringify } from 'yaml';
import { createLined, positionAt } from '../../server/text/draft';
import { createConcepts, createDraftText, createEntries } from './drafts';
import { middleOf, showSeries, tellSeries } from './keystrokes';
import { median, medianOf, nothing, report, shown, times } from './measure';
import { findRipgrep, loadPeer } from './peer';

const cli = resolve('dist', 'cli.js');
const server = resolve('dist', 'server.js');

// Each Node process would read these first, in ours as in what it is compared with.
delete process.env.NODE_EXTRA_CA_CERTS;

/** A process that speaks the protocol on its standard streams. */
interface Spoken {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
}

function speak(args: readonly string[]): Spoken {
  const child = spawn(process.execPath, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return { process: child, connection };
}

/** Starts a server for a folder; what it keeps of drafts lies in `storage`, else where it puts it by itself. */
async function startServer(folder: string, storage?: string): Promise<Spoken> {
  const spoken = speak([server, '--stdio']);
  await spoken.connection.sendRequest('initialize', {
    processId: null,
    rootUri: `file://${folder}`,
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { storage: storage && `file://${storage}` },
  });
  await spoken.connection.sendNotification('initialized', {});
  return spoken;
}

const uri = 'file:///draft.md';

async function open({ connection }: Spoken, text: string, as = uri): Promise<void> {
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: as, languageId: 'markdown', version: 1, text },
  });
  await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: as } });
}

async function stop({ process: child, connection }: Spoken): Promise<void> {
  connection.dispose();
  child.kill();
  await once(child, 'exit');
}

/** What a process holds, in megabytes; undefined where the system does not tell it in the way of Linux. */
function memoryOf({ pid }: ChildProcess): number | undefined {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

function reportMemory(
  what: string,
  held: number | undefined,
  bare: number | undefined,
  target: string,
  before = 'a bare Node',
): void {
  if (held === undefined || bare === undefined) report(what, 'not measured', 'the system does not tell');
  else report(what, `${held.toFixed(0)} MB`, `${times(held, bare)} ${before} (${bare.toFixed(0)} MB)`, target);
}

/** The server from its start to its first diagnostics, the way there and back, and what it holds. */
export async function measureServer(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-bench-'));
  try {
    const text = createDraftText(5000);
    const floor = median(7, nothing, () => spawnSync(process.execPath, ['-e', '0']));
    const cold = await medianOf(7, async () => {
      const spoken = await startServer(folder);
      await open(spoken, text);
      await stop(spoken);
    });
    report(
      'server, cold, to the first diagnostics of 5,000 words',
      shown(cold),
      `${times(cold, floor)} node -e 0`,
      '2.5 ×',
    );

    const rpc = createRequire(import.meta.url).resolve('vscode-languageserver-protocol/node');
    writeFileSync(
      join(folder, 'echo.cjs'),
      `const rpc = require(${JSON.stringify(rpc)});
const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(process.stdin), new rpc.StreamMessageWriter(process.stdout));
connection.onRequest('echo', (value) => value);
connection.listen();`,
    );
    const echo = speak([join(folder, 'echo.cjs')]);
    const spoken = await startServer(folder);
    await open(spoken, text);
    const at = text.indexOf('NATO');
    const line = text.slice(0, at).split('\n').length - 1;
    const place = {
      textDocument: { uri },
      position: { line, character: at - text.lastIndexOf('\n', at) },
    };
    const card = await spoken.connection.sendRequest('textDocument/hover', place);
    const bare = await medianOf(200, () => echo.connection.sendRequest('echo', card));
    const hovered = await medianOf(200, () => spoken.connection.sendRequest('textDocument/hover', place));
    report(
      'round trip of a hover',
      shown(hovered),
      `${times(hovered, bare)} an echo of its answer (${shown(bare)})`,
      '2 ×',
    );
    const list = await spoken.connection.sendRequest('textDocument/completion', place);
    const listed = await medianOf(200, () => echo.connection.sendRequest('echo', list));
    const completed = await medianOf(200, () => spoken.connection.sendRequest('textDocument/completion', place));
    report(
      'round trip of a completion',
      shown(completed),
      `${times(completed, listed)} an echo of its answer (${shown(listed)})`,
      '2 ×',
    );
    await measureStream(spoken, echo, text);

    const idle = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9)'], { stdio: 'ignore' });
    await new Promise((done) => setTimeout(done, 500));
    const nodeAlone = memoryOf(idle);
    idle.kill();
    reportMemory('memory of the server, 5,000 words', memoryOf(spoken.process), nodeAlone, '2 ×');
    await stop(spoken);
    writeFileSync(join(folder, 'large.glossary.yaml'), stringify({ concepts: createEntries(20_000) }));
    const large = await startServer(folder);
    const longest = createDraftText(500_000);
    await open(large, longest);
    reportMemory('memory of the server, 500,000 words and 20,000 concepts', memoryOf(large.process), nodeAlone, '5 ×');
    await measureStream(large, echo, longest);
    await stop(echo);
    const after300 = memoryOf(large.process);
    reportMemory('the same after 300 keys', after300, nodeAlone, '3.5 ×');
    await typeOver(large, longest, 3000);
    reportMemory('the same after 3,000 more', memoryOf(large.process), after300, '1 ×', 'that before');
    await stop(large);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The times from the change of a letter to the diagnostics after it. */
async function typeOver({ connection }: Spoken, text: string, count: number): Promise<readonly number[]> {
  const { line, character } = positionAt(createLined(text), middleOf(text));
  let previousResultId: string | undefined;
  const taken: number[] = [];
  for (let key = 0; key < count; key++) {
    const at = { line, character: character + (key % 2) };
    const change =
      key % 2 === 0
        ? { range: { start: at, end: at }, text: 'x' }
        : { range: { start: { line, character }, end: at }, text: '' };
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: key + 2 },
      contentChanges: [change],
    });
    const answer = await connection.sendRequest<{ readonly resultId?: string }>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    });
    taken.push(performance.now() - start);
    previousResultId = answer.resultId;
  }
  return taken;
}

/** From `didChange` to diagnostics over a stream, beside an echo over another. */
async function measureStream(spoken: Spoken, echo: Spoken, text: string): Promise<void> {
  const taken: number[] = [];
  for (let count = 0; count < 300; count++) {
    const start = performance.now();
    await echo.connection.sendRequest('echo', { textDocument: { uri } });
    taken.push(performance.now() - start);
  }
  const floor = tellSeries(taken.slice(100));
  const series = tellSeries((await typeOver(spoken, text, 300)).slice(100));
  report(
    `change to diagnostics over a stream, ${text.split(' ').length} words`,
    showSeries(series),
    `${times(series.p50, floor.p50)} and ${times(series.p99, floor.p50)} the p50 of an echo (${shown(floor.p50)})`,
    '4 × and 15 ×',
  );
}

/** How long after the start of a server somebody asks for references, in milliseconds. */
const SOON = 3000;

/**
 * All places of a concept in the drafts of a folder, asked of the server, beside what `check` takes for them: for the first
 * time, again, and soon after the next start.
 */
async function measureReferences(folder: string, check: number): Promise<void> {
  const storage = join(folder, '..', 'places');
  const beside = `file://${folder}/beside.md`;
  const params = {
    textDocument: { uri: beside },
    position: { line: 0, character: 1 },
    context: { includeDeclaration: false },
  };
  const ask = async ({ connection }: Spoken) => {
    const start = performance.now();
    const found = await connection.sendRequest<readonly unknown[]>('textDocument/references', params);
    return { taken: performance.now() - start, places: found.length };
  };
  let spoken = await startServer(folder, storage);
  await open(spoken, 'NATO', beside);
  const { taken, places } = await ask(spoken);
  report('references over them', `${shown(taken)}, ${places} places`, `${times(taken, check)} check`, '1.33 ×');
  report('the same again', shown(await medianOf(5, () => ask(spoken))));
  await stop(spoken);
  spoken = await startServer(folder, storage);
  await open(spoken, 'NATO', beside);
  await new Promise((done) => setTimeout(done, SOON));
  report('the same, first after a restart', shown((await ask(spoken)).taken));
  await stop(spoken);
}

/** Keystrokes while the drafts of a folder are surveyed for the first time, beside those at rest. */
async function measureTyping(folder: string): Promise<void> {
  const text = `NATO met.\n\n${createDraftText(2000)}`;
  const spoken = await startServer(folder, join(folder, '..', 'storage'));
  await open(spoken, text);
  const rest = tellSeries((await typeOver(spoken, text, 400)).slice(100));
  let isOver = false;
  const params = { textDocument: { uri }, position: { line: 0, character: 1 }, context: { includeDeclaration: false } };
  const surveyed = spoken.connection.sendRequest('textDocument/references', params).finally(() => (isOver = true));
  const taken: number[] = [];
  while (!isOver) taken.push(...(await typeOver(spoken, text, 10)));
  await surveyed;
  const busy = tellSeries(taken);
  report(
    'change to diagnostics while they are surveyed',
    showSeries(busy),
    `${times(busy.p50, rest.p50)} and ${times(busy.p99, rest.p99)} those at rest (${showSeries(rest)})`,
    '1.3 × and 1.3 ×',
  );
  await stop(spoken);
}

/** How many shards drafts are divided into, the first of which is all of them, and how many drafts: each is read as often. */
const SHARDS = [1, 4, 16];
const SHARDED = 100;

/** What one core reads of the drafts in a folder, and what it costs to divide them and to put the parts together. */
function measureShards(run: (command: string, args: readonly string[]) => unknown, folder: string): void {
  const partOf = (index: number, of: number) => `part-${index}-${of}.ndjson`;
  const read = (index: number, of: number) => {
    const output = ['--output', partOf(index, of), '--format', 'compact'];
    run(process.execPath, [cli, 'check', '--jobs', '1', '--shard', `${index}/${of}`, '--partial', ...output, folder]);
  };
  let whole = 0;
  for (const of of SHARDS) {
    const shards = Array.from({ length: of }, (_, index) => index + 1);
    const start = performance.now();
    for (const index of shards) read(index, of);
    const taken = performance.now() - start;
    if (of === 1) {
      whole = taken;
      report(
        `one core reads ${SHARDED} of them for a part`,
        `${((SHARDED * 1000) / taken).toFixed(1)} drafts a second`,
      );
    } else report(`the same in ${of} shards, one after the other`, shown(taken), `${times(taken, whole)} one run`);
    const parts = shards.map((index) => partOf(index, of));
    const merged = median(3, nothing, () => run(process.execPath, [cli, 'merge', ...parts, '--format', 'json']));
    if (of > 1) report(`merge of the ${of} parts`, shown(merged), `${times(merged, whole)} one run`);
  }
}

/** The command line, beside ripgrep and textlint over the same files. */
export async function measureCli(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-bench-'));
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, [...args], { cwd: folder, maxBuffer: 1 << 28 });
  try {
    writeFileSync(join(folder, 'draft.md'), createDraftText(5000));
    const floor = median(7, nothing, () => run(process.execPath, ['-e', '0']));
    const check = median(7, nothing, () => run(process.execPath, [cli, 'check', 'draft.md']));
    report(
      'check of a 5,000-word draft, cold',
      shown(check),
      `${times(check, floor)} node -e 0 (${shown(floor)})`,
      '2 ×',
    );

    mkdirSync(join(folder, 'many'));
    const texts = Array.from({ length: 1000 }, (_, file) => createDraftText(2000 + (file % 7)));
    for (const [file, text] of texts.entries()) writeFileSync(join(folder, 'many', `${file}.md`), text);
    const many = median(3, nothing, () => run(process.execPath, [cli, 'check', 'many']));
    report('check of 1,000 files of 2,000 words', shown(many));
    mkdirSync(join(folder, 'few'));
    for (const [file, text] of texts.slice(0, SHARDED).entries())
      writeFileSync(join(folder, 'few', `${file}.md`), text);
    measureShards(run, 'few');
    await measureReferences(join(folder, 'many'), many);
    await measureTyping(join(folder, 'many'));
    const concepts = createConcepts(85);
    const ripgrep = findRipgrep();
    if (ripgrep === undefined) report('ripgrep over them', 'not measured', 'there is none on the path');
    else {
      const names = concepts.flatMap(({ designations }) => designations.map(({ text }) => text));
      writeFileSync(join(folder, 'names.txt'), names.join('\n'));
      const found = median(3, nothing, () => run(ripgrep, ['-F', '-i', '-w', '-o', '-f', 'names.txt', 'many']));
      report('rg -F -i -w -o over them', shown(found), `check takes ${times(many, found)} as long`, '2.5 ×');
    }
    const peer = loadPeer(concepts);
    if (peer === undefined) report('textlint with prh over them', 'not measured', 'it could not be installed');
    else {
      const start = performance.now();
      for (const text of texts) await peer(text);
      const taken = performance.now() - start;
      report('textlint + prh over them, in one process', shown(taken), `check is ${times(taken, many)} faster`, '12 ×');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
