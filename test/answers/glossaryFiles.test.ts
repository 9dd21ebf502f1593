import { deepEqual, equal, rejects } from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeLens, CompletionItem, Location, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { readLayer } from '../../server/glossary/formats/layer';
import { glossariesRequest, type GlossarySummary } from '../../server/requests';
import { startClient, type TestClient } from '../support/client';
import { itemAt } from '../../server/text/list';

const root = 'file:///work';
const outer = `${root}/glossary.yaml`;
const inner = `${root}/part/glossary.yaml`;
const sibling = `${root}/other/glossary.yaml`;
const table = `${root}/terms.csv`;

const outerText = `concepts:
  kamd: { preferred: Korea Air and Missile Defense, abbreviation: KAMD, related: [rok, "shield"] }
  shield: { preferred: Shield Plan, members: [kamd, Korea] }
  lonely: { preferred: Lonely Plan }
  korea: { preferred: South Korea, note: Ours. }
  odd: { preferred: Odd Plan }
  odd-user: { preferred: Odd User, related: [odd] }
`;
const innerText = `concepts:
  kamd: { note: Of the part. }
  'sub': { preferred: Sub Plan, related: ['kamd', sub2] }
  sub2: { preferred: Second Sub Plan, notMembers: [kamd] }
`;

describe('glossary files', () => {
  let client: TestClient;
  let drafts: Map<string, string>;
  let glossaries: Map<string, string>;
  beforeEach(() => {
    drafts = new Map([
      [`${root}/a.md`, 'The KAMD and the Shield Plan. Korea Air and Missile Defense. South Korea.'],
      [`${root}/part/b.md`, 'The KAMD.'],
    ]);
    glossaries = new Map([
      [outer, outerText],
      [inner, innerText],
      [sibling, 'concepts:\n  sub: { preferred: Other Sub }\n'],
      [table, 'id,term\nodd,Odd Plan\n'],
    ]);
    client = startClient({
      readDataFiles: () =>
        Promise.resolve([...glossaries].filter(([uri]) => uri !== table).map(([uri, text]) => ({ uri, text }))),
      readGlossaries: () => Promise.resolve([{ uri: table, text: glossaries.get(table)! }]),
      findDrafts: () => Promise.resolve([...drafts.keys()]),
      readLayer: (text, uri) => Promise.resolve(readLayer(text, uri)),
      readDraft: (uri) => ({ uri, language: 'markdown', text: drafts.get(uri)! }),
    });
  });
  afterEach(() => client.dispose());

  const initialize = async (capabilities: object = {}, options: object = {}) => {
    await client.connection.sendRequest('initialize', {
      processId: null,
      rootUri: root,
      capabilities,
      initializationOptions: { referencesCommand: 'show', settings: { glossaries: ['terms.csv'] }, ...options },
    });
    await client.connection.sendNotification('initialized', {});
    await client.open(outer, outerText, 'yaml');
    await client.open(inner, innerText, 'yaml');
    await settled(async () => (await lenses(inner)).length === 3);
  };
  const settled = async (isSettled: () => Promise<boolean>) => {
    for (let tries = 0; tries < 200 && !(await isSettled()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const lenses = (uri: string) =>
    client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const resolved = async (uri: string) => {
    const texts = uri === outer ? outerText : innerText;
    const found = await Promise.all(
      (await lenses(uri)).map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)),
    );
    return found.map(
      ({ range, command }) => `${itemAt(texts.split('\n'), range.start.line).trim().split(':')[0]}: ${command?.title}`,
    );
  };
  /** A place in a file: before the first `what` after the first `after`. */
  const at = (uri: string, after: string, what: string) => {
    const text = glossaries.get(uri)!;
    const offset = text.indexOf(what, text.indexOf(after) + after.length);
    const lines = text.slice(0, offset).split('\n');
    return {
      textDocument: { uri },
      position: { line: lines.length - 1, character: itemAt(lines, lines.length - 1).length },
    };
  };
  const ask = <Answer>(method: string, params: object) =>
    client.connection.sendRequest<Answer>(`textDocument/${method}`, params);
  /** Locations as `file:line words`. */
  const described = (locations: readonly Location[]) =>
    locations.map(({ uri, range: { start, end } }) => {
      const line = itemAt((glossaries.get(uri) ?? drafts.get(uri))!.split('\n'), start.line);
      return `${uri.slice(root.length + 1)}:${start.line + 1} ${line.slice(start.character, end.character)}`;
    });

  it('complete what can stand at a place, keys before they are written and ids of what is in force', async () => {
    await initialize();
    const completed = async (text: string) => {
      const uri = `${root}/new.glossary.yaml`;
      await client.open(uri, text, 'yaml');
      const lines = text.split('\n');
      const position = { line: lines.length - 1, character: itemAt(lines, lines.length - 1).length };
      const items = await ask<CompletionItem[]>('completion', { textDocument: { uri }, position });
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      return items.map(({ label }) => label);
    };
    const keys = await completed('concepts:\n  new:\n    preferred: New Plan\n    dep');
    deepEqual(keys.slice(0, 3), ['abbreviation', 'article', 'firstUse']);
    deepEqual(await completed('concepts:\n  new:\n    article: '), ['the', 'none']);
    const ids = await completed('concepts:\n  new: { preferred: New Plan, related: [');
    equal(ids.includes('kamd') && ids.includes('rok'), true);
    deepEqual(await completed('concepts:\n  new: { definition: A plan of the pre'), []);
  });

  describe('count the uses of each entry', () => {
    it('in all drafts of the workspace', async () => {
      await initialize();
      deepEqual(await resolved(outer), [
        'kamd: 3 uses in 2 drafts',
        'shield: 1 use in 1 draft',
        'lonely: not used',
        'korea: 1 use in 1 draft',
        'odd: not used',
        'odd-user: not used',
      ]);
      const [lens] = await lenses(outer);
      deepEqual((await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)).command, {
        title: '3 uses in 2 drafts',
        command: 'show',
        arguments: [outer, { line: 1, character: 2 }],
      });
    });
    it('and only tell where the client has no command', async () => {
      await initialize({}, { referencesCommand: undefined });
      const [lens] = await lenses(outer);
      const { command } = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
      deepEqual([command?.title, command?.command], ['3 uses in 2 drafts', '']);
    });
    it('and again after a rest, of which the client is told', async () => {
      await initialize({ workspace: { codeLens: { refreshSupport: true } } });
      await resolved(outer);
      const refreshes = () => client.asked.filter((method) => method === 'workspace/codeLens/refresh').length;
      equal(refreshes(), 0);
      await client.open(`${root}/a.md`, 'Nothing.');
      for (let version = 2; version < 9; version++)
        await client.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri: `${root}/a.md`, version },
          contentChanges: [{ text: 'The KAMD. '.repeat(version) }],
        });
      await settled(() => Promise.resolve(refreshes() > 0));
      equal(refreshes(), 1);
      equal((await resolved(outer))[0], 'kamd: 9 uses in 2 drafts');
    });
    it('nowhere else', async () => {
      await initialize();
      await client.open(`${root}/a.md`, 'The KAMD.');
      deepEqual(await lenses(`${root}/a.md`), []);
      deepEqual(await lenses('file:///unknown.yaml'), []);
    });
  });

  describe('lead from an id to its uses', () => {
    it('in drafts and in glossary files, with and without its entries', async () => {
      await initialize();
      const find = (includeDeclaration: boolean) =>
        ask<Location[]>('references', { ...at(outer, 'members: ', 'kamd'), context: { includeDeclaration } });
      deepEqual(described(await find(true)), [
        'glossary.yaml:2 kamd',
        'glossary.yaml:3 kamd',
        'part/glossary.yaml:2 kamd',
        'part/glossary.yaml:3 kamd',
        'part/glossary.yaml:4 kamd',
        'a.md:1 KAMD',
        'a.md:1 Korea Air and Missile Defense',
        'part/b.md:1 KAMD',
      ]);
      deepEqual(described(await find(false)), [
        'glossary.yaml:3 kamd',
        'part/glossary.yaml:3 kamd',
        'part/glossary.yaml:4 kamd',
        'a.md:1 KAMD',
        'a.md:1 Korea Air and Missile Defense',
        'part/b.md:1 KAMD',
      ]);
    });
    it('of the concept whose name the entry bears', async () => {
      await initialize();
      const found = await ask<Location[]>('references', { ...at(outer, 'Lonely', 'korea'), context: {} });
      deepEqual(described(found), ['glossary.yaml:5 korea', 'a.md:1 South Korea']);
    });
    it('and from a name to the drafts', async () => {
      await initialize();
      const found = await ask<Location[]>('references', { ...at(outer, 'concepts', 'Shield Plan'), context: {} });
      deepEqual(described(found), ['a.md:1 Shield Plan']);
    });
  });

  describe('rename an id', () => {
    const rename = (params: object, newName: string) => ask<WorkspaceEdit>('rename', { ...params, newName });

    it('in every file where it means the same, each in its own quotation marks', async () => {
      await initialize({ workspace: { workspaceEdit: { documentChanges: true } } });
      const params = at(inner, 'concepts', 'kamd');
      deepEqual(await ask('prepareRename', params), {
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } },
        placeholder: 'kamd',
      });
      const { documentChanges } = await rename(params, 'air: defence');
      deepEqual(
        documentChanges?.map((change) =>
          'edits' in change
            ? [
                change.textDocument,
                change.edits.map(
                  (edit) => `${'range' in edit && edit.range.start.line} ${'newText' in edit && edit.newText}`,
                ),
              ]
            : change,
        ),
        [
          [{ uri: outer, version: 1 }, ['1 "air: defence"', '2 "air: defence"']],
          [{ uri: inner, version: 1 }, ['1 "air: defence"', '2 air: defence', '3 "air: defence"']],
        ],
      );
    });
    it('and not where another entry has it', async () => {
      await initialize();
      const { changes } = await rename(at(inner, 'note', 'sub'), 'under');
      deepEqual(Object.keys(changes ?? {}), [inner]);
      deepEqual(
        changes?.[inner]?.map(({ newText }) => newText),
        ['under'],
      );
    });
    it('or say why not', async () => {
      await initialize();
      const refused = (params: object, newName: string, message: RegExp) =>
        rejects(rename(params, newName), { code: -32803, message });
      const kamd = at(outer, 'concepts', 'kamd');
      await refused(kamd, 'shield', /“shield” already/);
      await refused(kamd, 'dprk', /“dprk” already/);
      await refused(kamd, 'sub', /“sub” already/);
      await refused(kamd, '  ', /at least one letter/);
      await refused(kamd, 'a\nb', /one line/);
      await refused(kamd, '-', /letters or digits/);
      await refused(kamd, 'x'.repeat(101), /at most 100/);
      await refused(at(outer, 'members', 'Korea'), 'x', /“Korea” has no entry/);
      await refused(at(outer, 'Odd User', 'odd'), 'x', /terms\.csv has an entry “odd” without a key/);
      await rejects(ask('prepareRename', at(outer, 'related', 'rok')), {
        code: -32803,
        message: /“rok” is an id of the built-in glossary/,
      });
      await rejects(ask('prepareRename', at(outer, '', 'Korea Air')), { message: /No id of a concept/ });
    });
    it('and refuse what a list of names makes', async () => {
      glossaries.set(`${root}/a.glossary.yaml`, '- Freedom Edge\n');
      glossaries.set(outer, `${outerText}  edge: { preferred: Edge, related: [freedom-edge] }\n`);
      await initialize();
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: outer, version: 2 },
        contentChanges: [{ text: glossaries.get(outer)! }],
      });
      await rejects(rename(at(outer, 'related: [', 'freedom-edge'), 'x'), {
        message: /a\.glossary\.yaml has an entry “freedom-edge” without a key/,
      });
    });
    it('and refuse while another file is broken', async () => {
      await initialize();
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: inner, version: 2 },
        contentChanges: [{ text: `"${innerText}` }],
      });
      await rejects(rename(at(outer, 'concepts', 'kamd'), 'x'), { message: /glossary\.yaml is no valid YAML/ });
    });
  });

  it('of the user hold outside any folder, also while they are open', async () => {
    const own = 'file:///home/me/glossary.yaml';
    const text = 'concepts: { region: { preferred: East Asia, deprecated: [{ term: Far East, use: East Asia }] } }';
    const user = startClient({
      readDataFiles: () => Promise.resolve([]),
      readGlossaries: (named, folder, onLeftOut) => {
        if (named === 'gone') onLeftOut('It is gone.');
        return Promise.resolve(named === 'gone' || folder !== undefined ? [] : [{ uri: `file://${named}`, text }]);
      },
      findDrafts: () => Promise.resolve([]),
      readLayer: (source, uri) => Promise.resolve(readLayer(source, uri)),
      readDraft: () => undefined,
    });
    await user.initialize(
      { textDocument: { diagnostic: {} } },
      { settings: { userGlossaries: ['/home/me/glossary.yaml', 'gone'] } },
    );
    const draft = 'file:///elsewhere/draft.md';
    await user.open(draft, 'The Far East is far.');
    const messages = async () => (await user.pull(draft)).items.map(({ message }) => message as string);
    await settled(async () => (await messages()).length > 0);
    deepEqual(await messages(), ['Use “East Asia” instead of “Far East”.']);
    await user.open(own, text.replaceAll('East Asia', 'Asia'), 'yaml');
    await settled(async () => !(await messages()).join().includes('East Asia'));
    deepEqual(await messages(), ['Use “Asia” instead of “Far East”.']);
    // What is left out is logged and shown, once each.
    deepEqual(user.logged, ['It is gone.', 'It is gone.']);
    user.dispose();
  });

  it('are read before a client is answered that cannot be told to ask again', async () => {
    const pull = () => client.pull(`${root}/a.md`);
    drafts.set(`${root}/a.md`, 'The Odd Plan was bad; Od Plan.');
    glossaries.set(outer, 'concepts:\n  odd: { preferred: Odd Plan, deprecated: [Od Plan] }\n');
    await client.connection.sendRequest('initialize', {
      processId: null,
      rootUri: root,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await client.connection.sendNotification('initialized', {});
    await client.open(`${root}/a.md`, drafts.get(`${root}/a.md`)!);
    deepEqual(
      (await pull()).items.map(({ code }) => code),
      ['deprecated-term'],
    );
  });

  it('are listed, the nearest first and the built-in one last', async () => {
    await initialize();
    const listed = await client.connection.sendRequest<GlossarySummary[]>(glossariesRequest, {
      textDocument: { uri: `${root}/part/b.md` },
    });
    deepEqual(
      listed.map(({ uri, entries }) => [uri, uri === undefined ? entries > 50 : entries]),
      [
        [inner, 3],
        [outer, 6],
        [table, 1],
        [undefined, true],
      ],
    );
  });
});
