// Acronyms and glossary entries of LaTeX: the packages glossaries, acronym and acro.
import { compact, createIds, type Format, type Notice, placesIn, type ReadEntry, type ReadFile } from './format';

const command = /\\(newacronym|newabbreviation|acrodef|acro|newglossaryentry|DeclareAcronym)\b/g;

function read(text: string): ReadFile {
  const entries: ReadEntry[] = [];
  const notices: Notice[] = [];
  const source = text.replace(/(?<!\\)%[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const placeOf = placesIn(text);
  const createId = createIds();
  for (const { 0: found, 1: name, index } of source.matchAll(command)) {
    const place = placeOf(index);
    const given = readArguments(source, index + found.length, argumentsOf[name]);
    const made = given && readCommand(name, given);
    if (made?.preferred === undefined) {
      notices.push({ ...place, message: `\\${name} cannot be read here and is left out.` });
      continue;
    }
    entries.push({
      id: createId(made.key),
      entry: compact({ preferred: made.preferred, abbreviation: made.abbreviation, definition: made.definition }),
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
  newglossaryentry: 2,
  DeclareAcronym: 2,
};

function readCommand(name: string, given: readonly string[]) {
  if (name === 'newacronym' || name === 'newabbreviation')
    return { key: given[0], abbreviation: plain(given[1]), preferred: plain(given[2]), definition: undefined };
  if (name === 'acrodef' || name === 'acro')
    return { key: given[0], abbreviation: plain(given[0]), preferred: plain(given[1]), definition: undefined };
  const options = readOptions(given[1]);
  const full = options.get('long') ?? options.get('name');
  const short = options.get('short');
  return {
    key: given[0],
    abbreviation: short === undefined ? undefined : plain(short),
    preferred: full === undefined ? undefined : plain(full),
    definition: options.has('description') ? plain(options.get('description')!) : undefined,
  };
}

/** The arguments in braces after an offset; options in brackets before them are passed over. */
function readArguments(text: string, from: number, count: number): readonly string[] | undefined {
  const found: string[] = [];
  let at = from;
  while (found.length < count) {
    at += /^\s*/.exec(text.slice(at, at + 200))![0].length;
    const isOption = text[at] === '[';
    if (!isOption && text[at] !== '{') return undefined;
    const end = closing(text, at, isOption ? ']' : '}');
    if (end < 0) return undefined;
    if (!isOption) found.push(text.slice(at + 1, end));
    at = end + 1;
  }
  return found;
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
  for (const { 1: key, index, 0: found } of text.matchAll(/([A-Za-z-]+)\s*=\s*/g)) {
    const at = index + found.length;
    const end = text[at] === '{' ? closing(text, at, '}') : -1;
    const value = end < 0 ? (/^[^,{}]*/.exec(text.slice(at))?.[0] ?? '') : text.slice(at + 1, end);
    if (!options.has(key)) options.set(key, value.trim());
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
