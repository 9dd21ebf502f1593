// Plain text: paragraphs between blank lines, with the headings, lists and quotations that people write in it.
import type { BlockKind } from './block';
import { copyOf, type KnownBlocks, knowBlocks, type Made } from './inline';
import { applyEdits, joinSpans, type Span } from './span';
import { findOrCreateBlocks } from './stretches';
import { findWorks } from './works';

const blankLine = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?=[\r\n])/g;

/** What stands between two blank lines, and the blocks that it makes; offsets in it. */
export interface Paragraph {
  readonly text: string;
  /** How long it is with the blank line after it. */
  readonly length: number;
  readonly made: readonly Made[];
}

/** The paragraphs of a text. What is made of one is taken from the paragraphs `before` an edit where these have it. */
export function readParagraphs(source: string, before: readonly Paragraph[] = []): readonly Paragraph[] {
  const paragraphs = divide(source);
  const most = Math.min(paragraphs.length, before.length);
  let head = 0;
  while (head < most && before[head]?.text === paragraphs[head]?.text) head++;
  let tail = 0;
  const isKept = () => before.at(-tail - 1)?.text === paragraphs.at(-tail - 1)?.text;
  while (tail < most - head && isKept()) tail++;
  const known = knowBlocks(before.slice(head, before.length - tail).flatMap(({ made }) => made));
  return paragraphs.map(({ text, length }, index) => {
    const kept =
      index < head
        ? before[index]
        : index >= paragraphs.length - tail
          ? before[index + before.length - paragraphs.length]
          : undefined;
    if (kept) return { text, length, made: kept.made };
    const made: Made[] = [];
    // What is known is copied where it is made again.
    readParagraph(before.length > 0 && known.size === 0 ? copyOf(text) : text, known, made);
    return { text, length, made };
  });
}

function divide(source: string): readonly Pick<Paragraph, 'text' | 'length'>[] {
  const paragraphs: Pick<Paragraph, 'text' | 'length'>[] = [];
  let start = 0;
  for (const { index, 0: blank } of source.matchAll(blankLine)) {
    paragraphs.push({ text: source.slice(start, index), length: index + blank.length - start });
    start = index + blank.length;
  }
  paragraphs.push({ text: source.slice(start), length: source.length - start });
  return paragraphs;
}

