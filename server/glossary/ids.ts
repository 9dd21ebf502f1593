// The ids of concepts in a glossary file: where they stand, and how another is written there.
import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Edit, Span } from '../text/span';
import { keyOf, readDocument, withLineFeeds } from '../yaml/document';

import { isProven, isReferredTo } from './proof';

/** A place where an id stands. The offsets are without quotation marks. */
export interface IdPlace extends Span {
  readonly id: string;
  /** Whether it is the key of an entry, as opposed to an item of a list in one. */
  readonly isKey: boolean;
  readonly quote: 'double' | 'single' | 'none';
}

/** The keys of an entry whose lists hold ids. Members may be names as well. */
const idLists: ReadonlySet<string> = new Set(['related', 'members', 'notMembers']);

/**
 * The places of ids in a glossary in YAML or JSON, in order; undefined where the text is no valid YAML. A name among the
 * members stands here too, since nothing tells it from an id. Never throws.
 */
export function findIds(text: string): readonly IdPlace[] | undefined {
  try {
    const document = readDocument(text, () => {});
    if (document === undefined || document.errors.length > 0) return undefined;
    const concepts = isMap(document.contents) ? valueOf(document.contents, 'concepts') : undefined;
    return isMap(concepts) ? [...readIds(concepts.items)] : [];
  } catch {
    return undefined;
  }
}

interface Item {
  readonly key: unknown;
  readonly value: unknown;
}

function* readIds(entries: readonly Item[]): Iterable<IdPlace> {
  for (const { node, isKey } of idNodes(entries)) if (isPlaced(node)) yield placeOf(node, isKey);
}

/** Where ids may stand: the keys of entries, and the items of the lists in them that hold ids. */
function* idNodes(entries: readonly Item[]): Iterable<{ readonly node: unknown; readonly isKey: boolean }> {
  for (const { key, value } of entries) {
    yield { node: key, isKey: true };
    for (const field of isMap(value) ? (value.items as readonly Item[]) : [])
      if (idLists.has(keyOf(field.key)) && isSeq(field.value))
        for (const item of field.value.items) yield { node: item, isKey: false };
  }
}

/** A text in one line, as opposed to a block of text, a collection or an alias. */
function isPlaced(node: unknown): node is Scalar & Node {
  return isScalar(node) && Boolean(node.range) && node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED';
}

function placeOf(node: Scalar & Node, isKey: boolean): IdPlace {
  const [start, end] = node.range!;
  const quote = node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : 'none';
  const inner = quote === 'none' ? 0 : 1;
  return { start: start + inner, end: end - inner, id: keyOf(node), isKey, quote };
}

function valueOf({ items }: { readonly items: readonly Item[] }, name: string): unknown {
  return items.find(({ key }) => keyOf(key) === name)?.value;
}

/**
 * The edits that write another id wherever one stands in a glossary: in the quotation marks that stand there, or in those
 * that it needs. Read again, they change nothing else; undefined where that cannot be done.
 */
export function renameIdIn(text: string, id: string, to: string): readonly Edit[] | undefined {
  const edits = (findIds(text) ?? []).filter((place) => place.id === id).map((place) => replaceId(place, to));
  const source = withLineFeeds(text);
  try {
    return isProven(source, edits, ({ contents }) => renameNodes(contents, id, to, source)) ? edits : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the nodes of an id another one; says whether all of them can have it, since no alias leads to them. */
function renameNodes(root: unknown, id: string, to: string, text: string): boolean {
  const concepts = isMap(root) ? valueOf(root, 'concepts') : undefined;
  for (const { node } of isMap(concepts) ? idNodes(concepts.items) : []) {
    if (!isScalar(node) || keyOf(node) !== id) continue;
    if (isReferredTo(node as Scalar & Node, text)) return false;
    node.value = to;
  }
  return true;
}

function replaceId({ start, end, quote }: IdPlace, id: string): Edit {
  const text = quote === 'single' ? id.replaceAll("'", "''") : JSON.stringify(id).slice(1, -1);
  const isPlain = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(id);
  return { start, end, text: quote !== 'none' || isPlain ? text : JSON.stringify(id) };
}
