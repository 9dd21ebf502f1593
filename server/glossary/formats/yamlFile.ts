// YAML files of other tools: what is in them, and where it stands.
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { findTooDeep, firstLine, tooDeep } from '../../yaml/document';
import { type Notice, type Position, positionsIn } from './format';

/** A YAML file that has been read. */
export interface YamlFile {
  /** What the file holds; undefined where nothing can be read. */
  readonly root: unknown;
  /** What is wrong with it so far, to which a format adds its own. */
  readonly notices: Notice[];
  /** Where a node starts; the first line where that is not known. */
  readonly placeOf: (node: unknown) => Position;
}

/** Reads YAML or JSON as far as it goes. Aliases and tags are never resolved to more than text. */
export function openYaml(text: string): YamlFile {
  const deep = findTooDeep(text);
  if (deep !== undefined)
    return {
      root: undefined,
      notices: [{ ...positionsIn(text)(deep.start), message: tooDeep() }],
      placeOf: () => ({ line: 1, column: 1 }),
    };
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const { contents, errors, warnings } = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  return {
    root: contents ?? undefined,
    notices: [...errors, ...warnings].map(({ pos, message }) => ({ ...at(pos[0]), message: firstLine(message) })),
    placeOf: (node) => at(isNode(node) ? (node.range?.[0] ?? 0) : 0),
  };
}

/** The node under a key of a map. */
export function valueOf(node: unknown, key: string): unknown {
  return isMap(node) ? node.get(key, true) : undefined;
}

/** A scalar as it is written: `no` and `1e3` are text. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value.trim() : (node.source ?? JSON.stringify(node.value)).trim();
}
