import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/node/host';
import { createClientHost } from '../../server/browser/host';
import {
  additionsRequest,
  addRequest,
  conceptsRequest,
  type ConceptSummary,
  type GlossaryEdit,
  type Mined,
  mineRequest,
  type NewTerm,
  reachRequest,
} from '../../server/requests';
import { createLined, offsetAt } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { applyEdits } from '../../server/text/span';
import { startClient, type TestClient } from '../support/client';

const uriOf = (path: string) => pathToFileURL(path).href;
const capabilities = {
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  textDocument: { codeAction: { disabledSupport: true } },
};
const draftText = 'The Harbour Plan Group (HPG) met. The HPG left Zz Other.';

/** What a plain client asks for when the light bulb is shown at a word. */
async function askToAdd(client: TestClient, draft: string, word = 'HPG', kind = 'add'): Promise<CodeAction> {
  const at = { line: 0, character: draftText.indexOf(word) + 1 };
  const [action] = await client.connection.sendRequest<[CodeAction]>('textDocument/codeAction', {
    textDocument: { uri: draft },
    range: { start: at, end: at },
    context: { diagnostics: [], only: [`refactor.glossary.${kind}`] },
  });
  return action;
}

/** Makes an edit as the least careful client does: what is created without a word about others is emptied. */
function apply({ documentChanges = [] }: WorkspaceEdit, pathOf: (uri: string) => string): void {
  for (const change of documentChanges) {
    if ('kind' in change) {
      equal(change.kind, 'create');
      const { options = {} } = change as { readonly options?: { overwrite?: boolean; ignoreIfExists?: boolean } };
      if (options.overwrite !== false || !options.ignoreIfExists) writeFileSync(pathOf(change.uri), '');
      else writeFileSync(pathOf(change.uri), '', { flag: 'a' });
      continue;
    }
    const path = pathOf(change.textDocument.uri);
    const text = readFileSync(path, 'utf8');
    const lined = createLined(text);
    const edits = change.edits.map((edit) => {
      ok('range' in edit && 'newText' in edit);
      return { start: offsetAt(lined, edit.range.start), end: offsetAt(lined, edit.range.end), text: edit.newText };
    });
    writeFileSync(path, applyEdits(text, edits));
  }
}

