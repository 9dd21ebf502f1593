// Changing a glossary file: text edits that leave comments, order and style as they are.
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair as YamlPair,
  stringify,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { itemAt } from '../text/list';
import { applyEdits, type Edit } from '../text/span';
import { keyOf, readDocument, withLineFeeds } from '../yaml/document';
import type { Source } from './concept';
import { cutEntries, type Pieces } from './pieces';
import { type Change, findComments, isProven, isReferredTo } from './proof';
import type { DesignationEntry } from './schema';

/** What is to be written of a concept. */
export interface NewEntry {
  readonly id: string;
  /** Left out where the entry only adds to one of another glossary. */
  readonly preferred?: string;
  readonly abbreviation?: string;
  readonly definition?: string;
  readonly deprecated?: { readonly term: string; readonly use: string };
  /** Whether nobody has decided on it yet. */
  readonly proposed?: boolean;
  readonly note?: string;
  /** What shows it. */
  readonly sources?: readonly Source[];
}

/**
 * Edits; or why there are none: the text is no valid YAML, or has no place in which what is to be added could be written
 * without touching anything else.
 */
export type Added = readonly Edit[] | 'broken' | 'no place';

/**
 * The edits that add an entry to a glossary in YAML or JSON, or a deprecated name to the entry that has its id, where it
 * is admitted no longer. An empty text becomes a glossary. Each way to write it is tried and read again; only one that
 * says what is wanted and nothing else is given. Never throws.
 */
export function addEntry(text: string, entry: NewEntry): Added {
  const source = withLineFeeds(text);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  try {
    const added = addToPiece(source, entry) ?? addToText(source, entry);
    if (typeof added === 'string') return added;
    const edits = added.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', lineEnd) }));
    // Where line breaks of several kinds meet, two of them may become one.
    return withLineFeeds(applyEdits(text, edits)) === withLineFeeds(applyEdits(source, edits)) ? edits : 'no place';
  } catch {
    return 'no place';
  }
}

/** The edit that adds several entries, one after another: all of them or none. */
export function addEntries(text: string, entries: readonly NewEntry[]): Added {
  const [first, ...others] = entries;
  if (first === undefined || others.length === 0) return first === undefined ? [] : addEntry(text, first);
  let after = text;
  for (const entry of entries) {
    const added = addEntry(after, entry);
    if (typeof added === 'string') return added;
    after = applyEdits(after, added);
  }
  return [difference(text, after)];
}

/** What of a text has to be replaced so that it becomes another. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** Adds to the one entry that matters of a text in which entries stand as pieces; undefined for any other text. */
function addToPiece(text: string, entry: NewEntry): Added | undefined {
  const pieces = cutEntries(text);
  const ids = pieces?.entries.map(idOfPiece);
  if (pieces === undefined || ids === undefined || ids.includes(undefined)) return undefined;
  // Of all entries only the one matters that has the id, or else the last.
  const { before, entries, after } = pieces;
  const known = ids.indexOf(entry.id);
  const index = known < 0 ? entries.length - 1 : known;
  const left = entries.slice(0, index).reduce((length, other) => length + other.length, 0);
  const added = addToText(before + entries[index] + after, entry, text);
  if (typeof added === 'string') return added;
  const edits = added.map(({ start, end, ...edit }) => ({ ...edit, start: start + left, end: end + left }));
  const piecesAfter = cutEntries(applyEdits(text, edits));
  return piecesAfter && isElsewhereSame(pieces, piecesAfter, index) ? edits : 'no place';
}

/** The id of an entry that stands as a piece; undefined where its key is not written in a plain way. */
function idOfPiece(piece: string): string | undefined {
  const key = /^ *(?:"([^"\\\n]*)"|'([^'\n]*)'|([^"'#\n][^\n]*?))[ \t]*:(?:\s|$)/.exec(piece);
  return key?.[1] ?? key?.[2] ?? key?.[3];
}

/** Whether only the piece of an index is another, or more of them, than before. */
function isElsewhereSame(before: Pieces, after: Pieces, index: number): boolean {
  const more = after.entries.length - before.entries.length;
  return (
    before.before === after.before &&
    before.after === after.after &&
    before.entries.every((piece, at) => at === index || piece === after.entries[at < index ? at : at + more])
  );
}

