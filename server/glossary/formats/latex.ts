// Acronyms and glossary entries of LaTeX: the packages glossaries, acronym and acro.
import type { DesignationEntry } from '../schema';
import { compact, createIds, type Format, type Notice, positionsIn, type ReadEntry, type ReadFile } from './format';
import { t } from '../../words/words';

const command =
  /\\(newacronym|newabbreviation|acrodef|acro|acrodefplural|newglossaryentry|longnewglossaryentry|DeclareAcronym)\b/g;

function read(text: string): ReadFile {
  const entries: ReadEntry[] = [];
  const notices: Notice[] = [];
  const source = text.replace(/(?<!\\)%[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const placeOf = positionsIn(text);
  const createId = createIds();
  for (const match of source.matchAll(command)) {
    const { index } = match;
    const [found, name = ''] = match;
    const place = placeOf(index);
    const given = readArguments(source, index + found.length, argumentsOf[name] ?? 0);
    const made = given && readCommand(name, given);
    if (made?.full === undefined) {
      notices.push({ ...place, message: t('\\{0} cannot be read here and is left out.', name) });
      continue;
    }
    const { key, full, short, options } = made;
    for (const option of options.keys())
      if (!carried.has(option) && !meaningless.has(option))
        notices.push({ ...place, message: t('`{0}` of “{1}” is left out.', option, full) });
    const description = options.get('description');
    entries.push({
      id: createId(key),
      entry: compact({
        preferred: withPlural(full, options.get('longplural') ?? options.get('plural')),
        abbreviation: short === undefined ? undefined : withPlural(short, options.get('shortplural')),
        definition: description === undefined ? undefined : plain(description),
      }),
      line: place.line,
    });
  }
  return { entries, notices };
}

/** How many braces each command takes. */
const argumentsOf: Readonly<Record<string, number>> = {
  newacronym: 3,
  newabbreviation: 3,
  acrodef: 2,
  acro: 2,
  acrodefplural: 2,
  newglossaryentry: 2,
  longnewglossaryentry: 3,
  DeclareAcronym: 2,
};

/** The options that an entry has a place for, and those that say nothing of names. */
const carried = new Set(['name', 'description', 'plural', 'short', 'long', 'shortplural', 'longplural']);
const meaningless = new Set(['type', 'category', 'sort', 'tag', 'tags', 'class', 'nonumberlist', 'counter']);

/** What a command says of a name; without a full name where it does not say it. */
interface Command {
  readonly key: string;
  readonly full?: string;
  readonly short?: string;
  readonly options: ReadonlyMap<string, string>;
}

function readCommand(name: string, { braces, bracket }: Arguments): Command | undefined {
  if (name === 'acrodefplural') return undefined;
  const [key = '', second = '', third = ''] = braces;
  if (name === 'newacronym' || name === 'newabbreviation')
    return { key, short: plain(second), full: plain(third), options: readOptions(bracket) };
  if (name === 'acrodef' || name === 'acro') return { key, short: plain(key), full: plain(second), options: new Map() };
  const options = new Map(readOptions(second));
  if (name === 'longnewglossaryentry') options.set('description', third);
  const full = options.get('long') ?? options.get('name');
  const short = options.get('short');
  return {
    key,
    short: short === undefined ? undefined : plain(short),
    full: full === undefined ? undefined : plain(full),
    options,
  };
}

function withPlural(term: string, plural: string | undefined): DesignationEntry {
  return plural ? { term, plural: plain(plural) } : term;
}

/** What stands in braces after a command, and in brackets before or between them. */
interface Arguments {
  readonly braces: readonly string[];
  readonly bracket: string;
}

function readArguments(text: string, from: number, count: number): Arguments | undefined {
  const braces: string[] = [];
  let bracket = '';
  let at = from;
  while (braces.length < count) {
    at += /^\s*/.exec(text.slice(at, at + 200))![0].length;
    const isOption = text[at] === '[';
    if (!isOption && text[at] !== '{') return undefined;
    const end = closing(text, at, isOption ? ']' : '}');
    if (end < 0) return undefined;
    if (isOption) bracket = text.slice(at + 1, end);
    else braces.push(text.slice(at + 1, end));
    at = end + 1;
  }
  return { braces, bracket };
}

/** The longest argument, in UTF-16 units. */
const LONGEST = 5000;

function closing(text: string, open: number, mark: string): number {
  let depth = 0;
  for (let at = open + 1; at < text.length && at < open + LONGEST; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === mark && depth === 0) return at;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}') depth--;
  }
  return -1;
}

/** `key = {value}, key = value`. */
function readOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  const option = /(?<![A-Za-z-])([A-Za-z-]+)\s*=\s*/g;
  for (let found = option.exec(text); found; found = option.exec(text)) {
    const at = option.lastIndex;
    const end = text[at] === '{' ? closing(text, at, '}') : -1;
    const value = end < 0 ? (/^[^,{}]*/.exec(text.slice(at))?.[0] ?? '') : text.slice(at + 1, end);
    const [, key = ''] = found;
    if (!options.has(key)) options.set(key, value.trim());
    // What stands in a value is no option.
    option.lastIndex = at + (end < 0 ? value.length : end + 1 - at);
  }
  return options;
}

/** Text without markup: \textit{x} is x, -- is –. */
function plain(text: string): string {
  return text
    .replace(/\\[A-Za-z]+\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\s+/g, ' ')
    .trim();
}

export const latex: Format = { id: 'latex', title: 'LaTeX acronyms', endings: ['.tex'], read };
