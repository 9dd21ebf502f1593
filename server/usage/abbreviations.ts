// The list of abbreviations of a draft: what belongs in it, and the edits that bring it up to date, row by row.
import type { Concept } from '../glossary/concept';
import { remember } from '../glossary/remember';
import type { Block } from '../text/block';
import { blockBorder, type Draft, lineBreakOf, lineSpan, parseDraft, startOfLine } from '../text/draft';
import { Memory } from '../text/memory';
import { foldText } from '../text/normalize';
import { applyEdits, type Edit, type Span } from '../text/span';
import { type IsShort, keyOf, looksShort, shortsOf, splitCells } from './listRows';
import { findListSection, lineText, type ListSection, readSection, type Row } from './listSection';
import { addRows, cleanName, compareKeys, type NewRow, escapeName } from './listWriter';
import type { Occurrence } from './passage';
import type { ConceptUsage } from './gather';
import { spanOf, type Usage } from './usage';
import { t } from '../words/words';

/** How a new list is written in Markdown; plain text has one way. */
export type ListStyle = 'table' | 'list';

/** A change of the list. */
export interface ListChange {
  /** What it does, as a menu item. */
  readonly title: string;
  /** Offsets in the draft, disjoint, in order. */
  readonly edits: readonly Edit[];
}

const lists = new Memory<Usage, { readonly isShort: IsShort; readonly section?: ListSection }>();

/** The list of abbreviations of a draft, or undefined where it has none. Remembered against the usage. */
export function findAbbreviationList(usage: Usage): ListSection | undefined {
  return readList(usage).section;
}

function readList(usage: Usage): { readonly isShort: IsShort; readonly section?: ListSection } {
  let known = lists.get(usage);
  if (known === undefined) {
    let keys: ReadonlySet<string> | undefined;
    const isNamed = (text: string) =>
      (keys ??= new Set([...usage.concepts.values()].flatMap(({ concept }) => keysOf(concept)))).has(keyOf(text));
    const isShort = (text: string) => looksShort(text) || (text.length <= LONGEST_SHORT && isNamed(text));
    lists.set(
      usage,
      (known = { isShort, section: usage.lists === 0 ? undefined : findListSection(usage.draft, isShort) }),
    );
  }
  return known;
}

/** The longest abbreviation of a glossary that is looked up, in UTF-16 units. */
const LONGEST_SHORT = 24;

/** The keys of all abbreviations of a concept. */
function keysOf({ designations, abbreviation }: Concept): readonly string[] {
  const texts = designations.filter(({ kind }) => kind === 'abbreviation').map(({ text }) => text);
  return [...texts, ...(abbreviation ? [abbreviation.text] : [])].map(keyOf);
}

/**
 * Whether a draft writes the abbreviation of a concept, in whatever spelling, in its own words, the list of abbreviations apart. With `quoted`,
 * words of others count too.
 */
export function usesAbbreviation(
  usage: Usage,
  { concept, occurrences, nested }: ConceptUsage,
  quoted = false,
): boolean {
  return (
    nested.some((occurrence) => !isListed(usage, occurrence)) ||
    occurrences.some((occurrence) => {
      const { name } = occurrence.mention;
      if (name.kind !== 'abbreviation' || isListed(usage, occurrence)) return false;
      const isIts = name.status !== 'deprecated' || name.use === concept.abbreviation?.text;
      return quoted || (isIts && occurrence.own);
    })
  );
}

/** Whether an occurrence stands in the list of abbreviations. */
function isListed(usage: Usage, occurrence: Occurrence): boolean {
  if (occurrence.passage.place.scope === 'abbreviations') return true;
  const content = findAbbreviationList(usage)?.content;
  if (content === undefined) return false;
  const { start } = spanOf(usage, occurrence);
  return start >= content.start && start < content.end;
}

/** The concepts whose abbreviations a draft uses, by abbreviation. */
function usedAbbreviations(usage: Usage): readonly Concept[] {
  return [...usage.concepts.values()]
    .filter((used) => used.concept.abbreviation !== undefined && usesAbbreviation(usage, used))
    .map(({ concept }) => concept)
    .sort((a, b) => compareKeys(keyOf(a.abbreviation!.text), keyOf(b.abbreviation!.text)));
}

