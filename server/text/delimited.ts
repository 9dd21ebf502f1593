// What stands between two signs of a language that is not prose: math, TeX, templates, comments, citations, elements of HTML.
import type { RegionKind } from './block';
import { lastAtOrBefore } from './span';

/** Where signs stand in a text. All places of one are looked up once, so that asking again costs little. */
export interface Places {
  /** The next place of some words from an offset on, or -1. */
  readonly next: (words: string, from: number) => number;
  /** Where the bracket is closed that is opened at an offset, brackets of its kind in it counted, or -1. */
  readonly closing: (open: string, close: string, at: number) => number;
  /** Whether what closes a tag stands after an offset, as written: endquote, /quote, [/quote. */
  readonly endsAfter: (words: string, at: number) => boolean;
}

export function findPlaces(text: string): Places {
  const known = new Map<string, readonly number[]>();
  const pairs = new Map<string, ReadonlyMap<number, number>>();
  let ends: ReadonlyMap<string, number> | undefined;
  return {
    next: (words, from) => {
      let places = known.get(words);
      if (places === undefined) known.set(words, (places = allPlaces(text, words)));
      return places[lastAtOrBefore(places, from - 1) + 1] ?? -1;
    },
    closing: (open, close, at) => {
      let paired = pairs.get(open);
      if (paired === undefined) pairs.set(open, (paired = pairBrackets(text, open, close)));
      return paired.get(at) ?? -1;
    },
    endsAfter: (words, at) => ((ends ??= findEnds(text)).get(words.toLowerCase()) ?? -1) >= at,
  };
}

/** Where words stand last that may close a tag. */
function findEnds(text: string): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { index, 0: words } of text.matchAll(/(?:\bend|\[?\/)[a-z][\w.-]{0,40}/gi))
    ends.set(words.toLowerCase(), index);
  return ends;
}

function allPlaces(text: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The places of closing brackets by those of the opening ones; what follows a backslash is none. */
function pairBrackets(text: string, open: string, close: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const opened: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === open) opened.push(at);
    else if (text[at] === close && opened.length > 0) pairs.set(opened.pop()!, at);
  }
  return pairs;
}

/** A stretch that begins at the place asked for. `end` is left out where nothing ends it: `until` would. */
export interface Delimited {
  readonly kind: RegionKind;
  readonly end?: number;
  readonly until?: string;
}

/** What stands between two signs as it is, whatever is in it; the longer sign first. */
const verbatim: readonly (readonly [open: string, close: string, kind: RegionKind])[] = [
  ['<!--', '-->', 'opaque'],
  ['<![CDATA[', ']]>', 'opaque'],
  ['<!', '>', 'opaque'],
  ['<?', '?>', 'opaque'],
  ['<#--', '-->', 'opaque'],
  ['<#', '>', 'opaque'],
  ['<@', '>', 'opaque'],
  ['<%', '%>', 'opaque'],
  ['{{{', '}}}', 'doubtful'],
  ['{{', '}}', 'doubtful'],
  ['{%', '%}', 'doubtful'],
  ['{quote}', '{quote}', 'quotation'],
  ['{code}', '{code}', 'opaque'],
  ['{noformat}', '{noformat}', 'opaque'],
  ['[[', ']]', 'doubtful'],
  ['[%', '%]', 'doubtful'],
  ['%%', '%%', 'doubtful'],
  ['$$', '$$', 'opaque'],
  ['\\(', '\\)', 'doubtful'],
  ['\\[', '\\]', 'doubtful'],
  ['```', '```', 'opaque'],
  ['~~~', '~~~', 'opaque'],
  ['`', '`', 'opaque'],
];

/** Those that are prose where nothing closes them. */
const mayBeProse = new Set(['<?', '<%', '<!', '<#', '<@', '[%']);

/** The longest of what stands in braces, brackets or a formula of one line, and of a command with its arguments. */
const LONGEST = 400;

