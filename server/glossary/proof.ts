// Proof that edits of a glossary file make the one change that is wanted: the text is read again and compared.
import { type Document, isAlias, isMap, isScalar, isSeq, Lexer, type Node, type Pair } from 'yaml';
import { applyEdits, type Edit, type Span } from '../text/span';
import { readDocument } from '../yaml/document';

/** Makes the change that is wanted in the tree of a text; false where it cannot be made there. */
export type Change = (document: Document.Parsed) => boolean;

/**
 * Whether edits make a change in the YAML or JSON of a glossary and no other: what is read afterwards is what the tree says
 * after the change, every comment is still there, and nothing else is wrong than before. `text` has line feeds alone or
 * after carriage returns.
 */
export function isProven(text: string, edits: readonly Edit[], change: Change): boolean {
  const wanted = read(text);
  if (wanted === undefined || !change(wanted.document)) return false;
  const after = applyEdits(text, edits);
  const made = read(after);
  return (
    made !== undefined &&
    describe(made.document.contents) === describe(wanted.document.contents) &&
    isSame(made.problems, wanted.problems) &&
    isSame(wordsOf(after, findComments(after)), wordsOf(text, findComments(text))) &&
    (readsAsJson(after) || !readsAsJson(text))
  );
}

/** Whether a node stands elsewhere in a text too, by an alias. */
export function isReferredTo(node: Node, text: string): boolean {
  const { anchor } = node as { readonly anchor?: string };
  return anchor !== undefined && text.includes(`*${anchor}`);
}

/** The comments of a text in YAML, in order, each from its `#` to the end of its line. */
export function findComments(text: string): readonly Span[] {
  const comments: Span[] = [];
  let at = 0;
  let last = '';
  for (const token of new Lexer().lex(text)) {
    // What the lexer says beside the words of the text stands nowhere in it.
    if (/^[\u0002\u0018\u001f]$/.test(token)) {
      last = token;
      continue;
    }
    if (token[0] === '#' && last !== SCALAR) comments.push({ start: at, end: at + token.length });
    at += token.length;
    last = token;
  }
  return comments;
}

/** What the lexer says before a scalar. */
const SCALAR = '\u001f';

function wordsOf(text: string, spans: readonly Span[]): readonly string[] {
  return spans.map(({ start, end }) => text.slice(start, end).trimEnd());
}

/** A text that is valid YAML, and what is said of it all the same. */
function read(text: string): { readonly document: Document.Parsed; readonly problems: readonly string[] } | undefined {
  const problems: string[] = [];
  const document = readDocument(text, (_, message) => void problems.push(message));
  return document === undefined || document.errors.length > 0 ? undefined : { document, problems };
}

/** All that a node says, whatever its style. Two texts that say the same are equal. */
function describe(node: unknown): string {
  return JSON.stringify(dataOf(node));
}

function dataOf(node: unknown): unknown {
  if (isAlias(node)) return ['alias', node.source];
  if (isScalar(node)) {
    const { value, source } = node;
    return ['scalar', node.anchor, node.tag, typeof value === 'string' ? value : (source ?? value)];
  }
  if (isMap(node)) {
    const pairs = node.items as readonly Pair<Node, Node | null>[];
    return ['map', node.anchor, node.tag, pairs.map(({ key, value }) => [dataOf(key), dataOf(value)])];
  }
  return isSeq(node) ? ['list', node.anchor, node.tag, node.items.map(dataOf)] : null;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function readsAsJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
