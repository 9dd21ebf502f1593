// Globs, as .gitignore and settings have them, matched in steps that are counted: none can be written that never ends.
import { itemAt } from '../text/list';

/** How many steps may still be done; shared by all globs of a search. */
export interface Budget {
  left: number;
}

/** One place of a name: a character, one of some characters, any, or any number of any. */
type Part = string | RegExp | typeof ANY | typeof STAR;
const ANY = Symbol('?');
const STAR = Symbol('*');

/** A name of a path: any number of folders, a name as it is written, or one with wildcards; null can never match. */
type Name = typeof FOLDERS | string | readonly Part[] | null;
const FOLDERS = Symbol('**');

/** A glob for a path of names with `/` between them. Never changed. */
export type Glob = readonly Name[];

/** Whether a glob is a path as it is written, which needs no matching. */
export function isLiteral(glob: Glob): boolean {
  return glob.every((name) => typeof name === 'string');
}

/** Reads a glob. `*`, `?`, `[…]` and `\` are what they are for git; `**` as a name stands for any number of folders. */
export function parseGlob(source: string): Glob {
  const names = splitNames(source)?.map(parseName) ?? [null];
  const glob = names.filter((name, index) => name !== FOLDERS || names[index - 1] !== FOLDERS);
  // At the end it stands for something in a folder, not for the folder.
  if (glob.at(-1) === FOLDERS) glob.push([STAR]);
  return glob;
}

/** The names between the slashes that stand outside of brackets; undefined where brackets do not close. */
function splitNames(source: string): readonly string[] | undefined {
  const names: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') {
      at = findClosing(source, at);
      if (at < 0) return undefined;
    } else if (source[at] === '/') {
      names.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...names, source.slice(start)];
}

/** Where brackets close, or -1. A `]` that stands first is one of the characters. */
function findClosing(source: string, open: number): number {
  let at = open + 1;
  if (source[at] === '!' || source[at] === '^') at++;
  for (const first = at; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') at += (readClass(source, at)?.length ?? 1) - 1;
    else if (source[at] === ']' && at > first) return at;
  }
  return -1;
}

/** A class of characters such as `[:alpha:]` at a place inside brackets. */
function readClass(source: string, at: number): string | undefined {
  return /^\[:[^\]]{0,20}?:\]/.exec(source.slice(at, at + 24))?.[0];
}

function parseName(source: string): Name {
  if (/^\*{2,}$/.test(source)) return FOLDERS;
  const parts: Part[] = [];
  let isPlain = true;
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    isPlain &&= !/[*?[]/.test(character);
    if (character === '*') {
      if (parts.at(-1) !== STAR) parts.push(STAR);
    } else if (character === '?') parts.push(ANY);
    else if (character === '\\') {
      if (++at === source.length) return null;
      parts.push(source.charAt(at));
    } else if (character === '[') {
      const end = findClosing(source, at);
      const some = parseSet(source.slice(at + 1, end));
      if (some === undefined) return null;
      parts.push(some);
      at = end;
    } else parts.push(character);
  }
  return isPlain ? parts.join('') : parts;
}

const classes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alnum: 'A-Za-z0-9',
    alpha: 'A-Za-z',
    blank: ' \\t',
    cntrl: '\\x00-\\x1f\\x7f',
    digit: '0-9',
    graph: '!-~',
    lower: 'a-z',
    print: ' -~',
    punct: '!-\\/:-@\\[-`{-~',
    space: '\\s',
    upper: 'A-Z',
    xdigit: 'A-Fa-f0-9',
  }),
);

/** What stands in brackets as an expression for one character; undefined where it is none. */
function parseSet(inside: string): RegExp | undefined {
  const isNegated = /^[!^]/.test(inside);
  let members = '';
  let at = isNegated ? 1 : 0;
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const take = () => {
    if (inside[at] === '\\') at++;
    return inside[at++];
  };
  while (at < inside.length) {
    const named = readClass(inside, at);
    if (named !== undefined) {
      const known = classes.get(named.slice(2, -2));
      if (known === undefined) return undefined;
      members += known;
      at += named.length;
      continue;
    }
    const first = take();
    if (first === undefined) return undefined;
    members += escape(first);
    if (inside[at] !== '-' || at + 1 >= inside.length) continue;
    at++;
    const last = take();
    if (last === undefined) return undefined;
    if (first <= last) members += `${escape(first)}-${escape(last)}`;
  }
  if (members === '') return isNegated ? /[^/]/ : /(?!)/;
  return new RegExp(`^[${isNegated ? '^/' : ''}${members}]$`);
}

/** Whether a glob matches a path, all of it. Never where the budget is used up. */
export function matchesGlob(glob: Glob, names: readonly string[], budget: Budget): boolean {
  return matchAll(
    glob.length,
    names.length,
    (index) => glob[index] === FOLDERS,
    (index, at) => matchesName(itemAt(glob, index), itemAt(names, at), budget),
    budget,
  );
}

function matchesName(name: Name, text: string, budget: Budget): boolean {
  if (name === null || typeof name === 'symbol') return false;
  if (typeof name === 'string') return name === text;
  return matchAll(
    name.length,
    text.length,
    (index) => name[index] === STAR,
    (index, at) => matchesPart(itemAt(name, index), text.charAt(at)),
    budget,
  );
}

function matchesPart(part: Part, character: string): boolean {
  if (typeof part === 'string') return part === character;
  return part instanceof RegExp ? part.test(character) : part === ANY;
}

/**
 * Whether a row of things matches a pattern of which some places stand for any number of them. Only the last of these
 * is ever tried again, one thing further: what matched before it is matched as early as can be. So the steps are at most
 * one multiplied by the other.
 */
function matchAll(
  patterns: number,
  things: number,
  isStar: (pattern: number) => boolean,
  matches: (pattern: number, thing: number) => boolean,
  budget: Budget,
): boolean {
  let pattern = 0;
  let thing = 0;
  let star = -1;
  let from = 0;
  while (thing < things) {
    if (--budget.left < 0) return false;
    if (pattern < patterns && isStar(pattern)) {
      star = pattern++;
      from = thing;
    } else if (pattern < patterns && matches(pattern, thing)) {
      pattern++;
      thing++;
    } else if (star >= 0) {
      pattern = star + 1;
      thing = ++from;
    } else return false;
  }
  while (pattern < patterns && isStar(pattern)) pattern++;
  return pattern === patterns;
}
