// Snippets: those of data/snippets.yaml, and an introduction of every concept with an abbreviation.
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import file from '../../data/snippets.yaml';
import { builtinConcepts } from '../glossary/builtin';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Draft, rangeOf } from '../text/draft';

/** A text with tab stops, in VS Code's snippet syntax. */
export interface Snippet {
  /** What is typed for it. */
  readonly prefix: string;
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly body: string;
}

/** All snippets: the listed ones, then the introductions that none of them replaces, by prefix. */
export function findSnippets(glossary: Glossary): readonly Snippet[] {
  const listed = (file as { readonly snippets: readonly Snippet[] }).snippets.map((snippet) => ({
    ...snippet,
    body: snippet.body.trimEnd(),
  }));
  const taken = new Set(listed.map(({ prefix }) => prefix));
  const introductions: Snippet[] = [];
  for (const { fullName, abbreviation, firstUse } of glossary.concepts.values()) {
    if (!abbreviation || abbreviation.when === 'cued' || abbreviation.status === 'deprecated') continue;
    const prefix = `i-${abbreviation.text.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
    if (taken.has(prefix)) continue;
    taken.add(prefix);
    const article = fullName.article === 'the' ? 'the ' : '';
    const text = firstUse ?? `${article}${fullName.text} (${abbreviation.text})`;
    introductions.push({
      prefix,
      name: abbreviation.text,
      group: 'Introductions',
      description: `Introduces ${fullName.text}`,
      body: escapeSnippet(text),
    });
  }
  return [...listed, ...introductions.sort((a, b) => (a.prefix < b.prefix ? -1 : 1))];
}

/** Text that a snippet inserts as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The built-in snippets as the content of a file of `contributes.snippets`. */
export function snippetFile(
  glossary = createGlossary(builtinConcepts()),
): Record<string, { prefix: string; body: string[]; description: string }> {
  return Object.fromEntries(
    findSnippets(glossary).map(({ prefix, name, description, body }) => [
      name,
      { prefix, body: body.split('\n'), description },
    ]),
  );
}

/** The snippets whose prefix is being typed at an offset, for clients that have none of their own. */
export function snippetItems(glossary: Glossary, draft: Draft, offset: number): CompletionItem[] {
  const typed = /(?:^|\s)([bitr]-[a-z0-9]*)$/.exec(draft.text.slice(Math.max(0, offset - 24), offset))?.[1];
  if (typed === undefined) return [];
  const range = rangeOf(draft, { start: offset - typed.length, end: offset });
  return findSnippets(glossary)
    .filter(({ prefix }) => prefix.startsWith(typed))
    .map(({ prefix, name, description, body }) => ({
      label: prefix,
      labelDetails: { description: name },
      detail: description,
      kind: CompletionItemKind.Snippet,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: body },
    }));
}