describe('what the drafts of a workspace define', () => {
  it('is mined, and written as proposed beside what a glossary says, from which it is not told again', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
    const file = join(folder, 'glossary.yaml');
    const own = 'concepts:\n  other: { preferred: Other Plan } # ours\n';
    writeFileSync(file, own);
    writeFileSync(join(folder, '2021-03-01-a.md'), `${draftText}\nWe know the Sample Trade Act.\n`);
    writeFileSync(join(folder, 'b.md'), 'The Harbour Policy Guide (HPG) is old. We know the Sample Trade Act.\n');
    const client = startClient(nodeHost);
    try {
      await client.initialize(capabilities, {}, [uriOf(folder)]);
      const { terms, notices } = await client.connection.sendRequest<Mined>(mineRequest, {});
      deepEqual(notices, []);
      deepEqual(
        terms.map(({ term, drafts, uses, rivals }) => [term.abbreviation, term.preferred, drafts, uses, ...rivals]),
        [
          ['HPG', 'Harbour Plan Group', 2, 3, 'Harbour Policy Guide'],
          [undefined, 'Sample Trade Act', 2, 2],
        ],
      );
      const { edit, uri } = await client.connection.sendRequest<GlossaryEdit>(addRequest, {
        terms: terms.map(({ term }) => term),
      });
      equal(uri, uriOf(file));
      apply(edit, () => file);
      equal(
        readFileSync(file, 'utf8'),
        `${own}  hpg:
    status: proposed
    preferred: Harbour Plan Group
    abbreviation: HPG
    note: Also given as “Harbour Policy Guide” (b.md:1).
    sources:
      - { title: 2021-03-01-a.md, date: 2021-03-01, at: line 1, quote: The Harbour Plan Group (HPG) met. }
  sample-trade-act:
    status: proposed
    preferred: Sample Trade Act
    sources:
      - { title: 2021-03-01-a.md, date: 2021-03-01, at: line 2, quote: We know the Sample Trade Act. }
      - { title: b.md, at: line 1, quote: We know the Sample Trade Act. }
`,
      );
      const source = { title: 'a.md', then: 'x' };
      for (const wrong of [{ sources: [source] }, { sources: 'a' }, { proposed: 'yes' }, { note: 1 }])
        await rejects(client.connection.sendRequest(addRequest, { terms: [{ preferred: 'Test', ...wrong }] }));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      let left = terms;
      while (left.length > 0) ({ terms: left } = await client.connection.sendRequest<Mined>(mineRequest, {}));
    } finally {
      client.dispose();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what is added to a glossary', () => {
  let folder: string;
  let root: string;
  let file: string;
  let draft: string;
  let client: TestClient;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
    root = join(folder, 'root');
    file = join(root, 'glossary.yaml');
    draft = uriOf(join(root, 'a.md'));
    mkdirSync(root);
    client = startClient(nodeHost);
  });
  afterEach(() => {
    client.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (given: object = capabilities) => {
    await client.initialize(given, { settings: {} }, [uriOf(root)]);
    await client.open(draft, draftText);
  };
  const settled = async (id: string) => {
    const isThere = async () =>
      (await client.connection.sendRequest<ConceptSummary[]>(conceptsRequest, {})).some((concept) => concept.id === id);
    for (let tries = 0; tries < 200 && !(await isThere()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const pathOf = (uri: string) => join(root, uri.slice(uriOf(root).length + 1));
  const added = '  hpg:\n    preferred: Harbour Plan Group\n    abbreviation: HPG';

  it('makes a file where there is none, and empties none that comes into being meanwhile', async () => {
    await start();
    const { edit } = await askToAdd(client, draft);
    deepEqual(edit!.documentChanges![0], {
      kind: 'create',
      uri: uriOf(file),
      options: { overwrite: false, ignoreIfExists: true },
    });
    writeFileSync(file, '# Kept.\nconcepts:\n  zza: { preferred: ZzA }\n');
    apply(edit!, pathOf);
    match(readFileSync(file, 'utf8'), /# Kept\.\nconcepts:\n {2}zza: \{ preferred: ZzA \}\n$/);
    unlinkSync(file);
    apply(edit!, pathOf);
    equal(readFileSync(file, 'utf8'), `concepts:\n${added}\n`);
  });
  it('goes into a file that was made since the glossaries were looked for', async () => {
    await start();
    await askToAdd(client, draft);
    const made = '# Ours.\r\nconcepts:\r\n    zza: { preferred: ZzA } # kept\r\n';
    writeFileSync(file, made);
    apply((await askToAdd(client, draft)).edit!, pathOf);
    const text = readFileSync(file, 'utf8');
    ok(text.startsWith(made.trimEnd()), text);
    match(text, /\r\n {4}hpg:\r\n {6}preferred: Harbour Plan Group\r\n {6}abbreviation: HPG\r\n$/);
  });
  it('goes into the text that is on disk now, not the one that was read before', async () => {
    writeFileSync(file, 'concepts:\n  zza: { preferred: ZzA }\n');
    await start();
    await settled('zza');
    const now = '# A line more.\nconcepts:\n  zza:\n    preferred: ZzA\n  zzb: { preferred: ZzB }\n';
    writeFileSync(file, now);
    apply((await askToAdd(client, draft)).edit!, pathOf);
    equal(readFileSync(file, 'utf8'), `${now}${added}\n`);
  });
  it('deprecates a name in the text that is on disk now', async () => {
    writeFileSync(file, 'concepts:\n  zza: { preferred: ZzA, admitted: [Zz Other] }\n');
    await start();
    await settled('zza');
    writeFileSync(
      file,
      '# A line more.\nconcepts:\n  zza:\n    preferred: ZzA\n    admitted:\n      - Zz Other # why\n',
    );
    apply((await askToAdd(client, draft, 'Zz Other', 'deprecate')).edit!, pathOf);
    equal(
      readFileSync(file, 'utf8'),
      '# A line more.\nconcepts:\n  zza:\n    preferred: ZzA\n      # why\n    deprecated:\n      - { term: Zz Other, use: ZzA }\n'.replace(
        '    preferred: ZzA\n      # why\n',
        '    preferred: ZzA\n    # why\n',
      ),
    );
  });
  it('makes the file again where it is gone', async () => {
    writeFileSync(file, 'concepts:\n  zza: { preferred: ZzA }\n');
    await start();
    await settled('zza');
    unlinkSync(file);
    const { edit } = await askToAdd(client, draft);
    apply(edit!, pathOf);
    equal(readFileSync(file, 'utf8'), `concepts:\n${added}\n`);
  });

  it('is asked for at a place, or for the whole draft, and written together', async () => {
    await start();
    const textDocument = { uri: draft };
    const at = { line: 0, character: draftText.indexOf('HPG left') };
    const term = { preferred: 'Harbour Plan Group', abbreviation: 'HPG' };
    const ask = (params: object) => client.connection.sendRequest<NewTerm[]>(additionsRequest, params);
    deepEqual(await ask({ textDocument, range: { start: at, end: at } }), [term]);
    deepEqual(await ask({ textDocument }), [term]);
    const terms = [
      { ...term, definition: ' Two\nports. ' },
      { preferred: 'Zz Other', abbreviation: '' },
    ];
    const { edit, uri } = await client.connection.sendRequest<GlossaryEdit>(addRequest, { textDocument, terms });
    equal(uri, uriOf(file));
    apply(edit, pathOf);
    equal(
      readFileSync(file, 'utf8'),
      `concepts:\n${added}\n    definition: Two ports.\n  zz-other:\n    preferred: Zz Other\n`,
    );
    equal(await client.connection.sendRequest(reachRequest, { uri }), 1);
    equal(await client.connection.sendRequest(reachRequest, { uri: `${uriOf(root)}/below/glossary.yaml` }), 0);
    for (const wrong of [undefined, {}, [{}], [{ preferred: ' ' }], [{ preferred: 'a', definition: 3 }]])
      await rejects(client.connection.sendRequest(addRequest, { textDocument, terms: wrong }), { code: -32602 });
  });

  describe('where the client asks for what is picked', () => {
    const picking = {
      ...capabilities,
      textDocument: {
        codeAction: { disabledSupport: true, dataSupport: true, resolveSupport: { properties: ['edit'] } },
      },
    };
    const pick = (action: CodeAction) => client.connection.sendRequest<CodeAction>('codeAction/resolve', action);

    it('is worked out for the text that is on disk then', async () => {
      writeFileSync(file, 'concepts:\n  zza: { preferred: ZzA }\n');
      await start(picking);
      const offered = await askToAdd(client, draft);
      deepEqual([offered.title, offered.edit], ['Add “HPG” to the glossary', undefined]);
      const now = '# A line more.\nconcepts:\n  zzb: { preferred: ZzB }\n';
      writeFileSync(file, now);
      apply((await pick(offered)).edit!, pathOf);
      equal(readFileSync(file, 'utf8'), `${now}${added}\n`);
    });
    it('is for the version of a file that is open then', async () => {
      const text = 'concepts:\n  zza: { preferred: ZzA }\n';
      writeFileSync(file, text);
      await start(picking);
      await client.open(uriOf(file), text, 'yaml');
      const offered = await askToAdd(client, draft);
      const changed = [{ text: `# More.\n${text}` }];
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version: 7 },
        contentChanges: changed,
      });
      const { textDocument, edits } = itemAt((await pick(offered)).edit!.documentChanges as TextDocumentEdit[], 0);
      equal(textDocument.version, 7);
      equal(edits[0]?.range.start.line, 2);
    });
    it('is refused with the reason, each time', async () => {
      await start(picking);
      const offered = await askToAdd(client, draft);
      symlinkSync(join(folder, 'secret.yaml'), file);
      for (const times of [1, 2]) {
        equal((await pick(offered)).edit, undefined);
        const told = client.logged.filter((message) => message.includes('nothing is read or written through it'));
        equal(told.length, times, client.logged.join('\n'));
      }
    });
    it('is nothing for what another has put into an action', async () => {
      await start(picking);
      for (const data of [undefined, {}, { uri: draft, entry: { id: 1 } }, { uri: 1, entry: { id: 'a' } }])
        equal((await pick({ title: 'a', data })).edit, undefined);
    });
  });

  const odd: readonly (readonly [string, () => void, RegExp])[] = [
    ['a link', () => symlinkSync(join(folder, 'secret.yaml'), file), /is a link/],
    ['a link to nothing', () => symlinkSync(join(folder, 'nothing'), file), /is a link/],
    ['a link in the folder', () => (writeFileSync(join(root, 'b.yaml'), ''), symlinkSync('b.yaml', file)), /is a link/],
    ['a folder', () => mkdirSync(file), /is not a file/],
    ['UTF-16', () => writeFileSync(file, Buffer.from('\ufeffconcepts:\n', 'utf16le')), /is UTF-16/],
    ['no UTF-8', () => writeFileSync(file, Buffer.from([0x61, 0xff])), /is not UTF-8/],
    ['too large', () => writeFileSync(file, `# ${'x'.repeat(20_000_001)}`), /is larger than 20 MB/],
    ['no YAML', () => writeFileSync(file, 'concepts: ['), /is no valid YAML/],
    ['something else', () => writeFileSync(file, 'just text'), /has no place for this/],
  ];
  for (const [what, make, why] of odd)
    it(`is refused where the file is ${what}`, async () => {
      writeFileSync(join(folder, 'secret.yaml'), 'concepts: {}\n');
      await start();
      make();
      const { edit, disabled } = await askToAdd(client, draft);
      equal(edit, undefined);
      match(disabled!.reason, why);
      equal(readFileSync(join(folder, 'secret.yaml'), 'utf8'), 'concepts: {}\n');
    });

  it('renames an id in the texts that are on disk now', async () => {
    writeFileSync(file, 'concepts:\n  zza: { preferred: ZzA }\n');
    const other = join(root, 'b.glossary.yaml');
    writeFileSync(other, 'concepts:\n  zzb: { preferred: ZzB, related: [zza] }\n');
    await start();
    await settled('zzb');
    await client.open(uriOf(file), 'concepts:\n  zza: { preferred: ZzA }\n', 'yaml');
    writeFileSync(other, '# More.\nconcepts:\n  zzb:\n    preferred: ZzB\n    related: ["zza", zzb]\n');
    const rename = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: uriOf(file) },
      position: { line: 1, character: 3 },
      newName: 'zzc',
    });
    const versions = rename.documentChanges!.map(
      (change) => 'textDocument' in change && `${pathOf(change.textDocument.uri)} ${change.textDocument.version}`,
    );
    deepEqual(versions.sort(), [`${other} null`, `${file} 1`]);
    apply(rename, pathOf);
    equal(readFileSync(other, 'utf8'), '# More.\nconcepts:\n  zzb:\n    preferred: ZzB\n    related: ["zzc", zzb]\n');
  });
});