/** Adds to a text; `whole` is the file of which it is a part. */
function addToText(text: string, entry: NewEntry, whole = text): Added {
  const document = readDocument(text, () => {});
  if (document === undefined || document.errors.length > 0) return 'broken';
  const change: Change = (changed) => addToTree(changed, entry, whole);
  for (const edits of waysToAdd(text, document.contents, entry)) if (isProven(text, edits, change)) return edits;
  return 'no place';
}

type Pair = YamlPair<Node, Node | null>;
type Map = YAMLMap<Node, Node | null>;
type List = YAMLSeq<Node>;

/** What is to be read once an entry has been added; false where the tree has no place for it. */
function addToTree(document: Document.Parsed, entry: NewEntry, text: string): boolean {
  const root = document.contents as Node | null;
  const create = (value: unknown) => document.createNode<unknown>(value) as Node;
  const put = (map: Map, key: string, value: unknown) => void map.items.push(document.createPair(key, value));
  const isShared = (node: Node) => isReferredTo(node, text);
  const fields = fieldsOf(entry);
  if (isEmpty(root)) {
    document.contents = create({ concepts: { [entry.id]: fields } }) as Document.Parsed['contents'];
    return true;
  }
  if (isShared(root!)) return false;
  if (isSeq(root)) return addNameTo(root as List);
  if (!isMap(root)) return false;
  const pair = pairOf(root as Map, 'concepts');
  if (pair === undefined) put(root as Map, 'concepts', { [entry.id]: fields });
  else if (isNull(pair.value)) pair.value = create({ [entry.id]: fields });
  else if (isShared(pair.value!)) return false;
  else if (isSeq(pair.value)) return addNameTo(pair.value as List);
  else if (!isMap(pair.value)) return false;
  else {
    const known = pairOf(pair.value as Map, entry.id);
    if (known !== undefined) return isMap(known.value) && deprecateIn(known.value as Map);
    put(pair.value as Map, entry.id, fields);
  }
  return true;

  /** A list of names has no place for more than a name. */
  function addNameTo(list: List): boolean {
    if (Object.keys(fields).join() !== 'preferred') return false;
    list.items.push(create(entry.preferred));
    return true;
  }

  function deprecateIn(map: Map): boolean {
    if (entry.deprecated === undefined || isShared(map)) return false;
    // Of two lists the first holds; without it the second would.
    if (standsTwice(map, 'admitted') || standsTwice(map, 'deprecated')) return false;
    const admitted = findAdmitted(map, entry.deprecated.term);
    if (admitted) {
      if (isShared(admitted.list) || holdsShared(admitted.item, text)) return false;
      admitted.list.items.splice(admitted.list.items.indexOf(admitted.item), 1);
      if (admitted.list.items.length === 0) map.items.splice(map.items.indexOf(admitted.pair), 1);
    }
    const pair = pairOf(map, 'deprecated');
    if (pair === undefined) put(map, 'deprecated', [entry.deprecated]);
    else if (isNull(pair.value)) pair.value = create([entry.deprecated]);
    else if (!isSeq(pair.value) || isShared(pair.value)) return false;
    else (pair.value as List).items.push(create(entry.deprecated));
    return true;
  }
}

/** The ways in which an entry could be written into a text, the best first. */
function* waysToAdd(text: string, root: Node | null, entry: NewEntry): Iterable<readonly Edit[]> {
  if (isEmpty(root)) yield* waysToAppend(text, null, ['concepts:', ...lines(entry, '  ')]);
  if (isSeq(root)) yield* waysToAddItem(text, root as List, entry.preferred);
  if (!isMap(root)) return;
  const map = root as Map;
  const pair = pairOf(map, 'concepts');
  const concepts = pair?.value;
  const added = { [entry.id]: fieldsOf(entry) };
  if (pair === undefined) {
    if (map.flow) yield* waysToAddToFlow(text, map, { concepts: added });
    else yield* waysToAppend(text, map, ['concepts:', ...lines(entry, '  ')]);
  } else if (isNull(concepts)) {
    const indent = ' '.repeat(columnOf(text, startOf(pair.key)) + 2);
    yield* waysToFill(text, pair, map, lines(entry, indent), added);
  } else if (isSeq(concepts)) yield* waysToAddItem(text, concepts as List, entry.preferred);
  else if (isMap(concepts)) {
    const known = pairOf(concepts as Map, entry.id);
    if (known === undefined) yield* waysToAddConcept(text, pair, concepts as Map, entry);
    else if (isMap(known.value)) yield* waysToDeprecate(text, known.value as Map, entry);
  }
}

