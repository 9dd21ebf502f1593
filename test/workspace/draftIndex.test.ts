// Answers from an index of drafts are those of a server that reads all drafts anew, whatever has happened to files since.
import { deepEqual, equal, fail, match, notEqual, ok } from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Host } from '../../server/files/host';
import { nodeHost } from '../../server/node/host';
import { isIndexed, openIndexFiles } from '../../server/node/indexFiles';
import { reviewRequest, seriesRequest, useNameRequest } from '../../server/requests';
import { startClient, type TestClient } from '../support/client';
import { runs } from '../support/share';

const uriOf = (path: string) => pathToFileURL(path).href;
const capabilities = {
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: { rename: { prepareSupport: true } },
};
const opened = 'The Republic of Korea (ROK) and the IP4 met.';

/** A host with an index that counts which drafts are read. */
function indexing(read: string[], version = 'v1'): Host {
  const openIndex: Host['openIndex'] = (options) => {
    const files = openIndexFiles(version, options);
    return {
      ...files,
      readSigned: (uri, onProblem) => {
        read.push(uri.slice(uri.lastIndexOf('/') + 1));
        return files.readSigned(uri, onProblem);
      },
    };
  };
  return { ...nodeHost, openIndex };
}

/** A host that surveys in a thread, which may take so much memory. */
function inThread(memory?: number): Host {
  return {
    ...indexing([]),
    startSurveys: async (...heard) =>
      (await import('../../server/node/surveyThread')).startSurveys('v1', heard, memory),
  };
}

