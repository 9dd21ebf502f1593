// What a schema does not accept of a file: told in plain words, and left out, so that the rest holds.
import type * as core from 'zod/v4/core';
import type * as z from 'zod/mini';
import { choicesAt } from './choices';
import { t } from '../words/words';

/** The keys and indexes that lead to a part of what a file says. */
export type Path = readonly PropertyKey[];

/** A part that is left out, and why. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
  /** Whether the key is at fault, not its value. */
  readonly isKey: boolean;
}

/** Data of which only the parts are left out that are wrong; undefined where nothing remains. */
export interface Accepted<Data> {
  readonly data?: Data;
  readonly faults: readonly Fault[];
}

/** How many faults of what is given are told. */
const MOST_FAULTS = 500;

/** How many steps lead to what is left out: first the part itself, then what needs that part to be whole. */
const depths = [Infinity, 2, 1];

/** A file that a schema describes. */
export interface FileKind {
  readonly schema: core.$ZodType;
  /** The key that another word stands for, beside those that are nearly the same. */
  readonly keyOf?: (word: string) => string | undefined;
}

/** What a schema accepts of what is given; `place` leads to it from the top of a file. */
export function accept<Schema extends z.ZodMiniType<object>>(
  schema: Schema,
  given: unknown,
  kind: FileKind,
  place: readonly string[] = [],
): Accepted<z.infer<Schema>> {
  let { data, error } = schema.safeParse(given);
  if (data) return { data, faults: [] };
  const places = placesOf(error!.issues);
  const faults = Array.from(places.values()).slice(0, MOST_FAULTS);
  let rest = given;
  for (const depth of depths) {
    const wrong = depth === Infinity ? places : placesOf(error?.issues ?? []);
    rest = leaveOut(
      rest,
      Array.from(wrong.values(), ({ path }) => path.slice(0, depth)),
    );
    ({ data, error } = schema.safeParse(rest));
    if (data) break;
  }
  return {
    data: data && Object.keys(data).length > 0 ? data : undefined,
    faults: faults.map((fault) => describe(fault, given, kind, place)),
  };
}

/** A part that the schema does not accept; without an issue where it has no such key. */
interface LocatedIssue {
  readonly path: Path;
  readonly issue?: core.$ZodIssue;
}

/** What issues of the schema are about, each part once. */
function placesOf(issues: readonly core.$ZodIssue[], above: Path = []): Map<string, LocatedIssue> {
  const places = new Map<string, LocatedIssue>();
  const add = (place: LocatedIssue) => {
    const key = place.path.join('\n');
    if (!places.has(key)) places.set(key, place);
  };
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) add({ path: [...path, key] });
    else {
      // Of several schemas that could be meant, the one that comes nearest.
      const near =
        issue.code === 'invalid_union' &&
        issue.errors.find((errors) => !errors.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0));
      if (near) placesOf(near, path).forEach(add);
      else add({ path, issue });
    }
  }
  return places;
}

/** Data without what some paths lead to, and without lists of which nothing remains. */
function leaveOut(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some(({ length }) => length === 0)) return undefined;
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const below = new Map<string, Path[]>();
  for (const [first, ...others] of paths) {
    const known = below.get(String(first));
    if (known) known.push(others);
    else below.set(String(first), [others]);
  }
  const kept = Object.entries(value)
    .map(([key, item]) => [key, leaveOut(item, below.get(key) ?? [])] as const)
    .filter(([, item]) => item !== undefined);
  if (!Array.isArray(value)) return Object.fromEntries(kept);
  return kept.length > 0 ? kept.map(([, item]) => item) : undefined;
}

function describe({ path, issue }: LocatedIssue, given: unknown, kind: FileKind, place: readonly string[]): Fault {
  if (issue === undefined) {
    const known = keysAt(kind, [...place, ...path.slice(0, -1)]);
    return { path, message: unknownKey(String(path[path.length - 1]), known, kind), isKey: true };
  }
  const value = valueAt(given, path);
  return {
    path,
    message: messageOf(issue, path, value, keysAt(kind, [...place, ...path])),
    isKey: value === null || value === '',
  };
}

function messageOf(issue: core.$ZodIssue, path: Path, value: unknown, keys: readonly string[]): string {
  const step = path[path.length - 1];
  const name =
    typeof step === 'number' ? t('An item of {0}', `\`${String(path[path.length - 2])}:\``) : `\`${String(step)}:\``;
  if (value === undefined) return t('{0} is missing here.', name);
  if (value === null || value === '') return t('{0} is empty: write a value, or leave it out.', name);
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_value') return oneOf(name, issue.values.map(String));
  if (issue.code === 'invalid_format') return t('{0} is a day as YYYY-MM-DD, such as 2024-12-31.', name);
  if (issue.code === 'invalid_union')
    return t('{0} is a text, or keys with values: {1}.', name, `\`{ ${keys[0]}: … }\``);
  if (issue.code === 'invalid_type') return expectation(name, issue.expected);
  return t('{0} has a value that does not fit.', name);
}

/** Says which values there are. */
function oneOf(name: string, values: readonly string[]): string {
  const choice = values.map((value) => `\`${value}\``).reduce((all, value) => t('{0} or {1}', all, value));
  return t('{0} is {1}.', name, choice);
}

/** Says what is asked for, by the type that the schema expects. */
function expectation(name: string, expected: string): string {
  switch (expected) {
    case 'array':
      return t('{0} is a list: write each item after `- ` on a line of its own, or all in brackets.', name);
    case 'record':
    case 'object':
      return t('{0} is keys with values, one on a line or all in braces.', name);
    case 'boolean':
      return oneOf(name, ['true', 'false']);
    case 'number':
      return t('{0} is a number in digits.', name);
    default:
      return t('{0} is a text.', name);
  }
}

function valueAt(given: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step],
    given,
  );
}

/** The keys that can stand at a place of a file. */
function keysAt({ schema }: FileKind, path: Path): readonly string[] {
  return choicesAt(
    schema,
    path.map((step) => (typeof step === 'number' ? '-' : String(step))),
  ).keys.map(({ name }) => name);
}

/** Says that there is no such key, and which of the known ones may be meant. */
export function unknownKey(name: string, known: readonly string[], { keyOf }: Pick<FileKind, 'keyOf'> = {}): string {
  const bare = bareOf(name);
  const meant =
    known.find((key) => bareOf(key) === bare) ??
    known.find((key) => isNear(bare, bareOf(key))) ??
    known.find((key) => key === keyOf?.(name));
  const shown = name.slice(0, 60);
  return meant ? t('“{0}” is no key here. Did you mean “{1}”?', shown, meant) : t('“{0}” is no key here.', shown);
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

/** A word without case and punctuation. */
export function bareOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