/** The construct whose first sign stands at `at`, or undefined where that sign is prose. */
export function delimitedAt(text: string, at: number, places: Places): Delimited | undefined {
  for (const [open, close, kind] of verbatim) {
    if (!text.startsWith(open, at)) continue;
    const end = places.next(close, at + open.length);
    if (end >= 0) return { kind, end: end + close.length };
    return mayBeProse.has(open) ? undefined : { kind: 'doubtful', until: close };
  }
  switch (text.charAt(at)) {
    case '{':
      return bracesAt(text, at, places);
    case '[':
      return citationAt(text, at, places);
    case '$':
      return formulaAt(text, at, places);
    case '\\':
      return commandAt(text, at, places);
    case ':':
      return directiveAt(text, at, places) ?? propertyAt(text, at, places);
    case '.':
    case '!':
    case '?':
      return lineDirectiveAt(text, at);
    default:
      return undefined;
  }
}

function bracesAt(text: string, at: number, places: Places): Delimited | undefined {
  const close = closingBracket(text, at, places);
  const isRemark = text[at + 1] === '#';
  if (close >= 0) return isRemark || close - at <= LONGEST ? { kind: 'doubtful', end: close + 1 } : undefined;
  if (isRemark) return { kind: 'doubtful', until: '}' };
  return /[.:=\p{L}]/u.test(text[at + 1] ?? '') ? { kind: 'doubtful' } : undefined;
}

const directive = /:(?::?[A-Za-z][\w-]{0,40}(?=\[)|:{2,}[^\n\r]*)/y;

/** A directive of its line (::: note) or in the text (:abbr[ROK]{title=x}, ::note[ROK]). */
function directiveAt(text: string, at: number, places: Places): Delimited | undefined {
  directive.lastIndex = at;
  const match = directive.exec(text);
  if (match === null) return undefined;
  const end = at + match[0].length;
  if (text.startsWith(':::', at))
    return /\S/.test(text.slice(Math.max(0, at - 1), at)) ? undefined : containerAt(text, at, end, places);
  const label = endInLine(text, end, places);
  if (label === undefined) return undefined;
  return { kind: 'doubtful', end: (text[label] === '{' ? endInLine(text, label, places) : undefined) ?? label };
}

/** Words of others, by what a container of them is called. */
const quoting = /quot|\bcite|epigraph|\bverse|\bpoem/i;

/** The line that opens a container (::: note), up to its end; one of a quotation with all that is in it. */
function containerAt(text: string, at: number, end: number, places: Places): Delimited {
  if (!quoting.test(text.slice(at, Math.min(end, at + LONGEST)))) return { kind: 'doubtful', end };
  const close = places.next(':::', end);
  return close < 0 ? { kind: 'quotation', until: ':::' } : { kind: 'quotation', end: close + 3 };
}

/** How far from the start of its line a directive may be set in, in UTF-16 units. */
const MOST_SET_IN = 12;

const lineDirective = /\.\. (?:\|[^|\r\n]{1,80}\| )?[\w:-]{1,40}::|[!?]{3}\+?[ \t]+["']?(\w{1,40})/y;

/** A directive that goes on to the end of its block: .. note:: of reStructuredText, !!! quote of MkDocs. */
function lineDirectiveAt(text: string, at: number): Delimited | undefined {
  lineDirective.lastIndex = at;
  const match = lineDirective.exec(text);
  if (match === null || !isFirstInLine(text, at)) return undefined;
  if (match[1] === undefined) return { kind: 'doubtful', end: text.length };
  return quoting.test(match[1]) ? { kind: 'quotation', end: text.length } : undefined;
}

function isFirstInLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MOST_SET_IN), at);
  return /[\r\n][ \t]*$/.test(before) || (at < MOST_SET_IN && !/\S/.test(before));
}

/** The longest name of a property, in UTF-16 units. */
const LONGEST_KEY = 40;

