import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeAction, CompletionItem, Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { fingerprintsOf } from '../../server/features/fingerprint';
import { layGlossaries } from '../../server/glossary/layers';
import { nodeHost } from '../../server/node/host';
import { reviewRequest, type Review } from '../../server/requests';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { startClient, type TestClient } from '../support/client';
import { dedent } from '../support/marks';

describe('the configurations of a workspace', () => {
  let folder: string;
  let client: TestClient;
  let problems: Map<string, readonly Diagnostic[]>;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-glossary-')));
    client = startClient(nodeHost);
    problems = new Map();
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: readonly Diagnostic[] }) =>
        void problems.set(uri, diagnostics),
    );
  });
  afterEach(() => {
    client.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), dedent(text));
  };
  const start = async (settings: object = {}) => {
    await client.initialize({ textDocument: { diagnostic: {} }, workspace: {} }, { settings }, [uriOf('')]);
  };
  const changed = () => client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
  const draft = 'The IP-4 met. The Korean Institute of Defense met.';

  /** What is said in a file, a line each. */
  const messagesOf = (uri: string) =>
    (problems.get(uri) ?? []).map(({ message }) => (typeof message === 'string' ? message : '')).join('\n');
  /** What is found in a draft, each as `level rule`. */
  const found = async (path: string) => {
    const { items } = await client.pull(uriOf(path));
    return items.map(
      ({ severity, code }) => `${['', 'error', 'warning', 'information', 'hint'][severity ?? 0] ?? ''} ${String(code)}`,
    );
  };
  /** Waits until exactly this is found in a draft. */
  const settled = async (path: string, ...expected: readonly string[]) => {
    for (let tries = 0; tries < 200 && (await found(path)).join() !== expected.join(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    deepEqual(await found(path), expected);
  };

  it('decide for the drafts below them, and for some of them otherwise', async () => {
    write(
      '.policy-glossary.yaml',
      `
      rules: { deprecated-term: error }
      glossaries: [terms/*.csv]
      ignore: [old/]
      overrides:
        - files: ["*.minutes.md"]
          rules: { deprecated-term: hint }
    `,
    );
    write('part/.policy-glossary.yaml', 'rules: { deprecated-term: off, undefined-abbreviation: off }');
    write(
      'terms/kida.csv',
      'term,abbreviation,avoid\nKorea Institute for Defense Analyses,KIDA,Korean Institute of Defense',
    );
    await start();
    for (const path of ['a.md', 'b.minutes.md', 'old/c.md', 'part/d.md']) await client.open(uriOf(path), draft);
    await settled('a.md', 'error deprecated-term', 'error deprecated-term');
    await settled('b.minutes.md', 'hint deprecated-term', 'hint deprecated-term');
    await settled('old/c.md');
    await settled('part/d.md');
  });

  it('name glossaries and languages for some drafts only', async () => {
    write(
      '.policy-glossary.yaml',
      `
      languages: [markdown]
      overrides:
        - files: [speeches/]
          glossaries: [terms.csv]
        - files: [b.md]
          glossaries: [terms.csv]
    `,
    );
    write('notes/.policy-glossary.yaml', 'languages: [plaintext]');
    write('terms.csv', 'term,avoid\nShield Plan,Buckler Plan');
    await start();
    const buckler = 'The Buckler Plan and the IP-4 met.';
    for (const path of ['a.md', 'b.md', 'c.txt', 'speeches/a.md', 'notes/a.md'])
      await client.open(uriOf(path), buckler, path.endsWith('.txt') ? 'plaintext' : 'markdown');
    await client.open(uriOf('notes/c.txt'), buckler, 'plaintext');
    await settled('speeches/a.md', 'warning deprecated-term', 'warning deprecated-term');
    await settled('b.md', 'warning deprecated-term', 'warning deprecated-term');
    await settled('a.md', 'warning deprecated-term');
    await settled('c.txt');
    await settled('notes/a.md');
    await settled('notes/c.txt', 'warning deprecated-term');
  });

  it('name a baseline, of which what is known is shown one level softer', async () => {
    write('sub/.policy-glossary.yaml', 'baseline: ../known.json');
    await start();
    await client.open(uriOf('sub/a.md'), 'The IP-4 met.\n\nThe Indo Pacific is wide.');
    await settled('sub/a.md', 'warning deprecated-term', 'warning deprecated-term');
    const uri = uriOf('sub/.policy-glossary.yaml');
    match(messagesOf(uri), /The baseline “\.\.\/known\.json” is not read: there is no such file\./);
    const usage = readUsage(layGlossaries([]).glossary, parseDraft('The IP-4 met.', 'markdown'));
    const [print] = fingerprintsOf(usage.draft, lint(usage, lintOptions(defaultSettings)));
    write('known.json', JSON.stringify({ version: 1, drafts: { 'sub/a.md': [print, 1], 'a.md': [print] } }));
    await changed();
    await settled('sub/a.md', 'information deprecated-term', 'warning deprecated-term');
    equal(messagesOf(uri), '');
    write('known.json', '{ "version": 2 }');
    await changed();
    await settled('sub/a.md', 'warning deprecated-term', 'warning deprecated-term');
    match(messagesOf(uri), /it is a baseline of version 2, and 1 is read/);
  });

  it('hold for what is not saved yet, wherever it is said to lie', async () => {
    write('.policy-glossary.yaml', 'rules: { deprecated-term: error }');
    await start();
    for (const uri of ['untitled:Untitled-1', 'untitled:/elsewhere/a.md', `untitled:${join(folder, 'b.md')}`]) {
      await client.open(uri, draft);
      for (let tries = 0; tries < 200 && (await client.pull(uri)).items[0]?.severity !== 1; tries++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      equal((await client.pull(uri)).items[0]?.severity, 1, uri);
    }
  });

  it('leave drafts out of what is said of all', async () => {
    write('.policy-glossary.yaml', 'ignore: [old/]');
    for (const path of ['a.md', 'old/c.md']) write(path, draft);
    await start();
    await client.open(uriOf('b.md'), draft);
    await settled('b.md', 'warning deprecated-term');
    const { markdown } = await client.connection.sendRequest<Review>(reviewRequest, {});
    match(markdown, /^2 drafts\.$/m);
  });

  it('lie over what a user sets and under what the workspace sets', async () => {
    write('.policy-glossary.yaml', 'rules: { deprecated-term: error }');
    await start({ rules: { 'deprecated-term': 'hint' } });
    await client.open(uriOf('a.md'), draft);
    await settled('a.md', 'error deprecated-term');
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { policyGlossary: { workspaceSettings: { rules: { 'deprecated-term': 'information' } } } },
    });
    await settled('a.md', 'information deprecated-term');
  });

  it('are followed on disk and as they are typed, and hold on while they are broken', async () => {
    await start();
    await client.open(uriOf('a.md'), draft);
    await settled('a.md', 'warning deprecated-term');
    write('.policy-glossary.yaml', 'extends: ./house.yaml');
    write('house.yaml', 'rules: { deprecated-term: error }');
    await changed();
    await settled('a.md', 'error deprecated-term');
    write('house.yaml', 'rules: { deprecated-term: hint }');
    await changed();
    await settled('a.md', 'hint deprecated-term');

    const uri = uriOf('.policy-glossary.yaml');
    await client.open(uri, 'rules: { deprecated-term: information }', 'yaml');
    await settled('a.md', 'information deprecated-term');
    const type = (version: number, text: string) =>
      client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    await type(2, 'rules: { deprecated-term: err');
    for (let tries = 0; tries < 200 && !problems.get(uri)?.length; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    match(messagesOf(uri), /no valid YAML/);
    await settled('a.md', 'information deprecated-term');
    await type(3, 'rules: { deprecated-term: error }');
    await settled('a.md', 'error deprecated-term');
    deepEqual(problems.get(uri), []);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await settled('a.md', 'hint deprecated-term');
  });

  it('hold on with what they extend while they are broken', async () => {
    write('.policy-glossary.yaml', 'extends: ./house.yaml');
    write('house.yaml', 'rules: { deprecated-term: error }');
    await start();
    await client.open(uriOf('a.md'), draft);
    await settled('a.md', 'error deprecated-term');
    write('.policy-glossary.yaml', 'extends: [');
    await changed();
    const uri = uriOf('.policy-glossary.yaml');
    for (let tries = 0; tries < 200 && !problems.get(uri)?.length; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    match(messagesOf(uri), /no valid YAML/);
    await settled('a.md', 'error deprecated-term');
  });

  it('say what is wrong in them, and are taken back when they go', async () => {
    write('.policy-glossary.yaml', 'profile: newspaper\nextends: ../house.yaml');
    await start();
    await client.open(uriOf('a.md'), draft);
    await settled('a.md', 'warning deprecated-term');
    const uri = uriOf('.policy-glossary.yaml');
    match(messagesOf(uri), /^`profile:` is `think-tank` or .*\n“\.\.\/house\.yaml” is not extended: it lies outside/);
    rmSync(join(folder, '.policy-glossary.yaml'));
    await changed();
    for (let tries = 0; tries < 200 && problems.get(uri)?.length !== 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    deepEqual(problems.get(uri), []);
  });

  it('take what a writer chooses at a finding for all drafts', async () => {
    write('.policy-glossary.yaml', '# ours\nrules:\n  term-case: off # here\n');
    await client.initialize(
      { textDocument: { diagnostic: {} }, workspace: {} },
      { levelCommand: 'level', knownCommand: 'known' },
      [uriOf('')],
    );
    await client.open(uriOf('a.md'), draft);
    await settled('a.md', 'warning deprecated-term');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf('a.md') },
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Turn off “deprecated-term” in .policy-glossary.yaml');
    deepEqual(action?.edit?.changes, {
      [uriOf('.policy-glossary.yaml')]: [
        {
          range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
          newText: '  deprecated-term: off\n',
        },
      ],
    });
    deepEqual(
      actions.filter(({ command }) => command?.command === 'level'),
      [],
    );
  });

  it('are not read through links', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    write('house.txt', 'rules: { deprecated-term: off }');
    symlinkSync(join(folder, 'house.txt'), join(folder, '.policy-glossary.yaml'));
    await start();
    await client.open(uriOf('a.md'), draft);
    await settled('a.md', 'warning deprecated-term');
    match(client.logged.join('\n'), /\.policy-glossary\.yaml is a link/);
  });

  it('are completed and explained while they are typed', async () => {
    await start();
    const uri = uriOf('.policy-glossary.yaml');
    const ask = async <Answer>(method: string, text: string) => {
      await client.open(uri, text.replace('$0', ''), 'yaml');
      const before = text.slice(0, text.indexOf('$0')).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const answer = await client.connection.sendRequest<Answer>(`textDocument/${method}`, {
        textDocument: { uri },
        position,
      });
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      return answer;
    };
    const labels = async (text: string) => (await ask<CompletionItem[]>('completion', text)).map(({ label }) => label);
    deepEqual((await labels('profile: un\npr$0')).slice(0, 4), ['$schema', 'extends', 'rules', 'wellKnown']);
    deepEqual((await labels('profile: $0')).slice(0, 3), ['think-tank', 'us-government', 'un']);
    deepEqual(await labels('rules:\n  term-case: $0'), ['error', 'warning', 'information', 'hint', 'off']);
    equal((await labels('overrides:\n  - files: [a.md]\n    rules:\n      $0')).includes('pair-form'), true);
    const hover = await ask<Hover>('hover', 'rules:\n  term-c$0ase: off');
    match((hover.contents as { value: string }).value, /capitals|letters/i);
    equal(await ask<Hover | null>('hover', 'rules:\n  term-case: o$0ff'), null);
  });
});
