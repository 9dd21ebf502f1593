// Markdown: blocks from the syntax tree of @lezer/markdown, which parses again only what an edit has touched.
import { type Input, type SyntaxNode, type SyntaxNodeRef, Tree, TreeFragment } from '@lezer/common';
import { type InlineContext, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import type { Block, BlockKind } from './block';
import { isCitation } from './delimited';
import { findOrCreateBlock, type KnownBlocks, type Label, type Made } from './inline';
import { itemAt } from './list';
import { blockExtensions } from './markdownExtensions';
import { Memory } from './memory';
import type { Span } from './span';
import { findOrCreateBlocks } from './stretches';
import { isWork } from './works';

/** What is kept between two parses of one source. */
export interface Parsed {
  readonly tree: Tree;
  readonly fragments: readonly TreeFragment[];
}

/** A change in offsets before (A) and after (B) it, as @lezer/common takes it. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** By UTF-16 unit: 1 for the characters with which some inline markup begins or ends. */
const isMark = new Uint8Array(0x10000);
for (const mark of '\\&`<![]*_~') isMark[mark.charCodeAt(0)] = 1;

/** Runs over plain words at once; otherwise each of their characters is offered to every inline parser. */
const words = {
  name: 'Words',
  before: 'Escape',
  parse: ({ text, offset }: InlineContext, next: number, at: number) => {
    if (isMark[next] === 1) return -1;
    let end = at + 1 - offset;
    while (end < text.length && isMark[text.charCodeAt(end)] === 0) end++;
    return offset + end;
  },
};

const markdown = parser.configure([Table, Strikethrough, TaskList, blockExtensions, { parseInline: [words] }]);

/** How deep blocks may nest, and how many brackets a line may open, before a text is no Markdown that anybody wrote. */
const DEEPEST = 60;
const nested = new RegExp(String.raw`(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=\s|>)){${DEEPEST},}`, 'y');
const MOST_OPENED = 4000;

/** What opens something in a line far to the right: its indent. */
const indented = /[ \t]{200,}(?=[-*+>]|\d+[.)])/y;
const MOST_INDENT = 400;

/** The most lines that open something so far to the right. */
export const MOST_INDENTED = 200;

/**
 * What speaks against giving a text to the parser, since nesting would cost it more than linear time or its stack: how many
 * lines open something far to the right; infinite where that is plain already. Thousands of openings in one paragraph make
 * the parser look back again and again.
 */
export function countMonsters(text: string): number {
  let count = 0;
  let opened = 0;
  let isBlankLine = false;
  for (let at = 0, startsLine = true; at < text.length; at++) {
    if (startsLine && text.charCodeAt(at) <= HIGHEST_SIGN) {
      nested.lastIndex = indented.lastIndex = at;
      if (nested.test(text)) return Infinity;
      const indent = indented.exec(text)?.[0].length ?? 0;
      if (indent > MOST_INDENT) return Infinity;
      if (indent > 0) count++;
    }
    const unit = text.charCodeAt(at);
    const kind = unit < kinds.length ? kinds[unit] : ANY;
    startsLine = kind === BREAK || kind === RETURN;
    if (kind === OPENER && ++opened > MOST_OPENED) return Infinity;
    // A line of blanks ends a paragraph too.
    if (kind === BREAK && isBlankLine) opened = 0;
    if (kind === BREAK) isBlankLine = true;
    else if (kind === ANY || kind === OPENER) isBlankLine = false;
  }
  return count;
}

/** The last of the signs and blanks that a block may open with. */
const HIGHEST_SIGN = 0x3e;

/** What a unit of ASCII is where monsters are counted. */
const [ANY, OPENER, BLANK, BREAK, RETURN] = [0, 1, 2, 3, 4];
const kinds = new Uint8Array(0x80);
for (const opener of '[*_`~!<') kinds[opener.charCodeAt(0)] = OPENER;
for (const blank of ' \t') kinds[blank.charCodeAt(0)] = BLANK;
kinds[0x0a] = BREAK;
kinds[0x0d] = RETURN;

