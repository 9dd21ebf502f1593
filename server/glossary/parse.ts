// Reading a glossary file: its concepts, and what is wrong with it, at the place where it is wrong.
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, type YAMLSeq } from 'yaml';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import {
  firstLine,
  keyOf,
  LARGEST,
  readDocument,
  type Report,
  reportFaults,
  reportTwice,
  type Root,
  spanOf,
  topOf,
  toRecord,
  withLineFeeds,
} from '../yaml/document';
import { unknownKey } from '../yaml/accept';
import { idFor, type Sources } from './entry';
import { acceptEntry, acceptSources } from './faults';
import type { Layer, LayerEntry } from './layers';
import { cutEntries, type Pieces } from './pieces';
import { type Entry, isName, nameFault } from './schema';
import { findMark } from './written';
import { t } from '../words/words';

/** What a glossary file says. */
export interface ParsedGlossary extends Layer {
  readonly problems: readonly Problem[];
  /** Whether the file as a whole could not be read as YAML: half of it may be missing. */
  readonly isBroken: boolean;
  /** What each of its pieces says, by their texts; undefined where it was read as a whole. */
  readonly pieces?: ReadonlyMap<string, Piece>;
}

/** What a piece of a glossary file says. Offsets in the piece. */
export interface Piece {
  readonly frame?: Frame;
  readonly entries: readonly PieceEntry[];
  readonly problems: readonly Problem[];
  readonly isBroken: boolean;
  /** How many lines end in it. */
  readonly lines: number;
}

/** What a glossary file says around its entries. */
interface Frame {
  readonly sources: Sources;
  readonly standsAlone: boolean;
}

/** An entry, undefined where it is wrong, and where its key stands in the piece; lines from 0. */
interface PieceEntry {
  readonly id: string;
  readonly entry?: Entry;
  readonly at: Span;
  readonly line: number;
}

/** What is read of a piece that is valid YAML. */
type Said = Pick<Piece, 'entries' | 'frame'>;

/** How many faults of a file are told. */
const MOST_PROBLEMS = 499;

/**
 * Reads a glossary in YAML or JSON. A fault costs the part of an entry in which it stands; all else is in force.
 * `uri` becomes the origin of its concepts. What pieces say that are `known`, from an earlier reading, is taken from
 * there: their entries are the same objects. Never throws.
 */
export function parseGlossary(text: string, uri: string, known?: ParsedGlossary['pieces']): ParsedGlossary {
  try {
    const source = withLineFeeds(text);
    const isText = source.length <= LARGEST && !source.includes('\0');
    const pieces = isText ? cutEntries(source) : undefined;
    return (pieces && parsePieces(pieces, uri, known)) ?? parseWhole(source, uri);
  } catch (error) {
    // The YAML library throws other errors than its own at aliases without end.
    const said = error instanceof Error ? firstLine(error.message) : String(error);
    const problem = { ...topOf(text), message: t('This glossary cannot be read: {0}', said), level: 'error' as const };
    return { uri, entries: [], standsAlone: false, problems: [problem], isBroken: true };
  }
}

/** Reads a glossary piece by piece; undefined where its frame is no frame. */
function parsePieces(
  { before, after, entries, indent }: Pieces,
  uri: string,
  known: ParsedGlossary['pieces'],
): ParsedGlossary | undefined {
  const pieces = new Map<string, Piece>();
  const read = (text: string, parse: (text: string) => Piece) => {
    const piece = pieces.get(text) ?? known?.get(text) ?? parse(text);
    pieces.set(text, piece);
    return piece;
  };
  const around = read(before + after, parseFrame);
  if (around.frame === undefined) return undefined;
  const isAbove = ({ start }: Problem) => start < before.length;
  const above = around.problems.filter(isAbove);
  const below = around.problems.filter((problem) => !isAbove(problem));
  const parts: Part[] = [{ piece: { ...around, problems: above }, offset: 0, line: 0 }];
  let offset = before.length;
  let line = linesOf(before);
  for (const text of entries) {
    const piece = read(text, (entry) => parseEntry(entry, indent));
    parts.push({ piece, offset, line });
    offset += text.length;
    line += piece.lines;
  }
  parts.push({ piece: { ...around, problems: below }, offset: offset - before.length, line: 0 });
  return { ...join(parts, uri, around.frame), pieces };
}

