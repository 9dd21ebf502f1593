// Snippets: those of data/snippets.yaml, and an introduction of every concept with an abbreviation.
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import file from '../../data/snippets.yaml';
import { builtinConcepts } from '../glossary/builtin';
import { createGlossary, type Glossary } from '../glossary/glossary';
import { type Draft, lineSpan, rangeOf } from '../text/draft';
import { t } from '../words/words';

/** A text with tab stops, in VS Code's snippet syntax. */
export interface Snippet {
  /** What is typed for it: words, with no sign between them that a word of prose could be taken for a part of. */
  readonly prefix: string;
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly body: string;
}

/**
 * All snippets: the listed ones, then the introductions that none of them replaces, by prefix. What is said of them is in
 * the language of the reader.
 */
export function findSnippets(glossary: Glossary): readonly Snippet[] {
  const listed = (file as { readonly snippets: readonly Snippet[] }).snippets.map(
    ({ name, description, body, ...snippet }) => ({
      ...snippet,
      name: t(name),
      description: t(description),
      body: body.trimEnd(),
    }),
  );
  const taken = new Set(listed.map(({ prefix }) => prefix));
  const introductions: Snippet[] = [];
  for (const { fullName, abbreviation, firstUse } of glossary.concepts.values()) {
    if (!abbreviation || abbreviation.when === 'cued' || abbreviation.status === 'deprecated') continue;
    const prefix = `intro ${abbreviation.text.replace(/[^\p{L}\p{N}]/gu, '')}`;
    if (taken.has(prefix)) continue;
    taken.add(prefix);
    const article = fullName.article === 'the' ? 'the ' : '';
    const text = firstUse ?? `${article}${fullName.text} (${abbreviation.text})`;
    introductions.push({
      prefix,
      name: fullName.text,
      group: 'Introductions',
      description: t('Introduces {0}', fullName.text),
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

/** The fewest letters of a prefix that are completed, and how far back it is looked for. */
const FEWEST_LETTERS = 3;
const LONGEST_PREFIX = 60;

/**
 * The snippets whose prefix is being typed at an offset, for clients that have none of their own: an introduction after any
 * blank, any other where nothing else stands before it in its line. `today` is written where VS Code writes the date.
 */
export function snippetItems(glossary: Glossary, draft: Draft, offset: number, today: Date): CompletionItem[] {
  const line = lineSpan(draft, offset, 0).start;
  const before = draft.text.slice(Math.max(line, offset - LONGEST_PREFIX), offset).toLowerCase();
  const opening = before.trimStart();
  const introduction = /(?<!\S)intro(?: .*)?$/.exec(before)?.[0];
  return findSnippets(glossary).flatMap(({ prefix, name, group, description, body }) => {
    const typed = group === 'Introductions' ? introduction : opening;
    if (typed === undefined || typed.length < FEWEST_LETTERS || !prefix.toLowerCase().startsWith(typed)) return [];
    return [
      {
        label: prefix,
        labelDetails: { description: name },
        detail: description,
        kind: CompletionItemKind.Snippet,
        insertTextFormat: InsertTextFormat.Snippet,
        textEdit: {
          range: rangeOf(draft, { start: offset - typed.length, end: offset }),
          newText: writeOut(body, today),
        },
      },
    ];
  });
}

/** A body in the syntax that all clients know: the date is written, and of a choice only the first is left. */
function writeOut(body: string, today: Date): string {
  const [year = '', month = '', date = ''] = today.toISOString().slice(0, 10).split('-');
  return body
    .replaceAll('$CURRENT_YEAR', year)
    .replaceAll('$CURRENT_MONTH', month)
    .replaceAll('$CURRENT_DATE', date)
    .replace(/\$\{(\d+)\|([^,|]*)[^}]*\|\}/g, '${$1:$2}');
}
