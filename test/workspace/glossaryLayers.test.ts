import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/node/host';
import {
  conceptsRequest,
  type ConceptSummary,
  type Converted,
  entryRequest,
  exportRequest,
} from '../../server/requests';
import { startClient, type TestClient } from '../support/client';
import { itemAt } from '../../server/text/list';

const uriOf = (path: string) => pathToFileURL(path).href;
const glossaryOf = (...names: readonly string[]) =>
  `concepts:\n${names.map((name) => `  ${name.toLowerCase()}: { preferred: ${name} }\n`).join('')}`;

/** What is watched whatever the settings say. */
const byName = ['glossary', '*.glossary', '.policy-glossary'].map((name) => `**/${name}.{yaml,yml,json}`);

describe('the glossaries of a workspace', () => {
  let folder: string;
  let root: string;
  let client: TestClient;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
    root = join(folder, 'root');
    mkdirSync(root);
    client = startClient(nodeHost);
  });
  afterEach(() => {
    client.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (path: string, text: string | Buffer) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const start = (settings: object = {}, folders = [root], capabilities: object = {}) =>
    client.initialize({ workspace: { workspaceFolders: true, ...capabilities } }, { settings }, folders.map(uriOf));
  const changed = () => client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });

  /** The ids beyond those built in. */
  const ownIds = async () => {
    const concepts = await client.connection.sendRequest<ConceptSummary[]>(conceptsRequest, {});
    return concepts.map(({ id }) => id).filter((id) => /^zz/.test(id));
  };
  /** Waits until exactly these ids are in force. */
  const settled = async (...ids: readonly string[]) => {
    for (let tries = 0; tries < 100 && (await ownIds()).join() !== ids.join(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    deepEqual(await ownIds(), ids);
  };
  /** Demands that exactly one message says this, wherever it is shown. */
  const said = (expected: RegExp) =>
    equal([...told()].filter((message) => expected.test(message)).length, 1, client.logged.join('\n'));
  const told = () => new Set(client.logged);

  it('are read from names that only an address has to escape', async () => {
    for (const [index, name] of ['a#b?c%d%41', 'two\nlines', '😀 é', 'é'.repeat(100)].entries())
      write(`${name}/${name}.glossary.yaml`, glossaryOf(`Zz${index}`));
    write(`${'x'.repeat(241)}.glossary.yaml`, glossaryOf('Zz4'));
    write('bad\u001b\n.glossary.yaml', Buffer.from([0xff]));
    await start();
    await settled('zz0', 'zz1', 'zz2', 'zz3', 'zz4');
    said(/bad\\u\{1b\}\\u\{a\}\.glossary\.yaml is not UTF-8 at byte 1/);
    // The address that another editor may write finds the same file.
    const draft = uriOf(join(root, 'a#b?c%d%41', 'draft.md')).replace('%3F', '%3f');
    await client.open(draft, 'The Zz0 met.');
    const hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: draft },
      position: { line: 0, character: 5 },
    });
    match(JSON.stringify(hover), /From `a#b\?c%d%41/);
  });

  it('are named by settings only inside their folder', async () => {
    writeFileSync(join(folder, 'secret.yaml'), glossaryOf('ZzSecret'));
    write('in.yaml', glossaryOf('ZzIn'));
    symlinkSync(join(folder, 'secret.yaml'), join(root, 'link.yaml'));
    symlinkSync(folder, join(root, 'up'));
    symlinkSync('loop.yaml', join(root, 'loop.yaml'));
    symlinkSync('nothing', join(root, 'broken.yaml'));
    await start({
      glossaries: [
        'in.yaml',
        join(root, 'in.yaml'),
        '../secret.yaml',
        join(folder, 'secret.yaml'),
        'link.yaml',
        'up/secret.yaml',
        'loop.yaml',
        'broken.yaml',
        uriOf(join(folder, 'secret.yaml')),
        '//server/share/x.yaml',
        'https://example.org/x.yaml',
        '**/*.yaml',
        '.',
        '\0',
      ],
      userGlossaries: ['relative.yaml'],
    });
    await settled('zzin');
    said(/\.\.\/secret\.yaml lies outside its folder/);
    said(/\w\/secret\.yaml is not inside its folder/);
    said(/\/\/server\/share\/x\.yaml is not inside its folder/);
    said(/glossary link\.yaml is a link that leads out of its folder/);
    said(/up\/secret\.yaml is a link that leads out of its folder/);
    said(/loop\.yaml cannot be read: its links lead in a circle/);
    said(/broken\.yaml cannot be read: there is no such file/);
    said(/https:.* cannot be read: there is no such file/);
    said(/root is not a file/);
    said(/ERR_INVALID_ARG_VALUE/);
    said(/relative\.yaml is no absolute path/);
  });

  it('are no links, no pipes and no folders', async function () {
    if (process.platform === 'win32') this.skip();
    writeFileSync(join(folder, 'secret.yaml'), glossaryOf('ZzSecret'));
    symlinkSync(join(folder, 'secret.yaml'), join(root, 'out.glossary.yaml'));
    symlinkSync('/dev/zero', join(root, 'zero.glossary.yaml'));
    symlinkSync('..', join(root, 'round'));
    mkdirSync(join(root, 'glossary.yaml'));
    execFileSync('mkfifo', [join(root, 'pipe.glossary.yaml')]);
    write('in/glossary.yaml', glossaryOf('ZzIn'));
    await start({ glossaries: ['pipe.glossary.yaml'] });
    await settled('zzin');
    said(/out\.glossary\.yaml is a link and is not followed/);
    said(/zero\.glossary\.yaml is a link and is not followed/);
    said(/pipe\.glossary\.yaml is not a file/);
    equal(told().size, 3, client.logged.join('\n'));
  });

  it('that cannot be read are named, and the others hold', async function () {
    // Nothing is forbidden to the superuser.
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    write('a.glossary.yaml', glossaryOf('ZzA'));
    write('b.glossary.yaml', glossaryOf('ZzB'));
    write('closed/glossary.yaml', glossaryOf('ZzC'));
    execFileSync('chmod', ['000', join(root, 'a.glossary.yaml'), join(root, 'closed')]);
    await start();
    await settled('zzb');
    execFileSync('chmod', ['755', join(root, 'closed')]);
    said(/a\.glossary\.yaml cannot be read: EACCES/);
    said(/closed cannot be read: EACCES/);
  });

  it('are limited in size and number, and what is left out is said', async () => {
    write('large.glossary.yaml', Buffer.alloc(20_000_001, 0x20));
    const deep = `${'d/'.repeat(300)}`;
    write(`${deep}glossary.yaml`, glossaryOf('ZzDeep'));
    for (let index = 0; index < 60; index++) write(`m/${index}.glossary.yaml`, glossaryOf(`Zz${index}`));
    await start({ glossaries: Array.from({ length: 60 }, (_, index) => `m/${index}.glossary.yaml`) });
    for (let tries = 0; tries < 100 && (await ownIds()).length < 50; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    said(/large\.glossary\.yaml is larger than 20 MB/);
    said(/Only the first 50 glossaries that a setting names/);
    said(/Only 50 glossaries of .* are read, and .*glossary\.yaml is left out/);
  });

  it('are searched at any depth, while drafts are answered', async () => {
    write(`${'d/'.repeat(300)}glossary.yaml`, glossaryOf('ZzDeep'));
    const draft = uriOf(join(root, 'draft.md'));
    await start();
    await client.open(draft, 'The ROK met.');
    const hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: draft },
      position: { line: 0, character: 5 },
    });
    match(JSON.stringify(hover), /Republic of Korea/);
    deepEqual(await ownIds(), []);
    await settled('zzdeep');
  });

  it('follow their files: edited, replaced, renamed, broken, deleted', async () => {
    const file = join(root, 'glossary.yaml');
    write('glossary.yaml', glossaryOf('ZzA'));
    await start({}, [root], { didChangeWatchedFiles: { dynamicRegistration: true } });
    await settled('zza');
    ok(client.asked.includes('client/registerCapability'));
    const change = async (act: () => void, ...ids: readonly string[]) => {
      act();
      // However many events one change gives.
      for (let event = 0; event < 3; event++) await changed();
      await settled(...ids);
    };
    await change(() => writeFileSync(file, glossaryOf('ZzA', 'ZzB')), 'zza', 'zzb');
    await change(() => {
      writeFileSync(`${file}.tmp`, glossaryOf('ZzC'));
      renameSync(`${file}.tmp`, file);
    }, 'zzc');
    const broken = client.pushed(uriOf(file));
    writeFileSync(file, 'concepts: { "');
    await changed();
    ok((await broken).diagnostics.length > 0);
    await settled('zzc');
    const fixed = client.pushed(uriOf(file));
    await change(() => writeFileSync(file, glossaryOf('ZzD')), 'zzd');
    deepEqual((await fixed).diagnostics, []);
    await change(() => renameSync(file, join(root, 'own.glossary.yaml')), 'zzd');
    await change(() => unlinkSync(join(root, 'own.glossary.yaml')));
  });

  it('that settings name are watched as well, and other ones when the settings change', async () => {
    const watched = new Map<string, unknown>();
    client.answer((_, params) => {
      const { registrations = [], unregisterations = [] } = params as {
        registrations?: { id: string; method: string; registerOptions: { watchers: { globPattern: unknown }[] } }[];
        unregisterations?: { id: string }[];
      };
      for (const { id, registerOptions } of registrations)
        watched.set(
          id,
          registerOptions.watchers.map(({ globPattern }) => globPattern),
        );
      for (const { id } of unregisterations) watched.delete(id);
      return null;
    });
    const own = join(folder, 'my [own]', 'terms.tbx');
    mkdirSync(join(own, '..'));
    write('terms/a.csv', 'id,term\nzza,ZzA\n');
    const settings = {
      glossaries: ['./terms/*.csv', 'odd{1}.tbx', '../secret.csv', join(folder, 'x.csv'), '~/x.csv', 'C:\\x.csv'],
      userGlossaries: [own, 'relative.csv'],
    };
    await start(settings, [root], {
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    });
    await settled('zza');
    const inRoot = (pattern: string) => ({ baseUri: uriOf(root), pattern });
    deepEqual(
      [...watched.values()],
      [
        [
          ...byName,
          { baseUri: uriOf(join(own, '..', '/')), pattern: 'terms.tbx' },
          inRoot('terms/*.csv'),
          inRoot('odd[{]1[}].tbx'),
        ],
      ],
    );
    write('terms/b.csv', 'id,term\nzzb,ZzB\n');
    await changed();
    await settled('zza', 'zzb');
    const configure = (policyGlossary: object) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { policyGlossary } });
    await configure({ glossaries: ['terms/b.csv'] });
    await settled('zzb');
    deepEqual([...watched.values()], [[...byName, inRoot('terms/b.csv')]]);
    const asked = client.asked.length;
    await configure({ glossaries: ['terms/b.csv'], enable: false });
    write('glossary.yaml', glossaryOf('ZzC'));
    await settled('zzb', 'zzc');
    equal(client.asked.length, asked);
  });

  it('that settings name are watched wherever they lie by a client that knows no folders of patterns', async () => {
    const patterns: unknown[] = [];
    client.answer((_, params) => {
      const { registrations } = params as { registrations: [{ registerOptions: { watchers: unknown[] } }] };
      patterns.push(...registrations[0].registerOptions.watchers);
      return null;
    });
    write('terms/a.csv', 'id,term\nzza,ZzA\n');
    await start({ glossaries: ['terms/a.csv'] }, [root], { didChangeWatchedFiles: { dynamicRegistration: true } });
    await settled('zza');
    deepEqual(patterns, [...byName.map((globPattern) => ({ globPattern })), { globPattern: '**/terms/a.csv' }]);
  });

  it('are followed where nobody tells of changes', async () => {
    write('terms/a.csv', 'id,term\nzza,ZzA\n');
    await start({ glossaries: ['terms/a.csv'] });
    await settled('zza');
    write('glossary.yaml', glossaryOf('ZzB'));
    await settled('zza', 'zzb');
    write('glossary.yaml', glossaryOf('ZzB', 'ZzC'));
    await settled('zza', 'zzb', 'zzc');
    write('terms/a.csv', 'id,term\nzzd,ZzD\n');
    await settled('zzb', 'zzc', 'zzd');
    unlinkSync(join(root, 'glossary.yaml'));
    await settled('zzd');
  });

  it('are read as they stand in the editor, whatever is on disk', async () => {
    const uri = uriOf(join(root, 'glossary.yaml'));
    write('glossary.yaml', glossaryOf('ZzA'));
    await start({}, [root], { workspaceEdit: { documentChanges: true } });
    await settled('zza');
    await client.open(uri, glossaryOf('ZzB'), 'yaml');
    await settled('zzb');
    write('glossary.yaml', glossaryOf('ZzC'));
    await changed();
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 7 },
      contentChanges: [{ text: glossaryOf('ZzD', 'ZzE') }],
    });
    // What is added goes into the text of this moment, and only into that.
    const draft = uriOf(join(root, 'draft.md'));
    await client.open(draft, 'The MTCR met.');
    const [action] = await client.connection.sendRequest<[CodeAction]>('textDocument/codeAction', {
      textDocument: { uri: draft },
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } },
      context: { diagnostics: [], only: ['refactor.glossary.add'] },
    });
    const { textDocument, edits } = itemAt(action.edit!.documentChanges as TextDocumentEdit[], 0);
    deepEqual(textDocument, { uri, version: 7 });
    equal(edits[0]?.range.start.line, 2);
    await settled('zzd', 'zze');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await settled('zzc');
  });

  it('that settings name are followed in the editor too, and are no drafts', async () => {
    const house = uriOf(join(root, 'terms', 'house.yaml'));
    const table = uriOf(join(root, 'terms', 'own.csv'));
    write('terms/house.yaml', glossaryOf('ZzA'));
    write('terms/own.csv', 'term,avoid\nZzTable,Zz Far\n');
    const registered = new Map<string, object>();
    client.answer((_, params) => {
      const { registrations = [] } = params as { registrations?: { method: string; registerOptions: object }[] };
      for (const { method, registerOptions } of registrations) registered.set(method, registerOptions);
      return null;
    });
    await client.initialize(
      {
        workspace: { workspaceFolders: true },
        textDocument: { synchronization: { dynamicRegistration: true }, hover: { dynamicRegistration: true } },
      },
      { settings: { glossaries: ['terms/*'] } },
      [uriOf(root)],
    );
    // What is open before its name is known to the server.
    await client.open(house, glossaryOf('ZzB'), 'yaml');
    await settled('zzb', 'zztable');
    deepEqual(
      [...registered.keys()],
      ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/hover'],
    );
    deepEqual(registered.get('textDocument/didChange'), {
      documentSelector: ['yaml', 'json', 'jsonc'].map((language) => ({ language, pattern: '**/terms/*' })),
      syncKind: 2,
    });
    const edit = (uri: string, text: string) =>
      client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text }],
      });
    await edit(house, glossaryOf('ZzC'));
    await settled('zzc', 'zztable');
    const hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: house },
      position: { line: 1, character: 22 },
    });
    match(JSON.stringify(hover), /ZzC/);
    // In a table that is a glossary the names to avoid are no faults; elsewhere they are.
    await client.open(table, 'term,avoid\nZzTable,Zz Far\n', 'plaintext');
    await client.open(uriOf(join(root, 'notes.txt')), 'The Zz Far met.', 'plaintext');
    deepEqual((await client.pull(table)).items, []);
    equal((await client.pull(uriOf(join(root, 'notes.txt')))).items.length, 1);
    await edit(table, 'term,avoid\nZzTable2,Zz Far\n');
    await settled('zzc', 'zztable2');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: house } });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: table } });
    await settled('zza', 'zztable');
    // Other files in YAML are nothing to us.
    const other = uriOf(join(root, 'other.yaml'));
    await client.open(other, glossaryOf('ZzOther'), 'yaml');
    equal(
      await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: other },
        position: { line: 1, character: 22 },
      }),
      null,
    );
    await settled('zza', 'zztable');
  });

  it('take what a draft has where there is a place for it', async () => {
    write('list.csv', 'term\nZzTable\n');
    write('glossary.yaml', '- ZzList\n');
    write('json/own.glossary.json', '{"concepts": {"zzjson": {"preferred": "ZzJson", "admitted": ["Zz Other"]}}}');
    write('alias/glossary.yaml', 'concepts:\n  zzour:\n    preferred: ZzList\n    admitted: [Zz Other]\n');
    write('broken/glossary.yaml', 'concepts: [');
    await client.initialize(
      {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
        textDocument: { codeAction: { disabledSupport: true } },
      },
      { settings: { glossaries: ['list.csv'] } },
      [uriOf(root)],
    );
    await settled('zzjson', 'zzlist', 'zztable');
    const added = async (place: string, text: string, what: string, kind = 'add') => {
      const uri = place.includes(':') ? place : uriOf(join(root, place));
      await client.open(uri, text);
      const at = { line: 0, character: text.indexOf(what) };
      const [action] = await client.connection.sendRequest<[CodeAction]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: at, end: { line: 0, character: at.character + (kind === 'add' ? what.length : 0) } },
        context: { diagnostics: [], only: [`refactor.glossary.${kind}`] },
      });
      if (action?.disabled) return action.disabled.reason;
      const { textDocument, edits } = action.edit!.documentChanges!.at(-1) as TextDocumentEdit;
      return [
        textDocument.uri.slice(uriOf(root).length + 1),
        ...edits.map((edit) => ('newText' in edit ? edit.newText : '')),
      ];
    };
    // A list takes names; an abbreviation needs another place.
    deepEqual(await added('a.md', 'The Harbour Plan met.', 'Harbour Plan'), ['glossary.yaml', '\n- Harbour Plan']);
    deepEqual(await added('untitled:Untitled-1', 'The Harbour Plan met.', 'Harbour Plan'), [
      'glossary.yaml',
      '\n- Harbour Plan',
    ]);
    equal(
      await added('b.md', 'The Harbour Plan Group (HPG) met. The HPG left.', 'HPG'),
      'glossary.yaml has no place for this: it is a list of names, or written in another way.',
    );
    deepEqual(await added('json/a.md', 'The Rural Office Kit (ROK) came. The ROK left.', 'ROK'), [
      'json/own.glossary.json',
      ', "rural-office-kit": { "preferred": "Rural Office Kit", "abbreviation": "ROK" }',
    ]);
    deepEqual(await added('json/b.md', 'The Zz Other met.', 'Zz', 'deprecate'), [
      'json/own.glossary.json',
      '"deprecated": [ { "term": "Zz Other", "use": "ZzJson" } ]',
    ]);
    deepEqual(await added('alias/a.md', 'The Zz Other met.', 'Zz', 'deprecate'), [
      'alias/glossary.yaml',
      '',
      '\n    deprecated:\n      - { term: Zz Other, use: ZzList }',
    ]);
    equal(
      await added('broken/a.md', 'The Harbour Plan met.', 'Harbour Plan'),
      'glossary.yaml is no valid YAML: fix it first.',
    );
    equal(
      await added('file:///elsewhere/a.md', 'The Harbour Plan met.', 'Harbour Plan'),
      'A glossary is for the drafts of a folder: open the folder of this one first.',
    );
    unlinkSync(join(root, 'glossary.yaml'));
    await changed();
    await settled('zzjson', 'zzour', 'zztable');
    deepEqual(await added('c.md', 'The Harbour Plan met.', 'Harbour Plan'), [
      'glossary.yaml',
      'concepts:\n  harbour-plan:\n    preferred: Harbour Plan\n',
    ]);
  });

  it('hold for what has no name yet as for the first folder', async () => {
    const entry = (name: string) => `{ preferred: Zz Plan, definition: ${name}. }`;
    write('glossary.yaml', `concepts: { zz: ${entry('Outer')} }`);
    write('in/glossary.yaml', `extends: none\nconcepts: { zz: ${entry('Inner')}, zzy: { preferred: Zz Pact } }`);
    await start();
    await settled('zzy', 'zz');
    // The folder that leaves out the built-in glossary is not the whole workspace.
    const all = await client.connection.sendRequest<ConceptSummary[]>(conceptsRequest, {});
    ok(all.some(({ id }) => id === 'rok'));
    const hover = async (uri: string, text: string) => {
      await client.open(uri, text);
      const textDocument = { uri };
      return JSON.stringify([
        await client.connection.sendRequest('textDocument/hover', {
          textDocument,
          position: { line: 0, character: 5 },
        }),
        await client.connection.sendRequest('textDocument/hover', {
          textDocument,
          position: { line: 0, character: 20 },
        }),
      ]);
    };
    const text = 'The Zz Plan and the ROK. Zz Pact';
    match(await hover('untitled:Untitled-1', text), /Outer.*From `root\/glossary\.yaml`.*Republic of Korea/);
    match(await hover('untitled:/elsewhere/new.md', text), /Outer.*From `root\/glossary\.yaml`/);
    const planned = `untitled:${join(root, 'in', 'new.md')}`;
    match(await hover(planned, text), /Inner.*From `in\/glossary\.yaml`.*,null/);
    for (const [uri, definition] of [
      ['untitled:Untitled-1', 'Outer'],
      ['untitled:/elsewhere/new.md', 'Outer'],
      [planned, 'Inner'],
    ] as const) {
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text: 'The Zz Pl' }],
      });
      const textDocument = { uri };
      const position = { line: 0, character: 9 };
      const { items } = await client.connection.sendRequest<{ items: object[] }>('textDocument/completion', {
        textDocument,
        position,
      });
      match(
        JSON.stringify(await client.connection.sendRequest('completionItem/resolve', items[0])),
        RegExp(definition),
      );
      match(
        JSON.stringify(await client.connection.sendRequest(entryRequest, { textDocument, concept: 'zz' })),
        RegExp(definition),
      );
    }
  });

  it('are exported by themselves, or with what is built in', async () => {
    write('glossary.yaml', 'concepts:\n  zza: { preferred: ZzA }\n  rok: { note: Ours. }\n');
    const csv = (own: boolean) =>
      client.connection.sendRequest<Converted>(exportRequest, { format: 'csv', own }).then(({ text }) => text);
    await start();
    await settled('zza');
    const own = await csv(true);
    deepEqual(
      own.split('\n').map((line) => line.split(',')[0]),
      ['id', 'rok', 'zza', ''],
    );
    match(own, /^rok,Republic of Korea,ROK,.*,Ours\.,/m);
    match(await csv(false), /^nato,[^]*^zza,ZzA/m);
    unlinkSync(join(root, 'glossary.yaml'));
    await changed();
    await settled();
    await rejects(csv(true), /There is no entry to export/);
  });

  it('lead from the second of two entries to the first, over two files as well', async () => {
    write('glossary.yaml', 'concepts:\n  zza: { preferred: ZzA }\n  zza: { preferred: ZzB }\n');
    write(
      'in/glossary.yaml',
      'concepts:\n  zzc: { preferred: ZzC }\n  zzd: { preferred: ZzC }\n  zze: { preferred: ZzE, admitted: [ZzA] }\n',
    );
    const outer = uriOf(join(root, 'glossary.yaml'));
    const inner = uriOf(join(root, 'in', 'glossary.yaml'));
    const told = Promise.all([client.pushed(outer), client.pushed(inner)]);
    await client.initialize({ textDocument: { publishDiagnostics: { relatedInformation: true } } }, {}, [uriOf(root)]);
    const described = (await told).map(({ diagnostics }) =>
      diagnostics.map(({ range, relatedInformation: [related] = [] }) => [
        range.start.line,
        related?.location.uri,
        related?.location.range.start.line,
        related?.location.range.end.character,
      ]),
    );
    deepEqual(described, [
      [[2, outer, 1, 5]],
      [
        [2, inner, 1, 5],
        [3, outer, 1, 5],
      ],
    ]);
  });

  it('lead nowhere in a client that cannot show it', async () => {
    write('glossary.yaml', 'concepts:\n  zza: { preferred: ZzA }\n  zza: { preferred: ZzB }\n');
    const told = client.pushed(uriOf(join(root, 'glossary.yaml')));
    await start();
    const { diagnostics } = await told;
    deepEqual(
      diagnostics.map(({ range, relatedInformation }) => [range.start.line, relatedInformation]),
      [[2, undefined]],
    );
  });

  it('come and go with their folders', async () => {
    const other = join(folder, 'other');
    const nested = join(root, 'nested');
    mkdirSync(other);
    write('glossary.yaml', glossaryOf('ZzA'));
    write('nested/glossary.yaml', glossaryOf('ZzN'));
    writeFileSync(join(other, 'glossary.yaml'), 'concepts: { zzb: { preferred: ZzB }, zzx: {} }\n');
    const faulty = client.pushed(uriOf(join(other, 'glossary.yaml')));
    await start({}, [root, nested, other, join(folder, 'gone')]);
    await settled('zza', 'zzb', 'zzn');
    ok((await faulty).diagnostics.length > 0);
    said(/gone cannot be read: ENOENT/);
    const healed = client.pushed(uriOf(join(other, 'glossary.yaml')));
    const change = (added: readonly string[], removed: readonly string[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((path) => ({ uri: uriOf(path), name: 'x' })),
          removed: removed.map((path) => ({ uri: uriOf(path), name: 'x' })),
        },
      });
    await change([], [other, nested]);
    await settled('zza', 'zzn');
    deepEqual((await healed).diagnostics, []);
    await change([other], [root]);
    await settled('zzb');
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: null });
    rmSync(other, { recursive: true });
    await changed();
    await settled();
  });
});