/** How many lines of who wrote a draft, and when, may stand below its title, and how long each may be, in UTF-16 units. */
const MOST_BYLINES = 3;
const LONGEST_BYLINE = 120;

/** Where a draft begins below its title and what says who wrote it: a list above them would be taken for the title. */
function belowTitle({ blocks, starts }: Draft): number {
  if (blocks.at(0)?.kind !== 'title') return 0;
  const isByline = ({ kind, text }: Block) =>
    kind === 'paragraph' && text.length <= LONGEST_BYLINE && !/[.!?…:]["”’)]*$/.test(text.trimEnd());
  const bylines = blocks.slice(1, 1 + MOST_BYLINES).findIndex((block) => !isByline(block));
  return bylines < 0 ? 0 : starts.at(1 + bylines);
}

/**
 * The edit that puts a list into a draft that has none, between two blocks at `offset`, but not above its title; undefined
 * where it uses none.
 */
export function insertAbbreviationList(usage: Usage, offset: number, style: ListStyle): ListChange | undefined {
  const { draft } = usage;
  const entries = usedAbbreviations(usage).flatMap(entryOf);
  if (entries.length === 0) return undefined;
  const isPlain = draft.language === 'plaintext';
  const lineBreak = lineBreakOf(draft);
  const start = blockBorder(draft, Math.max(offset, belowTitle(draft)));
  const above = lineSpan(draft, start, -1);
  const isJoined = start > above.start && /\S/.test(draft.text.slice(above.start, start).replace('\ufeff', ''));
  const title = isPlain ? 'ABBREVIATIONS' : '## Abbreviations';
  const text = [...(isJoined ? [''] : []), title, '', ...newRows(draft, entries, style === 'table'), '', ''].join(
    lineBreak,
  );
  return { title: t('Insert List of Abbreviations'), edits: [{ start, end: start, text }] };
}

/**
 * The edits that add to the list of a draft the rows that it lacks; all that is there stays. Undefined where it lacks
 * none, or where there is no list that can be edited.
 */
export function addMissingRows(usage: Usage): ListChange | undefined {
  const { draft } = usage;
  const { section, isShort } = readList(usage);
  if (section === undefined || section.blocked !== undefined) return undefined;
  const listed = listedKeys(draft, section, isShort);
  const entries = usedAbbreviations(usage)
    .filter((concept) => !keysOf(concept).some((key) => listed.has(key)))
    .flatMap(entryOf);
  if (entries.length === 0) return undefined;
  const names = nameSome(entries.map(({ short }) => short));
  const title =
    entries.length === 1
      ? t('Add 1 missing row to the list of abbreviations: {0}', names)
      : t('Add {1} missing rows to the list of abbreviations: {0}', names, entries.length);
  if (section.shape === undefined) {
    const edit = fillSection(draft, section, entries);
    return { title, edits: [edit] };
  }
  for (const inPlace of isCounted(draft, section) ? [false] : [true, false]) {
    const edits = addRows(draft, section, entries, inPlace);
    if (isAdded(draft, section, edits, entries.length, isShort)) return { title, edits };
  }
  return undefined;
}

/** In plain text a number that stands twice is read twice. */
function isCounted(draft: Draft, { rows: [first], shape }: ListSection): boolean {
  if (draft.language !== 'plaintext' || shape !== 'item' || first === undefined) return false;
  return /^\s*\d/.test(lineText(draft, first.line));
}

/** The lines of a row. */
export function spanOfRow({ draft }: Usage, { line, last }: Row): Span {
  return { start: startOfLine(draft, line), end: startOfLine(draft, last + 1) };
}

/** The rows that a draft does not name anywhere else, quotations and code included. */
export const unusedRows = remember((usage: Usage): readonly Row[] => {
  const section = findAbbreviationList(usage);
  if (section === undefined || section.blocked !== undefined || section.rows.length === 0) return [];
  const text = usage.draft.text.toString();
  const used = new Set<string>();
  for (const part of [text.slice(0, section.heading.start), text.slice(section.content.end)]) {
    for (const [word] of part.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.&/+\-‑–]*/gu)) {
      if (!/[\p{Lu}\p{N}.]/u.test(word)) continue;
      for (const piece of [word, ...word.split(/[/\-‑–]/)]) used.add(keyOf(piece)).add(keyOf(piece).replace(/s$/, ''));
    }
  }
  for (const { concept, ...use } of usage.concepts.values())
    if (usesAbbreviation(usage, { concept, ...use }, true)) for (const key of keysOf(concept)) used.add(key);
  return section.rows.filter(({ pair }) => !pair.shorts.some((short) => used.has(keyOf(short))));
});

