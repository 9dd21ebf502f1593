// What a rule finds, why, and its examples, as Markdown: a part of the documentation, and a page of its own.
import type { Rule } from '../rules/rule';

/** The paragraphs about a rule, without its name. */
export function describeRule({ summary, why, level, examples, silent }: Rule): readonly string[] {
  return [
    `${summary} By default: ${level}.`,
    why,
    ...examples.flatMap(({ before, after, long }) => [
      ...(long ? ['In a longer text:'] : []),
      quote(before),
      ...(after === undefined ? [] : ['becomes', quote(after)]),
    ]),
    ...(silent.length > 0 ? ['No fault:', ...silent.map(quote)] : []),
  ];
}

function quote(text: string): string {
  return `\`\`\`markdown\n${text}\n\`\`\``;
}
