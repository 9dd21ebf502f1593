// Changing a glossary file: text edits that leave comments, order and style as they are.
import { isMap, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml';
import type { Edit } from '../text/span';
import { cutEntries } from './pieces';

/** What is to be written of a concept. */
export interface NewEntry {
  readonly id: string;
  /** Left out where the entry only adds to one of another glossary. */
  readonly preferred?: string;
  readonly abbreviation?: string;
  readonly deprecated?: { readonly term: string; readonly use: string };
}

/**
 * The edit that adds an entry to a glossary in YAML, or adds to the entry that has its id; undefined where the text is
 * no YAML that this can be added to. An empty text becomes a glossary.
 */
export function addEntry(text: string, entry: NewEntry): Edit | undefined {
  const pieces = cutEntries(text);
  if (pieces === undefined) return addToFile(text, entry);
  // Of all entries only the one matters that has the id, or else the last.
  const { before, entries, after } = pieces;
  const known = entries.findIndex((piece) => /^ *(["']?)(.*?)\1\s*:/.exec(piece)?.[2] === entry.id);
  const piece = known < 0 ? entries.length - 1 : known;
  const edit = addToFile(before + entries[piece] + after, entry);
  const left = entries.slice(0, piece).reduce((length, other) => length + other.length, 0);
  return edit && { ...edit, start: edit.start + left, end: edit.end + left };
}

function addToFile(text: string, entry: NewEntry): Edit | undefined {
  if (text.trim() === '') return { start: 0, end: text.length, text: `concepts:\n${lines(entry, '  ').join('\n')}\n` };
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root) || root.flow) return undefined;
  const concepts = valueOf(root, 'concepts');
  if (concepts === undefined) {
    const end = text.trimEnd().length;
    return { start: end, end, text: `\n\nconcepts:\n${lines(entry, '  ').join('\n')}` };
  }
  if (!isMap(concepts)) return undefined;
  const map = concepts as Map;
  if (map.flow || map.items.length === 0) {
    if (map.items.length > 0) return undefined;
    const [start, end] = map.range!;
    return { start, end, text: `\n${lines(entry, '  ').join('\n')}` };
  }
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0].key)));
  const known = map.items.find(({ key }) => String((key as { value?: unknown }).value) === entry.id);
  if (known === undefined) return insertAfter(text, map, lines(entry, indent));
  return isMap(known.value) ? addToEntry(text, known.value as Map, entry) : undefined;
}

type Map = YAMLMap<Node, Node | null>;

/** Adds the deprecated name to an entry that is there; nothing else of it is touched. */
function addToEntry(text: string, map: Map, { deprecated }: NewEntry): Edit | undefined {
  if (deprecated === undefined || map.flow || map.items.length === 0) return undefined;
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0].key)));
  const list = valueOf(map, 'deprecated');
  if (list === undefined) return insertAfter(text, map, [`${indent}deprecated:`, `${indent}  - ${flow(deprecated)}`]);
  if (!isSeq(list)) return undefined;
  if (list.flow) {
    const end = list.range![1] - 1;
    const isEmpty = list.items.length === 0;
    const at = text.slice(0, end).trimEnd().length;
    return { start: at, end: at, text: `${isEmpty ? '' : ', '}${flow(deprecated)}` };
  }
  const dash = text.lastIndexOf('-', startOf(list.items[0] as Node));
  return insertAfter(text, list, [`${' '.repeat(columnOf(text, dash))}- ${flow(deprecated)}`]);
}

/** Lines after the last line of a block collection, its comment included. */
function insertAfter(text: string, { range }: Node, added: readonly string[]): Edit {
  const last = text.slice(0, range![1]).trimEnd().length;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const end = text.slice(last).search(/[\r\n]/);
  const at = end < 0 ? text.length : last + end;
  return { start: at, end: at, text: added.map((line) => `${lineEnd}${line}`).join('') };
}

function lines({ id, preferred, abbreviation, deprecated }: NewEntry, indent: string): readonly string[] {
  const own = `${indent}  `;
  return [
    `${indent}${scalar(id)}:`,
    ...(preferred === undefined ? [] : [`${own}preferred: ${scalar(preferred)}`]),
    ...(abbreviation === undefined ? [] : [`${own}abbreviation: ${scalar(abbreviation)}`]),
    ...(deprecated === undefined ? [] : [`${own}deprecated:`, `${own}  - ${flow(deprecated)}`]),
  ];
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

function flow(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function valueOf(map: Map, name: string): Node | undefined {
  const pair = map.items.find(({ key }) => String((key as { value?: unknown }).value) === name);
  return pair?.value ?? undefined;
}

function startOf(node: Node): number {
  return node.range![0];
}

function columnOf(text: string, offset: number): number {
  return offset - (Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1);
}
