// The front matter of a draft: YAML, TOML, JSON or the title block of Pandoc, at the start of its text.
import type { Span } from './span';
import type { Text } from './text';

/** How each dialect begins, after blank lines, and the line that ends it; where none is given, see `findUnfenced`. */
const fences: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/---[ \t]*(?=[\r\n])/y, /(?:^|[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g],
  [/\+\+\+[ \t]*(?=[\r\n])/y, /(?:^|[\r\n])\+\+\+[ \t]*(?=[\r\n]|$)/g],
  [/;;;[ \t]*(?=[\r\n])/y, /(?:^|[\r\n]);;;[ \t]*(?=[\r\n]|$)/g],
  [/\{[ \t]*(?=[\r\n]\s*")/y, /(?:^|[\r\n])\}[ \t]*(?=[\r\n]|$)/g],
];

/** A title block of Pandoc: up to three fields, each a line with % and indented lines after it. */
const titleBlock = /(?:%[^\r\n]*(?:\r\n|\n|\r|$)(?:[ \t]+\S[^\r\n]*(?:\r\n|\n|\r|$))*){1,3}/y;

/** How far from the start of a text front matter may begin, in UTF-16 units. */
export const FARTHEST = 100;

/** The front matter of a text, from its first fence to the line break after its last, or undefined. */
export function findFrontMatter(source: Text): Span | undefined {
  const start = source.slice(0, FARTHEST + 4).search(/[^\s\ufeff]/);
  if (start < 0 || start > FARTHEST || !'-+;{%'.includes(source.slice(start, start + 1))) return undefined;
  const text = source.toString();
  titleBlock.lastIndex = start;
  if (text[start] === '%' && start <= 1)
    return titleBlock.test(text) ? { start, end: titleBlock.lastIndex } : undefined;
  for (const [open, close] of fences) {
    open.lastIndex = start;
    if (!open.test(text)) continue;
    close.lastIndex = open.lastIndex;
    if (close.exec(text) === null || (start > 1 && !isMetadata(text.slice(open.lastIndex, close.lastIndex)))) continue;
    const after = /^(?:\r\n|\n|\r)?/.exec(text.slice(close.lastIndex, close.lastIndex + 2))?.[0].length ?? 0;
    return { start, end: close.lastIndex + after };
  }
  return undefined;
}

/** Whether what stands between two fences is none of the prose between two rules. */
function isMetadata(text: string): boolean {
  return /^\s*["\w-]+\s*[:=]/.test(text);
}
