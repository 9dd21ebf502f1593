import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type {
  CodeAction,
  CompletionItem,
  DocumentHighlight,
  Hover,
  InlayHint,
  Location,
  SymbolInformation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import {
  type ConceptSummary,
  conceptsRequest,
  entryRequest,
  exportRequest,
  formatsRequest,
  importRequest,
  insertionsRequest,
  placesRequest,
  type Review,
  reviewRequest,
  type SeriesDraft,
  seriesRequest,
  type TermPlace,
  termsRequest,
  type NameUse,
  type TermUse,
  useNameRequest,
} from '../server/requests';
import { itemAt } from '../server/text/list';
import { startClient, type TestClient } from './support/client';

const textOfMessage = (message: string | { readonly value: string }) =>
  typeof message === 'string' ? message : message.value;
const pulling = { textDocument: { diagnostic: {} } };
const uri = 'file:///draft.md';

describe('server', () => {
  let client: TestClient;
  beforeEach(() => {
    client = startClient();
  });
  afterEach(() => client.dispose());

  const hoverAt = (line: number, character: number, of = uri) =>
    client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: of },
      position: { line, character },
    });
  const textOf = (hover: Hover | null) => (hover?.contents as { value: string } | undefined)?.value ?? '';

  it('answers requests at their time only', async () => {
    await rejects(hoverAt(0, 0), { code: -32002 });
    await client.initialize();
    await rejects(client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} }), {
      code: -32600,
    });
    equal(await hoverAt(0, 0), null);
    await client.connection.sendRequest('shutdown');
    await rejects(hoverAt(0, 0), { code: -32600 });
  });

  it('speaks the language that the editor names, and another one to the next editor', async () => {
    const text = 'The IP-4 met.';
    await client.initialize(
      { textDocument: { hover: { contentFormat: ['markdown'] } } },
      undefined,
      undefined,
      'ko-KR',
    );
    await client.open(uri, text);
    match(textOf(await hoverAt(0, 5)), /피할 이름: .+ 사용/);
    const other = startClient();
    await other.initialize();
    await other.open(uri, text);
    const hover = await other.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 5 },
    });
    match(textOf(hover), /avoid: write/);
    other.dispose();
  });

  it('refuses parameters of another shape and answers the next request', async () => {
    await client.initialize();
    await client.open(uri, 'The ROK met.');
    for (const params of [
      {},
      { textDocument: 'x' },
      { textDocument: { uri: 3 }, position: {} },
      { textDocument: { uri }, position: { line: 'a' } },
    ]) {
      await rejects(client.connection.sendRequest('textDocument/hover', params), { code: -32602 });
    }
    const range = { start: { line: 9, character: 0 }, end: { line: 0, character: 0 } };
    for (const [method, params] of [
      ['textDocument/codeAction', { textDocument: { uri }, range, context: { only: 3 } }],
      [importRequest, { name: 'a.csv', text: 3 }],
      [exportRequest, {}],
      [reviewRequest, []],
    ] as const)
      await rejects(client.connection.sendRequest(method, params), { code: -32602 });
    // What may be left out may be missing altogether.
    for (const method of [reviewRequest, conceptsRequest, formatsRequest, insertionsRequest, entryRequest])
      await client.connection.sendRequest(method);
    for (const position of [null, { line: -1, character: 1e9 }, { line: 0.5, character: 0 }])
      for (const method of [insertionsRequest, entryRequest])
        await client.connection.sendRequest(method, { textDocument: { uri }, position });
    match(textOf(await hoverAt(0, 5)), /Republic of Korea/);
  });

  it('is asked for diagnostics, and says when they are the same', async () => {
    await client.initialize(pulling);
    await client.open(uri, 'The IP-4 met.');
    const first = await client.pull(uri);
    deepEqual(
      first.items.map(({ code, severity, source }) => [code, severity, source]),
      [['deprecated-term', 2, 'policy-glossary']],
    );
    let last = first;
    const ask = async () => {
      const again = await client.connection.sendRequest<typeof first>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId: last.resultId,
      });
      last = again;
      return again.kind;
    };
    const change = (from: number, to: number, text: string) =>
      client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: { start: { line: 0, character: from }, end: { line: 0, character: to } }, text }],
      });
    equal(await ask(), 'unchanged');
    await change(12, 12, ' again');
    equal(await ask(), 'unchanged');
    await change(0, 0, ' ');
    equal(await ask(), 'full');
    // An editor takes the mark away with its words, and does not know that the same have come again.
    await change(5, 9, '');
    await change(5, 5, 'IP-4');
    equal(await ask(), 'full');
    equal(await ask(), 'unchanged');
  });

  it('tells when it has started what holds and where it comes from', async () => {
    await client.initialize(pulling, { settings: { profile: 'un' } });
    while (client.told.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    deepEqual(
      client.told.map((line) => line.replace(/\d+/g, 'n')),
      [
        'Policy Glossary n.n.n',
        'House style: United Nations',
        'Settings: from what the client gave at its start',
        'Glossaries, with their entries: built-in (n)',
      ],
    );
  });

  it('reads dialects of Markdown, and other languages that the client names', async () => {
    await client.initialize(pulling, { languages: ['markdown', 'asciidoc', 3] });
    for (const [name, language, found] of [
      ['a.qmd', 'quarto', 1],
      ['a.Rmd', 'rmd', 1],
      ['a.mdx', 'mdx', 1],
      // An editor may not know the dialect, of which a code cell is a part.
      ['b.qmd', 'plaintext', 1],
      ['a.adoc', 'asciidoc', 2],
      ['a.tex', 'latex', 0],
    ] as const) {
      await client.open(`file:///${name}`, 'The IP-4 met.\n\n    The IP-4 met.\n', language);
      equal((await client.pull(`file:///${name}`)).items.length, found, name);
    }
  });

  it('pushes diagnostics to a client that does not ask, with the version they are for, and takes them back', async () => {
    await client.initialize();
    const first = client.pushed(uri);
    await client.open(uri, 'The IP-4 met.');
    deepEqual([(await first).version, (await first).diagnostics.length], [1, 1]);
    const second = client.pushed(uri);
    for (const [version, text] of ['x', 'y', 'The IP4'].entries()) {
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version + 2 },
        contentChanges: [{ text }],
      });
    }
    equal((await second).version, 4);
    const last = client.pushed(uri);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    deepEqual((await last).diagnostics, []);
    deepEqual(client.asked, []);
  });

  it('keeps the text as it is edited, beyond its end too', async () => {
    await client.initialize(pulling);
    await client.open(uri, 'one\r\ntwo');
    const change = (contentChanges: object[]) =>
      client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges,
      });
    const at = (line: number, character: number) => ({ line, character });
    await change([
      { range: { start: at(99, 0), end: at(120, 4) }, text: '\nThe ROK' },
      { range: { start: at(0, 0), end: at(0, 50) }, text: 'The 😀 DPRK' },
    ]);
    match(textOf(await hoverAt(2, 5)), /Republic of Korea/);
    match(textOf(await hoverAt(0, 8)), /Democratic/);
    // A place beyond the end is the end.
    match(textOf(await hoverAt(500, 500)), /Republic of Korea/);
  });

  it('finds a document under both spellings of its URI, whatever the scheme', async () => {
    await client.initialize();
    for (const [opened, asked] of [
      ['file:///c%3A/a.md', 'file:///C:/a.md'],
      ['untitled:Untitled-1', 'untitled:Untitled-1'],
      ['vscode-vfs://github/o/r/a%20b.md', 'vscode-vfs://github/o/r/a b.md'],
      ['file://server/share/%E0%A4%A.md', 'file://server/share/%E0%A4%A.md'],
    ] as const) {
      await client.open(opened, 'The ROK met.');
      match(textOf(await hoverAt(0, 5, asked)), /Republic of Korea/, asked);
    }
  });

  it('ignores what it was not told of', async () => {
    await client.initialize();
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///no.md', version: 2 },
      contentChanges: [{ text: 'x' }],
    });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///no.md' } });
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: null });
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri }, contentChanges: null });
    await client.open('file:///a.py', 'The IP-4', 'python');
    equal(await hoverAt(0, 5, 'file:///a.py'), null);
  });

  it('fixes from its own findings, whatever the client sends back', async () => {
    await client.initialize({ ...pulling, workspace: { workspaceEdit: { documentChanges: true } } });
    await client.open(uri, '😀 The IP-4 met.');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } },
      context: {
        diagnostics: [
          {
            range: { start: { line: 7, character: 7 }, end: { line: 7, character: 9 } },
            message: 'stale',
            code: 'deprecated-term',
          },
        ],
      },
    });
    const fix = actions.find(({ title }) => title === 'Use “IP4”');
    equal(fix?.isPreferred, true);
    deepEqual(fix?.edit?.documentChanges, [
      {
        textDocument: { uri, version: 1 },
        edits: [{ range: { start: { line: 0, character: 7 }, end: { line: 0, character: 11 } }, newText: 'IP4' }],
      },
    ]);
    ok(actions.some(({ kind }) => kind === 'source.fixAll.policyGlossary'));
  });

  it('takes settings from any client, and says once what is wrong in them', async () => {
    await client.initialize(pulling, { settings: { rules: { 'deprecated-term': 'error' }, profile: 7 } });
    await client.open(uri, 'The IP-4 met.');
    deepEqual(
      (await client.pull(uri)).items.map(({ severity }) => severity),
      [1],
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { policyGlossary: { enable: false } },
    });
    deepEqual((await client.pull(uri)).items, []);
    ok(client.logged.some((message) => /policyGlossary\.profile must be one of/.test(message)));
  });

  it('lives on with a client that refuses everything', async () => {
    await client.initialize({
      ...pulling,
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
    });
    await client.open(uri, 'The IP-4 met.');
    equal((await client.pull(uri)).items.length, 1);
    ok(client.asked.includes('client/registerCapability') && client.asked.includes('workspace/configuration'));
  });

  it('counts columns as the editor does, so that an edit behind an emoji is right', async () => {
    const cases = [
      [{}, undefined, 'utf-16', 7, 11],
      [{ general: { positionEncodings: ['utf-8', 'utf-16'] } }, undefined, 'utf-16', 7, 11],
      [{ general: { positionEncodings: ['utf-32', 'utf-16'] } }, undefined, 'utf-32', 6, 10],
      [{}, { positionEncoding: 'utf-8' }, 'utf-8', 9, 13],
      [{}, { positionEncoding: 'bytes' }, 'utf-16', 7, 11],
    ] as const;
    for (const [capabilities, options, encoding, start, end] of cases) {
      const other = startClient();
      try {
        const { capabilities: offered } = (await other.initialize(
          { ...capabilities, ...pulling, textDocument: { ...pulling.textDocument, semanticTokens: {} } },
          { ...options, settings: { semanticHighlighting: true } },
        )) as { readonly capabilities: { readonly positionEncoding: string } };
        equal(offered.positionEncoding, encoding);
        await other.open(uri, '🚢 The IP-4 met.');
        const [found] = (await other.pull(uri)).items;
        deepEqual(found?.range, { start: { line: 0, character: start }, end: { line: 0, character: end } });
        const { data } = await other.connection.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', {
          textDocument: { uri },
        });
        deepEqual(data.slice(0, 3), [0, start, 4]);
        // An edit of the editor's own, of the blank behind the emoji.
        const at = { line: 0, character: start - 5 };
        await other.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: 2 },
          contentChanges: [{ range: { start: at, end: { ...at, character: start - 4 } }, text: ' Now ' }],
        });
        equal((await other.pull(uri)).items[0]?.range.start.character, start + 4);
      } finally {
        other.dispose();
      }
    }
  });

  it('keeps the settings that it was started with while the editor has none', async () => {
    let answer: object = {};
    client.answer((method, params) =>
      method === 'workspace/configuration' ? (params as { items: object[] }).items.map(() => answer) : null,
    );
    await client.initialize(
      { ...pulling, workspace: { configuration: true } },
      { settings: { rules: { 'deprecated-term': 'error' } } },
    );
    await client.open(uri, 'The IP-4 met.');
    const severity = async () => (await client.pull(uri)).items.map((item) => item.severity);
    deepEqual(await severity(), [1]);
    answer = { rules: { 'deprecated-term': 'hint' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    while ((await severity())[0] === 1) await new Promise((resolve) => setTimeout(resolve, 10));
    deepEqual(await severity(), [4]);
  });

  it('offers the diagnostics of the workspace to an editor that wants them and to no other', async () => {
    const offered = async (options: object) => {
      const other = startClient();
      const result = (await other.initialize(pulling, options)) as {
        readonly capabilities: { readonly diagnosticProvider?: { readonly workspaceDiagnostics: boolean } };
      };
      other.dispose();
      return result.capabilities.diagnosticProvider?.workspaceDiagnostics;
    };
    equal(await offered({}), false);
    equal(await offered({ settings: { checkAllDrafts: true } }), true);
    equal(await offered({ workspaceDiagnostics: true }), true);
  });

  it('pushes to an editor that could ask but not be told to ask again', async () => {
    const result = (await client.initialize({ textDocument: { diagnostic: {}, publishDiagnostics: {} } })) as {
      readonly capabilities: { readonly diagnosticProvider?: object };
    };
    equal(result.capabilities.diagnosticProvider, undefined);
    const pushed = client.pushed(uri);
    await client.open(uri, 'The IP-4 met.');
    equal((await pushed).diagnostics.length, 1);
  });

  it('waits for no client that never answers', async () => {
    client.answer(() => new Promise(() => {}));
    await client.initialize({
      ...pulling,
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    });
    await client.open(uri, 'The IP-4 met.');
    equal((await client.pull(uri)).items.length, 1);
    match(textOf(await hoverAt(0, 5)), /Indo-Pacific Four/);
    ok(client.asked.filter((method) => method === 'workspace/configuration').length >= 2);
  });

  it('asks for nothing when nothing happens, and once when settings change', async () => {
    let enable = true;
    client.answer((method, params) =>
      method === 'workspace/configuration'
        ? (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) => ({
            enable,
            ...(scopeUri?.endsWith('7.md') ? { rules: { 'deprecated-term': 'error' } } : {}),
          }))
        : null,
    );
    await client.initialize({
      ...pulling,
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    });
    for (let index = 0; index < 20; index++) await client.open(`file:///${index}.md`, 'The IP-4 met.');
    const quiet = async () => {
      for (let before = -1; before !== client.asked.length;) {
        before = client.asked.length;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return client.asked.splice(0);
    };
    const severity = async () => (await client.pull('file:///7.md')).items.map((item) => item.severity);
    // The settings of the draft may come later than its first answer.
    do await quiet();
    while ((await severity())[0] !== 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    deepEqual(await quiet(), ['workspace/configuration']);
    enable = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    deepEqual(await quiet(), ['workspace/configuration', 'workspace/diagnostic/refresh']);
    deepEqual(await severity(), []);
    enable = true;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await quiet();
    // The settings of a document hold again when it is opened again.
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///7.md' } });
    await client.open('file:///7.md', 'The IP-4 met.');
    await quiet();
    deepEqual(await severity(), [1]);
  });

  it('says nothing of a document that was closed before it was checked', async () => {
    await client.initialize();
    const versions: unknown[] = [];
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ version }: { version?: number }) => void versions.push(version),
    );
    await client.open(uri, 'The IP-4 met. '.repeat(1000));
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'The IP-4 left.' }],
    });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    while (!versions.includes(undefined)) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 300));
    // The first version may have been checked in time; the last word is that nothing is left.
    deepEqual(
      versions.filter((version) => version !== 1),
      [undefined],
    );
  });

  it('gives plain text to a client that takes no Markdown', async () => {
    await client.initialize({ textDocument: { hover: { contentFormat: ['plaintext'] } } });
    await client.open(uri, 'The ROK met.');
    const hover = await hoverAt(0, 5);
    equal((hover?.contents as { kind: string }).kind, 'plaintext');
    ok(!textOf(hover).includes('**'));
  });

  it('says that a document is too large, once, and stays fast for others', async () => {
    await client.initialize(pulling);
    await client.open(uri, 'The IP-4 met. '.repeat(700_000));
    const { items } = await client.pull(uri);
    deepEqual(
      items.map(({ message }) => (message as string).slice(0, 35)),
      ['This document is too large to be ch'],
    );
    await client.open('file:///small.md', 'The IP-4 met.');
    equal((await client.pull('file:///small.md')).items.length, 1);
  });

  it('reports a limited number of findings and says how many are left', async () => {
    await client.initialize(pulling);
    await client.open(uri, 'The Indo Pacific. '.repeat(1000));
    const { items } = await client.pull(uri);
    equal(items.length, 501);
    match(itemAt(items, 500).message as string, /500 more findings/);
  });

  it('reads NULs, half pairs and a million characters in a line', async () => {
    await client.initialize(pulling);
    for (const text of ['\0'.repeat(1000), '\ud800 The IP-4 \udc00', 'x '.repeat(500_000), '“'.repeat(10_000)]) {
      await client.open(uri, `${text}\n\nThe Indo Pacific`);
      ok((await client.pull(uri)).items.length >= 1);
    }
  });

  describe('navigates by concept', () => {
    const other = 'file:///folder/other.md';
    const files = new Map([
      [other, 'South Korea met.'],
      ['file:///folder/bad.md', undefined],
    ]);
    let guide: TestClient;
    const start = async (workspace: object) => {
      guide = startClient({
        readDataFiles: () => Promise.resolve([]),
        readGlossaries: () => Promise.resolve([]),
        readLayer: () => Promise.reject(new Error('no glossary is there')),
        findDrafts: () => Promise.resolve([...files.keys()]),
        readDraft: (of, onProblem) => {
          const text = files.get(of);
          if (text === undefined) onProblem(`${of} cannot be read.`);
          return text === undefined ? undefined : { uri: of, language: 'markdown', text };
        },
      });
      await guide.connection.sendRequest('initialize', {
        processId: null,
        rootUri: 'file:///folder',
        capabilities: {
          textDocument: { rename: { prepareSupport: true } },
          workspace,
        },
      });
      await guide.connection.sendNotification('initialized', {});
      await guide.open(uri, 'The Republic of Korea (ROK) met. The ROK left, and South Korea pays.');
    };
    beforeEach(() => start({ textDocumentContent: {} }));
    afterEach(() => guide.dispose());
    const at = (character: number) => ({ textDocument: { uri }, position: { line: 0, character } });
    const ask = <Answer>(method: string, params: object) =>
      guide.connection.sendRequest<Answer>(`textDocument/${method}`, params);

    it('marks every name of the concept at the cursor', async () => {
      const highlights = await ask<DocumentHighlight[]>('documentHighlight', at(38));
      deepEqual(
        highlights.map(({ range, kind }) => [range.start.character, range.end.character, kind]),
        [
          [4, 21, 3],
          [23, 26, 3],
          [37, 40, 2],
          [51, 62, 2],
        ],
      );
    });
    it('goes to the introduction and to the entry', async () => {
      deepEqual(
        (await ask<Location[]>('definition', at(38))).map(({ uri: target, range }) => [target, range.start.character]),
        [
          [uri, 4],
          ['policy-glossary:/rok/Republic%20of%20Korea.md', 0],
        ],
      );
      equal((await ask<Location[]>('declaration', at(38))).length, 1);
      deepEqual(await ask('definition', at(42)), []);
    });
    it('finds references in all drafts of the workspace, and names those that cannot be read', async () => {
      const found = await ask<Location[]>('references', { ...at(38), context: { includeDeclaration: false } });
      deepEqual(
        found.map(({ uri: target, range }) => [target, range.start.character]),
        [
          [uri, 37],
          [uri, 51],
          [other, 0],
        ],
      );
      ok(guide.logged.some((message) => message.includes('bad.md cannot be read')));
    });
    it('finds concepts by any of their names', async () => {
      const symbols = await guide.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
        query: 'south kor',
      });
      deepEqual(
        symbols.map(({ name }) => name).filter((name) => name === 'South Korea'),
        ['South Korea'],
      );
    });
    it('colours and hints only where that is set', async () => {
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      deepEqual(await ask('semanticTokens/full', { textDocument: { uri } }), { data: [] });
      deepEqual(await ask('inlayHint', { textDocument: { uri }, range }), []);
      await guide.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { policyGlossary: { semanticHighlighting: true, inlayHints: true } },
      });
      deepEqual(await ask('semanticTokens/full', { textDocument: { uri } }), {
        data: [0, 4, 17, 0, 1, 0, 19, 3, 0, 1, 0, 14, 3, 0, 0, 0, 14, 11, 0, 0],
      });
      await guide.open(
        'file:///long.md',
        `The Republic of Korea (ROK) met.\n\n${'They met. '.repeat(500)}The ROK left.`,
      );
      const hints = await ask<InlayHint[]>('inlayHint', { textDocument: { uri: 'file:///long.md' }, range });
      deepEqual(
        hints.map(({ label, position }) => [label, position.line]),
        [['Republic of Korea', 2]],
      );
    });
    it('tells what the draft does with each term, and what the series does', async () => {
      const uses = await guide.connection.sendRequest<TermUse[]>(termsRequest, { textDocument: { uri } });
      deepEqual(
        uses.map(({ title, names, introducedOn }) => [
          title,
          names.map(({ text, times }) => `${text} ${times}`),
          introducedOn,
        ]),
        [['Republic of Korea', ['ROK 2', 'Republic of Korea 1', 'South Korea 1'], 1]],
      );
      const found = await guide.connection.sendRequest<ConceptSummary[]>(conceptsRequest, { query: 'south kor' });
      deepEqual(
        found.map(({ title }) => title),
        ['Republic of Korea', 'ROK-US alliance'],
      );
      const places = await guide.connection.sendRequest<TermPlace[]>(placesRequest, {
        textDocument: { uri },
        concept: uses[0]?.concept,
      });
      equal(places.length, 4);
      const drafts = await guide.connection.sendRequest<SeriesDraft[]>(seriesRequest, {});
      deepEqual(
        drafts.map(({ name, names }) => [name, names.length]),
        [
          ['draft.md', 3],
          ['other.md', 1],
        ],
      );
      const { markdown } = await guide.connection.sendRequest<Review>(reviewRequest, {});
      match(markdown, /\| South Korea \| 2 \| .*draft\.md:1.*other\.md:1/);
      match(markdown, /bad\.md` cannot be read/);
    });
    it('serves its pages to a client that shows them', async () => {
      const read = async (page: string) =>
        (await guide.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri: page })).text;
      match(await read('policy-glossary:/rok/Republic%20of%20Korea.md'), /^\*\*Republic of Korea/);
      match(await read('policy-glossary:/-/mixed-names.md'), /^# mixed-names\n\nTwo names for one thing/);
      match(await read('policy-glossary:/Naming%20across%20the%20workspace.md'), /\| South Korea \| 2 \|/);
      const entry = await read(`policy-glossary:/rok/Republic%20of%20Korea.md?${encodeURIComponent(uri)}`);
      match(entry, /\*In this draft:\* ROK twice, .*; introduced on line 1 *\n.*\[line 1\]\(<.*#L1>\)/s);
      match(entry, /\[Naming across the workspace\]\(<\.\.\/Naming%20across%20the%20workspace\.md>\)/);
      for (const page of [
        'policy-glossary:/nothing/Nothing.md',
        'policy-glossary:/-/nothing.md',
        'policy-glossary:/%E0%A4%A',
        'file:///etc/passwd',
      ])
        equal(await read(page), 'There is no such page.');
      const { markdown, uri: page } = await guide.connection.sendRequest<Review>(reviewRequest, {});
      equal(await read(page), markdown);
      ok(guide.asked.includes('workspace/textDocumentContent/refresh'));
    });
    it('writes one name in all drafts that have others, or says why not', async () => {
      const use = (concept: string, text: string) =>
        guide.connection.sendRequest<NameUse>(useNameRequest, { concept, text });
      const { edit, left } = await use('rok', 'Republic of Korea');
      deepEqual(Object.keys(edit.changes ?? {}).sort(), [uri, other].sort());
      deepEqual(left, []);
      match(edit.changes?.[other]?.[0]?.newText ?? '', /Republic of Korea/);
      // Where the abbreviation is introduced it stays, and is what is written.
      deepEqual(
        edit.changes?.[uri]?.map(({ range, newText }) => [range.start.character, range.end.character, newText]),
        [[51, 62, 'the ROK']],
      );
      await rejects(use('rok', 'Corea'), {
        code: -32803,
        message: /“Corea” would not stand right in draft\.md, other\.md/,
      });
      await rejects(use('nothing', 'Nothing'), { message: /No draft has another name/ });
    });
    it('writes the list of abbreviations', async () => {
      const [action] = await ask<[CodeAction]>('codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.abbreviations'] },
      });
      equal(action.title, 'Insert List of Abbreviations');
      match(action.edit?.changes?.[uri]?.[0]?.newText ?? '', /\| ROK +\| Republic of Korea \|/);
    });
    it('renames, or says why not', async () => {
      const { placeholder } = await ask<{ placeholder: string }>('prepareRename', at(38));
      equal(placeholder, 'ROK');
      const { changes } = await ask<{ changes: Record<string, TextEdit[]> }>('rename', {
        ...at(38),
        newName: 'South Korea',
      });
      deepEqual(
        changes[uri]?.map(({ newText }) => newText),
        ['South Korea', 'South Korea'],
      );
      await rejects(ask('rename', { ...at(38), newName: 'Japan' }), { code: -32803, message: /is a name of “Japan”/ });
      await rejects(ask('prepareRename', at(42)), { code: -32803 });
    });
    it('renames in other drafts where the writer confirms it', async () => {
      guide.dispose();
      await start({ workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } });
      const { documentChanges, changeAnnotations } = await ask<WorkspaceEdit>('rename', {
        ...at(38),
        newName: 'Republic of Korea',
      });
      const [own, elsewhere] = documentChanges as [TextDocumentEdit, TextDocumentEdit];
      deepEqual(own.textDocument, { uri, version: 1 });
      ok(own.edits.length > 0 && own.edits.every((edit) => !('annotationId' in edit)));
      deepEqual(elsewhere.textDocument, { uri: other, version: null });
      deepEqual(elsewhere.edits, [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 11 } },
          newText: 'The Republic of Korea',
          annotationId: 'elsewhere',
        },
      ]);
      equal(changeAnnotations?.elsewhere?.needsConfirmation, true);
      equal(documentChanges?.length, 2);
    });
  });

  it('puts a glossary in force as it is typed, for the drafts of its folder', async () => {
    await client.initialize(pulling);
    const draft = 'file:///work/brief.md';
    const elsewhere = 'file:///other/brief.md';
    const glossary = 'file:///work/glossary.yaml';
    await client.open(draft, 'The KAMD works, and the Far East is far.');
    await client.open(elsewhere, 'The Far East is far.');
    await client.open(
      glossary,
      'concepts:\n  region: { preferred: East Asia, deprecated: [{ term: Far East, use: East Asia }] }\n',
      'yaml',
    );
    const messages = async (of: string) => (await client.pull(of)).items.map(({ message }) => textOfMessage(message));
    const settled = async (of: string, expected: RegExp) => {
      for (let tries = 0; tries < 100 && !(await messages(of)).some((message) => expected.test(message)); tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return messages(of);
    };
    const unexplained = '“KAMD” is nowhere introduced: write it out.';
    deepEqual(await settled(draft, /East Asia/), [unexplained, 'Use “East Asia” instead of “Far East”.']);
    deepEqual(await messages(elsewhere), []);

    const broken = client.pushed(glossary);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: glossary, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '"' }],
    });
    match(textOfMessage(itemAt((await broken).diagnostics, 0).message), /no valid YAML/);
    deepEqual(await messages(draft), [unexplained, 'Use “East Asia” instead of “Far East”.']);

    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: glossary, version: 3 },
      contentChanges: [
        { text: 'concepts:\n  kamd: { preferred: Korea Air and Missile Defense, abbreviation: KAMD }\n' },
      ],
    });
    deepEqual(await settled(draft, /not introduced/), [
      '“KAMD” stands only here and is not introduced: write “Korea Air and Missile Defense”.',
    ]);
  });

  it('runs the test sentences of a glossary', async () => {
    await client.initialize(pulling);
    const glossary = 'file:///work/glossary.yaml';
    const told = client.pushed(glossary);
    await client.open(
      glossary,
      'concepts:\n  region:\n    preferred: East Asia\n    deprecated: [{ term: Far East, use: East Asia }]\n    tests: { good: [The Far East is far.], bad: [The Far East is near.] }\n' +
        '  a: { preferred: Alpha Plan, abbreviation: AP, firstUse: the Alpha Plan of 2020 }\n' +
        '  b: { preferred: Beta Plan, abbreviation: BP, firstUse: the Beta Plan (BP) of 2020 }\n',
      'yaml',
    );
    const { diagnostics } = await told;
    equal(diagnostics.length, 2);
    match(textOfMessage(itemAt(diagnostics, 1).message), /“the Alpha Plan of 2020” introduces nothing/);
    match(textOfMessage(itemAt(diagnostics, 0).message), /“The Far East is far\.” should be good/);
    equal(diagnostics[0]?.range.start.line, 1);
  });

  it('helps to write a glossary', async () => {
    await client.initialize({ ...pulling, workspace: { textDocumentContent: {} } });
    const glossary = 'file:///work/glossary.yaml';
    const lines = [
      'concepts:',
      '  a:',
      '    preferred: Alpha',
      '    related: [ro]',
      '    ',
      '  b:',
      '    preferred: Beta',
      '    related:',
      '      - a',
    ];
    await client.open(glossary, lines.join('\n'), 'yaml');
    const at = (line: number, character: number) => ({
      textDocument: { uri: glossary },
      position: { line, character },
    });
    const complete = (line: number, character: number) =>
      client.connection.sendRequest<CompletionItem[]>('textDocument/completion', at(line, character));
    const keys = await complete(4, 4);
    ok(keys.some(({ label, detail }) => label === 'definition' && detail === 'One or two sentences.'));
    ok((await complete(3, 16)).some(({ label }) => label === 'rok'));
    // What the file itself has is read a moment after it is opened.
    while (!(await complete(8, 9)).some(({ label }) => label === 'b')) await new Promise(setImmediate);
    deepEqual(await complete(2, 18), []);
    for (
      let tries = 0;
      tries < 100 && (await client.connection.sendRequest('textDocument/definition', at(8, 9))) === null;
      tries++
    )
      await new Promise((resolve) => setTimeout(resolve, 20));
    deepEqual(await client.connection.sendRequest('textDocument/definition', at(8, 9)), {
      uri: glossary,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
    });
    match(textOf(await hoverAt(2, 16, glossary)), /Alpha/);
  });
});