describe('what is added to a glossary in a browser', () => {
  const root = 'memory://team/work';
  const added = async (answer: (uri: string) => unknown) => {
    const client = startClient(createClientHost);
    client.answer((method, params) => {
      const { uri } = params as { uri: string };
      if (method === 'policyGlossary/folder') return [];
      return answer(uri);
    });
    await client.initialize(capabilities, { settings: {} }, [root]);
    await client.open(`${root}/a.md`, draftText);
    const { edit, disabled } = await askToAdd(client, `${root}/a.md`);
    client.dispose();
    return disabled?.reason ?? edit;
  };
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it('is read by the client first', async () => {
    const edit = (await added(() => ({
      kind: 'file',
      base64: base64('concepts:\n  a: { preferred: A }\n'),
    }))) as WorkspaceEdit;
    equal(edit.documentChanges!.length, 1);
    const [changed] = edit.documentChanges as [TextDocumentEdit];
    deepEqual(changed.edits[0]?.range, { start: { line: 1, character: 21 }, end: { line: 1, character: 21 } });
  });
  it('and refused where the client has something else there', async () => {
    match(JSON.stringify(await added(() => ({ kind: 'link' }))), /is a link/);
    match(JSON.stringify(await added(() => ({ kind: 'folder' }))), /is not a file/);
    match(JSON.stringify(await added(() => ({ kind: 'file' }))), /larger than/);
    match(JSON.stringify(await added(() => Promise.reject(new Error('no')))), /cannot be read/);
  });
});
