// A file in YAML or JSON that people write by hand: read with the places of all its parts, and never at a cost that it could choose.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import type { Fault, Path } from './accept';
import { t } from '../words/words';

/** The largest file in UTF-16 units: a glossary of about sixty thousand entries. */
export const LARGEST = 5_000_000;
/** How deep YAML and JSON may nest. */
export const DEEPEST = 40;
export function tooDeep(): string {
  return t('This is nested more than {0} levels deep.', DEEPEST);
}

/**
 * What YAML or JSON says, or undefined after telling why nobody should parse it: it is too large, no text, or nested too
 * deep, where it stands `outer` levels deep itself. What is no valid YAML is told too, and stands in the errors of the
 * document.
 */
export function readDocument(
  text: string,
  report: Report,
  lines?: LineCounter,
  outer = 0,
): Document.Parsed | undefined {
  if (text.length > LARGEST) {
    report(
      topOf(text),
      t('This file is too large: it has more than 5 million characters. Divide it into several files.'),
    );
    return undefined;
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    report({ start: nul, end: nul + 1 }, t('This is no text file: it holds a NUL character.'));
    return undefined;
  }
  const source = withLineFeeds(text);
  const deep = findTooDeep(source, DEEPEST - outer);
  if (deep !== undefined) {
    report(deep, tooDeep());
    return undefined;
  }
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  });
  for (const { pos, message, code } of document.errors) {
    report({ start: pos[0], end: pos[1] }, t('This is no valid YAML: {0}', adviceFor(code) ?? firstLine(message)));
  }
  const rest = source.slice(document.range[2]).trimStart();
  const end = source.length - rest.length;
  if (document.errors.length === 0 && rest !== '')
    report({ start: end, end: end + 1 }, t('Only what stands above this line is read: the file is one document.'));
  for (const { pos, message } of document.warnings)
    report({ start: pos[0], end: pos[1] }, firstLine(message), 'warning');
  return document;
}

/** What to do about frequent faults of YAML, by the code of the library. */
function adviceFor(code: string): string | undefined {
  switch (code) {
    case 'TAB_AS_INDENT':
      return t('lines are indented with spaces, not with tabs.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return t('put a text in which a colon stands before a space in quotation marks.');
    case 'MULTILINE_IMPLICIT_KEY':
      return t('a key stands in one line, with a colon after it.');
    default:
      return undefined;
  }
}

/** Where what is said of a whole file is shown. */
export function topOf(text: string): Span {
  return { start: 0, end: Math.min(text.length, 1) };
}

/** Told of what is wrong, and where. */
export type Report = (span: Span, message: string, level?: Problem['level']) => void;

/** A map whose keys are nodes. */
export type Root = YAMLMap<Node, Node | null>;

/** Tells of keys that stand twice in a map or in what it holds. */
export function reportTwice(node: unknown, report: Report): void {
  if (isSeq(node)) for (const item of node.items) reportTwice(item, report);
  if (!isMap(node)) return;
  const known = new Set<string>();
  for (const { key, value } of node.items as Root['items']) {
    const name = keyOf(key);
    if (known.has(name)) report(spanOf(key), t('{0} stands here twice; the first holds.', `\`${name}:\``));
    known.add(name);
    reportTwice(value, report);
  }
}

/** Tells of what is wrong in a map, whose own key is given, at the places where it is wrong. */
export function reportFaults(faults: readonly Fault[], map: Root, top: Node, report: Report): void {
  for (const { path, message, isKey } of faults) {
    const { key, value } = memberAt(map, path);
    const node = isKey ? (key ?? value) : (value ?? key);
    report(
      spanOf(node ?? top),
      isAlias(value) ? t('What an alias such as `*a` stands for is not read: write it out.') : message,
    );
  }
}

/**
 * A YAML value as plain data: maps without a prototype, and scalars that look like dates, numbers or truth values as they
 * are written, but for those under the keys that `typed` names.
 */
export function toRecord(node: unknown, typed: ReadonlySet<string>, isText = true): unknown {
  if (isMap(node)) {
    const record = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = keyOf(key);
      if (!(name in record)) record[name] = toRecord(value, typed, !typed.has(name));
    }
    // The schema takes ordinary objects only; what `__proto__` names stays a key of its own.
    return Object.defineProperties({}, Object.getOwnPropertyDescriptors(record));
  }
  if (isScalar(node)) {
    const { value, source } = node;
    if (typeof value === 'string' || value === null || (!isText && typeof value !== 'object')) return value;
    return source ?? JSON.stringify(value);
  }
  if (node !== null && typeof node === 'object' && 'items' in node)
    return (node.items as unknown[]).map((item) => toRecord(item, typed));
  // An alias is no value of ours: nothing that the schema accepts.
  return node === undefined || node === null ? undefined : {};
}

/** The text of a key, as it is written. */
export function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.source ?? key.value) : String(key);
}

/** A value in a map or a list, and its key where it has one. */
interface Member {
  readonly key?: Node;
  readonly value?: Node | null;
}

/** The last member on the path from a map that is there. */
export function memberAt(map: Root, path: Path): Member {
  let found: Member = { value: map };
  for (const step of path) {
    const next = memberOf(found.value, step);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function memberOf(node: Member['value'], step: PropertyKey): Member | undefined {
  if (isMap(node)) return (node.items as Root['items']).find(({ key }) => keyOf(key) === String(step));
  return isSeq(node) && node.items[Number(step)] ? { value: node.items[Number(step)] as Node } : undefined;
}

/** Where a node stands, at least one unit long; the top of the file where that is not known. */
export function spanOf(node: unknown): Span {
  const range = (node as { range?: readonly [number, number, number] } | null)?.range;
  return range ? { start: range[0], end: Math.max(range[1], range[0] + 1) } : { start: 0, end: 1 };
}

/** Where brackets or indentation of YAML or JSON nest too deep, in one pass before anything is built. */
export function findTooDeep(text: string, deepest = DEEPEST): Span | undefined {
  let brackets = 0;
  const indents: number[] = [];
  /** Counts what a line opens: its indentation, and each `- ` or `? ` after it is one more. */
  const openLine = (start: number) => {
    for (let at = start; ; at++) {
      while (text[at] === ' ') at++;
      if (at === text.length || text[at] === '\n' || text[at] === '\r') return;
      while ((indents.at(-1) ?? -1) >= at - start) indents.pop();
      indents.push(at - start);
      if ((text[at] !== '-' && text[at] !== '?') || text[at + 1] !== ' ') return;
    }
  };
  openLine(0);
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (character === '\n') openLine(i + 1);
    if (brackets > deepest || indents.length > deepest) return { start: i, end: i + 1 };
  }
  return undefined;
}

/** The first line of what a library says, as much as anybody reads of it. */
export function firstLine(message: string): string {
  return message.slice(0, 200).split('\n', 1).join('');
}

/** A carriage return alone ends a line of a draft; the YAML library does not know it. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
