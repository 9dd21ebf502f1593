// The checker and the glossary as tools and resources of the Model Context Protocol, for assistants.
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Checker } from '../library/checker';
import { checkTexts } from '../library/checkTexts';
import { callTool, tools, toolText } from '../library/tools';
import { type DraftInForce, inForceHere } from './inForce';

declare const PRODUCT_VERSION: string;

/** The address of an entry is this and its id. */
const scheme = 'policy-glossary:///terms/';

/** Nothing is written, and nothing outside is asked. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** Serves one client over standard input and output until it goes, under what holds for a draft. */
export async function serveAssistants({ glossary, options }: DraftInForce): Promise<void> {
  const server = createServer(checkTexts(glossary, options, []));
  await server.connect(new StdioServerTransport());
}

/** The same under what holds for a draft in the current folder; what is wrong or doubtful in files there is said in a line each. */
export async function serveAssistantsHere(say: (message: string) => void): Promise<void> {
  await serveAssistants(await inForceHere({ glossary: [] }, { onProblem: say, onDoubt: say })('draft.md'));
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
  for (const { name, title, description, input } of tools)
    server.registerTool(name, { title, description, inputSchema: input.shape, annotations }, (given) => {
      const answered = callTool(checker, name, given);
      const content = [{ type: 'text' as const, text: toolText(answered) }];
      return 'refused' in answered
        ? { content, isError: true }
        : { content, structuredContent: { ...answered.answer } };
    });
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
