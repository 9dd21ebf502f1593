// textDocument/completion and textDocument/hover in a glossary file: the keys, values and ids that can stand at a place, and what a key means.
import { type CompletionItem, CompletionItemKind, type Hover } from 'vscode-languageserver-types';
import { formatOf } from '../glossary/formats/catalog';
import type { Glossary } from '../glossary/glossary';
import { fileSchema } from '../glossary/schema';
import { typedAt } from '../glossary/typing';
import { type Lined, rangeOf } from '../text/draft';
import { choiceItems, keyHover } from './choices';

/** The keys that list ids of concepts. */
const idLists: ReadonlySet<string> = new Set(['related', 'members', 'notMembers']);

/** What can be completed at an offset of a glossary in YAML; empty where nothing of ours is typed, and in other formats. */
export function glossaryCompletion(
  uri: string,
  file: Lined,
  offset: number,
  glossary: Glossary,
): readonly CompletionItem[] {
  if (!isOurs(uri)) return [];
  const typed = typedAt(file.text.slice(0, offset));
  if (typed === undefined) return [];
  const { path, text } = typed;
  const range = rangeOf(file, { start: offset - text.length, end: offset });
  if (path.at(-1) === '-' && idLists.has(path.at(-2) ?? '')) {
    return [...glossary.concepts.values()].map(({ id, preferred }) => ({
      label: id,
      detail: preferred.text,
      kind: CompletionItemKind.Reference,
      textEdit: { range, newText: id },
    }));
  }
  return choiceItems(file, offset, typed, fileSchema);
}

/** What the key means that stands at an offset of a glossary in YAML; undefined where none does, and in other formats. */
export function glossaryKeyHover(uri: string, file: Lined, offset: number): Hover | undefined {
  return isOurs(uri) ? keyHover(file, offset, typedAt, fileSchema) : undefined;
}

function isOurs(uri: string): boolean {
  return (formatOf(uri)?.id ?? 'yaml') === 'yaml';
}
