// Plain text: paragraphs between blank lines, with the headings, lists and quotations that people write in it.
import type { Block, BlockKind, Placed } from './block';
import { createBlock } from './inline';
import { lastAtOrBefore, type Span } from './span';
import type { Text } from './text';

const blankLine = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?=[\r\n])/g;

/**
 * The blocks of a text between two offsets, which stand at its ends or between paragraphs.
 * The first block of a text is its title if it reads as one.
 */
export function readPlainText(text: Text, from: number, to: number): Placed[] {
  const placed: Placed[] = [];
  const source = text.slice(from, to);
  let start = 0;
  blankLine.lastIndex = 0;
  for (;;) {
    const blank = blankLine.exec(source);
    const end = blank === null ? source.length : blank.index;
    readParagraph(source.slice(start, end), from + start, placed);
    if (blank === null) break;
    start = end + blank[0].length;
  }
  const first = placed[0];
  if (from === 0 && first?.block.kind === 'heading')
    placed[0] = { at: first.at, block: { ...first.block, kind: 'title', level: 1 } };
  return placed;
}

/**
 * The blocks after a replacement of `from` to `to`: the paragraphs that it touches are read again, the others moved.
 * `lines` is the line table of the new text.
 */
export function editPlainText(
  { blocks, starts }: { readonly blocks: readonly Block[]; readonly starts: ArrayLike<number> },
  text: Text,
  lines: ArrayLike<number>,
  from: number,
  to: number,
  inserted: number,
): Placed[] {
  const shift = inserted - (to - from);
  const isBlank = (line: number) =>
    !/\S/.test(text.slice(lines[line], line + 1 < lines.length ? lines[line + 1] : text.length));
  // Back and forth to a blank line that the edit does not touch.
  let line = lastAtOrBefore(lines, from) - 1;
  while (line > 0 && !isBlank(line)) line--;
  const start = line > 0 ? lines[line] : 0;
  line = lastAtOrBefore(lines, from + inserted) + 1;
  while (line < lines.length && !isBlank(line)) line++;
  const end = line < lines.length ? lines[line] : text.length;

  const first = lastAtOrBefore(starts, start - 1) + 1;
  const last = Math.max(first, lastAtOrBefore(starts, end - shift - 1) + 1);
  const between = readPlainText(text, start, end);
  // Which block is the title is the one thing that a paragraph does not decide for itself.
  if (first === 0 && (start > 0 || between.length === 0 || blocks[last]?.kind === 'title'))
    return readPlainText(text, 0, text.length);
  const placed: Placed[] = [];
  for (let index = 0; index < first; index++) placed.push({ at: starts[index], block: blocks[index] });
  for (const block of between) placed.push(block);
  for (let index = last; index < blocks.length; index++)
    placed.push({ at: starts[index] + shift, block: blocks[index] });
  return placed;
}

const bullet = /^[^\S\r\n]*(?:[-*•–]|\d{1,3}[.)]|[a-z][.)])[^\S\r\n]+(?=\S)/;
const quoteMark = /^[^\S\r\n]*>[^\S\r\n]?/;
const underline = /^[^\S\r\n]*(?:={3,}|-{3,})[^\S\r\n]*$/;

/** Reads what stands between two blank lines: one paragraph, or the lines of a list. */
function readParagraph(text: string, at: number, placed: Placed[]): void {
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
    const found = createBlock({
      text: source,
      kind,
      quoted: isQuoted,
      level: kind === 'heading' ? 2 : 0,
      hidden,
      opaque: [],
      works: [],
    });
    if (found) placed.push({ at: at + start + found.at, block: found.block });
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

/** A short line by itself, without the point of a sentence, that starts with a capital or a number. */
function kindOf(text: string, groups: number): BlockKind {
  const line = text.trim();
  const [head, ...rest] = line.split(/\r\n|\n|\r/);
  if (/^(?:Table|Figure|Fig\.|Box|Chart|Map)\s+[\dA-Z]+(?:\.\d+)?\s*[.:]/.test(head)) return 'caption';
  if (rest.length === 1 && underline.test(rest[0])) return 'heading';
  const isShort = rest.length === 0 && groups === 1 && line.length <= LONGEST_HEADING && line.split(/\s+/).length <= 16;
  const isByline = /^by\s/i.test(line) || /[@|]/.test(line);
  return isShort && !isByline && /^[\p{Lu}\d“"‘']/u.test(line) && !/[.,;:!?…”"’]$/.test(line) ? 'heading' : 'paragraph';
}
