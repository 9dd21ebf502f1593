// What completes a word in a file that a schema describes.
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { type Lined, rangeOf } from '../text/draft';
import { choicesAt } from '../yaml/choices';
import type { Typed } from '../yaml/typing';

/** The keys and values that can stand where a word ends at an offset; keys that are there already are left out. */
export function choiceItems(
  file: Lined,
  offset: number,
  { path, before, text, isKey, isValue }: Typed,
  schema: Parameters<typeof choicesAt>[0],
): readonly CompletionItem[] {
  const range = rangeOf(file, { start: offset - text.length, end: offset });
  const { keys, values } = choicesAt(schema, path);
  return [
    ...(isKey ? keys.filter(({ name }) => !before.includes(name)) : []).map(({ name, description }) => ({
      label: name,
      detail: description,
      kind: CompletionItemKind.Property,
      textEdit: { range, newText: `${name}: ` },
    })),
    ...(isValue ? values : []).map((name) => ({
      label: name,
      kind: CompletionItemKind.EnumMember,
      textEdit: { range, newText: name },
    })),
  ];
}
