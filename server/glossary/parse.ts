// Reading a glossary file: its concepts, and what is wrong with it, at the place where it is wrong.
import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../text/span';
import type { Concept } from './concept';
import { createConcept } from './entry';
import { type Entry, entrySchema, type GlossaryFile } from './schema';

/** A fault of a glossary file. Offsets in its text. */
export interface Problem extends Span {
  readonly message: string;
  readonly level: 'error' | 'warning';
}

/** What a glossary file says. */
export interface ParsedGlossary {
  readonly concepts: readonly Concept[];
  readonly problems: readonly Problem[];
}

/** The largest glossary file in UTF-16 units, the deepest nesting, and the longest name. */
const LARGEST = 20_000_000;
const DEEPEST = 40;
const LONGEST_NAME = 200;

/**
 * Reads a glossary in YAML or JSON. A fault costs the entry in which it stands; the others are in force.
 * `uri` becomes the origin of the concepts. Never throws.
 */
export function parseGlossary(text: string, uri: string): ParsedGlossary {
  const problems: Problem[] = [];
  const report = (span: Span, message: string, level: Problem['level'] = 'error') =>
    void problems.push({ ...span, message, level });
  const top: Span = { start: 0, end: Math.min(text.length, 1) };
  if (text.length > LARGEST) {
    report(top, 'This glossary is too large: it has more than 20 million characters.');
    return { concepts: [], problems };
  }
  if (text.includes('\0')) {
    report(
      { start: text.indexOf('\0'), end: text.indexOf('\0') + 1 },
      'This is no text file: it holds a NUL character.',
    );
    return { concepts: [], problems };
  }
  const deep = findTooDeep(text);
  if (deep !== undefined) {
    report(deep, `This is nested more than ${DEEPEST} levels deep.`);
    return { concepts: [], problems };
  }
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
      schema: 'core',
      merge: false,
    });
    for (const { pos, message } of document.errors)
      report({ start: pos[0], end: pos[1] }, `This is no valid YAML: ${firstLine(message)}`);
    for (const { pos, message } of document.warnings)
      report({ start: pos[0], end: pos[1] }, firstLine(message), 'warning');
    const root = document.contents;
    if (root === null) report(top, 'This glossary is empty. It needs a map `concepts:`.', 'warning');
    else if (!isMap(root)) report(spanOf(root), 'A glossary is a map with the key `concepts:`.');
    else return { concepts: readFile(root, uri, lines, report), problems };
  } catch (error) {
    // The YAML library throws other errors than its own at aliases without end.
    report(top, `This glossary cannot be read: ${error instanceof Error ? firstLine(error.message) : String(error)}`);
  }
  return { concepts: [], problems };
}

type Report = (span: Span, message: string, level?: Problem['level']) => void;

function readFile(
  root: YAMLMap<Node, Node | null>,
  uri: string,
  lines: LineCounter,
  report: Report,
): readonly Concept[] {
  const concepts: Concept[] = [];
  let sources: GlossaryFile['sources'];
  const seen = new Map<string, Span>();
  for (const { key, value } of root.items) {
    const name = keyOf(key);
    if (name === 'sources' && isMap(value)) sources = toRecord(value) as GlossaryFile['sources'];
    else if (name === 'concepts' && isMap(value)) {
      for (const pair of value.items as Pair<Node, Node | null>[]) {
        const id = keyOf(pair.key);
        const before = seen.get(id);
        if (before !== undefined) {
          report(spanOf(pair.key), `There is a concept “${id}” above already; this one is left out.`);
          continue;
        }
        seen.set(id, spanOf(pair.key));
        const concept = readEntry(id, pair, sources, uri, lines, report);
        if (concept) concepts.push(concept);
      }
    } else if (name === 'concepts') report(spanOf(key), 'Under `concepts:` a map from ids to entries is expected.');
    else if (name !== 'sources' && name !== '$schema') report(spanOf(key), unknownKey(name, ['concepts', 'sources']));
  }
  if (!root.items.some(({ key }) => keyOf(key) === 'concepts')) report(spanOf(root), 'The key `concepts:` is missing.');
  for (const concept of concepts) {
    for (const related of concept.related) {
      if (related === concept.id) report(seen.get(concept.id)!, `“${related}” is related to itself.`, 'warning');
    }
  }
  return concepts;
}