function parseWhole(text: string, uri: string): ParsedGlossary {
  const piece = parsePiece(text, (root, lines, report) => {
    if (root === null) report(topOf(text), t('This glossary is empty. It needs a map `concepts:`.'), 'warning');
    else if (isMap(root)) return readFile(root, lines, report);
    else if (isSeq(root)) return { entries: readList(root, lines, report) };
    else report(spanOf(root), t('A glossary is a map with the key `concepts:`, or a list of names.'));
    return undefined;
  });
  return join([{ piece, offset: 0, line: 0 }], uri, piece.frame ?? { sources: {}, standsAlone: false });
}

/** What stands around the entries: without a frame where there is more than that, or less. */
function parseFrame(text: string): Piece {
  return parsePiece(text, (root, _, report) => {
    if (!isMap(root)) return undefined;
    const concepts = root.items.filter(({ key }) => keyOf(key) === 'concepts');
    const [only, ...others] = concepts;
    if (others.length > 0 || !isScalar(only?.value) || only.value.source !== '') return undefined;
    return { entries: [], frame: readFrame(root, report) };
  });
}

/** One entry, which stands as it would after another. */
function parseEntry(text: string, indent: number): Piece {
  const other = `${' '.repeat(indent)}x:\n`;
  const piece = parsePiece(
    other + text,
    (root, lines, report) => {
      if (!isMap(root)) return undefined;
      return { entries: readEntries(root.items.slice(1), lines, report) };
    },
    1,
  );
  const back = -other.length;
  return {
    ...piece,
    entries: piece.entries.map(({ at, line, ...entry }) => ({ ...entry, at: shift(at, back), line: line - 1 })),
    problems: piece.problems.map((problem) => shift(problem, back)),
    lines: piece.lines - 1,
  };
}

/** Reads YAML that stands `outer` levels deep in its file. */
function parsePiece(
  text: string,
  read: (root: Document.Parsed['contents'], lines: LineCounter, report: Report) => Said | undefined,
  outer = 0,
): Piece {
  const problems: Problem[] = [];
  const report: Report = (span, message, level = 'error') => void problems.push({ ...span, message, level });
  const lines = new LineCounter();
  const document = readDocument(text, report, lines, outer);
  // Where half of it may be missing, what is there means little.
  const said = document && read(document.contents, lines, document.errors.length > 0 ? () => {} : report);
  const isBroken = said === undefined || document!.errors.length > 0;
  return { entries: [], ...said, problems, isBroken, lines: linesOf(text) };
}

/** A piece and where it stands in its file. */
interface Part {
  readonly piece: Piece;
  readonly offset: number;
  readonly line: number;
}