describe('the index of drafts', () => {
  let top: string;
  let folder: string;
  let storage: string;
  let clients: TestClient[];
  const read: string[] = [];
  beforeEach(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
    folder = join(top, 'work');
    storage = join(top, 'storage');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    clients = [];
    read.length = 0;
  });
  afterEach(() => {
    for (const client of clients) client.dispose();
    rmSync(top, { recursive: true, force: true });
  });

  const write = (path: string, text: string, isOld = true) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    if (isOld) utimesSync(join(folder, path), 1, 1);
  };
  const start = async (host: Host = indexing(read), options: object = { storage: uriOf(storage) }) => {
    const client = startClient(host);
    clients.push(client);
    await client.initialize(capabilities, options, [uriOf(folder)]);
    await client.open(uriOf(join(folder, 'open.md')), opened);
    // Once that is answered the glossaries are in force.
    await client.pull(uriOf(join(folder, 'open.md')));
    return client;
  };
  const at = (word: string) => ({
    textDocument: { uri: uriOf(join(folder, 'open.md')) },
    position: { line: 0, character: opened.indexOf(word) + 1 },
  });
  const referencesTo = (client: TestClient, word: string, includeDeclaration = true) =>
    client.connection.sendRequest<unknown[]>('textDocument/references', {
      ...at(word),
      context: { includeDeclaration },
    });
  /** Everything that is asked of all drafts. */
  const askAll = async (client: TestClient) => ({
    rok: await referencesTo(client, 'ROK'),
    uses: await referencesTo(client, 'ROK', false),
    ip4: await referencesTo(client, 'IP4'),
    review: await client.connection.sendRequest<unknown>(reviewRequest, {}),
    series: await client.connection.sendRequest<unknown>(seriesRequest, {}),
    rename: await client.connection
      .sendRequest<unknown>('textDocument/rename', { ...at('IP4'), newName: 'Indo-Pacific Four' })
      .catch(String),
    use: await client.connection
      .sendRequest<unknown>(useNameRequest, { concept: 'rok', text: 'Republic of Korea' })
      .catch(String),
  });

  const texts = [
    'The IP4 met.\n',
    'The ROK met.\n',
    'The IP4 met South Korea (ROK) 🚢 and the ROK.\n',
    'South Korea met.\n',
    'No name.\n\n\n',
    'The Zed Pact met.\n',
    'The Zed Past met.\n',
  ];
  const names = ['a.md', 'b.txt', 'sub/c.md', 'sub/d.md'];
  const glossaries = [
    'concepts: {}\n',
    'concepts:\n  zed: { preferred: Zed Pact }\n  rok: { preferred: Korea Itself, abbreviation: ROK }\n',
    'concepts:\n  [broken\n',
  ];
  const step = fc.oneof(
    fc.record({ do: fc.constant('write'), name: fc.nat(3), text: fc.nat(texts.length - 1), isOld: fc.boolean() }),
    fc.record({ do: fc.constant('delete'), name: fc.nat(3), text: fc.constant(0), isOld: fc.constant(true) }),
    fc.record({ do: fc.constant('rename'), name: fc.nat(3), text: fc.nat(3), isOld: fc.constant(true) }),
    fc.record({ do: fc.constant('glossary'), name: fc.nat(1), text: fc.nat(2), isOld: fc.boolean() }),
    fc.record({ do: fc.constant('configure'), name: fc.nat(1), text: fc.nat(2), isOld: fc.boolean() }),
  );
  const make = ({ do: what, name, text, isOld }: { do: string; name: number; text: number; isOld: boolean }) => {
    const path = names[name] ?? '';
    if (what === 'write') write(path, texts[text] ?? '', isOld);
    else if (what === 'delete') rmSync(join(folder, path), { force: true });
    else if (what === 'glossary') write(name ? 'sub/glossary.yaml' : 'glossary.yaml', glossaries[text] ?? '', isOld);
    else if (what === 'configure') {
      const says = ['ignore: [a.md]\n', 'ignore: [sub]\n', 'rules: {}\n'][text] ?? '';
      write(name ? 'sub/.policy-glossary.yaml' : '.policy-glossary.yaml', says, isOld);
    } else if (statSync(join(folder, path), { throwIfNoEntry: false }))
      renameSync(join(folder, path), join(folder, names[text] ?? ''));
  };

  it('gives what a fresh survey gives, after any series of changes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        async (series) => {
          for (const name of names) write(name, texts[2] ?? '');
          for (const changes of series) {
            for (const change of changes) make(change);
            const told = (client: TestClient) => askAll(client);
            // What was kept by a server before, what this one knows by now, and what is there.
            const indexed = await start();
            const first = await told(indexed);
            const again = await told(indexed);
            const fresh = await told(await start(nodeHost));
            deepEqual(first, fresh);
            deepEqual(again, fresh);
            // The same from a thread, which takes what was kept above.
            const beside = await told(await start(inThread()));
            deepEqual(beside, fresh);
            for (const client of clients.splice(0)) client.dispose();
          }
          rmSync(folder, { recursive: true });
        },
      ),
      runs(20),
    ));

  it('follows files that change while the server runs, also with the same size and time', async () => {
    write('a.md', 'The IP4 met.\n');
    write('b.md', 'The IP4 met.\n');
    const client = await start();
    equal((await referencesTo(client, 'IP4')).length, 3);
    read.length = 0;
    write('b.md', 'The IP5 met.\n');
    equal((await referencesTo(client, 'IP4')).length, 2);
    ok(read.includes('b.md'));
    rmSync(join(folder, 'a.md'));
    equal((await referencesTo(client, 'IP4')).length, 1);
    write('sub/new.md', 'The IP4 met.\n');
    equal((await referencesTo(client, 'IP4')).length, 2);
  });

  it('reads no draft again that it knows, also after a restart', async () => {
    const clock = Date.now;
    // All files have rested.
    Date.now = () => clock() + 60_000;
    try {
      for (let index = 0; index < 30; index++) write(`${index % 3}/d${index}.md`, 'The IP4 met.\n');
      const client = await start();
      equal((await referencesTo(client, 'IP4')).length, 31);
      equal(read.length, 30);
      read.length = 0;
      equal((await referencesTo(client, 'IP4')).length, 31);
      const other = await start();
      equal((await referencesTo(other, 'IP4')).length, 31);
      await other.connection.sendRequest(reviewRequest, {});
      deepEqual(read, []);
      write('glossary.yaml', 'concepts:\n  zed: { preferred: Zed Pact }\n');
      const changed = await start();
      equal((await referencesTo(changed, 'IP4')).length, 31);
      equal(read.length, 30);
    } finally {
      Date.now = clock;
    }
  });

  it('has what is kept at hand before somebody asks for it, where something is', async () => {
    write('a.md', 'The IP4 met.\n');
    write('sub/b.md', 'The IP4 met.\n');
    const options = { storage: uriOf(storage), folders: [uriOf(folder)], purpose: 'places in utf-16', onDoubt: fail };
    equal(isIndexed('v1', options, uriOf(join(folder, 'open.md'))), false);
    deepEqual(readdirSync(top), ['work']);
    equal((await referencesTo(await start(), 'IP4')).length, 3);
    equal(isIndexed('v1', options, uriOf(join(folder, 'open.md'))), true);
    equal(isIndexed('', options, uriOf(join(folder, 'open.md'))), false);
    equal(isIndexed('v1', options, uriOf(join(top, 'open.md'))), false);
    const searched = new Promise<string>((resolve) => {
      const host = indexing(read);
      void start({
        ...host,
        isIndexed: (opened, uri) => isIndexed('v1', opened, uri),
        findDrafts: (searchedFolder, ...others) => {
          resolve(searchedFolder);
          return host.findDrafts(searchedFolder, ...others);
        },
      });
    });
    equal(await searched, uriOf(folder));
  });

  const keptIn = (at: string) => readdirSync(join(at, 'index'));

  it('is made again where it is damaged or of another version, which is said once', async () => {
    write('a.md', 'The IP4 met.\n');
    equal((await referencesTo(await start(), 'IP4')).length, 2);
    const paths = keptIn(storage).map((name) => join(storage, 'index', name));
    const path = paths.find((one) => readFileSync(one).includes('places in')) ?? '';
    const whole = readFileSync(path);
    for (const bytes of [whole.subarray(0, 40), Buffer.concat([whole, whole]), Buffer.from('x')]) {
      writeFileSync(path, bytes);
      const client = await start();
      equal((await referencesTo(client, 'IP4')).length, 2);
      equal((await referencesTo(client, 'IP4')).length, 2);
      equal(client.logged.filter((line) => line.includes('damaged, and is made again')).length, 1);
      deepEqual(readFileSync(path).subarray(0, 20), whole.subarray(0, 20));
    }
    const other = await start(indexing(read, 'v2'));
    equal((await referencesTo(other, 'IP4')).length, 2);
    deepEqual(other.logged, []);
    notEqual(readFileSync(path).indexOf('"v2"'), -1);
  });

  it('is for this run only where others may write, in a link, or where nothing can be written; said once', async () => {
    if (process.platform === 'win32') return;
    write('a.md', 'The IP4 met.\n');
    mkdirSync(join(storage, 'index'), { recursive: true });
    chmodSync(join(storage, 'index'), 0o777);
    const check = async () => {
      const client = await start();
      equal((await referencesTo(client, 'IP4')).length, 2);
      equal((await referencesTo(client, 'IP4')).length, 2);
      equal(client.logged.length, 1);
      match(client.logged[0] ?? '', /Nothing is kept between runs/);
    };
    await check();
    deepEqual(keptIn(storage), []);
    rmSync(storage, { recursive: true });
    mkdirSync(storage);
    mkdirSync(join(top, 'elsewhere'));
    symlinkSync(join(top, 'elsewhere'), join(storage, 'index'));
    await check();
    deepEqual(readdirSync(join(top, 'elsewhere')), []);
    rmSync(storage, { recursive: true });
    writeFileSync(storage, '');
    await check();
  });

  it('lies nowhere in the workspace, whatever storage is given', async () => {
    write('a.md', 'The IP4 met.\n');
    const before = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = join(top, 'cache');
    try {
      symlinkSync(folder, join(top, 'link'));
      for (const given of [join(folder, 'storage'), join(top, 'link', 'storage'), 'not a URI']) {
        const client = await start(undefined, { storage: given === 'not a URI' ? given : uriOf(given) });
        equal((await referencesTo(client, 'IP4')).length, 2);
        deepEqual(readdirSync(folder).sort(), ['a.md', 'sub']);
        if (process.platform === 'linux') equal(keptIn(join(top, 'cache', 'policy-glossary')).length, 2);
      }
    } finally {
      if (before === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = before;
    }
  });
});