/** The same of a text after a change, from what it was before: only the paragraphs that the change touches are looked at. */
export function countMonstersAfter(
  before: { readonly text: string; readonly monsters: number },
  text: string,
  { from, removed, inserted }: { readonly from: number; readonly removed: number; readonly inserted: number },
): number {
  if (before.monsters === Infinity) return countMonsters(text);
  const count = (whole: string, length: number) => countMonsters(whole.slice(...paragraphsAround(whole, from, length)));
  const gone = before.monsters === 0 ? 0 : count(before.text, removed);
  return before.monsters - gone + count(text, inserted);
}

/** Where the paragraphs start and end that hold a stretch of a text. */
function paragraphsAround(text: string, from: number, length: number): [start: number, end: number] {
  const end = text.indexOf('\n\n', from + length);
  return [Math.max(text.lastIndexOf('\n\n', from - 2) + 1, 0), end < 0 ? text.length : end + 1];
}

/** Parses a source; with what was kept of it and the change since then, only what that touched. */
export function parseMarkdown(source: string, before?: Parsed, change?: Change): Parsed {
  const kept = before && change ? TreeFragment.applyChanges(before.fragments, [change], 2) : [];
  const input: Input = {
    length: source.length,
    chunk: source.includes('\r') ? (at) => endWithLineFeed(source.slice(at)) : (at) => source.slice(at),
    lineChunks: false,
    read: (start, end) => source.slice(start, end),
  };
  const parse = markdown.startParse(input, kept);
  let tree: Tree | null = null;
  while (tree === null) tree = parse.advance();
  return { tree, fragments: TreeFragment.addTree(tree, kept) };
}

/** What the sources of a draft may leave open for those that follow: elements of HTML go on in the same node. */
export const ELEMENT = '<';

/**
 * What the last outermost node of a source leaves open where the source goes on after a blank line: words that open the
 * same again (a fence, a comment), `ELEMENT`, or nothing.
 */
