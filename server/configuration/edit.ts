// Changing a configuration file: text edits that leave comments, order and style as they are.
import { isMap, isSeq, type Node, type Pair } from 'yaml';
import { applyEdits, type Edit } from '../text/span';
import { keyOf, readDocument, spanOf } from '../yaml/document';
import { parseConfiguration } from './parse';
import type { Configuration } from './schema';

/** The edit that sets the level of a rule for all drafts of a file; undefined where it cannot be written into the file as it is. */
export function setLevel(text: string, rule: string, level: string): Edit | undefined {
  return write(text, { key: 'rules', item: rule, value: level }, (says) => ({
    ...says,
    rules: { ...says.rules, [rule]: level },
  }));
}

/** The edit that lists an abbreviation as known; undefined where it cannot be written into the file as it is. */
export function addKnown(text: string, abbreviation: string): Edit | undefined {
  return write(text, { key: 'wellKnown', item: abbreviation }, (says) => ({
    ...says,
    wellKnown: [...(says.wellKnown ?? []), abbreviation],
  }));
}

/** An item of a list, or a key and its value in a map. */
interface Addition {
  readonly key: string;
  readonly item: string;
  readonly value?: string;
}

/** The edit that writes an addition; it is given only if the file says what is wanted then, and nothing else. */
function write(text: string, addition: Addition, wanted: (says: Configuration) => object): Edit | undefined {
  const before = parseConfiguration(text, '');
  if (before.isBroken) return undefined;
  const edit = editFor(text, addition);
  if (edit === undefined) return undefined;
  const after = parseConfiguration(applyEdits(text, [edit]), '');
  const isWanted =
    !after.isBroken &&
    after.problems.length === before.problems.length &&
    canonical(after.says) === canonical(wanted(before.says));
  return isWanted ? edit : undefined;
}

function editFor(text: string, addition: Addition): Edit | undefined {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const { key, item, value } = addition;
  const document = readDocument(text, () => {});
  const root = document?.contents;
  const isJson = isMap(root) && root.flow === true;
  const written = entryOf(addition, isJson);
  const isList = value === undefined;
  const pairs = isMap(root) ? (root.items as Pair<Node, Node | null>[]) : [];
  const pair = pairs.find((other) => keyOf(other.key) === key);
  if (pair === undefined) {
    if (isJson) {
      const inside = isList ? `[${written}]` : `{ ${written} }`;
      return insertLast(text, root, pairs.at(-1), `${JSON.stringify(key)}: ${inside}`);
    }
    const start = text === '' || text.endsWith('\n') ? '' : lineEnd;
    const added = `${start}${key}:${lineEnd}  ${isList ? '- ' : ''}${written}${lineEnd}`;
    return { start: text.length, end: text.length, text: added };
  }
  const { value: node } = pair;
  const known = isMap(node)
    ? (node.items as Pair<Node, Node | null>[]).find((other) => keyOf(other.key) === item)
    : undefined;
  if (known) return { ...spanOf(known.value), text: isJson ? JSON.stringify(value) : String(value) };
  if (!isMap(node) && !isSeq(node)) return undefined;
  const last = node.items.at(-1);
  if (node.flow) return insertLast(text, node, last, written);
  if (last === undefined) return undefined;
  const first = isMap(node) ? spanOf((node.items[0] as Pair<Node>).key).start : spanOf(node).start;
  const indent = text.slice(text.lastIndexOf('\n', first - 1) + 1, first).replace(/[^ ]/g, ' ');
  const next = text.indexOf('\n', endOf(last));
  const at = next < 0 ? text.length : next + 1;
  const start = next < 0 ? lineEnd : '';
  return { start: at, end: at, text: `${start}${indent}${isList ? '- ' : ''}${written}${lineEnd}` };
}

/** What is written last in brackets or braces. */
function insertLast(text: string, around: unknown, last: unknown, written: string): Edit {
  const { start, end } = spanOf(around);
  if (last !== undefined) return { start: endOf(last), end: endOf(last), text: `, ${written}` };
  const inside = text.slice(start, end).startsWith('{') ? ` ${written} ` : written;
  return { start: start + 1, end: start + 1, text: inside };
}

/** Where an item of a list, or a key with its value, ends. */
function endOf(item: unknown): number {
  const { key, value } = item as Partial<Pair<Node, Node | null>>;
  return spanOf(key === undefined ? item : (value ?? key)).end;
}

function entryOf({ item, value }: Addition, isJson: boolean): string {
  const name = isJson || !isPlain(item) ? JSON.stringify(item) : item;
  return value === undefined ? name : `${name}: ${isJson ? JSON.stringify(value) : value}`;
}

/** Whether a word is text in every reader of YAML without quotation marks. */
function isPlain(word: string): boolean {
  return /^\p{L}[\p{L}\p{N}-]*$/u.test(word) && !/^(?:y|yes|n|no|true|false|on|off|null)$/i.test(word);
}

/** Data as JSON in which keys are sorted. */
function canonical(data: object): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
