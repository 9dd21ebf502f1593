// What a rule finds, why, and its examples, as Markdown: a part of the documentation, and a page of its own.
import { ruleOf } from '../rules/lint';
import type { Rule } from '../rules/rule';
import { t } from '../words/words';

/** The page about a rule by its id; undefined where there is no such rule. */
export function explainRule(id: string): string | undefined {
  const rule = ruleOf(id);
  return rule && [`# ${id}`, ...describeRule(rule)].join('\n\n');
}

/** The paragraphs about a rule, without its name. */
export function describeRule({ summary, why, level, examples, silent }: Rule): readonly string[] {
  return [
    t('{0} By default: {1}.', t(summary), level),
    t(why),
    ...examples.flatMap(({ before, after, long }) => [
      ...(long ? [t('In a longer text:')] : []),
      quote(before),
      ...(after === undefined ? [] : [t('becomes'), quote(after)]),
    ]),
    ...(silent.length > 0 ? [t('No fault:'), ...silent.map(quote)] : []),
  ];
}

function quote(text: string): string {
  return `\`\`\`markdown\n${text}\n\`\`\``;
}