/** The edits that remove rows of the list, and nothing else; undefined where that cannot be done exactly. */
export function removeRows(usage: Usage, rows: readonly Row[]): ListChange | undefined {
  const { draft } = usage;
  const { section, isShort } = readList(usage);
  if (section === undefined || rows.length === 0) return undefined;
  const gone = new Set(rows);
  const kept = section.rows.filter((row) => !gone.has(row));
  const edits = removalsOf(draft, section, gone);
  // What is left is read again; where nothing is left, there is nothing to read.
  if (kept.length > 0) {
    const after = readAgain(draft, section, edits, isShort)?.rows;
    if (after?.length !== kept.length || kept.some((row, index) => lineText(draft, row.line) !== after[index]))
      return undefined;
  }
  const names = nameSome(rows.map(({ pair }) => pair.shorts[0]));
  const title =
    rows.length === 1
      ? t('Remove 1 row that the draft does not use: {0}', names)
      : t('Remove {1} rows that the draft does not use: {0}', names, rows.length);
  return { title, edits };
}

/** The edits that put the glossary’s full names in the place of other ones; undefined where there are none. */
export function replaceMeanings(usage: Usage): ListChange | undefined {
  const { draft } = usage;
  const section = findAbbreviationList(usage);
  if (section === undefined || section.blocked !== undefined) return undefined;
  const byKey = new Map<string, Concept[]>();
  for (const concept of usedAbbreviations(usage))
    for (const key of new Set(keysOf(concept))) byKey.set(key, [...(byKey.get(key) ?? []), concept]);
  const found = section.rows.flatMap((row) => {
    const { shorts, full: listed } = row.pair;
    const [short, anotherShort] = shorts;
    if (anotherShort !== undefined || listed === undefined || row.last !== row.line) return [];
    const [concept, anotherConcept] = byKey.get(keyOf(short)) ?? [];
    if (concept === undefined || anotherConcept !== undefined || concept.origin === 'draft') return [];
    const start = startOfLine(draft, row.line) + row.at + listed.start;
    const written = draft.text.slice(start, start + listed.end - listed.start);
    const folded = foldText(written.replace(/^the /i, ''));
    if (concept.designations.some(({ text }) => foldText(text) === folded)) return [];
    const full = escapeName(cleanName(concept.fullName.text), draft.language);
    return [{ short, written, full, edit: { start, end: start + written.length, text: full } }];
  });
  if (found.length === 0) return undefined;
  const names = found.map(({ short, written, full }) => t('{0} (“{1}” instead of “{2}”)', short, full, written));
  return {
    title:
      found.length === 1
        ? t('Write the glossary’s full name: {0}', nameSome(names))
        : t('Write the glossary’s full names: {0}', nameSome(names)),
    edits: found.map(({ edit }) => edit),
  };
}

/** The most names that a title lists. */
const MOST_NAMED = 8;

function nameSome(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return rest > 0 ? t('{0} and {1} more', names.slice(0, MOST_NAMED).join(', '), rest) : names.join(', ');
}

function entryOf({ abbreviation, fullName }: Concept): readonly NewRow[] {
  const short = cleanName(abbreviation!.text);
  const full = cleanName(fullName.text);
  return short !== '' && full !== '' ? [{ short, full }] : [];
}