function* waysToAddConcept(text: string, pair: Pair, map: Map, entry: NewEntry): Iterable<readonly Edit[]> {
  if (map.items.length === 0 && !isJson(text)) {
    const [start, end] = map.range!;
    const indent = ' '.repeat(columnOf(text, startOf(pair.key)) + 2);
    const blank = /[ \t]*$/.exec(text.slice(0, start))![0].length;
    yield [{ start: start - blank, end, text: '' }, insertLines(text, end, lines(entry, indent))];
  }
  if (map.flow) yield* waysToAddToFlow(text, map, { [entry.id]: fieldsOf(entry) });
  else yield* waysToInsertAfter(text, map, lines(entry, indentOf(text, map)));
}

/** What stands before each key of a map that has one. */
function indentOf(text: string, { items: [first] }: Map): string {
  return ' '.repeat(first ? columnOf(text, startOf(first.key)) : 0);
}

/** Adds the deprecated name to an entry that is there, and takes it out of the admitted ones; nothing else of it is touched. */
function* waysToDeprecate(text: string, map: Map, { deprecated }: NewEntry): Iterable<readonly Edit[]> {
  if (deprecated === undefined || map.items.length === 0) return;
  const admitted = findAdmitted(map, deprecated.term);
  const pair = pairOf(map, 'deprecated');
  const isLast = admitted?.list.items.length === 1 && admitted.pair === map.items.at(-1);
  // In braces, where nothing comes after the list that becomes empty, the new one takes its place.
  if (map.flow && pair === undefined && isLast) {
    const { key, value } = admitted.pair;
    yield [{ start: startOf(key), end: endOf(value!), text: inBraces(text, { deprecated: [deprecated] }) }];
  }
  const cuts = admitted ? [...waysToCut(text, map, admitted)] : [[]];
  const indent = indentOf(text, map);
  const item = `${indent}  - ${flow(text, deprecated)}`;
  for (const cut of cuts) {
    const ways =
      pair === undefined
        ? map.flow
          ? waysToAddToFlow(text, map, { deprecated: [deprecated] })
          : waysToInsertAfter(text, map, [`${indent}deprecated:`, item])
        : isNull(pair.value)
          ? waysToFill(text, pair, map, [item], [deprecated])
          : isSeq(pair.value)
            ? waysToAddItem(text, pair.value as List, deprecated)
            : [];
    for (const added of ways) yield [...cut, ...added];
  }
}

function* waysToAddItem(text: string, list: List, item: DesignationEntry | undefined): Iterable<readonly Edit[]> {
  if (item === undefined) return;
  if (list.flow) {
    yield* waysToInsertInFlow(text, list, list.items, flow(text, item));
    return;
  }
  const [first] = list.items;
  const dash = first ? text.lastIndexOf('-', startOf(first)) : -1;
  yield* waysToInsertAfter(text, list, [`${' '.repeat(columnOf(text, dash))}- ${flow(text, item)}`]);
}

/** Puts something in the place of nothing: on lines after that of a key, or in braces. */
function* waysToFill(
  text: string,
  { key, value }: Pair,
  map: Map,
  added: readonly string[],
  inFlow: unknown,
): Iterable<readonly Edit[]> {
  const isWritten = isScalar(value) && Boolean(value.source);
  if (isWritten) yield [{ start: startOf(value), end: endOf(value), text: flow(text, inFlow) }];
  else if (!map.flow) yield [insertLines(text, endOf(key), added)];
}

/** A name in the list of admitted ones, by its place there. */
interface Admitted {
  readonly pair: Pair;
  readonly list: List;
  readonly item: Node;
}

function findAdmitted(map: Map, term: string): Admitted | undefined {
  const pair = pairOf(map, 'admitted');
  if (!pair || !isSeq(pair.value)) return undefined;
  const list = pair.value as List;
  const item = list.items.find((one) => isName(one, term));
  return item && { pair, list, item };
}

function isName(node: Node, term: string): boolean {
  if (isScalar(node)) return node.value === term;
  const name = isMap(node) ? pairOf(node as Map, 'term')?.value : undefined;
  return isScalar(name) && name.value === term;
}

