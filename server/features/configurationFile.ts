// textDocument/completion and textDocument/hover in a configuration file: what can stand at a place, and what a key means.
import type { CompletionItem, Hover } from 'vscode-languageserver-types';
import { configurationSchema } from '../configuration/schema';
import { type Lined, lineSpan, rangeOf } from '../text/draft';
import { choicesAt } from '../yaml/choices';
import { cutAtWord, typedIn } from '../yaml/typing';
import { choiceItems } from './choices';

/** What can be completed at an offset of a configuration in YAML; empty where nothing of ours is typed. */
export function configurationCompletion(file: Lined, offset: number): readonly CompletionItem[] {
  const { text, file: before } = cutAtWord(file.text.slice(0, offset));
  const typed = typedIn(before, text);
  return typed === undefined ? [] : choiceItems(file, offset, typed, configurationSchema);
}

/** What the key means that stands at an offset of a configuration in YAML; undefined where none does. */
export function configurationHover(file: Lined, offset: number): Hover | undefined {
  const line = lineSpan(file, offset, 0);
  const key = /^(?<before>[ \t]*(?:- +)?)(?<name>[\w$-]+)[ \t]*:/.exec(file.text.slice(line.start, line.end))?.groups;
  if (key?.name === undefined) return undefined;
  const start = line.start + (key.before?.length ?? 0);
  const end = start + key.name.length;
  if (offset < start || offset > end) return undefined;
  const { text, file: before } = cutAtWord(file.text.slice(0, end));
  const path = typedIn(before, text)?.path ?? [];
  const description = choicesAt(configurationSchema, path).keys.find(({ name }) => name === key.name)?.description;
  return description === undefined
    ? undefined
    : { contents: { kind: 'markdown', value: description }, range: rangeOf(file, { start, end }) };
}
