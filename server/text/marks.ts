// The quotation marks of all languages: one table of what opens a quotation and what closes it.

/** By opening mark, what may close it. A mark that closes what it opens (Swedish ”…”, German »…« beside »…») is both. */
const closers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '"': '"',
    "'": "' ’",
    '“': '”',
    '”': '”',
    '„': `“ ” " ''`,
    '‟': '”',
    '«': '»',
    '»': '« »',
    '‘': "’ '",
    '’': '’',
    '‚': '‘ ’',
    '‛': '’',
    '‹': '›',
    '›': '‹ ›',
    '`': "` ' ’ ´",
    '``': `\`\` '' " ”`,
    '「': '」',
    '『': '』',
    '《': '》',
    '〈': '〉',
    '〝': '〞 〟',
    '﹁': '﹂',
    '﹃': '﹄',
    '＂': '＂',
    '＇': '＇',
    '❝': '❞',
    '❛': '❜',
    '❮': '❯',
    '⟨': '⟩',
    '⟪': '⟫',
    '⸂': '⸃',
    '⸄': '⸅',
    '⸉': '⸊',
    '⸌': '⸍',
    '⸜': '⸝',
    '⸠': '⸡',
    '″': '″',
    '´': '´',
  }).map(([mark, ends]) => [mark, ends.split(' ')]),
);

/** How typewriters write marks that they do not have. */
export const typed = { ',,': '„', '<<': '«', '>>': '»' };

/** Marks that are apostrophes as well, so that their shape must say what they are. */
export const singles = "'’‘＇´";

/** Marks that never stand for anything but the start of a quotation, unless they close one of another language. */
const sure = '“„‟«‹‘‚‛「『《〈〝﹁﹃❝❛❮⟨⟪⸂⸄⸉⸌⸜⸠``';

/** The names that HTML has for marks. */
const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    quot: '"',
    apos: "'",
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    ldquor: '„',
    laquo: '«',
    raquo: '»',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    lsquor: '‚',
    lsaquo: '‹',
    rsaquo: '›',
    nbsp: '\u00a0',
    thinsp: '\u2009',
    ensp: '\u2002',
    emsp: '\u2003',
  }),
);

/** Whether a mark opens a quotation in some language. */
export function canOpen(mark: string): boolean {
  return closers.has(mark);
}

/** Whether a mark that a space follows may still open: « mot ». */
export function isSureOpening(mark: string): boolean {
  return sure.includes(mark);
}

/** Whether `mark` closes what `opening` opens. */
export function closesMark(opening: string, mark: string): boolean {
  return closers.get(opening)?.includes(mark) ?? false;
}

const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,30}));/iy;

/** The character that an entity of HTML at `at` stands for (empty where it is none of ours) and its length; undefined where there is none. */
export function entityAt(
  text: string,
  at: number,
): { readonly character: string; readonly length: number } | undefined {
  entity.lastIndex = at;
  const match = entity.exec(text);
  if (match === null) return undefined;
  const [whole, decimal, hexadecimal, name] = match;
  const code = decimal ? parseInt(decimal, 10) : hexadecimal ? parseInt(hexadecimal, 16) : 0;
  const character = name ? (entities.get(name) ?? '') : code > 0 && code < 0x10000 ? String.fromCharCode(code) : '';
  return { character, length: whole.length };
}

/** A text with the characters that its entities stand for; those that are none of ours stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(anyEntity, (written) => entityAt(written, 0)?.character || written);
}

const anyEntity = new RegExp(entity.source, 'gi');
