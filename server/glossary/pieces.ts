// A glossary in YAML in pieces: each entry by itself, and the frame around them. An edit in one entry leaves the others.
import { withLineFeeds } from '../yaml/document';

/** A glossary file cut into pieces. */
export interface Pieces {
  /** What stands before and after the entries. */
  readonly before: string;
  readonly after: string;
  /** The entries in order: each from the start of its line to the start of the next one's. */
  readonly entries: readonly string[];
  /** How deep the keys of the entries are indented, in spaces. */
  readonly indent: number;
}

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;

/**
 * Cuts a glossary where a line is indented like the first entry under `concepts:`; nothing in YAML can go on over such a
 * line. Undefined for what is written in another way: JSON, a list, entries in braces. One pass over the text, in which
 * every line ends with a line feed.
 */
export function cutEntries(text: string): Pieces | undefined {
  const key = /^\ufeff?concepts:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (key === null) return undefined;
  const starts: number[] = [];
  let indent = 0;
  let at = key.index + key[0].length;
  for (let next; at < text.length; at = next) {
    const lineEnd = text.indexOf('\n', at);
    next = lineEnd < 0 ? text.length : lineEnd + 1;
    let first = at;
    while (text.charCodeAt(first) === SPACE) first++;
    const unit = first < text.length ? text.charCodeAt(first) : LINE_FEED;
    if (unit === LINE_FEED || unit === RETURN || unit === HASH) continue;
    if (indent === 0) indent = first - at;
    if (unit === TAB || indent === 0) return undefined;
    if (first - at < indent) break;
    if (first - at > indent) continue;
    // A list, a key with a question mark, what a bracket before is closed with, an anchor, a tag.
    if ('-?:[]{},&*!|>%@`'.includes(text.charAt(first))) return undefined;
    starts.push(at);
  }
  if (starts.length === 0 || !/^.*:(?:\s|$)/.test(text.slice(starts[0], starts[1] ?? at))) return undefined;
  return {
    before: text.slice(0, starts[0]),
    after: text.slice(at),
    entries: starts.map((start, index) => text.slice(start, starts[index + 1] ?? at)),
    indent,
  };
}

/** The length of glossary text that takes a tenth of a second to read, in UTF-16 units. */
const LONG = 50_000;

/** Whether a glossary takes long to read, less the pieces of it that are `known`. */
export function takesLong(text: string, known: ReadonlyMap<string, unknown> = new Map()): boolean {
  if (text.length <= LONG) return false;
  const pieces = known.size > 0 ? cutEntries(withLineFeeds(text)) : undefined;
  if (pieces === undefined) return true;
  return pieces.entries.reduce((length, entry) => (known.has(entry) ? length : length + entry.length), 0) > LONG;
}
