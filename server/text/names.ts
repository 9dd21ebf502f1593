// What looks like words and is none: addresses, paths, names of files and of code, handles, keys of citations.
import type { Region } from './block';
import type { Span } from './span';

/** The end of what stands together without a space, a bracket or a quotation mark. */
const bounds = /[\s<>()[\]{}|"'“”„«»‹›‘’`「」『』《》〈〉—…]/;

/** How much of a line is looked at for a path with spaces in it, in UTF-16 units. */
const LONGEST_PATH = 260;

const drive =
  /(?:(?<![A-Za-z])[A-Za-z]:\\|\\\\[\w.$-]+\\)(?:[^\\/:*?"<>|\r\n]{0,80}\\){0,30}[^\s\\/:*?"<>|]*(?:(?: [^\s\\/:*?"<>|]{1,40}){0,6}\.[A-Za-z]\w{1,4}(?!\w))?/y;

/** A path of Windows that begins at `at`, which may hold spaces, or undefined. */
export function drivePathAt(text: string, at: number): Span | undefined {
  drive.lastIndex = 0;
  const match = drive.exec(text.slice(at, at + LONGEST_PATH));
  return match ? { start: at, end: at + match[0].length } : undefined;
}

/**
 * The run of signs around `at`, without the punctuation of its sentence; `region` is left out where it is prose. `to` is
 * where the run ends.
 */
export function nameAt(text: string, at: number, from: number): { readonly region?: Region; readonly to: number } {
  let start = at;
  while (start > from && !bounds.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && !bounds.test(text.charAt(end))) end++;
  const to = Math.max(end, at + 1);
  // An address may hold brackets, if they are closed in it.
  const address = addressAt(text, start, end);
  if (address !== undefined) return { region: { start, end: address, kind: 'opaque' }, to: Math.max(to, address) };
  const whole = text.slice(start, end);
  if (
    whole.length <= LONGEST_NAME &&
    (attached.test(whole) ||
      (/[\w.]$/.test(whole) && text.startsWith('()', end)) ||
      (whole.endsWith('-') && text[end] === '>'))
  )
    return { region: { start, end, kind: 'doubtful' }, to };
  while (start < end && /[*_,.;:!?~-]/.test(text.charAt(start)) && !/^\.{0,2}\//.test(text.slice(start, start + 3)))
    start++;
  while (end > start && /[*_,.;:!?~]/.test(text.charAt(end - 1))) end--;
  const kind = start < end ? kindOf(text.slice(start, end)) : undefined;
  return kind === undefined ? { to } : { region: { start, end, kind }, to };
}

const scheme =
  /(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.|(?:mailto|doi|urn|isbn|arxiv|hdl|tel|news|data|about|file|issn|pmid|orcid|did|tag):|10\.\d{4,9}\/)(?=\S)/iy;

function addressAt(text: string, start: number, end: number): number | undefined {
  for (let lead = start; lead < Math.min(end, start + 3); lead++) {
    scheme.lastIndex = lead;
    if (!scheme.test(text)) {
      if (/[\w]/.test(text.charAt(lead))) return undefined;
      continue;
    }
    let to = end;
    while (to < text.length && /[^\s<>"“”«»‘]/.test(text.charAt(to))) to++;
    while (to > start && /[.,;:!?'’*_\]}]/.test(text.charAt(to - 1))) to--;
    if (text[to - 1] === ')' && !text.slice(start, to).includes('(')) to--;
    return to;
  }
  return undefined;
}

const handle = /^[@#](?=[\w-]*\p{L})[\p{L}\p{N}_][\p{L}\p{N}_:./+-]*$|^[@#]\p{L}|^-@[\w]/u;
const mail = /^[\p{L}\p{N}.+_-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u;
const extension =
  /\.(?:md|markdown|mdx|[qr]md|txt|docx?|dotx?|pdf|xlsx?|xlsm|pptx?|csv|tsv|html?|xhtml|xml|xsl|json|jsonl|ya?ml|toml|ini|cfg|conf|bib|tex|sty|cls|rtf|od[tsp]|epub|mobi|pages|key|numbers|zip|gz|tgz|tar|7z|rar|iso|png|jpe?g|gif|svg|webp|tiff?|bmp|mp[34]|mov|avi|wav|ics|vcf|eml|msg|py|ipynb|js|mjs|cjs|ts|tsx|jsx|css|scss|sh|bat|ps1|exe|dll|jar|log|sql|db|java|rb|rs|go|php|cpp|hpp|cs|swift|kt|lua|vue|svelte|rst|adoc|org|tmpl|lock|bak|tmp|dta|sav|rds|rdata|parquet|geojson|kml|shp)(?:[#?:]\S*)?$/i;
const domain =
  /^(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|int|gov|mil|edu|info|io|eu|uk|kr|jp|us|de|fr|cn|au|nz|ca|tw|in|ru|kp|se|fi|no|dk|pl|it|es|nl|be|ch|at|biz|news|asia|dev|app|ai)(?:[/:?#]\S*)?$/iu;
/** Signs that prose never joins to a word: --name, $name, name=1, name:8080, a->b, r/name. */
const attached =
  /^(?:[$%=+!^&|]|~(?!~)|--)[\p{L}_]|[\p{L}\p{N}.](?:=|::)[\p{L}\p{N}"']|^\p{L}[^:]*:\d{2,5}$|^[ru]\/\w|^[\w.-]+@[\w.-]+:\S/u;
const version = /^v?\d+(?:\.\d+){2,}\S*$|^v\d+(?:\.\d+)*\S*$|^[\p{L}][\p{L}\p{N}-]*[-@]v?\d+\.\d+\.\d+\S*$/iu;
const code = /\p{L}\p{N}*_[\p{L}\p{N}]|\p{N}_\p{L}|__\w|^_?\w+\(\)$/u;
const camel = /^\p{Ll}{2,}\p{N}*(?:\p{Lu}+\p{Ll}\w*|\p{Lu}{2,})$/u;
const kebab = /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+){2,}$/u;
const member = /^(?:[\p{Ll}_]|\$(?=[\p{L}_]))[\w$]*(?:(?:\.|::|->)[\w$]+)+(?:\(\))?$/u;
const prefixed = /^[\p{Ll}][\w.+-]*::?[\p{L}\p{N}_/@]\S*$/u;

/** The symbol of a document of the United Nations, told by a number or by a part of one letter: S/RES/1718, A/HRC/ROK, CCPR/C/PRK. */
const symbol =
  /^(?:[A-Z]{1,5}(?:\/[A-Z\d][\w.]*)*\/\d+(?:\/[A-Z\d][\w.]*)*|(?:[A-Z]{2,5}\/)?[A-Z](?:\/[A-Z][\w.-]*){2,}|[A-Z]{2,5}\/[A-Z]\/[A-Z][\w.-]*)$/;

/** Points between capitals and what a hyphen or slash joins to them: prose. */
const pointed = /^(?:\p{Lu}\.)+\p{Lu}?(?:[-–/][\p{Lu}.]+)?$/u;

/** What a run of signs is if it names something in a machine. What is prose as well (and/or, U.S./ROK) is prose. */
function kindOf(run: string): Region['kind'] | undefined {
  if (pointed.test(run)) return undefined;
  if (run.length > LONGEST_NAME) return /[@_\\]|\/.*\//.test(run) ? 'opaque' : undefined;
  if ([handle, mail, extension, domain, version, code, symbol].some((shape) => shape.test(run)) || isRooted(run))
    return 'opaque';
  if ([camel, kebab, prefixed].some((shape) => shape.test(run)) || isMember(run) || isPath(run)) return 'doubtful';
  return undefined;
}

function isMember(run: string): boolean {
  return member.test(run) && !/^\p{Ll}\.\p{Ll}\.?$/u.test(run);
}

/** A path from a root or from the folder that one is in. */
function isRooted(run: string): boolean {
  return /^(?:~|\.{1,2})?[/\\][\p{L}\p{N}._-]/u.test(run) || /^[A-Za-z]:[/\\]/.test(run);
}

/** The longest run that is looked at closely, in UTF-16 units. */
const LONGEST_NAME = 2000;

/** A path through folders, whose names are none of states or parties. */
function isPath(run: string): boolean {
  if (run.includes('\\')) return true;
  const parts = run.split('/');
  const isFolder = (part: string) => /^[\p{Ll}\p{N}._-]{2,}$/u.test(part) && /\p{Ll}/u.test(part) && !joined.test(part);
  const [first, second, ...others] = parts;
  if (first === undefined || second === undefined) return false;
  return others.length > 0 || second === '' ? parts.some(isFolder) : isFolder(first) && !/^\p{Ll}+$/u.test(second);
}

/** Words that a slash joins to others in prose. */
const joined =
  /^(?:and|or|not|per|his|her|she|he|him|they|we|off|on|in|out|de|pre|post|non|anti|military|civil|political|air|sea)$/;

/** The longest line of data, and the fewest separators in it. */
const LONGEST_RECORD = 1000;
const FEWEST_SEPARATORS = 2;

/**
 * The line around `at` if it is a record of data: fields between commas or semicolons that no space follows. `to` is the
 * end of the line.
 */
export function recordAt(text: string, at: number): { readonly record?: Span; readonly to: number } {
  const before = text.slice(Math.max(0, at - LONGEST_RECORD), at);
  const start = at - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const after = text.slice(at, at + LONGEST_RECORD);
  const lineBreak = after.search(/[\r\n]/);
  const end = at + (lineBreak < 0 ? after.length : lineBreak);
  const separator = text.charAt(at);
  const fields = text.slice(start, end).split(separator);
  const isRecord =
    end - start < LONGEST_RECORD &&
    fields.length > FEWEST_SEPARATORS &&
    fields.every((field, index) => index === 0 || (field !== '' && !/^\s/.test(field)));
  return { record: isRecord ? { start, end } : undefined, to: end };
}
