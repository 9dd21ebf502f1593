// What an editor of a glossary file asks: which keys and ids can stand here, and where an id has its entry.
import { type CompletionItem, CompletionItemKind, type Location } from 'vscode-languageserver-types';
import type { Glossary } from '../glossary/glossary';
import { entryKeys } from '../glossary/schema';
import { type Draft, lineSpan, rangeOf } from '../text/draft';
import { entryLocation, type Shown } from './definition';

/** The keys and ids that can be completed at an offset of a glossary in YAML; empty elsewhere. */
export function glossaryCompletion(draft: Draft, offset: number, glossary: Glossary): readonly CompletionItem[] {
  const line = lineSpan(draft, offset, 0);
  const before = draft.text.slice(line.start, offset);
  const word = /[\p{L}\p{N}-]*$/u.exec(before)![0];
  const range = rangeOf(draft, { start: offset - word.length, end: offset });
  if (isInRelated(draft, line.start, before)) {
    return [...glossary.concepts.values()].map(({ id, preferred }) => ({
      label: id,
      detail: preferred.text,
      kind: CompletionItemKind.Reference,
      textEdit: { range, newText: id },
    }));
  }
  // An entry's keys stand two levels below `concepts:`.
  if (!/^(?: {4,}|\t{2,}) *[A-Za-z]*$/.test(before)) return [];
  return entryKeys().map(({ name, description }) => ({
    label: name,
    detail: description,
    kind: CompletionItemKind.Property,
    textEdit: { range, newText: `${name}: ` },
  }));
}

/** Whether a place is in the list of related ids, in brackets or in lines of their own. */
function isInRelated({ text }: Draft, lineStart: number, before: string): boolean {
  if (/^\s*related:\s*\[[^\]]*$/.test(before)) return true;
  if (!/^\s*-\s*[\p{L}\p{N}-]*$/u.test(before)) return false;
  const above = text.slice(Math.max(0, lineStart - 2000), lineStart).split(/\r\n|\n|\r/);
  const head = above.findLast((other) => other.trim() !== '' && !/^\s*-/.test(other));
  return head !== undefined && /^\s*related:\s*$/.test(head);
}

/** The entry of the id at an offset of a glossary file, or undefined where none stands. */
export function glossaryDefinition(
  draft: Draft,
  offset: number,
  { concepts }: Glossary,
  shown: Shown,
): Location | undefined {
  const { text } = draft;
  const start = offset - /[\p{L}\p{N}_-]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))![0].length;
  const id = /^[\p{L}\p{N}_-]*/u.exec(text.slice(start, start + 200))![0];
  const concept = concepts.get(id);
  return concept && entryLocation(concept, shown);
}
