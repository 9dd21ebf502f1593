// What an assistant can ask for, over any protocol: each tool with its name, what it says of itself, its input and its answer.
import * as z from 'zod/mini';
import type { Checker } from './checker';

/** What a tool gives; or why it gives nothing, in a sentence. */
export type ToolAnswer = { readonly answer: Readonly<Record<string, unknown>> } | { readonly refused: string };

/** A tool. None changes a file: a text comes in, and goes out. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodMiniObject;
  readonly run: (checker: Checker, given: unknown) => ToolAnswer;
}

/** The longest text that a tool reads, in UTF-16 units. */
const LONGEST = 1_000_000;
/** The longest name that is asked for. */
const LONGEST_NAME = 500;

function textOf(description: string) {
  return z
    .string()
    .check(z.maxLength(LONGEST), z.meta({ description: `${description}, at most ${LONGEST} characters.` }));
}

function nameOf(description: string) {
  return z.string().check(z.minLength(1), z.maxLength(LONGEST_NAME), z.meta({ description }));
}

const text = textOf('The text itself');
const language = z
  ._default(z.enum(['markdown', 'plaintext']), 'markdown')
  .check(z.meta({ description: 'How the text is read.' }));

function createTool<Shape extends z.core.$ZodShape>(
  facts: Pick<Tool, 'name' | 'title' | 'description'>,
  shape: Shape,
  run: (checker: Checker, given: z.infer<z.ZodMiniObject<Shape>>) => ToolAnswer,
): Tool {
  const input = z.object(shape);
  return {
    ...facts,
    input,
    run: (checker, given) => {
      const { success, data, error } = z.safeParse(input, given);
      if (success) return run(checker, data);
      return { refused: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
    },
  };
}

/** All tools, in the order in which they are shown. */
export const tools: readonly Tool[] = [
  createTool(
    {
      name: 'check_text',
      title: 'Check a text',
      description:
        'Finds names in a text that a careful editor would mark: what is wrong, where, and what to write instead.',
    },
    { text, language },
    (checker, given) => ({
      answer: { findings: checker.check(given.text, { language: given.language, fixes: true }) },
    }),
  ),
  createTool(
    {
      name: 'fix_text',
      title: 'Fix a text',
      description:
        'Gives a text in which everything has been mended that has one right answer, and what is left to decide. Quotations, titles and code stay as they are.',
    },
    { text, language },
    (checker, given) => ({ answer: { ...checker.fix(given.text, { language: given.language }) } }),
  ),
  createTool(
    {
      name: 'lookup_term',
      title: 'Look a term up',
      description:
        'Gives the entry that has a name or abbreviation: what to write, what to avoid, definition and sources.',
    },
    { name: nameOf('A name, abbreviation or id, such as IP4.') },
    (checker, { name }) => {
      const entry = checker.lookUp(name);
      return entry ? { answer: { ...entry } } : refuse(name);
    },
  ),
  createTool(
    {
      name: 'introduce_term',
      title: 'Introduce a term',
      description:
        'Gives what to write to name a term at the end of a text: the full name with its abbreviation, or the abbreviation where the text has introduced it.',
    },
    {
      name: nameOf('A name, abbreviation or id.'),
      text: z.optional(textOf('The text up to the place of the term')),
    },
    (checker, { name, text: before }) => {
      const write = checker.introduce(name, before);
      return write === undefined ? refuse(name) : { answer: { write } };
    },
  ),
  createTool(
    {
      name: 'list_terms',
      title: 'List terms',
      description: 'Lists the entries of which a name or the field holds some words; all where none are given.',
    },
    { query: z.optional(nameOf('Words to look for.')) },
    (checker, { query }) => ({ answer: { terms: checker.list(query) } }),
  ),
];

/** Calls a tool by its name with whatever an assistant gives. */
export function callTool(checker: Checker, name: string, given: unknown): ToolAnswer {
  const tool = tools.find((other) => other.name === name);
  return tool ? tool.run(checker, given) : { refused: `There is no tool ${name}.` };
}

function refuse(name: string): ToolAnswer {
  return { refused: `The glossary has no entry “${name}”.` };
}

/** What a tool says as text. */
export function toolText(answered: ToolAnswer): string {
  return 'refused' in answered ? answered.refused : JSON.stringify(answered.answer, undefined, 2);
}