/** A file that is made of pieces; the first of two entries with one id holds. */
function join(parts: readonly Part[], uri: string, { sources, standsAlone }: Frame): ParsedGlossary {
  const entries: LayerEntry[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, Span>();
  for (const { piece, offset, line } of parts) {
    for (const problem of piece.problems) problems.push(shift(problem, offset));
    for (const { id, entry, at: inPiece, line: lineInPiece } of piece.entries) {
      const at = shift(inPiece, offset);
      const first = seen.get(id);
      if (first) {
        const message = t('There is a concept “{0}” above already; this one is left out.', id);
        problems.push({ ...at, message, level: 'error', first: { uri, ...first } });
        continue;
      }
      seen.set(id, at);
      if (entry) entries.push({ id, entry, sources, at, line: line + lineInPiece });
    }
  }
  const more = problems[MOST_PROBLEMS];
  if (more)
    problems.splice(MOST_PROBLEMS, Infinity, {
      ...more,
      message: t('More is wrong from here on. Fix some of it first.'),
    });
  return { uri, entries, standsAlone, problems, isBroken: parts.some(({ piece }) => piece.isBroken) };
}

function shift<Place extends Span>(place: Place, by: number): Place {
  return { ...place, start: Math.max(0, place.start + by), end: Math.max(1, place.end + by) };
}

function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function readFile(root: Root, lines: LineCounter, report: Report): Said {
  const entries: PieceEntry[] = [];
  for (const { key, value } of root.items) {
    if (keyOf(key) !== 'concepts') continue;
    if (isMap(value)) for (const entry of readEntries(value.items as Root['items'], lines, report)) entries.push(entry);
    else if (isSeq(value)) for (const entry of readList(value, lines, report)) entries.push(entry);
    // Where nothing stands yet, entries are still to be written.
    else if (!isScalar(value) || value.value !== null)
      report(spanOf(key), t('Under `concepts:` a map from ids to entries, or a list of names, is expected.'));
  }
  const frame = readFrame(root, report);
  if (!root.items.some(({ key }) => keyOf(key) === 'concepts'))
    report(spanOf(root), t('The key `concepts:` is missing.'));
  return { entries, frame };
}

/** How many keys beside `concepts:` are told one by one. */
const MOST_UNKNOWN = 3;

/** What stands beside `concepts:`. */
function readFrame(root: Root, report: Report): Frame {
  let sources: Sources = {};
  let standsAlone = false;
  const unknown: Node[] = [];
  const known = new Set<string>();
  for (const { key, value } of root.items) {
    const name = keyOf(key);
    if (name === 'sources' && isMap(value)) {
      reportTwice(value, report);
      const { data = {}, faults } = acceptSources(toRecord(value, flags));
      reportFaults(faults, value as Root, key, report);
      sources = data;
    } else if (name === 'extends') {
      const extended = isScalar(value) ? String(value.source ?? value.value) : '';
      standsAlone = extended === 'none';
      if (extended !== 'none' && extended !== 'built-in')
        report(spanOf(value ?? key), t('`extends:` is `built-in` or `none`.'));
    } else if (name !== 'concepts' && name !== 'sources' && name !== '$schema') unknown.push(key);
    if (known.has(name)) report(spanOf(key), t('{0} stands here twice: put both together.', `\`${name}:\``));
    known.add(name);
  }
  // Where the entries stand without a key above them, each of them would be an unknown key.
  if (unknown.length <= MOST_UNKNOWN)
    for (const key of unknown) report(spanOf(key), unknownKey(keyOf(key), ['concepts', 'sources', 'extends']));
  else
    report(
      spanOf(unknown[0]),
      t('These {0} keys are none of a glossary: its entries stand under `concepts:`.', unknown.length),
    );
  return { sources, standsAlone };
}

function readEntries(pairs: Root['items'], lines: LineCounter, report: Report): readonly PieceEntry[] {
  return pairs.map((pair) => {
    const id = keyOf(pair.key);
    return { id, entry: readEntry(id, pair, report), ...placeOf(pair.key, lines) };
  });
}

/** The shortest glossary: a list of preferred names. */
function readList({ items }: YAMLSeq, lines: LineCounter, report: Report): readonly PieceEntry[] {
  const entries: PieceEntry[] = [];
  for (const item of items) {
    const term = isScalar(item) ? String(item.source ?? item.value) : '';
    if (isName(term) && findMark(term) !== undefined) report(spanOf(item), nameFault(term));
    else if (isName(term)) entries.push({ id: idFor(term), entry: { preferred: term }, ...placeOf(item, lines) });
    else
      report(
        spanOf(item),
        t(
          'In a list of names each item is one name. What says more has an id: `concepts: { my-id: { preferred: … } }`.',
        ),
      );
  }
  return entries;
}

function placeOf(node: unknown, lines: LineCounter): { readonly at: Span; readonly line: number } {
  const at = spanOf(node);
  return { at, line: lines.linePos(at.start).line - 1 };
}

function readEntry(id: string, { key, value }: Pair<Node, Node | null>, report: Report): Entry | undefined {
  if (!isMap(value)) {
    const name = isScalar(value) && typeof value.value === 'string' ? value.value.slice(0, 60) : t('the name');
    report(spanOf(key), t('The entry “{0}” needs at least {1}.', id, `\`preferred: ${name}\``));
    return undefined;
  }
  reportTwice(value, report);
  const { data, faults } = acceptEntry(toRecord(value, flags));
  reportFaults(faults, value as Root, key, report);
  return data;
}

/** Keys whose values are true or false; everywhere else `no` and `1e3` are text. */
const flags = new Set(['abbreviation', 'variants', 'interchangeable', 'superseded', 'generic', 'remove', 'number']);
