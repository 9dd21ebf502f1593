// What a format of glossaries is: how its files are told, read and written.
import { itemAt } from '../../text/list';
import { lastAtOrBefore } from '../../text/span';
import { idFor, termOf } from '../entry';
import { firstLine } from '../../yaml/document';
import { type DesignationEntry, type Entry, isName, LONGEST_NAME } from '../schema';
import { t } from '../../words/words';

/** An entry that was read, and the line on which it stands, from 1. */
export interface ReadEntry {
  readonly id: string;
  readonly entry: Entry;
  readonly line: number;
}

/** A place in a file. Line and column from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something that could not be read or carried, in a plain sentence. */
export interface Notice extends Position {
  readonly message: string;
}

/** What a file of a format says. */
export interface ReadFile {
  readonly entries: readonly ReadEntry[];
  readonly notices: readonly Notice[];
}

/** A glossary in a format, and what the format has no place for. */
export interface WrittenFile {
  readonly text: string;
  readonly losses: readonly string[];
}

/** An entry with its id. */
export interface NamedEntry {
  readonly id: string;
  readonly entry: Entry;
}

/** A format of glossaries. */
export interface Format {
  /** What it is called on the command line. */
  readonly id: string;
  readonly title: string;
  /** How file names of the format end; the first is given to new files. */
  readonly endings: readonly string[];
  /** Never throws, whatever the text. */
  readonly read?: (text: string) => ReadFile;
  /** For what is no text, or has a library that answers later: on the command line only. Never rejects. */
  readonly readBytes?: (bytes: Uint8Array) => Promise<ReadFile>;
  readonly write?: (entries: readonly NamedEntry[]) => WrittenFile;
}

/** The largest file that is read, in UTF-16 units. */
const LARGEST = 20_000_000;

/**
 * A format as it is offered: a text that is too large or no text is refused, a name that is none is left out and told,
 * and so is whatever goes wrong in a library.
 */
export function guard(format: Format): Format {
  const { read, readBytes } = format;
  return {
    ...format,
    read:
      read &&
      ((text) => {
        try {
          return checkText(text) ?? checkFile(read(text));
        } catch (error) {
          return refuseFor(error);
        }
      }),
    readBytes: readBytes && ((bytes) => readBytes(bytes).then(checkFile).catch(refuseFor)),
  };
}

/** The refusal of a text that is too large or no text. */
export function checkText(text: string): ReadFile | undefined {
  if (text.length > LARGEST) return refuse(t('This file is too large: it has more than 20 million characters.'));
  const nul = text.indexOf('\0');
  return nul < 0 ? undefined : refuse(t('This is no text file: it holds a NUL character.'), positionsIn(text)(nul));
}

/** A file of which nothing is read, and why. */
export function refuse(message: string, place: Position = { line: 1, column: 1 }): ReadFile {
  return { entries: [], notices: [{ ...place, message }] };
}

function refuseFor(error: unknown): ReadFile {
  const reason = error instanceof Error ? firstLine(error.message) : String(error);
  return refuse(t('This file cannot be read: {0}', reason));
}

/** A file without names that are none, and with as many notices as anybody reads. */
function checkFile({ entries, notices }: ReadFile): ReadFile {
  const told = [...notices];
  const checked = entries.flatMap((read): ReadEntry[] => {
    const keep = <Name extends DesignationEntry | undefined>(name: Name): name is NonNullable<Name> => {
      if (name === undefined || isName(termOf(name))) return name !== undefined;
      const message = t(
        '“{0}” is no name and is left out: it needs letters or digits, {1} characters at most.',
        termOf(name).slice(0, 40),
        LONGEST_NAME,
      );
      told.push({ line: read.line, column: 1, message });
      return false;
    };
    const { preferred, abbreviation, admitted, deprecated } = read.entry;
    if (!keep(preferred)) return preferred === undefined ? [read] : [];
    const entry = {
      ...read.entry,
      abbreviation: keep(abbreviation) ? abbreviation : undefined,
      admitted: admitted?.filter(keep),
      deprecated: deprecated?.filter(keep),
    };
    return [{ ...read, entry: compact(entry) }];
  });
  const more = told.length - MOST_NOTICES;
  if (more <= 0) return { entries: checked, notices: told };
  const last = {
    ...itemAt(told, MOST_NOTICES - 1),
    message: t('There are {0} more things to say of this file.', more + 1),
  };
  return { entries: checked, notices: [...told.slice(0, MOST_NOTICES - 1), last] };
}

/** How many notices of one file are given. */
const MOST_NOTICES = 500;

/** The terms of some names. */
export function termsOf(names: readonly DesignationEntry[] | undefined): readonly string[] {
  return (names ?? []).map(termOf);
}

/** Ids for entries that have none: made of their names, each once. */
export function createIds(): (name: string) => string {
  const taken = new Set<string>();
  /** The number that was given last to an id, so that many equal names are not counted anew for each. */
  const last = new Map<string, number>();
  return (name) => {
    const base = idFor(name);
    let id = base;
    let count = last.get(base) ?? 1;
    while (taken.has(id)) id = `${base}-${++count}`;
    last.set(base, count);
    taken.add(id);
    return id;
  };
}

/** An entry, or a part of it, without what is empty. */
export function compact<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Fields;
}

/** What entries say that a format has no place for: one sentence a field, with how many entries have it. */
export function listLosses(entries: readonly NamedEntry[], carried: readonly (keyof Entry)[]): readonly string[] {
  const lost = new Map<string, number>();
  const add = (field: string) => lost.set(field, (lost.get(field) ?? 0) + 1);
  for (const { entry } of entries) {
    for (const [field, value] of Object.entries(entry))
      if (value !== undefined && !carried.includes(field as keyof Entry)) add(field);
    const names = [entry.preferred, entry.abbreviation, ...(entry.admitted ?? []), ...(entry.deprecated ?? [])];
    if (names.some((name) => typeof name === 'object')) add('details of names');
  }
  return [...lost].map(([field, times]) => `${field}: of ${times} ${times === 1 ? 'entry' : 'entries'}`);
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Gives the place of an offset of a text. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) starts.push(at + 1);
  }
  return (offset) => {
    const line = lastAtOrBefore(starts, offset);
    return { line: line + 1, column: offset - itemAt(starts, line) + 1 };
  };
}