function readEntry(
  id: string,
  { key, value }: Pair<Node, Node | null>,
  sources: GlossaryFile['sources'],
  uri: string,
  lines: LineCounter,
  report: Report,
): Concept | undefined {
  if (!isMap(value)) {
    report(spanOf(key), `The entry “${id}” needs at least \`preferred:\`.`);
    return undefined;
  }
  const { data, error } = entrySchema.safeParse(toRecord(value));
  if (error) {
    for (const issue of error.issues) {
      const node = nodeAt(value as YAMLMap<Node, Node | null>, issue.path) ?? key;
      const keys = Object.keys(entrySchema.shape);
      if (issue.code === 'unrecognized_keys') {
        for (const unknown of issue.keys) report(spanOf(keyNode(node, unknown) ?? node), unknownKey(unknown, keys));
      } else if (issue.path.length === 1 && issue.path[0] === 'preferred' && !value.has('preferred')) {
        report(spanOf(key), `The entry “${id}” has no \`preferred:\` name.`);
      } else report(spanOf(node), `${issue.path.join('.')} of “${id}” has a value that does not fit.`);
    }
    return undefined;
  }
  const names = namesOf(data);
  const wrong = names.find((name) => name.trim() === '' || name.length > LONGEST_NAME || !/[\p{L}\p{N}]/u.test(name));
  if (wrong !== undefined) {
    report(
      spanOf(key),
      `“${wrong.slice(0, 40)}” in “${id}” is no name: it needs letters or digits, ${LONGEST_NAME} characters at most.`,
    );
    return undefined;
  }
  return createConcept(id, data, uri, sources, lines.linePos(spanOf(key).start).line - 1);
}

function namesOf({ preferred, abbreviation, admitted, deprecated, references }: Entry): readonly string[] {
  return [
    preferred,
    ...(abbreviation === undefined ? [] : [abbreviation]),
    ...(admitted ?? []),
    ...(deprecated ?? []),
    ...(references ?? []),
  ].map((name) => (typeof name === 'string' ? name : name.term));
}

/** A YAML value as plain data: maps without a prototype, and scalars that look like dates or numbers as they are written. */
function toRecord(node: unknown, isText = true): unknown {
  if (isMap(node)) {
    const record = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = keyOf(key);
      if (!(name in record)) record[name] = toRecord(value, !flags.has(name));
    }
    // The schema takes ordinary objects only; what `__proto__` names stays a key of its own.
    return Object.defineProperties({}, Object.getOwnPropertyDescriptors(record));
  }
  if (isScalar(node)) {
    const { value, source } = node;
    if (typeof value === 'string' || value === null || (!isText && typeof value === 'boolean')) return value;
    return source ?? JSON.stringify(value);
  }
  if (node !== null && typeof node === 'object' && 'items' in node)
    return (node.items as unknown[]).map((item) => toRecord(item));
  return undefined;
}

/** Keys whose values are true or false; everywhere else `no` and `1e3` are text. */
const flags = new Set(['abbreviation', 'variants', 'interchangeable', 'superseded', 'generic']);

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.source ?? key.value) : String(key);
}

function keyNode(node: Node, name: string): Node | undefined {
  return isMap(node)
    ? (node.items as Pair<Node, Node | null>[]).find(({ key }) => keyOf(key) === name)?.key
    : undefined;
}

/** The node at a path below a map; the nearest one that is there. */
function nodeAt(map: YAMLMap<Node, Node | null>, path: readonly PropertyKey[]): Node | undefined {
  let node: Node | undefined = map;
  for (const step of path) {
    let next: unknown;
    if (isMap(node))
      next = (node.items as Pair<Node, Node | null>[]).find(({ key }) => keyOf(key) === String(step))?.value;
    else if (node && 'items' in node) next = node.items[Number(step)];
    if (next === undefined || next === null) return node;
    node = next as Node;
  }
  return node;
}

function spanOf(node: unknown): Span {
  const range = (node as { range?: readonly [number, number, number] } | null)?.range;
  return range ? { start: range[0], end: Math.max(range[1], range[0] + 1) } : { start: 0, end: 1 };
}

function unknownKey(name: string, known: readonly string[]): string {
  const near = known.find((other) => isNear(name, other));
  return `“${name.slice(0, 60)}” is no key of a glossary.${near ? ` Did you mean “${near}”?` : ''}`;
}

/** Whether two words differ in one letter, or two neighbours are exchanged. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, from: number) => text.slice(from);
  return (
    rest(a, start + 1) === rest(b, start + 1) ||
    rest(a, start + 1) === rest(b, start) ||
    rest(a, start) === rest(b, start + 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2))
  );
}

/** Where brackets or indentation nest too deep, in one pass before anything is built. */
function findTooDeep(text: string): Span | undefined {
  let brackets = 0;
  let lineStart = 0;
  const indents: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (character === '\n') {
      lineStart = i + 1;
      let indent = 0;
      while (
        text[lineStart + indent] === ' ' ||
        (text[lineStart + indent] === '-' && text[lineStart + indent + 1] === ' ')
      )
        indent++;
      while (indents.length > 0 && indents[indents.length - 1] >= indent) indents.pop();
      indents.push(indent);
    }
    if (brackets > DEEPEST || indents.length > DEEPEST) return { start: i, end: i + 1 };
  }
  return undefined;
}

function firstLine(message: string): string {
  return message.split('\n')[0].slice(0, 200);
}
