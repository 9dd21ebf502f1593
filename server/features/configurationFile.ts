// textDocument/completion and textDocument/hover in a configuration file: what can stand at a place, and what a key means.
import type { CompletionItem, Hover } from 'vscode-languageserver-types';
import { configurationSchema } from '../configuration/schema';
import type { Lined } from '../text/draft';
import { cutAtWord, type Typed, typedIn } from '../yaml/typing';
import { choiceItems, keyHover } from './choices';

/** What can be completed at an offset of a configuration in YAML; empty where nothing of ours is typed. */
export function configurationCompletion(file: Lined, offset: number): readonly CompletionItem[] {
  const typed = typedAt(file.text.slice(0, offset));
  return typed === undefined ? [] : choiceItems(file, offset, typed, configurationSchema);
}

/** What the key means that stands at an offset of a configuration in YAML; undefined where none does. */
export function configurationHover(file: Lined, offset: number): Hover | undefined {
  return keyHover(file, offset, typedAt, configurationSchema);
}

/** What is typed at the end of a configuration that is cut off at the cursor. */
function typedAt(fileBefore: string): Typed | undefined {
  const { text, file } = cutAtWord(fileBefore);
  return typedIn(file, text);
}