export function openAfter({ tree }: Parsed, source: string): string {
  const node = tree.topNode.lastChild;
  if (node === null) return '';
  const text = source.slice(node.from, node.to);
  switch (node.name) {
    case 'FencedCode': {
      const fence = /^(`+|~+)/.exec(text)?.[0] ?? '';
      return node.getChildren('CodeMark').length > 1 ? '' : `${fence}\n`;
    }
    case 'CommentBlock':
      return text.includes('-->') ? '' : '<!--\n';
    case 'ProcessingInstructionBlock':
      return text.includes('?>') ? '' : '<?\n';
    case 'HTMLBlock':
      return unended.some(([opening, ending]) => opening.test(text) && !ending.test(text)) ? ELEMENT : '';
    default:
      return '';
  }
}

/** Blocks of HTML that a blank line does not end, and what does. */
const unended: readonly (readonly [opening: RegExp, ending: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^\s*<![A-Z]/, />/],
  [/^\s*<!\[CDATA\[/, /\]\]>/],
];

/** The sign of the list that a source begins or ends with, which may go on in the next one; undefined where it is no list. */
export function listSign({ tree }: Parsed, source: string, end: 'firstChild' | 'lastChild'): string | undefined {
  const list = tree.topNode[end];
  const mark = list?.firstChild?.getChild('ListMark');
  return list && mark ? `${list.name}${source[mark.to - 1]}` : undefined;
}

/** Where the outermost node starts that holds an offset of a source and begins before it; else the offset itself. */
export function startOfNode({ tree }: Parsed, offset: number): number {
  const node = tree.topNode.childAfter(offset);
  return node !== null && node.from < offset ? node.from : offset;
}

const foreign: ReadonlySet<string> = new Set(['FencedCode', 'CodeBlock', 'InlineCode', 'Blockquote']);

/** Whether an offset of a source lies in code or a block quote. */
export function isForeign({ tree }: Parsed, offset: number): boolean {
  for (let node: SyntaxNode | null = tree.resolveInner(offset, 1); node !== null; node = node.parent)
    if (foreign.has(node.name)) return true;
  return false;
}

/**
 * What is left of a text, at least its first line: the parser knows no line break but a line feed, and takes a carriage
 * return before it for a letter. Offsets stay.
 */
function endWithLineFeed(rest: string): string {
  const feed = rest.indexOf('\n');
  const line = feed < 0 ? rest : rest.slice(0, feed + 1);
  const at = line.indexOf('\r');
  if (at < 0) return rest;
  const words = line.slice(0, at);
  if (at !== feed - 1) return `${words}\n`;
  // It takes no line below the head of a table for one that has a space after its last bar.
  return /^[\s>]*\|[-\s:|]*\|$/.test(words) ? `${words.slice(0, -1)} |\n` : `${words} \n`;
}

const remembered = new Memory<Tree, readonly Made[]>();

/**
 * The blocks of a source, with offsets in it. Nodes that the parser has reused give the same blocks again, and so do sources
 * of blocks that are the same as those of `known` ones: the parser reads more than an edit has changed.
 */
export function readTree({ tree }: Parsed, source: string, known: KnownBlocks): readonly Made[] {
  return readNode(tree, source, 0, { item: false, quoted: false, known });
}

/** What holds a node: it decides what its paragraphs are. */
interface Context {
  readonly item: boolean;
  readonly quoted: boolean;
  readonly known: KnownBlocks;
}

/** Nodes that hold other blocks, as do those without a name, which keep a long row of nodes balanced. */
const holders = new Set(['Document', 'Blockquote', 'BulletList', 'OrderedList', 'ListItem']);

/** The blocks in a node that starts at `at`; offsets within the node. A node stands in one context all its life. */
function readNode(node: Tree, text: string, at: number, context: Context): readonly Made[] {
  const known = remembered.get(node);
  if (known !== undefined) return known;
  const placed: Made[] = [];
  const { name } = node.type;
  const heading = /^(?:ATX|Setext)Heading([1-6])$/.exec(name);
  const add = (blocks: readonly Made[]) => {
    for (const made of blocks) placed.push(made);
  };
  if (heading) add(readLeaf(node, text, at, 'heading', context, Number(heading[1])));
  else if (name === 'HorizontalRule') add(readLeaf(node, text, at, 'rule', context, 0));
  else if (name === 'HTMLBlock') placed.push(readMarkup(text.slice(at, at + node.length), context));
  else if (name === 'LinkReference') placed.push(readDefinition(text.slice(at, at + node.length), context));
  else if (name === 'Paragraph' || name === 'Task') add(readParagraph(node, text, at, context));
  else if (name === 'CodeBlock' && itemInCode.test(text.slice(at, at + LONGEST_MARKER)))
    add(readLeaf(node, text, at, 'paragraph', { ...context, quoted: true }, 0));
  else if (name === 'Table') add(readTable(node, text, at, context));
  else if (node.type.isAnonymous || holders.has(name)) {
    const inner = {
      ...context,
      item: context.item || name === 'ListItem',
      quoted: context.quoted || name === 'Blockquote',
    };
    for (const [index, child] of node.children.entries()) {
      const from = itemAt(node.positions, index);
      if (!(child instanceof Tree)) continue;
      for (const { at: inside, block, seam } of readNode(child, text, at + from, inner))
        placed.push({ at: from + inside, block, seam });
    }
  }
  remembered.set(node, placed);
  return placed;
}

/**
 * An item of a law or an order that is only indented, which Markdown takes for code: (ii) the Secretary of State. What it
 * names and explains is seen, and neither judged nor edited.
 */
const itemInCode = /^\s*\((?:\p{L}|\d{1,2}|[ivx]{2,5})\)\s+["“]?\p{L}{2,}[\s,;:]/u;
const LONGEST_MARKER = 60;

/** Markup without prose in it, which may open and close elements around the blocks beside it. */
function readMarkup(text: string, { quoted, known }: Context): Made {
  const hidden = [{ start: 0, end: text.length }];
  return findOrCreateBlock(known, { text, kind: 'paragraph', quoted, level: 0, hidden, opaque: [], works: [] }, 0);
}

/** The definition of a link, which is no prose. */
function readDefinition(text: string, { quoted, known }: Context): Made {
  const hidden = [{ start: 0, end: text.length }];
  const defines = labelOf(/^\s*\[((?:[^\]\\]|\\.)*)/.exec(text)?.[1] ?? '');
  // Its title and target open nothing.
  return findOrCreateBlock(
    known,
    { text: '', kind: 'paragraph', quoted, level: 0, hidden, opaque: [], works: [], defines },
    0,
  );
}

/** A label as labels are compared. */
function labelOf(written: string): string {
  return written.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A line that defines an abbreviation, as PHP Markdown Extra, Python-Markdown and others read it. */
export const abbreviationLine = /^ {0,3}\*\[([^\]\r\n]+)\] ?:[ \t]*([^\r\n]*)$/gm;

/** Where a footnote starts in a paragraph of several. */
const nextFootnote = /(?:\r\n|\n|\r)(?=\[\^[^\]\s]+\]:)/g;

/** A paragraph as one block, or as several where lines in it are footnotes or define abbreviations. */
function readParagraph(node: Tree, text: string, at: number, context: Context): readonly Made[] {
  const placed: Made[] = [];
  const source = text.slice(at, at + node.length);
  // Lines of a poem or an address, as Pandoc writes them.
  const inner = /^\|\s[^\r\n]*(?:\s+\|[^\r\n]*)*\s*$/.test(source) ? { ...context, quoted: true } : context;
  let from = 0;
  const addProse = (end: number) => {
    const part = { start: from, end };
    for (const made of readLeaf(node, text, at, kindOf(text, at + from, end - from, inner), inner, 0, { part }))
      placed.push(made);
    from = end;
  };
  if (source.startsWith('[^'))
    for (const { index, 0: lineBreak } of source.matchAll(nextFootnote)) addProse(index + lineBreak.length);
  else if (source.includes('*[')) {
    for (const { index, 0: line } of source.matchAll(abbreviationLine)) {
      addProse(index);
      from = index + line.length;
      const lead = line.indexOf('[') + 1;
      const hidden = [{ start: 0, end: lead }];
      const { quoted, known } = context;
      placed.push(
        findOrCreateBlock(
          known,
          { text: line, kind: 'abbreviation', quoted, level: 0, hidden, opaque: [], works: [] },
          index,
        ),
      );
    }
  }
  addProse(node.length);
  return placed;
}

const footnote = /^\[\^[^\]\s]+\]:[ \t]*/;

function kindOf(text: string, at: number, length: number, { item }: Context): BlockKind {
  const start = text.slice(at, at + Math.min(length, 40));
  if (footnote.test(start)) return 'note';
  if (/^(?:\*\*|__|\*|_)?(?:Table|Figure|Fig\.|Box|Chart|Map)\s+[\dA-Z]+(?:\.\d+)?\s*[.:]/.test(start))
    return 'caption';
  return item ? 'item' : 'paragraph';
}

/** Nodes whose text a reader does not see. */
const hiddenNodes = new Set([
  'EmphasisMark',
  'CodeMark',
  'StrikethroughMark',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'QuoteMark',
  'HeaderMark',
  'TaskMarker',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
]);

/** Nodes that are not read at all. */
const opaqueNodes = new Set(['InlineCode', 'Image', 'Autolink', 'URL', 'Entity']);

function readLeaf(
  node: Tree,
  text: string,
  at: number,
  kind: BlockKind,
  { quoted, known }: Context,
  level: number,
  { cell, part = { start: 0, end: node.length } }: { readonly cell?: Block['cell']; readonly part?: Span } = {},
): readonly Made[] {
  const source = text.slice(at + part.start, at + part.end);
  const hidden: Span[] = [];
  const opaque: Span[] = [];
  const works: Span[] = [];
  const labels: Label[] = [];
  const hide = (span: Span, list = hidden) => {
    const last = list[list.length - 1];
    if (span.end > span.start && (last === undefined || span.start >= last.end)) list.push(span);
  };
  const note = kind === 'note' ? footnote.exec(source)?.[0] : undefined;
  if (note) hide({ start: 0, end: note.length });
  const read = (child: SyntaxNodeRef): boolean => {
    const { name } = child;
    if (child.to <= part.start || child.from >= part.end) return false;
    const start = Math.max(child.from - part.start, 0);
    const end = Math.min(child.to, part.end) - part.start;
    if (name === 'Escape' || (name === 'HardBreak' && source[start] === '\\')) hide({ start, end: start + 1 });
    else if (name === 'URL' && child.node.parent?.name === 'Link') {
      hide({ start, end });
      hide({ start, end }, opaque);
    } else if (hiddenNodes.has(name)) hide({ start, end });
    else if (name === 'InlineCode' && isSaying(source.slice(start, end))) {
      hide({ start, end }, works);
      return true;
    } else if (opaqueNodes.has(name)) hide({ start, end }, opaque);
    else if (name === 'Link' && isReference(source.slice(start, end))) hide({ start, end }, opaque);
    else {
      if (name === 'Link') {
        const label = readLabel(child, source.slice(start, end));
        if (label === '') hide({ start, end }, works);
        else if (label !== undefined) labels.push({ start, end, label });
      }
      const isAll = start === 0 && end === source.length;
      // What is struck out is left as it was.
      if (name === 'Strikethrough') hide({ start, end }, works);
      if (name === 'Emphasis' && isWork(source.slice(start + 1, end - 1), isAll)) hide({ start, end }, works);
      return true;
    }
    return false;
  };
  // Only what the part holds is visited, so that a paragraph of many parts is read once.
  const cursor = node.cursor();
  for (let more = cursor.childAfter(part.start); more && cursor.from < part.end; more = cursor.nextSibling())
    cursor.iterate(read);
  return findOrCreateBlocks(
    known,
    {
      text: source,
      kind,
      quoted,
      level,
      cell,
      call: note?.split(':')[0],
      hidden,
      opaque,
      works,
      labels: labels.length > 0 ? labels : undefined,
    },
    part.start,
  );
}

/** Whether what is marked as code is a sentence of prose, which some set off so. */
function isSaying(code: string): boolean {
  const opens = /^`+\s*["“‘]?\p{Lu}(?:[\p{L}\p{N},;:'’“”()–—-]* ){6}/u.test(code);
  return opens && /[.!?]["”’]?\s{0,4}`+$/.test(code.slice(-LONGEST_END));
}

/** How far from its end what ends a sentence in code is looked for, in UTF-16 units. */
const LONGEST_END = 20;

/** Whether brackets call a footnote or cite a work. */
function isReference(brackets: string): boolean {
  return brackets.startsWith('[^') || isCitation(brackets);
}

/** What a link in brackets alone would be defined by, empty where it says so itself ([ROK][]), undefined for other links. */
function readLabel({ node }: SyntaxNodeRef, written: string): string | undefined {
  if (node.getChild('URL')) return undefined;
  if (node.getChild('LinkLabel')) return written.endsWith('[]') ? '' : undefined;
  return written.length < LONGEST_LABEL ? labelOf(written.slice(1, -1)) : undefined;
}

/** The longest label that Markdown knows. */
const LONGEST_LABEL = 1000;

const BAR = 0x7c;

function readTable(table: Tree, text: string, at: number, context: Context): Made[] {
  const placed: Made[] = [];
  let row = -1;
  let column = 0;
  let columns = 0;
  table.iterate({
    enter: (node) => {
      switch (node.name) {
        case 'TableHeader':
        case 'TableRow':
          row++;
          // A bar before the first cell opens the row, every other one closes a cell.
          column = text.charCodeAt(at + node.from) === BAR ? -1 : 0;
          if (row === 0) columns = node.node.getChildren('TableCell').length;
          return true;
        case 'TableDelimiter':
          column++;
          return false;
        case 'TableCell': {
          const cell = { row, column, columns };
          for (const made of readLeaf(node.node.toTree(), text, at + node.from, 'cell', context, 0, { cell }))
            placed.push({ at: node.from + made.at, block: made.block, seam: made.seam });
          return false;
        }
        default:
          return true;
      }
    },
  });
  return placed;
}
