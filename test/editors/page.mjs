// What docs/editors.md tells a writer to put where: the scripts take the lines from there, so that the page cannot lie.
import { readFileSync } from 'node:fs';

/**
 * The files of each section of the page, by its heading: the path below the home folder, and the lines.
 * @param {string} [page]
 * @returns {Map<string, { path: string, lines: string }[]>}
 */
export function readPage(page = readFileSync('docs/editors.md', 'utf8')) {
  return new Map(
    page.split(/^## /m).map((section) => [
      section.slice(0, section.indexOf('\n')),
      Array.from(section.matchAll(/^In `~\/([^`]+)`[^\n]*:\n\n```\w+\n(.*?)^```$/gms), ([, path = '', lines = '']) => ({
        path,
        lines,
      })),
    ]),
  );
}