/** The value of a property that a line or brackets hold: date:: 2024, (source:: Kim). */
function propertyAt(text: string, at: number, places: Places): Delimited | undefined {
  if (!/^::[ \t]/.test(text.slice(at, at + 3))) return undefined;
  const [key, bracket] = /(?:^|[\r\n]|([[(]))[ \t]*[\w-]+$/.exec(text.slice(Math.max(0, at - LONGEST_KEY), at)) ?? [];
  if (key === undefined) return undefined;
  const rest = text.slice(at, at + LONGEST).search(/[\r\n]/);
  const endOfLine = rest < 0 ? Math.min(text.length, at + LONGEST) : at + rest;
  const close = bracket === undefined ? -1 : closingBracket(text, at - key.length, places);
  return { kind: 'doubtful', end: close < 0 ? endOfLine : Math.min(close, endOfLine) };
}

/** Where the bracket at `at` is closed: those of its kind in it counted, or else the next one that could, or -1. */
function closingBracket(text: string, at: number, places: Places): number {
  const open = text.charAt(at);
  const close = open === '(' ? ')' : open === '[' ? ']' : '}';
  const paired = places.closing(open, close, at);
  return paired < 0 ? places.next(close, at + 1) : paired;
}

/** After the bracket that closes the one at `at`, if it stands near and in the same line. */
function endInLine(text: string, at: number, places: Places): number | undefined {
  const close = closingBracket(text, at, places);
  return close < 0 || close - at > LONGEST || text.slice(at, close).includes('\n') ? undefined : close + 1;
}

/** Whether brackets hold the key of a citation: [see @key, p. 3; -@key2]. */
export function isCitation(brackets: string): boolean {
  return /^\[(?:[^@\]]*[\s[;\-(])?@\w/.test(brackets);
}

/** Brackets with the key of a citation in them, in which Markdown sees no link. */
function citationAt(text: string, at: number, places: Places): Delimited | undefined {
  const close = closingBracket(text, at, places);
  const sign = places.next('@', at + 1);
  if (close < 0 || sign < 0 || sign > close || close - at > LONGEST) return undefined;
  return /[\s[;\-(]/.test(text.charAt(sign - 1)) ? { kind: 'opaque', end: close + 1 } : undefined;
}

/** A formula between two dollars, the first before a sign, the second after one; sums of money are none. */
function formulaAt(text: string, at: number, places: Places): Delimited | undefined {
  if (/[\s\d\p{L}]/u.test((text[at - 1] ?? ' ').trim()) || !/\S/.test(text[at + 1] ?? ' ')) return undefined;
  const close = places.next('$', at + 1);
  if (
    close < 0 ||
    close - at > LONGEST ||
    /[\s\\]/.test(text.charAt(close - 1)) ||
    /[\p{L}\p{N}]/u.test(text[close + 1] ?? '')
  )
    return undefined;
  const inside = text.slice(at + 1, close);
  const isSigned = /[\\^_={}+*<>]/.test(inside);
  if ((/^\d/.test(inside) && !isSigned && inside.length > 3) || /\n\s*\n/.test(inside)) return undefined;
  return { kind: isSigned || !/\s/.test(inside) ? 'opaque' : 'doubtful', end: close + 1 };
}

/** A command of TeX whose argument stands as it is between two equal signs: \verb|a|; it may have other arguments before. */
const asItIs = /\\(?:[vV]erb|lstinline|mintinline|path)\*?(?:\[[^\]\r\n]{0,100}\])?(?:\{\w{1,30}\})?([^\s\w*[\]{}\\])/y;

const command = /\\(?:begin\s{0,3}\{([^{}\s]{1,40})\}|[A-Za-z@]+\*?)/y;

/** A command of TeX with its arguments, or an environment from its beginning to its end. */
function commandAt(text: string, at: number, places: Places): Delimited | undefined {
  asItIs.lastIndex = at;
  const [start, sign] = asItIs.exec(text) ?? [];
  if (start !== undefined && sign !== undefined) {
    const end = places.next(sign, at + start.length);
    if (end >= 0 && end - at <= LONGEST) return { kind: 'opaque', end: end + 1 };
  }
  command.lastIndex = at;
  const match = command.exec(text);
  if (match === null) return undefined;
  const [whole, environment] = match;
  if (environment !== undefined) {
    const until = `\\end{${environment}}`;
    let end = places.next('\\end{', at);
    for (let tries = 0; end >= 0 && tries < MOST_TRIES && !text.startsWith(until, end); tries++)
      end = places.next('\\end{', end + 1);
    return end < 0 || !text.startsWith(until, end)
      ? { kind: 'doubtful', until }
      : { kind: 'doubtful', end: end + until.length };
  }
  let end = at + whole.length;
  for (;;) {
    const open = text[end];
    if (open !== '{' && open !== '[') break;
    const close = places.closing(open, open === '{' ? '}' : ']', end);
    if (close < 0 || close - end > LONGEST_ARGUMENT)
      return open === '{' ? { kind: 'doubtful' } : { kind: 'doubtful', end };
    end = close + 1;
  }
  return { kind: 'doubtful', end };
}

/** How many ends of other environments are looked at; where there are more, the rest of the block is in doubt. */
const MOST_TRIES = 20;

/** The longest argument of a command, in UTF-16 units; what follows a longer one is in doubt. */
const LONGEST_ARGUMENT = 4000;

/** A tag of HTML or of a component. */
export interface Tag {
  readonly name: string;
  readonly end: number;
  readonly closes: boolean;
  /** It has no content: <br/>. */
  readonly empty: boolean;
}

const tagStart = /<(\/?)([A-Za-z][\w.:-]*)(?=[\s>]|\/(?!\/))|<(\/?)(>)/y;

/** The tag at `at`; `broken` where it begins as one and never ends; undefined where there is none. */
export function tagAt(text: string, at: number, places: Places): Tag | 'broken' | undefined {
  tagStart.lastIndex = at;
  const match = tagStart.exec(text);
  if (match === null) return undefined;
  const [whole, slash, element = '', lone, nameless] = match;
  const name = nameless !== undefined ? '' : element.toLowerCase();
  const closes = (slash ?? lone) === '/';
  const end = endOfTag(text, at + whole.length - (nameless !== undefined ? 1 : 0), places);
  if (end === undefined) return kindOfElement(name) !== undefined && elements.has(name) ? 'broken' : undefined;
  return { name, end, closes, empty: text[end - 2] === '/' };
}

/** After the `>` that ends a tag, which may hold quoted attributes and expressions; far from its start none are looked at. */
function endOfTag(text: string, from: number, places: Places): number | undefined {
  for (let at = from; ;) {
    const close = places.next('>', at);
    if (close < 0) return undefined;
    const value = /=\s*(["'{])/g;
    value.lastIndex = at;
    const match = close - from < LONGEST_TAG ? value.exec(text.slice(0, close)) : null;
    if (match === null) return close + 1;
    const [whole, mark = ''] = match;
    const begin = match.index + whole.length;
    const end = places.next(mark === '{' ? '}' : mark, begin);
    if (end < 0 || end - begin > LONGEST_TAG) return close + 1;
    at = end + 1;
  }
}

/** How far from its start the attributes of a tag are looked at, in UTF-16 units: the next `>` ends a longer one. */
const LONGEST_TAG = 2000;

/** How tags are written that are no HTML: those of Liquid and its like, of Hugo, of Mustache, and of forums. */
const templateTags: readonly {
  readonly start: RegExp;
  readonly end: string;
  /** What stands before the name in the tag that closes. */
  readonly closing: 'end' | '/' | '[/';
}[] = [
  { start: /\{%[-~+]?\s{0,3}(end)?([a-z]\w{1,40})/iy, end: '%}', closing: 'end' },
  { start: /\{\{[<%]\s{0,3}(\/)?\s{0,3}([a-z][\w/-]{0,40})/iy, end: '}}', closing: '/' },
  { start: /\{\{(?:(\/)|[#^])\s{0,3}([a-z][\w.]{0,40})/iy, end: '}}', closing: '/' },
  { start: /\[(\/)?([a-z]{1,20})(?==[^\]\r\n]{0,100}\]|\])/iy, end: ']', closing: '[/' },
];

/**
 * The tag of a template or a forum at `at` that stands around something: one that closes what `isOpen`, or one that is
 * closed later in the text or stands in a line of its own. Undefined for all others, which hold nothing.
 */
export function templateTagAt(
  text: string,
  at: number,
  places: Places,
  isOpen: (name: string) => boolean,
): Tag | undefined {
  for (const { start, end, closing } of templateTags) {
    start.lastIndex = at;
    const match = start.exec(text);
    if (match === null) continue;
    const close = places.next(end, at);
    if (close < 0 || close - at > LONGEST) return undefined;
    const to = close + end.length;
    const name = `${end} ${match[2]}`;
    if (match[1] !== undefined) return isOpen(name) ? { name, end: to, closes: true, empty: false } : undefined;
    const isAlone = isFirstInLine(text, at) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(to, to + MOST_SET_IN));
    const opens =
      places.endsAfter(`${closing}${match[2]}`, to) ||
      (end === '%}' ? !lone.has(match[2] ?? '') : isAlone && end !== ']');
    if (!opens || text[close - 1] === '/') return undefined;
    return { name, end: to, closes: false, empty: false };
  }
  return undefined;
}

/** Tags of Liquid, Twig and Jinja that hold nothing. */
const lone = new Set(
  (
    'assign break continue csrf_token cycle decrement do echo elif else elseif elsif empty extends from import include ' +
    'include_relative increment layout link liquid load now paginate post_url render section set static url use when'
  ).split(' '),
);

/** The attribute of a tag that tells of words in a language that is not English. */
const inOtherLanguage = /\s(?:xml:)?lang\s{0,3}=\s{0,3}["']?(?!en\b|["'])[a-z]/i;

/** What is within a tag at `at`, by its name and by the language that it tells; undefined where it is prose. */
export function kindOfTag(text: string, at: number, { name, end }: Tag): RegionKind | undefined {
  return (
    kindOfElement(name) ?? (inOtherLanguage.test(text.slice(at, Math.min(end, at + LONGEST))) ? 'quotation' : undefined)
  );
}

/** Elements whose content is none of the author's prose, by what it is. */
const elements: ReadonlyMap<string, RegionKind> = new Map([
  ...'code kbd samp var pre script style textarea math svg tt listing xmp template noscript title'
    .split(' ')
    .map((name) => [name, 'opaque'] as const),
  ...'q blockquote'.split(' ').map((name) => [name, 'quotation'] as const),
  ...'cite i em dfn'.split(' ').map((name) => [name, 'work'] as const),
  ...'abbr acronym data time del s strike button option label select output ruby rt bdo object iframe video audio canvas address'
    .split(' ')
    .map((name) => [name, 'doubtful'] as const),
]);

/** Elements that hold prose, or nothing. */
const prosaic = new Set(
  (
    'a article aside b bdi big body br caption center col colgroup dd details div dl dt fieldset figcaption figure font footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html img input ins legend li link main map mark menu meta nav ol optgroup p param picture ' +
    'rp search section small source span strong sub summary sup table tbody td tfoot th thead tr track u ul wbr area base embed'
  ).split(' '),
);

/** What the content of an element is; undefined where it is prose. What is in an element that nobody knows is in doubt. */
function kindOfElement(name: string): RegionKind | undefined {
  return prosaic.has(name) || name === '' ? undefined : (elements.get(name) ?? 'doubtful');
}
