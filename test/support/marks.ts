// The notation of the tests: carets under a line name what must be found there, `$0` is the cursor.
import type { Span } from '../../server/text/span';

/** A span of a text with what is to be said about it. */
export interface Mark extends Span {
  readonly label: string;
}

/** A text without its marks, and the marks. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The offset of `$0`, or undefined where there is none. */
  readonly cursor?: number;
}

/**
 * Takes the marks out of a text: lines that hold only blanks, carets and a label. They stand below the line that they
 * mark, in any number; a span goes from the first caret to the last. Marks come back in the order of the text.
 */
export function parseMarks(source: string): Marked {
  let text = '';
  let line = '';
  const marks: Mark[] = [];
  let cursor: number | undefined;
  const lines = dedent(source).split('\n');
  for (const current of lines) {
    const mark = /^(\s*)(\^+)\s*(.*)$/.exec(current);
    if (mark) {
      const [, space = '', carets = '', label = ''] = mark;
      const start = text.length - line.length - 1 + space.length;
      marks.push({ start, end: start + carets.length, label: label.trim() });
      continue;
    }
    line = current;
    const at = line.indexOf('$0');
    if (at >= 0) {
      cursor = text.length + at;
      line = line.slice(0, at) + line.slice(at + 2);
    }
    text += `${line}\n`;
  }
  if (!source.endsWith('\n')) text = text.slice(0, -1);
  return { text, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end), cursor };
}

/** A template literal as a text: without its first line break, its last blank line and its common indentation. */
export function dedent(source: string): string {
  if (!source.startsWith('\n')) return source;
  const lines = source
    .slice(1)
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, 1000);
  return lines.map((line) => line.slice(indent)).join('\n');
}
