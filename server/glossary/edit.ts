// Changing a glossary file: text edits that leave comments, order and style as they are.
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair as YamlPair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { applyEdits, type Edit } from '../text/span';
import { termOf } from './entry';
import { cutEntries } from './pieces';
import type { DesignationEntry } from './schema';

/** What is to be written of a concept. */
export interface NewEntry {
  readonly id: string;
  /** Left out where the entry only adds to one of another glossary. */
  readonly preferred?: string;
  readonly abbreviation?: string;
  readonly deprecated?: { readonly term: string; readonly use: string };
}

/** Edits; or why there are none: the text is no valid YAML, or has no place for what is to be added. */
export type Added = readonly Edit[] | 'broken' | 'no place';

/**
 * The edits that add an entry to a glossary in YAML or JSON, or a deprecated name to the entry that has its id, where it
 * is admitted no longer. An empty text becomes a glossary.
 */
export function addEntry(text: string, entry: NewEntry): Added {
  const pieces = cutEntries(text);
  if (pieces === undefined) return addToFile(text, entry);
  // Of all entries only the one matters that has the id, or else the last.
  const { before, entries, after } = pieces;
  const known = entries.findIndex((piece) => /^ *(["']?)(.*?)\1\s*:/.exec(piece)?.[2] === entry.id);
  const piece = known < 0 ? entries.length - 1 : known;
  const left = entries.slice(0, piece).reduce((length, other) => length + other.length, 0);
  const move = ({ start, end, ...edit }: Edit): Edit => ({ ...edit, start: start + left, end: end + left });
  const added = addToFile(before + entries[piece] + after, entry);
  return typeof added === 'string' ? added : added.map(move);
}

function addToFile(text: string, entry: NewEntry): Added {
  const { errors, contents } = parse(text);
  if (errors.length > 0) return 'broken';
  const edits = isEmpty(contents) ? [appendConcepts(text, entry)] : addToRoot(text, contents, entry);
  // Whatever stands there that has not been thought of: what is written must be a glossary still.
  return edits && parse(applyEdits(text, edits)).errors.length === 0 ? edits : 'no place';
}

function parse(text: string) {
  return parseDocument(text, { logLevel: 'silent', prettyErrors: false });
}

type Pair = YamlPair<Node, Node | null>;
type Map = YAMLMap<Node, Node | null>;
type List = YAMLSeq<Node>;

function addToRoot(text: string, root: Node | null, entry: NewEntry): readonly Edit[] | undefined {
  if (isSeq(root)) return addToList(text, root as List, entry);
  if (!isMap(root)) return undefined;
  const pair = pairOf(root as Map, 'concepts');
  const concepts = pair?.value;
  if (pair === undefined)
    return root.flow
      ? addToFlow(text, root as Map, { concepts: { [entry.id]: fieldsOf(entry) } })
      : [appendConcepts(text, entry)];
  if (isSeq(concepts)) return addToList(text, concepts as List, entry);
  if (!isMap(concepts)) {
    if (!isEmpty(concepts) || root.flow) return undefined;
    const indent = ' '.repeat(columnOf(text, startOf(pair.key)) + 2);
    return [insertLines(text, pair.key.range![1], lines(entry, indent))];
  }
  const map = concepts as Map;
  const known = pairOf(map, entry.id);
  if (known) return isMap(known.value) ? addToEntry(text, known.value as Map, entry) : undefined;
  if (map.items.length === 0 && !isJson(text)) {
    const [start, end] = map.range!;
    return [
      {
        start,
        end,
        text: lines(entry, '  ')
          .map((line) => `${lineEndOf(text)}${line}`)
          .join(''),
      },
    ];
  }
  if (map.flow) return addToFlow(text, map, { [entry.id]: fieldsOf(entry) });
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0].key)));
  return [insertAfter(text, map, lines(entry, indent))];
}

/** Adds the concepts to a file that has none, below everything. */
function appendConcepts(text: string, entry: NewEntry): Edit {
  const lineEnd = lineEndOf(text);
  const end = text.trimEnd().length;
  const added = ['concepts:', ...lines(entry, '  ')].join(lineEnd);
  return end === 0
    ? { start: 0, end: text.length, text: `${added}${lineEnd}` }
    : { start: end, end, text: `${lineEnd}${lineEnd}${added}` };
}

/** Adds a name to a list of names, which has no place for more than that. */
function addToList(
  text: string,
  list: List,
  { preferred, abbreviation, deprecated }: NewEntry,
): readonly Edit[] | undefined {
  if (preferred === undefined || abbreviation !== undefined || deprecated !== undefined) return undefined;
  return addItem(text, list, preferred);
}

/** Adds the deprecated name to an entry that is there, and takes it out of the admitted ones; nothing else of it is touched. */
function addToEntry(text: string, map: Map, { deprecated }: NewEntry): readonly Edit[] | undefined {
  if (deprecated === undefined || map.items.length === 0) return undefined;
  const list = pairOf(map, 'deprecated')?.value;
  if (list && !isSeq(list)) return undefined;
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0].key)));
  const added = list
    ? addItem(text, list as List, deprecated)
    : map.flow
      ? addToFlow(text, map, { deprecated: [deprecated] })
      : [insertAfter(text, map, [`${indent}deprecated:`, `${indent}  - ${flow(text, deprecated)}`])];
  return [...removeName(text, map, 'admitted', deprecated.term), ...added];
}