const bullet = /^[^\S\r\n]*(?:[-*•–]|\d{1,3}[.)]|[a-z][.)])[^\S\r\n]+(?=\S)/;
const quoteMark = /^[^\S\r\n]*>[^\S\r\n]?/;
/** A line of signs between two parts of a text. */
const rule = /^\s*([*_=~#•·–—-])(?:\s*\1){2,}\s*$/;
const underline = /^[^\S\r\n]*(?:={3,}|-{3,})[^\S\r\n]*$/;

/** Reads what stands between two blank lines; lines that quote, as in a letter, stand by themselves. */
function readParagraph(text: string, known: KnownBlocks, made: Made[]): void {
  let from = 0;
  let wasQuoted: boolean | undefined;
  for (const { start, end } of splitLines(text)) {
    const line = text.slice(start, end);
    if (!/\S/.test(line)) continue;
    const isQuoted = quoteMark.test(line);
    if (wasQuoted !== undefined && isQuoted !== wasQuoted) {
      readLines(text.slice(from, start), from, wasQuoted, known, made);
      from = start;
    }
    wasQuoted = isQuoted;
  }
  readLines(text.slice(from), from, wasQuoted === true, known, made);
}

/** The widest line that is broken at a margin, in UTF-16 units. */
const WIDEST_LINE = 160;

/** The longest line that is taken for one which an address has made so wide, in UTF-16 units. */
const LONGEST_WITH_ADDRESS = 4096;

/** Whether a line is broken at no margin, so that each line beside it is a paragraph of its own; an address may be as long. */
function isUnbroken(line: string): boolean {
  return line.length > WIDEST_LINE && (line.length > LONGEST_WITH_ADDRESS || !/\S{60}/.test(line));
}

/** Reads lines that are one paragraph, or a list. */
function readLines(text: string, at: number, isQuoted: boolean, known: KnownBlocks, made: Made[]): void {
  if (!/[^\s\ufeff]/.test(text)) return;
  const lines = splitLines(text);
  const groups: Span[] = [];
  const isOpen = !isQuoted && lines.some(({ start, end }) => isUnbroken(text.slice(start, end)));
  for (const line of lines) {
    const last = groups[groups.length - 1];
    const content = text.slice(line.start, line.end);
    const isOwn = isOpen && /\S/.test(content) && !underline.test(content);
    if (last === undefined || isOwn || bullet.test(content)) groups.push(line);
    else groups[groups.length - 1] = { start: last.start, end: line.end };
  }
  for (const { start, end } of groups) {
    const source = text.slice(start, end);
    const hidden: Span[] = [];
    const isRule = rule.test(source);
    const mark = isRule ? null : bullet.exec(source);
    if (mark) hidden.push({ start: 0, end: mark[0].length });
    for (const line of splitLines(source)) {
      const content = source.slice(line.start, line.end);
      const hide = isQuoted
        ? quoteMark.exec(content)?.[0].length
        : !isRule && underline.test(content)
          ? content.length
          : undefined;
      if (hide && line.start >= (hidden.at(-1)?.end ?? 0)) hidden.push({ start: line.start, end: line.start + hide });
    }
    const comments = findComments(source);
    const kind = isRule
      ? 'rule'
      : mark
        ? 'item'
        : isQuoted
          ? 'paragraph'
          : kindOf(without(source, comments), isOpen ? 1 : groups.length);
    const level = kind === 'heading' ? 2 : 0;
    const unseen = joinSpans([...hidden, ...comments]);
    const blocks = findOrCreateBlocks(
      known,
      { text: source, kind, quoted: isQuoted, level, hidden: unseen, opaque: [], works: findWorks(source) },
      at + start,
    );
    for (const block of blocks) made.push(block);
  }
}

/** The comments in a text, as those are written that speak to the linter: a line of them is no line of the draft. */
function findComments(text: string): readonly Span[] {
  const comments: Span[] = [];
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    comments.push({ start, end: close + 3 });
    start = text.indexOf('<!--', close + 3);
  }
  return comments;
}

function without(text: string, spans: readonly Span[]): string {
  return spans.length > 0
    ? applyEdits(
        text,
        spans.map((span) => ({ ...span, text: '' })),
      )
    : text;
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
const LONGEST_HEADING = 120;

/** What lines between two blank ones are that are no list. */
function kindOf(text: string, groups: number): BlockKind {
  const [head = '', second, ...others] = text.trim().split(/\r\n|\n|\r/);
  if (/^(?:Table|Figure|Fig\.|Box|Chart|Map)\s+[\dA-Z]+(?:\.\d+)?\s*[.:]/.test(head)) return 'caption';
  if (second !== undefined && others.length === 0 && underline.test(second)) return 'heading';
  return groups === 1 && (readsAsHeading(text) || readsAsHeadlines(text)) ? 'heading' : 'paragraph';
}

/**
 * Whether a text is the headline of a report and the line under it: no commas, as an address has, no rows of a list, and
 * capitals throughout.
 */
function readsAsHeadlines(text: string): boolean {
  const lines = text.trim().split(/\r\n|\n|\r/);
  if (lines.length !== 2 || lines.every((line) => /\s[–—=-]\s|:\s|\t/.test(line))) return false;
  return lines.every((line) => {
    const words = line.trim().split(/\s+/);
    const isTitled = words.every((word) => word.length <= LONGEST_SMALL || /^[^\p{L}]*\p{Lu}|\d/u.test(word));
    return words.length >= FEWEST_WORDS && isTitled && !line.includes(',') && readsAsHeading(line);
  });
}

/** Words up to so many letters may be small in a headline: with, from. */
const LONGEST_SMALL = 4;

/** The fewest words of a headline. */
const FEWEST_WORDS = 5;

/** Whether a text is a short line by itself, without the point of a sentence, that starts with a capital or a number. */
export function readsAsHeading(text: string): boolean {
  const line = text.trim();
  const isShort = line.length <= LONGEST_HEADING && !/[\r\n]/.test(line) && line.split(/\s+/).length <= 16;
  const isByline = /^by\s/i.test(line) || /[@|]/.test(line);
  const isSentence = /\p{Ll}{3}[.!?]["”’)]*\s/u.test(line);
  return isShort && !isByline && !isSentence && /^[\p{Lu}\d“"‘']/u.test(line) && !/[.,;:!?…”"’*_\]]$/.test(line);
}
