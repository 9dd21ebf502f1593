// The scripts of docs/archive.md: the test runs what the page shows, so that the page cannot lie.
import { readFileSync } from 'node:fs';

/**
 * The files of a section of the page, by their names.
 * @param {string} section its heading
 * @param {string} [page]
 * @returns {ReadonlyMap<string, string>}
 */
export function readScripts(section, page = readFileSync('docs/archive.md', 'utf8')) {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  const files = text.matchAll(/\bIn `([\w.-]+)`:\n\n```\w+\n(.*?)^```$/gms);
  return new Map(Array.from(files, ([, name = '', lines = '']) => [name, lines]));
}
