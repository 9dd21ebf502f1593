// What a format of glossaries is: how its files are told, read and written.
import { idFor, termOf } from '../entry';
import type { DesignationEntry, Entry } from '../schema';

/** An entry that was read, and the line on which it stands, from 1. */
export interface ReadEntry {
  readonly id: string;
  readonly entry: Entry;
  readonly line: number;
}

/** Something that could not be read or carried, in a plain sentence. Line and column from 1. */
export interface Notice {
  readonly line: number;
  readonly column: number;
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
  /** How file names of the format end, with the point; the first is given to new files. */
  readonly endings: readonly string[];
  /** Never throws, whatever the text. */
  readonly read?: (text: string) => ReadFile;
  readonly write?: (entries: readonly NamedEntry[]) => WrittenFile;
}

/** The largest foreign file that is read, in UTF-16 units. */
export const LARGEST = 20_000_000;

/** The terms of some names. */
export function termsOf(names: readonly DesignationEntry[] | undefined): readonly string[] {
  return (names ?? []).map(termOf);
}

/** Ids for entries that have none: made of their names, each once. */
export function createIds(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const base = idFor(name);
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    return id;
  };
}

/** An entry without what is empty. */
export function compact(entry: Entry): Entry {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
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

/** The line and column of an offset, from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