/** Takes a name out of the admitted ones, and the list with it where nothing else is in it. */
function* waysToCut(text: string, map: Map, { pair, list, item }: Admitted): Iterable<readonly Edit[]> {
  const isOnly = list.items.length === 1;
  const holder: Map | List = isOnly ? map : list;
  if (holder.flow) {
    const spans: (readonly [number, number])[] = isOnly
      ? map.items.map(({ key, value }) => [startOf(key), endOf(value ?? key)])
      : list.items.map((one) => [startOf(one), endOf(one)]);
    yield* waysToCutFromFlow(text, spans, isOnly ? map.items.indexOf(pair) : list.items.indexOf(item));
    return;
  }
  const start = isOnly ? startOf(pair.key) : text.lastIndexOf('-', startOf(item));
  yield* waysToCutLines(text, start, isOnly ? list : item);
}

/** Cuts one of the items of a flow collection, with the comma beside it; a comment after that stays. */
function* waysToCutFromFlow(
  text: string,
  spans: readonly (readonly [number, number])[],
  index: number,
): Iterable<readonly Edit[]> {
  const [start, end] = itemAt(spans, index);
  const before = spans[index - 1];
  const after = spans[index + 1];
  if (after) yield [{ start, end: after[0], text: '' }];
  else if (before) yield [{ start: before[1], end, text: '' }];
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  yield [{ start, end: end + comma, text: '' }];
}

/** Cuts the lines from that of an offset to that where a node ends; or, where comments stand in them, all but these. */
function* waysToCutLines(text: string, offset: number, node: Node): Iterable<readonly Edit[]> {
  const last = text.slice(0, endOf(node)).trimEnd().length;
  const lineEnd = endOfLine(text, last);
  const lineStart = offset - columnOf(text, offset);
  const comments = findComments(text).filter(({ start, end }) => start >= lineStart && end <= lineEnd);
  if (comments.length === 0)
    yield [{ start: text.slice(0, lineStart).replace(/\r?\n$/, '').length, end: lineEnd, text: '' }];
  let at = offset;
  const cuts = [...comments, { start: last, end: lineEnd }].flatMap(({ start, end }, index): Edit[] => {
    // A comment on a line of its own keeps that.
    const line = index === 0 ? at : at + (/^\s*\n[ \t]*/.exec(text.slice(at, start))?.[0].length ?? 0);
    at = end;
    return line < start ? [{ start: line, end: start, text: '' }] : [];
  });
  if (comments.length > 0) yield cuts;
}

/** Adds a key with its value to a map in braces. */
function waysToAddToFlow(text: string, map: Map, added: object): Iterable<readonly Edit[]> {
  return waysToInsertInFlow(
    text,
    map,
    map.items.map(({ key, value }) => value ?? key),
    inBraces(text, added),
    map.items[map.items.length - 1]?.key,
  );
}

/** A key with its value as it stands in braces. */
function inBraces(text: string, added: object): string {
  return flow(text, added).replace(/^\{\s*|\s*\}$/g, '');
}

/** Inserts after the last item of a flow collection, on a line of its own where that (or its key) has one. */
function* waysToInsertInFlow(
  text: string,
  { range }: Node,
  items: readonly Node[],
  added: string,
  key?: Node,
): Iterable<readonly Edit[]> {
  const last = items.at(-1);
  if (last === undefined) {
    const [start, end] = range!;
    const isBlank = text.slice(start + 1, end - 1).trim() === '';
    const padded = text[start] === '{' ? ` ${added} ` : added;
    yield [
      isBlank ? { start: start + 1, end: end - 1, text: padded } : { start: start + 1, end: start + 1, text: padded },
    ];
    return;
  }
  const start = startOf(key ?? last);
  const before = text.slice(start - columnOf(text, start), start);
  const comma = /^\s*,/.exec(text.slice(endOf(last), range![1]))?.[0].length ?? 0;
  const at = endOf(last) + comma;
  if (before.trim() !== '') yield [insert(at, `${comma ? '' : ','} ${added}`)];
  else {
    // After what stands behind the last item on its line, such as a comment.
    const lineEnd = Math.max(at, Math.min(endOfLine(text, at), range![1] - 1));
    const isComment = /^[ \t]*#/.test(text.slice(at, lineEnd));
    const own = insert(isComment ? lineEnd : at, `\n${before}${added}`);
    yield comma ? [own] : isComment ? [insert(at, ','), own] : [{ ...own, text: `,${own.text}` }];
  }
}