function addItem(text: string, list: List, item: DesignationEntry): readonly Edit[] {
  if (list.flow) return [insertInFlow(text, list, list.items, flow(text, item))];
  const dash = text.lastIndexOf('-', startOf(list.items[0]));
  return [insertAfter(text, list, [`${' '.repeat(columnOf(text, dash))}- ${flow(text, item)}`])];
}

/** Takes a name out of a list in an entry, and the list with it where nothing else is in it. */
function removeName(text: string, map: Map, field: string, term: string): readonly Edit[] {
  const pair = pairOf(map, field);
  if (!pair || !isSeq(pair.value)) return [];
  const list = pair.value as List;
  const index = list.items.findIndex((item) => isName(item, term));
  if (index < 0) return [];
  if (list.items.length > 1)
    return [
      list.flow
        ? cutFromFlow(list.items.map(spanOfNode), index)
        : cutLines(text, text.lastIndexOf('-', startOf(list.items[index])), list.items[index]),
    ];
  return [
    map.flow
      ? cutFromFlow(
          map.items.map(({ key, value }) => [startOf(key), endOf(value ?? key)] as const),
          map.items.indexOf(pair),
        )
      : cutLines(text, startOf(pair.key), list),
  ];
}

function isName(node: Node, term: string): boolean {
  const name: unknown = node.toJSON();
  return typeof name === 'string' || (typeof name === 'object' && name !== null && 'term' in name)
    ? termOf(name as DesignationEntry) === term
    : false;
}

function spanOfNode(node: Node): readonly [number, number] {
  return [startOf(node), endOf(node)];
}

/** Cuts one of the items of a flow collection, with the comma beside it. */
function cutFromFlow(spans: readonly (readonly [number, number])[], index: number): Edit {
  const [start, end] = spans[index];
  return index + 1 < spans.length
    ? { start, end: spans[index + 1][0], text: '' }
    : { start: index > 0 ? spans[index - 1][1] : start, end, text: '' };
}

/** Cuts the lines from that of an offset to that where a node ends, with the line break before them. */
function cutLines(text: string, offset: number, node: Node): Edit {
  const last = text.slice(0, endOf(node)).trimEnd().length;
  const lineEnd = text.slice(last).search(/[\r\n]|$/);
  return {
    start: text.slice(0, offset - columnOf(text, offset)).replace(/(?:\r\n|\n|\r)$/, '').length,
    end: last + lineEnd,
    text: '',
  };
}

/** Adds a key with its value to a map in braces. */
function addToFlow(text: string, map: Map, added: object): readonly Edit[] {
  const pair = flow(text, added).replace(/^\{\s*|\s*\}$/g, '');
  return [
    insertInFlow(
      text,
      map,
      map.items.map(({ key, value }) => value ?? key),
      pair,
      map.items[map.items.length - 1]?.key,
    ),
  ];
}

/** Inserts after the last item of a flow collection, on a line of its own where that (or its key) has one. */
function insertInFlow(text: string, { range }: Node, items: readonly Node[], added: string, key?: Node): Edit {
  const last = items[items.length - 1] as Node | undefined;
  if (last === undefined) {
    const at = range![0] + 1;
    return { start: at, end: range![1] - 1, text: text[range![0]] === '{' ? ` ${added} ` : added };
  }
  const start = startOf(key ?? last);
  const before = text.slice(start - columnOf(text, start), start);
  const comma = /^\s*,/.exec(text.slice(endOf(last), range![1]));
  const at = endOf(last) + (comma?.[0].length ?? 0);
  const gap = before.trim() === '' ? `${lineEndOf(text)}${before}` : ' ';
  return { start: at, end: at, text: `${comma ? '' : ','}${gap}${added}` };
}

/** Lines after the last line of a block collection, its comment included. */
function insertAfter(text: string, { range }: Node, added: readonly string[]): Edit {
  return insertLines(text, text.slice(0, range![1]).trimEnd().length, added);
}

/** Lines after the line of an offset. */
function insertLines(text: string, offset: number, added: readonly string[]): Edit {
  const lineEnd = lineEndOf(text);
  const end = text.slice(offset).search(/[\r\n]/);
  const at = end < 0 ? text.length : offset + end;
  return { start: at, end: at, text: added.map((line) => `${lineEnd}${line}`).join('') };
}

function lines(entry: NewEntry, indent: string): readonly string[] {
  const { id, preferred, abbreviation, deprecated } = entry;
  const own = `${indent}  `;
  return [
    `${indent}${scalar(id)}:`,
    ...(preferred === undefined ? [] : [`${own}preferred: ${scalar(preferred)}`]),
    ...(abbreviation === undefined ? [] : [`${own}abbreviation: ${scalar(abbreviation)}`]),
    ...(deprecated === undefined ? [] : [`${own}deprecated:`, `${own}  - ${flow('', deprecated)}`]),
  ];
}

function fieldsOf({ preferred, abbreviation, deprecated }: NewEntry): object {
  return {
    ...(preferred === undefined ? {} : { preferred }),
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(deprecated === undefined ? {} : { deprecated: [deprecated] }),
  };
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

/** A value in one line, in the quotation marks of JSON where the file is that. */
function flow(text: string, value: unknown): string {
  const quoted = isJson(text) ? ({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' } as const) : {};
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, ...quoted }).trim();
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*[{[]\s*["}\]]/.test(text);
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null && !node.source);
}

function pairOf(map: Map, name: string): Pair | undefined {
  return map.items.find(({ key }) => String((key as { value?: unknown }).value) === name);
}

function startOf(node: Node): number {
  return node.range![0];
}

function endOf(node: Node): number {
  return node.range![1];
}

function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function columnOf(text: string, offset: number): number {
  return offset - (Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1);
}
