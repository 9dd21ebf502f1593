import { deepEqual, equal, match } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, it } from 'mocha';
import { inFolder } from '../support/commandLine';

/** What a tool answers. */
interface Answer {
  readonly structuredContent?: unknown;
  readonly content: readonly { readonly text: string }[];
  readonly isError?: boolean;
}

describe('assistants', () => {
  /** Starts the server in a folder with these files, and asks it with the client of the protocol's own kit. */
  const withClient = (
    files: Readonly<Record<string, string>>,
    use: (client: Client, call: (name: string, given: Record<string, unknown>) => Promise<Answer>) => Promise<void>,
    program = 'dist/cli.js',
  ) =>
    inFolder(async (folder) => {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const client = new Client({ name: 'test', version: '1.0.0' });
      await client.connect(
        new StdioClientTransport({
          command: process.execPath,
          args: [resolve(program), 'mcp'],
          cwd: folder,
          stderr: 'ignore',
        }),
      );
      try {
        await use(client, async (name, given) => (await client.callTool({ name, arguments: given })) as Answer);
      } finally {
        await client.close();
      }
    });

  it('find the tools, none of which changes anything', () =>
    withClient({}, async (client) => {
      const { tools } = await client.listTools();
      deepEqual(
        tools.map(({ name }) => name),
        ['check_text', 'fix_text', 'lookup_term', 'introduce_term', 'list_terms'],
      );
      equal(
        tools.every(({ annotations }) => annotations?.readOnlyHint === true && annotations.openWorldHint === false),
        true,
      );
      match(client.getInstructions() ?? '', /Look a term up/);
    }));

  it('check and fix texts, and look names up, under what holds in the folder', () =>
    withClient(
      {
        'glossary.yaml':
          'concepts:\n  shield: { preferred: Shield Plan, deprecated: [{ term: Buckler Plan, use: Shield Plan }] }\n',
        '.policy-glossary.yaml': 'wellKnown: [IP4]\n',
      },
      async (_, call) => {
        const checked = await call('check_text', { text: 'The Buckler Plan.' });
        match(checked.content[0]?.text ?? '', /Use “Shield Plan” instead of “Buckler Plan”/);
        deepEqual((await call('fix_text', { text: 'The IP-4 and the Buckler Plan.' })).structuredContent, {
          text: 'The IP4 and the Shield Plan.',
          edits: 2,
          left: [],
        });
        match(
          JSON.stringify((await call('lookup_term', { name: 'buckler plan' })).structuredContent),
          /"preferred":"Shield Plan"/,
        );
        deepEqual((await call('introduce_term', { name: 'UNC', text: 'He thanked ' })).structuredContent, {
          write: 'the United Nations Command (UNC)',
        });
        match(JSON.stringify((await call('list_terms', { query: 'shield' })).structuredContent), /"concept":"shield"/);
      },
    ));

  it('have the same from the server that the extension holds', () =>
    withClient(
      { 'glossary.yaml': 'concepts:\n  shield: { preferred: Shield Plan, deprecated: [{ term: Buckler Plan }] }\n' },
      async (_, call) =>
        match((await call('check_text', { text: 'The Buckler Plan.' })).content[0]?.text ?? '', /Shield Plan/),
      'dist/server.js',
    ));

  it('are told what is wrong, and go on', () =>
    withClient({}, async (_, call) => {
      for (const [name, given, said] of [
        ['lookup_term', { name: 'No Such Plan' }, /no entry “No Such Plan”/],
        ['introduce_term', { name: 'No Such Plan' }, /no entry/],
        ['lookup_term', {}, /name/],
        ['check_text', { text: 'x'.repeat(1_000_001) }, /1000000|too big/i],
        ['check_text', { text: 'x', language: 'html' }, /language/],
        ['no_tool', {}, /no_tool/],
      ] as const) {
        const answer = await call(name, given).catch((error: unknown) => ({
          content: [{ text: String(error) }],
          isError: true,
        }));
        equal(answer.isError, true, name);
        match(answer.content[0]?.text ?? '', said);
      }
      equal((await call('list_terms', {})).isError, undefined);
    }));

  it('read entries as resources', () =>
    withClient({}, async (client) => {
      const { resources } = await client.listResources();
      const ip4 = resources.find(({ name }) => name === 'ip4');
      equal(ip4?.title, 'Indo-Pacific Four (IP4)');
      const { contents } = await client.readResource({ uri: ip4?.uri ?? '' });
      match(JSON.stringify(contents), /Indo-Pacific Four/);
    }));
});