/** The keys of all abbreviations that the list has a row for; also in lines that a comment has cut off from a table. */
function listedKeys(draft: Draft, { rows, columns }: ListSection, isShort: IsShort): ReadonlySet<string> {
  const keys = new Set(rows.flatMap(({ pair }) => pair.shorts).map(keyOf));
  if (columns === undefined) return keys;
  let line = (rows.at(-1)?.last ?? columns.header + 1) + 1;
  for (; line < draft.text.lines.length; line++) {
    const source = lineText(draft, line);
    if (/^ {0,3}#/.test(source)) break;
    const cell = source.includes('|') ? splitCells(source)[columns.short] : undefined;
    for (const short of cell ? shortsOf(source.slice(cell.start, cell.end), isShort) : []) keys.add(keyOf(short));
  }
  return keys;
}

/** The rows of a list that begins, with a table in Markdown where that is wanted. */
function newRows(draft: Draft, entries: readonly NewRow[], isTable: boolean): readonly string[] {
  const { language } = draft;
  const pairs = entries.map(({ short, full }) => ({
    short: escapeName(short, language),
    full: escapeName(full, language),
  }));
  if (language === 'plaintext') return pairs.map(({ short, full }) => `- ${short}: ${full}`);
  if (!isTable) return pairs.map(({ short, full }) => `- **${short}**: ${full}`);
  const head = { short: 'Abbreviation', full: 'Full name' };
  const shortest = Math.max(...[head, ...pairs].map(({ short }) => short.length));
  const fullest = Math.max(...[head, ...pairs].map(({ full }) => full.length));
  const line = ({ short, full }: NewRow) => `| ${short.padEnd(shortest)} | ${full.padEnd(fullest)} |`;
  return [line(head), `| ${'-'.repeat(shortest)} | ${'-'.repeat(fullest)} |`, ...pairs.map(line)];
}

/** The edit that fills a section which has only its heading, or a comment. */
function fillSection(draft: Draft, { content }: ListSection, entries: readonly NewRow[]): Edit {
  const lineBreak = lineBreakOf(draft);
  const next = lineSpan(draft, content.end, 1);
  const isFollowed = next.start > content.end && /\S/.test(draft.text.slice(next.start, next.end));
  const text = ['', '', ...newRows(draft, entries, false), ...(isFollowed ? [''] : [])].join(lineBreak);
  return { start: content.end, end: content.end, text };
}

/** The edits that take rows out, with the line break after them, and the blank lines where some stand between rows. */
function removalsOf(draft: Draft, { rows }: ListSection, gone: ReadonlySet<Row>): readonly Edit[] {
  const edits: Edit[] = [];
  /** The first line of the rows that go together, which so take the line break before them at the end of a text. */
  let first: number | undefined;
  for (const [index, row] of rows.entries()) {
    if (!gone.has(row)) continue;
    first ??= row.line;
    const after = rows[index + 1];
    let next = row.last + 1;
    if (after) while (next < after.line && lineText(draft, next).trim() === '') next++;
    if (after && gone.has(after) && next === after.line) continue;
    const start = startOfLine(draft, first);
    first = undefined;
    if (next < draft.text.lines.length) edits.push({ start, end: startOfLine(draft, next), text: '' });
    else edits.push({ start: lineSpan(draft, start, -1).end, end: draft.text.length, text: '' });
  }
  return edits;
}

/** How much after the list is read again, in UTF-16 units. */
const AFTER = 2000;

/** What stands in the section when edits are made: its rows, and the words of the blocks before and after them. */
function readAgain(
  draft: Draft,
  { heading, content }: ListSection,
  edits: readonly Edit[],
  isShort: IsShort,
): { readonly rows: readonly string[]; readonly others: readonly string[] } | undefined {
  const from = lineSpan(draft, heading.start, 0).start;
  const to = lineSpan(draft, Math.min(content.end + AFTER, draft.text.length), 0).end;
  const moved = edits.map(({ start, end, text }) => ({ start: start - from, end: end - from, text }));
  const after = parseDraft(applyEdits(draft.text.slice(from, to), moved), draft.language);
  const section = readSection(after, 0, isShort);
  if (section.blocked !== undefined) return undefined;
  const rows = section.rows.map((row) => lineText(after, row.line));
  const below = after.starts.lastAtOrBefore(section.content.end - 1) + 1;
  const others = after.blocks.slice(below).map(({ text }) => text);
  return { rows, others };
}

/** Whether edits add so many rows and leave everything else as it is. */
function isAdded(draft: Draft, section: ListSection, edits: readonly Edit[], count: number, isShort: IsShort): boolean {
  const before = readAgain(draft, section, [], isShort);
  const after = readAgain(draft, section, edits, isShort);
  if (!before || !after || after.rows.length !== before.rows.length + count) return false;
  let kept = 0;
  for (const row of after.rows) if (row === before.rows[kept]) kept++;
  return kept === before.rows.length && after.others.join('\n') === before.others.join('\n');
}