/** Adds lines to a file that has none of their kind, below everything; or after what it says. */
function* waysToAppend(text: string, root: Node | null, added: readonly string[]): Iterable<readonly Edit[]> {
  const end = text.trimEnd().length;
  const block = added.join('\n');
  if (end === 0) yield [insert(text.startsWith('\ufeff') ? 1 : 0, `${block}\n`)];
  else {
    yield [insert(end, `\n\n${block}`)];
    yield [insert(text.length, `${/\n$/.test(text) ? '' : '\n'}${block}\n`)];
  }
  if (root) yield* waysToInsertAfter(text, root, added);
}

/** Lines after the last line of a block collection, its comment included; or after the blank lines that belong to it. */
function* waysToInsertAfter(text: string, { range }: Node, added: readonly string[]): Iterable<readonly Edit[]> {
  yield [insertLines(text, text.slice(0, range![1]).trimEnd().length, added)];
  for (const at of new Set(range!.slice(1))) {
    const opensLine = at > 0 && text[at - 1] === '\n';
    yield [insert(at, `${opensLine ? '' : '\n'}${added.join('\n')}${opensLine ? '\n' : ''}`)];
  }
}

/** Lines after the line of an offset. */
function insertLines(text: string, offset: number, added: readonly string[]): Edit {
  return insert(endOfLine(text, offset), added.map((line) => `\n${line}`).join(''));
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function lines(entry: NewEntry, indent: string): readonly string[] {
  const { id, preferred, abbreviation, definition, deprecated, proposed, note, sources } = entry;
  const own = `${indent}  `;
  return [
    `${indent}${scalar(id)}:`,
    ...(proposed ? [`${own}status: proposed`] : []),
    ...(preferred === undefined ? [] : [`${own}preferred: ${scalar(preferred)}`]),
    ...(abbreviation === undefined ? [] : [`${own}abbreviation: ${scalar(abbreviation)}`]),
    ...(definition === undefined ? [] : [`${own}definition: ${scalar(definition)}`]),
    ...(note === undefined ? [] : [`${own}note: ${scalar(note)}`]),
    ...(deprecated === undefined ? [] : [`${own}deprecated:`, `${own}  - ${flow('', deprecated)}`]),
    ...(sources === undefined ? [] : [`${own}sources:`, ...sources.map((source) => `${own}  - ${flow('', source)}`)]),
  ];
}

function fieldsOf({ preferred, abbreviation, definition, deprecated, proposed, note, sources }: NewEntry): object {
  return {
    ...(proposed ? { status: 'proposed' } : {}),
    ...(preferred === undefined ? {} : { preferred }),
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(definition === undefined ? {} : { definition }),
    ...(note === undefined ? {} : { note }),
    ...(deprecated === undefined ? {} : { deprecated: [deprecated] }),
    ...(sources === undefined ? {} : { sources }),
  };
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

/** A value in one line, in JSON where the file is that. */
function flow(text: string, value: unknown): string {
  if (isJson(text)) return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*[{[]\s*["}\]]/.test(text);
}

function isEmpty(node: unknown): boolean {
  return (
    node === null ||
    node === undefined ||
    (isScalar(node) && node.value === null && !node.source && !node.anchor && !node.tag)
  );
}

/** Whether a value is missing, or written as nothing: `null`, `~`. */
function isNull(node: unknown): boolean {
  return isEmpty(node) || (isScalar(node) && node.value === null && !node.anchor && !node.tag);
}

/** Whether a node, or anything in it, stands elsewhere in a text too. */
function holdsShared(node: Node, text: string): boolean {
  let isShared = false;
  visit(node, { Node: (_, inner) => void (isShared ||= isReferredTo(inner, text)) });
  return isShared;
}

function standsTwice({ items }: Map, name: string): boolean {
  return items.filter(({ key }) => keyOf(key) === name).length > 1;
}

function pairOf(map: Map, name: string): Pair | undefined {
  return map.items.find(({ key }) => keyOf(key) === name);
}

function startOf(node: Node): number {
  return node.range![0];
}

function endOf(node: Node): number {
  return node.range![1];
}

/** The end of the line of an offset, before its line break. */
function endOfLine(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end < 0 ? text.length : offset + end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
