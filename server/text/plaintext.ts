// Plain text: paragraphs between blank lines, with the headings, lists and quotations that people write in it.
import type { BlockKind } from './block';
import { createBlock, type Made } from './inline';
import { lastAtOrBefore, type Span } from './span';
import type { Text } from './text';

const blankLine = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?=[\r\n])/g;

/** The paragraphs of a text between two offsets, which stand at its ends or between paragraphs. */
export function readParagraphs(text: Text, from: number, to: number): Made[] {
  const made: Made[] = [];
  const source = text.slice(from, to);
  let start = 0;
  blankLine.lastIndex = 0;
  for (;;) {
    const blank = blankLine.exec(source);
    const end = blank === null ? source.length : blank.index;
    readParagraph(source.slice(start, end), from + start, made);
    if (blank === null) break;
    start = end + blank[0].length;
  }
  return made;
}

/**
 * The paragraphs after a replacement of `from` to `to`: those that it touches are read again, the others moved. `lines`
 * is the line table of the new text, of which what stands before `top` is none of the paragraphs.
 */
export function editParagraphs(
  before: readonly Made[],
  text: Text,
  lines: ArrayLike<number>,
  { from, to, inserted, top }: { from: number; to: number; inserted: number; top: number },
): Made[] {
  const shift = inserted - (to - from);
  const isBlank = (line: number) =>
    !/\S/.test(text.slice(lines[line], line + 1 < lines.length ? lines[line + 1] : text.length));
  // Back and forth to a blank line that the edit does not touch.
  let line = lastAtOrBefore(lines, from) - 1;
  while (line > 0 && !isBlank(line)) line--;
  const start = Math.max(top, line > 0 ? lines[line] : 0);
  line = lastAtOrBefore(lines, from + inserted) + 1;
  while (line < lines.length && !isBlank(line)) line++;
  const end = line < lines.length ? lines[line] : text.length;

  const made: Made[] = [];
  for (const one of before) if (one.at < start) made.push(one);
  for (const one of readParagraphs(text, start, end)) made.push(one);
  for (const { at, block, seam } of before) if (at >= end - shift) made.push({ at: at + shift, block, seam });
  return made;
}

const bullet = /^[^\S\r\n]*(?:[-*•–]|\d{1,3}[.)]|[a-z][.)])[^\S\r\n]+(?=\S)/;
const quoteMark = /^[^\S\r\n]*>[^\S\r\n]?/;
const underline = /^[^\S\r\n]*(?:={3,}|-{3,})[^\S\r\n]*$/;

/** Reads what stands between two blank lines: one paragraph, or the lines of a list. */
function readParagraph(text: string, at: number, made: Made[]): void {
  if (!/[^\s\ufeff]/.test(text)) return;
  const lines = splitLines(text);
  const isQuoted = lines.every(({ start, end }) => {
    const line = text.slice(start, end);
    return quoteMark.test(line) || !/\S/.test(line);
  });
  const groups: Span[] = [];
  for (const line of lines) {
    const last = groups[groups.length - 1];
    if (last === undefined || bullet.test(text.slice(line.start, line.end))) groups.push(line);
    else groups[groups.length - 1] = { start: last.start, end: line.end };
  }
  for (const { start, end } of groups) {
    const source = text.slice(start, end);
    const hidden: Span[] = [];
    const mark = bullet.exec(source);
    if (mark) hidden.push({ start: 0, end: mark[0].length });
    for (const line of splitLines(source)) {
      const content = source.slice(line.start, line.end);
      const hide = isQuoted
        ? quoteMark.exec(content)?.[0].length
        : underline.test(content)
          ? content.length
          : undefined;
      if (hide && (hidden.length === 0 || line.start >= hidden[hidden.length - 1].end))
        hidden.push({ start: line.start, end: line.start + hide });
    }
    const kind = mark ? 'item' : isQuoted ? 'paragraph' : kindOf(source, groups.length);
    const level = kind === 'heading' ? 2 : 0;
    made.push(createBlock({ text: source, kind, quoted: isQuoted, level, hidden, opaque: [], works: [] }, at + start));
  }
}

function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: index });
    start = index + lineBreak.length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** The longest line that is taken for a heading, in UTF-16 units. */
const LONGEST_HEADING = 100;

/** What lines between two blank ones are that are no list. */
function kindOf(text: string, groups: number): BlockKind {
  const [head, ...rest] = text.trim().split(/\r\n|\n|\r/);
  if (/^(?:Table|Figure|Fig\.|Box|Chart|Map)\s+[\dA-Z]+(?:\.\d+)?\s*[.:]/.test(head)) return 'caption';
  if (rest.length === 1 && underline.test(rest[0])) return 'heading';
  return groups === 1 && readsAsHeading(text) ? 'heading' : 'paragraph';
}

/** Whether a text is a short line by itself, without the point of a sentence, that starts with a capital or a number. */
export function readsAsHeading(text: string): boolean {
  const line = text.trim();
  const isShort = line.length <= LONGEST_HEADING && !/[\r\n]/.test(line) && line.split(/\s+/).length <= 16;
  const isByline = /^by\s/i.test(line) || /[@|]/.test(line);
  const isSentence = /\p{Ll}{3}[.!?]["”’)]*\s/u.test(line);
  return isShort && !isByline && !isSentence && /^[\p{Lu}\d“"‘']/u.test(line) && !/[.,;:!?…”"’*_\]]$/.test(line);
}
