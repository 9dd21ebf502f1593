// What completes a word in a file that a schema describes, and what a key means in it.
import { type CompletionItem, CompletionItemKind, type Hover } from 'vscode-languageserver-types';
import { type Lined, lineSpan, rangeOf } from '../text/draft';
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

/**
 * What the key means that stands at an offset of a file in YAML; undefined where none does. `typedAt` reads what is typed
 * at the end of a file that is cut off.
 */
export function keyHover(
  file: Lined,
  offset: number,
  typedAt: (fileBefore: string) => Typed | undefined,
  schema: Parameters<typeof choicesAt>[0],
): Hover | undefined {
  const line = lineSpan(file, offset, 0);
  const key = /^(?<before>[ \t]*(?:- +)?)(?<name>[\w$-]+)[ \t]*:/.exec(file.text.slice(line.start, line.end))?.groups;
  if (key?.name === undefined) return undefined;
  const start = line.start + (key.before?.length ?? 0);
  const end = start + key.name.length;
  if (offset < start || offset > end) return undefined;
  const path = typedAt(file.text.slice(0, end))?.path ?? [];
  const description = choicesAt(schema, path).keys.find(({ name }) => name === key.name)?.description;
  return description === undefined
    ? undefined
    : { contents: { kind: 'markdown', value: description }, range: rangeOf(file, { start, end }) };
}
