// The parameters of requests as they come in: their shapes, and whether they have them.
import type { Position } from 'vscode-languageserver-types';
import type { Language } from '../text/draft';

/** Languages that are drafts, by the id that the client gives. */
const languages: ReadonlyMap<string, Language> = new Map([
  ['markdown', 'markdown'],
  ['md', 'markdown'],
  ['quarto', 'markdown'],
  ['rmd', 'markdown'],
  ['mdx', 'markdown'],
  ['plaintext', 'plaintext'],
  ['text', 'plaintext'],
  ['txt', 'plaintext'],
]);

/**
 * The language of a draft by the id that a client gives and by its address; undefined for what is no draft. An editor that
 * does not know a dialect of Markdown calls it plain text. `others` are ids that the client reads as plain text besides.
 */
export function languageOf(id: string, uri: string, others: unknown): Language | undefined {
  const language = languages.get(id) ?? (Array.isArray(others) && others.includes(id) ? 'plaintext' : undefined);
  return language === 'plaintext' && /\.(?:qmd|rmd|mdx)$/i.test(uri) ? 'markdown' : language;
}

/** Languages in which a glossary may be written under any name. */
export const dataLanguages = ['yaml', 'json', 'jsonc'];

/** Whether a file of a language may be a glossary under any name. */
export function isData(id: string): boolean {
  return dataLanguages.includes(id);
}

/** A number that texts which differ nearly always differ in. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** A value that should be a text; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether parameters name a document. */
export function isDocument(params: unknown): boolean {
  return isRecord(params) && isRecord(params.textDocument) && typeof params.textDocument.uri === 'string';
}

/** Whether parameters have texts under these keys. */
export function hasTexts(...keys: readonly string[]): (params: unknown) => boolean {
  return (params) => isRecord(params) && keys.every((key) => typeof params[key] === 'string');
}

/** Whether a value is a position. */
export function isPosition(value: unknown): value is Position {
  return isRecord(value) && Number.isInteger(value.line) && Number.isInteger(value.character);
}

/** Whether parameters name a position in a document. */
export function isDocumentPosition(params: unknown): boolean {
  return isDocument(params) && isPosition((params as { readonly position?: unknown }).position);
}

/** Whether parameters name a range in a document. */
export function isDocumentRange(params: unknown): boolean {
  const { range, context } = isRecord(params) ? params : {};
  const only = isRecord(context) ? context.only : undefined;
  return (
    isDocument(params) &&
    isRecord(range) &&
    isPosition(range.start) &&
    isPosition(range.end) &&
    (only === undefined || (Array.isArray(only) && only.every((kind) => typeof kind === 'string')))
  );
}
