import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ErrorCodes, type Location, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { createClientHost } from '../../server/browser/host';
import {
  conceptsRequest,
  type ConceptSummary,
  type FileParams,
  fileRequest,
  type FolderParams,
  folderRequest,
} from '../../server/requests';
import { startClient, type TestClient } from '../support/client';

function unknown(): never {
  throw new ResponseError(ErrorCodes.MethodNotFound, 'Unhandled method');
}

/** What a client has in a folder: files with their text or bytes, folders, and null for a link. */
type Tree = { readonly [name: string]: string | Uint8Array | Tree | null };

const root = 'memory://team/my%20work';
const glossaryOf = (name: string) => `concepts:\n  ${name.toLowerCase()}: { preferred: ${name} }\n`;

describe('the files that a client gives to the server', () => {
  let client: TestClient;
  let tree: Tree;
  /** What the client is asked for, in the folder. */
  let asked: string[];
  beforeEach(() => {
    tree = {};
    asked = [];
    client = startClient(createClientHost);
  });
  afterEach(() => client.dispose());

  /** What lies at a URI in the tree; a word of VS Code where nothing does. */
  function find(uri: string): Tree[string] {
    ok(uri === root || uri.startsWith(`${root}/`), uri);
    const names = uri
      .slice(root.length + 1)
      .split('/')
      .filter(Boolean)
      .map(decodeURIComponent);
    asked.push(names.join('/'));
    let place: Tree[string] = tree;
    for (const name of names) {
      if (place === null || typeof place !== 'object' || place instanceof Uint8Array || place[name] === undefined)
        throw new ResponseError(LSPErrorCodes.RequestFailed, 'FileNotFound');
      place = place[name];
    }
    return place;
  }
  const kindOf = (place: Tree[string]) =>
    place === null ? 'link' : typeof place === 'object' && !(place instanceof Uint8Array) ? 'folder' : 'file';

  function respond(method: string, params: unknown): unknown {
    if (method === folderRequest) {
      const place = find((params as FolderParams).uri) as Tree;
      return Object.entries(place).map(([name, inner]) => ({ name, kind: kindOf(inner) }));
    }
    if (method !== fileRequest) return null;
    const { uri, largest } = params as FileParams;
    const place = find(uri);
    const kind = kindOf(place);
    if (kind !== 'file') return { kind };
    const bytes = Buffer.from(place as string | Uint8Array);
    return bytes.length > largest ? { kind } : { kind, base64: bytes.toString('base64') };
  }

  async function start(given: Tree, settings: object = {}): Promise<void> {
    tree = given;
    client.answer(respond);
    await client.initialize({}, { settings }, [root]);
  }

  /** Waits until a concept is in force, or a message is logged. */
  async function settled(what: string | RegExp): Promise<void> {
    for (;;) {
      const concepts = await client.connection.sendRequest<ConceptSummary[]>(conceptsRequest, {});
      if (concepts.some(({ id }) => id === what)) return;
      if (what instanceof RegExp && client.logged.some((message) => what.test(message))) return;
      await wait(5);
    }
  }

  it('hold for their folders, whatever they are called', async () => {
    await start({
      'a #1%': { 'glossary.yaml': glossaryOf('ZzOne') },
      node_modules: { 'glossary.yaml': 'x: [' },
      '.git': {},
    });
    await settled('zzone');
    const uri = `${root}/a%20%231%25/brief.md`;
    await client.open(uri, 'The ZzOne met.');
    const place = { textDocument: { uri }, position: { line: 0, character: 5 } };
    ok(await client.connection.sendRequest('textDocument/hover', place));
    ok(!asked.some((path) => path.startsWith('node_modules') || path.startsWith('.git')), asked.join());
  });

  it('are named by path and by glob, inside the folder', async () => {
    const glossaries = [
      't/[ab].csv',
      './t/../t/c.csv',
      '../out.csv',
      '/out.csv',
      '~/out.csv',
      't/none.csv',
      't/*.tsv',
      't',
    ];
    await start(
      { t: { 'a.csv': 'term\nZzA\n', 'b.csv': null, 'c.csv': 'term\nZzC\n' } },
      { glossaries, userGlossaries: ['/home/x.yaml'] },
    );
    await settled('zzc');
    await settled('zza');
    for (const name of ['../out.csv', '/out.csv', '~/out.csv'])
      ok(
        client.logged.includes(`The glossary ${name} lies outside its folder and is left out.`),
        client.logged.join('\n'),
      );
    const said = client.logged.join('\n');
    match(said, /t\/none\.csv cannot be read: there is no such file\./);
    match(said, /t\/\*\.tsv matches no file\./);
    match(said, /my work\/t is not a file\./);
    match(said, /my work\/t\/b\.csv is a link and is not followed\./);
    match(said, /\/home\/x\.yaml is outside the workspace, where a browser cannot read/);
  });

  it('that cannot be read are named, and the others hold', async () => {
    await start({
      'a.glossary.yaml': new Uint8Array(20_000_001).fill(32),
      'b.glossary.yaml': new Uint8Array([0x61, 0xe9]),
      'c.glossary.yaml': null,
      'd.glossary.yaml': glossaryOf('ZzD'),
    });
    await settled('zzd');
    const said = client.logged.join('\n');
    match(said, /a\.glossary\.yaml is larger than 20 MB and is skipped\./);
    match(said, /b\.glossary\.yaml is not UTF-8 at byte 2 and is skipped: save it/);
    match(said, /c\.glossary\.yaml is a link and is not followed/);
  });

  it('are searched for drafts, without those that are hidden, linked or ignored', async () => {
    await start({
      'glossary.yaml': glossaryOf('ZzName'),
      '.gitignore': '/old\n*.tmp.md\n',
      'a.md': 'The ZzName.',
      'b.txt': '\ufeffThe ZzName.',
      'c.html': 'The ZzName.',
      '.d.md': 'The ZzName.',
      'e.md': null,
      old: { 'f.md': 'The ZzName.' },
      in: {
        'g.tmp.md': 'The ZzName.',
        'h.md': 'The ZzName.',
        '.gitignore': 'i.md',
        'i.md': 'ZzName',
        old: { 'j.md': 'ZzName' },
      },
    });
    await settled('zzname');
    asked.length = 0;
    const uri = 'untitled:x.md';
    await client.open(uri, 'The ZzName.');
    const place = { textDocument: { uri }, position: { line: 0, character: 5 } };
    const found = await client.connection.sendRequest<Location[]>('textDocument/references', place);
    const names = found.map((location) => location.uri.replace(root, ''));
    deepEqual(names, ['untitled:x.md', '/a.md', '/b.txt', '/in/h.md', '/in/old/j.md']);
    // Who looks for glossaries at the same time lists both.
    const times = (folder: string) => asked.filter((path) => path === folder).length;
    ok(asked.includes('in/old') && times('in') > times('old'), asked.join());
  });

  for (const [what, answer, why] of [
    ['does not know the requests', unknown, 'this editor gives the server no files'],
    [
      'answers something else',
      () => [{ name: '../x.glossary.yaml', kind: 'file' }, { name: 1 }, 7],
      'the editor gives something else',
    ],
  ] as const)
    it(`are none where it ${what}`, async () => {
      client.answer(answer);
      await client.initialize({}, { settings: { glossaries: ['names.csv'] } }, [root]);
      await settled(/names\.csv/);
      await client.open(`${root}/a.md`, 'Nato met.');
      equal((await client.pull(`${root}/a.md`)).items.length, 1);
      deepEqual(new Set(client.logged), new Set([`The glossary names.csv cannot be read: ${why}.`]));
    });
});
