// policy-glossary mcp: the checker and the glossary as tools and resources of the Model Context Protocol, for assistants.
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import * as z from 'zod/mini';
import type { Checker } from '../library/checker';
import { checkTexts } from '../library/checkTexts';
import { type GlossaryOptions, inForceHere, type SettingsOptions } from './inForce';
import { say } from './terminal';

declare const PRODUCT_VERSION: string;

/** Options of `mcp`, as they are given. */
export type McpOptions = GlossaryOptions & SettingsOptions;

/** The longest text that a tool reads, in UTF-16 units. */
const LONGEST = 1_000_000;
/** The longest name that is asked for. */
const LONGEST_NAME = 500;

/** The address of an entry is this and its id. */
const scheme = 'policy-glossary:///terms/';

const text = z
  .string()
  .check(z.maxLength(LONGEST), z.meta({ description: `The text itself, at most ${LONGEST} characters.` }));
const language = z
  ._default(z.enum(['markdown', 'plaintext']), 'markdown')
  .check(z.meta({ description: 'How the text is read.' }));
const nameOf = (description: string) =>
  z.string().check(z.minLength(1), z.maxLength(LONGEST_NAME), z.meta({ description }));

/** Nothing is written, and nothing outside is asked. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** Serves one client over standard input and output until it goes; what holds is what holds for a draft in the current folder. */
export async function mcp(options: McpOptions): Promise<void> {
  const { glossary, options: lintOptions } = await inForceHere(options, { onProblem: say, onDoubt: say })('draft.md');
  const server = createServer(checkTexts(glossary, lintOptions, []));
  await server.connect(new StdioServerTransport());
}

/** The tools and resources of a checker. */
function createServer(checker: Checker): McpServer {
  const server = new McpServer(
    { name: 'policy-glossary', title: 'Policy Glossary', version: PRODUCT_VERSION },
    {
      instructions:
        'Names for policy writing on Korea, NATO and the Indo-Pacific. Look a term up before you write it, introduce it at its first use, and check a text before you hand it over.',
    },
  );
  addTextTools(server, checker);
  addTermTools(server, checker);
  server.registerResource(
    'term',
    new ResourceTemplate(`${scheme}{id}`, {
      list: () => ({
        resources: checker.list().map(({ concept, preferred, abbreviation }) => ({
          uri: scheme + encodeURIComponent(concept),
          name: concept,
          title: abbreviation ? `${preferred} (${abbreviation})` : preferred,
          mimeType: 'text/markdown',
        })),
      }),
    }),
    { title: 'Glossary entry', description: 'An entry of the glossary in force.', mimeType: 'text/markdown' },
    (uri, { id }) => {
      const entry = checker.lookUp(decodeURIComponent(String(id)));
      if (entry === undefined) throw new Error(`There is no entry “${String(id)}”.`);
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text: entry.markdown }] };
    },
  );
  return server;
}

/** What is done with a text. No tool changes a file: a text comes in, and goes out. */
function addTextTools(server: McpServer, checker: Checker): void {
  server.registerTool(
    'check_text',
    {
      title: 'Check a text',
      description:
        'Finds names in a text that a careful editor would mark: what is wrong, where, and what to write instead.',
      inputSchema: { text, language },
      annotations,
    },
    (given) => answer({ findings: checker.check(given.text, { language: given.language, fixes: true }) }),
  );
  server.registerTool(
    'fix_text',
    {
      title: 'Fix a text',
      description:
        'Gives a text in which everything has been mended that has one right answer, and what is left to decide. Quotations, titles and code stay as they are.',
      inputSchema: { text, language },
      annotations,
    },
    (given) => answer({ ...checker.fix(given.text, { language: given.language }) }),
  );
}

/** What the glossary says. */
function addTermTools(server: McpServer, checker: Checker): void {
  server.registerTool(
    'lookup_term',
    {
      title: 'Look a term up',
      description:
        'Gives the entry that has a name or abbreviation: what to write, what to avoid, definition and sources.',
      inputSchema: { name: nameOf('A name, abbreviation or id, such as IP4.') },
      annotations,
    },
    ({ name }) => {
      const entry = checker.lookUp(name);
      return entry ? answer({ ...entry }) : refuse(`The glossary has no entry “${name}”.`);
    },
  );
  server.registerTool(
    'introduce_term',
    {
      title: 'Introduce a term',
      description:
        'Gives what to write to name a term at the end of a text: the full name with its abbreviation, or the abbreviation where the text has introduced it.',
      inputSchema: {
        name: nameOf('A name, abbreviation or id.'),
        text: z.optional(text.check(z.meta({ description: 'The text up to the place of the term.' }))),
      },
      annotations,
    },
    ({ name, text: before }) => {
      const written = checker.introduce(name, before);
      return written === undefined ? refuse(`The glossary has no entry “${name}”.`) : answer({ write: written });
    },
  );
  server.registerTool(
    'list_terms',
    {
      title: 'List terms',
      description: 'Lists the entries of which a name or the field holds some words; all where none are given.',
      inputSchema: { query: z.optional(nameOf('Words to look for.')) },
      annotations,
    },
    ({ query }) => answer({ terms: checker.list(query) }),
  );
}

function answer(structuredContent: Record<string, unknown>) {
  return {
    content: [{ type: 'text' as const, text: JSON.stringify(structuredContent, undefined, 2) }],
    structuredContent,
  };
}

function refuse(message: string) {
  return { content: [{ type: 'text' as const, text: message }], isError: true };
}
