// How text is read for comparison: one table from UTF-16 unit to what it counts as. No second string is ever built.

// What a unit that is no part of a word counts as. All are below 0x20, so one table holds them beside the folded
// letters: no control character is ever part of a word.

/** Spaces of every width, tabs, line breaks, no-break spaces. */
export const SPACE = 1;
/** Soft hyphens, zero-width characters, combining accents: as if they were not there. */
export const NOTHING = 2;
/** Hyphens and en dashes: Indo-Pacific, Indo‑Pacific, Indo–Pacific. */
export const HYPHEN = 3;
export const APOSTROPHE = 4;
export const POINT = 5;
export const COMMA = 6;
export const SLASH = 7;
export const AMPERSAND = 8;
/** Anything else: no name runs on across it. */
export const BREAK = 9;

/** The first value in the table that is a folded letter or digit. */
export const FIRST_LETTER = 0x20;

const table = new Uint16Array(0x10000);

/**
 * What a UTF-16 unit counts as: a folded letter or digit (lower case, without accent or width), or one of the separators above.
 * Halves of surrogate pairs count as a break.
 */
export function foldUnit(unit: number): number {
  return table[unit] || (table[unit] = computeFold(unit));
}

/** The table itself for inner loops; 0 means that `foldUnit` has not been asked yet. */
export const foldTable: Uint16Array = table;

/** Whether a folded value is part of a word. */
export function isLetter(folded: number): boolean {
  return folded >= FIRST_LETTER;
}

/** Whether a unit is an accent that belongs to the letter before it. */
export function isAccent(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f;
}

/**
 * Whether a folded letter is a word by itself: Hangul, Han and Kana are written without spaces, and a Latin name
 * takes its Korean particle without one.
 */
export function isSyllable(folded: number): boolean {
  return (
    folded >= 0x1100 &&
    (folded <= 0x11ff ||
      (folded >= 0x2e80 && folded <= 0x9fff) ||
      (folded >= 0xa960 && folded <= 0xa97f) ||
      (folded >= 0xac00 && folded <= 0xd7ff) ||
      (folded >= 0xf900 && folded <= 0xfaff) ||
      (folded >= 0xff66 && folded <= 0xff9f))
  );
}

/**
 * The words of a text, folded, and what stands between them, as one string: two texts are the same name in other
 * clothes exactly when these are equal. Spaces are one space, hyphens and dashes one hyphen.
 */
export function foldText(text: string): string {
  // So are most, and this is ten times as fast.
  if (/^[A-Za-z\d]+(?: [A-Za-z\d]+)*$/.test(text)) return text.toLowerCase();
  let result = '';
  // Asking the result itself for its end would copy it.
  let isSpaced = true;
  for (let i = 0; i < text.length; i++) {
    const folded = foldUnit(text.charCodeAt(i));
    if (folded === NOTHING) continue;
    const wasSpaced = isSpaced;
    isSpaced = folded === SPACE;
    if (isSpaced) {
      if (!wasSpaced) result += ' ';
    } else if (folded === HYPHEN) result += '-';
    else if (folded === APOSTROPHE) result += "'";
    else if (folded >= FIRST_LETTER) result += String.fromCharCode(folded);
    else result += text[i];
  }
  return result.trimEnd();
}

/** A text with white space made single, and hyphens as keyboards have them. */
export function makePlain(text: string): string {
  return withPlainHyphens(text.replace(/\s+/g, ' '));
}

/** A text of the same length in which the hyphens of typesetters, breaking or not, are those that keyboards have. */
export function withPlainHyphens(text: string): string {
  return /[\u2010\u2011]/.test(text) ? text.replace(/[\u2010\u2011]/g, '-') : text;
}

function computeFold(unit: number): number {
  switch (unit) {
    case 0xad: // soft hyphen
    case 0x200b: // zero-width space
    case 0x200c: // zero-width non-joiner
    case 0x200d: // zero-width joiner
    case 0x200e: // left-to-right mark
    case 0x200f: // right-to-left mark
    case 0x2060: // word joiner
    case 0xfeff: // byte order mark
      return NOTHING;
    case 0x2d:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return HYPHEN;
    case 0x27:
    case 0x2019:
    case 0x2bc:
      return APOSTROPHE;
    case 0x2e:
      return POINT;
    case 0x2c:
      return COMMA;
    case 0x2f:
      return SLASH;
    case 0x26:
      return AMPERSAND;
    case 0x3c2: // final sigma
      return 0x3c3;
  }
  if (unit >= 0xd800 && unit <= 0xdfff) return BREAK;
  const character = String.fromCharCode(unit);
  if (/\s/.test(character)) return SPACE;
  if (/\p{Mn}/u.test(character)) return NOTHING;
  // A syllable stays whole; what else can be taken apart loses its accent (é) or its width (Ａ).
  const parts = isSyllable(unit) ? character : character.normalize('NFKD');
  const base = /^\p{Mn}*$/u.test(parts.slice(1)) ? parts.charAt(0) : character;
  const lower = base.toLowerCase();
  const folded = (lower.length === 1 ? lower : base).charCodeAt(0);
  return folded >= FIRST_LETTER && /[\p{L}\p{N}]/u.test(String.fromCharCode(folded)) ? folded : BREAK;
}
