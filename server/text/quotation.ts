// What a quotation mark is at its place: one that opens, one that closes, or an apostrophe, a foot or an inch.
import { singles } from './marks';

/** What stands around a mark, as a reader sees it; empty at the ends of a block. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/**
 * What the place of a mark says: `either` where it says nothing; `measure` and `possessive` where it closes only what is
 * open, the latter in doubt; `none` where it is no mark.
 */
export type Shape = 'opening' | 'closing' | 'measure' | 'possessive' | 'either' | 'none';

/** Words that begin with an apostrophe. */
const elision = /^.(?:\d\ds?|em|til|tis|twas|n|cause|round|bout|tween|neath)(?![\p{L}\p{N}])/iu;

/** The shape of a mark by what stands around it. `lead` ends before the mark, `rest` begins with it. */
export function shapeOf(mark: string, { before, after }: Around, lead: string, rest: string): Shape {
  const isFreeBefore = before === '' || /[\s([{<—–\-/=|*_“„«‹‘‚>]/.test(before);
  const isFreeAfter = after === '' || /[\s.,;:!?)\]}…—–\-/|*_”»›’]/.test(after);
  if (!singles.includes(mark)) {
    // 5'10" and 12" are measures.
    if (isDigit(before) && isFreeAfter && '"”″'.includes(mark)) return /\d['’′]\s?\d+$/.test(lead) ? 'none' : 'measure';
    if (isFreeBefore !== isFreeAfter) return isFreeBefore ? 'opening' : 'closing';
    return !isFreeBefore && isWord(before) && mark === '"' ? 'closing' : 'either';
  }
  if (isWord(after)) {
    const opens = isFreeBefore || mark === '‘' || /[,.:;!?]/.test(before);
    return opens && !isWord(before) && !elision.test(rest) ? 'opening' : 'none';
  }
  if (isFreeBefore) return isFreeAfter ? 'none' : 'opening';
  // The allies’ view: where a word follows it may be either.
  return (/[sxz]/i.test(before) && /^.\s+[\p{L}\p{N}]/u.test(rest)) || (isDigit(before) && mark !== '’')
    ? 'possessive'
    : 'closing';
}

/**
 * Whether what stands between two marks is a name that a parenthesis introduces (“ROK” or “the South”), which is no
 * quotation. `start` is the offset of the opening mark, `end` that of the closing one.
 */
export function isIntroduced(text: string, start: number, end: number): boolean {
  if (end - start > 60) return false;
  const words = text
    .slice(start + 1, end)
    .trim()
    .split(/\s+/);
  const before = text.slice(Math.max(0, start - 120), start);
  // Alone in its parenthesis only an abbreviation is sure to be no quotation.
  const isFurther = /\([^()]*\b(?:or|and)\s+(?:the\s+)?$/i.test(before);
  if (words.length > (isFurther ? 3 : 1)) return false;
  if (!isFurther && !/^[\p{Lu}\d][\p{L}\p{N}.&/-]*[\p{Lu}\d]s?$/u.test(words.join(' '))) return false;
  return /\((?:[^()]*\b(?:or|and)\s+)?(?:(?:the|hereafter|hereinafter|henceforth|also|collectively|together|abbreviated|as),?\s+)*$/i.test(
    before,
  );
}

/** Whether a unit is a letter or figure. */
export function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isDigit(character: string): boolean {
  return /\d/.test(character);
}
